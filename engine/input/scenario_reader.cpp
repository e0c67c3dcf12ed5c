#include "input/scenario_reader.hpp"

#include "input/local_time.hpp"
#include "input/plan_reader.hpp"
#include "input/site_reader.hpp"
#include "input/step_parts.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

void read_surge(Object& object, Surge& surge) {
  read_name(object, surge.name, surge.id);
  object.leaf({.key = "classes",
               .zh = "来话类别；不写则全部",
               .en = "call classes; not written: all",
               .example = "[\"fault-report\"]",
               .optional = true},
              references(surge.classes));
  object.leaf({.key = "from", .zh = "从", .en = "from", .example = "\"30 min\""}, duration(surge.from));
  const Said with_end{"与 \"decay\" 不能同时写：衰减没有终点", "not with \"decay\", which has no end"};
  const bool decays = object.leaf({.key = "decay",
                                   .zh = "高峰过后按指数衰减，每经过这么久降到 1/e",
                                   .en = "after the peak it decays exponentially, to 1/e in this time",
                                   .example = "\"20 min\"",
                                   .optional = true},
                                  duration_above_zero(surge.decay));
  std::optional<Duration> to;
  object.leaf({.key = "to",
               .zh = "到；写了 \"decay\" 时为高峰的终点，不写则升到顶即开始衰减",
               .en = "to; with \"decay\" the end of the peak, not written: the decay begins at the top",
               .example = "\"3 h\"",
               .optional = true},
              duration(to));
  Duration ramp{0};
  object.section(!decays, with_end, [&] {
    object.leaf({.key = "ramp",
                 .zh = "上升和下降各用多久",
                 .en = "linear rise and fall of this length, inside",
                 .example = "\"20 min\"",
                 .otherwise = "\"0 s\"",
                 .basis = "假定：突变 / assumed: sudden"},
                duration(ramp));
  });
  surge.rise = surge.fall = ramp;
  object.leaf({.key = "rise",
               .zh = "上升用多久；不写则同 \"ramp\"",
               .en = "linear rise of this length; not written: as \"ramp\"",
               .example = "\"10 min\"",
               .optional = true},
              duration(surge.rise));
  object.section(!decays, with_end, [&] {
    object.leaf({.key = "fall",
                 .zh = "下降用多久；不写则同 \"ramp\"",
                 .en = "linear fall of this length; not written: as \"ramp\"",
                 .example = "\"1 h\"",
                 .optional = true},
                duration(surge.fall));
  });
  const bool rumour = object.leaf({.key = "quelled_by",
                                   .zh = "传言引起：由哪个公告澄清",
                                   .en = "a rumour: the announcement that rebuts it",
                                   .example = "\"rebuttal\"",
                                   .optional = true},
                                  reference(surge.quelled_by));
  object.section(rumour, {"只与 \"quelled_by\" 同写", "only with \"quelled_by\""}, [&] {
    object.leaf({.key = "quelled_in",
                 .zh = "公告到达者中仍信传言的份额，每经过这么久降到 1/e",
                 .en = "of those whom it reaches, the share that still believes falls to 1/e in this time",
                 .example = "\"20 min\"",
                 .otherwise = "\"20 min\"",
                 .basis = "假定 / assumed"},
                duration_above_zero(surge.quelled_in));
  });
  if (to)
    surge.to = *to;
  else if (decays)
    surge.to = surge.from + surge.rise;
  else if (!object.describing())
    object.value().complain("missing-key",
                            {"键 \"to\" 或 \"decay\"：激增怎样结束", "the key \"to\" or \"decay\": how it ends"});
  const bool multiplies = object.leaf(
      {.key = "factor", .zh = "来话率的倍数", .en = "the rate is multiplied by this", .example = "3", .optional = true},
      number(surge.factor, 0, 1000));
  const bool adds = object.leaf(
      {.key = "adds", .zh = "增加的来话率", .en = "the rate grows by this", .example = "\"600 /h\"", .optional = true},
      rate(surge.adds_per_second));
  if (!object.describing() && !multiplies && !adds)
    object.value().complain("missing-key",
                            {"键 \"factor\" 或 \"adds\"：激增多少", "the key \"factor\" or \"adds\": by how much"});
}

