// The coupling of calls and world: the same as one merged event list, for any cutting of a run.
#include "unit/world/stand.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "traffic/call_loop.hpp"

using namespace tuiyan;
using namespace tuiyan::world::test;

namespace {

// 20 seats, offered 0.105/s x 180 s = 18.9 erlangs. From 700 s on 8 seats are lost for 700 s in every
// 1400 s. When 10 wait, somebody learns of it 33 s later and opens 6 emergency seats, with 6 agents
// who have lost theirs.
struct Evening {
  Documents d = documents(20000);
  Index<SeatGroup> main = add_seats(d, "main", 20);
  Index<SeatGroup> emergency = add_seats(d, "emergency", 6);
  Index<Person> pool = add_pool(d, main);
  Index<Person> leader = add_person(d, "leader");
  Index<Monitor> monitor;
  std::vector<double> lost_from;

  Evening() {
    d.site.seat_groups[emergency].standby = true;
    d.scenario.log_calls = true;
    CallClass all;
    all.id = "all";
    all.rate = {{Duration{0}, 0.105}};
    all.talk = Exponential{180};
    all.patience = Exponential{300};
    all.ivr_time = all.after_call = all.redial.delay = all.redial.delay_after_abandoned = always(0);
    d.site.classes.add(all);
    monitor = add_monitor(d, "long-queue", {SubjectKind::queue, 0}, leader, 33);
    d.site.monitors[monitor].figure = CallFigure::waiting;
    d.site.monitors[monitor].above = 9.5;
    d.site.monitors[monitor].rearm_below = 1.5;
    for (double from = 700; from < 20000; from += 1400) {
      const Index<Fault> fault = add_fault(d, fmt::format("loss-{}", from), {about(main)}, from, FaultEffect::partial);
      d.scenario.faults[fault].leaves = 0.6;
      d.scenario.faults[fault].lasts = always(700);
      lost_from.push_back(from);
    }
  }

  [[nodiscard]] Answers answers() const {
    return [this, opened = false](Time, const Signal& signal) mutable -> std::vector<Command> {
      if (const auto* noticed = std::get_if<Noticed>(&signal)) {
        if (noticed->state == StateOf::up || std::exchange(opened, true)) return {};
        Change change;
        change.verb = Verb::activate;
        change.object = about(emergency);
        return {change, AskAgents{3, 6, {{}, 0, noticed->cause}}};
      }
      if (const auto* freed = std::get_if<AgentsFreed>(&signal))
        return {PlaceAgents{emergency, freed->heads, {{}, 0, freed->cause}}};
      return {};
    };
  }
};

constexpr Luck luck{5, 0, 0};

std::string text_of(const TrafficRecords& records) {
  std::string text;
  for (const CallRecord& call : records.calls)
    text += fmt::format("{} {} {} {} {}\n", call.at.us, static_cast<int>(call.step), call.caller, call.waited_us,
                        call.seat);
  for (const SeatRecord& seats : records.seats)
    text += fmt::format("{} {} {} {}\n", seats.from.us, seats.group.value, seats.able_us, seats.busy_us);
  for (const FlowRecord& flow : records.flows)
    text += fmt::format("{} {} {} {} {}\n", flow.from.us, flow.fresh, flow.answered, flow.abandoned, flow.waiting_us);
  return text;
}

// The calls of the evening as the world plays them, and all entries with their causes.
std::string played(const Evening& evening, const Handling& handling = {}) {
  std::cout.flush();
  const auto outcome = process::run_in_child([&]() -> std::string {
    Log log;
    log.documents = std::make_shared<Documents>(evening.d);
    log.append(Entry{});
    Scripted listener(evening.answers());
    world::World world(*log.documents, luck, log, listener);
    if (handling) handling(world);
    world.run_until(Time{0} + evening.d.scenario.length);
    world.finish();
    std::string text = text_of(log.traffic) + "--\n";
    for (const Entry& entry : log.entries)
      text += fmt::format("{} {} {}\n", line_of(log, entry), entry.at.us, entry.cause);
    return text;
  });
  REQUIRE_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
  return outcome.bytes;
}

// The same by hand: one list of what is to be done, the loop advanced from one item to the next.
std::string merged(const Evening& evening) {
  traffic::CallLoop loop(evening.d, luck);
  loop.set_seats(evening.main, 20);
  loop.set_seats(evening.emergency, 0);
  loop.add_agents(evening.main, 20);
  const Monitor& monitor = evening.d.site.monitors[evening.monitor];
  loop.watch(monitor.figure, monitor.above, monitor.rearm_below, monitor.every);

  std::multimap<Time, std::function<void()>> plan;
  const Time end = Time{0} + evening.d.scenario.length;
  for (double from : evening.lost_from) {
    plan.emplace(at(from), [&] { loop.set_seats(evening.main, 12); });
    plan.emplace(at(from + 700), [&] { loop.set_seats(evening.main, 20); });
  }
  bool opened = false, above = false;
  auto notice = plan.end();
  for (;;) {
    const Time next = plan.empty() ? end : std::min(end, plan.begin()->first);
    const traffic::Crossing crossing = loop.advance(next);
    if (crossing.kind == traffic::CrossingKind::none) {
      if (plan.empty() || plan.begin()->first > end) break;
      const auto deed = plan.begin()->second;
      plan.erase(plan.begin());
      deed();
      continue;
    }
    if (crossing.kind == traffic::CrossingKind::agents_freed) {
      loop.add_agents(evening.emergency, static_cast<int>(crossing.amount));
      continue;
    }
    above = crossing.kind == traffic::CrossingKind::rose_above;
    if (!above && notice != plan.end()) plan.erase(notice);  // over before anybody knew
    notice = plan.end();
    if (above && !opened)
      notice = plan.emplace(loop.now() + seconds(33), [&] {
        notice = plan.end();
        opened = true;
        loop.set_seats(evening.emergency, 6);
        loop.withdraw_agents(evening.main, 6);
      });
  }
  return text_of(loop.finish(end));
}

}  // namespace

