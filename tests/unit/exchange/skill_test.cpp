#include "exchange/skill.hpp"

#include <doctest/doctest.h>

using namespace tuiyan::exchange;

namespace {

void answer(CallSheet& sheet, std::uint32_t agent, std::uint32_t call_class, int times) {
  for (int i = 0; i < times; ++i) {
    RecordedCall call;
    call.agent = agent;
    call.call_class = call_class;
    call.talk_s = 60;
    sheet.calls.push_back(call);
  }
}

}  // namespace

TEST_CASE("agents by what they answer, specialists first") {
  CallSheet sheet;
  sheet.classes = {"bills", "faults", "internet"};
  sheet.agents = {"", "all", "all too", "internet", "bills only", "new"};
  answer(sheet, 1, 0, 60);
  answer(sheet, 1, 1, 40);
  answer(sheet, 2, 0, 50);
  answer(sheet, 2, 1, 50);
  answer(sheet, 3, 2, 100);
  answer(sheet, 4, 0, 97);
  answer(sheet, 4, 1, 3);  // three in a hundred, where 27 % of all talks are faults: chance, not a skill
  answer(sheet, 5, 2, 3);  // too few to tell: joins those who do what he did most
  const Skills skills = find_skills(sheet);
  REQUIRE(skills.groups.size() == 3);
  CHECK(skills.groups[0].serves == std::vector<bool>{false, false, true});
  CHECK(skills.groups[0].agents == std::vector<std::uint32_t>{3, 5});
  CHECK(skills.groups[1].serves == std::vector<bool>{true, false, false});
  CHECK(skills.groups[2].serves == std::vector<bool>{true, true, false});
  CHECK(skills.groups[2].agents == std::vector<std::uint32_t>{1, 2});
  CHECK(skills.group_of_agent[4] == 1);
  CHECK(skills.group_for(2) == 0);
  CHECK(skills.group_for(1) == 2);
}

TEST_CASE("without agents there is one group that serves all; a class nobody serves is for the broadest") {
  CallSheet sheet;
  sheet.classes = {"a", "b"};
  sheet.agents = {""};
  const Skills none = find_skills(sheet);
  REQUIRE(none.groups.size() == 1);
  CHECK(none.groups[0].serves == std::vector<bool>{true, true});
  sheet.agents = {"", "A"};
  answer(sheet, 1, 0, 50);
  const Skills one = find_skills(sheet);
  REQUIRE(one.groups.size() == 1);
  CHECK(one.groups[0].serves == std::vector<bool>{true, true});
}

TEST_CASE("skills of a day: what chance does not explain, else what is usual") {
  CallSheet sheet;
  sheet.classes = {"bills", "faults"};
  sheet.agents = {"", "both", "bills only", "away"};
  for (std::uint32_t agent : {1U, 3U}) {
    answer(sheet, agent, 0, 50);
    answer(sheet, agent, 1, 50);
  }
  answer(sheet, 2, 0, 100);
  const Skills usual = find_skills(sheet);
  REQUIRE(usual.groups.size() == 2);
  CallSheet day = sheet;
  // The first has no fault among 20 calls where 16 x 20 / 40 = 8 were due: chance e^-8. The second has all 16.
  day.calls.clear();
  answer(day, 1, 0, 20);
  answer(day, 2, 0, 4);
  answer(day, 2, 1, 16);
  const Skills other = find_skills_of_day(day, usual);
  REQUIRE(other.groups.size() == 2);
  CHECK(other.groups[other.group_of_agent[1]].serves == std::vector<bool>{true, false});
  CHECK(other.groups[other.group_of_agent[2]].serves == std::vector<bool>{true, true});
  // Three calls a head say nothing: everybody serves what he usually does.
  day.calls.clear();
  answer(day, 1, 0, 3);
  answer(day, 2, 0, 3);
  const Skills same = find_skills_of_day(day, usual);
  CHECK(same.groups[same.group_of_agent[1]].serves == std::vector<bool>{true, true});
  CHECK(same.groups[same.group_of_agent[2]].serves == std::vector<bool>{true, false});
}
