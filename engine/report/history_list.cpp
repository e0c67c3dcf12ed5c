// The list of records, and one record in full.
#include <fmt/format.h>

#include "report/history_part.hpp"
#include "report/history_study.hpp"
#include "report/history_terminal.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {
namespace {

using archive::Filed;
using archive::Record;
using archive::RecordKind;
using words::Area;
using words::same;

std::string number_of(std::int64_t n) { return fmt::format("{}", n); }

std::string kind_word(const Screen& screen, RecordKind kind) {
  return screen.word(fmt::format("kind.{}", archive::name_of(kind)));
}

// With where it comes from.
std::string kind_of(const Screen& screen, const Filed& filed) {
  const std::string kind = kind_word(screen, filed.record.kind);
  if (!filed.imported_us) return kind;
  return screen.word(filed.anonymous ? "kind.anonymous" : "kind.imported", {{"kind", same(kind)}});
}

std::string grade_word(const Record& record, Language language) {
  return record.grade.empty() ? "" : in(words::word(Area::grade, record.grade), language);
}

Cell met_cell(const Screen& screen, const Record& record) {
  const std::string text = screen.word(fmt::format("met.{}", archive::name_of(record.kind)),
                                       {{"met", same(number_of(record.met))},
                                        {"all", same(number_of(record.counted))},
                                        {"worse", same(number_of(record.worse))},
                                        {"singles", same(number_of(record.single_points))}});
  const bool good = record.kind == RecordKind::compare ? record.worse == 0
                                                       : record.met == record.counted && record.single_points == 0;
  return {text, good ? Paint::good : Paint::bad};
}

std::string luck(const Screen& screen, const Record& record) {
  return screen.word(record.kind == RecordKind::run ? "luck.run" : "luck.study",
                     {{"seed", same(fmt::format("{}", record.seed))},
                      {"replication", same(fmt::format("{}", record.replication))},
                      {"n", same(fmt::format("{}", record.drills))}});
}

std::string scenario_of(const Screen& screen, const Record& record, Language language) {
  const std::string first = titled(record.scenario_name, record.scenario_id, language);
  if (record.scenarios < 2) return first;
  const std::int64_t n = language == Language::zh ? record.scenarios : record.scenarios - 1;
  return screen.word("scenarios", {{"name", same(first)}, {"n", same(number_of(n))}});
}

void put_outcomes(Screen& screen, const Record& record, Language language) {
  const bool studied = record.kind != RecordKind::run;
  std::vector<std::vector<Cell>> rows;
  for (const archive::Outcome& one : record.outcomes)
    rows.push_back({{titled(one.name, one.target, language)},
                    {one.revision.empty() ? "" : screen.word(fmt::format("revision.{}", one.revision))},
                    {record.scenarios > 1 ? one.scenario : "", Paint::faint},
                    {outcome_limit(one, language)},
                    {outcome_value(one, language)},
                    outcome_verdict(one, screen),
                    {one.clause, Paint::faint}});
  screen.heading(screen.word("targets"));
  screen.table({{screen.word("column.target"), 44},
                {record.kind == RecordKind::compare ? screen.word("column.revision") : ""},
                {record.scenarios > 1 ? screen.word("column.scenario") : "", 30},
                {screen.word("column.limit")},
                {screen.word("column.value"), 34},
                {screen.word("column.verdict")},
                {""}},
               rows);
  if (studied) screen.line(screen.word("value.note"), Paint::faint);
}

}  // namespace

std::string history_list(const std::string& path, const std::vector<Filed>& list, std::size_t earlier,
                         Language language, bool colour) {
  Screen screen(language, colour, Area::history);
  if (list.empty() && earlier == 0) {
    screen.line(screen.word("none", {{"path", same(path)}}));
    return screen.text();
  }
  screen.line(screen.word("title", {{"path", same(path)}, {"n", same(fmt::format("{}", list.size() + earlier))}}),
              Paint::bold);
  if (earlier > 0) screen.line(screen.word("earlier", {{"n", same(fmt::format("{}", earlier))}}), Paint::faint);
  std::vector<std::vector<Cell>> rows;
  for (const Filed& filed : list) {
    const Record& record = filed.record;
    rows.push_back({{number_of(filed.id)},
                    {moment(record.at_us), Paint::faint},
                    {kind_of(screen, filed)},
                    {titled(record.plan_name, record.plan_id, language)},
                    {record.plan_version, Paint::faint},
                    {scenario_of(screen, record, language)},
                    {luck(screen, record), Paint::faint},
                    {grade_word(record, language)},
                    met_cell(screen, record)});
  }
  screen.table({{screen.word("column.id"), 1000, true},
                {screen.word("column.when")},
                {screen.word("column.kind")},
                {screen.word("column.plan"), 36},
                {screen.word("column.version"), 12},
                {screen.word("column.scenario"), 36},
                {screen.word("column.luck")},
                {screen.word("column.grade")},
                {screen.word("column.met")}},
               rows);
  return screen.text();
}

std::string history_record(const Filed& filed, const json::Node* study, Language language, bool colour) {
  const Record& record = filed.record;
  Screen screen(language, colour, Area::history);
  screen.line(screen.word("record", {{"id", same(number_of(filed.id))}, {"kind", same(kind_of(screen, filed))}}),
              Paint::bold);
  screen.line(screen.word("field.when", {{"value", same(moment(record.at_us))}}));
  screen.line(screen.word("field.plan", {{"name", same(titled(record.plan_name, record.plan_id, language))},
                                         {"id", same(record.plan_id)},
                                         {"version", same(record.plan_version)}}));
  screen.line(screen.word("field.scenario",
                          {{"name", same(scenario_of(screen, record, language))}, {"id", same(record.scenario_id)}}));
  screen.line(screen.word(record.kind == RecordKind::run ? "field.luck" : "field.drills",
                          {{"seed", same(fmt::format("{}", record.seed))},
                           {"replication", same(fmt::format("{}", record.replication))},
                           {"n", same(fmt::format("{}", record.drills))}}));
  if (record.kind == RecordKind::run || record.kind == RecordKind::assess)
    screen.line(screen.word(
        "field.grade", {{"grade", same(record.grade.empty() ? screen.word("no_grade") : grade_word(record, language))},
                        {"sum", same(fmt::format("{:.1f}", record.attainment))}}));
  screen.line(fmt::format("{}: {}", screen.word("column.met"), met_cell(screen, record).text));
  if (filed.imported_us) screen.line(screen.word("field.imported", {{"value", same(moment(*filed.imported_us))}}));
  screen.line(screen.word("field.program", {{"value", same(record.program)}}), Paint::faint);
  screen.line(screen.word("field.settings", {{"value", same(record.settings)}}), Paint::faint);
  if (!record.over.empty()) screen.line(screen.word("field.over", {{"value", same(record.over)}}));
  if (record.kind == RecordKind::sweep) {
    if (study != nullptr) put_kept_sweep(screen, record, *study, language);
  } else {
    put_outcomes(screen, record, language);
  }
  if (record.kind == RecordKind::criticality && study != nullptr)
    put_kept_criticality(screen, record, *study, language);
  std::vector<std::vector<Cell>> rows;
  for (const archive::Part& part : record.parts)
    rows.push_back({{part.name}, {words::count(part.length)}, {part.sha256, Paint::faint}});
  screen.heading(screen.word("parts"));
  screen.table(
      {{screen.word("column.part")}, {screen.word("column.length"), 1000, true}, {screen.word("column.digest")}}, rows);
  return screen.text();
}

}  // namespace tuiyan::report
