// Callers because of a power cut: a Poisson stream whose rate the world changes while it runs.
//
// Contract: with N customers out and M of them in the time before a first call, the rate is
// N x per_customer + first_call_share x M / first_call_after; M grows by those who lose power, shrinks by
// e^-(time / first_call_after) and, when customers get power back, in proportion (who they are is not known).
// The candidates are a Poisson measure over time x rate that nothing changes: a point (t, y) calls when
// y is below the rate at t. So more customers out never take a caller away, and two plans meet the same
// callers wherever their customers are the same.
// The rate axis is cut at powers of two (from 2^-12 per second up to the rate with every customer out), each
// band into cells of time with eight candidates on average, drawn from (class, band, cell, number): any
// instant can be reached without drawing what lies before it, bands above the rate cost nothing, and at most half of
// the candidates of the band that the rate is in are in vain. The name of a caller is his point.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "model/scenario.hpp"
#include "traffic/event_tournament.hpp"

namespace tuiyan::traffic {

struct Arrival {
  std::int64_t us = never_us;
  std::uint64_t caller = 0;  // his name within the class; fits into 53 bits
};

class OutageCallers {
 public:
  OutageCallers(const Documents& documents, Index<CallClass> index);

  // Nobody ever calls: no customers, or none who would.
  [[nodiscard]] bool none() const { return bands_.empty(); }
  // From `now_us` on so many customers of the site's feeders are out. All callers before were taken; the one found
  // last, if he is not before, is found anew.
  void set_out(std::int64_t now_us, std::int64_t customers);
  // The next caller, each time another; never after the scenario's length.
  [[nodiscard]] Arrival take(const Stream& stream);

  // Customers without power at most, on feeders and in the scenario's table.
  [[nodiscard]] static std::int64_t feeder_customers(const Site& site);

 private:
  struct Band {
    Key key;
    double low = 0, width = 0;  // calls per second
    std::int64_t cell_us = 0;
    std::int64_t cell = 0;     // of the candidate …
    std::uint64_t number = 0;  // … its number there
    double since_cell_s = 0;
    std::int64_t us = -1;  // when it would call; before the position: still to be looked for
  };
  // Who is out, from an instant on.
  struct Level {
    std::int64_t from_us = 0;
    std::int64_t on_feeders = 0, in_table = 0;
    double before_first_call = 0;  // M at `from_us`
    std::size_t row = 0;           // of the table: next to come
  };

  [[nodiscard]] double before_first_call(const Level& level, std::int64_t us) const;
  [[nodiscard]] double rate(const Level& level, std::int64_t us) const;
  [[nodiscard]] std::int64_t next_row_us(const Level& level) const;
  void change(Level& level, std::int64_t us, std::int64_t on_feeders, std::int64_t in_table) const;
  void enter_next_row(Level& level) const;
  void move_on(Band& band, const Stream& stream) const;
  void seek(Band& band, std::int64_t us, const Stream& stream) const;

  const OutageCalls& facts_;
  const std::vector<OutageLevel>& table_;
  std::int64_t end_us_;
  std::vector<Band> bands_;  // from low to high
  Level now_;                // as of the last caller taken or the last change
  Level ahead_;              // where the search has come to
};

}  // namespace tuiyan::traffic
