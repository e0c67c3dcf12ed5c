// Who fills a role.
#include <doctest/doctest.h>

#include <vector>

#include "response/roster.hpp"
#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

using People = std::vector<Index<Person>>;

TEST_CASE("those on duty come first, the role's own before its deputies; then who would have to be called out") {
  Paper paper;
  const auto a = paper.person("a"), b = paper.person("b"), c = paper.person("c"), d = paper.person("d");
  const auto role = paper.plan().roles.find("a");
  paper.role("a").filled_by = {a, b};
  paper.role("a").deputy = paper.plan().roles.find("c");
  paper.role("c").deputy = paper.plan().roles.find("d");
  paper.scenario().absent = {{b, seconds(100), seconds(200)}};
  Roster roster(*paper.documents);
  CHECK(roster.line(role, {}, at_s(0)) == People{a, b, c, d});
  roster.end_duty(a);
  CHECK(roster.line(role, {}, at_s(0)) == People{b, c, d});  // nobody is called out of a role with somebody on duty
  CHECK(roster.is_at_work(a));                               // until he is free
  CHECK(roster.leaves(a));
  CHECK_FALSE(roster.is_at_work(a));
  CHECK_FALSE(roster.leaves(a));                               // once
  CHECK(roster.line(role, {}, at_s(100)) == People{c, d, a});  // b is away: a would be called out, after the deputies
  CHECK(roster.actor(role, {}, at_s(200)) == b);
  roster.end_duty(c);
  roster.end_duty(d);
  CHECK(roster.line(role, {}, at_s(100)) == People{a, c, d});
  paper.scenario().absent = {{a, seconds(0), {}}, {b, seconds(0), {}}};
  CHECK(roster.line(role, {}, at_s(0)) == People{c, d});
  CHECK(roster.actor(role, {{"platform"}, false}, at_s(0)) == Index<Person>{});
  CHECK_FALSE(roster.is_possible(role, {{"platform"}, false}));
  paper.who("d").skills = {"platform"};
  CHECK(roster.actor(role, {{"platform"}, false}, at_s(0)) == d);
  CHECK(roster.is_possible(role, {{"platform"}, false}));
}

TEST_CASE("somebody of two roles in the line stands in it once") {
  Paper paper;
  const auto a = paper.person("a"), b = paper.person("b");
  paper.role("a").deputy = paper.plan().roles.find("b");
  paper.role("b").filled_by = {a, b};
  CHECK(Roster(*paper.documents).line(paper.plan().roles.find("a"), {}, at_s(0)) == People{a, b});
}

TEST_CASE("a caller cannot know who is absent: he is called first all the same") {
  using Callee = Roster::Callee;
  using Callees = std::vector<Callee>;
  Paper paper;
  const auto a = paper.person("a"), b = paper.person("b"), c = paper.person("c");
  const auto role = paper.plan().roles.find("a"), deputy = paper.plan().roles.find("c");
  paper.role("a").filled_by = {a, b};
  paper.role("a").deputy = deputy;
  paper.scenario().absent = {{a, seconds(0), {}}};
  Roster roster(*paper.documents);
  CHECK(roster.callees(role, false, at_s(10)) == Callees{{role, a}, {role, b}});
  CHECK(roster.callees(role, true, at_s(10)) == Callees{{role, a}, {role, b}, {deputy, c}});
  CHECK(roster.line(role, {}, at_s(10)) == People{b, c});  // but he does no work
  roster.end_duty(a);                                      // as the world reports it
  CHECK(roster.callees(role, false, at_s(10)) == Callees{{role, a}, {role, b}});
  roster.end_duty(b);
  CHECK(roster.callees(role, false, at_s(10)) == Callees{{role, a}});
}

TEST_CASE("whoever takes the road is nowhere until he arrives, though his shift begins meanwhile") {
  Paper paper;
  const auto a = paper.person("a");
  Roster roster(*paper.documents);
  roster.end_duty(a);
  CHECK(roster.leaves(a));
  roster.set_out(a);
  roster.begin_duty(a);
  CHECK(roster.is_on_duty(a));
  CHECK_FALSE(roster.is_at_work(a));
  roster.arrive(a);
  CHECK(roster.is_at_work(a));
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