TEST_CASE("the coupling is one merged event list") {
  const Evening evening;
  const std::string bytes = played(evening);
  const std::string calls = bytes.substr(0, bytes.find("--\n"));
  CHECK(calls.size() > 100'000);                                                                    // some 2,000 calls
  CHECK(!only(lines_of(bytes.substr(calls.size())), {"agent_placed agents > emergency"}).empty());  // it reacted
  CHECK(calls == merged(evening));
}

TEST_CASE("cutting a run anywhere changes no byte") {
  const Evening evening;
  const std::string whole = played(evening);
  const auto cut_at = [&](const std::vector<Time>& cuts) {
    return played(evening, [&](world::World& world) {
      for (Time cut : cuts) world.run_until(cut);
    });
  };
  std::vector<Time> every, around;
  for (double s = 7.3; s < 20000; s += 7.3) every.push_back(at(s));
  CHECK(cut_at(every) == whole);
  // Just before, at and just after what happens, where SimGrid itself stops ten microseconds early.
  for (const std::string& line : lines_of(whole.substr(whole.find("--\n") + 3))) {
    const Time t{std::stoll(line.substr(line.rfind(' ', line.rfind(' ') - 1) + 1))};
    for (std::int64_t off : {-11, -3, -1, 0, 1, 5}) around.push_back(Time{t.us + off});
  }
  CHECK(cut_at(around) == whole);
  for (std::uint64_t round = 0; round < 8; ++round) {
    const Stream stream(Luck{round, 0, 0});
    std::vector<Time> cuts;
    for (std::uint64_t i = 0; i < 40; ++i) cuts.push_back(at(20000 * stream.uniform(Key(Purpose::fault_time).with(i))));
    std::sort(cuts.begin(), cuts.end());
    CHECK(cut_at(cuts) == whole);
  }
}

TEST_CASE("a long queue is noticed after its delay, bound to the crossing; its end likewise") {
  const Evening evening;
  const std::string bytes = played(evening);
  const Lines all = lines_of(bytes.substr(bytes.find("--\n") + 3));
  const Lines crossed = only(all, {"monitor_crossed"});
  const Lines noticed = only(all, {"noticed"});
  REQUIRE(crossed.size() >= 2);
  REQUIRE(!noticed.empty());
  CHECK(crossed[0].find("monitor_crossed long-queue value 10") != std::string::npos);
  CHECK(crossed[1].find("monitor_crossed long-queue value 1 <- ") != std::string::npos);
  CHECK(std::stod(noticed[0]) == doctest::Approx(std::stod(crossed[0]) + 33).epsilon(1e-12));
}
