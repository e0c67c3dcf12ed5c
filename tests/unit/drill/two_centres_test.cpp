// A site may hold several centres: each with agents, shifts and seats of its own.
#include <doctest/doctest.h>

#include <string>

#include "drill/drill.hpp"
#include "event/log_check.hpp"
#include "input/documents.hpp"
#include "input/log_file.hpp"
#include "process/worker_pool.hpp"

using namespace tuiyan;

TEST_CASE("what one centre's agents do leaves the other centre alone") {
  const std::string folder = std::string(TUIYAN_SOURCE_DIR) + "/tests/unit/drill/two_centres/";
  Diagnostics diagnostics;
  const auto documents = input::load(folder + "plan.json", folder + "scenario.json", diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted()) FAIL_CHECK(to_line(diagnostic, false));
  REQUIRE(documents);
  const process::Outcome outcome = process::run_in_child([&] {
    return input::write_log(drill::play(documents, Luck{1, 0, 0}));
  });
  REQUIRE_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
  const auto log = input::read_log("log", outcome.bytes, diagnostics);
  REQUIRE(log);
  CHECK(inconsistencies(*log).empty());

  const Site& site = documents->site;
  const auto south = site.seat_groups.find("south-seats"), north = site.seat_groups.find("north-seats"),
             spare = site.seat_groups.find("north-spare"), south_spare = site.seat_groups.find("south-spare");
  double placed_north = 0, lowest_south = 6, last_south = -1, last_north = -1, last_spare = -1, late_shift = -1,
         last_south_spare = -1;
  for (const Entry& entry : log->entries) {
    if (entry.kind == Kind::agent_placed && as<Person>(entry.about) == site.people.find("north-agents"))
      placed_north += entry.value;
    if (entry.kind == Kind::seats_changed && as<SeatGroup>(entry.about) == north) last_north = entry.value;
    if (entry.kind == Kind::seats_changed && as<SeatGroup>(entry.about) == spare) last_spare = entry.value;
    if (entry.kind == Kind::seats_changed && as<SeatGroup>(entry.about) == south_spare) last_south_spare = entry.value;
    if (entry.kind != Kind::seats_changed || as<SeatGroup>(entry.about) != south) continue;
    last_south = entry.value;
    if (entry.at < Time{6'000'000'000}) late_shift = entry.value;
    // Until one of the south's agents writes the journal (one head) all six answer; then until 09:00.
    if (entry.at < Time{3'600'000'000}) lowest_south = std::min(lowest_south, entry.value);
  }
  CHECK(placed_north == 10);  // all heads of the north, none of the south
  CHECK(last_north == 0);
  CHECK(last_spare == 8);        // ten heads, eight spare seats
  CHECK(lowest_south == 5);      // one of them wrote the journal for 30 s
  CHECK(late_shift == 4);        // the late shift: 6 - 2
  CHECK(last_south_spare == 3);  // three agents opened the spare seats and sit in them
  CHECK(last_south == 1);
}
