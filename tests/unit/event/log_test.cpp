#include "event/log.hpp"

#include <doctest/doctest.h>

#include "base/check.hpp"

using namespace tuiyan;

namespace {

Entry at(std::int64_t us, EntryId cause = 0, std::vector<EntryId> others = {}) {
  Entry entry;
  entry.at = Time{us};
  entry.cause = cause;
  entry.others = std::move(others);
  return entry;
}

}  // namespace

TEST_CASE("entries are numbered from 1 in the order of appending") {
  Log log;
  CHECK(log.append(at(0)) == 1);
  CHECK(log.append(at(5, 1)) == 2);
  CHECK(log.append(at(5, 2, {1})) == 3);
  CHECK(log.at(3).id == 3);
  CHECK(log.at(3).others == std::vector<EntryId>{1});
  CHECK_THROWS_AS((void)log.at(0), LogicFault);
  CHECK_THROWS_AS((void)log.at(4), LogicFault);
}

TEST_CASE("what breaks the contract is refused and leaves the log as it was") {
  Log log;
  log.append(at(5));
  CHECK_THROWS_AS(log.append(at(4)), LogicFault);     // time falls
  CHECK_THROWS_AS(log.append(at(6, 2)), LogicFault);  // its own cause
  CHECK_THROWS_AS(log.append(at(6, 3)), LogicFault);  // a later cause
  CHECK_THROWS_AS(log.append(at(6, 1, {0})), LogicFault);
  CHECK_THROWS_AS(log.append(at(6, 1, {2})), LogicFault);
  CHECK(log.entries.size() == 1);
  CHECK(log.append(at(6, 1)) == 2);
}
