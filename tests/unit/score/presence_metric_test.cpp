// Who is at work at the anchor and who arrives; when a fault is wholly gone.
#include <doctest/doctest.h>

#include "hand_log.hpp"

namespace tuiyan::score {
namespace {

Reading arrive(const HandLog& drill, Subject of) {
  return read(drill.log, HandLog::target(Metric::time_to_arrive, of));
}
Reading mend(const HandLog& drill, Subject of = {}) {
  return read(drill.log, HandLog::target(Metric::time_to_mend, of));
}

}  // namespace

TEST_CASE("time to arrive: a person on shift is there; one off duty arrives") {
  HandLog drill(7200);  // starts at 17:00: zhang (16:00-24:00) is at work, li (08:00-16:00) is not
  const Subject home{};
  drill.strike(100);
  CHECK(arrive(drill, about(drill.leader)).value == 0);
  CHECK_FALSE(arrive(drill, about(drill.leader)).censored);
  CHECK(arrive(drill, about(drill.vendor)).censored);  // li at home, the engineer never travels
  drill.put(Draft(500, Kind::person_left).about(about(drill.li)));
  drill.put(Draft(600, Kind::person_arrived).about(about(drill.li)).object(home));  // arrived at home
  const EntryId came =
      drill.put(Draft(2500, Kind::person_arrived).about(about(drill.li)).object({SubjectKind::location, 0}));
  for (Subject of : {about(drill.vendor), about(drill.li)}) {
    CHECK(arrive(drill, of).value == doctest::Approx(2400).epsilon(1e-12));  // 2500 - 100
    CHECK(arrive(drill, of).entry == came);
  }
}

TEST_CASE("time to arrive: what moved the person before the anchor decides") {
  HandLog drill(7200);
  drill.put(Draft(50, Kind::shift_ended).about(about(drill.zhang)));
  drill.put(Draft(60, Kind::shift_began).about(about(drill.li)));
  drill.strike(100);
  CHECK(arrive(drill, about(drill.leader)).censored);
  CHECK(arrive(drill, about(drill.leader)).value == doctest::Approx(7100).epsilon(1e-12));  // 7200 - 100
  CHECK(arrive(drill, about(drill.vendor)).value == 0);
  CHECK_FALSE(arrive(drill, about(drill.vendor)).censored);
}

TEST_CASE("time to arrive: at home before the anchor is not at work; of a pool some stay after a shift") {
  HandLog drill(7200);
  drill.put(Draft(10, Kind::person_left).about(about(drill.zhang)).object({SubjectKind::location, 0}));
  drill.put(Draft(60, Kind::person_arrived).about(about(drill.zhang)));  // at home
  drill.documents->site.people[drill.agents].pool = true;
  drill.put(Draft(70, Kind::shift_ended).about(about(drill.agents)).value(40));
  drill.strike(100);
  CHECK(arrive(drill, about(drill.leader)).censored);
  CHECK_FALSE(arrive(drill, about(drill.agents)).censored);
  drill.put(Draft(100, Kind::shift_ended).about(about(drill.agents)).value(0));  // after the anchor
  CHECK_FALSE(arrive(drill, about(drill.agents)).censored);
}

TEST_CASE("time to arrive: a person absent from the start is not there") {
  HandLog drill(7200);
  drill.strike(100);
  drill.documents->scenario.absent = {{drill.zhang, seconds(0), {}}};
  CHECK(arrive(drill, about(drill.leader)).censored);
}

TEST_CASE("time to mend: a common cause is mended with the last thing it struck") {
  HandLog drill(7200);
  const auto struck = [&](double at_s, Kind kind, Index<Component> what) {
    return drill.put(Draft(at_s, kind).about(about(drill.storm)).object(about(what)));
  };
  struck(100, Kind::fault_struck, drill.server);
  struck(100, Kind::fault_struck, drill.line);
  struck(900, Kind::fault_ended, drill.server);
  CHECK(mend(drill).censored);
  const EntryId last = struck(1300, Kind::fault_ended, drill.line);
  for (Subject of : {Subject{}, about(drill.storm), about(drill.line)}) {
    CHECK(mend(drill, of).entry == last);
    CHECK(mend(drill, of).value == doctest::Approx(1200).epsilon(1e-12));  // 1300 - 100
  }
}

TEST_CASE("time to mend: without `of` the fault at the anchor; of a service the fault that lowered it") {
  HandLog drill(7200);
  const EntryId first = drill.strike(100);
  const EntryId second = drill.put(Draft(200, Kind::fault_struck).about(about(drill.storm)).object(about(drill.line)));
  drill.capacity(200, 0, second);
  drill.put(Draft(500, Kind::fault_ended).about(about(drill.storm)).object(about(drill.line)));
  const EntryId mended = drill.put(Draft(800, Kind::fault_ended).about(about(drill.crash)).object(about(drill.server)));
  CHECK(mend(drill).anchor == first);
  CHECK(mend(drill).entry == mended);
  CHECK(mend(drill).value == doctest::Approx(700).epsilon(1e-12));                          // 800 - 100
  CHECK(mend(drill, about(drill.answering)).value == doctest::Approx(300).epsilon(1e-12));  // 500 - 200
}

}  // namespace tuiyan::score
