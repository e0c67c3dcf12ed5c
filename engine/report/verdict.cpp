#include "report/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "draw/code.hpp"
#include "model/metric.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using words::Area;
using words::same;

std::string text(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::report, code, arguments), language);
}

std::string anchor_text(const Log& log, const Anchor& anchor, Language language) {
  switch (anchor.kind) {
    case AnchorKind::fault:
      return text("from.fault", language);
    case AnchorKind::step_ready:
    case AnchorKind::step_started:
    case AnchorKind::step_done:
      return text("from.step", language, {{"step", same(name_of(*log.documents, anchor.step, language))}});
    case AnchorKind::start:
    case AnchorKind::at:
      return text("from.start", language);
  }
  return "";
}

// What the metric is measured of, beside its name: "恢复用时（人工接听）".
std::string metric_name(const Log& log, const Target& target, const score::Reading& reading, Language language) {
  const MetricFacts& facts = describe(target.metric);
  std::string name(is_chinese(language) ? facts.zh : facts.en);
  std::string of = target.of ? name_of(*log.documents, target.of, language) : "";
  if (facts.uses_reaches)
    of +=
        fmt::format("{}{:.0f}%", of.empty() ? "" : (is_chinese(language) ? "，达到 " : ", at "), target.reaches * 100);
  if (!of.empty()) name += is_chinese(language) ? fmt::format("（{}）", of) : fmt::format(" ({})", of);
  // A figure of a window is worth nothing without the window.
  if (!facts.from_anchor && !facts.uses_reaches && reading.applicable && target.metric != Metric::waiting_at) {
    const Duration start = log.documents->scenario.start_of_day;
    name += text("window", language,
                 {{"from", words::clock(start, reading.from)}, {"to", words::clock(start, reading.to)}});
  }
  return name;
}

// Definitions are written with `code marks`; a report's reader needs the words only.
std::string without_marks(std::string_view text) {
  std::string out(text);
  std::erase(out, '`');
  return out;
}

}  // namespace

