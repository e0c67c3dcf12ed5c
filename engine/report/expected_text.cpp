#include "report/expected_text.hpp"

#include <fmt/format.h>

#include "model/metric.hpp"
#include "report/odds_text.hpp"
#include "report/sentence.hpp"
#include "report/verdict.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using result::Agreement;
using words::Area;
using words::same;

std::string expected_word(std::string_view code, Language language,
                          const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::report, code, arguments), language);
}

std::string kind_of(const Expectation& expected, Language language) {
  return expected_word(expected.is_calibrated ? "expected.calibrated" : "expected.independent", language);
}

std::string metric_of(const Documents& documents, const Target& figure, Language language) {
  const MetricFacts& facts = describe(figure.metric);
  const std::string name(is_chinese(language) ? facts.zh : facts.en);
  if (!figure.of) return name;
  const std::string of = name_of(documents, figure.of, language);
  return is_chinese(language) ? fmt::format("{}（{}）", name, of) : fmt::format("{} ({})", name, of);
}

}  // namespace

std::vector<ExpectedRow> expected_rows(const Log& log, Language language) {
  std::vector<ExpectedRow> rows;
  for (const Expectation& expected : log.documents->scenario.expect) {
    const score::Reading reading = score::read(log, expected.figure);
    ExpectedRow row;
    row.name = titled(expected, language);
    row.metric = metric_of(*log.documents, expected.figure, language);
    row.happened = figure(expected.figure.metric, expected.happened, language);
    row.simulated = value_of(expected.figure, reading, language);
    if (reading.applicable && !reading.censored && expected.happened > 0)
      row.difference = fmt::format("{:+.0f}%", (reading.value / expected.happened - 1) * 100);
    row.kind = kind_of(expected, language);
    row.basis = expected.basis.in(language);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<ExpectedOddsRow> expected_rows(const result::Assessment& assessment, Language language) {
  std::vector<ExpectedOddsRow> rows;
  for (const result::ExpectedFigure& told : assessment.expected) {
    const Documents& documents = *assessment.documents;
    const Expectation& expected = documents.scenario.expect[told.of];
    const Metric metric = expected.figure.metric;
    ExpectedOddsRow row;
    row.name = titled(expected, language);
    row.metric = metric_of(documents, expected.figure, language);
    row.happened = figure(metric, expected.happened, language);
    row.kind = kind_of(expected, language);
    row.basis = expected.basis.in(language);
    row.rule = expected.tolerance ? expected_word("expected.median", language,
                                                  {{"share", same(fmt::format("{:g}%", *expected.tolerance * 100))}})
                                  : expected_word("expected.span", language);
    row.verdict = expected_word(told.agreement == Agreement::agrees    ? "expected.agrees"
                                : told.agreement == Agreement::differs ? "expected.differs"
                                                                       : "verdict.none",
                                language);
    row.css = told.agreement == Agreement::agrees ? "met" : told.agreement == Agreement::differs ? "missed" : "none";
    if (told.applicable > 0) {
      row.low = bound_text(metric, told.percentiles[0].value, language);
      row.median = bound_text(metric, told.percentiles[1].value, language);
      row.high = bound_text(metric, told.percentiles[2].value, language);
      row.position = expected_word("expected.position", language,
                                   {{"share", same(fmt::format("{:.0f}%", told.position.value * 100))},
                                    {"interval", same(interval_text(told.position.interval, language))}});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tuiyan::report
