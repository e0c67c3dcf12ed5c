// People out in the field, safety gates, and the verbs of the grid. Times by hand, in seconds.
#include <doctest/doctest.h>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {

namespace {

// A control room with a dispatcher and, 600 s away, a line on which `cut` lies; a crew at the depot.
struct Field : Paper {
  Index<Location> depot = place("depot", -1), pole = place("pole", 600), bridge = place("bridge", 200);
  Subject line = component("line"), far_line = component("far-line");
  Subject grid;
  Index<Fault> cut = fault("cut", 300, 900);

  Field() {
    Service all;
    all.id = "grid";
    grid = about(site().services.add(all));
    site().components[as<Component>(line)].at = pole;
    site().components[as<Component>(far_line)].at = bridge;
    scenario().faults[cut].strikes = {line};
    channel("radio");
    person("dispatcher");
    person("crew");
    person("second");
  }
  Index<Location> place(const char* id, double travel_s) {
    Location made;
    made.id = id;
    if (travel_s >= 0) made.travel = Constant{travel_s};
    return site().locations.add(made);
  }
  Index<Step> does(const char* id, const char* by, Verb verb, Subject object, const char* after = nullptr) {
    const Index<Step> made = step(id, by, verb);
    (*this)[made].object = object;
    if (after != nullptr)
      (*this)[made].after = {plan().flow.find(after)};
    else
      (*this)[made].on.kind = TriggerKind::at;
    return made;
  }
  Index<Hazard> hazard(Subject at, double clearing_s, std::vector<std::string> skills = {}) {
    Hazard made;
    made.id = "gas";
    made.at = at;
    made.clearing = Constant{clearing_s};
    made.skills = std::move(skills);
    return scenario().hazards.add(made);
  }
};

// "10 person; 20 safety": the waits of a step.
std::string waits(const FakeWorld& world, const std::string& step) {
  constexpr const char* words[] = {"none", "person", "arrival", "retry", "diagnosis", "permit", "safety"};
  std::string text;
  for (const Entry& entry : world.log.entries)
    if (entry.kind == Kind::step_waiting && world.documents->plan.flow[entry.step].id == step)
      text += fmt::format("{}{} {}", text.empty() ? "" : "; ", in_seconds(entry.at), words[entry.code]);
  return text;
}

}  // namespace

TEST_CASE("who works in the field goes there first, stays, and comes back when he is needed at his place of work") {
  Field field;
  field.does("patrol", "crew", Verb::diagnose, field.grid);
  field.does("mend", "crew", Verb::repair, field.grid, "patrol");
  const auto tidy = field.does("tidy", "crew", Verb::record, {}, "mend");
  field[tidy].on_site = true;
  field[tidy].takes = Constant{10};
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.run();
  CHECK(waits(world, "patrol") == "0 arrival");
  CHECK(started(world, "patrol") == "600");
  CHECK(done(world, "patrol") == "900");
  CHECK(waits(world, "mend") == "");  // he is there already
  CHECK(done(world, "mend") == "1800");
  CHECK(started(world, "tidy") == "2400");  // the way back
}

TEST_CASE("sent to a place, to a component, to where a service is broken: he is there when it is done") {
  Field field;
  field.does("to-place", "crew", Verb::dispatch, about(field.bridge));
  field.does("to-thing", "crew", Verb::dispatch, field.line, "to-place");
  field.does("to-fault", "second", Verb::dispatch, field.grid);
  field.does("home", "crew", Verb::dispatch, about(field.depot), "to-thing");
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.run();
  CHECK(done(world, "to-place") == "200");
  CHECK(done(world, "to-thing") == "800");
  CHECK(done(world, "to-fault") == "600");
  CHECK(done(world, "home") == "1400");
}

TEST_CASE("two crews at two faults behind one thing: each takes one") {
  Field field;
  const Index<Fault> other = field.fault("other", 100, 100);
  field.scenario().faults[other].strikes = {field.far_line};
  field.does("patrol", "crew", Verb::diagnose, field.grid);
  field.does("patrol-too", "second", Verb::diagnose, field.grid);
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.several[field.grid] = {field.cut, other};
  world.run();
  CHECK(done(world, "patrol") == "900");
  CHECK(done(world, "patrol-too") == "300");  // 200 on the way, 100 to find it
}

