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
      message.leaf({.key = "to", .zh = "对谁（岗位）", .en = "to which role", .example = "\"shift-leader\""},
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

Shape about(std::string_view key, Verb verb, const Kinds& kinds, std::string_view zh, std::string_view en, Step& step) {
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

void read_supply(Object& object, Step& step) {
  object.leaf({.key = "to",
               .zh = "给谁：部件，或服务中失电的部分（按其 needs 的次序）",
               .en = "what: a component, or what of a service lacks power (in the order of its needs)",
               .example = "\"hospital\""},
              subject(step.object, {SubjectKind::component, SubjectKind::service}));
  object.leaf({.key = "with",
               .zh = "用哪台移动电源；不写则用空闲的一台",
               .en = "with which mobile generator; not written: one that is free",
               .example = "\"generator-car-1\"",
               .optional = true},
              reference(step.with));
}

// Until when, as far as can be told when it is published.
void read_estimate(Object& object, RestorationEstimate& estimate) {
  object.leaf({.key = "of", .zh = "预计恢复的对象", .en = "what will be back", .example = "\"supply\""},
              subject(estimate.of, {SubjectKind::service, SubjectKind::component, SubjectKind::seat_group,
                                    SubjectKind::trunk_group}));
  object.leaf({.key = "diagnosis_of",
               .zh = "依据对谁的诊断；不写则为 of",
               .en = "the diagnosis that counts is of this; not written: of \"of\"",
               .example = "\"feeder-1\"",
               .optional = true},
              subject(estimate.found, mendable()));
  object.leaf({.key = "quantile",
               .zh = "取诊断所得修复时间的哪个分位",
               .en = "which quantile of the repair time that the diagnosis gives",
               .example = "0.9",
               .otherwise = "0.5",
               .basis = "假定：取中位数 / assumed: the median"},
              number(estimate.quantile, 0.01, 0.99));
  object.leaf({.key = "times",
               .zh = "再乘以几倍",
               .en = "times this",
               .example = "1.3",
               .otherwise = "1",
               .basis = "假定：不留余量 / assumed: no margin"},
              number(estimate.times, 0, 100));
  object.leaf({.key = "plus",
               .zh = "再加多久（路途、核验等）",
               .en = "plus this, for travelling, checking and the like",
               .example = "\"20 min\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：不留余量 / assumed: no margin"},
              duration(estimate.plus));
  object.leaf({.key = "rule",
               .zh = "没有诊断结论时，按从发布起多久；不写则不写时间",
               .en = "without a diagnosis: so long from publishing; not written: no time is named",
               .example = "\"4 h\"",
               .optional = true},
              duration(estimate.rule));
  object.leaf({.key = "round_up_to",
               .zh = "进位到整多少（按钟点）",
               .en = "rounded up to whole ones of this by the clock",
               .example = "\"30 min\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：不进位 / assumed: not rounded"},
              duration(estimate.round));
}

void read_announce(Object& object, Step& step) {
  step.verb = Verb::announce;
  object.leaf({.key = "announce", .zh = "发布公告", .en = "publish", .example = "\"outage-notice\""},
              subject(step.object, {SubjectKind::announcement}));
  object.branch({.key = "estimate",
                 .zh = "写明预计恢复时间；再次发布即修订",
                 .en = "with the time at which it will be back; published again it revises it",
                 .optional = true},
                [&](Value& value) {
                  read_object(value, [&](Object& fields) {
                    RestorationEstimate estimate;
                    read_estimate(fields, estimate);
                    if (!fields.describing()) step.estimate = estimate;
                  });
                });
}

// true: those who were lost; an announcement: the customers of its telephone list.
void read_call_back(Object& object, Step& step) {
  step.verb = Verb::call_back;
  object.leaf({.key = "call_back",
               .zh = "回访：true 为未打通者，写公告的标识则按其电话名单逐户告知",
               .en = "call back: true, those on the list of lost callers; an announcement: those on its telephone list",
               .example = "true"},
              [&step](Value& value) {
                if (value.describing())
                  return value.say("type", json::array({json::string("string"), json::string("boolean")}));
                if (value.is(json::NodeKind::string)) return subject(step.object, {SubjectKind::announcement})(value);
                only_true()(value);
              });
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

// Those of the grid, and of people who go somewhere.
void add_field_verbs(std::vector<Shape>& shapes, Step& step) {
  const Kinds of_lines = {SubjectKind::component, SubjectKind::service};
  const Kinds places = {SubjectKind::location, SubjectKind::component, SubjectKind::service};
  shapes.push_back(about("isolate", Verb::isolate, of_lines, "隔离：拉开故障区段两侧的开关（按诊断结果）",
                         "cut off the line, or what the diagnosis of it says is broken", step));
  shapes.push_back(about("transfer", Verb::transfer, of_lines, "转供：合上联络开关（或指定的开关）",
                         "feed its lines without power over ties; a switch: close that one", step));
  shapes.push_back(
      {{"supply"}, [&step](Object& object) {
         step.verb = Verb::supply;
         object.branch({.key = "supply", .zh = "移动电源应急供电", .en = "connect a mobile generator"},
                       [&step](Value& value) { read_object(value, [&step](Object& it) { read_supply(it, step); }); });
       }});
  const ReadObject people = [&step, places](Object& it) {
    it.leaf({.key = "to",
             .zh = "去哪里：地点、部件所在地，或服务的故障所在地",
             .en = "where to: a location, where a component stands, where a service is broken",
             .example = "\"grid\""},
            subject(step.object, places));
  };
  const ReadObject goods = [&step](Object& it) { read_shipment(it, step); };
  shapes.push_back({{"dispatch"}, [&step, people, goods](Object& object) {
                      step.verb = Verb::dispatch;
                      object.branch(
                          {.key = "dispatch",
                           .zh = "赶赴现场；写有 \"resource\" 时为调运资源，发出即完成",
                           .en = "go somewhere; with \"resource\": send goods, done when they leave"},
                          [&](Value& value) {
                            const Said what{"{\"to\": 去处}，或资源及其去处", "{\"to\": …}, or goods and where to"};
                            if (value.describing())
                              return read_shapes(value, what, {}, {{{"to"}, people}, {{"resource"}, goods}});
                            const bool sends = value.is(json::NodeKind::object) && value.node().find("resource");
                            read_object(value, sends ? goods : people);
                          });
                    }});
  shapes.push_back(about("make_safe", Verb::make_safe, places, "做安全措施，排除现场险情",
                         "take the safety measures and clear what bars work there", step));
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
    shapes.push_back(about("replace", Verb::replace, {SubjectKind::component}, "更换（新件或修好的件）",
                           "replace it by another", step));
    shapes.push_back(about("refuel", Verb::refuel, {SubjectKind::component}, "给发电机加满油",
                           "fill the tank of a generator", step));
    shapes.push_back(about("call_in", Verb::call_in, {SubjectKind::person, SubjectKind::role},
                           "召回：座席池的后备，或某岗位不在岗的人",
                           "call in the reserve of a pool, or those of a role off duty", step));
    shapes.push_back(about("sustain", Verb::sustain, {SubjectKind::unit, SubjectKind::role}, "后勤保障：给养与轮休",
                           "rest and supplies for a unit or a role", step));
    const Kinds usable = {SubjectKind::component, SubjectKind::seat_group, SubjectKind::announcement,
                          SubjectKind::service};
    shapes.push_back(about("activate", Verb::activate, usable, "启用", "put into use", step));
    shapes.push_back(about("deactivate", Verb::deactivate, usable, "停用", "take out of use", step));
    shapes.push_back({{"announce"}, [&](Object& object) { read_announce(object, step); }});
    shapes.push_back({{"call_back"}, [&](Object& object) { read_call_back(object, step); }});
    shapes.push_back(plain("backfill", Verb::backfill, "补录工单", "type in the paper orders", step));
    shapes.push_back(
        about("verify", Verb::verify,
              {SubjectKind::service, SubjectKind::component, SubjectKind::seat_group, SubjectKind::trunk_group}, "核实",
              "check that it works", step));
    shapes.push_back(plain("record", Verb::record, "记入日志", "write it into the journal", step));
    shapes.push_back(plain("review", Verb::review, "总结", "hold the review", step));
    shapes.push_back(plain("stand_down", Verb::stand_down, "解除应急", "stand down", step));
    add_field_verbs(shapes, step);
    read_shapes(
        value,
        {"一个动作：report、order、decide、diagnose、repair、replace、switch、activate、deactivate、announce、call_"
         "back、backfill、"
         "verify、record、review、stand_down、isolate、transfer、supply、dispatch、make_safe、refuel、call_in、sustain "
         "之一",
         "one verb: report, order, decide, diagnose, repair, replace, switch, activate, deactivate, announce, "
         "call_back, "
         "backfill, verify, record, review, stand_down, isolate, transfer, supply, dispatch, make_safe, refuel, "
         "call_in or sustain"},
        {}, shapes);
  };
}

}  // namespace tuiyan::input
