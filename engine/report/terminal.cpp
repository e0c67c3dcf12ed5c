#include "report/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "draw/code.hpp"
#include "report/expected_text.hpp"
#include "report/recovery.hpp"
#include "report/screen.hpp"
#include "report/sentence.hpp"
#include "report/timeline_text.hpp"
#include "report/verdict.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using words::Area;
using words::same;

constexpr std::size_t longest_timeline = 60;

Paint paint_of(const TimelineRow& row) {
  switch (row.state) {
    case RowState::late:
    case RowState::failed:
    case RowState::open:
    case RowState::trouble:
      return Paint::bad;
    case RowState::skipped:
      return Paint::faint;
    case RowState::event:
    case RowState::on_time:
      return Paint::none;
  }
  return Paint::none;
}

void put_timeline(Screen& screen, const Log& log, Language language) {
  const score::Timeline timeline = score::timeline(log);
  const std::vector<TimelineRow> all = timeline_rows(log, timeline, language);
  // What matters is at both ends: the beginning of the response and its end.
  const std::size_t left_out = all.size() > longest_timeline ? all.size() - longest_timeline : 0;
  std::vector<std::vector<Cell>> rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t first = longest_timeline * 3 / 4;
    if (left_out > 0 && i == first)
      rows.push_back({{},
                      {},
                      {screen.word("timeline.cut", {{"n", same(words::count(static_cast<std::int64_t>(left_out)))}}),
                       Paint::faint},
                      {},
                      {},
                      {}});
    if (left_out > 0 && i >= first && i < first + left_out) continue;
    const TimelineRow& row = all[i];
    rows.push_back({{row.clock, Paint::none},
                    {row.since, Paint::faint},
                    {row.what, paint_of(row)},
                    {row.who, Paint::none},
                    {row.clause, Paint::none},
                    {row.deviation, row.state == RowState::on_time ? Paint::good : Paint::bad}});
  }
  screen.heading(screen.word("timeline"));
  screen.table({{screen.word("column.time")},
                {screen.word("column.since"), 1000, true},
                {screen.word("column.what"), 66},
                {screen.word("column.who"), 18},
                {screen.word("column.clause"), 14},
                {screen.word("column.deviation"), 26}},
               rows);
  if (!timeline.not_reached.empty())
    screen.line(screen.word("timeline.not_reached", {{"steps", same(step_list(log, timeline.not_reached, language))}}),
                Paint::bad);
  if (!timeline.unused.empty())
    screen.line(screen.word("timeline.unused", {{"steps", same(step_list(log, timeline.unused, language))}}),
                Paint::faint);
}

void put_scorecard(Screen& screen, const Log& log, const score::Scorecard& card, Language language) {
  std::vector<std::vector<Cell>> rows;
  bool any_critical = false;
  for (const TargetRow& row : target_rows(log, card, language)) {
    any_critical = any_critical || row.critical;
    const Paint paint = row.css == "met" ? Paint::good : row.css == "missed" ? Paint::bad : Paint::faint;
    rows.push_back({{row.verdict, paint},
                    {row.critical ? fmt::format("{} {}", row.name, screen.word("critical")) : row.name, Paint::none},
                    {row.limit, Paint::none},
                    {row.value, paint},
                    {row.rating, Paint::none},
                    {row.clause, Paint::none}});
  }
  screen.heading(screen.word("scorecard"));
  screen.table({{""},
                {screen.word("column.target"), 44},
                {screen.word("column.limit")},
                {screen.word("column.value"), 34},
                {screen.word("column.rating")},
                {screen.word("column.clause"), 14}},
               rows);
  if (any_critical) screen.line(screen.word("critical.note"), Paint::faint);
}

void put_expected(Screen& screen, const Log& log, Language language) {
  const std::vector<ExpectedRow> all = expected_rows(log, language);
  if (all.empty()) return;
  std::vector<std::vector<Cell>> rows;
  for (const ExpectedRow& row : all)
    rows.push_back({{row.name}, {row.happened}, {row.simulated}, {row.difference}, {row.kind, Paint::faint}});
  screen.heading(screen.word("expected"));
  screen.table({{screen.word("column.published"), 44},
                {screen.word("column.happened"), 1000, true},
                {screen.word("column.simulated"), 34, true},
                {screen.word("column.difference"), 1000, true},
                {screen.word("column.kind_of_check")}},
               rows);
}

void put_waterfall(Screen& screen, const Log& log, const score::Scorecard& card, Language language) {
  const std::vector<const score::Result*> found = ways(log, card);
  if (found.empty()) return;
  const std::vector<drawing::Bar> way = bars(log, found.front()->reading);
  if (way.empty()) return;
  const double total = std::max(in_seconds(length_of(way)), 1e-6);
  std::vector<std::vector<Cell>> rows;
  for (const Charge& charge : by_both(way)) {
    if (charge.length.us == 0) continue;
    const double part = in_seconds(charge.length) / total;
    rows.push_back(
        {{in(words::duration(charge.length), language), Paint::none},
         {words::share(part), Paint::none},
         {std::string(static_cast<std::size_t>(std::lround(part * 20)), '#'), Paint::faint},
         {in(words::word(Area::delay, drawing::code(charge.delay)), language), Paint::none},
         {charge.clause.empty() ? in(words::word(Area::report, "no_clause"), language) : charge.clause, Paint::none}});
  }
  screen.heading(screen.word(
      "waterfall",
      {{"target", same(name_of(*log.documents, about(found.front()->target), language))},
       {"total", same(in(words::duration(length_of(way)), language) +
                      (found.front()->reading.censored ? in(words::word(Area::report, "way.open"), language) : ""))}}));
  screen.table({{screen.word("column.length"), 1000, true},
                {screen.word("column.share"), 1000, true},
                {""},
                {screen.word("column.delay")},
                {screen.word("column.clause")}},
               rows);
}

}  // namespace

std::string terminal_summary(const Log& log, const score::Scorecard& card, Language language, bool colour) {
  Screen screen(language, colour);
  const Documents& documents = *log.documents;
  screen.line(screen.word("title"), Paint::bold);
  screen.line(fmt::format("{}: {}", screen.word("plan"), titled(documents.plan, language)));
  screen.line(fmt::format("{}: {}", screen.word("scenario"), titled(documents.scenario, language)));
  screen.line(screen.word("luck", {{"seed", same(fmt::format("{}", log.luck.seed))},
                                   {"replication", same(fmt::format("{}", log.luck.replication))}}),
              Paint::faint);
  if (documents.parameter_draw)
    screen.line(screen.word("drawn", {{"n", same(fmt::format("{}", documents.parameters.size()))}}), Paint::faint);
  put_timeline(screen, log, language);
  put_waterfall(screen, log, card, language);
  put_scorecard(screen, log, card, language);
  put_expected(screen, log, language);
  std::int64_t met = 0, all = 0;
  for (const score::Result& result : card.results) {
    all += result.reading.applicable ? 1 : 0;
    met += result.reading.applicable && result.met ? 1 : 0;
  }
  screen.heading(screen.word(card.graded ? "conclusion" : "conclusion.none",
                             {{"grade", words::word(Area::grade, drawing::code(card.grade))},
                              {"sum", same(fmt::format("{:.1f}", card.weighted_attainment))},
                              {"met", same(words::count(met))},
                              {"all", same(words::count(all))}}));
  screen.line(grade_reason(log, card, language));
  return screen.text();
}

}  // namespace tuiyan::report
