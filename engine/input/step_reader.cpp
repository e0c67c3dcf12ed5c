#include "input/expression_reader.hpp"
#include "input/plan_reader.hpp"
#include "input/site_reader.hpp"
#include "input/step_parts.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

// What a verb takes when the plan does not say. Messages take their channel's times, diagnosis and
// repair the fault's, back-fill and call-back as long as there is work.
struct OwnTime {
  std::string_view otherwise, basis;
};
OwnTime own_time(const Step& step) {
  constexpr std::string_view spread = "假定；离散度按 HCR/ORE 0.6 / assumed; spread 0.6 as in HCR/ORE";
  constexpr std::string_view five_minutes = "{\"median\": \"5 min\", \"log_sd\": 0.6}";
  switch (step.verb) {
    case Verb::isolate:
    case Verb::transfer:
      return {five_minutes, spread};
    case Verb::supply:
      return {"{\"median\": \"20 min\", \"log_sd\": 0.6}", spread};
    case Verb::make_safe:
      return {"{\"median\": \"10 min\", \"log_sd\": 0.6}", spread};
    case Verb::dispatch:
      if (step.shipment) return {five_minutes, spread};
      return {"\"0 s\"", "到达即完成 / done on arrival"};
    case Verb::decide:
    case Verb::verify:
      return {"{\"median\": \"2 min\", \"log_sd\": 0.6}", spread};
    case Verb::switch_over:
    case Verb::activate:
    case Verb::deactivate:
    case Verb::record:
    case Verb::stand_down:
      return {"{\"median\": \"1 min\", \"log_sd\": 0.6}", spread};
    case Verb::replace:
    case Verb::refuel:
      return {"{\"median\": \"30 min\", \"log_sd\": 0.6}", spread};
    case Verb::call_in:
    case Verb::sustain:
      return {five_minutes, spread};
    case Verb::announce:
      return {"{\"median\": \"3 min\", \"log_sd\": 0.6}", spread};
    case Verb::review:
      return {"{\"median\": \"30 min\", \"log_sd\": 0.6}", spread};
    case Verb::report:
    case Verb::order:
    case Verb::diagnose:
    case Verb::repair:
    case Verb::call_back:
    case Verb::backfill:
      return {"", ""};
  }
  return {"", ""};
}

void read_message_rules(Object& object, Step& step) {
  object.leaf({.key = "gives_up_after",
               .zh = "一次联系振铃多久后放弃",
               .en = "one attempt is given up after ringing this long",
               .example = "\"60 s\"",
               .otherwise = "\"60 s\"",
               .basis = "假定：振铃一分钟 / assumed: a minute of ringing"},
              duration_above_zero(step.gives_up_after));
  object.leaf({.key = "late_acknowledgement",
               .zh = "放弃之后的回应",
               .en = "an acknowledgement after giving up",
               .example = "\"counts\"",
               .otherwise = "\"ignored\"",
               .basis = "假定：不算 / assumed: it does not count"},
              choice<LateAcknowledgement>(step.late_acknowledgement, {{"ignored", LateAcknowledgement::ignored},
                                                                      {"counts", LateAcknowledgement::counts}}));
  object.leaf({.key = "try_deputies",
               .zh = "联系不上时找代理人",
               .en = "tries the deputies when the person cannot be reached",
               .example = "true",
               .otherwise = "true",
               .basis = "假定：是 / assumed: yes"},
              yes_no(step.try_deputies));
}

