#include "good_documents.hpp"
#include "input/audit.hpp"

namespace tuiyan::input {

TEST_CASE("the good plan, part by part") {
  const auto documents = load_good();
  const Plan& plan = documents->plan;
  const Site& site = documents->site;
  const auto step = [&](const char* id) -> const Step& { return plan.flow[plan.flow.find(id)]; };
  CHECK(plan.id == "plan");
  CHECK(plan.header.purpose.zh == "热线不断");
  CHECK(plan.header.basis_of_plan.zh == "S4");
  REQUIRE(plan.header.references.size() == 1);
  CHECK(plan.header.references[0].zh == "S8.1");
  CHECK(plan.header.place.zh == "大厅");
  CHECK(plan.header.effective == 20'697);  // days from 1970-01-01 to 2026-09-01: 56 years, 14 of them leap, and 243
  CHECK(plan.header.interpretation.zh == "中心");
  CHECK(plan.header.adjustment.en == "Every year");
  REQUIRE(plan.header.risks.size() == 1);
  const Risk& risk = *plan.header.risks.begin();
  CHECK(risk.id == "crash");
  CHECK(risk.hazard == HazardKind::equipment);
  CHECK(risk.per_year == 0.5);
  CHECK(risk.urgency == Urgency::high);
  CHECK(risk.measures.size() == 1);
  CHECK(risk.scenarios == std::vector<std::string>{"scenario.json"});
  CHECK(risk.flow == std::vector<std::string>{"order-switch", "mend"});
  REQUIRE(plan.header.drills.size() == 1);
  const PlannedDrill& drill = *plan.header.drills.begin();
  CHECK(drill.form == DrillForm::operation);
  CHECK(drill.every == Duration{30LL * 86'400'000'000});
  CHECK(drill.roles == std::vector<std::string>{"leader"});
  CHECK(drill.scenarios == std::vector<std::string>{"scenario.json"});  // the shortest path to it
  REQUIRE(drill.held.size() == 2);  // by date, in whatever order they were written
  CHECK(drill.held[0].on == 20'605);  // 92 days before 2026-09-01
  CHECK(drill.held[0].took_part == std::vector<Index<Person>>{site.people.find("zhang"), site.people.find("agents")});
  CHECK(drill.held[1].on == 20'635);
  CHECK(drill.held[1].took_part == std::vector<Index<Person>>{site.people.find("wang")});

  const Role& leader = plan.roles[plan.roles.find("leader")];
  CHECK(leader.clause == "S4.3.1");
  CHECK(plan.units[leader.unit].id == "command");
  CHECK(plan.roles[leader.deputy].id == "manager");
  CHECK(plan.roles[plan.roles.find("manager")].gives_up_after == minutes(2));

  const Step& tell = step("tell-leader");
  CHECK(tell.on.kind == TriggerKind::observed);
  CHECK(tell.on.subject == about(site.components.find("seat-system")));
  CHECK(tell.verb == Verb::report);
  CHECK(plan.roles[tell.to].id == "leader");
  CHECK(tell.object == about(site.components.find("seat-system")));
  CHECK(tell.in_person);
  CHECK(tell.within == minutes(1));
  CHECK_FALSE(tell.takes);  // the channel's own times

  const Step& seats = step("switch-seats");
  CHECK(seats.each);
  CHECK(seats.object == about(site.seat_groups.find("emergency-seats")));
  REQUIRE(seats.after.size() == 1);
  CHECK(plan.flow[seats.after[0]].id == "order-switch");
  REQUIRE(seats.takes);
  CHECK(std::get<Lognormal>(*seats.takes).median_s == 90.0);

  const Step& call = step("call-support");
  REQUIRE(call.channels.size() == 1);
  CHECK(site.channels[call.channels[0]].id == "mobile");
  CHECK(plan.flow[call.if_failed].id == "call-manager");
  CHECK_FALSE(call.if_late);
  CHECK(call.tries == 2);
  CHECK(call.gives_up_after == seconds(60));

  // A decision has a time of its own by default: median 2 min.
  const Step& judge = step("judge");
  CHECK(plan.severity_scales[judge.scale].id == "scale");
  REQUIRE(judge.takes);
  CHECK(std::get<Lognormal>(*judge.takes).median_s == 120.0);
  CHECK_FALSE(step("find").takes);  // the fault's
  CHECK_FALSE(step("mend").takes);

  const Step& publish = step("publish");
  CHECK(publish.on.kind == TriggerKind::declared);
  CHECK(publish.on.level == 0);
  CHECK(publish.object == about(plan.announcements.find("notice")));
  CHECK(publish.unless.kind == TriggerKind::restored);

  CHECK(step("change-server").object == about(site.pairs.find("answering")));
  const Step& back = step("move-back");
  CHECK(back.object == about(site.seat_groups.find("emergency-seats")));
  CHECK(back.target_side == about(site.seat_groups.find("main-seats")));
  const Step& type_in = step("type-in");
  CHECK(type_in.agents == 0);
  CHECK(type_in.at_most == minutes(120));
  CHECK(step("log-it").on.at == minutes(30));

  const Target& restored = plan.targets[plan.targets.find("seats-back")];
  CHECK(restored.metric == Metric::time_to_restore);
  CHECK(restored.of == about(site.services.find("answering")));
  CHECK(restored.upper);
  CHECK(restored.limit == 300.0);
  CHECK(restored.from.kind == AnchorKind::fault);
  CHECK_FALSE(restored.to);
  CHECK(restored.basis == "规定");
  const Target& answered = plan.targets[plan.targets.find("answered")];
  CHECK_FALSE(answered.upper);
  CHECK(answered.limit == 0.95);
  CHECK(answered.from.kind == AnchorKind::start);
  REQUIRE(answered.to);
  CHECK(answered.to->at == minutes(60));
  const Target& told = plan.targets[plan.targets.find("told")];
  CHECK(told.from.kind == AnchorKind::step_ready);
  CHECK(plan.flow[told.from.step].id == "tell-leader");
  CHECK(plan.grading.excellent == 92.0);
  CHECK(plan.grading.fair == 60.0);
}

TEST_CASE("a step that waits for some of several steps") {
  const std::string written = "\"after\": [\"order-switch\"]";
  const auto seats = [&](const std::string& instead) {
    const Scratch scratch;
    Scratch::replace("plan.json", written, instead);
    Diagnostics diagnostics;
    const auto documents = load("plan.json", "scenario.json", diagnostics);
    REQUIRE(documents);
    return documents->plan.flow[documents->plan.flow.find("switch-seats")];
  };
  CHECK(awaited(seats(written)) == 1);
  CHECK(seats(written).enough == 0);
  CHECK(awaited(seats("\"after\": [\"order-switch\", \"move-back\", \"log-it\"], \"in_person\": true")) == 3);
  const Step any = seats("\"after\": {\"any\": [\"order-switch\", \"move-back\"]}");
  CHECK(any.after.size() == 2);
  CHECK(awaited(any) == 1);
  const Step two = seats(
      "\"after\": {\"at_least\": {\"k\": 2, \"of\": [\"order-switch\", \"move-back\", \"log-it\"]}}, \"in_person\": "
      "true");
  CHECK(two.after.size() == 3);
  CHECK(awaited(two) == 2);
}

TEST_CASE("a step that is only named by another has neither condition nor predecessor") {
  const auto documents = load_good();
  const Step& manager = documents->plan.flow[documents->plan.flow.find("call-manager")];
  CHECK(manager.on.kind == TriggerKind::none);
  CHECK(manager.after.empty());
}

TEST_CASE("risks in words, to begin with") {
  Scratch scratch;
  const std::string text = file_text("plan.json");
  const std::size_t from = text.find("{\"crash\""), to = text.find(", \"references\"");
  REQUIRE(from < to);
  write_text("plan.json", text.substr(0, from) + "[\"崩溃\", {\"en\": \"Storm\"}]" + text.substr(to));
  Diagnostics diagnostics;
  const auto documents = load("plan.json", "scenario.json", diagnostics);
  CHECK(lines_of(diagnostics) == "");
  REQUIRE(documents);
  const Table<Risk>& risks = documents->plan.header.risks;
  REQUIRE(risks.size() == 2);
  CHECK(risks[risks.at(0)].name.zh == "崩溃");
  CHECK(risks[risks.at(1)].id == "1");
  CHECK_FALSE(risks[risks.at(1)].per_year);
  Diagnostics shown_slips;
  bool shown = false;
  for (const Shown& line : show("plan.json", shown_slips)) shown = shown || line.pointer == "/header/risks";
  CHECK(shown);
}

TEST_CASE("patches from beside, and a look at what was read") {
  Scratch scratch;
  Diagnostics slips;
  const auto patch = json::parse("patch", R"({"header": {"purpose": "别的"}})", slips);
  const auto site_patch = json::parse("patch", R"({"seat_groups": {"main-seats": {"seats": 7}}})", slips);
  const auto scenario_patch = json::parse("patch", R"({"length": "5 h"})", slips);
  REQUIRE((patch && site_patch && scenario_patch));
  Beside beside;
  beside.plan_changes = &*patch;
  beside.site_changes = &*site_patch;
  beside.scenario_changes = &*scenario_patch;
  int looks = 0;
  beside.inspect = [&](Audit& audit) {
    ++looks;
    CHECK(audit.documents.plan.header.purpose.zh == "别的");
    CHECK(audit.plan_place("/header/purpose").file == "patch");
    CHECK(audit.plan_place("/header/scope").file == "plan.json");
    audit.plan_warning({"/header", "a-finding", {"好", "good"}, {}, {}});
  };
  const std::string scenario = "scenario.json";
  Diagnostics diagnostics;
  const auto documents = load_beside("plan.json", &scenario, beside, diagnostics);
  REQUIRE(documents);
  CHECK(looks == 1);
  CHECK(documents->site.seat_groups[documents->site.seat_groups.find("main-seats")].seats == 7);
  CHECK(documents->scenario.length == Duration{5 * 3'600'000'000LL});
  CHECK(lines_of(diagnostics).find("plan.json:3:") == 0);
  // Nothing is looked at while there is an error.
  Scratch::replace("plan.json", "\"filled_by\": [\"li\"]", "\"filled_by\": []");
  CHECK(load_beside("plan.json", &scenario, beside, diagnostics) == nullptr);
  CHECK(looks == 1);
}

}  // namespace tuiyan::input
