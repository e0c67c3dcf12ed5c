#include "report/calls.hpp"

#include <algorithm>
#include <map>

#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using words::same;

struct Sum {
  std::int64_t offered = 0, answered = 0, within = 0, abandoned = 0, blocked = 0, served = 0, cut_waiting = 0,
               inside = 0, callers = 0, never = 0;
  std::int64_t balked = 0, promised = 0;
  // By the clock: accepted call-backs.
  std::int64_t kept = 0, not_reached = 0, reached = 0, delay_us = 0;
  std::int64_t cut = 0;  // by the clock: waiting and talking together
  Histogram wait;
  [[nodiscard]] std::int64_t asking() const { return offered - served; }
  // Those cut after they had been answered; they count as answered.
  [[nodiscard]] std::int64_t cut_talking() const { return std::max<std::int64_t>(0, cut - cut_waiting); }
  void add(const CohortRecord& cohort) {
    offered += cohort.offered;
    answered += cohort.answered;
    within += cohort.answered_within;
    abandoned += cohort.abandoned;
    blocked += cohort.blocked + cohort.dropped;
    served += cohort.self_served + cohort.hung_up;
    cut_waiting += cohort.cut;
    inside += cohort.inside;
    balked += cohort.balked;
    promised += cohort.promised;
    callers += cohort.callers;
    never += cohort.never_through;
    wait.merge(cohort.wait_answered);
  }
  void add(const FlowRecord& flow) {
    cut += flow.cut_waiting + flow.cut_talking;
    kept += flow.promises_kept;
    not_reached += flow.promises_broken;
    reached += flow.promises_reached;
    delay_us += flow.promise_delay_us;
  }
};

// By class, in the order of the site. What came during the warm-up does not count.
std::map<Index<CallClass>, Sum> sums_of(const Log& log) {
  std::map<Index<CallClass>, Sum> sums;
  for (const CohortRecord& cohort : log.traffic.cohorts)
    if (cohort.from.us >= 0) sums[cohort.call_class].add(cohort);
  for (const FlowRecord& flow : log.traffic.flows)
    if (flow.from.us >= 0) sums[flow.call_class].add(flow);
  return sums;
}

Sum total_of(const Log& log) {
  Sum all;
  for (const CohortRecord& cohort : log.traffic.cohorts)
    if (cohort.from.us >= 0) all.add(cohort);
  for (const FlowRecord& flow : log.traffic.flows)
    if (flow.from.us >= 0) all.add(flow);
  return all;
}

std::string share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "—" : words::share(static_cast<double>(part) / static_cast<double>(whole));
}

std::string wait_text(double wait_s, std::int64_t answered, Language language) {
  return answered == 0 ? "—" : in(words::duration(seconds(wait_s)), language);
}

CallRow row_of(const std::string& name, const Sum& sum, Language language) {
  CallRow row;
  row.name = name;
  row.offered = words::count(sum.offered);
  row.served = words::count(sum.served);
  row.asking = words::count(sum.asking());
  row.answered = words::count(sum.answered);
  row.within = words::count(sum.within);
  row.abandoned = words::count(sum.abandoned);
  row.blocked = words::count(sum.blocked);
  row.cut_waiting = words::count(sum.cut_waiting);
  row.inside = words::count(sum.inside);
  row.cut_talking = words::count(sum.cut_talking());
  row.callers = words::count(sum.callers);
  row.never_through = words::count(sum.never);
  row.balked = words::count(sum.balked);
  row.promised = words::count(sum.promised);
  row.kept = words::count(sum.kept);
  row.not_reached = words::count(sum.not_reached);
  row.call_back_open = words::count(std::max<std::int64_t>(0, sum.promised - sum.kept - sum.not_reached));
  row.call_back_delay =
      wait_text(sum.reached == 0 ? 0 : static_cast<double>(sum.delay_us) / 1e6 / static_cast<double>(sum.reached),
                sum.reached, language);
  row.answered_share = share(sum.answered, sum.offered);
  row.answered_of_asking = share(sum.answered, sum.asking());
  row.within_share = share(sum.within, sum.offered);
  row.within_of_asking = share(sum.within, sum.asking());
  row.mean_wait = wait_text(sum.wait.mean_s(), sum.answered, language);
  row.p95_wait = wait_text(sum.wait.quantile_s(0.95), sum.answered, language);
  return row;
}

}  // namespace

std::vector<CallRow> call_rows(const Log& log, Language language) {
  std::vector<CallRow> rows;
  for (const auto& [call_class, sum] : sums_of(log))
    rows.push_back(row_of(name_of(*log.documents, about(call_class), language), sum, language));
  if (rows.size() > 1)
    rows.push_back(row_of(in(words::word(words::Area::report, "total"), language), total_of(log), language));
  return rows;
}

bool has_told(const Log& log) {
  const Sum sum = total_of(log);
  return sum.balked + sum.promised > 0;
}

std::vector<std::string> calls_sentences(const Log& log, Language language) {
  const Sum sum = total_of(log);
  if (sum.offered == 0) return {in(words::word(words::Area::report, "calls.none"), language)};
  const std::vector<words::Argument> figures{{"offered", same(words::count(sum.offered))},
                                             {"served", same(words::count(sum.served))},
                                             {"answered", same(words::count(sum.answered))},
                                             {"answered_share", same(share(sum.answered, sum.offered))},
                                             {"answered_of_asking", same(share(sum.answered, sum.asking()))},
                                             {"within", words::duration(seconds(log.documents->site.calls.within_s))},
                                             {"within_share", same(share(sum.within, sum.offered))},
                                             {"within_of_asking", same(share(sum.within, sum.asking()))},
                                             {"abandoned", same(words::count(sum.abandoned))},
                                             {"blocked", same(words::count(sum.blocked))},
                                             {"asking", same(words::count(sum.asking()))},
                                             {"cut", same(words::count(sum.cut_waiting + sum.cut_talking()))},
                                             {"cut_talking", same(words::count(sum.cut_talking()))},
                                             {"callers", same(words::count(sum.callers))},
                                             {"never", same(words::count(sum.never))}};
  return {in(words::sentence(words::Area::report, "calls", figures), language),
          in(words::sentence(words::Area::report, "calls.lost", figures), language)};
}

}  // namespace tuiyan::report
