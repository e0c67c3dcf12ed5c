#include <fmt/format.h>

#include <algorithm>

#include "report/assess_report.hpp"
#include "report/expected_text.hpp"
#include "report/odds_text.hpp"
#include "report/screen.hpp"
#include "report/sentence.hpp"
#include "report/spread_text.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using words::Area;
using words::same;

constexpr std::size_t most_parts = 8;

Paint paint_of(const OddsRow& row) {
  return row.css == "met"      ? Paint::good
         : row.css == "missed" ? Paint::bad
         : row.css == "none"   ? Paint::faint
                               : Paint::none;
}

void put_targets(Screen& screen, const result::Assessment& assessment, Language language) {
  std::vector<std::vector<Cell>> rows;
  for (const OddsRow& row : odds_rows(assessment, language)) {
    std::vector<Cell> cells{
        {row.promise, paint_of(row)},
        {row.critical ? fmt::format("{} {}", row.name, screen.word("critical")) : row.name},
        {row.limit},
        {row.asked},
        {row.probability.empty() ? "" : fmt::format("{} ({})", row.probability, row.interval), paint_of(row)}};
    for (const std::string& one : row.percentiles) cells.push_back({one});
    cells.push_back({row.margin});
    cells.push_back({row.clause, Paint::faint});
    rows.push_back(std::move(cells));
  }
  screen.table({{screen.word("column.promise")},
                {screen.word("column.target"), 36},
                {screen.word("column.limit"), 1000, true},
                {screen.word("column.asked"), 1000, true},
                {screen.word("column.probability"), 1000, true},
                {screen.word("column.worst"), 1000, true},
                {"P80", 1000, true},
                {"P90", 1000, true},
                {"P95", 1000, true},
                {screen.word("column.margin"), 1000, true},
                {screen.word("column.clause"), 14}},
               rows);
  screen.line(screen.word("notes"), Paint::faint);
}

void put_expected(Screen& screen, const result::Assessment& assessment, Language language) {
  const std::vector<ExpectedOddsRow> all = expected_rows(assessment, language);
  if (all.empty()) return;
  screen.heading(screen.word("expected"));
  std::vector<std::vector<Cell>> rows;
  for (const ExpectedOddsRow& row : all) {
    const Paint paint = row.css == "met" ? Paint::good : row.css == "missed" ? Paint::bad : Paint::faint;
    rows.push_back({{row.verdict, paint},
                    {row.name},
                    {row.happened},
                    {row.low},
                    {row.median},
                    {row.high},
                    {row.position},
                    {row.rule, Paint::faint},
                    {row.kind, Paint::faint}});
  }
  screen.table({{screen.word("column.agreement")},
                {screen.word("column.published"), 44},
                {screen.word("column.happened"), 1000, true},
                {"P10", 1000, true},
                {"P50", 1000, true},
                {"P90", 1000, true},
                {screen.word("column.position"), 1000, true},
                {screen.word("column.rule")},
                {screen.word("column.kind_of_check")}},
               rows);
  screen.line(screen.word("expected.notes"), Paint::faint);
}

void put_waterfall(Screen& screen, const result::Assessment& assessment, Language language) {
  const auto told = told_waterfalls(assessment);
  if (told.empty()) return;
  const result::MeanWaterfall& waterfall = *told.front();
  screen.heading(waterfall_title(assessment, waterfall, language));
  std::vector<std::vector<Cell>> rows;
  for (const DelayRow& row : delay_rows(waterfall, language))
    if (rows.size() < most_parts)
      rows.push_back({{row.length}, {row.interval, Paint::faint}, {row.share}, {row.delay}, {row.clause}});
  screen.table({{screen.word("column.length"), 1000, true},
                {"95%", 1000, true},
                {screen.word("column.share"), 1000, true},
                {screen.word("column.delay")},
                {screen.word("column.clause")}},
               rows);
  if (waterfall.censored > 0)
    screen.line(screen.word("waterfall.censored", {{"n", same(words::count(waterfall.censored))}}), Paint::faint);
}

void put_spread(Screen& screen, const result::Assessment& assessment, Language language) {
  if (!assessment.uncertain) return;
  screen.heading(screen.word("spread"));
  std::vector<std::vector<Cell>> rows;
  for (const SpreadRow& row : spread_rows(assessment, language)) {
    const std::string first =
        row.movers.empty() ? "" : fmt::format("{} {}", row.movers.front().parameter, row.movers.front().share);
    rows.push_back({{row.target}, {row.deviation}, {fmt::format("{} ({})", row.share, row.interval)}, {first}});
  }
  if (rows.empty()) return screen.line(screen.word("spread.none"), Paint::faint);
  screen.table({{screen.word("column.target"), 36},
                {screen.word("column.deviation"), 1000, true},
                {screen.word("column.parameters"), 1000, true},
                {screen.word("column.movers")}},
               rows);
}

}  // namespace

std::string assess_terminal(const std::vector<result::Assessment>& assessments, Language language, bool colour) {
  Screen screen(language, colour, Area::study);
  screen.line(screen.word("assess.title"), Paint::bold);
  for (const result::Assessment& assessment : assessments) {
    const Documents& documents = *assessment.documents;
    if (&assessment == &assessments.front())
      screen.line(fmt::format("{}: {}", screen.word("plan"), titled(documents.plan, language)));
    screen.heading(fmt::format("{}: {}", screen.word("scenario"), titled(documents.scenario, language)));
    for (const std::string& sentence : standing_sentences(assessment, language)) screen.line(sentence, Paint::faint);
    if (assessment.answered() == 0) continue;
    put_targets(screen, assessment, language);
    put_expected(screen, assessment, language);
    put_waterfall(screen, assessment, language);
    put_spread(screen, assessment, language);
    screen.heading(screen.word("grades"));
    for (const std::string& line : grade_shares(assessment, language)) screen.line(line);
    if (!assessment.worst.empty()) {
      screen.heading(screen.word("worst", {{"command", same(replay_command(assessment))}}));
      for (const std::string& line : worst_drills(assessment, language)) screen.line(line);
    }
    screen.heading(promise_sentence(assessment, language));
  }
  return screen.text();
}

}  // namespace tuiyan::report
