#include <algorithm>

#include "input/expression_reader.hpp"
#include "input/said.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {
namespace {

void read_ups(Object& object, UpsFacts& ups) {
  object.leaf({.key = "autonomy",
               .zh = "满电时可供电的时间",
               .en = "how long it carries its load when full",
               .example = "\"30 min\"",
               .otherwise = "{\"low\": \"15 min\", \"mode\": \"30 min\", \"high\": \"60 min\"}",
               .basis = "业界常见配置 15–60 min / common sizing, 15 to 60 min"},
              law(ups.autonomy));
  object.leaf({.key = "recharge",
               .zh = "由空到满的充电时间",
               .en = "from empty to full, with power present",
               .example = "\"8 h\"",
               .otherwise = "\"8 h\"",
               .basis = "假定 / assumed"},
              law(ups.recharge));
}

void read_generator(Object& object, GeneratorFacts& generator) {
  object.leaf({.key = "automatic",
               .zh = "后备的电源都失电时自动起动",
               .en = "starts by itself when none of its feeds delivers",
               .example = "true",
               .otherwise = "true",
               .basis = "假定 / assumed"},
              yes_no(generator.automatic));
  object.leaf({.key = "attempts",
               .zh = "起动次数",
               .en = "cranks before it gives up",
               .example = "3",
               .otherwise = "3",
               .basis = "假定：常见控制器起动三次 / assumed: controllers crank three times"},
              whole(generator.attempts, 1, 100));
  object.leaf({.key = "crank",
               .zh = "一次起动用时",
               .en = "time of one crank",
               .example = "\"10 s\"",
               .otherwise = "\"10 s\"",
               .basis = "假定 / assumed"},
              law(generator.crank));
  object.leaf({.key = "rest",
               .zh = "两次起动之间的间歇",
               .en = "pause between two cranks",
               .example = "\"10 s\"",
               .otherwise = "\"10 s\"",
               .basis = "假定 / assumed"},
              law(generator.rest));
  object.leaf({.key = "start_probability",
               .zh = "一次起动成功的概率",
               .en = "probability that one crank succeeds",
               .example = "0.98",
               .otherwise = "1",
               .basis = "假定：不写则总能起动 / assumed: it starts unless said otherwise"},
              share(generator.start_probability));
  object.leaf({.key = "accepts_load_after",
               .zh = "起动成功到带上负荷",
               .en = "from a successful crank to carrying the load",
               .example = "\"10 s\"",
               .otherwise = "\"10 s\"",
               .basis = "应急电源 10 s 级（NFPA 110）/ emergency power within 10 s (NFPA 110, type 10)"},
              law(generator.accepts_load_after));
  object.leaf({.key = "fuel",
               .zh = "满油可运行的时间；不写则不限",
               .en = "running time with a full tank; not written: without limit",
               .example = "\"8 h\"",
               .optional = true},
              duration(generator.fuel));
  object.leaf({.key = "mobile",
               .zh = "移动式（发电车）：由步骤 supply 送到并接入",
               .en = "on wheels: taken somewhere and connected by a step (supply)",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：固定式 / assumed: it stands where it is"},
              yes_no(generator.mobile));
}

void read_link(Object& object, LinkFacts& link) {
  object.leaf({.key = "bandwidth", .zh = "带宽", .en = "bandwidth", .example = "\"100 Mbps\""},
              bandwidth(link.bandwidth_Bps));
  Duration latency{0};
  object.leaf({.key = "latency",
               .zh = "时延",
               .en = "latency",
               .example = "\"1 ms\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：可忽略 / assumed: not felt"},
              duration(latency));
  link.latency_s = static_cast<double>(latency.us) / 1e6;
}

}  // namespace

void read_component(Object& object, Component& component, Table<Pair>& pairs) {
  read_name(object, component.name, component.id);
  object.leaf({.key = "kind", .zh = "种类", .en = "kind", .example = "\"host\""},
              choice<ComponentKind>(component.kind, {{"mains", ComponentKind::mains},
                                                     {"ups", ComponentKind::ups},
                                                     {"generator", ComponentKind::generator},
                                                     {"host", ComponentKind::host},
                                                     {"link", ComponentKind::link},
                                                     {"software", ComponentKind::software},
                                                     {"device", ComponentKind::device},
                                                     {"premises", ComponentKind::premises},
                                                     {"feeder", ComponentKind::feeder},
                                                     {"transformer", ComponentKind::transformer},
                                                     {"section", ComponentKind::section},
                                                     {"switch", ComponentKind::line_switch}}));
  object.leaf({.key = "at", .zh = "所在地点", .en = "location", .example = "\"centre\"", .optional = true},
              reference(component.at));
  object.leaf({.key = "powered_by",
               .zh = "供电来源，任一有电即可；不写则不需供电",
               .en = "its power feeds, any one is enough; not written: needs no power",
               .example = "[\"ups\"]",
               .optional = true},
              references(component.powered_by));
  object.leaf({.key = "runs_on", .zh = "运行于", .en = "what it runs on", .example = "\"server-a\"", .optional = true},
              reference(component.runs_on));
  object.leaf({.key = "needs", .zh = "还需要", .en = "what else it needs", .example = "\"lan\"", .optional = true},
              expression(component.needs, pairs, component.id));
  object.leaf({.key = "restart",
               .zh = "条件恢复后重新启动的时间",
               .en = "time to come up again once everything it needs is back",
               .example = "{\"median\": \"5 min\", \"log_sd\": 0.5}",
               .otherwise = "\"0 s\"",
               .basis = "假定：立即可用 / assumed: at once"},
              law(component.restart));
  double capacity = 0;
  if (object.leaf({.key = "capacity",
                   .zh = "容量（同时通话数或用户数）；不写则不构成限制",
                   .en = "capacity in simultaneous calls or customers; not written: it never limits",
                   .example = "300",
                   .optional = true},
                  number_above(capacity, 0)) &&
      capacity > 0)
    component.capacity = capacity;
  object.leaf({.key = "ready_probability",
               .zh = "作为备用首次使用时可用的概率",
               .en = "probability that it works when first needed as a standby",
               .example = "0.98",
               .otherwise = "1",
               .basis = "假定：备用总可用 / assumed: a standby always works"},
              share(component.ready_probability));
  read_care(object, component.tested, component.maintained);
  read_breakdowns(object, component.breakdowns);
  read_clause(object, component.clause);

  const bool describing = object.describing();
  // Facts of a kind exist exactly for that kind; while describing all are walked.
  UpsFacts ups;
  GeneratorFacts generator;
  LinkFacts link;
  object.section(component.kind == ComponentKind::ups,
                 {"仅当 \"kind\" 为 \"ups\" 时可写", "only when \"kind\" is \"ups\""}, [&] { read_ups(object, ups); });
  object.section(component.kind == ComponentKind::generator,
                 {"仅当 \"kind\" 为 \"generator\" 时可写", "only when \"kind\" is \"generator\""},
                 [&] { read_generator(object, generator); });
  object.section(component.kind == ComponentKind::link,
                 {"仅当 \"kind\" 为 \"link\" 时可写", "only when \"kind\" is \"link\""},
                 [&] { read_link(object, link); });
  read_grid_part(object, component);
  if (describing) return;
  if (component.kind == ComponentKind::ups) component.ups = std::move(ups);
  if (component.kind == ComponentKind::generator) component.generator = std::move(generator);
  if (component.kind == ComponentKind::link) component.link = link;
}

}  // namespace tuiyan::input
