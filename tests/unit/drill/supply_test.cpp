// Small drills with parts, a supplier's calendar and a remote path; every instant is worked out by hand.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <string>

#include "drill/drill.hpp"
#include "event/log_check.hpp"
#include "input/documents.hpp"
#include "input/log_file.hpp"
#include "process/worker_pool.hpp"

using namespace tuiyan;

namespace {

// Plays it, and reads the log back from its file form.
Log supply_drill(const std::string& scenario) {
  const std::string folder = std::string(TUIYAN_SOURCE_DIR) + "/tests/unit/drill/supply/";
  Diagnostics diagnostics;
  const auto documents = input::load(folder + "plan.json", folder + scenario + ".json", diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) FAIL_CHECK(to_line(diagnostic, false));
  REQUIRE(documents);
  const process::Outcome outcome = process::run_in_child([&] {
    return input::write_log(drill::play(documents, Luck{1, 0, 0}));
  });
  REQUIRE_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
  const auto log = input::read_log("log", outcome.bytes, diagnostics);
  REQUIRE(log);
  CHECK(inconsistencies(*log).empty());
  return *log;
}

// Minutes since the start at which a step reached this; -1: never.
double minute(const Log& log, Kind kind, const std::string& step) {
  for (const Entry& entry : log.entries)
    if (entry.kind == kind && entry.step && log.documents->plan.flow[entry.step].id == step)
      return in_seconds(entry.at) / 60;
  return -1;
}
double server_up(const Log& log) {
  double up = -1;
  for (const Entry& entry : log.entries)
    if (entry.kind == Kind::service_changed && entry.value > 0) up = in_seconds(entry.at) / 60;
  return up;
}

}  // namespace

TEST_CASE("after the cut-off before a holiday: the part comes on the second working day, at noon and an hour") {
  // 10 burnt, 11 noticed and reported, 31 found to be hardware; 35 ordered (16:35, after 15:00: counts for Thursday
  // 8 October), 65 sent off. It arrives on Friday 9 October at 12:00 + 1 h: 8 days and 21 h after the start.
  const Log log = supply_drill("before-holiday");
  CHECK(minute(log, Kind::step_done, "look") == 31);
  CHECK(minute(log, Kind::goods_ordered, "order-part") == 35);
  CHECK(minute(log, Kind::step_done, "order-part") == 65);
  CHECK(minute(log, Kind::step_skipped, "own-part") == 35);  // the vendor is open, and the desk has ordered first
  const double there = (8 * 24 + 21) * 60;
  CHECK(minute(log, Kind::goods_arrived, "order-part") == there);
  CHECK(minute(log, Kind::step_started, "swap") == there);
  CHECK(minute(log, Kind::step_done, "swap") == there + 20);
  CHECK(server_up(log) == there + 21);
  CHECK(minute(log, Kind::goods_put, "swap") == there + 20);  // the old one, which then goes to the store
  CHECK(minute(log, Kind::step_done, "return") == there + 30);
}

TEST_CASE("when the supplier is closed the own stock goes, beside the engineer on his way") {
  // 31 found; the store's part leaves at 36 and arrives at 76, the engineer at 61; 96 replaced, 97 up.
  const Log log = supply_drill("in-holiday");
  CHECK(minute(log, Kind::step_skipped, "order-part") == 31);
  CHECK(minute(log, Kind::goods_left, "own-part") == 36);
  CHECK(minute(log, Kind::person_arrived, "swap") == 61);
  CHECK(minute(log, Kind::step_started, "swap") == 76);
  CHECK(server_up(log) == 97);
}

TEST_CASE("a remote diagnosis without its path fails at once, or waits for the path") {
  const Log blind = supply_drill("path-down");
  CHECK(minute(blind, Kind::step_failed, "look") == 11);
  CHECK(minute(blind, Kind::step_done, "send-blind") == 11);
  // 65 the path is back, 85 found; the part at 85 + 5 + 40 = 130, 150 replaced, 151 up.
  const Log patient = supply_drill("path-awaited");
  CHECK(minute(patient, Kind::condition_met, "look") == 65);
  CHECK(minute(patient, Kind::step_done, "look") == 85);
  CHECK(server_up(patient) == 151);
}
