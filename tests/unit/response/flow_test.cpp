// The flow of steps: chains, busy people, priorities, lateness, failures, duty and absence.
#include <doctest/doctest.h>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

TEST_CASE("a report leads to an order and the order to a switch, each minute with its cause") {
  Paper paper;
  const Subject system = paper.component("seat-system");
  paper.channel("desk", 5, 20);
  paper.person("agent");
  paper.person("leader", 10);
  paper.person("technician", 3);
  paper.message("tell", "agent", "leader", system);
  paper["tell"].on = {TriggerKind::observed, system, {}, 0, {}};
  const auto decide = paper.step("decide", "leader", Verb::decide);
  paper[decide].after = {paper.plan().flow.find("tell")};
  paper[decide].takes = Constant{60};
  paper.message("order", "leader", "technician", system);
  paper["order"].verb = Verb::order;
  paper["order"].after = {decide};
  const auto switching = paper.step("switch", "technician", Verb::activate);
  paper[switching].after = {paper.plan().flow.find("order")};
  paper[switching].object = system;
  paper[switching].takes = Constant{90};

  FakeWorld world(paper);
  world.notice(100, "agent", system);
  world.run();
  // 100 noticed, dial 5, reaction 10, briefing 20 -> 135; deciding 60 -> 195;
  // dial 5, reaction 3, briefing 20 -> 223; switching 90 -> 313.
  CHECK(done(world, "tell") == "135");
  CHECK(done(world, "decide") == "195");
  CHECK(done(world, "order") == "223");
  CHECK(done(world, "switch") == "313");
  CHECK(chain(world, first(world, Kind::step_done, "tell")) ==
        "step_done@135 < message_accepted@135 < message_rang@105 < message_tried@100 < step_started@100 < "
        "step_ready@100 < belief_changed@100 < noticed@100");
  CHECK(chain(world, first(world, Kind::step_ready, "switch")) ==
        "step_ready@223 < step_done@223 < message_accepted@223 < message_rang@200 < message_tried@195 < "
        "step_started@195 < step_ready@195 < step_done@195 < step_started@135 < step_ready@135 < step_done@135 < "
        "message_accepted@135 < message_rang@105 < message_tried@100 < step_started@100 < step_ready@100 < "
        "belief_changed@100 < noticed@100");
  CHECK(chain(world, first(world, Kind::step_done, "switch")).substr(0, 63) ==
        "step_done@313 < component_changed@313 < step_started@223 < step");
  // The leader and the technician came to believe it by being told: two more beliefs, no more.
  CHECK(count(world, Kind::belief_changed) == 3);
  CHECK(count(world, Kind::step_waiting) == 0);
}

TEST_CASE("a person does one thing at a time, most urgent first, then by ready time, then by row") {
  Paper paper;
  paper.person("one");
  paper.chore("first", "one", 0, 100);
  paper.chore("late", "one", 20, 10);
  paper.chore("early", "one", 10, 10);
  paper.chore("urgent", "one", 30, 10);
  paper.chore("same-a", "one", 40, 10);
  paper.chore("same-b", "one", 40, 10);
  paper["urgent"].priority = 1;
  FakeWorld world(paper);
  world.run();
  CHECK(started(world, "first") == "0");
  CHECK(started(world, "urgent") == "100");
  CHECK(started(world, "early") == "110");
  CHECK(started(world, "late") == "120");
  CHECK(started(world, "same-a") == "130");
  CHECK(started(world, "same-b") == "140");
  // What it waited for is the entry that freed the person.
  const Entry* urgent = first(world, Kind::step_started, "urgent");
  REQUIRE(urgent != nullptr);
  CHECK(world.log.at(urgent->cause).kind == Kind::step_done);
  CHECK(world.log.at(urgent->cause).step == paper.plan().flow.find("first"));
  CHECK(when(world, Kind::step_waiting, "urgent") == "30");
  CHECK(when(world, Kind::step_waiting, "first") == "none");
}

