// Callers because of a power cut: their rate, whose callers they are, and what a change of the world may not touch.
#include "traffic/outage_callers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "unit/traffic/call_script.hpp"
#include "unit/traffic/slow_outage.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

Documents storm(std::int64_t feeder_customers, std::vector<OutageLevel> table) {
  Documents d = centre(7200);
  CallClass c = call_class("c", always(1), always(1));
  // 36 calls an hour from each 1,000, and three in ten call once, after a quarter of an hour.
  c.outage = {36.0 / 3600 / 1000, 0.3, 900};
  d.site.classes.add(c);
  if (feeder_customers > 0) {
    Component feeder;
    feeder.id = "feeder";
    feeder.kind = ComponentKind::feeder;
    feeder.capacity = static_cast<double>(feeder_customers);
    d.site.components.add(feeder);
  }
  d.scenario.customers_out = std::move(table);
  return d;
}

std::vector<Arrival> all_of(const Documents& d, std::uint64_t replication, const std::vector<OutageLevel>& told = {}) {
  const Stream stream(Luck{3, replication, 0});
  OutageCallers callers(d, {0});
  std::vector<Arrival> all;
  Arrival next = callers.take(stream);
  for (const OutageLevel& change : told) {
    for (; next.us < change.at.us; next = callers.take(stream)) all.push_back(next);
    callers.set_out(change.at.us, change.customers);
    next = callers.take(stream);
  }
  for (; next.us < never_us; next = callers.take(stream)) all.push_back(next);
  return all;
}

// Counts in [from, to) seconds over replications: mean and variance within 4 standard errors of a Poisson's.
void check_counts(const Documents& d, const std::vector<OutageLevel>& told, double from_s, double to_s, double mean) {
  CAPTURE(from_s);
  CAPTURE(mean);
  const int n = 400;
  double sum = 0, squares = 0;
  for (int r = 0; r < n; ++r) {
    double count = 0;
    for (const Arrival& one : all_of(d, static_cast<std::uint64_t>(r), told))
      count += one.us >= seconds(from_s).us && one.us < seconds(to_s).us;
    sum += count;
    squares += count * count;
  }
  const double found = sum / n, variance = (squares - n * found * found) / (n - 1);
  CHECK(std::abs(found - mean) <= 4 * std::sqrt(mean / n));
  CHECK(std::abs(variance - mean) <= 4 * std::sqrt((2 * mean * mean + mean) / n));
}

}  // namespace

TEST_CASE("first calls come soon after the cut, others as long as it lasts") {
  const Documents d = storm(0, {{seconds(600), 1000}, {seconds(4200), 0}});
  // 600-1500 s: 300 (1 - 1/e) first calls and 0.01 * 900 others; then 300 (e^-1 - e^-4) and 27; then nobody is out
  check_counts(d, {}, 600, 1500, 300 * (1 - std::exp(-1.0)) + 9);
  check_counts(d, {}, 1500, 4200, 300 * (std::exp(-1.0) - std::exp(-4.0)) + 27);
  for (const Arrival& one : all_of(d, 0)) {
    CHECK(one.us >= seconds(600).us);
    CHECK(one.us < seconds(4200).us);
  }
}

TEST_CASE("who gets power back before his first call does not make it") {
  const Documents d = storm(1000, {});
  const std::vector<OutageLevel> told = {{seconds(600), 1000}, {seconds(1500), 500}, {seconds(2400), 1000}};
  // From 1500 s half of the 1000 / e who are yet to call are left; at 2400 s 500 new ones join the 500 / e^2.
  check_counts(d, told, 1500, 2400, 0.3 * 500 * std::exp(-1.0) * (1 - std::exp(-1.0)) + 0.005 * 900);
  check_counts(d, told, 2400, 3300, 0.3 * (500 * std::exp(-2.0) + 500) * (1 - std::exp(-1.0)) + 0.01 * 900);
}

TEST_CASE("without customers or calls of theirs nobody calls") {
  CHECK(OutageCallers(storm(0, {}), {0}).none());
  Documents quiet = storm(1000, {});
  quiet.site.classes[Index<CallClass>{0}].outage = {};
  CHECK(OutageCallers(quiet, {0}).none());
  CHECK(all_of(storm(1000, {}), 0).empty());
  CHECK(OutageCallers::feeder_customers(storm(1234, {}).site) == 1234);
}

