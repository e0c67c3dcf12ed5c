// The head of a plan. A planner may begin with risks in words, a list of texts; the plan checker then
// asks for the register: risks by id.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "input/plan_reader.hpp"
#include "input/row_table.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

Read ids(std::vector<std::string>& out) {
  return [&out](Value& value) {
    read_one_or_list(value, [&out](Value& item) {
      std::string one;
      word(one)(item);
      if (!one.empty()) out.push_back(std::move(one));
    });
  };
}

// As the shortest path to the same file, so that it can be compared.
Read files(std::vector<std::string>& out) {
  return [&out](Value& value) {
    ids(out)(value);
    for (std::string& one : out) one = std::filesystem::path(one).lexically_normal().string();
  };
}

void read_risk(Object& object, Risk& risk) {
  read_name(object, risk.name, risk.id);
  object.leaf({.key = "hazard", .zh = "危害种类", .en = "kind of hazard", .example = "\"equipment\"", .optional = true},
              choice<HazardKind>(risk.hazard, {{"natural_disaster", HazardKind::natural_disaster},
                                               {"equipment", HazardKind::equipment},
                                               {"deliberate_damage", HazardKind::deliberate_damage},
                                               {"human_error", HazardKind::human_error},
                                               {"supplier", HazardKind::supplier},
                                               {"demand", HazardKind::demand}}));
  object.leaf({.key = "per_year",
               .zh = "每年约发生几次（0.1 为十年一次）",
               .en = "how often it happens in a year (0.1: once in ten years)",
               .example = "0.5",
               .optional = true},
              number(risk.per_year, 0, 100'000));
  object.leaf({.key = "urgency",
               .zh = "须多快处置",
               .en = "how soon somebody has to act",
               .example = "\"immediate\"",
               .optional = true},
              choice<Urgency>(risk.urgency, {{"low", Urgency::low},
                                             {"medium", Urgency::medium},
                                             {"high", Urgency::high},
                                             {"immediate", Urgency::immediate}}));
  object.leaf({.key = "measures", .zh = "防范措施", .en = "measures", .optional = true}, texts(risk.measures));
  object.leaf({.key = "scenarios",
               .zh = "推演它的情景文件（相对于预案）",
               .en = "files of the scenarios that play it, relative to the plan",
               .example = "[\"../scenarios/seat-system-crash.json\"]",
               .optional = true},
              files(risk.scenarios));
  object.leaf({.key = "flow",
               .zh = "处置它的步骤",
               .en = "steps that answer it",
               .example = "[\"switch-seats\", \"repair\"]",
               .optional = true},
              ids(risk.flow));
  read_clause(object, risk.clause);
}

// {"2026-05-20": ["zhang", "agents"]}: the attendance of each time, by its date.
Read held_drills(std::vector<HeldDrill>& out) {
  return [&out](Value& value) {
    const Said what{"以日期为键的对象 {\"2026-05-20\": [\"zhang\"]}",
                    "an object by date, {\"2026-05-20\": [\"zhang\"]}"};
    HeldDrill one;
    if (value.describing()) {
      json::Node row = json::object({});
      Value slot(value.context(), row);
      references(one.took_part)(slot);
      return describe_rows(value, what.zh + " / " + what.en, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", std::move(row));
    }
    if (!value.is(json::NodeKind::object)) return value.wrong("wrong-type", what);
    for (const json::Member& member : value.node().members) {
      Value row = value.member(member);
      json::Node key = json::string(member.key);
      key.place = member.place;
      Value as_value(value.context(), key, row.pointer());
      std::optional<std::int64_t> day;
      date(day)(as_value);
      one.took_part.clear();
      references(one.took_part)(row);
      if (!day) continue;
      one.on = *day;
      out.push_back(one);
    }
    std::sort(out.begin(), out.end(), [](const HeldDrill& a, const HeldDrill& b) { return a.on < b.on; });
  };
}

void read_planned_drill(Object& object, PlannedDrill& drill) {
  read_name(object, drill.name, drill.id);
  object.leaf({.key = "form",
               .zh = "形式：桌面、实战操作、仿真",
               .en = "form: at the table, with the equipment, by simulation",
               .example = "\"operation\"",
               .otherwise = "\"tabletop\"",
               .basis = "假定：桌面 / assumed: at the table"},
              choice<DrillForm>(drill.form, {{"tabletop", DrillForm::tabletop},
                                             {"operation", DrillForm::operation},
                                             {"simulation", DrillForm::simulation}}));
  object.leaf({.key = "every", .zh = "多久一次", .en = "how often", .example = "\"90 d\""},
              duration_above_zero(drill.every));
  object.leaf({.key = "roles",
               .zh = "参加的岗位",
               .en = "roles that take part",
               .example = "[\"shift-leader\"]",
               .optional = true},
              ids(drill.roles));
  object.leaf({.key = "scenarios",
               .zh = "所演的情景文件（相对于预案）",
               .en = "files of the scenarios that are drilled, relative to the plan",
               .example = "[\"../scenarios/seat-system-crash.json\"]",
               .optional = true},
              files(drill.scenarios));
  object.leaf({.key = "held",
               .zh = "举行记录：日期和参加人员",
               .en = "when it was held: dates, and who took part",
               .example = "{\"2026-05-20\": [\"zhang\", \"agents\"]}",
               .optional = true},
              held_drills(drill.held));
  read_clause(object, drill.clause);
}

void read_risks(Object& object, Table<Risk>& risks) {
  const Read by_id = table<Risk>(risks, [](Object& row, Risk& risk) { read_risk(row, risk); });
  const Read in_words = [&risks](Value& value) {
    std::vector<Text> words_of_risks;
    texts(words_of_risks)(value);
    for (Text& one : words_of_risks) {
      Risk risk;
      risk.id = fmt::format("{}", risks.size());  // its place in the list, so that a pointer leads to it
      risk.name = std::move(one);
      risks.add(std::move(risk));
    }
  };
  const Read either = [&](Value& value) {
    if (value.describing()) {
      json::Node register_form = json::object({}), list_form = json::object({});
      Value register_slot(value.context(), register_form), list_slot(value.context(), list_form);
      by_id(register_slot);
      in_words(list_slot);
      value.say("anyOf", json::array({std::move(register_form), std::move(list_form)}));
    } else if (value.is(json::NodeKind::array)) {
      in_words(value);
    } else {
      by_id(value);
    }
  };
  const Field field{.key = "risks",
                    .zh = "风险登记，按标识；也可先写成文字列表",
                    .en = "risk register, by id; a list of texts to begin with",
                    .optional = true};
  const json::Node* written = object.describing() ? nullptr : object.value().node().find("risks");
  if (written != nullptr && written->kind == json::NodeKind::array)
    object.leaf(field, either);
  else
    object.branch(field, either);
}

}  // namespace

void read_header(Object& object, Header& header) {
  const auto line = [&](std::string_view key, std::string_view zh, std::string_view en, Text& out) {
    object.leaf({.key = key, .zh = zh, .en = en, .optional = true}, text(out));
  };
  line("purpose", "目的", "purpose", header.purpose);
  line("scope", "适用范围", "scope", header.scope);
  line("place", "工作场所", "place of work", header.place);
  line("basis", "编制依据", "what it is based on", header.basis_of_plan);
  line("team", "编制组", "the team that wrote it", header.team);
  object.leaf({.key = "version", .zh = "版本", .en = "version", .example = "\"2026-1\"", .optional = true},
              word(header.version));
  object.leaf({.key = "effective",
               .zh = "施行日期",
               .en = "in force from this date",
               .example = "\"2026-09-01\"",
               .optional = true},
              date(header.effective));
  line("interpretation", "由谁解释", "who interprets it", header.interpretation);
  line("adjustment", "由谁、何时调整", "who adjusts it, and when", header.adjustment);
  object.leaf({.key = "references", .zh = "引用文件", .en = "references", .optional = true}, texts(header.references));
  read_risks(object, header.risks);
  object.branch(
      {.key = "drills", .zh = "演练计划", .en = "drill calendar", .optional = true},
      table<PlannedDrill>(header.drills, [](Object& row, PlannedDrill& drill) { read_planned_drill(row, drill); }));
}

}  // namespace tuiyan::input
