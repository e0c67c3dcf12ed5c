#include <fmt/format.h>

#include "report/change_text.hpp"
#include "report/compare_report.hpp"
#include "report/screen.hpp"
#include "report/sentence.hpp"

namespace tuiyan::report {

namespace {

using words::Area;

constexpr std::size_t most_ways = 4, most_clauses = 8, most_documents = 30;

Paint paint_of(const std::string& css) {
  return css == "met" ? Paint::good : css == "missed" ? Paint::bad : css == "none" ? Paint::faint : Paint::none;
}

void put_changes(Screen& screen, const result::Comparison& comparison, Language language) {
  screen.heading(screen.word("documents"));
  const std::vector<std::string> all = document_sentences(comparison, language);
  if (all.empty()) screen.line(screen.word("documents.none"), Paint::faint);
  for (std::size_t i = 0; i < all.size() && i < most_documents; ++i) screen.line("  " + all[i]);
  if (all.size() > most_documents)
    screen.line(screen.word("lost.more", {{"n", words::same(fmt::format("{}", all.size() - most_documents))}}),
                Paint::faint);
}

void put_targets(Screen& screen, const result::Comparison& comparison, Language language) {
  std::vector<std::vector<Cell>> rows;
  for (const ChangeRow& row : change_rows(comparison, language)) {
    const std::string name = row.critical ? fmt::format("{} {}", row.name, screen.word("critical")) : row.name;
    rows.push_back(
        {{row.verdict, paint_of(row.css)},
         {name},
         {row.limit},
         {row.before},
         {row.after},
         {row.change.empty() ? "" : fmt::format("{} ({})", row.change, row.change_interval), paint_of(row.css)},
         {row.figure},
         {row.better},
         {row.clause, Paint::faint}});
    for (const std::string& note : row.notes)
      rows.push_back({{}, {"  " + note, Paint::faint}, {}, {}, {}, {}, {}, {}, {}});
  }
  screen.table({{screen.word("column.verdict")},
                {screen.word("column.target"), 44},
                {screen.word("column.limit"), 1000, true},
                {screen.word("column.before"), 1000, true},
                {screen.word("column.after"), 1000, true},
                {screen.word("column.change"), 1000, true},
                {screen.word("column.figure"), 1000, true},
                {screen.word("column.better"), 1000, true},
                {screen.word("column.clause"), 14}},
               rows);
  screen.line(screen.word("compare.notes"), Paint::faint);
}

}  // namespace

std::string compare_terminal(const std::vector<result::Comparison>& comparisons, Language language, bool colour) {
  Screen screen(language, colour, Area::study);
  screen.line(screen.word("compare.title"), Paint::bold);
  for (const result::Comparison& comparison : comparisons) {
    const Documents& documents = *comparison.after;
    if (&comparison == &comparisons.front())
      screen.line(screen.word("compare.plans", {{"before", words::same(comparison.before_file)},
                                                {"after", words::same(comparison.after_file)}}));
    screen.heading(fmt::format("{}: {}", screen.word("scenario"), titled(documents.scenario, language)));
    for (const std::string& sentence : compare_standing(comparison, language)) screen.line(sentence, Paint::faint);
    put_changes(screen, comparison, language);
    if (comparison.answered() == 0) continue;
    screen.heading(screen.word("compare.targets"));
    put_targets(screen, comparison, language);
    std::size_t ways = 0;
    for (const result::WaySaving* way : told_savings(comparison)) {
      if (ways++ == most_ways) break;
      screen.heading(saving_title(comparison, *way, language));
      const auto rows = saving_rows(*way, language);
      for (std::size_t i = 0; i < rows.size() && i < most_clauses; ++i) screen.line("  " + rows[i].sentence);
    }
    screen.heading(screen.word("compare.conclusion"));
    for (const std::string& sentence : compare_conclusion(comparison, language)) screen.line(sentence);
  }
  return screen.text();
}

}  // namespace tuiyan::report
