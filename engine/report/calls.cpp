#include "report/calls.hpp"

#include <map>

#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using words::same;

struct Sum {
  std::int64_t offered = 0, answered = 0, within = 0, abandoned = 0, blocked = 0, served = 0, cut = 0, callers = 0,
               never = 0;
  Histogram wait;
  [[nodiscard]] std::int64_t asking() const { return offered - served; }
  void add(const CohortRecord& cohort) {
    offered += cohort.offered;
    answered += cohort.answered;
    within += cohort.answered_within;
    abandoned += cohort.abandoned;
    blocked += cohort.blocked + cohort.dropped;
    served += cohort.self_served + cohort.hung_up;
    cut += cohort.cut;
    callers += cohort.callers;
    never += cohort.never_through;
    wait.merge(cohort.wait_answered);
  }
};

std::string share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "—" : words::share(static_cast<double>(part) / static_cast<double>(whole));
}

std::string wait_text(double wait_s, std::int64_t answered, Language language) {
  return answered == 0 ? "—" : in(words::duration(seconds(wait_s)), language);
}

CallRow row_of(const std::string& name, const Sum& sum, Language language) {
  return {name,
          words::count(sum.offered),
          words::count(sum.served),
          words::count(sum.answered),
          share(sum.answered, sum.offered),
          share(sum.answered, sum.asking()),
          share(sum.within, sum.offered),
          share(sum.within, sum.asking()),
          words::count(sum.abandoned),
          words::count(sum.blocked),
          words::count(sum.cut),
          words::count(sum.callers),
          words::count(sum.never),
          wait_text(sum.wait.mean_s(), sum.answered, language),
          wait_text(sum.wait.quantile_s(0.95), sum.answered, language)};
}

}  // namespace

std::vector<CallRow> call_rows(const Log& log, Language language) {
  std::map<Index<CallClass>, Sum> sums;
  Sum all;
  for (const CohortRecord& cohort : log.traffic.cohorts) {
    if (cohort.from.us < 0) continue;
    sums[cohort.call_class].add(cohort);
    all.add(cohort);
  }
  std::vector<CallRow> rows;
  for (const auto& [call_class, sum] : sums)
    rows.push_back(row_of(name_of(*log.documents, about(call_class), language), sum, language));
  if (rows.size() > 1) rows.push_back(row_of(in(words::word(words::Area::report, "total"), language), all, language));
  return rows;
}

std::vector<std::string> calls_sentences(const Log& log, Language language) {
  Sum sum;
  for (const CohortRecord& cohort : log.traffic.cohorts)
    if (cohort.from.us >= 0) sum.add(cohort);
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
                                             {"cut", same(words::count(sum.cut))},
                                             {"callers", same(words::count(sum.callers))},
                                             {"never", same(words::count(sum.never))}};
  return {in(words::sentence(words::Area::report, "calls", figures), language),
          in(words::sentence(words::Area::report, "calls.lost", figures), language)};
}

}  // namespace tuiyan::report
