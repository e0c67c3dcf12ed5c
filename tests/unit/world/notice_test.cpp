// What the public is told: ways with their delays, promised times, telephone lists.
#include "unit/world/stand.hpp"

namespace tuiyan::world::test {
namespace {

struct Told {
  Documents d = documents(1000);
  Index<SeatGroup> seats = add_seats(d, "seats", 2);
  Index<Person> pool = add_pool(d, seats);
  Index<Component> line = d.site.components.add(component("line"));
  Index<Fault> crash = add_fault(d, "crash", {about(line)}, 100);
  Index<Announcement> notice;

  explicit Told(Announcement announcement) {
    announcement.id = "notice";
    announcement.returns = 0.5;  // so that the loop keeps books of promised times
    announcement.returns_after = always(0);
    notice = d.plan.announcements.add(std::move(announcement));
    d.scenario.faults[crash].lasts = always(400);  // back at 500
  }
  [[nodiscard]] Change publish(std::optional<Time> promised = {}, bool by_diagnosis = false) const {
    Change change{1, Verb::announce, about(notice), {}, {}, pool, {{}, 0, 1}};
    if (!promised) return change;
    change.promised = promised;
    change.promised_of = about(line);
    change.by_diagnosis = by_diagnosis;
    return change;
  }
  // Timers by number: what is asked when.
  [[nodiscard]] Lines played(const std::vector<std::pair<double, Command>>& asked) const {
    return play(d, [&](Time, const Signal& signal) {
      std::vector<Command> commands;
      if (std::get_if<Began>(&signal) != nullptr)
        for (std::size_t i = 0; i < asked.size(); ++i)
          commands.push_back(SetTimer{static_cast<JobId>(i + 100), at(asked[i].first)});
      if (const auto* timer = std::get_if<TimerFired>(&signal)) commands.push_back(asked.at(timer->job - 100).second);
      return commands;
    });
  }
};

const std::vector<std::string> told = {"announcement_published", "announcement_ended", "notice_reached",
                                       "restoration_promised",   "promise_broken",     "customers_telephoned"};

Announcement by_ways() {
  Announcement one;
  one.ways = {{NoticeChannel::media, 0.8, always(120)}, {NoticeChannel::sms, 0.5, always(60)}};
  return one;
}

}  // namespace

TEST_CASE("an announcement reaches its share by each way after the way's own delay") {
  // 0.5, then 1 - 0.5 · 0.2 = 0.9; published when the first has reached customers.
  const Told stage(by_ways());
  CHECK(only(stage.played({{30, stage.publish()}}), told) ==
        Lines{"90 announcement_published notice <- drill_started",
              "90 notice_reached notice value 0.5 code 1 <- announcement_published",
              "150 notice_reached notice value 0.9 code 3 <- announcement_published"});
}

TEST_CASE("ways that have not come when it is withdrawn do not come") {
  const Told stage(by_ways());
  Change end = stage.publish();
  end.verb = Verb::deactivate;
  CHECK(only(stage.played({{30, stage.publish()}, {100, end}}), told) ==
        Lines{"90 announcement_published notice <- drill_started",
              "90 notice_reached notice value 0.5 code 1 <- announcement_published",
              "100 announcement_ended notice <- drill_started"});
}

TEST_CASE("a promised time is looked at when it comes: broken while the thing is down, kept when it is back") {
  const Told stage(Announcement{});
  // Down 100-500. The first time is 300, the revised one 600; the second comes too late to be of use.
  CHECK(only(stage.played({{200, stage.publish(at(300))}, {250, stage.publish(at(600), true)}}), told) ==
        Lines{"200 announcement_published notice <- drill_started",
              "200 restoration_promised notice > line value 300 other 1 <- announcement_published",
              "250 announcement_published notice <- drill_started",
              "250 restoration_promised notice > line value 600 other 2 code 1 <- announcement_published",
              "300 promise_broken notice > line other 1 <- restoration_promised"});
}

TEST_CASE("a time that is over before the notice has come is broken at once") {
  Announcement slow;
  slow.reaches_after = always(100);
  const Told stage(slow);
  CHECK(only(stage.played({{200, stage.publish(at(250))}}), told) ==
        Lines{"300 announcement_published notice <- drill_started",
              "300 restoration_promised notice > line value 250 other 1 <- announcement_published",
              "300 promise_broken notice > line other 1 <- restoration_promised"});
}

TEST_CASE("agents telephone the customers of a list; with nobody left it is over at once") {
  Announcement list;
  list.telephone = TelephoneList{4, 0, always(60), 1, 1, always(10)};
  const Told stage(list);
  // Two agents, four customers of a minute each: 200-320.
  const AssignWork call{Verb::call_back, 5, {{}, 0, 1}, about(stage.notice)};
  CHECK(only(stage.played({{200, call}, {400, call}}), told) ==
        Lines{"320 customers_telephoned notice value 4 other 4 <- drill_started",
              "400 customers_telephoned notice value 4 other 4 <- drill_started"});
}

}  // namespace tuiyan::world::test
