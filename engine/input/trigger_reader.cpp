#include <fmt/format.h>

#include "input/said.hpp"
#include "input/step_parts.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

// "p-scale/p1"
Read declared_level(Trigger& out, const Plan& plan) {
  return [&out, &plan](Value& value) {
    const Said what{"\"分级标准/级别\"", "\"scale/level\""};
    if (value.describing()) {
      value.say("description", json::string(what.zh + " / " + what.en));
      value.say("type", json::string("string"));
      value.say("pattern", json::string("^[^/]+/[^/]+$"));
      return;
    }
    if (!value.is(json::NodeKind::string)) return value.wrong("wrong-type", what);
    const std::string& both = value.node().text;
    const std::size_t slash = both.find('/');
    if (slash == std::string::npos) return value.wrong("wrong-type", what);
    const std::string scale_id = both.substr(0, slash);
    const std::string level_id = both.substr(slash + 1);
    const Index<SeverityScale> scale = plan.severity_scales.find(scale_id);
    if (!scale) {
      const Kinds kinds = {SubjectKind::severity_scale};
      return value.complain("dangling-reference", id_of(kinds), quote(scale_id),
                            meant_of(scale_id, value.context().names.candidates(kinds)));
    }
    std::vector<std::string> known;
    const std::vector<SeverityLevel>& levels = plan.severity_scales[scale].levels;
    for (std::uint32_t row = 0; row < levels.size(); ++row) {
      if (levels[row].id == level_id) {
        out.scale = scale;
        out.level = row;
        return;
      }
      known.push_back(levels[row].id);
    }
    value.complain("dangling-reference",
                   {fmt::format("分级标准 \"{}\" 的级别", scale_id),
                    fmt::format("a level of the severity scale \"{}\"", scale_id)},
                   quote(level_id), did_you_mean(level_id, known));
  };
}

}  // namespace

const Kinds& believable() {
  static const Kinds kinds = {SubjectKind::component,   SubjectKind::service, SubjectKind::seat_group,
                              SubjectKind::trunk_group, SubjectKind::channel, SubjectKind::pair,
                              SubjectKind::queue,       SubjectKind::ivr,     SubjectKind::paper_orders,
                              SubjectKind::call_backs};
  return kinds;
}

const Kinds& mendable() {
  static const Kinds kinds = {SubjectKind::component,   SubjectKind::service, SubjectKind::seat_group,
                              SubjectKind::trunk_group, SubjectKind::channel, SubjectKind::pair};
  return kinds;
}

Read trigger(Trigger& out, const Plan& plan, Clockwork clockwork) {
  return [&out, &plan, clockwork](Value& value) {
    read_named(value, "trigger", [&](Value& named) {
      const auto about = [&out](std::string_view key, TriggerKind kind, const Kinds& kinds, std::string_view zh,
                                std::string_view en) {
        return Shape{{key}, [=, &out](Object& object) {
                       out.kind = kind;
                       object.leaf({.key = key, .zh = zh, .en = en, .example = "\"seat-system\""},
                                   subject(out.subject, kinds));
                     }};
      };
      const auto of_supplier = [&out, clockwork](std::string_view key, TriggerKind kind, std::string_view zh,
                                                 std::string_view en) {
        return Shape{{key}, [=, &out](Object& object) {
                       out.kind = kind;
                       object.leaf({.key = key, .zh = zh, .en = en, .example = "\"fast-stock\""},
                                   subject(out.subject, {SubjectKind::supplier}));
                       if (object.describing()) return;
                       if (clockwork == Clockwork::refused)
                         object.value().complain("key-without-use",
                                                 {"只在 \"unless\" 中看供应方是否受理",
                                                  "a look at the supplier's hours in \"unless\" only"},
                                                 quote(key));
                       if (clockwork == Clockwork::refused || !out.subject) out = {};
                     }};
      };
      read_shapes(
          named,
          {"触发条件：observed、restored、declared、at、fault_known、hardware_fault、told 之一；\"unless\" 另可用 "
           "open、closed",
           "a condition: one of observed, restored, declared, at, fault_known, hardware_fault, told; in \"unless\" "
           "also "
           "open, closed"},
          {},
          {about("observed", TriggerKind::observed, believable(), "发现其不正常", "its person believes it is not up"),
           about("restored", TriggerKind::restored, believable(), "得知其已恢复", "its person believes it is up again"),
           {{"declared"},
            [&](Object& object) {
              out.kind = TriggerKind::declared;
              object.leaf({.key = "declared",
                           .zh = "宣布的级别至少为",
                           .en = "the declared severity is at least this",
                           .example = "\"p-scale/p1\""},
                          declared_level(out, plan));
            }},
           {{"at"},
            [&](Object& object) {
              out.kind = TriggerKind::at;
              object.leaf({.key = "at", .zh = "开始后多久", .en = "time since the start", .example = "\"10 min\""},
                          duration(out.at));
            }},
           about("fault_known", TriggerKind::fault_known, mendable(), "已查明其故障",
                 "its person has a diagnosis of it"),
           about("hardware_fault", TriggerKind::hardware_fault, mendable(), "已判明其为硬件故障",
                 "its person has a diagnosis that it is a hardware fault"),
           of_supplier("open", TriggerKind::open, "供应方此刻受理", "the supplier takes requests now"),
           of_supplier("closed", TriggerKind::closed, "供应方此刻不受理", "the supplier takes no requests now"),
           about("told", TriggerKind::told, believable(), "被告知其情况", "its person was told about it")});
    });
  };
}

}  // namespace tuiyan::input