void read_pool_rules(Object& object, Step& step) {
  object.leaf({.key = "agents",
               .zh = "座席池中几人一起做；\"idle\" 为全部空闲者",
               .en = "how many of the pool do it together; \"idle\": as many as are idle",
               .example = "4",
               .otherwise = "1",
               .basis = "假定：一人 / assumed: one"},
              [&](Value& value) {
                if (value.describing()) {
                  value.say("type", json::array({json::string("integer"), json::string("string")}));
                  return;
                }
                if (value.is(json::NodeKind::string) && value.node().text == "idle") {
                  step.agents = 0;
                  return;
                }
                if (value.is(json::NodeKind::string))
                  return value.wrong("unknown-word", {"人数，或 \"idle\"", "a number of agents, or \"idle\""});
                whole(step.agents, 1, 1'000'000)(value);
              });
  object.leaf({.key = "each",
               .zh = "座席池中每人都做",
               .en = "every agent of the pool does it",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：一人代表 / assumed: one of them does"},
              yes_no(step.each));
}

// One step or a list of them: all. "any" and "at_least" mean here what they mean in "needs".
Read steps_before(Step& step) {
  const Read list = [&step](Value& value) {
    read_one_or_list(value, [&](Value& item) {
      Index<Step> one;
      reference(one)(item);
      if (one) step.after.push_back(one);
    });
  };
  const auto several = [&step](Value& value) {
    references(step.after)(value);
    if (!value.describing() && value.is(json::NodeKind::array) && value.node().items.empty())
      value.wrong("empty-list", {"至少一个步骤", "at least one step"});
  };
  const ReadObject quorum = [&step, several](Object& object) {
    int k = 0;
    std::size_t listed = 0;
    object.leaf({.key = "k", .zh = "至少几个", .en = "how many at least", .example = "2"}, whole(k, 1, 1'000'000));
    object.leaf({.key = "of", .zh = "其中", .en = "of these", .example = "[\"come-1\", \"come-2\", \"come-3\"]"},
                [&](Value& value) {
                  if (!value.describing()) listed = value.node().items.size();
                  several(value);
                });
    if (object.describing()) return;
    step.enough = static_cast<std::uint32_t>(k);
    if (listed < step.enough)
      object.value().wrong("out-of-range",
                           {"\"k\" 不超过 \"of\" 的个数", "\"k\" that is at most the number of steps in \"of\""});
  };
  return [&step, list, several, quorum](Value& value) {
    read_shapes(value,
                {"步骤的标识或其列表（全部完成），或 any、at_least 之一",
                 "the id of a step or a list of them (all done), or one of any, at_least"},
                list,
                {{{"any"},
                  [&](Object& object) {
                    object.leaf({.key = "any",
                                 .zh = "任一完成即可",
                                 .en = "any one of them is enough",
                                 .example = "[\"leader-agrees\", \"deputy-agrees\"]"},
                                several);
                    if (!object.describing()) step.enough = 1;
                  }},
                 {{"at_least"}, [&](Object& object) {
                    object.branch({.key = "at_least", .zh = "至少 k 个完成", .en = "k of them are enough"},
                                  [&](Value& one) { read_object(one, quorum); });
                  }}});
  };
}

// Components, services and seat groups that must give something when it starts. Pairs belong to the site.
void read_needs(Object& object, Step& step) {
  const bool written = object.leaf(
      {.key = "needs",
       .zh = "开始时须可用的部件、服务、座席组",
       .en = "components, services and seat groups that must work when it starts",
       .example = "{\"all\": [\"vpn\", \"server-a\"]}",
       .optional = true},
      [&step](Value& value) {
        Table<Pair> pairs;
        expression(step.needs, pairs, step.id)(value);
        if (!pairs.empty())
          value.wrong("unknown-word", {"不含 \"pair\"：主备对写在站点里", "no \"pair\": pairs are the site's"});
      });
  object.section(written, {"仅当写有 \"needs\" 时可写", "only beside \"needs\""}, [&] {
    object.leaf({.key = "if_unmet",
                 .zh = "所需的不可用时：fail 本次尝试失败，wait 等到可用",
                 .en = "when it does not: fail the try, or wait until it does",
                 .example = "\"wait\"",
                 .otherwise = "\"fail\"",
                 .basis = "假定：失败并走下一步 / assumed: it fails, and the plan goes on"},
                choice_of({"fail", "wait"}, [&step](std::size_t i) { step.waits_for_needs = i == 1; }));
  });
}

// "1 min", or {"working_days": 10}.
Read time_limit_of(Step& step) {
  return [&step](Value& value) {
    read_shapes(value,
                {"带单位的时长，或 {\"working_days\": 10}", "a duration with its unit, or {\"working_days\": 10}"},
                duration_above_zero(step.within),
                {{{"working_days"}, [&step](Object& object) {
                    object.leaf({.key = "working_days",
                                 .zh = "到第几个工作日结束（按站点日历）",
                                 .en = "to the end of the n-th working day, by the site's calendar",
                                 .example = "10"},
                                whole(step.within_working_days, 1, 365));
                  }}});
  };
}

}  // namespace

