// Who fills a role.
#include <doctest/doctest.h>

#include <vector>

#include "response/roster.hpp"
#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

constexpr double hour = 3600;

TEST_CASE("shifts by the clock, over midnight and round it") {
  Site site;
  Person person;
  CHECK(is_covered(site, person, seconds(0)));
  person.shifts = {site.shifts.add({"night", {}, seconds(22 * hour), seconds(6 * hour), 0})};
  CHECK(is_covered(site, person, seconds(23 * hour)));
  CHECK(is_covered(site, person, seconds(30 * hour - 1)));
  CHECK_FALSE(is_covered(site, person, seconds(6 * hour)));
  person.shifts = {site.shifts.add({"evening", {}, seconds(16 * hour), seconds(24 * hour), 0})};
  CHECK(is_covered(site, person, seconds(17 * hour)));
  CHECK_FALSE(is_covered(site, person, seconds(15 * hour)));
  CHECK_FALSE(is_covered(site, person, seconds(0)));
  person.shifts = {site.shifts.add({"always", {}, seconds(8 * hour), seconds(8 * hour), 0})};
  CHECK(is_covered(site, person, seconds(3 * hour)));
}

TEST_CASE("on duty first, then off duty, then the deputy") {
  Paper paper;
  const auto a = paper.person("a"), b = paper.person("b"), c = paper.person("c");
  const auto role = paper.plan().roles.find("a");
  paper.role("a").filled_by = {a, b};
  paper.role("a").deputy = paper.plan().roles.find("c");
  paper.scenario().absent = {{b, seconds(100), seconds(200)}};
  Roster roster(*paper.documents);
  CHECK(roster.actor(role, {}, at_s(0)) == a);
  roster.end_duty(a);
  CHECK(roster.actor(role, {}, at_s(0)) == b);
  CHECK(roster.is_at_work(a));  // until he is free
  CHECK(roster.leaves(a));
  CHECK_FALSE(roster.is_at_work(a));
  CHECK_FALSE(roster.leaves(a));                  // once
  CHECK(roster.actor(role, {}, at_s(100)) == a);  // nobody on duty: the first present one
  CHECK(roster.actor(role, {}, at_s(200)) == b);
  paper.scenario().absent = {{a, seconds(0), {}}, {b, seconds(0), {}}};
  CHECK(roster.actor(role, {}, at_s(0)) == c);
  CHECK(roster.actor(role, {{"platform"}, false}, at_s(0)) == Index<Person>{});
  CHECK_FALSE(roster.is_possible(role, {{"platform"}, false}));
}

TEST_CASE("a caller cannot know who is absent: he is called first all the same") {
  Paper paper;
  const auto a = paper.person("a"), b = paper.person("b");
  const auto role = paper.plan().roles.find("a");
  paper.role("a").filled_by = {a, b};
  paper.scenario().absent = {{a, seconds(0), {}}};
  Roster roster(*paper.documents);
  CHECK(roster.callees(role, at_s(10)) == std::vector<Index<Person>>{a, b});
  CHECK(roster.fillers(role, {}, at_s(10)) == std::vector<Index<Person>>{b});  // but he does no work
  roster.end_duty(a);                                                          // as the world reports it
  CHECK(roster.callees(role, at_s(10)) == std::vector<Index<Person>>{a, b});
  roster.end_duty(b);
  CHECK(roster.callees(role, at_s(10)) == std::vector<Index<Person>>{a});
}

TEST_CASE("a circle of deputies ends") {
  Paper paper;
  const auto a = paper.person("a");
  paper.role("a").deputy = paper.plan().roles.find("a");
  paper.scenario().absent = {{a, seconds(0), {}}};
  CHECK(Roster(*paper.documents).actor(paper.plan().roles.find("a"), {}, at_s(0)) == Index<Person>{});
}

}  // namespace
}  // namespace tuiyan::response
