#include "input/plan_reader.hpp"

#include <fmt/format.h>

#include "input/said.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {
namespace {

void read_unit(Object& object, Unit& unit) {
  read_name(object, unit.name, unit.id);
  object.leaf({.key = "duties", .zh = "职责", .en = "duties", .optional = true}, texts(unit.duties));
  read_clause(object, unit.clause);
}

void read_role(Object& object, Role& role) {
  read_name(object, role.name, role.id);
  object.leaf({.key = "unit", .zh = "所属机构", .en = "its unit", .example = "\"command\"", .optional = true},
              reference(role.unit));
  object.leaf({.key = "filled_by", .zh = "由谁担任，按次序", .en = "who fills it, in order", .example = "[\"zhang\"]"},
              [&](Value& value) {
                references(role.filled_by)(value);
                if (!value.describing() && value.is(json::NodeKind::array) && value.node().items.empty())
                  value.wrong("empty-list", {"至少一名人员", "at least one person"});
              });
  object.leaf(
      {.key = "deputy", .zh = "代理岗位", .en = "role that stands in", .example = "\"duty-manager\"", .optional = true},
      reference(role.deputy));
  object.leaf({.key = "duties", .zh = "职责", .en = "duties", .optional = true}, texts(role.duties));
  object.leaf({.key = "gives_up_after",
               .zh = "联系该岗位一次多久后放弃；不写则按步骤",
               .en = "one attempt to reach this role is given up after; not written: as the step says",
               .example = "\"2 min\"",
               .optional = true},
              duration(role.gives_up_after));
  object.leaf({.key = "hand_over",
               .zh = "交接班用时，双方都占用；不写则瞬间交接",
               .en = "time of handing over between shifts, for both; not written: at once",
               .example = "\"10 min\"",
               .optional = true},
              law(role.hand_over));
  read_clause(object, role.clause);
}

void read_scale(Object& object, SeverityScale& scale) {
  read_name(object, scale.name, scale.id);
  object.leaf({.key = "levels",
               .zh = "级别，最严重的在前",
               .en = "levels, gravest first",
               .example = "[{\"id\": \"p1\", \"name\": \"一级\", \"of\": \"answering\", \"below\": 0.01}]"},
              [&](Value& value) {
                read_list(value, [&](Value& item) {
                  SeverityLevel level;
                  read_object(item, [&](Object& fields) {
                    fields.leaf({.key = "id", .zh = "标识", .en = "id", .example = "\"p1\""}, word(level.id));
                    read_name(fields, level.name, level.id);
                    fields.leaf(
                        {.key = "of", .zh = "所看的服务", .en = "the service it looks at", .example = "\"answering\""},
                        reference(level.of));
                    fields.leaf({.key = "below",
                                 .zh = "可用份额低于此值即达到本级",
                                 .en = "reached when the share restored is below this",
                                 .example = "0.5"},
                                share(level.below));
                  });
                  if (item.describing()) return;
                  for (const SeverityLevel& earlier : scale.levels) {
                    if (earlier.id == level.id)
                      item.complain("repeated-entry", {"每级一个标识", "one id for each level"}, quote(level.id));
                    if (earlier.of == level.of && level.below < earlier.below)
                      item.complain(
                          "out-of-order",
                          {"级别由重到轻，\"below\" 由小到大", "levels from gravest to mildest, with \"below\" rising"},
                          {fmt::format("\"{}\" 在 \"{}\" 之后", level.id, earlier.id),
                           fmt::format("\"{}\" after \"{}\"", level.id, earlier.id)});
                  }
                  scale.levels.push_back(std::move(level));
                });
                if (!value.describing() && value.is(json::NodeKind::array) && value.node().items.empty())
                  value.wrong("empty-list", {"至少一级", "at least one level"});
              });
  read_clause(object, scale.clause);
}

void read_grading(Object& object, Grading& grading) {
  const auto grade = [&](std::string_view key, std::string_view zh, std::string_view en, std::string_view otherwise,
                         double& out) {
    object.leaf({.key = key,
                 .zh = zh,
                 .en = en,
                 .example = otherwise,
                 .otherwise = otherwise,
                 .basis = "常用的评估分档 / customary bands"},
                number(out, 0, 100));
  };
  grade("excellent", "优：加权达成率（%）不低于", "excellent: weighted attainment in percent at least", "90",
        grading.excellent);
  grade("good", "良", "good", "75", grading.good);
  grade("fair", "中", "fair", "60", grading.fair);
  if (!object.describing() && !(grading.excellent >= grading.good && grading.good >= grading.fair))
    object.value().wrong("out-of-order",
                         {"由高到低的优、良、中", "\"excellent\", \"good\" and \"fair\" in falling order"});
}

}  // namespace

void read_plan(Object& object, Plan& plan) {
  read_name(object, plan.name, plan.id);
  object.branch({.key = "header", .zh = "预案首部", .en = "header", .otherwise = "{}"},
                [&](Value& value) { read_object(value, [&](Object& header) { read_header(header, plan.header); }); });
  object.branch({.key = "units", .zh = "机构", .en = "units", .optional = true},
                table<Unit>(plan.units, [](Object& row, Unit& unit) { read_unit(row, unit); }));
  object.branch({.key = "roles", .zh = "岗位", .en = "roles", .optional = true},
                table<Role>(plan.roles, [](Object& row, Role& role) { read_role(row, role); }));
  object.branch(
      {.key = "announcements", .zh = "公告", .en = "announcements", .optional = true},
      table<Announcement>(plan.announcements, [](Object& row, Announcement& one) { read_announcement(row, one); }));
  read_resources(object, plan);
  read_practice(object, plan.practice);
  object.branch(
      {.key = "severity_scales", .zh = "分级标准", .en = "severity scales", .optional = true},
      table<SeverityScale>(plan.severity_scales, [](Object& row, SeverityScale& scale) { read_scale(row, scale); }));
  object.branch({.key = "flow", .zh = "处置流程", .en = "response flow", .optional = true},
                table<Step>(plan.flow, [&](Object& row, Step& step) { read_step(row, step, plan); }));
  object.branch({.key = "targets", .zh = "目标", .en = "targets", .optional = true},
                table<Target>(plan.targets, [](Object& row, Target& target) { read_target(row, target); }));
  object.branch({.key = "grading", .zh = "评定分档", .en = "grading", .otherwise = "{}"}, [&](Value& value) {
    read_object(value, [&](Object& grading) { read_grading(grading, plan.grading); });
  });
}

}  // namespace tuiyan::input
