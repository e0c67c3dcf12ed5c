// Any plan whatever: the flow keeps its rules, whatever a plan and a world throw at it.
#include <doctest/doctest.h>

#include "event/log_check.hpp"
#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

// Numbers for making plans; not the drill's own stream.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : stream_(Luck{seed, 0, 0}) {}
  std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>(stream_.uniform(Key(Purpose::arrival).with(++n_)) * n);
  }
  bool once_in(std::uint32_t n) { return below(n) == 0; }

 private:
  Stream stream_;
  std::uint64_t n_ = 0;
};

Paper any_plan(Dice& dice) {
  Paper paper;
  const Subject system = paper.component("system");
  const Subject main = paper.seat_group("main", 3), standby = paper.seat_group("standby", 3);
  paper.channel("desk", 5, 10);
  paper.channel("text", 2, 0);
  paper.site().channels[Index<Channel>{1}].occupies_both = false;
  const std::vector<std::string> names = {"a", "b", "c", "agents"};
  for (const std::string& name : names) {
    const auto who = paper.person(name, dice.below(100));
    Person& facts = paper.site().people[who];
    facts.answers = dice.once_in(3) ? 0.5 : 1;
    facts.travel = Constant{300};
    if (dice.once_in(4)) facts.devices.clear();
    if (dice.once_in(3)) facts.shifts = {paper.site().shifts.add({name, {}, seconds(3600), seconds(7200), 0})};
  }
  paper.role("a").filled_by.push_back(Index<Person>{1});
  paper.role("a").deputy = paper.plan().roles.find("c");
  paper.role("b").deputy = paper.plan().roles.find("a");
  paper.who("agents").pool = true;
  paper.who("agents").shifts.clear();
  paper.site().calls.pool = paper.site().people.find("agents");
  paper.site().calls.home = as<SeatGroup>(main);
  paper.fault("crash", 100, 200);
  Mending& mending = paper.scenario().faults[Index<Fault>{0}].mending;
  mending.diagnosis_wrong = 0.5;
  mending.repair_works = 0.5;
  if (dice.once_in(4)) mending.skills = {"platform"};
  if (dice.once_in(2)) mending.remote = true;
  if (dice.once_in(2))
    paper.scenario().absent.push_back({Index<Person>{dice.below(3)}, seconds(dice.below(500)), seconds(600)});

  const std::uint32_t steps = 4 + dice.below(12);
  for (std::uint32_t row = 0; row < steps; ++row) {
    const auto made = paper.step("s" + std::to_string(row), names[dice.below(4)], static_cast<Verb>(dice.below(15)));
    Step& step = paper[made];
    const std::vector<Subject> objects = {system, main, standby};
    step.object = objects[dice.below(3)];
    step.target_side = dice.once_in(2) ? main : standby;
    step.to = Index<Role>{dice.below(4)};
    if (!dice.once_in(3)) step.takes = Constant{static_cast<double>(dice.below(4) * 30)};
    step.each = dice.once_in(2);
    step.agents = static_cast<int>(dice.below(4));
    step.in_person = dice.once_in(4);
    step.interruptible = dice.once_in(2);
    step.on_site = dice.once_in(3);
    step.late_acknowledgement = dice.once_in(2) ? LateAcknowledgement::counts : LateAcknowledgement::ignored;
    step.gives_up_after = seconds(dice.below(90));
    step.works = dice.once_in(3) ? 0.5 : 1;
    step.tries = 1 + static_cast<int>(dice.below(3));
    step.retry_after = Constant{static_cast<double>(dice.below(2) * 20)};
    step.priority = 1 + static_cast<int>(dice.below(9));
    step.at_most = seconds(200);
    if (dice.once_in(3)) step.within = seconds(1 + dice.below(200));
    if (dice.once_in(3)) step.if_late = Index<Step>{dice.below(steps)};
    if (dice.once_in(2)) step.if_failed = Index<Step>{dice.below(steps)};
    if (row > 0 && dice.once_in(2)) step.after = {Index<Step>{dice.below(row)}};
    if (row > 2 && dice.once_in(3)) {
      step.after = {Index<Step>{row - 3}, Index<Step>{row - 2}, Index<Step>{row - 1}};
      step.enough = dice.below(4);
    }
    if (step.after.empty() || dice.once_in(3)) {
      step.on.kind = static_cast<TriggerKind>(1 + dice.below(6));
      if (step.on.kind == TriggerKind::declared) step.on.kind = TriggerKind::at;
      step.on.subject = system;
      step.on.at = seconds(dice.below(300));
    }
    if (dice.once_in(6)) step.unless = {TriggerKind::restored, system, {}, 0, {}};
  }
  return paper;
}

