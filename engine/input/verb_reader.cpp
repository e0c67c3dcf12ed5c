#include <fmt/format.h>

#include "input/step_parts.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

void read_message(Object& object, Verb verb, std::string_view key, std::string_view zh, std::string_view en,
                  Step& step) {
  step.verb = verb;
  object.branch({.key = key, .zh = zh, .en = en}, [&](Value& value) {
    read_object(value, [&](Object& message) {
      message.leaf({.key = "to", .zh = "对谁（角色）", .en = "to which role", .example = "\"shift-leader\""},
                   reference(step.to));
      message.leaf({.key = "about", .zh = "关于", .en = "about what", .example = "\"seat-system\"", .optional = true},
                   subject(step.object, believable()));
      message.leaf({.key = "by_channel",
                    .zh = "通信渠道，按次序；不写则按对方的设备次序",
                    .en = "channels in order; not written: the recipient's own order",
                    .example = "[\"mobile\"]",
                    .optional = true},
                   references(step.channels));
    });
  });
}

Shape about(std::string_view key, Verb verb, Kinds kinds, std::string_view zh, std::string_view en, Step& step) {
  return {{key}, [=, &step](Object& object) {
            step.verb = verb;
            object.leaf({.key = key, .zh = zh, .en = en}, subject(step.object, kinds));
          }};
}

Shape plain(std::string_view key, Verb verb, std::string_view zh, std::string_view en, Step& step) {
  return {{key}, [=, &step](Object& object) {
            step.verb = verb;
            object.leaf({.key = key, .zh = zh, .en = en, .example = "true"}, only_true());
          }};
}

void read_switch(Value& value, Step& step) {
  read_shapes(value,
              {"主备对的标识，或 {\"from\": 座席组, \"to\": 座席组}",
               "the id of a pair, or {\"from\": seat group, \"to\": seat group}"},
              subject(step.object, {SubjectKind::pair}),
              {{{"from", "to"}, [&](Object& object) {
                  object.leaf({.key = "from", .zh = "从", .en = "from", .example = "\"main-seats\""},
                              subject(step.object, {SubjectKind::seat_group}));
                  object.leaf({.key = "to", .zh = "到", .en = "to", .example = "\"emergency-seats\""},
                              subject(step.target_side, {SubjectKind::seat_group}));
                }}});
}

}  // namespace

Read verb(Step& step) {
  return [&step](Value& value) {
    std::vector<Shape> shapes;
    shapes.push_back(
        {{"report"}, [&](Object& object) { read_message(object, Verb::report, "report", "报告", "report", step); }});
    shapes.push_back(
        {{"order"}, [&](Object& object) { read_message(object, Verb::order, "order", "下令", "order", step); }});
    shapes.push_back(
        {{"decide"}, [&](Object& object) {
           step.verb = Verb::decide;
           object.leaf({.key = "decide",
                        .zh = "研判：分级标准，或 true",
                        .en = "decide: a severity scale, or true",
                        .example = "\"p-scale\""},
                       [&](Value& what) {
                         if (what.describing())
                           return what.say("type", json::array({json::string("string"), json::string("boolean")}));
                         if (what.is(json::NodeKind::string))
                           reference(step.scale)(what);
                         else if (!what.is(json::NodeKind::boolean) || !what.node().boolean)
                           what.wrong("wrong-type", {"分级标准的标识，或 true", "the id of a severity scale, or true"});
                       });
         }});
    shapes.push_back(about("diagnose", Verb::diagnose, mendable(), "查找故障", "find what is wrong with", step));
    shapes.push_back(about("repair", Verb::repair, mendable(), "修复", "mend", step));
    shapes.push_back({{"switch"}, [&](Object& object) {
                        step.verb = Verb::switch_over;
                        object.leaf({.key = "switch", .zh = "切换", .en = "switch over", .example = "\"media-server\""},
                                    [&](Value& what) { read_switch(what, step); });
                      }});
    const Kinds usable = {SubjectKind::component, SubjectKind::seat_group, SubjectKind::announcement};
    shapes.push_back(about("activate", Verb::activate, usable, "启用", "put into use", step));
    shapes.push_back(about("deactivate", Verb::deactivate, usable, "停用", "take out of use", step));
    shapes.push_back(about("announce", Verb::announce, {SubjectKind::announcement}, "发布公告", "publish", step));
    shapes.push_back(plain("call_back", Verb::call_back, "回访", "call back those on the list", step));
    shapes.push_back(plain("backfill", Verb::backfill, "补录工单", "type in the paper orders", step));
    shapes.push_back(
        about("verify", Verb::verify,
              {SubjectKind::service, SubjectKind::component, SubjectKind::seat_group, SubjectKind::trunk_group}, "核实",
              "check that it works", step));
    shapes.push_back(plain("record", Verb::record, "记入日志", "write it into the journal", step));
    shapes.push_back(plain("review", Verb::review, "总结", "hold the review", step));
    shapes.push_back(plain("stand_down", Verb::stand_down, "解除应急", "stand down", step));
    read_shapes(
        value,
        {"一个动作：report、order、decide、diagnose、repair、switch、activate、deactivate、announce、call_"
         "back、backfill、"
         "verify、record、review、stand_down 之一",
         "one verb: report, order, decide, diagnose, repair, switch, activate, deactivate, announce, call_back, "
         "backfill, verify, record, review or stand_down"},
        {}, shapes);
  };
}

}  // namespace tuiyan::input
