// When the callers of one class first call: by a rate, at scripted instants, and because of a power cut.
//
// Contract: instants since the start of the drill, never falling; `never_us` when nobody else calls.
// By rate: candidates come at a majorant that is constant between the corners of the rate (arrival_rate.hpp)
// and are thinned where it is above the rate. Nothing a plan does enters here, so any two plans meet the same
// would-be callers, except that power cuts follow the world (outage_callers.hpp); who is deterred by an
// announcement is decided by the caller. Callers by rate and scripted ones are numbered from 0.
// Keys: the gap before candidate k by (class, k), its acceptance by (class, k, 1).
// Nobody calls by rate after the scenario's length; scripted instants come whenever they are.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/batch.hpp"
#include "traffic/arrival_rate.hpp"
#include "traffic/outage_callers.hpp"

namespace tuiyan::traffic {

class Arrivals {
 public:
  // The documents outlive it.
  Arrivals(const Documents& documents, Index<CallClass> index, const Stream& stream);

  // The next caller; the same one until he is taken.
  [[nodiscard]] const Arrival& next() const { return by_outage_.us < own_.us ? by_outage_ : own_; }
  void take(const Stream& stream);
  // Of those who call by rate at this instant, the share who still do when so much is left of each surge of the
  // scenario: those whom a rumour makes call are an independent part of the stream.
  [[nodiscard]] double share_left(std::int64_t us, const std::vector<double>& surges_left) const {
    const double all = rate_.at(us);
    return all > 0 ? rate_.at(us, false, &surges_left) / all : 1;
  }
  // From `now_us` on so many customers of the site's feeders are out; callers before were taken.
  void set_customers_out(std::int64_t now_us, std::int64_t customers, const Stream& stream);

 private:
  struct Piece : ArrivalRate::Piece {
    double candidates_from = 0, candidates_to = 0;  // expected numbers of candidates up to its ends
  };
  [[nodiscard]] std::int64_t next_own_us(const Stream& stream) {
    if (given_ == ready_) find_more(stream);
    return instants_us_[given_++];
  }

  // At least one more, from a block of candidates: nothing here depends on what the calls do.
  void find_more(const Stream& stream);

  static constexpr std::uint64_t block = 32;
  bool are_of_one_steady_piece(const std::array<double, block>& gaps);

  ArrivalRate rate_;
  OutageCallers outage_;
  Key key_;
  std::vector<Piece> pieces_;
  std::size_t piece_ = 0;
  std::array<std::int64_t, block> instants_us_{};
  std::size_t ready_ = 0, given_ = 0;  // of these
  std::uint64_t candidate_ = 0;
  double candidates_ = 0;  // sum of the unit exponential gaps so far
  std::vector<std::int64_t> scripted_us_;
  std::size_t scripted_ = 0;
  Arrival own_, by_outage_;
};

}  // namespace tuiyan::traffic