TEST_CASE("each step runs once, also when its condition comes true again") {
  Paper paper;
  const Subject system = paper.component("system");
  paper.person("one");
  const auto note = paper.step("note", "one", Verb::record);
  paper[note].on = {TriggerKind::observed, system, {}, 0, {}};
  const auto joy = paper.step("joy", "one", Verb::record);
  paper[joy].on = {TriggerKind::restored, system, {}, 0, {}};
  FakeWorld world(paper);
  world.notice(5, "one", system, StateOf::up, 1);
  world.notice(10, "one", system);
  world.notice(20, "one", system, StateOf::up, 1);
  world.notice(30, "one", system);
  world.run();
  CHECK(done(world, "note") == "10");
  CHECK(done(world, "note", 2) == "none");
  CHECK(done(world, "joy") == "20");  // "up" at 5 s restored nothing
}

TEST_CASE("what is noticed binds from when it was noticed, not from when it got worse") {
  Paper paper;
  const Subject system = paper.component("system");
  paper.person("one");
  paper.person("two");
  const auto note = paper.step("note", "one", Verb::record);
  paper[note].on = {TriggerKind::observed, system, {}, 0, {}};
  paper[note].after = {paper.chore("before", "two", 0, 30)};
  FakeWorld world(paper);
  world.notice(10, "one", system, StateOf::degraded, 0.5);
  world.notice(20, "one", system, StateOf::down);
  world.run();
  const Entry* ready = first(world, Kind::step_ready, "note");
  REQUIRE(ready->others.size() == 1);
  CHECK(world.log.at(ready->others[0]).at == at_s(10));
}

TEST_CASE("a step waits for all it comes after; the last of them binds") {
  Paper paper;
  paper.person("one");
  paper.person("two");
  const auto a = paper.chore("a", "one", 0, 30);
  const auto b = paper.chore("b", "two", 0, 50);
  const auto join = paper.step("join", "one", Verb::record);
  paper[join].after = {a, b};
  FakeWorld world(paper);
  world.run();
  const Entry* ready = first(world, Kind::step_ready, "join");
  REQUIRE(ready != nullptr);
  CHECK(ready->at == at_s(50));
  CHECK(world.log.at(ready->cause).step == b);
  REQUIRE(ready->others.size() == 1);
  CHECK(world.log.at(ready->others[0]).step == a);
}

TEST_CASE("a step that waits for k of n becomes ready with the k-th, which binds") {
  for (const std::uint32_t k : {1u, 2u, 3u}) {
    CAPTURE(k);
    Paper paper;
    for (const char* who : {"one", "two", "three"}) paper.person(who);
    const std::vector<Index<Step>> before = {paper.chore("a", "one", 0, 50), paper.chore("b", "two", 0, 20),
                                             paper.chore("c", "three", 0, 80)};
    const auto join = paper.step("join", "two", Verb::record);
    paper[join].after = before;
    paper[join].enough = k;
    FakeWorld world(paper);
    world.run();
    const Entry* ready = first(world, Kind::step_ready, "join");
    REQUIRE(ready != nullptr);
    CHECK(ready->at == at_s(k == 1 ? 20 : k == 2 ? 50 : 80));
    CHECK(world.log.at(ready->cause).step == before[k == 1 ? 1 : k == 2 ? 0 : 2]);
    CHECK(ready->others.size() == k - 1);
    // Ready once: those that come later start nothing.
    CHECK(std::count_if(world.log.entries.begin(), world.log.entries.end(),
                        [&](const Entry& entry) { return entry.kind == Kind::step_ready && entry.step == join; }) == 1);
  }
}

TEST_CASE("a late step is noted at its limit, its escalation starts, and it goes on") {
  Paper paper;
  paper.person("one");
  paper.person("two");
  paper.chore("slow", "one", 10, 100);
  const auto help = paper.step("help", "two", Verb::record);
  paper["slow"].within = seconds(60);
  paper["slow"].if_late = help;
  FakeWorld world(paper);
  world.run();
  CHECK(when(world, Kind::step_late, "slow") == "70");
  CHECK(when(world, Kind::step_escalated, "slow") == "70");
  CHECK(started(world, "help") == "70");
  CHECK(done(world, "slow") == "110");
  CHECK(chain(world, first(world, Kind::step_started, "help")) ==
        "step_started@70 < step_ready@70 < step_escalated@70 < step_late@70 < step_ready@10 < drill_started@0");
}

TEST_CASE("a step in time is not late") {
  Paper paper;
  paper.person("one");
  paper.chore("quick", "one", 0, 59);
  paper["quick"].within = seconds(60);
  FakeWorld world(paper);
  world.run();
  CHECK(count(world, Kind::step_late) == 0);
}

