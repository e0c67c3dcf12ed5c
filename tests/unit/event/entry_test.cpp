#include "event/entry.hpp"

#include <doctest/doctest.h>

#include <set>

#include "base/check.hpp"

using namespace tuiyan;

TEST_CASE("every kind is described once") {
  std::set<std::string_view> names;
  for (std::uint8_t i = 0; i < kind_count; ++i) {
    const auto kind = static_cast<Kind>(i);
    const KindFacts& facts = describe(kind);
    CHECK(facts.kind == kind);
    names.insert(facts.name);
    CHECK(kind_named(facts.name) == kind);
    for (char c : facts.name) CHECK((c == '_' || (c >= 'a' && c <= 'z')));
  }
  CHECK(names.size() == kind_count);
  CHECK(!kind_named("no_such_kind"));
  CHECK_THROWS_AS((void)describe(static_cast<Kind>(kind_count)), LogicFault);
}

TEST_CASE("what the fields of some kinds mean") {
  CHECK(describe(Kind::component_changed).value == "share");
  CHECK(describe(Kind::component_changed).code == "reason");
  CHECK(describe(Kind::service_changed).other == "capacity_without_faults");
  CHECK(describe(Kind::message_failed).code == "failure");
  CHECK(describe(Kind::noticed).delay == Delay::noticing);
  CHECK(describe(Kind::message_accepted).delay == Delay::reporting);
  CHECK(describe(Kind::person_arrived).delay == Delay::travelling);
  CHECK(describe(Kind::drill_started).delay == Delay::none);
  CHECK(describe(Kind::command_posted).name == "command_posted");
}