void read_step(Object& object, Step& step, const Plan& plan) {
  read_name(object, step.name, step.id);
  read_clause(object, step.clause);
  object.leaf({.key = "by", .zh = "由哪个岗位", .en = "by which role", .example = "\"shift-leader\""},
              reference(step.by));
  object.leaf({.key = "on",
               .zh = "触发条件",
               .en = "what starts it",
               .example = "{\"observed\": \"seat-system\"}",
               .optional = true},
              trigger(step.on, plan, Clockwork::refused));
  object.leaf({.key = "after",
               .zh = "在这些步骤之后",
               .en = "after these steps are done",
               .example = "\"tell-shift-leader\"",
               .optional = true},
              steps_before(step));
  object.leaf({.key = "unless",
               .zh = "此时则跳过",
               .en = "skipped when this holds",
               .example = "{\"restored\": \"seat-system\"}",
               .optional = true},
              trigger(step.unless, plan, Clockwork::allowed));
  object.branch(
      {.key = "do", .zh = "做什么", .en = "what it does", .example = "{\"report\": {\"to\": \"shift-leader\"}}"},
      verb(step));

  read_goods(object, step);
  read_needs(object, step);

  const OwnTime own = own_time(step);
  object.leaf({.key = "takes",
               .zh = "用时；消息按渠道、查修按故障",
               .en = "how long it takes; messages take their channel's times, diagnosis and repair the fault's",
               .example = "{\"median\": \"90 s\", \"p90\": \"3 min\"}",
               .otherwise = object.describing() ? "" : own.otherwise,
               .basis = own.basis,
               .optional = true},
              law(step.takes));
  const bool message = step.verb == Verb::report || step.verb == Verb::order;
  object.section(message, {"仅用于 \"report\" 和 \"order\"", "only for \"report\" and \"order\""},
                 [&] { read_message_rules(object, step); });
  object.leaf({.key = "in_person",
               .zh = "当面进行，不用设备",
               .en = "face to face, needs no device",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：用通信设备 / assumed: by a device"},
              yes_no(step.in_person));
  read_pool_rules(object, step);
  if (step.verb == Verb::call_in && !object.has("agents")) step.agents = 0;  // the whole reserve
  object.section(
      step.verb == Verb::backfill || step.verb == Verb::call_back,
      {"仅用于 \"backfill\" 和 \"call_back\"", "only for \"backfill\" and \"call_back\""}, [&] {
        object.leaf(
            {.key = "at_most", .zh = "最多做多久", .en = "stops after this", .example = "\"2 h\"", .optional = true},
            duration(step.at_most));
      });
  object.leaf({.key = "works",
               .zh = "一次成功的概率",
               .en = "probability that one try succeeds",
               .example = "0.9",
               .otherwise = "1",
               .basis = "假定：总能成功 / assumed: it always succeeds"},
              share(step.works));
  object.leaf({.key = "tries",
               .zh = "最多试几次",
               .en = "tries in all",
               .example = "3",
               .otherwise = "1",
               .basis = "假定：一次 / assumed: one"},
              whole(step.tries, 1, 1000));
  object.leaf({.key = "retry_after",
               .zh = "两次之间的间隔",
               .en = "pause between two tries",
               .example = "\"1 min\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：立即再试 / assumed: at once"},
              law(step.retry_after));
  object.leaf({.key = "within",
               .zh = "时限，自就绪起算",
               .en = "time limit, from the moment it is ready",
               .example = "\"1 min\"",
               .optional = true},
              time_limit_of(step));
  object.leaf({.key = "if_late",
               .zh = "超时则启动",
               .en = "started when it is late",
               .example = "\"call-manager\"",
               .optional = true},
              reference(step.if_late));
  object.leaf({.key = "if_failed",
               .zh = "失败则启动",
               .en = "started when it has failed",
               .example = "\"call-manager\"",
               .optional = true},
              reference(step.if_failed));
  object.leaf({.key = "priority",
               .zh = "优先级，1 最急，9 最缓",
               .en = "priority, 1 is most urgent, 9 least",
               .example = "5",
               .otherwise = "5",
               .basis = "假定：居中 / assumed: in the middle"},
              whole(step.priority, 1, 9));
  object.leaf({.key = "interruptible",
               .zh = "可被打断",
               .en = "may be interrupted",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：不可 / assumed: no"},
              yes_no(step.interruptible));
  object.leaf({.key = "on_site",
               .zh = "须到场",
               .en = "the person must be at the place of work",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：不须 / assumed: no"},
              yes_no(step.on_site));
  object.leaf({.key = "place",
               .zh = "在哪里做；不写则为对象（或其故障）所在地",
               .en = "where it is done; not written: where its object is, or what is broken of it",
               .example = "\"north-substation\"",
               .optional = true},
              reference(step.place));
  object.leaf({.key = "needs_permit",
               .zh = "须有此步骤给出的许可才能开始",
               .en = "may begin only with the permit that this step gives",
               .example = "\"permit-work\"",
               .optional = true},
              reference(step.permit));
  object.section(step.verb == Verb::repair, {"仅用于 \"repair\"", "only for \"repair\""}, [&] {
    object.leaf({.key = "temporary",
                 .zh = "临时处理（见故障的 mend.temporary）",
                 .en = "for the time being (see mend.temporary of the fault)",
                 .example = "true",
                 .otherwise = "false",
                 .basis = "假定：彻底修复 / assumed: for good"},
                yes_no(step.temporary));
  });
  object.leaf({.key = "skills",
               .zh = "需要的全部技能",
               .en = "skills needed, all of them",
               .example = "[\"platform\"]",
               .optional = true},
              words(step.skills));
}

}  // namespace tuiyan::input