TEST_CASE("a failed step starts what the plan names; that step does not start by itself") {
  Paper paper;
  paper.person("one");
  const auto attempt = paper.chore("attempt", "one", 0, 10);
  const auto other = paper.step("other", "one", Verb::record);
  paper[attempt].works = 0;
  paper[attempt].tries = 3;
  paper[attempt].retry_after = Constant{60};
  paper[attempt].if_failed = other;
  FakeWorld world(paper);
  world.run();
  // 10 + 60 + 10 + 60 + 10
  CHECK(when(world, Kind::step_failed, "attempt") == "150");
  CHECK(started(world, "other") == "150");
  CHECK(done(world, "attempt") == "none");
  CHECK(count(world, Kind::step_waiting) == 2);
  const Entry* waiting = first(world, Kind::step_waiting);
  CHECK(waiting->code == static_cast<std::int32_t>(Need::retry));
  CHECK(waiting->at == at_s(10));
}

TEST_CASE("steps that name each other at one instant do not go round for ever") {
  Paper paper;
  paper.person("one");
  const auto a = paper.chore("a", "one", 0, 0);
  const auto b = paper.step("b", "one", Verb::record);
  paper[a].works = paper[b].works = 0;
  paper[a].if_failed = b;
  paper[b].if_failed = a;
  FakeWorld world(paper);
  world.run();
  CHECK(count(world, Kind::step_failed) == 2);
}

TEST_CASE("a try that fails half of the time is tried again until it works") {
  Paper paper;
  paper.person("one");
  paper.chore("attempt", "one", 0, 10);
  paper["attempt"].works = 0.5;
  paper["attempt"].tries = 1000;
  // Of 400 replications each takes 10 s x a geometric number of tries, mean 20 s, sd 14.1 s;
  // the mean of 400 lies within 4 x 14.1 / 20 = 2.8 s.
  double total = 0;
  for (std::uint64_t replication = 0; replication < 400; ++replication) {
    FakeWorld world(paper, Luck{7, replication, 0});
    world.run();
    total += std::stod(done(world, "attempt"));
  }
  CHECK(total / 400 == doctest::Approx(20).epsilon(0.14));
}

TEST_CASE("a step is skipped when its reason has gone, and counts as done") {
  Paper paper;
  const Subject system = paper.component("system");
  paper.person("one");
  paper.chore("busy", "one", 0, 100);
  const auto fetch = paper.step("fetch", "one", Verb::record);
  paper[fetch].on = {TriggerKind::observed, system, {}, 0, {}};
  paper[fetch].unless = {TriggerKind::restored, system, {}, 0, {}};
  const auto next = paper.step("next", "one", Verb::record);
  paper[next].after = {fetch};
  FakeWorld world(paper);
  world.notice(10, "one", system);
  world.notice(20, "one", system, StateOf::up, 1);
  world.run();
  CHECK(when(world, Kind::step_skipped, "fetch") == "100");
  CHECK(started(world, "fetch") == "none");
  CHECK(done(world, "next") == "100");
}

TEST_CASE("an inject tells the one who fills the role") {
  Paper paper;
  const Subject system = paper.component("system");
  paper.person("one");
  Inject inject;
  inject.id = "call";
  inject.to = paper.plan().roles.find("one");
  inject.tells = system;
  const auto row = paper.scenario().injects.add(inject);
  const auto on_told = paper.step("on-told", "one", Verb::record);
  paper[on_told].on = {TriggerKind::told, system, {}, 0, {}};
  const auto on_seen = paper.step("on-seen", "one", Verb::record);
  paper[on_seen].on = {TriggerKind::observed, system, {}, 0, {}};
  FakeWorld world(paper);
  world.plan_for(40, [row](FakeWorld& w) { w.tell(InjectGiven{row, w.log.append(w.entry(Kind::inject_given, 0))}); });
  world.run();
  CHECK(chain(world, first(world, Kind::step_ready, "on-told")) == "step_ready@40 < inject_given@40");
  CHECK(chain(world, first(world, Kind::step_ready, "on-seen")) ==
        "step_ready@40 < belief_changed@40 < inject_given@40");
}

