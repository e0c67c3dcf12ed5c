#include <fmt/format.h>

#include "report/screen.hpp"
#include "report/sentence.hpp"
#include "report/sweep_report.hpp"
#include "report/sweep_text.hpp"

namespace tuiyan::report {

namespace {

constexpr std::size_t most_tables = 8;

void put_curve(Screen& screen, const result::Sweep& sweep, std::size_t place, Language language) {
  screen.heading(sweep_title(sweep, place, language));
  const bool formula = has_formula(sweep, place);
  std::vector<std::vector<Cell>> cells;
  for (const SweepRow& row : sweep_rows(sweep, place, language)) {
    cells.push_back({{row.value},
                     {row.met.empty() ? "" : fmt::format("{} ({})", row.met, row.interval)},
                     {row.step, Paint::faint},
                     {row.figure.empty() ? "" : fmt::format("{} ({})", row.figure, row.figure_interval)},
                     {row.figure_step, Paint::faint}});
    if (formula) cells.back().push_back({row.formula});
  }
  std::vector<Column> columns{{screen.word("column.value"), 1000, true},
                              {screen.word("column.met"), 1000, true},
                              {screen.word("column.step"), 1000, true},
                              {screen.word("column.figure"), 1000, true},
                              {screen.word("column.step"), 1000, true}};
  if (formula) columns.push_back({screen.word("column.formula"), 1000, true});
  screen.table(columns, cells);
}

}  // namespace

std::string sweep_terminal(const std::vector<result::Sweep>& sweeps, Language language, bool colour) {
  Screen screen(language, colour, words::Area::part);
  const auto shared = [&](std::string_view code) {
    return words::pick(words::word(words::Area::study, code), language == Language::zh);
  };
  screen.line(screen.word("sweep.title", {{"pointer", words::same(sweeps.front().pointer)}}), Paint::bold);
  for (const result::Sweep& sweep : sweeps) {
    const Documents& documents = *sweep.documents;
    if (&sweep == &sweeps.front()) screen.line(fmt::format("{}: {}", shared("plan"), titled(documents.plan, language)));
    screen.heading(fmt::format("{}: {}", shared("scenario"), titled(documents.scenario, language)));
    for (const std::string& sentence : sweep_standing(sweep, language)) screen.line(sentence, Paint::faint);
    if (sweep.drills == 0) continue;
    const std::vector<std::size_t> moving = moving_targets(sweep);
    for (std::size_t i = 0; i < moving.size() && i < most_tables; ++i) put_curve(screen, sweep, moving[i], language);
    screen.line(screen.word("sweep.notes"), Paint::faint);
    screen.heading(screen.word("conclusion"));
    for (const std::size_t place : moving) screen.line(range_sentence(sweep, place, language));
    if (const std::string still = still_targets(sweep, language); !still.empty()) screen.line(still, Paint::faint);
    screen.line(formula_sentence(sweep, language), Paint::faint);
  }
  return screen.text();
}

}  // namespace tuiyan::report
