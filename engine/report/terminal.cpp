#include "report/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "draw/code.hpp"
#include "report/recovery.hpp"
#include "report/sentence.hpp"
#include "report/timeline_text.hpp"
#include "report/verdict.hpp"
#include "words/amount.hpp"
#include "words/width.hpp"

namespace tuiyan::report {

namespace {

using words::Area;
using words::same;

constexpr std::size_t longest_timeline = 60;

enum class Paint { none, bold, faint, good, bad };

struct Cell {
  std::string text;
  Paint paint = Paint::none;
};

struct Column {
  std::string title;
  std::size_t most = 1000;
  bool right = false;
};

// A planner's text may hold anything; a terminal would obey an escape character.
std::string tame(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text;
}

class Screen {
 public:
  Screen(Language language, bool colour) : language_(language), colour_(colour) {}

  [[nodiscard]] std::string word(std::string_view code, const std::vector<words::Argument>& arguments = {}) const {
    return in(words::sentence(Area::terminal, code, arguments), language_);
  }
  void line(const std::string& text, Paint paint = Paint::none) { out_ += painted(tame(text), paint) + "\n"; }
  void heading(const std::string& text) { out_ += "\n" + painted(tame(text), Paint::bold) + "\n"; }

  void table(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      std::size_t wide = display_width(columns[i].title);
      for (const auto& row : rows) wide = std::max(wide, display_width(row[i].text));
      widths.push_back(std::min(wide, columns[i].most));
    }
    std::vector<Cell> head;
    for (const Column& column : columns) head.push_back({column.title, Paint::faint});
    print(columns, widths, head);
    std::size_t total = 2 * (widths.size() - 1);
    for (std::size_t w : widths) total += w;
    out_ += painted(std::string(total, '-'), Paint::faint) + "\n";
    for (const auto& row : rows) print(columns, widths, row);
  }

  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  [[nodiscard]] std::string painted(const std::string& text, Paint paint) const {
    if (!colour_ || paint == Paint::none || text.empty()) return text;
    const char* code = paint == Paint::bold ? "1" : paint == Paint::faint ? "2" : paint == Paint::good ? "32" : "31";
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
  }

  void print(const std::vector<Column>& columns, const std::vector<std::size_t>& widths, const std::vector<Cell>& row) {
    std::string printed;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string text = words::shorten(tame(row[i].text), widths[i]);
      const std::string pad(widths[i] - std::min(widths[i], display_width(text)), ' ');
      const bool last = i + 1 == row.size();
      if (columns[i].right)
        printed += pad + painted(text, row[i].paint);
      else
        printed += painted(text, row[i].paint) + (last ? "" : pad);
      if (!last) printed += "  ";
    }
    while (!printed.empty() && printed.back() == ' ') printed.pop_back();
    out_ += printed + "\n";
  }

  Language language_;
  bool colour_;
  std::string out_;
};

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
         {std::string(static_cast<std::size_t>(part * 20 + 0.5), '#'), Paint::faint},
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
  const auto titled = [&](const Text& name, const std::string& id) {
    return name.in(language).empty() ? id : name.in(language);
  };
  screen.line(screen.word("title"), Paint::bold);
  screen.line(fmt::format("{}: {}", screen.word("plan"), titled(documents.plan.name, documents.plan.id)));
  screen.line(fmt::format("{}: {}", screen.word("scenario"), titled(documents.scenario.name, documents.scenario.id)));
  screen.line(screen.word("luck", {{"seed", same(fmt::format("{}", log.luck.seed))},
                                   {"replication", same(fmt::format("{}", log.luck.replication))}}),
              Paint::faint);
  put_timeline(screen, log, language);
  put_waterfall(screen, log, card, language);
  put_scorecard(screen, log, card, language);
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