TEST_CASE("whoever is absent is passed over, until he comes") {
  Paper paper;
  const auto first_one = paper.person("first");
  const auto second = paper.person("second");
  paper.role("first").filled_by = {first_one, second};
  paper.scenario().absent.push_back({first_one, seconds(0), seconds(50)});
  paper.chore("early", "first", 10, 5);
  paper.chore("late", "first", 60, 5);
  FakeWorld world(paper);
  world.run();
  CHECK(first(world, Kind::step_done, "early")->about == about(second));
  CHECK(first(world, Kind::step_done, "late")->about == about(first_one));
}

TEST_CASE("work waits for somebody to come when the role is empty") {
  Paper paper;
  const auto one = paper.person("one");
  paper.scenario().absent.push_back({one, seconds(0), seconds(50)});
  paper.chore("task", "one", 10, 5);
  FakeWorld world(paper);
  world.run();
  CHECK(when(world, Kind::step_ready, "task") == "10");
  CHECK(when(world, Kind::step_waiting, "task") == "10");
  CHECK(started(world, "task") == "50");
}

TEST_CASE("going off duty ends with the work in hand; the next shift takes what waits and knows it") {
  Paper paper;
  const Subject system = paper.component("system");
  const auto day = paper.person("day");
  const auto night = paper.person("night");
  paper.role("day").filled_by = {day, night};
  paper.site().people[night].shifts = {paper.site().shifts.add({"late", {}, seconds(8 * 3600), seconds(9 * 3600), 0})};
  paper.chore("long", "day", 0, 100);
  paper.chore("waits", "day", 10, 5);
  const auto last = paper.chore("last", "day", 200, 5);
  paper[last].on = {TriggerKind::observed, system, {}, 0, {}};
  paper[last].after = {paper.plan().flow.find("waits")};
  FakeWorld world(paper);
  world.notice(20, "day", system);
  world.duty(50, "night", true);
  world.duty(50, "day", false);
  world.run();
  CHECK(first(world, Kind::step_done, "long")->about == about(day));
  CHECK(done(world, "long") == "100");
  CHECK(first(world, Kind::step_done, "waits")->about == about(night));
  CHECK(started(world, "waits") == "50");
  CHECK(first(world, Kind::step_done, "last")->about == about(night));  // he was told at the hand-over
  // He went home when he was through, not when his shift ended.
  CHECK(world.gone_home == std::vector<Index<Person>>{day});
  for (const auto& [when, command] : world.commands)
    if (std::get_if<LeaveWork>(&command) != nullptr) CHECK(when == at_s(100));
}

TEST_CASE("who becomes absent with a step in hand finishes it, tries included; what waits goes to others") {
  Paper paper;
  const auto one = paper.person("one");
  const auto two = paper.person("two");
  paper.role("one").filled_by = {one, two};
  paper.scenario().absent = {{one, seconds(50), {}}};
  paper.chore("held", "one", 0, 40);
  paper["held"].works = 0;
  paper["held"].tries = 2;
  paper["held"].retry_after = Constant{60};
  paper.chore("busy", "one", 10, 100);  // begins at 40, in the pause between the tries
  paper.chore("waits", "one", 20, 5);
  FakeWorld world(paper);
  world.run();
  CHECK(when(world, Kind::step_failed, "held") == "180");  // 40 + 60, but busy to 140, + 40
  CHECK(first(world, Kind::step_failed, "held")->about == about(one));
  CHECK(first(world, Kind::step_done, "busy")->about == about(one));
  CHECK(started(world, "waits") == "50");
  CHECK(first(world, Kind::step_done, "waits")->about == about(two));
}

TEST_CASE("somebody at home travels for work on site only, and once") {
  Paper paper;
  const auto one = paper.person("one");
  paper.site().people[one].shifts = {paper.site().shifts.add({"late", {}, seconds(8 * 3600), seconds(9 * 3600), 0})};
  paper.site().people[one].travel = Constant{1800};
  paper.chore("by-phone", "one", 0, 10);
  paper.chore("on-site", "one", 0, 10);
  paper.chore("again", "one", 0, 10);
  paper["on-site"].on_site = paper["again"].on_site = true;
  FakeWorld world(paper);
  world.run();
  CHECK(done(world, "by-phone") == "10");
  CHECK(started(world, "on-site") == "1810");
  CHECK(started(world, "again") == "1820");
  CHECK(count(world, Kind::person_left) == 1);
  const Entry* start = first(world, Kind::step_started, "on-site");
  CHECK(world.log.at(start->cause).kind == Kind::person_arrived);
}

