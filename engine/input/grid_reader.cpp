// The grid in a site: places in the field, lines, switches, and what each draws and carries.
#include <algorithm>

#include "input/said.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

void read_customers(Object& object, Component& component) {
  int customers = 0;
  object.leaf({.key = "customers",
               .zh = "所供用户数；失电时即停电用户",
               .en = "customers it supplies; without power while it is down",
               .example = "2400"},
              whole(customers, 1, 100'000'000));
  if (object.describing() || !is_line(component.kind)) return;
  if (component.capacity)
    object.value().complain(
        "key-without-use",
        {"不写 \"capacity\"：线路的容量就是 \"customers\"", "no \"capacity\": that of a feeder is its \"customers\""},
        quote("capacity"));
  component.capacity = std::max(customers, 1);
}

Read joined(SwitchFacts& facts) {
  return [&facts](Value& value) {
    const Said what{"两条线路或区段的标识", "the ids of two feeders or sections"};
    std::vector<Index<Component>> lines;
    references(lines)(value);
    if (value.describing()) {
      value.say("minItems", json::integer(2));
      value.say("maxItems", json::integer(2));
      return;
    }
    if (lines.size() != 2) {
      // Ids that are not known, or written twice, were complained about.
      if (!value.is(json::NodeKind::array) || value.node().items.size() != 2) value.wrong("wrong-number", what);
      return;
    }
    facts.a = lines[0];
    facts.b = lines[1];
  };
}

void read_switch_facts(Object& object, SwitchFacts& facts) {
  object.leaf({.key = "joins",
               .zh = "连接哪两条线路或区段",
               .en = "which two feeders or sections it joins",
               .example = "[\"north-1\", \"north-2\"]"},
              joined(facts));
  object.leaf({.key = "open",
               .zh = "正常方式下断开（联络开关）",
               .en = "open in the normal arrangement: a tie",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：分段开关，常闭 / assumed: it divides a feeder, normally closed"},
              yes_no(facts.open));
  object.leaf({.key = "sheds",
               .zh = "转供超出能力时仍合上，多出的负荷切除；false 则只转供带得动的区段",
               .en = "a transfer over it takes all and sheds what is too much; false: only the sections that fit",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：不过载 / assumed: nothing is overloaded"},
              yes_no(facts.sheds));
}

}  // namespace

void read_location(Object& object, Location& location) {
  read_name(object, location.name, location.id);
  object.leaf({.key = "travel",
               .zh = "野外地点：前往或返回的路程用时；不写则是工作地点",
               .en = "out in the field: how long the way there or back takes; not written: a place of work",
               .example = "{\"median\": \"25 min\", \"p90\": \"45 min\"}",
               .optional = true},
              law(location.travel));
}

void read_grid_part(Object& object, Component& component) {
  using Kind = ComponentKind;
  const Kind kind = component.kind;
  object.section(
      is_line(kind),
      {"仅当 \"kind\" 为 \"feeder\" 或 \"section\" 时可写", "only when \"kind\" is \"feeder\" or \"section\""},
      [&] { read_customers(object, component); });
  object.section(kind == Kind::feeder, {"仅当 \"kind\" 为 \"feeder\" 时可写", "only when \"kind\" is \"feeder\""}, [&] {
    object.leaf({.key = "recloses",
                 .zh = "跳闸原因消除或隔离后自动合闸；false 则须由步骤合闸",
                 .en = "closes its breaker by itself once what tripped it is mended or cut off; false: a step must",
                 .example = "false",
                 .otherwise = "true",
                 .basis = "假定：自动 / assumed: by itself"},
                yes_no(component.recloses));
  });
  object.section(kind == Kind::feeder || kind == Kind::transformer || kind == Kind::mains || kind == Kind::generator,
                 {"仅用于 feeder、transformer、mains、generator", "only for a feeder, transformer, mains or generator"},
                 [&] {
                   double carries = 0;
                   if (object.leaf({.key = "carries",
                                    .zh = "最多可带的负荷；不写则不限",
                                    .en = "the most load that it carries; not written: without limit",
                                    .example = "\"6 MW\"",
                                    .optional = true},
                                   power(carries)))
                     component.carries_kW = carries;
                 });
  object.section(kind != Kind::line_switch, {"开关没有负荷", "a switch draws nothing"}, [&] {
    object.leaf({.key = "load",
                 .zh = "负荷；不写则为零",
                 .en = "the load it draws; not written: none",
                 .example = "\"1.8 MW\"",
                 .optional = true},
                power(component.load_kW));
  });
  SwitchFacts facts;
  object.section(kind == Kind::line_switch, {"仅当 \"kind\" 为 \"switch\" 时可写", "only when \"kind\" is \"switch\""},
                 [&] { read_switch_facts(object, facts); });
  if (!object.describing() && kind == Kind::line_switch) component.line_switch = facts;
}

}  // namespace tuiyan::input
