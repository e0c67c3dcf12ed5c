#include "report/odds_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "draw/code.hpp"
#include "model/metric.hpp"
#include "report/sentence.hpp"
#include "report/spread_text.hpp"
#include "report/verdict.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using result::Promise;
using words::Area;
using words::same;

std::string text(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::study, code, arguments), language);
}

words::Argument number(std::string_view name, std::int64_t n) { return {name, same(words::count(n))}; }
words::Argument number(std::string_view name, std::uint64_t n) { return number(name, static_cast<std::int64_t>(n)); }

struct PromiseFacts {
  const char* code;
  const char* css;
};
constexpr std::array<PromiseFacts, 4> promises{{{"promise.kept", "met"},
                                                {"promise.broken", "missed"},
                                                {"promise.undecided", "open"},
                                                {"promise.not_applicable", "none"}}};

std::string percent(double part) { return fmt::format("{:.1f}%", part * 100); }

// Percentiles run from better to worse; the interval is told from the smaller figure to the larger.
std::string percentile_interval(const Target& target, const result::Percentile& one, Language language) {
  std::string better =
      one.low_unbounded ? text("unbounded.low", language) : bound_text(target.metric, one.low, language);
  std::string worse =
      one.high_unbounded ? text("unbounded.high", language) : bound_text(target.metric, one.high, language);
  if (!target.upper) std::swap(better, worse);
  return text("interval", language, {{"low", same(better)}, {"high", same(worse)}});
}

std::string file_argument(const std::string& name, const std::string& id) {
  return as_argument(name.empty() ? id + ".json" : name);
}

}  // namespace

std::string lost_list(const std::vector<result::Lost>& lost, std::uint64_t count, Language language) {
  std::string list;
  const auto add = [&](const std::string& item) {
    list += (list.empty() ? "" : is_chinese(language) ? "，" : ", ") + item;
  };
  for (const result::Lost& one : lost)
    add(text("lost.one", language,
             {number("replication", one.replication),
              {"ending", words::word(Area::study, "ending." + one.ending)},
              {"complaint", same(one.complaint)}}));
  if (const std::uint64_t more = count - lost.size(); more > 0) add(text("lost.more", language, {number("n", more)}));
  return list;
}

std::string interval_text(const result::Interval& interval, Language language) {
  return text("interval", language, {{"low", same(percent(interval.low))}, {"high", same(percent(interval.high))}});
}

std::string bound_text(Metric metric, const result::Bound& bound, Language language) {
  if (!bound.open) return figure(metric, bound.value, language);
  if (bound.value <= 0) return text("beyond.never", language);
  return text("beyond", language, {{"value", same(figure(metric, bound.value, language))}});
}

