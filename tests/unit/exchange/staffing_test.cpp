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
  const PatienceFit fit = fit_patience(after_call_gaps(sheet, find_skills(sheet)));
  CHECK(fit.n == 2);
  CHECK(fit.gave_up == 1);    // one event: 30 s
  CHECK(fit.waited_s == 40);  // and one censored after 10 s
  CHECK(fit.mean_s.value == 40);
  sheet.has_agents = false;
  CHECK(after_call_gaps(sheet, find_skills(sheet)).empty());
}

TEST_CASE("who leaves a caller waiting more than a minute after his talk is on a break") {
  CallSheet sheet = empty_sheet();
  sheet.has_agents = sheet.has_queue = sheet.has_talk = true;
  // Agent 1 talks until 100 and again from 400. Agent 2 takes callers who waited from 120 to 170 (10 s of it after the
  // first minute: he may have heard it ring) and from 200 to 230: agent 1 was away from 100 to 230. The caller he takes
  // at 400 waited 5 s: no sign of a break.
  add(sheet, 1, 0, 0, 100);
  add(sheet, 2, 120, 170, 20);
  add(sheet, 2, 200, 230, 400);
  add(sheet, 1, 395, 400, 100);  // to 500
  const Skills skills = find_skills(sheet);
  const Staffing staffing = find_staffing(sheet, skills);
  REQUIRE(staffing.breaks.size() == 1);
  CHECK(staffing.breaks[0].agent == 1);
  CHECK(staffing.breaks[0].from_s == 100);
  CHECK(staffing.breaks[0].to_s == 230);
  REQUIRE(staffing.sessions.size() == 3);
  CHECK(staffing.sessions[0].to_s == 100);
  CHECK(staffing.sessions[1].from_s == 230);
  CHECK(staffing.sessions[1].to_s == 500);
  const std::vector<double> minutes = staffing.mean_by_slot(0, 1440, 0);
  CHECK(minutes[2] == doctest::Approx(10.0 / 60));      // agent 2 alone, from 170 on
  CHECK(minutes[3] == doctest::Approx(1 + 10.0 / 60));  // agent 1 is back at 230
}

TEST_CASE("who works on over midnight is there once") {
  // Two days read apart: A's last talk ends at 23:50 and his next begins at 00:05, his mean gap being 10 min; he was
  // there all the time, and not for 20 minutes in the 15. B's last ends at 23:20, his next begins at 00:20: an hour.
  const double midnight = 86'400;
  std::vector<Session> before{{1, 0, midnight - 30'000, midnight - 600 + 600, 0, 600},
                              {2, 0, midnight - 40'000, midnight - 35'000, 0, 0},
                              {2, 0, midnight - 30'000, midnight - 2400 + 60, 0, 60}};
  std::vector<Session> after{{0, 0, midnight + 10, midnight + 20, 0, 0},
                             {1, 0, midnight + 300 - 600, midnight + 9000, 0, 600},
                             {2, 0, midnight + 1200 - 60, midnight + 9000, 0, 60}};
  meet_at_midnight(before, after);
  CHECK(before[0].to_s == midnight + 300);
  CHECK(after[1].from_s == midnight + 300);
  CHECK(before[1].to_s == midnight - 35'000);
  CHECK(before[2].to_s == midnight - 2340);
  CHECK(after[2].from_s == midnight + 1140);
  // Exactly half an hour apart, as within one day.
  before = {{1, 0, 0, midnight - 800, 0, 0}};
  after = {{1, 0, midnight + 1000, midnight + 2000, 0, 0}};
  meet_at_midnight(before, after);
  CHECK(before[0].to_s == midnight + 1000);
  // Nobody in particular is never the same.
  before = {{0, 0, 0, midnight - 10, 0, 0}};
  after = {{0, 0, midnight + 10, midnight + 20, 0, 0}};
  meet_at_midnight(before, after);
  CHECK(before[0].to_s == midnight - 10);
  meet_at_midnight({}, after);
  meet_at_midnight(before, {});
}

TEST_CASE("short waits while an agent sits idle are no break") {
  CallSheet sheet = empty_sheet();
  sheet.has_agents = sheet.has_queue = sheet.has_talk = true;
  add(sheet, 1, 0, 0, 100);
  for (int i = 0; i < 20; ++i) add(sheet, 2, 120 + 40 * i, 130 + 40 * i, 20);  // 20 calls that rang for 10 s
  add(sheet, 1, 1000, 1000, 50);
  CHECK(find_staffing(sheet, find_skills(sheet)).breaks.empty());
}

TEST_CASE("breaks that are seen are taken out of the law of pauses") {
  // Eight pauses of 10 s and two of 100 s: S = 1, then 0.2 from 10 s on, 0 from 100 s on. One in ten of all talks is
  // followed by a break that is seen: of the 0.2 one half is left, of the other nine tenths.
  std::vector<Waited> gaps(8, {10, true});
  gaps.insert(gaps.end(), 2, {100, true});
  const PatienceFit rest = without_breaks(fit_patience(gaps), 0.1);
  REQUIRE(rest.survival.size() == 2);
  CHECK(rest.survival[0].share == doctest::Approx((0.2 - 0.1) / 0.9));
  CHECK(rest.survival[1].share == 0);
  CHECK(rest.mean_s.value == doctest::Approx(10 + 90 * 0.1 / 0.9));
  // More breaks than long pauses: the latter are all gone.
  CHECK(without_breaks(fit_patience(gaps), 0.5).survival[0].share == 0);
  CHECK(without_breaks(fit_patience({}), 0.5).survival.empty());
}