void read_level(Object& object, OutageLevel& level) {
  object.leaf({.key = "at", .zh = "从开始后多久起", .en = "from when on, since the start", .example = "\"10 min\""},
              duration(level.at));
  int customers = 0;
  object.leaf({.key = "customers", .zh = "停电用户数", .en = "customers without power", .example = "12000"},
              whole(customers, 0, 100'000'000));
  level.customers = customers;
}

void read_inject(Object& object, Inject& inject) {
  read_name(object, inject.name, inject.id);
  object.leaf({.key = "at", .zh = "开始后多久", .en = "when, since the start", .example = "\"10 min\""},
              duration(inject.at));
  object.leaf({.key = "to", .zh = "给哪个岗位", .en = "to which role", .example = "\"shift-leader\""},
              reference(inject.to));
  object.leaf(
      {.key = "content", .zh = "内容", .en = "what it says", .example = "\"客户反映热线打不通\"", .optional = true},
      text(inject.content));
  object.leaf({.key = "tells",
               .zh = "使其相信谁已失效",
               .en = "the recipient then believes that this is down",
               .example = "\"seat-system\"",
               .optional = true},
              subject(inject.tells, believable()));
  object.leaf({.key = "expects",
               .zh = "期望的步骤",
               .en = "the expected step",
               .example = "\"order-switch\"",
               .optional = true},
              reference(inject.expects));
  object.leaf({.key = "within",
               .zh = "期望动作的时限",
               .en = "time limit of the expected action",
               .example = "\"5 min\"",
               .optional = true},
              duration_above_zero(inject.within));
  object.leaf({.key = "expected_action", .zh = "期望的动作", .en = "the expected action, in words", .optional = true},
              text(inject.expected_action));
}

void read_absence(Object& object, Absence& absence) {
  object.leaf({.key = "who", .zh = "谁", .en = "who", .example = "\"zhang\""}, reference(absence.who));
  object.leaf({.key = "from",
               .zh = "从",
               .en = "from",
               .example = "\"0 s\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：自始缺席 / assumed: from the start"},
              duration(absence.from));
  object.leaf(
      {.key = "to", .zh = "到；不写则到结束", .en = "to; not written: the end", .example = "\"1 h\"", .optional = true},
      duration(absence.to));
}

void read_expectation(Object& object, Expectation& expected) {
  read_name(object, expected.name, expected.id);
  expected.figure.id = expected.id;
  expected.figure.name = expected.name;
  const MetricFacts* facts = read_figure(object, expected.figure);
  object.leaf({.key = "happened",
               .zh = "实际值：时间写时长，份额写 0 到 1，次数写数",
               .en = "what really happened: a duration for a time, 0 to 1 for a share, a number for a count",
               .example = "\"44 min\""},
              facts ? metric_value(expected.happened, facts->unit) : Read([](Value&) {}));
  object.leaf({.key = "tolerance",
               .zh = "推演的中位数与实际值可相差实际值的多大份额；不写则看实际值是否落在推演的 P10–P90 之内",
               .en = "by which share of what happened the simulated median may differ; not written: P10 to P90 of the "
                     "simulated ones must hold it",
               .example = "0.25",
               .optional = true},
              [&](Value& value) {
                double found = -1;
                number_above(found, 0)(value);
                if (found > 0) expected.tolerance = found;
              });
  object.leaf({.key = "calibrated",
               .zh = "文档里的参数有由此事件推得的：相符只说明前后一致，不算检验",
               .en = "some parameter of the documents was derived from this incident: agreement shows consistency only",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：没有，属独立检验 / assumed: none, so it is an independent check"},
              yes_no(expected.is_calibrated));
  object.leaf({.key = "basis", .zh = "出处", .en = "where it was published", .example = "\"S：调查报告第 3 章\""},
              text(expected.basis));
}

}  // namespace

