#include "report/change_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "model/metric.hpp"
#include "report/odds_text.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using result::Comparison;
using result::Verdict;
using words::Area;
using words::same;

std::string text(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::study, code, arguments), language);
}

words::Argument number(std::string_view name, std::uint64_t n) {
  return {name, same(words::count(static_cast<std::int64_t>(n)))};
}

struct VerdictFacts {
  const char* code;
  const char* css;
};
constexpr std::array<VerdictFacts, 5> verdicts{{{"verdict.better", "met"},
                                                {"verdict.worse", "missed"},
                                                {"verdict.same", "none"},
                                                {"verdict.open", "open"},
                                                {"promise.not_applicable", "none"}}};

// A difference of figures in the metric's unit, with its sign.
std::string signed_figure(Metric metric, double value, Language language) {
  if (describe(metric).unit == MetricUnit::share) return points(value);
  const std::string size = figure(metric, std::abs(value), language);
  return (value < 0 ? "−" : "+") + size;
}

std::string joined(const std::vector<std::string>& names, Language language) {
  std::string all;
  for (const std::string& name : names) add_item(all, fmt::format("“{}”", name), language);
  return all;
}

// What is said of a target. Where the odds leave it open, the figure may tell more.
std::string verdict_of(const result::TargetChange& change, int figure, Language language) {
  const std::string code = verdicts.at(static_cast<std::size_t>(change.verdict)).code;
  if (change.verdict != Verdict::open || figure == 0) return text(code, language);
  return text(code + (figure > 0 ? ".better" : ".worse"), language);
}

// 6.2 ± 1.1 min, or s when it is less; half the width of the interval, since that of a mean is symmetric.
std::string minutes_within(const result::Estimate& saved_s, Language language) {
  const double half = (saved_s.interval.high - saved_s.interval.low) / 2;
  const bool is_short = std::max(std::abs(saved_s.value), half) < 60;
  const double unit_s = is_short ? 1 : 60;
  return text(is_short ? "seconds" : "minutes", language,
              {{"value", same(fmt::format("{:.1f}", std::abs(saved_s.value) / unit_s))},
               {"half", same(fmt::format("{:.1f}", half / unit_s))}});
}

const char* saving_code(const result::Interval& interval) {
  return interval.low > 0 ? "saving.less" : interval.high < 0 ? "saving.more" : "saving.open";
}

}  // namespace

std::string points(double difference) {
  const double shown = std::abs(difference) < 5e-4 ? 0 : difference;
  return shown == 0 ? "0.0" : fmt::format("{}{:.1f}", shown < 0 ? "−" : "+", std::abs(shown) * 100);
}

int figure_change(const Comparison& comparison, const result::TargetChange& change) {
  // Fewer pairs may all fall on one side by chance (2 · 0.5^5 = 6 %), and a lost one may have been anything.
  constexpr std::int64_t least_pairs = 6;
  if (change.pairs < least_pairs || comparison.lost_count > 0) return 0;
  const result::Interval& interval = change.figure_change.interval;
  const int up = interval.low > 0 ? 1 : interval.high < 0 ? -1 : 0;
  return comparison.before->plan.targets[change.before].upper ? -up : up;
}

