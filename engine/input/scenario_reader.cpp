#include "input/scenario_reader.hpp"

#include "input/local_time.hpp"
#include "input/plan_reader.hpp"
#include "input/site_reader.hpp"
#include "input/step_parts.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

constexpr std::string_view incident_data = "故障处置记录统计 / from records of incidents";

void read_effect(Value& value, Fault& fault) {
  const auto left = [&](std::string_view key, FaultEffect effect, std::string_view zh, std::string_view en) {
    return Shape{{key}, [=, &fault](Object& object) {
                   fault.effect = effect;
                   object.leaf({.key = key, .zh = zh, .en = en, .example = "0.4"}, share(fault.leaves));
                 }};
  };
  read_shapes(
      value,
      {"\"crash\"、\"power_loss\"、\"link_cut\"、\"fails_on_demand\"，或 partial、intermittent、weak、breaks 之一",
       "\"crash\", \"power_loss\", \"link_cut\", \"fails_on_demand\", or one of partial, intermittent, weak, breaks"},
      choice<FaultEffect>(fault.effect, {{"crash", FaultEffect::crash},
                                         {"power_loss", FaultEffect::power_loss},
                                         {"link_cut", FaultEffect::link_cut},
                                         {"fails_on_demand", FaultEffect::fails_on_demand}}),
      {left("partial", FaultEffect::partial, "剩余份额", "share that is left"),
       left("weak", FaultEffect::weak, "剩余能力（如电池续航）的份额",
            "share of its ability that is left, e.g. of a battery"),
       {{"breaks"},
        [&](Object& object) {
          fault.effect = FaultEffect::breaks;
          object.leaf({.key = "breaks",
                       .zh = "损坏几席（部件写 1），由其维修组逐个修",
                       .en = "how many seats break (1 for a component); their crew mends them one by one",
                       .example = "20"},
                      whole(fault.units, 1, 1'000'000));
        }},
       {{"intermittent"}, [&](Object& object) {
          fault.effect = FaultEffect::intermittent;
          object.branch({.key = "intermittent", .zh = "时好时坏", .en = "up and down in turn"}, [&](Value& inner) {
            read_object(inner, [&](Object& turns) {
              turns.leaf({.key = "up", .zh = "每次好多久", .en = "how long it is up", .example = "\"5 min\""},
                         law(fault.up_for));
              turns.leaf({.key = "down", .zh = "每次坏多久", .en = "how long it is down", .example = "\"1 min\""},
                         law(fault.down_for));
            });
          });
        }}});
}

void read_temporary(Object& object, TemporaryRepair& repair) {
  object.leaf({.key = "takes", .zh = "临时处理的时间", .en = "how long it takes", .example = "\"25 min\""},
              law(repair.takes));
  object.leaf({.key = "leaves",
               .zh = "处理后的能力份额",
               .en = "share of its ability afterwards",
               .example = "0.7",
               .otherwise = "1",
               .basis = "假定：恢复全部能力 / assumed: all of it"},
              [&](Value& value) {
                share(repair.leaves)(value);
                if (!value.describing() && repair.leaves <= 0)
                  value.wrong("out-of-range", {"大于 0 的份额", "a share above 0"});
              });
  object.leaf({.key = "relapses",
               .zh = "复发的概率",
               .en = "probability that the fault comes back",
               .example = "0.3",
               .otherwise = "0",
               .basis = "假定：不复发 / assumed: never"},
              share(repair.relapses));
  object.leaf({.key = "holds",
               .zh = "复发前能撑多久",
               .en = "how long it holds before that",
               .example = "{\"median\": \"3 h\", \"log_sd\": 0.6}",
               .otherwise = "{\"median\": \"4 h\", \"log_sd\": 0.6}",
               .basis = "假定，待核实 / assumed, to be verified"},
              law(repair.holds));
}