void read_scenario(Object& object, Scenario& scenario) {
  read_name(object, scenario.name, scenario.id);
  object.leaf({.key = "start",
               .zh = "开始的当地日期和时间",
               .en = "local date and time of the start",
               .example = "\"2026-07-25T17:00\""},
              [&](Value& value) {
                const Said what{"当地日期和时间，如 \"2026-07-25T17:00\"",
                                "a local date and time such as \"2026-07-25T17:00\""};
                if (value.describing()) {
                  value.say("description", json::string(what.zh + " / " + what.en));
                  value.say("type", json::string("string"));
                  value.say("pattern", json::string("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$"));
                  return;
                }
                if (!value.is(json::NodeKind::string)) return value.wrong("wrong-type", what);
                const std::optional<LocalTime> local = parse_local_time(value.node().text);
                if (!local) return value.wrong("wrong-date", what, did_you_mean(tidy_local_time(value.node().text)));
                scenario.start = value.node().text;
                scenario.start_of_day = local->of_day;
                scenario.start_date = (local->seconds - local->of_day.us / 1'000'000) / 86'400;
              });
  object.leaf({.key = "length", .zh = "演练时长", .en = "how long the drill lasts", .example = "\"6 h\""},
              duration_above_zero(scenario.length));
  object.leaf({.key = "warm_up",
               .zh = "开始前不计分的预热",
               .en = "unscored call traffic before the start",
               .example = "\"30 min\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：从空开始 / assumed: it starts empty"},
              duration(scenario.warm_up));
  object.branch({.key = "faults", .zh = "故障", .en = "faults", .optional = true},
                table<Fault>(scenario.faults, [](Object& row, Fault& fault) { read_fault(row, fault); }));
  object.branch({.key = "hazards",
                 .zh = "险情：阻碍现场作业，直到排除",
                 .en = "hazards: bar work until cleared",
                 .optional = true},
                table<Hazard>(scenario.hazards, [](Object& row, Hazard& hazard) { read_hazard(row, hazard); }));
  object.branch({.key = "surges", .zh = "来话激增", .en = "surges", .optional = true},
                table<Surge>(scenario.surges, [](Object& row, Surge& surge) { read_surge(row, surge); }));
  object.branch({.key = "customers_out",
                 .zh = "站点线路以外的停电用户数随时间的变化，由早到晚",
                 .en = "customers without power elsewhere than on the site's feeders, over time, in rising order",
                 .optional = true},
                [&](Value& value) {
                  read_list(value, [&](Value& item) {
                    OutageLevel level{Duration{-1}, 0};
                    read_object(item, [&](Object& fields) { read_level(fields, level); });
                    if (item.describing() || level.at.us < 0) return;
                    if (!scenario.customers_out.empty() && level.at <= scenario.customers_out.back().at)
                      return item.wrong("out-of-order", {"晚于上一行的时刻", "a time after the row before"});
                    scenario.customers_out.push_back(level);
                  });
                });
  object.branch({.key = "injects", .zh = "情景注入", .en = "injects", .optional = true},
                table<Inject>(scenario.injects, [](Object& row, Inject& inject) { read_inject(row, inject); }));
  object.branch({.key = "absent", .zh = "缺席人员", .en = "people absent", .optional = true}, [&](Value& value) {
    read_list(value, [&](Value& item) {
      Absence one;
      read_object(item, [&](Object& fields) { read_absence(fields, one); });
      if (one.who) scenario.absent.push_back(one);
    });
  });
  object.branch(
      {.key = "expect",
       .zh = "所据真实事件公布的数值，与推演结果对照",
       .en = "published figures of the real incident that is replayed, set beside the simulated ones",
       .optional = true},
      table<Expectation>(scenario.expect, [](Object& row, Expectation& expected) { read_expectation(row, expected); }));
  object.leaf({.key = "sample_at",
               .zh = "记录话务状态的时刻",
               .en = "instants at which the state of the calls is recorded",
               .example = "[\"300 s\"]",
               .optional = true},
              [&](Value& value) {
                read_list(value, [&](Value& item) {
                  Duration at{-1};
                  duration(at)(item);
                  if (at.us >= 0) scenario.sample_at.push_back(at);
                });
              });
  object.leaf({.key = "log_calls",
               .zh = "日志中逐通记录来话",
               .en = "single calls in the log",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：只记汇总 / assumed: sums only"},
              yes_no(scenario.log_calls));
}

}  // namespace tuiyan::input
