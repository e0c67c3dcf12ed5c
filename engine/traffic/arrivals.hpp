// When the callers of one class first call: a Poisson stream whose rate follows clock and surges.
//
// Contract: instants since the start of the drill, never falling; `never_us` when nobody else calls.
// Candidates come at a majorant rate that is constant between the corners of the profile and the
// surges; a ramp is thinned out of its candidates. Nothing a plan does enters here, so any two plans
// meet the same would-be callers; who is deterred by an announcement is decided by the caller.
// Keys: the gap before candidate k by (class, k), its acceptance by (class, k, 1).
// Nobody calls by rate after the scenario's length; scripted instants come whenever they are.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "model/scenario.hpp"

namespace tuiyan::traffic {

// Calls per second of a class at `us` since the start, just after it (or just before it).
[[nodiscard]] double rate_at(const CallClass& call_class, Index<CallClass> index, const Scenario& scenario,
                             std::int64_t us, bool before = false);

class Arrivals {
 public:
  Arrivals(const CallClass& call_class, Index<CallClass> index, const Scenario& scenario);
  // The next instant; each call of it moves on by one caller.
  [[nodiscard]] std::int64_t next(const Stream& stream);

 private:
  // Between two corners of the rate; `flat` when the majorant is the rate.
  struct Piece {
    std::int64_t from_us = 0, to_us = 0;
    double per_second = 0;     // the majorant
    double candidates_to = 0;  // expected number of candidates up to `to_us`
    double candidates_from = 0;
    bool flat = true;
  };

  const CallClass& call_class_;
  Index<CallClass> index_;
  const Scenario& scenario_;
  Key key_;
  std::vector<Piece> pieces_;
  std::size_t piece_ = 0;
  std::uint64_t candidate_ = 0;
  double candidates_ = 0;  // sum of the unit exponential gaps so far
  std::vector<std::int64_t> scripted_us_;
  std::size_t scripted_ = 0;
};

}  // namespace tuiyan::traffic