TEST_CASE("nobody calls after the end of the scenario, and nobody twice") {
  const Documents d = storm(0, {{seconds(0), 100'000}});
  std::set<std::uint64_t> names;
  std::int64_t last = 0;
  for (const Arrival& one : all_of(d, 1)) {
    CHECK(one.us >= last);
    CHECK(one.us < seconds(7200).us);
    CHECK(one.caller < (std::uint64_t{1} << 53));
    CHECK(names.insert(one.caller).second);
    last = one.us;
  }
  CHECK(names.size() > 30'000);  // 30,000 (1 - e^-8) + 1 * 7200 on average
}

TEST_CASE("properties of outage callers on random storms") {
  const auto random_levels = [](int most_customers) {
    std::vector<OutageLevel> levels;
    for (int k = *rc::gen::inRange(0, 6), s = 0; k > 0; --k)
      levels.push_back({seconds(s += *rc::gen::inRange(1, 1500)), *rc::gen::inRange(0, most_customers + 1)});
    return levels;
  };
  const auto names_of = [](const std::vector<Arrival>& all) {
    std::set<std::pair<std::int64_t, std::uint64_t>> names;
    for (const Arrival& one : all) names.emplace(one.us, one.caller);
    return names;
  };
  CHECK(rc::check("the plain telling agrees", [&] {
    const Documents d = storm(500, random_levels(300));
    const std::vector<OutageLevel> told = random_levels(500);
    const Stream stream(Luck{3, 1, 0});
    SlowOutage slow(d, {0}, stream);
    std::vector<Arrival> plain;
    for (const OutageLevel& change : told) {
      for (; slow.next().us < change.at.us; slow.take()) plain.push_back(slow.next());
      slow.set_out(change.at.us, change.customers);
    }
    for (; slow.next().us < never_us; slow.take()) plain.push_back(slow.next());
    RC_ASSERT(names_of(plain) == names_of(all_of(d, 1, told)));
  }));
  CHECK(rc::check("telling again what is known changes nothing", [&] {
    const Documents d = storm(500, random_levels(300));
    std::vector<OutageLevel> told = random_levels(500), again;
    for (std::size_t i = 0; i < told.size(); ++i) {
      const Duration next = i + 1 < told.size() ? told[i + 1].at : seconds(7200);
      again.push_back(told[i]);
      for (int k = *rc::gen::inRange(0, 4); k > 0; --k)
        again.push_back({told[i].at + Duration{(next - told[i].at).us / 4 * (4 - k)}, told[i].customers});
    }
    RC_ASSERT(names_of(all_of(d, 1, told)) == names_of(all_of(d, 1, again)));
  }));
  CHECK(rc::check("more customers out never take a caller away", [&] {
    const Documents d = storm(500, random_levels(300));
    const auto few = names_of(all_of(d, 1, {{seconds(0), 100}}));
    const auto many = names_of(all_of(d, 1, {{seconds(0), 100 + *rc::gen::inRange(0, 401)}}));
    RC_ASSERT(std::includes(many.begin(), many.end(), few.begin(), few.end()));
  }));
  CHECK(rc::check("a feeder more on the site changes nobody who calls", [&] {
    const std::vector<OutageLevel> table = random_levels(300);
    RC_ASSERT(names_of(all_of(storm(0, table), 1)) == names_of(all_of(storm(1'000'000, table), 1)));
  }));
}

TEST_CASE("the call loop follows the world's word, whenever it is given") {
  const Documents d = storm(1000, {});
  CallLoop loop(d, {3, 0, 0});
  loop.advance(at(600));
  loop.set_customers_out(1000);
  loop.advance(at(1500));
  loop.set_customers_out(500);
  loop.advance(at(2400));
  loop.set_customers_out(1000);
  std::vector<Arrival> called;
  for (const CallRecord& call : loop.finish(at(7200)).calls)
    if (call.step == CallStep::arrived) called.push_back({call.at.us, call.caller});
  const std::vector<Arrival> expected =
      all_of(d, 0, {{seconds(600), 1000}, {seconds(1500), 500}, {seconds(2400), 1000}});
  REQUIRE(called.size() == expected.size());
  for (std::size_t i = 0; i < called.size(); ++i) {
    CHECK(called[i].us == expected[i].us);
    CHECK(called[i].caller == expected[i].caller);
  }
  CHECK_THROWS_AS(CallLoop(d, {3, 0, 0}).set_customers_out(1001), LogicFault);
}