TEST_CASE("a permit is waited for, also by a step that somebody else started, and a skipped step issues none") {
  Field field;
  const auto permit = field.does("permit", "dispatcher", Verb::record, {});
  field[permit].on.at = seconds(50);
  field[permit].takes = Constant{20};
  const auto work = field.chore("work", "crew", 0, 5);
  field[work].permit = permit;
  const auto late = field.chore("late", "second", 0, 100);
  field[late].within = seconds(10);
  const auto urgent = field.step("urgent", "second", Verb::record);
  field[urgent].permit = permit;
  field[urgent].takes = Constant{1};
  field[late].if_late = urgent;
  {
    FakeWorld world(field);
    world.run();
    CHECK(waits(world, "work") == "0 permit");
    CHECK(started(world, "work") == "70");
    CHECK(done(world, "work") == "75");
    CHECK(when(world, Kind::step_ready, "urgent") == "10");
    CHECK(waits(world, "urgent") == "10 permit");
    CHECK(started(world, "urgent") == "100");  // the permit came at 70; he is busy until 100
  }
  field[permit].unless.kind = TriggerKind::at;  // holds: the step is skipped
  FakeWorld world(field);
  world.run(500);
  CHECK(when(world, Kind::step_skipped, "permit") == "50");
  CHECK(started(world, "work") == "none");
}

