#include "good_documents.hpp"

namespace tuiyan::input {

TEST_CASE("the good site, part by part") {
  const auto documents = load_good();
  const Site& site = documents->site;
  CHECK(site.id == "site");
  CHECK(site.name.in(Language::zh) == "小中心");
  CHECK(site.name.in(Language::en) == "Small centre");

  const Component& gen = site.components[site.components.find("gen")];
  CHECK(gen.kind == ComponentKind::generator);
  CHECK_FALSE(gen.ups);
  CHECK_FALSE(gen.link);
  REQUIRE(gen.generator);
  CHECK(gen.generator->start_probability == 0.8);
  CHECK(std::get<Constant>(gen.generator->crank).value_s == 5.0);
  CHECK(gen.generator->attempts == 3);
  CHECK(gen.generator->fuel == Duration{28'800'000'000});
  REQUIRE(gen.powered_by.size() == 1);
  CHECK(site.components[gen.powered_by[0]].id == "mains");

  const Component& lan = site.components[site.components.find("lan")];
  REQUIRE(lan.link);
  CHECK(lan.link->bandwidth_Bps == 125e6);  // 10^9 bits / 8
  CHECK(lan.link->latency_s == 0.001);
  CHECK_FALSE(lan.capacity);

  const Component& server = site.components[site.components.find("server-a")];
  CHECK(server.capacity == 300.0);
  CHECK(server.name.in(Language::en) == "server-a");  // no name: the id

  const Service& answering = site.services[site.services.find("answering")];
  REQUIRE(answering.needs.parts.size() == 2);
  CHECK(answering.needs.parts[1].op == Operator::pair);
  const Pair& pair = site.pairs[answering.needs.parts[1].pair];
  CHECK(pair.id == "answering");
  REQUIRE(pair.reboot);
  CHECK(std::get<Constant>(*pair.reboot).value_s == 480.0);
  CHECK_FALSE(pair.active_active);

  CHECK(site.people[site.calls.pool].pool);
  CHECK(site.seat_groups[site.calls.home].id == "main-seats");
  CHECK(site.calls.within_s == 20.0);
  CHECK(site.calls.interval == minutes(30));
  CHECK_FALSE(site.calls.ivr.lost_to_queue);
  CHECK(site.calls.paper.needs.leaf == about(site.components.find("business")));
  CHECK(site.calls.call_back.answered == 0.93);

  const TrunkGroup& carrier = site.trunks[site.trunks.find("carrier-a")];
  CHECK(carrier.lines == 30);
  CHECK_FALSE(carrier.cuts_calls);
  CHECK(carrier.overflow);

  const SeatGroup& emergency = site.seat_groups[site.seat_groups.find("emergency-seats")];
  CHECK(emergency.standby);
  CHECK(emergency.paper);
  CHECK(emergency.choice == SeatChoice::lowest);
  CHECK(emergency.answers.empty());
  REQUIRE(emergency.breakdowns);
  REQUIRE(emergency.breakdowns->between_failures);
  CHECK(std::get<Exponential>(*emergency.breakdowns->between_failures).mean_s == 3'240'000.0);
  CHECK(std::get<Constant>(emergency.breakdowns->repair).value_s == 2400.0);
  CHECK(site.crews[emergency.breakdowns->crew].id == "menders");
  CHECK(site.crews[emergency.breakdowns->crew].technicians == 2);
  CHECK_FALSE(site.seat_groups[site.seat_groups.find("main-seats")].breakdowns);

  const Shift& night = site.shifts[site.shifts.find("night")];
  CHECK(night.from == minutes(20 * 60));
  CHECK(night.to == minutes(8 * 60));
  CHECK(night.heads == 4);

  // A talk holds both ends, a text does not, unless the site says otherwise.
  CHECK(site.channels[site.channels.find("mobile")].occupies_both);
  CHECK_FALSE(site.channels[site.channels.find("chat")].occupies_both);

  const Person& zhang = site.people[site.people.find("zhang")];
  REQUIRE(zhang.devices.size() == 2);
  CHECK(zhang.devices[0].component == site.components.find("phone"));
  CHECK(site.channels[zhang.devices[1].channel].id == "mobile");
  CHECK_FALSE(zhang.devices[1].component);
  CHECK(zhang.answers == 0.9);
  CHECK(zhang.answers_off_duty == 1.0);

  const Monitor& queue = site.monitors[site.monitors.find("long-queue")];
  CHECK(queue.figure == CallFigure::longest_wait);
  CHECK(queue.above == 60.0);
  CHECK(queue.rearm_below == 20.0);
  CHECK(queue.every == seconds(10));
}

TEST_CASE("a day's calls spread over its stretches") {
  const auto documents = load_good();
  const CallClass& faults = documents->site.classes[documents->site.classes.find("fault-report")];
  REQUIRE(faults.rate.size() == 3);
  // 1,800 a day: 0.1 in 8 h = 180 / 28,800 s; 0.6 in 12 h = 1,080 / 43,200 s; 0.3 in 4 h = 540 / 14,400 s
  CHECK(faults.rate[0].from == minutes(0));
  CHECK(faults.rate[0].level == doctest::Approx(0.00625).epsilon(1e-12));
  CHECK(faults.rate[1].from == minutes(480));
  CHECK(faults.rate[1].level == doctest::Approx(0.025).epsilon(1e-12));
  CHECK(faults.rate[2].level == doctest::Approx(0.0375).epsilon(1e-12));
  REQUIRE(faults.over.size() == 2);
  CHECK(faults.over[1].second == 0.4);
  CHECK(faults.redial.after_blocked == 0.5);
  CHECK(faults.redial.after_abandoned == 0.0);
  CHECK(faults.redial.cap == 0.8);

  const CallClass& scripted = documents->site.classes[documents->site.classes.find("test-calls")];
  CHECK(scripted.rate.empty());
  CHECK(scripted.scripted == std::vector<Duration>{seconds(0), seconds(10)});  // in order of time
}

TEST_CASE("the last stretch of a day runs over midnight to the first") {
  const auto documents =
      load_changed("site.json", R"({"00:00": 0.1, "08:00": 0.6, "20:00": 0.3})", R"({"06:00": 0.5, "18:00": 0.5})");
  const CallClass& faults = documents->site.classes[documents->site.classes.find("fault-report")];
  REQUIRE(faults.rate.size() == 3);
  // 900 calls in the 12 h from 18:00 to 06:00: 900 / 43,200 s
  CHECK(faults.rate[0].from == minutes(0));
  CHECK(faults.rate[0].level == doctest::Approx(900.0 / 43'200).epsilon(1e-12));
  CHECK(faults.rate[1].from == minutes(360));
  CHECK(faults.rate[2].from == minutes(1080));
  CHECK(faults.rate[2].level == faults.rate[0].level);
}

TEST_CASE("a plain rate holds all day") {
  const auto documents = load_changed(
      "site.json", R"({"per_day": 1800, "profile": {"00:00": 0.1, "08:00": 0.6, "20:00": 0.3}})", R"("360 /h")");
  const CallClass& faults = documents->site.classes[documents->site.classes.find("fault-report")];
  REQUIRE(faults.rate.size() == 1);
  CHECK(faults.rate[0].level == doctest::Approx(0.1).epsilon(1e-12));
}

namespace {

CallClass with_rate(const std::string& rate) {
  const auto documents =
      load_changed("site.json", R"({"per_day": 1800, "profile": {"00:00": 0.1, "08:00": 0.6, "20:00": 0.3}})", rate);
  return documents->site.classes[documents->site.classes.find("fault-report")];
}

}  // namespace

TEST_CASE("rates at times of day, in steps or along lines") {
  const DayCourse steps = with_rate(R"({"points": {"00:00": "36 /h", "08:30": "360 /h"}})").rate;
  REQUIRE(steps.size() == 2);
  CHECK(steps[1].from == minutes(510));
  CHECK(steps[1].level == doctest::Approx(0.1).epsilon(1e-12));
  CHECK_FALSE(steps[0].line);
  const DayCourse lines = with_rate(R"({"points": {"06:00": "36 /h", "12:00": "360 /h"}, "between": "lines"})").rate;
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].line);
  CHECK(lines[1].line);
}

TEST_CASE("a rate by the day of the week; what is not written follows working and free days") {
  const CallClass c = with_rate(R"({"by_day": {"working": "36 /h", "free": {"points": {"00:00": "72 /h"}},
    "mon": "108 /h", "holiday": "144 /h"}})");
  CHECK(c.rate.empty());
  REQUIRE(c.week.size() == day_kinds);
  const double expected_per_h[] = {108, 36, 36, 36, 36, 72, 72, 144, 36};
  for (std::size_t kind = 0; kind < day_kinds; ++kind)
    CHECK(c.week[kind].at(0).level == doctest::Approx(expected_per_h[kind] / 3600).epsilon(1e-12));
}

TEST_CASE("factors of talk and after-call work at times of day") {
  const auto documents = load_changed(
      "site.json", "\"self_service\": 0.3",
      R"("self_service": 0.3, "talk_by_time": {"points": {"07:00": 0.8, "15:30": {"value": 1.2, "uncertain": {"from": 1, "to": 1.4}}}, "between": "lines"},
         "after_call_by_time": {"points": {"12:00": 1.5}})");
  const CallClass& c = documents->site.classes[documents->site.classes.find("fault-report")];
  REQUIRE(c.talk_by_time.size() == 2);
  CHECK(c.talk_by_time[0].from == minutes(420));
  CHECK(c.talk_by_time[0].level == 0.8);
  CHECK(c.talk_by_time[1].level == 1.2);
  CHECK(c.talk_by_time[0].line);
  REQUIRE(c.after_call_by_time.size() == 1);
  CHECK_FALSE(c.after_call_by_time[0].line);
  CHECK(documents->site.classes[documents->site.classes.find("test-calls")].talk_by_time.empty());
}

TEST_CASE("the calendar's dates are days since 1970") {
  const auto documents = load_changed(
      "site.json", "\"zone\":",
      R"("calendar": {"holidays": ["2026-10-02", "2026-10-01"], "working_days": ["2026-10-10"]}, "zone":)");
  const Calendar& calendar = documents->site.calendar;
  CHECK(calendar.holidays == std::vector<std::int64_t>{20'727, 20'728});
  CHECK(day_kind(calendar, 20'727) == DayKind::holiday);
  CHECK(day_kind(calendar, 20'736) == DayKind::exchanged);  // a Saturday
  CHECK(day_kind(calendar, 20'735) == DayKind::friday);
  CHECK(day_kind(calendar, 0) == DayKind::thursday);
  CHECK(day_kind(calendar, -1) == DayKind::wednesday);
}

TEST_CASE("calls because of a power cut, and the feeders it cuts") {
  const auto documents =
      load_changed("site.json", "\"self_service\": 0.3",
                   R"("self_service": 0.3, "day_factor_sd": 0.2, "outage_calls": {"per_1000_out": "18 /h",
                      "first_call_share": 0.12, "first_call_after": "10 min"})");
  const CallClass& c = documents->site.classes[documents->site.classes.find("fault-report")];
  CHECK(c.day_factor_sd == 0.2);
  CHECK(c.outage.per_customer_s == doctest::Approx(5e-6).epsilon(1e-12));
  CHECK(c.outage.first_call_share == 0.12);
  CHECK(c.outage.first_call_after_s == 600.0);
  const auto grid =
      load_changed("site.json", "\"business\": {",
                   R"("line-7": {"kind": "feeder", "powered_by": ["mains"], "customers": 2400}, "business": {)");
  const Component& feeder = grid->site.components[grid->site.components.find("line-7")];
  CHECK(feeder.kind == ComponentKind::feeder);
  CHECK(feeder.capacity == 2400.0);
}

TEST_CASE("many scripted instants are written in seconds") {
  const auto documents =
      load_changed("site.json", R"("arrivals": ["10 s", "0 s"])", R"("arrivals": {"seconds": [12.5, 0, 7200]})");
  const CallClass& scripted = documents->site.classes[documents->site.classes.find("test-calls")];
  CHECK(scripted.scripted == std::vector<Duration>{seconds(0), seconds(12.5), seconds(7200)});
}

TEST_CASE("with a codec rate a link without a capacity of its own has one: its bandwidth over the rate") {
  const auto documents = load_changed("site.json", "\"interval\":", "\"codec_rate\": \"100 kbps\", \"interval\":");
  const Site& site = documents->site;
  CHECK(site.calls.codec_rate_Bps == 12'500);
  CHECK(site.components[site.components.find("lan")].capacity == 10'000.0);  // 1 Gbps / 100 kbps
  CHECK(site.components[site.components.find("server-a")].capacity == 300.0);
}

TEST_CASE("rules about those who wait: overflow, what is told, the offer") {
  const auto documents = load_changed(
      "site.json", R"("overflow": [{"to": "south-seats", "after": "60 s"}])",
      R"("head_start": "90 s", "prefers": ["emergency-seats"], "overflow": [{"to": "south-seats", "after": "60 s"},
         {"to": "south-seats", "if_waiting": 20, "until_below": 8}, {"to": "south-seats", "if_waiting": 30}])");
  const Site& site = documents->site;
  const CallClass& faults = site.classes[site.classes.find("fault-report")];
  const Index<SeatGroup> south = site.seat_groups.find("south-seats");
  CHECK(faults.head_start == seconds(90));
  CHECK(faults.prefers == std::vector<Index<SeatGroup>>{site.seat_groups.find("emergency-seats")});
  REQUIRE(faults.overflow.size() == 3);
  CHECK(faults.overflow[0].to == south);
  CHECK(faults.overflow[0].after == seconds(60));
  CHECK(faults.overflow[1].after == Duration{0});
  CHECK(faults.overflow[1].if_waiting == 20);
  CHECK(faults.overflow[1].until_below == 8);
  CHECK(faults.overflow[2].until_below == 30);  // not written: as if_waiting
  REQUIRE(faults.balking.size() == 1);
  CHECK(faults.balking[0].if_waiting == 5);
  CHECK(faults.balking[0].probability == 0.2);
  CHECK(faults.offer.accepted == 0.3);
  CHECK(faults.offer.if_wait == minutes(2));
  CHECK(faults.offer.keeps_place);
  CHECK(site.seat_groups[south].next_call == NextCall::listed);
  CHECK(site.calls.call_back.reserve == 2);
  CHECK(site.calls.call_back.tries == 3);
  CHECK(site.calls.queue.estimate == WaitEstimate::queue_length);
  // A class that says nothing has none of it.
  const CallClass& tests = site.classes[site.classes.find("test-calls")];
  CHECK(tests.offer.accepted == 0);
  CHECK(tests.overflow.empty());
  CHECK(tests.head_start == Duration{0});
}

TEST_CASE("a log-in server and breaks") {
  const auto documents = load_changed(
      "site.json", R"("agents": {"pool": true,)",
      R"("agents": {"pool": true, "breaks": [{"from": "11:30", "to": "12:00", "heads": 3}, {"from": "23:45", "to": "00:15", "share": 0.25}],)");
  const Person& agents = documents->site.people[documents->site.people.find("agents")];
  REQUIRE(agents.breaks.size() == 2);
  CHECK(agents.breaks[0].from == minutes(690));
  CHECK(agents.breaks[0].to == minutes(720));
  CHECK(agents.breaks[0].heads == 3);
  CHECK(agents.breaks[1].share == 0.25);
  CHECK(documents->site.calls.log_in_server.per_second == 0);
  const auto with_server =
      load_changed("site.json", R"("queue": {"needs": "acd"})",
                   R"("log_in_server": {"rate": "30 /min", "needs": "acd"}, "queue": {"needs": "acd"})");
  CHECK(with_server->site.calls.log_in_server.per_second == 0.5);
  CHECK(with_server->site.calls.log_in_server.needs.op == Operator::leaf);
}

}  // namespace tuiyan::input