std::vector<ChangeRow> change_rows(const Comparison& comparison, Language language) {
  std::vector<ChangeRow> rows;
  for (const result::TargetChange& change : comparison.targets) {
    const Target& target = comparison.before->plan.targets[change.before];
    ChangeRow row;
    row.name = name_of(*comparison.before, about(change.before), language);
    row.clause = target.clause;
    row.limit = limit_of(target, language);
    row.critical = target.critical;
    row.verdict = verdict_of(change, figure_change(comparison, change), language);
    row.css = verdicts.at(static_cast<std::size_t>(change.verdict)).css;
    if (change.limit_moved)
      row.notes.push_back(text("limit_moved", language,
                               {{"limit", same(limit_of(comparison.after->plan.targets[change.after], language))}}));
    if (change.dominance != result::Dominance::none)
      row.notes.push_back(
          text(change.dominance == result::Dominance::by_new ? "dominance.new" : "dominance.old", language));
    if (change.pairs > 0) {
      row.before = fmt::format("{:.1f}%", change.met_before.value * 100);
      row.after = fmt::format("{:.1f}%", change.met_after.value * 100);
      row.change = points(change.met_change.value);
      row.change_interval = change.verdict == Verdict::same
                                ? text("change.same", language, {number("n", static_cast<std::uint64_t>(change.pairs))})
                                : text("interval.signed", language,
                                       {{"low", same(points(change.met_change.interval.low))},
                                        {"high", same(points(change.met_change.interval.high))}});
      row.figure = signed_figure(target.metric, change.figure_change.value, language);
      row.figure_interval =
          text("interval.signed", language,
               {{"low", same(signed_figure(target.metric, change.figure_change.interval.low, language))},
                {"high", same(signed_figure(target.metric, change.figure_change.interval.high, language))}});
      row.better = fmt::format("{:.0f}% / {:.0f}%", change.better.value * 100, change.worse * 100);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<SavingRow> saving_rows(const result::WaySaving& way, Language language) {
  std::vector<SavingRow> rows;
  for (const result::ClauseSaving& one : way.clauses) {
    const std::string clause = one.clause.empty() ? text("no_clause", language) : one.clause;
    rows.push_back(
        {clause, text(saving_code(one.saved_s.interval), language,
                      {{"clause", same(clause)}, {"minutes", same(minutes_within(one.saved_s, language))}})});
  }
  return rows;
}

std::string saving_title(const Comparison& comparison, const result::WaySaving& way, Language language) {
  return text("saving.title", language,
              {{"target", same(name_of(*comparison.before, about(way.before), language))},
               {"sentence", same(text(std::string(saving_code(way.saved_s.interval)) + ".all", language,
                                      {{"minutes", same(minutes_within(way.saved_s, language))}}))},
               number("n", static_cast<std::uint64_t>(way.pairs))});
}

std::vector<const result::WaySaving*> told_savings(const Comparison& comparison) {
  std::vector<const result::WaySaving*> restored, others;
  for (const result::WaySaving& way : comparison.ways) {
    if (way.clauses.empty()) continue;
    const Target& target = comparison.before->plan.targets[way.before];
    (target.metric == Metric::time_to_restore ? restored : others).push_back(&way);
  }
  restored.insert(restored.end(), others.begin(), others.end());
  return restored;
}

std::vector<std::string> document_sentences(const Comparison& comparison, Language language) {
  constexpr std::array<const char*, 4> codes{"document.changed", "document.added", "document.removed",
                                             "document.renamed"};
  std::vector<std::string> all;
  for (const result::DocumentChange& change : comparison.changes) {
    const std::string name = change.name.in(language);
    all.push_back(text(codes.at(static_cast<std::size_t>(change.kind)), language,
                       {{"pointer", same(change.pointer)},
                        {"name", same(name.empty() ? "" : text("document.name", language, {{"name", same(name)}}))},
                        {"before", same(change.before)},
                        {"after", same(change.after)}}));
  }
  return all;
}

std::vector<std::string> compare_standing(const Comparison& comparison, Language language) {
  std::vector<std::string> all;
  if (comparison.interrupted) all.push_back(text("interrupted", language, {number("n", comparison.played)}));
  all.push_back(
      text("pairs", language, {number("n", comparison.played), {"seed", same(fmt::format("{}", comparison.seed))}}));
  if (comparison.uncertain) all.push_back(text("uncertain.pairs", language));
  if (comparison.answered() > 0 && !comparison.precise)
    all.push_back(
        text("pairs.not_precise", language, {{"precision", same(fmt::format("{:g}", comparison.precision * 100))}}));
  if (comparison.lost_count > 0)
    all.push_back(text("lost", language,
                       {number("n", comparison.lost_count),
                        {"list", same(lost_list(comparison.lost, comparison.lost_count, language))}}));
  return all;
}

std::vector<std::string> compare_conclusion(const Comparison& comparison, Language language) {
  std::vector<std::string> all, better, worse, figure_better, figure_worse, gone, come;
  std::size_t same_count = 0, open = 0;
  std::int64_t least_pairs = static_cast<std::int64_t>(comparison.answered());
  for (const result::TargetChange& change : comparison.targets) {
    const std::string name = name_of(*comparison.before, about(change.before), language);
    if (change.verdict == Verdict::better) better.push_back(name);
    if (change.verdict == Verdict::worse) worse.push_back(name);
    if (change.verdict == Verdict::same) {
      ++same_count;
      least_pairs = std::min(least_pairs, change.pairs);
    }
    if (change.verdict == Verdict::open) {
      ++open;
      const int figure = figure_change(comparison, change);
      if (figure > 0) figure_better.push_back(name);
      if (figure < 0) figure_worse.push_back(name);
    }
  }
  for (const Index<Target> target : comparison.removed)
    gone.push_back(name_of(*comparison.before, about(target), language));
  for (const Index<Target> target : comparison.added)
    come.push_back(name_of(*comparison.after, about(target), language));
  const auto say = [&](const char* code, const std::vector<std::string>& names) {
    if (!names.empty())
      all.push_back(text(code, language, {number("n", names.size()), {"names", same(joined(names, language))}}));
  };
  say("conclusion.better", better);
  say("conclusion.worse", worse);
  if (better.empty() && worse.empty()) all.push_back(text("conclusion.neither", language));
  if (open > 0) all.push_back(text("conclusion.open", language, {number("n", open)}));
  say("conclusion.figure.better", figure_better);
  say("conclusion.figure.worse", figure_worse);
  // None of n: 1 - (1 - confidence)^(1/n) is the exact one-sided bound.
  if (same_count > 0)
    all.push_back(text("conclusion.same", language,
                       {number("same", same_count),
                        number("n", static_cast<std::uint64_t>(least_pairs)),
                        {"share", same(words::share(1 - std::pow(0.05, 1 / static_cast<double>(least_pairs))))}}));
  say("conclusion.removed", gone);
  say("conclusion.added", come);
  const result::Estimate& sum = comparison.attainment_change;
  all.push_back(text("conclusion.attainment", language,
                     {{"change", same(fmt::format("{:+.1f}", sum.value))},
                      {"interval", same(text("interval.signed", language,
                                             {{"low", same(fmt::format("{:+.1f}", sum.interval.low))},
                                              {"high", same(fmt::format("{:+.1f}", sum.interval.high))}}))}}));
  // Where the first of the ways to a target gained or lost its time.
  if (const auto ways = told_savings(comparison); !ways.empty()) {
    constexpr std::size_t most_clauses = 3;
    std::string clauses;
    std::size_t n = 0;
    for (const SavingRow& row : saving_rows(*ways.front(), language)) {
      if (n++ == most_clauses) break;
      clauses += (clauses.empty() ? "" : is_chinese(language) ? "，" : ", ") + row.sentence;
    }
    all.push_back(text("conclusion.saving", language,
                       {{"way", same(saving_title(comparison, *ways.front(), language))}, {"clauses", same(clauses)}}));
  }
  return all;
}

}  // namespace tuiyan::report
