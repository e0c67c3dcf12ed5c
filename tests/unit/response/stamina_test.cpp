// How fast people are: endurance, relief, practice; and the hand that slips for want of practice.
#include "response/stamina.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

constexpr std::int64_t today = 20'000;

struct Crew {
  Paper paper;
  Index<Person> who = paper.person("fitter");
  Practice& practice() {
    if (!paper.plan().practice) paper.plan().practice = Practice{Duration{86'400'000'000}, 4, 0.01, 0.36};
    return *paper.plan().practice;
  }
  void drilled(std::int64_t days_ago, DrillForm form = DrillForm::operation) {
    PlannedDrill one;
    one.id = "drill-" + std::to_string(paper.plan().header.drills.size());
    one.form = form;
    one.held = {{today - days_ago, {who}}};
    paper.plan().header.drills.add(one);
    paper.scenario().start_date = today;
  }
};

double done_at(FakeWorld& world, const std::string& step) { return std::stod(done(world.run(), step)); }

TEST_CASE("beyond his endurance he takes so much longer for each hour") {
  Crew crew;
  crew.paper.who("fitter").endurance = Endurance{seconds(100), 0.5};
  crew.paper.chore("fresh", "fitter", 50, 40);
  crew.paper.chore("tired", "fitter", 3700, 100);  // an hour beyond: 1.5 x 100
  FakeWorld world(crew.paper);
  world.run();
  CHECK(done(world, "fresh") == "90");
  CHECK(done(world, "tired") == "3850");
}

TEST_CASE("rest and supplies start his clock anew, for the unit or the role they are meant for") {
  for (const bool for_unit : {true, false}) {
    Crew crew;
    crew.paper.who("fitter").endurance = Endurance{seconds(100), 0.5};
    Unit unit;
    unit.id = "repair";
    crew.paper.role("fitter").unit = crew.paper.plan().units.add(unit);
    crew.paper.person("logistics");
    const auto feed = crew.paper.chore("feed", "logistics", 3000, 0);
    crew.paper[feed].verb = Verb::sustain;
    crew.paper[feed].object =
        for_unit ? about(crew.paper.role("fitter").unit) : about(crew.paper.plan().roles.find("fitter"));
    crew.paper.chore("work", "fitter", 3700, 100);  // 600 s beyond: 1 + 0.5 / 6
    FakeWorld world(crew.paper);
    CHECK(done_at(world, "work") == doctest::Approx(3700 + 100 * (1 + 0.5 / 6)).epsilon(1e-9));
    CHECK(count(world, Kind::sustained) == 1);
  }
}

TEST_CASE("the shift that began before the drill counts") {
  Paper paper;
  const auto who = paper.person("fitter");
  paper.scenario().start_of_day = seconds(3600);
  CHECK(shift_start(*paper.documents, who) == Time{0});
  paper.who("fitter").shifts = {paper.site().shifts.add({"night", {}, seconds(82'800), seconds(7200), 0})};
  CHECK(shift_start(*paper.documents, who) == at_s(-7200));
  paper.who("fitter").shifts = {paper.site().shifts.add({"day", {}, seconds(28'800), seconds(61'200), 0})};
  CHECK(shift_start(*paper.documents, who) == Time{0});
}

TEST_CASE("practice shortens what he does and how fast he reacts; it fades") {
  // slower_without ^ (1 - e^-age): 4 without, 1 just after, 4^(1 - 1/e) = 2.4020083 a day later
  for (const auto& [days_ago, times] : std::vector<std::pair<int, double>>{{-1, 4}, {0, 1}, {1, 2.4020082691}}) {
    Crew crew;
    crew.practice();
    crew.drilled(days_ago);  // the day after today is yet to come
    crew.paper.chore("work", "fitter", 0, 100);
    FakeWorld world(crew.paper);
    CHECK(done_at(world, "work") == doctest::Approx(100 * times).epsilon(1e-7));
  }
  Crew crew;
  crew.practice();
  crew.paper.channel("phone");
  crew.paper.person("caller");
  crew.paper.person("called", 10);
  crew.paper.message("call", "caller", "called");
  FakeWorld world(crew.paper);
  CHECK(done_at(world, "call") == doctest::Approx(40));
}

TEST_CASE("the freshest drill in which he took part counts; at a table nobody learns to throw a switch") {
  Crew crew;
  const auto other = crew.paper.person("other");
  crew.practice();  // fades after one day
  crew.drilled(3);
  crew.drilled(2, DrillForm::tabletop);
  crew.drilled(-1);  // yet to come
  std::vector<Practised> people = practised(*crew.paper.documents);
  CHECK(people.at(crew.who.value).at_all == doctest::Approx(std::exp(-2)));
  CHECK(people.at(crew.who.value).by_hand == doctest::Approx(std::exp(-3)));
  CHECK(people.at(other.value).at_all == 0);
  CHECK(people.at(other.value).by_hand == 0);
  // A drill that was held twice is as fresh as its last time.
  PlannedDrill twice;
  twice.id = "twice";
  twice.form = DrillForm::operation;
  twice.held = {{today - 9, {other}}, {today - 1, {crew.who}}};
  crew.paper.plan().header.drills.add(twice);
  people = practised(*crew.paper.documents);
  CHECK(people.at(crew.who.value).by_hand == doctest::Approx(std::exp(-1)));
  CHECK(people.at(other.value).by_hand == doctest::Approx(std::exp(-9)));
  crew.paper.plan().practice.reset();
  CHECK(practised(*crew.paper.documents).empty());
}

TEST_CASE("a switch-over by hand fails with fails_with ^ practice * fails_without ^ (1 - practice)") {
  // With practice 0: 0.36; 1: 0.01; 1/e: 0.01^0.36788 0.36^0.63212 = 0.09632. 4,000 plays each; four
  // standard deviations: less than one false alarm in ten thousand runs.
  for (const auto& [days_ago, fails] : std::vector<std::pair<int, double>>{{-1, 0.36}, {0, 0.01}, {1, 0.09632}}) {
    Crew crew;
    crew.practice();
    crew.drilled(days_ago);
    const Subject pump = crew.paper.component("pump");
    const auto start = crew.paper.step("start", "fitter", Verb::activate);
    crew.paper[start].object = pump;
    int failed = 0;
    constexpr int plays = 4000;
    for (std::uint64_t k = 0; k < plays; ++k) {
      FakeWorld world(crew.paper, Luck{7, k, 0});
      failed += when(world.run(), Kind::step_failed, "start") != "none";
    }
    const double sd = std::sqrt(fails * (1 - fails) / plays);
    CHECK(std::abs(static_cast<double>(failed) / plays - fails) < 4 * sd);
  }
}

}  // namespace
}  // namespace tuiyan::response
