// Time to restore and downtime: thresholds, holding times, the end of the drill.
#include <doctest/doctest.h>

#include "hand_log.hpp"
#include "score/service_curve.hpp"

namespace tuiyan::score {
namespace {

// Lost at 600 s; 60 of 120 at 900; 96 at 1200; 40 at 1500; 96 at 1700; all at 2000; the end at 3600.
struct Course : HandLog {
  EntryId fault, low, at_1200, at_1700, at_2000;
  Course() : HandLog(3600) {
    fault = strike(600);
    low = capacity(600, 0, fault);
    capacity(900, 60);
    at_1200 = capacity(1200, 96);
    capacity(1500, 40);
    at_1700 = capacity(1700, 96);
    at_2000 = capacity(2000, 120);
  }
};

}  // namespace

TEST_CASE("time to restore: exactly the share asked, held exactly as long as asked") {
  Course drill;
  // 96 / 120 = 0.8 from 1200 to 1500: 300 s.
  Reading reading = read(drill.log, drill.restore(0.8, 300));
  CHECK(reading.value == doctest::Approx(600).epsilon(1e-12));  // 1200 - 600
  CHECK(reading.entry == drill.at_1200);
  CHECK(reading.anchor == drill.fault);
  CHECK(reading.from == HandLog::at(600));
  CHECK(reading.to == HandLog::at(1200));
  // A microsecond more is not held; the next stretch (1700 to the end) is.
  Target longer = drill.restore(0.8, 0);
  longer.holds_for = seconds(300) + Duration{1};
  reading = read(drill.log, longer);
  CHECK(reading.value == doctest::Approx(1100).epsilon(1e-12));  // 1700 - 600
  CHECK(reading.entry == drill.at_1700);
  // 0.81 is reached only by all 120: at 2000.
  CHECK(read(drill.log, drill.restore(0.81, 0)).value == doctest::Approx(1400).epsilon(1e-12));
  CHECK(read(drill.log, drill.restore(0.5, 0)).value == doctest::Approx(300).epsilon(1e-12));  // 900 - 600
}

TEST_CASE("time to restore: a stretch cut by the end counts when it held long enough") {
  Course drill;
  // Full from 2000 to 3600: 1600 s.
  CHECK(read(drill.log, drill.restore(1, 1600)).value == doctest::Approx(1400).epsilon(1e-12));
  const Reading reading = read(drill.log, drill.restore(1, 1601));
  CHECK(reading.censored);
  CHECK(reading.entry == 0);
  CHECK(reading.value == doctest::Approx(3000).epsilon(1e-12));  // later than 3600 - 600
  CHECK(reading.to == drill.log.end);
}

TEST_CASE("time to restore: never restored is censored; back exactly at the end is back") {
  HandLog drill(1000);
  const EntryId fault = drill.strike(100);
  drill.capacity(100, 12, fault);
  CHECK(read(drill.log, drill.restore(0.5, 0)).censored);
  drill.capacity(1000, 120);
  CHECK(read(drill.log, drill.restore(0.5, 0)).value == doctest::Approx(900).epsilon(1e-12));
  CHECK(read(drill.log, drill.restore(0.5, 1)).censored);
}

TEST_CASE("time to restore: never below is 0, with and without a fault") {
  HandLog drill(1000);
  CHECK(read(drill.log, drill.restore(0.8, 60)).applicable);
  CHECK(read(drill.log, drill.restore(0.8, 60)).value == 0);
  drill.strike(100);
  drill.capacity(100, 96, 1);  // 0.8: lower, but not below what is asked
  const Reading reading = read(drill.log, drill.restore(0.8, 60));
  CHECK(reading.value == 0);
  CHECK_FALSE(reading.censored);
  CHECK(reading.entry == 0);
  CHECK(reading.anchor == 1);
}

TEST_CASE("time to restore: what lasts no time does not count") {
  HandLog drill(1000);
  const EntryId fault = drill.strike(100);
  drill.capacity(100, 0, fault);
  drill.capacity(100, 120, fault);  // back within the same instant
  CHECK(read(drill.log, drill.restore(1, 0)).value == 0);
  drill.capacity(200, 0, fault);
  drill.capacity(300, 120);  // up and down within one instant
  drill.capacity(300, 0);
  const EntryId back = drill.capacity(400, 96);  // of two entries that reach 0.8 at 400 the first
  drill.capacity(400, 120);
  const Reading reading = read(drill.log, drill.restore(0.8, 0));
  CHECK(reading.value == doctest::Approx(300).epsilon(1e-12));  // 400 - 100
  CHECK(reading.entry == back);
}

TEST_CASE("time to restore: from a later anchor, already below there") {
  Course drill;
  Target target = drill.restore(0.8, 0);
  target.from.kind = AnchorKind::at;
  target.from.at = seconds(1600);
  CHECK(read(drill.log, target).value == doctest::Approx(100).epsilon(1e-12));  // 1700 - 1600
  target.from.at = seconds(1250);  // above at first; falls at 1500, is back at 1700
  CHECK(read(drill.log, target).value == doctest::Approx(450).epsilon(1e-12));
  target.from.at = seconds(1700);  // at the instant of the return it is back
  CHECK(read(drill.log, target).value == 0);
}

TEST_CASE("time to restore starts at the fault that brings the service below what is asked") {
  HandLog drill(3600);
  const EntryId first = drill.strike(100);
  drill.capacity(100, 108, first);  // 0.9
  const EntryId second = drill.put(Draft(1000, Kind::fault_struck).about(about(drill.storm)));
  drill.capacity(1000, 0, second);
  drill.capacity(1300, 108);
  CHECK(read(drill.log, drill.restore(0.8, 0)).value == doctest::Approx(300).epsilon(1e-12));  // 1300 - 1000
  CHECK(read(drill.log, drill.restore(0.95, 0)).anchor == first);
  CHECK(read(drill.log, drill.restore(0.95, 0)).censored);
}

TEST_CASE("downtime: all stretches below, within the window; the longest of them") {
  Course drill;
  Target target = HandLog::target(Metric::downtime, about(drill.answering));
  target.reaches = 0.8;
  Reading reading = read(drill.log, target);
  CHECK(reading.value == doctest::Approx(800).epsilon(1e-12));  // 600..1200 and 1500..1700
  CHECK(reading.from == HandLog::at(600));
  CHECK(reading.to == HandLog::at(3600));
  target.metric = Metric::longest_downtime;
  reading = read(drill.log, target);
  CHECK(reading.value == doctest::Approx(600).epsilon(1e-12));
  CHECK(reading.entry == drill.low);
  CHECK(reading.to == HandLog::at(1200));
  // A window from 1100 to 1600 sees 100 + 100.
  target.from.kind = AnchorKind::at;
  target.from.at = seconds(1100);
  target.to = Anchor{AnchorKind::at, {}, seconds(1600)};
  CHECK(read(drill.log, target).value == doctest::Approx(100).epsilon(1e-12));
  CHECK(read(drill.log, target).from == HandLog::at(1100));  // of two equal stretches the first
  target.metric = Metric::downtime;
  CHECK(read(drill.log, target).value == doctest::Approx(200).epsilon(1e-12));
}

TEST_CASE("downtime without any fault is 0") {
  HandLog drill(1000);
  const Reading reading = read(drill.log, HandLog::target(Metric::downtime, about(drill.answering)));
  CHECK(reading.applicable);
  CHECK(reading.value == 0);
}

TEST_CASE("what is asked is reached in spite of the last bit") {
  HandLog drill(1000);
  const EntryId fault = drill.strike(100);
  drill.capacity(100, 0, fault);
  const double seats = 84 * (1 - 1e-15);  // 0.7 of 120 but for rounding
  drill.capacity(300, seats);
  CHECK(seats / 120 < 0.7);
  CHECK(read(drill.log, drill.restore(0.7, 0)).value == doctest::Approx(200).epsilon(1e-12));
}

TEST_CASE("share of seats: usable ones; of a standby none until it is put up") {
  HandLog drill(1000);
  Site& site = drill.documents->site;
  site.seat_groups[drill.main_seats].seats = 120;
  site.seat_groups[drill.emergency_seats].seats = 40;
  site.seat_groups[drill.emergency_seats].standby = true;
  const EntryId fault = drill.strike(100);
  drill.put(Draft(100, Kind::seats_changed).about(about(drill.main_seats)).value(0, 30).cause(fault));
  drill.put(Draft(400, Kind::seats_changed).about(about(drill.emergency_seats)).value(0, 40));
  CHECK(share_at(share_curve(drill.log, about(drill.main_seats)), HandLog::at(50)) == 1);
  CHECK(share_at(share_curve(drill.log, about(drill.main_seats)), HandLog::at(100)) == 0.25);  // 30 / 120
  CHECK(share_at(share_curve(drill.log, about(drill.emergency_seats)), HandLog::at(399)) == 0);
  Target target = drill.restore(1, 0);
  target.of = about(drill.emergency_seats);
  CHECK(read(drill.log, target).value == doctest::Approx(300).epsilon(1e-12));  // 400 - 100
  target.of = about(drill.main_seats);
  CHECK(read(drill.log, target).censored);
  CHECK(read(drill.log, target).anchor == fault);
}

TEST_CASE("share: services, components, trunk groups; nothing needed and nothing limited") {
  HandLog drill(1000);
  const double unlimited = std::numeric_limits<double>::infinity();
  drill.put(Draft(10, Kind::service_changed).about(about(drill.answering)).value(unlimited, unlimited));
  drill.put(Draft(20, Kind::service_changed).about(about(drill.answering)).value(0, unlimited));
  drill.put(Draft(30, Kind::service_changed).about(about(drill.answering)).value(0, 0));
  drill.put(Draft(40, Kind::service_changed).about(about(drill.answering)).value(160, 120));
  drill.put(Draft(40, Kind::component_changed).about(about(drill.server)).value(0.4));
  drill.put(Draft(40, Kind::trunks_changed).about(about(drill.carrier)).value(75));
  const Curve curve = share_curve(drill.log, about(drill.answering));
  CHECK(curve.size() == 5);
  CHECK(share_at(curve, HandLog::at(0)) == 1);
  CHECK(share_at(curve, HandLog::at(10)) == 1);
  CHECK(share_at(curve, HandLog::at(20)) == 0);
  CHECK(share_at(curve, HandLog::at(29.999999)) == 0);
  CHECK(share_at(curve, HandLog::at(30)) == 1);
  CHECK(share_at(curve, HandLog::at(40)) == doctest::Approx(160.0 / 120).epsilon(1e-12));
  CHECK(share_at(share_curve(drill.log, about(drill.server)), HandLog::at(50)) == 0.4);
  CHECK(share_at(share_curve(drill.log, about(drill.carrier)), HandLog::at(50)) == 0.25);  // 75 / 300
}

TEST_CASE("stretches alternate, leave no gap and fill the window") {
  Course drill;
  const auto all = stretches(service_curve(drill.log, drill.answering), 0.8, HandLog::at(700), HandLog::at(1600));
  REQUIRE(all.size() == 3);  // below to 1200, reached to 1500, below to 1600
  CHECK(all[0].from == HandLog::at(700));
  CHECK_FALSE(all[0].reached);
  CHECK(all[0].entry == drill.low);
  CHECK(all[1].from == HandLog::at(1200));
  CHECK(all[1].reached);
  CHECK(all[2].from == HandLog::at(1500));
  CHECK(all[2].to == HandLog::at(1600));
}

}  // namespace tuiyan::score