void read_mending(Object& object, Mending& mending) {
  mending.needed = true;
  object.leaf({.key = "diagnosis",
               .zh = "查明原因的时间",
               .en = "time to find out what is wrong",
               .example = "{\"median\": \"30 min\", \"log_sd\": 0.8}",
               .otherwise = "{\"median\": \"30 min\", \"log_sd\": 0.8}",
               .basis = incident_data},
              law(mending.diagnosis));
  object.leaf({.key = "diagnosis_wrong",
               .zh = "误判的概率",
               .en = "probability of a wrong diagnosis",
               .example = "0.1",
               .otherwise = "0",
               .basis = "假定：不误判 / assumed: never"},
              share(mending.diagnosis_wrong));
  object.leaf({.key = "repair",
               .zh = "修复的时间",
               .en = "time to mend it",
               .example = "{\"median\": \"70 min\", \"log_sd\": 0.6}",
               .otherwise = "{\"median\": \"70 min\", \"log_sd\": 0.6}",
               .basis = "假定：厂商合同时限 2 小时以内 / assumed, within a vendor's two hours"},
              law(mending.repair));
  object.leaf({.key = "repair_works",
               .zh = "修复成功的概率",
               .en = "probability that the repair works",
               .example = "0.95",
               .otherwise = "1",
               .basis = "假定：总能成功 / assumed: always"},
              share(mending.repair_works));
  object.leaf(
      {.key = "skills", .zh = "需要的技能", .en = "skills it takes", .example = "[\"platform\"]", .optional = true},
      words(mending.skills));
  object.leaf({.key = "remote",
               .zh = "可远程查修",
               .en = "can be found and mended from elsewhere",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：须到场 / assumed: on site only"},
              yes_no(mending.remote));
  object.leaf({.key = "live",
               .zh = "可带电作业：线路不须先隔离",
               .en = "of a line: can be mended live, without isolating it first",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：须停电隔离 / assumed: it has to be isolated"},
              yes_no(mending.live));
  object.branch({.key = "temporary",
                 .zh = "能否临时处理；不写则不能",
                 .en = "how it can be mended for the time being; not written: it cannot",
                 .example = "{\"takes\": \"25 min\", \"leaves\": 0.7, \"relapses\": 0.3}",
                 .optional = true},
                [&](Value& value) {
                  TemporaryRepair repair;
                  read_object(value, [&](Object& it) { read_temporary(it, repair); });
                  mending.temporary = std::move(repair);
                });
  object.leaf({.key = "hardware",
               .zh = "硬件故障：只有更换（replace）才能修好",
               .en = "a hardware fault: only the verb replace mends it",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：不换件即可修复 / assumed: mended without a part"},
              yes_no(mending.hardware));
}

void read_fault(Object& object, Fault& fault) {
  read_name(object, fault.name, fault.id);
  object.leaf({.key = "strikes",
               .zh = "击中谁；多个为同因故障",
               .en = "what it strikes; several: a common cause",
               .example = "\"seat-system\""},
              [&](Value& value) {
                read_one_or_list(value, [&](Value& item) {
                  Subject one;
                  subject(one, {SubjectKind::component, SubjectKind::seat_group})(item);
                  if (one) fault.strikes.push_back(one);
                });
                if (!value.describing() && value.is(json::NodeKind::array) && value.node().items.empty())
                  value.wrong("empty-list", {"至少一个", "at least one"});
              });
  object.leaf({.key = "effect", .zh = "怎样失效", .en = "how it fails", .example = "\"crash\""},
              [&](Value& value) { read_effect(value, fault); });
  object.leaf({.key = "at", .zh = "开始后多久发生", .en = "when, since the start", .example = "\"30 min\""},
              law(fault.at));
  const bool by_crew = fault.effect == FaultEffect::breaks;
  const Said not_by_crew{"\"breaks\" 由维修组逐个修好", "\"breaks\" is mended one by one by a crew"};
  object.section(!by_crew, not_by_crew, [&] {
    object.leaf({.key = "lasts",
                 .zh = "多久后自行结束",
                 .en = "ends by itself after this",
                 .example = "\"2 h\"",
                 .optional = true},
                law(fault.lasts));
  });
  object.leaf({.key = "happens",
               .zh = "发生的概率",
               .en = "probability that it happens",
               .example = "1",
               .otherwise = "1",
               .basis = "假定：必然发生 / assumed: it does"},
              share(fault.happens));
  object.leaf({.key = "by_wear",
               .zh = "因磨损老化：所击中的部件越久未维护越可能发生",
               .en = "by wear: likelier the longer what it strikes has not been maintained",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：与维护无关 / assumed: whatever the maintenance"},
              yes_no(fault.by_wear));
  object.leaf({.key = "shows", .zh = "表现", .en = "what people see", .example = "\"座席无法签入\"", .optional = true},
              text(fault.shows));
  fault.mending.needed = false;  // ends by itself, or never
  object.section(!by_crew, not_by_crew, [&] {
    object.branch({.key = "mend",
                   .zh = "怎样查修；与 lasts 都不写则修不好",
                   .en = "how it is found and mended; neither this nor \"lasts\": it cannot be mended",
                   .example = "{\"diagnosis\": \"20 min\", \"repair\": \"40 min\", \"skills\": [\"platform\"]}",
                   .optional = true},
                  [&](Value& value) { read_object(value, [&](Object& mend) { read_mending(mend, fault.mending); }); });
  });
}

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
                                  [&](Value& value) {
                                    Duration found{0};
                                    duration_above_zero(found)(value);
                                    if (found.us > 0) surge.decay = found;
                                  });
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
  object.leaf({.key = "to", .zh = "给哪个角色", .en = "to which role", .example = "\"shift-leader\""},
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
              [&](Value& value) {
                Duration found{0};
                duration_above_zero(found)(value);
                if (found.us > 0) inject.within = found;
              });
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
                if (!local) return value.wrong("wrong-date", what);
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
