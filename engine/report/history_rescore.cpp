// A log scored by other targets, beside its own.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "draw/code.hpp"
#include "report/history_part.hpp"
#include "report/history_terminal.hpp"
#include "report/sentence.hpp"
#include "report/verdict.hpp"

namespace tuiyan::report {
namespace {

using words::Area;
using words::same;

struct Judged {
  std::string name, limit, value;
  Cell verdict;
};

std::map<std::string, Judged> judged(const Log& log, const score::Scorecard& card, const Screen& screen,
                                     Language language) {
  std::map<std::string, Judged> all;
  for (const score::Result& result : card.results) {
    const Target& target = log.documents->plan.targets[result.target];
    all[target.id] = {titled(target, language), limit_of(target, language), value_of(target, result.reading, language),
                      !result.reading.applicable ? Cell{screen.word("verdict.none"), Paint::faint}
                      : result.met               ? Cell{screen.word("verdict.met"), Paint::good}
                                                 : Cell{screen.word("verdict.missed"), Paint::bad}};
  }
  return all;
}

}  // namespace

std::string history_rescore(const Rescored& rescored, Language language, bool colour) {
  Screen screen(language, colour, Area::history);
  screen.line(
      screen.word("rescore.title", {{"id", same(fmt::format("{}", rescored.id))}, {"file", same(rescored.file)}}),
      Paint::bold);
  const auto before = judged(rescored.before, rescored.card_before, screen, language);
  const auto after = judged(rescored.after, rescored.card_after, screen, language);
  const Judged absent{"", screen.word("rescore.absent"), "", {screen.word("rescore.absent"), Paint::faint}};
  std::vector<std::vector<Cell>> rows;
  const auto put = [&](const Judged& old_one, const Judged& new_one) {
    rows.push_back({{new_one.name.empty() ? old_one.name : new_one.name},
                    {old_one.limit, Paint::faint},
                    {new_one.limit},
                    {new_one.value.empty() ? old_one.value : new_one.value},
                    old_one.verdict,
                    new_one.verdict});
  };
  // In the order of the new targets, then those that are gone.
  for (const Target& target : rescored.after.documents->plan.targets) {
    const auto found = before.find(target.id);
    put(found == before.end() ? absent : found->second, after.at(target.id));
  }
  for (const Target& target : rescored.before.documents->plan.targets)
    if (after.count(target.id) == 0) put(before.at(target.id), absent);
  screen.table({{screen.word("column.target"), 44},
                {screen.word("column.limit.before")},
                {screen.word("column.limit.after")},
                {screen.word("column.value"), 34},
                {screen.word("column.verdict.before")},
                {screen.word("column.verdict.after")}},
               rows);
  const auto grade = [&](const score::Scorecard& card) {
    return card.graded ? in(words::word(Area::grade, drawing::code(card.grade)), language) : screen.word("no_grade");
  };
  const auto sum = [](const score::Scorecard& card) { return same(fmt::format("{:.1f}", card.weighted_attainment)); };
  screen.line(screen.word("rescore.grade", {{"before", same(grade(rescored.card_before))},
                                            {"sum_before", sum(rescored.card_before)},
                                            {"after", same(grade(rescored.card_after))},
                                            {"sum_after", sum(rescored.card_after)}}));
  return screen.text();
}

}  // namespace tuiyan::report