TEST_CASE("skills choose the person") {
  Paper paper;
  const auto plain = paper.person("plain");
  const auto skilled = paper.person("skilled");
  paper.role("plain").filled_by = {plain, skilled};
  paper.site().people[skilled].skills = {"platform"};
  paper.chore("task", "plain", 0, 1);
  paper["task"].skills = {"platform"};
  FakeWorld world(paper);
  world.run();
  CHECK(first(world, Kind::step_done, "task")->about == about(skilled));
}

TEST_CASE("severity is declared from beliefs, and holds for others once they are told") {
  Paper paper;
  const Subject system = paper.component("system");
  paper.site().components[Index<Component>{0}].capacity = 100;
  paper.channel("desk");
  paper.person("leader");
  paper.person("vendor");
  Service service;
  service.id = "answering";
  service.needs.op = Operator::leaf;
  service.needs.leaf = system;
  const auto answering = paper.site().services.add(service);
  SeverityScale scale;
  scale.id = "p";
  scale.levels = {{"p1", {}, answering, 0.01}, {"p2", {}, answering, 0.99}};
  const auto row = paper.plan().severity_scales.add(scale);
  const auto rate = paper.chore("rate", "leader", 50, 10);
  paper[rate].verb = Verb::decide;
  paper[rate].scale = row;
  const auto for_p2 = paper.step("for-p2", "leader", Verb::record);
  paper[for_p2].on = {TriggerKind::declared, {}, row, 1, {}};
  const auto for_p1 = paper.step("for-p1", "leader", Verb::record);
  paper[for_p1].on = {TriggerKind::declared, {}, row, 0, {}};
  const auto vendors = paper.step("vendors", "vendor", Verb::record);
  paper[vendors].on = {TriggerKind::declared, {}, row, 1, {}};
  paper.message("call", "leader", "vendor");
  paper["call"].on = {TriggerKind::at, {}, {}, 0, seconds(100)};

  SUBCASE("degraded: the milder level") {
    FakeWorld world(paper);
    world.notice(10, "leader", system, StateOf::degraded, 0.4);
    world.run();
    CHECK(first(world, Kind::severity_declared)->value == 1);
    CHECK(done(world, "for-p2") == "60");
    CHECK(done(world, "for-p1") == "none");
    CHECK(done(world, "vendors") == "100");
    CHECK(chain(world, first(world, Kind::step_ready, "vendors")).starts_with("step_ready@100 < message_accepted@100"));
  }
  SUBCASE("down: the gravest, and it holds for all milder ones") {
    FakeWorld world(paper);
    world.notice(10, "leader", system);
    world.run();
    CHECK(first(world, Kind::severity_declared)->value == 0);
    CHECK(done(world, "for-p2") == "60");
    CHECK(done(world, "for-p1") == "60");
  }
  SUBCASE("nothing believed wrong: no level, whatever the truth") {
    FakeWorld world(paper);
    world.run();
    CHECK(first(world, Kind::severity_declared)->value == -1);
    CHECK(done(world, "for-p2") == "none");
  }
}

TEST_CASE("verifying reads the world, and finds out what others only believe") {
  Paper paper;
  const Subject system = paper.component("system");
  paper.person("one");
  const auto check = paper.chore("check", "one", 0, 10);
  paper[check].verb = Verb::verify;
  paper[check].object = system;
  paper[check].tries = 5;
  paper[check].retry_after = Constant{60};
  FakeWorld world(paper);
  world.shares[system] = 0.5;
  world.plan_for(100, [system](FakeWorld& w) { w.shares[system] = 1; });
  world.run();
  // Looked at 10, 80, 150.
  CHECK(done(world, "check") == "150");
  CHECK(count(world, Kind::verified) == 3);
  CHECK(first(world, Kind::verified)->code == 0);
  CHECK(count(world, Kind::belief_changed) == 2);
}