// Takes any decision, some later.
class Moody final : public Decider {
 public:
  Moody(Dice& dice, std::uint32_t steps) : dice_(dice), steps_(steps) {}
  Decision decide(const Question& question) override {
    asked = question.number;
    if (is_calm || !dice_.once_in(4)) return {};
    return {static_cast<Choice>(dice_.below(4)), Index<Step>{dice_.below(steps_)}};
  }
  std::uint32_t asked = 0;
  bool is_calm = false;  // from now on everything is answered with "go"

 private:
  Dice& dice_;
  std::uint32_t steps_;
};

std::unique_ptr<FakeWorld> play(std::uint64_t seed) {
  Dice dice(seed);
  Paper paper = any_plan(dice);
  const Subject system{SubjectKind::component, 0};
  Moody decider(dice, paper.plan().flow.size());
  auto holder = std::make_unique<FakeWorld>(paper, Luck{seed, 1, 0}, &decider);
  FakeWorld& world = *holder;
  world.on_duty = 3;
  if (dice.once_in(2)) world.dead_channels = {dice.below(2)};
  if (dice.once_in(2)) world.busy_until_s = {40, 200};
  world.broken[system] = Index<Fault>{0};
  world.shares[system] = 0.5;
  world.works = [&dice](const Change&) { return !dice.once_in(4); };
  world.backlog_lasts_s[SubjectKind::paper_orders] = 100;
  for (int i = 0; i < 6; ++i) {
    const std::string who = std::string(1, static_cast<char>('a' + dice.below(3)));
    world.duty(dice.below(600), who, dice.once_in(2));
    world.notice(dice.below(600), dice.once_in(3) ? "agents" : who, system, static_cast<StateOf>(dice.below(3)), 0.5);
    world.plan_for(dice.below(900), [&decider, &dice](FakeWorld& w) {
      w.tell(Decided{1 + dice.below(decider.asked + 1), static_cast<Choice>(dice.below(4)), Index<Step>{0}, 0});
    });
  }
  world.run(20000);
  decider.is_calm = true;
  for (std::uint32_t i = 1; i <= decider.asked; ++i)  // those that nobody has answered
    world.plan_for(20001, [i](FakeWorld& w) { w.tell(Decided{i, Choice::go, {}, 0}); });
  world.resume(40000);
  return holder;
}

TEST_CASE("any plan: the rules hold, and the same plan gives the same log") {
  int entries = 0, done = 0, failed = 0, escalated = 0, accepted = 0, skipped = 0, all_over = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    CAPTURE(seed);
    const std::unique_ptr<FakeWorld> world = play(seed), twin = play(seed);
    REQUIRE(story(*world, true) == story(*twin, true));
    CHECK(world->double_work == 0);
    const int over =
        count(*world, Kind::step_done) + count(*world, Kind::step_failed) + count(*world, Kind::step_skipped);
    // When every step is over, every agent is back in a seat.
    CHECK(world->out >= 0);
    if (over == count(*world, Kind::step_ready)) CHECK(world->out == 0);
    all_over += over == count(*world, Kind::step_ready);
    Log& log = world->log;
    log.end = world->now;
    log.append(world->entry(Kind::drill_ended, 0));
    CHECK(inconsistencies(log) == std::vector<std::string>{});
    // A binding cause is the last of all causes, of the same instant the first in the log.
    for (const Entry& entry : log.entries) {
      if (!entry.step) continue;
      CHECK(entry.cause > 0);
      for (EntryId other : entry.others) {
        const Entry& cause = log.at(entry.cause);
        const bool is_last = log.at(other).at < cause.at || (log.at(other).at == cause.at && cause.id < other);
        CHECK(is_last);
      }
    }
    entries += static_cast<int>(log.entries.size());
    done += count(*world, Kind::step_done);
    failed += count(*world, Kind::step_failed);
    escalated += count(*world, Kind::step_escalated);
    accepted += count(*world, Kind::message_accepted);
    skipped += count(*world, Kind::step_skipped);
  }
  // The plans reach all corners.
  CHECK(entries > 50000);
  CHECK(done > 3000);
  CHECK(failed > 1000);
  CHECK(escalated > 200);
  CHECK(accepted > 300);
  CHECK(skipped > 300);
  CHECK(all_over >= 1490);  // the others go round with time, as their plans say
}

}  // namespace
}  // namespace tuiyan::response
