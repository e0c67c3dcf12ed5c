// The figures of October 1999, known before this program was written, found by its own reading.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <optional>

#include "base/file.hpp"
#include "exchange/arrival_fit.hpp"
#include "exchange/call_sheet.hpp"
#include "exchange/count_sheet.hpp"
#include "exchange/redial_fit.hpp"
#include "exchange/staffing.hpp"

using namespace tuiyan;
using namespace tuiyan::exchange;

namespace {

std::optional<std::string> data_file(const std::string& name) {
  const char* folder = std::getenv("TUIYAN_DATA");
  if (folder == nullptr || *folder == 0) {
    MESSAGE("skipped: TUIYAN_DATA names no folder with the call records");
    return std::nullopt;
  }
  const FileBytes file = read_file(std::string(folder) + "/" + name);
  if (!file.bytes) MESSAGE("skipped: ", name, ": ", file.problem.en);
  return file.bytes;
}

}  // namespace

TEST_CASE("October 1999, call by call") {
  const auto bytes = data_file("anonbank_1999-10_calls.csv");
  if (!bytes) return;
  Diagnostics diagnostics;
  const auto table = read_csv("calls.csv", *bytes, diagnostics);
  REQUIRE(table);
  const auto columns = map_columns(*table, {}, diagnostics);
  REQUIRE(columns);
  CallSheet sheet = read_calls(*table, *columns, DateOrder::year_first);
  CHECK(sheet.rows == 34472);
  CHECK(sheet.calls.size() == 34472);  // every problem keeps out the talk only
  CHECK(counts(sheet.problems).size() == 2);

  std::vector<double> talks, all_talks;
  std::vector<Waited> waits;
  std::vector<const RecordedCall*> calls;
  std::size_t offered = 0, abandoned = 0;
  for (const RecordedCall& call : sheet.calls) {
    calls.push_back(&call);
    if (!call.asked_for_agent()) continue;
    ++offered;
    abandoned += call.outcome == Outcome::abandoned ? 1 : 0;
    if (call.talk_s > 0) all_talks.push_back(call.talk_s);
    if (call.talk_s > 0 && call.talk_usable) talks.push_back(call.talk_s);
    if (call.queue_s > 0) waits.push_back({call.queue_s, call.outcome == Outcome::abandoned});
  }
  CHECK(offered == 32946);
  CHECK(static_cast<double>(abandoned) / static_cast<double>(offered) == doctest::Approx(0.063).epsilon(0.01));
  const DurationFit whole = fit_durations(all_talks, 10);
  CHECK(whole.mean_s.value == doctest::Approx(180.5).epsilon(0.001));
  CHECK(whole.sd_s == doctest::Approx(264).epsilon(0.01));
  CHECK(whole.log_mean.value == doctest::Approx(4.8).epsilon(0.01));
  CHECK(whole.log_sd.value == doctest::Approx(0.93).epsilon(0.02));
  // Talks that overlap the next are long ones: without them the mean is 1.8 % lower.
  CHECK(fit_durations(talks, 10).mean_s.value == doctest::Approx(177.2).epsilon(0.001));
  const PatienceFit patience = fit_patience(waits);
  CHECK(patience.mean_s.value == doctest::Approx(422).epsilon(0.002));
  CHECK(*patience.gone_by_s(0.10) == 43);
  CHECK(*patience.gone_by_s(0.25) == 118);
  CHECK(*patience.gone_by_s(0.50) == 361);
  const RedialFit redial = fit_redial(calls, 3600);
  CHECK(std::abs(redial.within_5_min.value - 0.14) < 0.005);
  CHECK(std::abs(redial.within_window.value - 0.31) < 0.005);
  CHECK(std::abs(redial.same_day.value - 0.42) < 0.005);
}

TEST_CASE("October 1999, by half-hours, tells the same") {
  const auto bytes = data_file("anonbank_1999-10_interval30.csv");
  if (!bytes) return;
  Diagnostics diagnostics;
  const auto table = read_csv("intervals.csv", *bytes, diagnostics);
  REQUIRE(table);
  const auto columns = map_columns(*table, {}, diagnostics);
  REQUIRE(columns);
  const CountSheet sheet = read_counts(*table, *columns, DateOrder::year_first);
  CHECK(sheet.problems.empty());
  CHECK(sheet.interval_s == 1800);
  double offered = 0, abandoned = 0, waited_s = 0, talked_s = 0, answered = 0;
  for (const CountRow& row : sheet.counts) {
    offered += row.offered;
    abandoned += row.abandoned;
    answered += row.answered;
    waited_s += row.answered * row.asa_s + row.abandoned * row.wait_abandoned_s;
    talked_s += row.answered * row.talk_mean_s;
  }
  CHECK(offered == 32946);
  CHECK(waited_s / abandoned == doctest::Approx(422).epsilon(0.01));
  CHECK(talked_s / answered == doctest::Approx(180.5).epsilon(0.01));
}
