#include "exchange/staffing.hpp"

#include <doctest/doctest.h>

using namespace tuiyan::exchange;

namespace {

void add(CallSheet& sheet, std::uint32_t agent, double queued_s, double from_s, double talk_s) {
  RecordedCall call;
  call.entry_s = queued_s;
  call.queue_s = from_s - queued_s;
  call.talk_s = talk_s;
  call.agent = agent;
  sheet.calls.push_back(call);
}

CallSheet empty_sheet() {
  CallSheet sheet;
  sheet.classes = {""};
  sheet.agents = {"", "A", "B"};
  return sheet;
}

}  // namespace

TEST_CASE("sessions join over gaps of up to half an hour") {
  CallSheet sheet = empty_sheet();
  add(sheet, 1, 1000, 1000, 200);  // to 1200
  add(sheet, 1, 3000, 3000, 100);  // gap of exactly 1800: the same session, to 3100
  add(sheet, 1, 4901, 4901, 99);   // gap of 1801: another, to 5000
  add(sheet, 2, 0, 0, 3600);
  const Skills skills = find_skills(sheet);
  const Staffing staffing = find_staffing(sheet, skills);
  REQUIRE(staffing.sessions.size() == 3);
  CHECK(staffing.sessions[0].from_s == 1000);
  CHECK(staffing.sessions[0].to_s == 3100);
  CHECK(staffing.sessions[1].from_s == 4901);
  const auto mean = staffing.mean_by_slot(0, 24, 0);
  CHECK(mean[0] == doctest::Approx(1 + 2100.0 / 3600));  // agent 2 all the hour, agent 1 from 1000 to 3100
  CHECK(mean[1] == doctest::Approx(99.0 / 3600));
  CHECK(mean[2] == 0);
}

TEST_CASE("after-call work is seen while callers wait, and only then") {
  CallSheet sheet = empty_sheet();
  sheet.has_agents = sheet.has_queue = sheet.has_talk = true;
  // Somebody waits from 90 to 300. Agent 1 ends at 100 and takes a caller at 130: 30 s of work.
  add(sheet, 1, 0, 0, 100);
  add(sheet, 1, 90, 130, 70);   // waited since 90; ends at 200: back at 300, but the queue ran empty at 210
  add(sheet, 2, 50, 210, 500);  // waited since 50; never comes back, nobody waits when it ends
  add(sheet, 1, 290, 300, 10);
  const PatienceFit fit = fit_after_call(sheet, find_skills(sheet));
  CHECK(fit.n == 2);
  CHECK(fit.gave_up == 1);    // one event: 30 s
  CHECK(fit.waited_s == 40);  // and one censored after 10 s
  CHECK(fit.mean_s.value == 40);
  sheet.has_agents = false;
  CHECK(fit_after_call(sheet, find_skills(sheet)).n == 0);
}
