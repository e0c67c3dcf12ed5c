#include "traffic/arrivals.hpp"

#include <algorithm>

#include "base/real.hpp"
#include "traffic/event_heap.hpp"

namespace tuiyan::traffic {
namespace {

constexpr std::int64_t day_us = 86'400'000'000;

std::int64_t modulo_day(std::int64_t us) { return ((us % day_us) + day_us) % day_us; }

bool concerns(const Surge& surge, Index<CallClass> index) {
  return surge.classes.empty() || std::find(surge.classes.begin(), surge.classes.end(), index) != surge.classes.end();
}

// 1 outside, `factor` inside; linear over `ramp` at both ends (a triangle when the ramps meet).
double factor_at(const Surge& surge, std::int64_t us, bool before) {
  const std::int64_t from = surge.from.us, to = surge.to.us;
  const bool inside = before ? (us > from && us <= to) : (us >= from && us < to);
  if (!inside) return 1;
  double share = 1;
  if (surge.ramp.us > 0)
    share = std::min(1.0, static_cast<double>(std::min(us - from, to - us)) / static_cast<double>(surge.ramp.us));
  return 1 + (surge.factor - 1) * share;
}

double base_rate(const CallClass& call_class, std::int64_t clock_us, bool before) {
  double rate = call_class.rate.back().per_second;  // until the first piece begins, the last goes on
  for (const RatePiece& piece : call_class.rate)
    if (before ? piece.from.us < clock_us : piece.from.us <= clock_us) rate = piece.per_second;
  return rate;
}

// All instants in [from, to] at which rate or slope may change.
std::vector<std::int64_t> corners(const CallClass& call_class, Index<CallClass> index, const Scenario& scenario) {
  const std::int64_t from = -scenario.warm_up.us, to = scenario.length.us;
  std::vector<std::int64_t> all = {from, to};
  for (const RatePiece& piece : call_class.rate) {
    const std::int64_t since = modulo_day(piece.from.us - scenario.start_of_day.us - from);
    for (std::int64_t us = from + since; us < to; us += day_us) all.push_back(us);
  }
  for (const Surge& surge : scenario.surges) {
    if (!concerns(surge, index)) continue;
    const std::int64_t ramp = std::min(surge.ramp.us, (surge.to.us - surge.from.us) / 2);
    for (const std::int64_t us : {surge.from.us, surge.from.us + ramp, surge.to.us - ramp, surge.to.us})
      if (us > from && us < to) all.push_back(us);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

double rate_at(const CallClass& call_class, Index<CallClass> index, const Scenario& scenario, std::int64_t us,
               bool before) {
  if (call_class.rate.empty()) return 0;
  std::int64_t clock_us = modulo_day(scenario.start_of_day.us + us);
  if (before && clock_us == 0) clock_us = day_us;
  double rate = base_rate(call_class, clock_us, before);
  for (const Surge& surge : scenario.surges)
    if (concerns(surge, index)) rate *= factor_at(surge, us, before);
  return rate;
}

Arrivals::Arrivals(const CallClass& call_class, Index<CallClass> index, const Scenario& scenario)
    : call_class_(call_class), index_(index), scenario_(scenario), key_(Key(Purpose::arrival).with(call_class.id)) {
  for (const Duration at : call_class.scripted) scripted_us_.push_back(at.us);
  std::sort(scripted_us_.begin(), scripted_us_.end());
  if (call_class.rate.empty()) return;
  const std::vector<std::int64_t> ends = corners(call_class, index, scenario);
  double candidates = 0;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    Piece piece;
    piece.from_us = ends[i];
    piece.to_us = ends[i + 1];
    // Each factor is linear here, so the product of the larger ends bounds their product.
    piece.per_second = base_rate(call_class, modulo_day(scenario.start_of_day.us + piece.from_us), false);
    for (const Surge& surge : scenario.surges) {
      if (!concerns(surge, index)) continue;
      const double first = factor_at(surge, piece.from_us, false), last = factor_at(surge, piece.to_us, true);
      piece.per_second *= std::max(first, last);
      if (std::min(first, last) < std::max(first, last)) piece.flat = false;
    }
    piece.candidates_from = candidates;
    candidates += piece.per_second * in_seconds(Duration{piece.to_us - piece.from_us});
    piece.candidates_to = candidates;
    if (piece.per_second > 0) pieces_.push_back(piece);
  }
}

std::int64_t Arrivals::next(const Stream& stream) {
  if (call_class_.rate.empty()) return scripted_ < scripted_us_.size() ? scripted_us_[scripted_++] : never_us;
  for (;;) {
    const Key key = key_.with(candidate_++);
    candidates_ -= natural_log(1.0 - stream.uniform(key));
    while (piece_ < pieces_.size() && pieces_[piece_].candidates_to <= candidates_) ++piece_;
    if (piece_ == pieces_.size()) return never_us;
    const Piece& piece = pieces_[piece_];
    const std::int64_t us =
        std::min(piece.from_us + seconds((candidates_ - piece.candidates_from) / piece.per_second).us, piece.to_us - 1);
    if (piece.flat) return us;
    const double share = rate_at(call_class_, index_, scenario_, us) / piece.per_second;
    if (stream.uniform(key.with(1)) < share) return us;
  }
}

}  // namespace tuiyan::traffic
