#include "report/recovery.hpp"

#include <algorithm>
#include <functional>

#include "model/metric.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

std::vector<Charge> totals(const std::vector<drawing::Bar>& bars,
                           const std::function<bool(const Charge&, const drawing::Bar&)>& same,
                           const std::function<Charge(const drawing::Bar&)>& fresh) {
  std::vector<Charge> sums;
  for (const drawing::Bar& bar : bars) {
    auto it = std::find_if(sums.begin(), sums.end(), [&](const Charge& charge) { return same(charge, bar); });
    if (it == sums.end()) it = sums.insert(sums.end(), fresh(bar));
    it->length += bar.to - bar.from;
  }
  std::stable_sort(sums.begin(), sums.end(), [](const Charge& a, const Charge& b) { return a.length > b.length; });
  return sums;
}

}  // namespace

std::vector<drawing::Bar> bars(const Log& log, const score::Reading& reading) {
  std::vector<drawing::Bar> all;
  Index<Step> last_step;
  const std::vector<score::Piece> pieces =
      reading.censored ? score::waterfall_so_far(log, reading) : score::waterfall(log, reading);
  for (const score::Piece& piece : pieces) {
    const Time from = words::whole(piece.from), to = words::whole(piece.to);
    if (!all.empty() && piece.step && piece.step == last_step && all.back().delay == piece.delay &&
        all.back().clause == piece.clause) {
      all.back().to = to;
      continue;
    }
    drawing::Bar bar{from, to, piece.delay, piece.clause, {}};
    for (Language language : {Language::zh, Language::en}) {
      std::string& label = language == Language::zh ? bar.label.zh : bar.label.en;
      label = piece.step         ? name_of(*log.documents, piece.step, language)
              : piece.entry != 0 ? sentence(log, log.at(piece.entry), language)
                                 : "";
    }
    last_step = piece.step;
    all.push_back(std::move(bar));
  }
  return all;
}

std::vector<const score::Result*> ways(const Log& log, const score::Scorecard& card) {
  std::vector<const score::Result*> found;
  const auto& targets = log.documents->plan.targets;
  for (const score::Result& result : card.results) {
    const score::Reading& reading = result.reading;
    const Metric metric = targets[result.target].metric;
    const bool restores = metric == Metric::time_to_restore;
    if (!reading.applicable || reading.value <= 0) continue;
    if (!restores && (result.met || reading.censored || !describe(metric).from_anchor)) continue;
    if (reading.censored ? score::waterfall_so_far(log, reading).empty() : reading.entry == 0) continue;
    found.push_back(&result);
  }
  std::stable_sort(found.begin(), found.end(), [&](const score::Result* a, const score::Result* b) {
    const Target& x = targets[a->target];
    const Target& y = targets[b->target];
    if (x.metric != y.metric) return x.metric == Metric::time_to_restore && y.metric != Metric::time_to_restore;
    if (a->met != b->met) return !a->met;
    return x.critical != y.critical ? x.critical : x.weight > y.weight;
  });
  std::vector<const score::Result*> distinct;
  for (const score::Result* result : found) {
    const bool known = std::any_of(distinct.begin(), distinct.end(), [&](const score::Result* other) {
      return other->reading.entry == result->reading.entry && other->reading.anchor == result->reading.anchor &&
             other->reading.value == result->reading.value;
    });
    if (!known) distinct.push_back(result);
  }
  return distinct;
}

Duration length_of(const std::vector<drawing::Bar>& bars) {
  return bars.empty() ? Duration{0} : bars.back().to - bars.front().from;
}

std::vector<Charge> by_delay(const std::vector<drawing::Bar>& bars) {
  return totals(
      bars, [](const Charge& charge, const drawing::Bar& bar) { return charge.delay == bar.delay; },
      [](const drawing::Bar& bar) {
        return Charge{{}, bar.delay, ""};
      });
}

std::vector<Charge> by_clause(const std::vector<drawing::Bar>& bars) {
  return totals(
      bars, [](const Charge& charge, const drawing::Bar& bar) { return charge.clause == bar.clause; },
      [](const drawing::Bar& bar) {
        return Charge{{}, Delay::none, bar.clause};
      });
}

std::vector<Charge> by_both(const std::vector<drawing::Bar>& bars) {
  return totals(
      bars,
      [](const Charge& charge, const drawing::Bar& bar) {
        return charge.clause == bar.clause && charge.delay == bar.delay;
      },
      [](const drawing::Bar& bar) {
        return Charge{{}, bar.delay, bar.clause};
      });
}

}  // namespace tuiyan::report
