// Sites that cannot work as written, or hardly.
#include <fmt/format.h>

#include <algorithm>

#include "input/audit.hpp"
#include "input/said.hpp"

namespace tuiyan::input {
namespace {

// One pool: a pool, with a home of its own groups that is in use and large enough.
void audit_home(Audit& audit, Index<Person> who, const std::string& pointer) {
  const Site& site = audit.documents.site;
  const Person& pool = site.people[who];
  const Index<SeatGroup> sits = home_of(site, who);
  if (!sits) {
    const bool answers =
        who == site.calls.pool || std::any_of(site.seat_groups.begin(), site.seat_groups.end(),
                                              [who](const SeatGroup& group) { return group.pool == who; });
    if (answers && !site.seat_groups.empty())
      audit.site_warning({pointer,
                          "no-home",
                          {"\"home\"：上班时就座的座席组", "a \"home\": the seat group where agents sit down"},
                          {},
                          {}});
    return;
  }
  const SeatGroup& home = site.seat_groups[sits];
  if (home.standby)
    audit.site_warning(
        {pointer + "/home", "home-is-standby", {"在用的座席组", "a seat group that is in use"}, quote(home.id), {}});
  if (pool_of(site, sits) && pool_of(site, sits) != who)
    audit.site_error({pointer + "/home",
                      "home-of-others",
                      {"\"pool\" 为该座席池的座席组", "a seat group whose \"pool\" is this pool"},
                      quote(home.id),
                      {}});
  for (Index<Shift> shift : pool.shifts)
    if (site.shifts[shift].heads > home.seats)
      audit.site_warning({pointer_to("shifts", site.shifts[shift].id, "heads"),
                          "more-heads-than-seats",
                          {fmt::format("不多于 {} 个座席的人数", home.seats),
                           fmt::format("no more agents than the {} seats", home.seats)},
                          same(std::to_string(site.shifts[shift].heads)),
                          {}});
}

void expect_pool(Audit& audit, Index<Person> who, const std::string& pointer) {
  const Person& person = audit.documents.site.people[who];
  if (!person.pool)
    audit.site_error(
        {pointer, "not-a-pool", {"写有 \"pool\": true 的人员", "somebody with \"pool\": true"}, quote(person.id), {}});
}

void audit_pools(Audit& audit) {
  const Site& site = audit.documents.site;
  const Calls& calls = site.calls;
  if (!calls.pool && !site.classes.empty())
    audit.site_warning(
        {"/calls", "nobody-answers", {"\"pool\"：谁来接话", "a \"pool\": who answers the calls"}, {}, {}});
  if (calls.pool) expect_pool(audit, calls.pool, "/calls/pool");
  for (const SeatGroup& group : site.seat_groups)
    if (group.pool) expect_pool(audit, group.pool, pointer_to("seat_groups", group.id, "pool"));
  for (std::uint32_t i = 0; i < site.people.size(); ++i) {
    const Index<Person> who{i};
    const Person& person = site.people[who];
    if (!person.pool) {
      if (person.home)
        audit.site_error({pointer_to("people", person.id, "home"),
                          "not-a-pool",
                          {"只用于座席池", "only for somebody with \"pool\": true"},
                          quote(site.seat_groups[person.home].id),
                          {}});
      if (!person.breaks.empty())
        audit.site_error({pointer_to("people", person.id, "breaks"),
                          "not-a-pool",
                          {"只用于座席池", "only for somebody with \"pool\": true"},
                          {},
                          {}});
      continue;
    }
    audit_home(audit, who, who == calls.pool && !person.home ? "/calls" : pointer_to("people", person.id));
  }
}

bool answers(const Site& site, Index<SeatGroup> group, Index<CallClass> one) {
  const std::vector<Index<CallClass>>& list = site.seat_groups[group].answers;
  return list.empty() || std::find(list.begin(), list.end(), one) != list.end();
}

// A group that is preferred answers the class anyhow; one that helps out does not.
void audit_routing(Audit& audit, Index<CallClass> row) {
  const Site& site = audit.documents.site;
  const CallClass& one = site.classes[row];
  for (std::size_t i = 0; i < one.prefers.size(); ++i)
    if (!answers(site, one.prefers[i], row))
      audit.site_error({pointer_to("classes", one.id, fmt::format("prefers/{}", i)),
                        "does-not-answer",
                        {"接听该类来话的座席组", "a seat group that answers this class"},
                        quote(site.seat_groups[one.prefers[i]].id),
                        {}});
  for (std::size_t i = 0; i < one.overflow.size(); ++i)
    if (one.overflow[i].to && answers(site, one.overflow[i].to, row))
      audit.site_error({pointer_to("classes", one.id, fmt::format("overflow/{}/to", i)),
                        "answers-anyhow",
                        {"平时不接听该类来话的座席组", "a seat group that does not answer this class anyhow"},
                        quote(site.seat_groups[one.overflow[i].to].id),
                        {}});
}

// Nothing at the site names it, and a fault can only break what does.
void audit_crews(Audit& audit) {
  const Site& site = audit.documents.site;
  std::vector<bool> mends(site.crews.size(), false);
  const auto note = [&mends](const auto& things) {
    for (const auto& thing : things)
      if (thing.breakdowns) mends[thing.breakdowns->crew.value] = true;
  };
  note(site.components);
  note(site.seat_groups);
  for (std::uint32_t row = 0; row < site.crews.size(); ++row)
    if (!mends[row])
      audit.site_warning({pointer_to("crews", site.crews[site.crews.at(row)].id),
                          "nothing-to-mend",
                          {"座席组或部件的 \"breakdowns\" 中用到的维修组",
                           "a crew that the \"breakdowns\" of a seat group or component name"},
                          {"没有谁由它修理", "nothing that it mends"},
                          {}});
}

void audit_classes(Audit& audit) {
  const Site& site = audit.documents.site;
  std::uint32_t row = 0;
  for (const CallClass& one : site.classes) {
    const bool answered = std::any_of(site.seat_groups.begin(), site.seat_groups.end(), [row](const SeatGroup& group) {
      return group.answers.empty() ||
             std::find(group.answers.begin(), group.answers.end(), Index<CallClass>{row}) != group.answers.end();
    });
    if (!answered)
      audit.site_warning({pointer_to("classes", one.id),
                          "nobody-answers",
                          {"接听该类来话的座席组", "a seat group that answers this class"},
                          {"没有", "none"},
                          {}});
    audit_routing(audit, {row});
    ++row;
  }
}

void audit_groups(Audit& audit) {
  for (const SeatGroup& group : audit.documents.site.seat_groups)
    if (group.next_call == NextCall::listed && group.answers.empty())
      audit.site_error({pointer_to("seat_groups", group.id, "next_call"),
                        "nothing-listed",
                        {"\"answers\"：按其次序接听的类别", "\"answers\": the classes in whose order it takes calls"},
                        {"没有", "none"},
                        {}});
}

void audit_monitors(Audit& audit) {
  const Site& site = audit.documents.site;
  for (const Monitor& monitor : site.monitors) {
    const bool figure = monitor.figure != CallFigure::none;
    const bool queue = monitor.watches.kind == SubjectKind::queue;
    if (monitor.watches && figure && !queue)
      audit.site_error({pointer_to("monitors", monitor.id, "watches"),
                        "figure-of-queue",
                        {"\"queue\"，因为写有 \"figure\"", "\"queue\", since there is a \"figure\""},
                        {},
                        {}});
    if (queue && !figure)
      audit.site_error({pointer_to("monitors", monitor.id),
                        "figure-of-queue",
                        {"键 \"figure\"：看排队的哪项指标", "the key \"figure\": which figure of the queue"},
                        {},
                        {}});
    if (figure && monitor.rearm_below > monitor.above)
      audit.site_error({pointer_to("monitors", monitor.id, "rearm_below"),
                        "out-of-order",
                        {"不大于 \"above\" 的值", "at most the value of \"above\""},
                        {},
                        {}});
    if (monitor.seen_by.empty())
      audit.site_warning({pointer_to("monitors", monitor.id),
                          "seen-by-nobody",
                          {"能看到它的人", "somebody who sees it"},
                          {"没有", "nobody"},
                          {}});
  }
}

void audit_components(Audit& audit) {
  const Site& site = audit.documents.site;
  for (const Component& component : site.components) {
    if (component.runs_on) {
      const Component& carrier = site.components[component.runs_on];
      if (carrier.kind != ComponentKind::host && carrier.kind != ComponentKind::device &&
          carrier.kind != ComponentKind::software)
        audit.site_error({pointer_to("components", component.id, "runs_on"),
                          "wrong-kind-of-component",
                          {"主机、设备或软件", "a host, a device or software"},
                          quote(carrier.id),
                          {}});
    }
    if (component.generator && component.generator->automatic && !component.generator->mobile &&
        component.powered_by.empty())
      audit.site_warning({pointer_to("components", component.id),
                          "never-starts",
                          {"\"powered_by\"：它所后备的电源，失电才会自动起动",
                           "\"powered_by\": the feeds it backs up, without them it never starts by itself"},
                          {},
                          {}});
    if (component.ups && component.powered_by.empty())
      audit.site_warning({pointer_to("components", component.id),
                          "never-charged",
                          {"\"powered_by\"：给它充电的电源", "\"powered_by\": the feeds that charge it"},
                          {},
                          {}});
  }
  for (const Channel& channel : site.channels)
    for (std::size_t i = 0; i < channel.over.size(); ++i) {
      const Component& link = site.components[channel.over[i]];
      if (link.kind != ComponentKind::link)
        audit.site_error({pointer_to("channels", channel.id, fmt::format("over/{}", i)),
                          "wrong-kind-of-component",
                          {"链路（\"kind\": \"link\"）", "a link (\"kind\": \"link\")"},
                          quote(link.id),
                          {}});
    }
}

}  // namespace

void audit_site(Audit& audit) {
  audit_pools(audit);
  audit_crews(audit);
  audit_classes(audit);
  audit_groups(audit);
  audit_monitors(audit);
  audit_components(audit);
}

}  // namespace tuiyan::input