TEST_CASE("whoever was called in is on his way: work on site waits for his arrival, and he sets out once") {
  Field field;
  field.who("crew").shifts = {field.site().shifts.add({"own", {}, seconds(100), seconds(50'000), 0})};
  field.who("crew").travel = Constant{400};
  field.site().components[as<Component>(field.line)].at = field.depot;
  const auto patrol = field.does("patrol", "crew", Verb::diagnose, field.grid);
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.plan_for(20, [](FakeWorld& it) { it.tell(SetOut{it.documents->site.people.find("crew")}); });
  SUBCASE("the work comes before his shift") { field[patrol].on.at = seconds(50); }
  SUBCASE("his shift begins first, while he is on the road") { field[patrol].on.at = seconds(150); }
  world.duty(100, "crew", true);
  world.plan_for(250, [](FakeWorld& it) {
    it.tell(Arrived{it.documents->site.people.find("crew"), it.log.append(it.entry(Kind::person_arrived, 0))});
  });
  world.run();
  CHECK(waits(world, "patrol") == when(world, Kind::step_ready, "patrol") + " arrival");
  CHECK(started(world, "patrol") == "250");
  CHECK(count(world, Kind::person_left) == 0);  // no trip of the response's own
}

TEST_CASE("a permit comes while nobody fills the role: the work begins when somebody does") {
  Field field;
  const auto permit = field.does("permit", "dispatcher", Verb::record, {});
  field[permit].takes = Constant{20};
  const auto mend = field.does("mend", "crew", Verb::repair, field.grid);
  field[mend].permit = permit;
  field.scenario().absent = {{field.site().people.find("crew"), seconds(0), seconds(50)}};
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.plan_for(50, [](FakeWorld& it) {
    const EntryId cause = it.log.append(it.entry(Kind::shift_began, 0));
    it.tell(DutyChanged{it.documents->site.people.find("crew"), true, cause});
  });
  world.run();
  CHECK(when(world, Kind::step_done, "permit") == "20");
  CHECK(started(world, "mend") == "650");  // 600 on the way
}

TEST_CASE("a hazard bars work on site until somebody able has cleared it; nobody is held up by it meanwhile") {
  Field field;
  field.hazard(about(field.pole), 120, {"gas"});
  field.who("second").skills = {"gas"};
  field.does("patrol", "crew", Verb::diagnose, field.grid);
  const auto safe = field.does("safe", "second", Verb::make_safe, field.grid);
  field[safe].on.at = seconds(300);
  field[safe].takes = Constant{30};
  field.chore("other", "crew", 650, 10);
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.hazards[field.line] = world.hazards[about(field.pole)] = Index<Hazard>{0};
  world.works = [&world](const Change& change) {
    if (change.verb == Verb::make_safe) world.hazards.clear();
    return true;
  };
  world.run();
  CHECK(waits(world, "patrol") == "0 arrival; 600 safety");
  CHECK(done(world, "other") == "660");
  // 300 + 600 on the way + 30 of measures + 120 to clear it
  CHECK(done(world, "safe") == "1050");
  CHECK(started(world, "patrol") == "1050");
  CHECK(done(world, "patrol") == "1350");
}

TEST_CASE("who cannot clear a hazard fails, and the work stays barred") {
  Field field;
  field.hazard(about(field.pole), 120, {"gas"});
  field.does("patrol", "crew", Verb::diagnose, field.grid);
  const auto safe = field.does("safe", "second", Verb::make_safe, field.grid);
  field[safe].takes = Constant{30};
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.hazards[about(field.pole)] = world.hazards[field.line] = Index<Hazard>{0};
  world.run(5000);
  CHECK(when(world, Kind::step_failed, "safe") == "630");
  CHECK(started(world, "patrol") == "none");
}

TEST_CASE("a line is repaired when it is isolated, unless the fault can be mended live") {
  Field field;
  field.does("patrol", "crew", Verb::diagnose, field.grid);
  field.does("mend", "crew", Verb::repair, field.grid, "patrol");
  const auto cut_off = field.does("cut-off", "dispatcher", Verb::isolate, field.line);
  field[cut_off].on.at = seconds(2000);
  field[cut_off].takes = Constant{60};
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.joined = {as<Component>(field.line)};
  world.run();
  CHECK(waits(world, "mend") == "900 safety");
  CHECK(started(world, "mend") == "2060");
  CHECK(done(world, "mend") == "2960");

  field.scenario().faults[field.cut].mending.live = true;
  FakeWorld live(field);
  live.broken[field.grid] = field.cut;
  live.joined = {as<Component>(field.line)};
  live.run();
  CHECK(started(live, "mend") == "900");
}

TEST_CASE("what a service means to isolate is what the diagnosis says: none or a wrong one cuts off nothing") {
  Field field;
  const auto blind = field.does("blind", "dispatcher", Verb::isolate, field.grid);
  field[blind].takes = Constant{60};
  field.does("patrol", "crew", Verb::diagnose, field.grid);
  field.does("cut-off", "crew", Verb::isolate, field.grid, "patrol");
  const auto told = field.message("tell", "crew", "dispatcher", field.grid);
  field[told].after = {field.plan().flow.find("cut-off")};
  field.does("again", "dispatcher", Verb::isolate, field.grid, "tell");
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.run();
  CHECK(when(world, Kind::step_failed, "blind") == "60");
  CHECK(done(world, "cut-off") == "900");
  CHECK(done(world, "again") == "900");
  const auto isolated = std::find_if(world.commands.rbegin(), world.commands.rend(),
                                     [](const auto& one) { return std::holds_alternative<Change>(one.second); });
  REQUIRE(isolated != world.commands.rend());
  CHECK(std::get<Change>(isolated->second).fault == field.cut);

  field.scenario().faults[field.cut].mending.diagnosis_wrong = 1;
  FakeWorld misled(field);
  misled.broken[field.grid] = field.cut;
  misled.run();
  CHECK(when(misled, Kind::step_failed, "cut-off") == "900");
}

TEST_CASE("supplies set out for different places, and go where power is missing") {
  Field field;
  for (const char* by : {"crew", "second"}) {
    const auto made = field.does(by, by, Verb::supply, field.grid);
    field[made].takes = Constant{100};
  }
  FakeWorld world(field);
  world.dark = {as<Component>(field.line), as<Component>(field.far_line)};
  world.run();
  CHECK(done(world, "crew") == "700");    // 600 + 100
  CHECK(done(world, "second") == "300");  // 200 + 100
  FakeWorld bright(field);
  bright.run();
  CHECK(done(bright, "crew") == "0");
}

TEST_CASE("who makes safe goes where there is a hazard, though a crew is there already") {
  Field field;
  const Index<Fault> other = field.fault("other", 100, 100);
  field.scenario().faults[other].strikes = {field.far_line};
  field.hazard(about(field.bridge), 50);
  field.does("patrol", "crew", Verb::dispatch, field.grid);
  const auto safe = field.does("safe", "second", Verb::make_safe, field.grid);
  field[safe].takes = Constant{30};
  FakeWorld world(field);
  world.several[field.grid] = {other, field.cut};
  world.broken[field.grid] = other;
  world.hazards[field.far_line] = world.hazards[about(field.bridge)] = Index<Hazard>{0};
  world.works = [&world](const Change&) { return world.hazards.clear(), true; };
  world.run();
  CHECK(done(world, "patrol") == "200");
  CHECK(done(world, "safe") == "280");  // 200 on the way, 30 of measures, 50 to clear it
}

TEST_CASE("a repair for the time being takes its own time, and asks the world for just that") {
  Field field;
  field.scenario().faults[field.cut].mending.temporary = TemporaryRepair{Constant{200}, 0.5, 0, Constant{0}};
  const auto patch = field.does("patch", "crew", Verb::repair, field.grid);
  field[patch].temporary = true;
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.run();
  CHECK(done(world, "patch") == "800");
  const auto& last = std::get<Change>(world.commands.back().second);
  CHECK(last.temporary);
  // Where there is none, that shows at once.
  field.scenario().faults[field.cut].mending.temporary.reset();
  FakeWorld none(field);
  none.broken[field.grid] = field.cut;
  none.run();
  CHECK(when(none, Kind::step_failed, "patch") == "600");
}

TEST_CASE("the shift of somebody in the field is over: he finishes, and is gone") {
  Field field;
  field.does("patrol", "crew", Verb::diagnose, field.grid);
  FakeWorld world(field);
  world.broken[field.grid] = field.cut;
  world.duty(650, "crew", false);
  world.run();
  CHECK(done(world, "patrol") == "900");
  CHECK(world.gone_home == std::vector{field.site().people.find("crew")});
}

}  // namespace tuiyan::response