std::vector<OddsRow> odds_rows(const result::Assessment& assessment, Language language) {
  std::vector<OddsRow> rows;
  for (const result::TargetOdds& odds : assessment.targets) {
    const Target& target = assessment.documents->plan.targets[odds.target];
    const MetricFacts& metric = describe(target.metric);
    OddsRow row;
    row.number = fmt::format("{}", rows.size() + 1);
    row.name = name_of(*assessment.documents, about(odds.target), language);
    row.clause = target.clause;
    row.metric = std::string(is_chinese(language) ? metric.zh : metric.en);
    row.limit = limit_of(target, language);
    row.asked = fmt::format("{:g}%", target.confidence * 100);
    row.critical = target.critical;
    const PromiseFacts& promise = promises.at(static_cast<std::size_t>(odds.promise));
    row.promise = text(promise.code, language);
    row.css = promise.css;
    row.percentiles.assign(odds.percentiles.size(), "");
    row.percentile_intervals.assign(odds.percentiles.size(), "");
    if (odds.applicable > 0) {
      row.probability = percent(odds.probability.value);
      row.interval = interval_text(odds.probability.interval, language);
      row.margin = fmt::format("{:+.0f}%", odds.margin * 100);
      for (std::size_t i = 0; i < odds.percentiles.size(); ++i) {
        row.percentiles[i] = bound_text(target.metric, odds.percentiles[i].value, language);
        row.percentile_intervals[i] = percentile_interval(target, odds.percentiles[i], language);
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> standing_sentences(const result::Assessment& assessment, Language language) {
  std::vector<std::string> all;
  const words::Argument seed{"seed", same(fmt::format("{}", assessment.seed))};
  if (assessment.interrupted) all.push_back(text("interrupted", language, {number("n", assessment.played)}));
  if (assessment.played == 0) {
    all.push_back(text("played.none", language, {seed}));
    return all;
  }
  all.push_back(
      text("played", language, {number("n", assessment.played), seed, number("last", assessment.played - 1)}));
  const std::int64_t vague = std::count_if(assessment.targets.begin(), assessment.targets.end(),
                                           [](const result::TargetOdds& odds) { return !odds.precise; });
  const words::Argument precision{"precision", same(fmt::format("{:g}", assessment.precision * 100))};
  all.push_back(text(vague == 0 ? "precise" : "not_precise", language, {precision, number("n", vague)}));
  if (assessment.uncertain) all.push_back(uncertain_sentence(assessment, language));
  if (assessment.lost_count > 0)
    all.push_back(text("lost", language,
                       {number("n", assessment.lost_count),
                        {"list", same(lost_list(assessment.lost, assessment.lost_count, language))}}));
  return all;
}

std::string promise_sentence(const result::Assessment& assessment, Language language) {
  std::array<std::int64_t, 4> counts{};
  for (const result::TargetOdds& odds : assessment.targets) ++counts.at(static_cast<std::size_t>(odds.promise));
  std::string rest;
  if (counts[2] > 0) rest += text("counts.undecided", language, {number("n", counts[2])});
  if (counts[3] > 0) rest += text("counts.none", language, {number("n", counts[3])});
  return text("counts", language,
              {number("kept", counts[0]),
               number("broken", counts[1]),
               number("all", counts[0] + counts[1] + counts[2] + counts[3]),
               {"rest", same(rest)}});
}

std::vector<std::string> grade_shares(const result::Assessment& assessment, Language language) {
  std::vector<std::string> all;
  const result::Grades& grades = assessment.grades;
  std::int64_t graded = 0;
  for (const std::int64_t n : grades.counts) graded += n;
  if (graded == 0) return all;
  for (std::size_t i = 0; i < grades.counts.size(); ++i) {
    const auto share = static_cast<double>(grades.counts[i]) / static_cast<double>(graded);
    all.push_back(text("grades.line", language,
                       {{"grade", words::word(Area::grade, drawing::code(static_cast<score::Grade>(i)))},
                        {"share", same(percent(share))},
                        {"interval", same(interval_text(grades.intervals.at(i), language))}}));
  }
  const result::Estimate& mean = grades.attainment;
  all.push_back(text("grades.attainment", language,
                     {{"mean", same(fmt::format("{:.1f}", mean.value))},
                      {"interval", same(text("interval", language,
                                             {{"low", same(fmt::format("{:.1f}", mean.interval.low))},
                                              {"high", same(fmt::format("{:.1f}", mean.interval.high))}}))}}));
  if (grades.ungraded > 0) all.push_back(text("grades.ungraded", language, {number("n", grades.ungraded)}));
  if (grades.aborted > 0) all.push_back(text("grades.aborted", language, {number("n", grades.aborted)}));
  return all;
}

std::vector<std::string> worst_drills(const result::Assessment& assessment, Language language) {
  std::vector<std::string> all;
  for (const result::Worst& worst : assessment.worst)
    all.push_back(text("worst.row", language,
                       {{"replication", same(fmt::format("{}", worst.replication))},
                        {"grade", words::word(Area::grade, drawing::code(worst.grade))},
                        {"sum", same(fmt::format("{:.1f}", worst.attainment))},
                        number("n", static_cast<std::int64_t>(worst.missed.size()))}));
  return all;
}

std::string as_argument(const std::string& path) {
  const bool plain = path.find_first_of(" '\"\\$`&;()<>|*?") == std::string::npos;
  if (plain) return path;
  std::string quoted = "'";
  for (const char c : path) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

std::string plan_argument(const result::Assessment& assessment) {
  return file_argument(assessment.plan_file, assessment.documents->plan.id);
}

std::string scenario_argument(const result::Assessment& assessment) {
  return file_argument(assessment.scenario_file, assessment.documents->scenario.id);
}

std::string replay_command(const result::Assessment& assessment) {
  return fmt::format("tuiyan run {} {} --seed {} --replication {}{}", plan_argument(assessment),
                     scenario_argument(assessment), assessment.seed,
                     assessment.worst.empty() ? 0 : assessment.worst.front().replication,
                     assessment.uncertain ? " --uncertain" : "");
}

std::vector<const result::MeanWaterfall*> told_waterfalls(const result::Assessment& assessment) {
  std::vector<const result::MeanWaterfall*> restored, others;
  for (const result::MeanWaterfall& waterfall : assessment.waterfalls) {
    if (waterfall.parts.empty()) continue;
    const Target& target = assessment.documents->plan.targets[waterfall.target];
    (target.metric == Metric::time_to_restore ? restored : others).push_back(&waterfall);
  }
  restored.insert(restored.end(), others.begin(), others.end());
  return restored;
}

std::vector<DelayRow> delay_rows(const result::MeanWaterfall& waterfall, Language language) {
  std::vector<DelayRow> rows;
  const auto length = [&](double length_s) { return in(words::duration(seconds(length_s)), language); };
  for (const result::DelayShare& part : waterfall.parts)
    rows.push_back({length(part.mean_s.value),
                    text("interval", language,
                         {{"low", same(length(std::max(0.0, part.mean_s.interval.low)))},
                          {"high", same(length(part.mean_s.interval.high))}}),
                    words::share(waterfall.mean_s > 0 ? part.mean_s.value / waterfall.mean_s : 0),
                    in(words::word(Area::delay, drawing::code(part.delay)), language),
                    part.clause.empty() ? text("no_clause", language) : part.clause});
  return rows;
}

std::string waterfall_title(const result::Assessment& assessment, const result::MeanWaterfall& waterfall,
                            Language language) {
  return text("waterfall", language,
              {{"target", same(name_of(*assessment.documents, about(waterfall.target), language))},
               {"total", same(in(words::duration(seconds(waterfall.mean_s)), language))},
               number("reached", waterfall.reached)});
}

}  // namespace tuiyan::report
