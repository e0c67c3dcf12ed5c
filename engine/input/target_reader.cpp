#include <algorithm>
#include <limits>

#include "input/plan_reader.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"
#include "json/build.hpp"
#include "model/metric.hpp"

namespace tuiyan::input {
namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

Read anchor(Anchor& out) {
  return [&out](Value& value) {
    read_named(value, "anchor", [&](Value& named) {
      const auto at_step = [&out](std::string_view key, AnchorKind kind, std::string_view zh, std::string_view en) {
        return Shape{{key}, [=, &out](Object& object) {
                       out.kind = kind;
                       object.leaf({.key = key, .zh = zh, .en = en}, reference(out.step));
                     }};
      };
      read_shapes(named,
                  {"\"fault\"、\"start\"，或 step_ready、step_started、step_done、at 之一",
                   "\"fault\", \"start\", or one of step_ready, step_started, step_done, at"},
                  choice<AnchorKind>(out.kind, {{"fault", AnchorKind::fault}, {"start", AnchorKind::start}}),
                  {at_step("step_ready", AnchorKind::step_ready, "步骤就绪", "a step was ready"),
                   at_step("step_started", AnchorKind::step_started, "步骤开始", "a step started"),
                   at_step("step_done", AnchorKind::step_done, "步骤完成", "a step was done"),
                   {{"at"}, [&](Object& object) {
                      out.kind = AnchorKind::at;
                      object.leaf({.key = "at", .zh = "开始后多久", .en = "time since the start"}, duration(out.at));
                    }}});
    });
  };
}

}  // namespace

Read metric_value(double& out, MetricUnit unit) {
  return [&out, unit](Value& value) {
    if (value.describing()) {
      value.say("description",
                json::string("指标为时间则写时长，否则写数 / a duration if the metric is a time, else a number"));
      value.say("type", json::array({json::string("number"), json::string("string")}));
      return;
    }
    if (unit == MetricUnit::time) {
      Duration found{-1};
      duration(found)(value);
      if (found.us >= 0) out = static_cast<double>(found.us) / 1e6;
    } else if (unit == MetricUnit::share) {
      share(out)(value);
    } else {
      number(out, 0, no_limit)(value);
    }
  };
}

namespace {

// Everything that some metric can be about, each kind once, in the order of the metrics.
Kinds measurable() {
  Kinds all;
  for (const MetricFacts& facts : metrics())
    for (SubjectKind kind : facts.of)
      if (std::find(all.begin(), all.end(), kind) == all.end()) all.push_back(kind);
  return all;
}

}  // namespace

const MetricFacts* read_figure(Object& object, Target& target) {
  bool known = object.describing();
  object.leaf({.key = "metric", .zh = "指标", .en = "metric", .example = "\"time_to_restore\""}, [&](Value& value) {
    std::vector<Titled> all;
    for (const MetricFacts& one : metrics())
      all.push_back({std::string(one.name), {std::string(one.zh), std::string(one.en)}});
    choice_of_titled(std::move(all), [&](std::size_t i) {
      target.metric = metrics()[i].metric;
      known = true;
    })(value);
  });
  const MetricFacts& facts = describe(target.metric);
  // Without a metric that is known, any subject may be meant; while describing all are.
  const bool any = object.describing() || !known;
  const Kinds of = any ? measurable() : Kinds(facts.of.begin(), facts.of.end());
  object.section(any || !of.empty(), {"这项指标没有对象", "this metric is about nothing in particular"}, [&] {
    object.leaf({.key = "of",
                 .zh = "对象：服务、步骤、来话类别等",
                 .en = "what it is about: a service, a step, a call class …",
                 .example = "\"answering\"",
                 .optional = any || !facts.of_required},
                subject(target.of, of));
  });
  object.section(
      any || facts.uses_reaches,
      {"仅用于 time_to_restore、downtime、longest_downtime", "only for time_to_restore, downtime and longest_downtime"},
      [&] {
        object.leaf({.key = "reaches",
                     .zh = "恢复到无故障时容量的多大份额",
                     .en = "share of the capacity without faults that counts as restored",
                     .example = "0.8",
                     .otherwise = "1",
                     .basis = "假定：完全恢复 / assumed: all of it"},
                    share(target.reaches));
      });
  object.leaf({.key = "holds_for",
               .zh = "须保持多久",
               .en = "how long it has to hold",
               .example = "\"5 min\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：不须保持 / assumed: not at all"},
              duration(target.holds_for));
  object.leaf({.key = "from",
               .zh = "从何时算起",
               .en = "where it starts",
               .example = "\"fault\"",
               .otherwise = "\"fault\"",
               .basis = "从首个使服务下降的故障起 / from the first fault that lowers the service"},
              anchor(target.from));
  Anchor to;
  if (object.leaf({.key = "to",
                   .zh = "算到何时；不写则到结束",
                   .en = "where it ends; not written: the end of the drill",
                   .example = "{\"at\": \"2 h\"}",
                   .optional = true},
                  anchor(to)))
    target.to = to;
  return known ? &facts : nullptr;
}

void read_target(Object& object, Target& target) {
  read_name(object, target.name, target.id);
  read_clause(object, target.clause);
  const MetricFacts* facts = read_figure(object, target);
  double upper = -1, lower = -1;
  const Field at_most{.key = "at_most", .zh = "上限", .en = "upper limit", .example = "\"5 min\"", .optional = true};
  const Field at_least{.key = "at_least", .zh = "下限", .en = "lower limit", .example = "0.95", .optional = true};
  const auto any_unit = [](Value&) {};
  const bool has_upper = object.leaf(at_most, facts ? metric_value(upper, facts->unit) : Read(any_unit));
  const bool has_lower = object.leaf(at_least, facts ? metric_value(lower, facts->unit) : Read(any_unit));
  if (!object.describing() && has_upper == has_lower)
    object.value().complain("one-of", {"\"at_most\" 与 \"at_least\" 之一", "one of \"at_most\" and \"at_least\""},
                            has_upper ? Said{"两者", "both"} : Said{"都没有", "neither"});
  target.upper = has_upper;
  target.limit = std::max(0.0, has_upper ? upper : lower);
  object.leaf({.key = "confidence",
               .zh = "要求的达成概率",
               .en = "probability with which it has to be met",
               .example = "0.9",
               .otherwise = "0.9",
               .basis = "假定：九成把握 / assumed: nine times out of ten"},
              share(target.confidence));
  object.leaf({.key = "critical",
               .zh = "关键目标：未达成则评定不高于中",
               .en = "critical: when missed, the grade is fair at best",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：非关键 / assumed: no"},
              yes_no(target.critical));
  object.leaf({.key = "weight",
               .zh = "权重",
               .en = "weight",
               .example = "5",
               .otherwise = "1",
               .basis = "假定：同等 / assumed: all alike"},
              number(target.weight, 0, 1e6));
  object.leaf({.key = "basis", .zh = "依据", .en = "why this limit", .optional = true}, either_text(target.basis));
}

}  // namespace tuiyan::input