std::vector<TargetRow> target_rows(const Log& log, const score::Scorecard& card, Language language) {
  std::vector<TargetRow> rows;
  for (const score::Result& result : card.results) {
    const Target& target = log.documents->plan.targets[result.target];
    TargetRow row;
    row.number = fmt::format("{}", rows.size() + 1);
    row.name = titled(target, language);
    row.clause = target.clause;
    row.metric = metric_name(log, target, result.reading, language);
    row.limit = limit_of(target, language);
    row.critical = target.critical;
    row.confidence = words::share(target.confidence);
    row.rating = in(words::word(Area::rating, drawing::code(result.rating)), language);
    row.value = value_of(target, result.reading, language);
    if (!result.reading.applicable) {
      row.verdict = text("verdict.none", language);
      row.css = "none";
    } else {
      row.verdict = text(result.met ? "verdict.met" : "verdict.missed", language);
      row.css = result.met ? "met" : "missed";
      row.margin = result.reading.censored ? "—" : fmt::format("{:+.0f}%", result.margin * 100);
      row.attainment = fmt::format("{:.2f}", result.attainment);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string value_of(const Target& target, const score::Reading& reading, Language language) {
  if (!reading.applicable) return text("value.not_applicable", language);
  if (!reading.censored) return figure(target.metric, reading.value, language);
  // Without a beginning there is nothing it could be later than.
  if (reading.value <= 0) return text("value.never", language);
  return text("value.later", language, {{"value", same(figure(target.metric, reading.value, language))}});
}

std::string missed_sentence(const Log& log, const score::Result& result, Language language) {
  const Target& target = log.documents->plan.targets[result.target];
  return text("missed", language,
              {{"target", same(titled(target, language))},
               {"value", same(value_of(target, result.reading, language))},
               {"limit", same(limit_of(target, language))},
               {"critical", target.critical ? words::word(Area::report, "missed.critical") : same("")}});
}

std::vector<std::string> missed_targets(const Log& log, const score::Scorecard& card, Language language) {
  std::vector<std::string> missed;
  for (const score::Result& result : card.results)
    if (result.reading.applicable && !result.met) missed.push_back(missed_sentence(log, result, language));
  return missed;
}

std::string recovery_sentence(const Log& log, const score::Result& result, Language language) {
  const Target& target = log.documents->plan.targets[result.target];
  const score::Reading& reading = result.reading;
  const Duration value = seconds(reading.value);
  std::string of = target.of ? name_of(*log.documents, target.of, language) : titled(target, language);
  std::string reaches = fmt::format("{:.0f}%", target.reaches * 100);
  if (target.holds_for.us > 0)
    reaches += text("recovery.hold", language, {{"length", same(in(words::duration(target.holds_for), language))}});
  const char* code = reading.censored     ? "recovery.censored"
                     : reading.value <= 0 ? "recovery.never_lost"
                     : result.met         ? "recovery.met"
                                          : "recovery.missed";
  return capitalised(text(code, language,
                          {{"of", same(of)},
                           {"from", same(anchor_text(log, target.from, language))},
                           {"value", same(in(words::duration(value), language))},
                           {"reaches", same(reaches)},
                           {"limit", same(figure(target.metric, target.limit, language))},
                           {"excess", same(in(words::duration(value - seconds(target.limit)), language))}}),
                     language);
}

std::string grade_reason(const Log& log, const score::Scorecard& card, Language language) {
  const Plan& plan = log.documents->plan;
  const words::Argument sum{"sum", same(fmt::format("{:.1f}", card.weighted_attainment))};
  if (card.aborted) return text("grade.aborted", language);
  if (card.service_lost_by_wrong_action)
    return text("grade.wrong_action", language,
                {{"what", same(card.wrong_action != 0 ? sentence(log, log.at(card.wrong_action), language) : "")}});
  if (!card.graded) return text("grade.none", language);
  // The gate is the reason only where the sum alone would have given more.
  if (card.critical_missed && card.grade != score::Grade::poor) {
    std::string names;
    for (const score::Result& result : card.results) {
      const Target& target = plan.targets[result.target];
      if (target.critical && result.reading.applicable && !result.met)
        add_item(names, fmt::format("“{}”", titled(target, language)), language);
    }
    return text("grade.critical", language, {sum, {"targets", same(names)}});
  }
  const Grading& grading = plan.grading;
  if (card.grade == score::Grade::poor)
    return text("grade.lowest", language, {sum, {"bound", same(words::number(grading.fair))}});
  const double bound = card.grade == score::Grade::excellent ? grading.excellent
                       : card.grade == score::Grade::good    ? grading.good
                                                             : grading.fair;
  return text(
      "grade.by_sum", language,
      {sum, {"grade", words::word(Area::grade, drawing::code(card.grade))}, {"bound", same(words::number(bound))}});
}

std::string grading_rule(const Log& log, Language language) {
  const Grading& grading = log.documents->plan.grading;
  return text("grade.rule", language,
              {{"excellent", same(words::number(grading.excellent))},
               {"good", same(words::number(grading.good))},
               {"fair", same(words::number(grading.fair))}});
}

std::vector<Fact> rating_rules(Language language) {
  std::vector<Fact> rules;
  for (const score::Rating rating :
       {score::Rating::performed, score::Rating::some_challenges, score::Rating::major_challenges,
        score::Rating::unable, score::Rating::not_applicable}) {
    const std::string code(drawing::code(rating));
    rules.push_back(
        {in(words::word(Area::rating, code), language), in(words::word(Area::rating, code + ".rule"), language)});
  }
  return rules;
}

std::vector<Fact> definitions(const Log& log, Language language) {
  std::vector<Fact> facts;
  std::vector<Metric> seen;
  for (const Target& target : log.documents->plan.targets) {
    if (std::find(seen.begin(), seen.end(), target.metric) != seen.end()) continue;
    seen.push_back(target.metric);
    const MetricFacts& metric = describe(target.metric);
    facts.push_back({std::string(is_chinese(language) ? metric.zh : metric.en),
                     without_marks(is_chinese(language) ? metric.definition_zh : metric.definition_en)});
  }
  return facts;
}

}  // namespace tuiyan::report
