#include "input/site_reader.hpp"

#include <algorithm>

#include "input/expression_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {

void read_name(Object& object, Text& name, const std::string& id) {
  object.leaf({.key = "name",
               .zh = "名称；不写则为标识",
               .en = "name; not written: the id",
               .example = "\"值班长\"",
               .optional = true},
              text(name));
  if (name.zh.empty() && name.en.empty()) name.zh = id;
}

void read_clause(Object& object, std::string& clause) {
  object.leaf(
      {.key = "clause", .zh = "出处条款", .en = "clause it comes from", .example = "\"S4.4.2.2\"", .optional = true},
      word(clause));
}

namespace {

Read dates(std::vector<std::int64_t>& out) {
  return [&out](Value& value) {
    read_list(value, [&out](Value& item) {
      std::optional<std::int64_t> one;
      date(one)(item);
      if (one) out.push_back(*one);
    });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  };
}

void read_calendar(Object& object, Calendar& calendar) {
  object.leaf({.key = "holidays",
               .zh = "节假日",
               .en = "holidays",
               .example = "[\"2026-10-01\", \"2026-10-02\"]",
               .optional = true},
              dates(calendar.holidays));
  object.leaf({.key = "working_days",
               .zh = "调休上班日",
               .en = "days worked in exchange for a holiday",
               .example = "[\"2026-10-10\"]",
               .optional = true},
              dates(calendar.exchanged));
  for (const std::int64_t one : calendar.exchanged)
    if (std::binary_search(calendar.holidays.begin(), calendar.holidays.end(), one))
      return object.value().complain("one-of", {"每个日期只在一个列表里", "each date in one list only"});
}

// A class that names no trunk groups comes in over all of them, by their lines.
void spread_over_all_trunks(Site& site) {
  for (std::uint32_t i = 0; i < site.classes.size(); ++i) {
    CallClass& one = site.classes[site.classes.at(i)];
    if (!one.over.empty()) continue;
    for (std::uint32_t k = 0; k < site.trunks.size(); ++k)
      one.over.emplace_back(site.trunks.at(k), static_cast<double>(site.trunks[site.trunks.at(k)].lines));
  }
}

// Only what is in an expression bounds calls; a link that messages alone go over is not felt.
void give_links_capacity(Site& site) {
  if (!(site.calls.codec_rate_Bps > 0)) return;
  for (std::uint32_t row = 0; row < site.components.size(); ++row) {
    Component& component = site.components[{row}];
    if (component.link && !component.capacity)
      component.capacity = component.link->bandwidth_Bps / site.calls.codec_rate_Bps;
  }
}

}  // namespace

void read_site(Object& object, Site& site) {
  read_name(object, site.name, site.id);
  object.leaf({.key = "zone",
               .zh = "时区",
               .en = "time zone",
               .example = "\"Asia/Shanghai\"",
               .otherwise = "\"Asia/Shanghai\"",
               .basis = "北京时间 / Beijing time"},
              word(site.zone));
  object.branch(
      {.key = "calendar",
       .zh = "日历：节假日与调休上班日",
       .en = "calendar: holidays and days worked in exchange",
       .optional = true},
      [&](Value& value) { read_object(value, [&](Object& calendar) { read_calendar(calendar, site.calendar); }); });
  object.branch({.key = "locations", .zh = "地点", .en = "locations", .optional = true},
                table<Location>(site.locations, [](Object& row, Location& location) { read_location(row, location); }));
  object.branch({.key = "crews",
                 .zh = "维修组：逐个修理损坏的座席和部件",
                 .en = "crews: who mend broken seats and components one by one",
                 .optional = true},
                table<Crew>(site.crews, [](Object& row, Crew& crew) { read_crew(row, crew); }));
  object.branch(
      {.key = "components",
       .zh = "部件：电源、主机、链路、软件、设备、场所，及电网的变压器、线路、区段、开关",
       .en = "components: power, hosts, links, software, devices, premises; of the grid transformers, feeders, "
             "sections, switches",
       .optional = true},
      table<Component>(site.components,
                       [&](Object& row, Component& component) { read_component(row, component, site.pairs); }));
  object.branch(
      {.key = "services", .zh = "服务", .en = "services", .optional = true},
      table<Service>(site.services, [&](Object& row, Service& service) {
        read_name(row, service.name, service.id);
        row.leaf(
            {.key = "needs", .zh = "需要", .en = "what it needs", .example = "{\"all\": [\"acd\", \"seat-system\"]}"},
            expression(service.needs, site.pairs, service.id));
      }));
  object.branch({.key = "calls", .zh = "话务总体", .en = "the call traffic as a whole", .otherwise = "{}"},
                [&](Value& value) { read_object(value, [&](Object& calls) { read_calls(calls, site); }); });
  give_links_capacity(site);
  object.branch({.key = "trunks",
                 .zh = "中继组；不写则不限线数",
                 .en = "trunk groups; not written: lines without limit",
                 .optional = true},
                table<TrunkGroup>(site.trunks,
                                  [&](Object& row, TrunkGroup& group) { read_trunk_group(row, group, site.pairs); }));
  object.branch({.key = "seat_groups", .zh = "座席组", .en = "seat groups", .optional = true},
                table<SeatGroup>(site.seat_groups,
                                 [&](Object& row, SeatGroup& group) { read_seat_group(row, group, site.pairs); }));
  object.branch({.key = "classes", .zh = "来话类别", .en = "call classes", .optional = true},
                table<CallClass>(site.classes, [](Object& row, CallClass& one) { read_call_class(row, one); }));
  spread_over_all_trunks(site);
  object.branch({.key = "shifts", .zh = "班次", .en = "shifts", .optional = true},
                table<Shift>(site.shifts, [](Object& row, Shift& shift) { read_shift(row, shift); }));
  object.branch(
      {.key = "channels", .zh = "通信渠道", .en = "channels", .optional = true},
      table<Channel>(site.channels, [&](Object& row, Channel& channel) { read_channel(row, channel, site.pairs); }));
  object.branch({.key = "people", .zh = "人员", .en = "people", .optional = true},
                table<Person>(site.people, [](Object& row, Person& person) { read_person(row, person); }));
  object.branch(
      {.key = "monitors", .zh = "监视：谁何时发现什么", .en = "monitors: who notices what, and when", .optional = true},
      table<Monitor>(site.monitors, [](Object& row, Monitor& monitor) { read_monitor(row, monitor); }));
}

}  // namespace tuiyan::input
