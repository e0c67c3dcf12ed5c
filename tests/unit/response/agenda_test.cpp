// One thing at a time.
#include <doctest/doctest.h>

#include "base/check.hpp"
#include "response/agenda.hpp"

namespace tuiyan::response {
namespace {

constexpr Index<Person> one{0};

TEST_CASE("waiting work comes by priority, ready time, row, run") {
  Agenda agenda(1);
  agenda.wait(one, {5, Time{10}, 0, 0});
  agenda.wait(one, {5, Time{10}, 0, 1});
  agenda.wait(one, {5, Time{9}, 7, 2});
  agenda.wait(one, {1, Time{50}, 9, 3});
  agenda.wait(one, {5, Time{9}, 6, 4});
  agenda.wait(one, {2, Time{0}, 0, 5});
  agenda.withdraw(one, {2, Time{0}, 0, 5});
  std::vector<std::uint32_t> order;
  for (std::uint32_t run = 0; agenda.take_work(one, run);) order.push_back(run);
  CHECK(order == std::vector<std::uint32_t>{3, 4, 2, 0, 1});
}

TEST_CASE("what rings is answered in the order of ringing") {
  Agenda agenda(1);
  agenda.ring(one, 4);
  agenda.ring(one, 2);
  agenda.ring(one, 9);
  agenda.hush(one, 2);
  std::uint32_t attempt = 0;
  REQUIRE(agenda.take_ringing(one, attempt));
  CHECK(attempt == 4);
  REQUIRE(agenda.take_ringing(one, attempt));
  CHECK(attempt == 9);
  CHECK_FALSE(agenda.take_ringing(one, attempt));
}

TEST_CASE("nobody does two things at once") {
  Agenda agenda(1);
  agenda.occupy(one, {Business::run, 1});
  CHECK_THROWS_AS(agenda.occupy(one, {Business::attempt, 1}), LogicFault);
  agenda.release(one, 17);
  CHECK(agenda.is_free(one));
  CHECK(agenda.freed_by(one) == 17);
  CHECK_THROWS_AS(agenda.release(one, 18), LogicFault);
}

}  // namespace
}  // namespace tuiyan::response
