#include <fmt/format.h>

#include "report/criticality_report.hpp"
#include "report/part_text.hpp"
#include "report/screen.hpp"
#include "report/sentence.hpp"

namespace tuiyan::report {

namespace {

using result::Criticality;
using words::same;

constexpr std::size_t most_losses = 20, most_others = 12;

void put_list(Screen& screen, const Criticality& study, PartList list, std::size_t most, Language language) {
  const bool gains = list == PartList::gains;
  std::vector<std::vector<Cell>> cells;
  for (const PartRow& row : part_rows(study, list, language)) {
    if (cells.size() == most) break;
    const Paint paint = row.css == "met" ? Paint::good : row.css == "missed" ? Paint::bad : Paint::none;
    cells.push_back({{row.rank},
                     {row.single_point ? "! " + row.name : row.name, row.single_point ? Paint::bad : Paint::none},
                     {row.kind, Paint::faint},
                     {fmt::format("{} ({})", row.cost, row.interval), paint},
                     {row.delay},
                     {row.hit},
                     {row.drills, Paint::faint},
                     {row.clause, Paint::faint}});
  }
  if (cells.empty()) return;
  screen.heading(screen.word(list == PartList::losses  ? "losses"
                             : list == PartList::pairs ? "pairs"
                                                       : "gains",
                             {{"shorter", same(shorter_text(study))}}));
  screen.table({{screen.word("column.rank"), 1000, true},
                {screen.word("column.part"), 44},
                {screen.word("column.kind")},
                {screen.word(gains ? "column.gain" : "column.cost"), 1000, true},
                {screen.word(gains ? "column.sooner" : "column.later"), 1000, true},
                {screen.word("column.hit"), 52},
                {screen.word("column.drills"), 1000, true},
                {screen.word("column.clause"), 14}},
               cells);
}

}  // namespace

std::string criticality_terminal(const std::vector<Criticality>& studies, Language language, bool colour) {
  Screen screen(language, colour, words::Area::part);
  const auto shared = [&](std::string_view code) {
    return words::pick(words::word(words::Area::study, code), language == Language::zh);
  };
  screen.line(screen.word("title"), Paint::bold);
  for (const Criticality& study : studies) {
    const Documents& documents = *study.documents;
    if (&study == &studies.front())
      screen.line(fmt::format("{}: {}", shared("plan"), titled(documents.plan, language)));
    screen.heading(fmt::format("{}: {}", shared("scenario"), titled(documents.scenario, language)));
    for (const std::string& sentence : part_standing(study, language)) screen.line(sentence, Paint::faint);
    if (study.drills == 0) continue;
    put_list(screen, study, PartList::losses, most_losses, language);
    put_list(screen, study, PartList::pairs, most_others, language);
    put_list(screen, study, PartList::gains, most_others, language);
    screen.line(part_notes(study, language), Paint::faint);
    if (const auto lines = unnoticed_lines(study, language); !lines.empty()) {
      screen.heading(screen.word("unnoticed"));
      for (const std::string& line : lines) screen.line("  " + line);
      screen.line(unnoticed_note(study, language), Paint::faint);
    }
    if (const auto lines = refused_lines(study, language); !lines.empty()) {
      screen.heading(screen.word("refused"));
      for (const std::string& line : lines) screen.line("  " + line, Paint::faint);
    }
    screen.heading(screen.word("conclusion"));
    for (const std::string& sentence : part_conclusion(study, language)) screen.line(sentence);
  }
  return screen.text();
}

}  // namespace tuiyan::report