TEST_CASE("journal, review and stand-down leave their entries; switching and announcing ask the world") {
  const std::vector<std::pair<Verb, Kind>> written = {
      {Verb::record, Kind::journal_written}, {Verb::review, Kind::review_held}, {Verb::stand_down, Kind::stood_down}};
  for (const auto& [verb, kind] : written) {
    Paper paper;
    paper.person("one");
    paper[paper.chore("go", "one", 5, 10)].verb = verb;
    FakeWorld world(paper);
    world.run();
    CHECK(count(world, kind) == 1);
    CHECK(first(world, kind)->at == at_s(15));
    CHECK(done(world, "go") == "15");
    CHECK(world.log.at(first(world, Kind::step_done)->cause).kind == kind);
  }
  for (const Verb verb : {Verb::switch_over, Verb::activate, Verb::deactivate, Verb::announce}) {
    Paper paper;
    const Subject system = paper.component("system");
    paper.person("one");
    const auto go = paper.chore("go", "one", 5, 10);
    paper[go].verb = verb;
    paper[go].object = system;
    FakeWorld world(paper);
    world.run();
    int changes = 0;
    for (const auto& [when, command] : world.commands)
      if (const auto* change = std::get_if<Change>(&command)) {
        ++changes;
        CHECK(when == at_s(15));
        CHECK(change->verb == verb);
        CHECK(change->object == system);
      }
    CHECK(changes == 1);
    CHECK(done(world, "go") == "15");
  }
}

TEST_CASE("a verification that fails leads back: what lies between is done anew, and nothing else") {
  Paper paper;
  const Subject system = paper.component("system");
  paper.person("one");
  const auto find = paper.chore("find", "one", 0, 10);
  const auto mend = paper.chore("mend", "one", 0, 20);
  const auto tell = paper.chore("tell", "one", 0, 1);
  const auto check = paper.chore("check", "one", 0, 5);
  const auto close = paper.chore("close", "one", 0, 2);
  for (const auto step : {mend, tell, check, close}) paper[step].on = {};
  paper[mend].after = {find};
  paper[tell].after = {find};  // beside the way back
  paper[check].after = {mend};
  paper[close].after = {check, find};
  paper[check].verb = Verb::verify;
  paper[check].object = system;
  paper[check].if_failed = find;
  FakeWorld world(paper);
  world.shares[system] = 0;
  world.plan_for(60, [system](FakeWorld& w) { w.shares[system] = 1; });
  world.run();
  // find 0-10, mend 10-30, tell 30-31, check 31-36 fails; find 36-46, mend 46-66, check 66-71.
  CHECK(when(world, Kind::step_failed, "check", 1) == "36");
  CHECK(done(world, "find", 2) == "46");
  CHECK(done(world, "mend", 2) == "66");
  CHECK(done(world, "check", 2) == "71");
  CHECK(done(world, "close") == "73");
  CHECK(started(world, "tell", 2) == "none");
  CHECK(started(world, "find", 3) == "none");
  CHECK(count(world, Kind::step_done) == 7);  // find, mend twice; tell, check, close
}

TEST_CASE("a way back that never succeeds ends with the rounds it is allowed") {
  Paper paper;
  const Subject system = paper.component("system");
  paper.person("one");
  const auto find = paper.chore("find", "one", 0, 1);
  const auto check = paper.chore("check", "one", 0, 0);
  paper[check].on = {};
  paper[check].after = {find};
  paper[check].verb = Verb::verify;
  paper[check].object = system;
  paper[check].if_failed = find;
  FakeWorld world(paper);
  world.shares[system] = 0;
  world.run(1e5);
  CHECK(when(world, Kind::step_failed, "check", 1000) == "1000");
  CHECK(count(world, Kind::step_failed) == 1000);
}

TEST_CASE("renaming the steps changes no draw: the same log but for their names") {
  const auto build = [](const std::string& suffix) {
    Paper paper;
    const Subject system = paper.component("system");
    paper.channel("desk");
    paper.person("one");
    paper.person("two");
    paper.who("two").reaction = Exponential{30};
    paper.chore("a" + suffix, "one", 0, 0);
    paper["a" + suffix].takes = Lognormal{60, 0.6};
    paper["a" + suffix].object = system;
    paper["a" + suffix].works = 0.5;
    paper["a" + suffix].tries = 4;
    paper["a" + suffix].retry_after = Exponential{20};
    paper.message("m" + suffix, "one", "two", system);
    paper["m" + suffix].after = {Index<Step>{0}};
    return paper;
  };
  FakeWorld plain(build("")), renamed(build("-anew"));
  plain.run();
  renamed.run();
  CHECK(plain.log.entries.size() > 8);
  CHECK(story(plain, false) == story(renamed, false));
  CHECK(story(plain, true) != story(renamed, true));
}

}  // namespace
}  // namespace tuiyan::response
