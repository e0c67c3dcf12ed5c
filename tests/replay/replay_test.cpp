// October 1999 again: fitted, its days replayed call by call, and held against what was recorded.
//
// What is recorded: when each call asked for an agent. What is fitted: talk (by the time of day) and patience of each
// class, after-call work, and who was at work, on a break, and served whom on each day. Classes are the bank's types
// by priority; each step of priority counts as having come 90 s earlier, which the second case reads from the order in
// which callers were taken. The thresholds stand in threshold.hpp; README.md tells how it came out.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/file.hpp"
#include "base/random.hpp"
#include "exchange/site_document.hpp"
#include "input/documents.hpp"
#include "json/node.hpp"
#include "replay/threshold.hpp"
#include "support/play.hpp"
#include "support/scratch.hpp"

namespace {

using namespace tuiyan;
namespace fs = std::filesystem;

constexpr std::size_t slots = exchange::Fit::slots;

// What became of the calls that asked for an agent in one half-hour.
struct Tally {
  double asked = 0, answered = 0, abandoned = 0, at_once = 0, in_time = 0, waited_answered_s = 0,
         waited_abandoned_s = 0;
  void add(const Tally& other, double weight) {
    asked += weight * other.asked;
    answered += weight * other.answered;
    abandoned += weight * other.abandoned;
    at_once += weight * other.at_once;
    in_time += weight * other.in_time;
    waited_answered_s += weight * other.waited_answered_s;
    waited_abandoned_s += weight * other.waited_abandoned_s;
  }
  [[nodiscard]] double abandoned_share() const { return asked > 0 ? abandoned / asked : 0; }
  [[nodiscard]] double mean_wait_s() const { return answered > 0 ? waited_answered_s / answered : 0; }
};
using Day = std::array<Tally, slots>;
constexpr std::size_t figures = sizeof(Tally) / sizeof(double);

std::vector<double> simulated_row(const Log& log) {
  Day day;
  for (const CohortRecord& cohort : log.traffic.cohorts) {
    const auto slot = std::min(static_cast<std::size_t>(in_seconds(cohort.from) * slots / 86'400), slots - 1);
    Tally& tally = day[slot];
    tally.answered += static_cast<double>(cohort.answered);
    tally.abandoned += static_cast<double>(cohort.abandoned);
    tally.asked += static_cast<double>(cohort.offered);
    tally.at_once += static_cast<double>(cohort.wait_answered.at_most(0));
    tally.in_time += static_cast<double>(cohort.answered_within);
    tally.waited_answered_s += static_cast<double>(cohort.wait_answered.sum_us()) / 1e6;
    tally.waited_abandoned_s += static_cast<double>(cohort.wait_abandoned.sum_us()) / 1e6;
  }
  std::vector<double> row;
  for (const Tally& t : day)
    for (double figure :
         {t.asked, t.answered, t.abandoned, t.at_once, t.in_time, t.waited_answered_s, t.waited_abandoned_s})
      row.push_back(figure);
  return row;
}

Day day_of_row(const std::vector<double>& row) {
  Day day;
  REQUIRE(row.size() == slots * figures);
  for (std::size_t i = 0; i < slots; ++i) {
    const double* f = row.data() + i * figures;
    day[i] = {f[0], f[1], f[2], f[3], f[4], f[5], f[6]};
  }
  return day;
}

Day recorded_day(const exchange::CallSheet& sheet, std::int64_t day) {
  Day tallies;
  for (const exchange::RecordedCall& call : sheet.calls) {
    const double at_s = call.queued_s() - static_cast<double>(day) * 86'400;
    if (call.day != day || !call.asked_for_agent() || at_s >= 86'400) continue;
    Tally& tally = tallies[std::min(static_cast<std::size_t>(at_s * slots / 86'400), slots - 1)];
    tally.asked += 1;
    if (call.outcome == exchange::Outcome::answered) {
      tally.answered += 1;
      tally.at_once += call.queue_s <= 0 ? 1 : 0;
      tally.in_time += call.queue_s <= 20 ? 1 : 0;
      tally.waited_answered_s += call.queue_s;
    } else {
      tally.abandoned += 1;
      tally.waited_abandoned_s += call.queue_s;
    }
  }
  return tallies;
}

using Folder = tests::Scratch;

std::shared_ptr<const Documents> load(const Folder& folder, const exchange::DocumentSet& set) {
  for (const auto& [name, text] : {std::pair<std::string, std::string>{"site.json", set.site},
                                   {"plan.json", set.plan},
                                   {"scenario.json", set.scenario}})
    REQUIRE(!write_file_by_rename((folder.path / name).string(), text));
  Diagnostics diagnostics;
  auto documents =
      input::load((folder.path / "plan.json").string(), (folder.path / "scenario.json").string(), diagnostics);
  for (const Diagnostic& one : diagnostics.sorted()) FAIL_CHECK(to_line(one, false));
  REQUIRE(documents);
  return documents;
}

// The centre knew the priority of a caller only when he had to wait: in the records "0" of a type that has
// priorities means "answered at once", not "ordinary". Such calls get 1 or 2 in the proportion of those of their
// type who waited, one keyed draw a row.
void draw_unknown_priorities(exchange::CsvTable& table) {
  const auto column = [&](const char* name) {
    const auto at = std::find(table.header.cells.begin(), table.header.cells.end(), name);
    REQUIRE(at != table.header.cells.end());
    return static_cast<std::size_t>(at - table.header.cells.begin());
  };
  const std::size_t type = column("type"), priority = column("priority"), queue = column("queue_s");
  std::map<std::string, std::array<double, 3>> waited;  // by type: how many of each priority
  for (const exchange::CsvRow& row : table.rows)
    if (row.cells[queue] != "0")
      waited[row.cells[type]].at(static_cast<std::size_t>(row.cells[priority][0] - '0')) += 1;
  const Stream stream({1999, 10, 0});
  for (exchange::CsvRow& row : table.rows) {
    const std::array<double, 3>& n = waited[row.cells[type]];
    if (row.cells[priority] != "0" || n[1] + n[2] <= n[0]) continue;  // the type has no priorities
    const bool first =
        stream.chance(n[2] / (n[1] + n[2]), Key(Purpose::caller_class, {static_cast<std::uint64_t>(row.line)}));
    row.cells[priority] = first ? "2" : "1";
  }
}

constexpr double head_start_of_priority_s = 90;

// The rule of that centre, as a scenario says it.
void give_head_start(exchange::DocumentSet& set) {
  Diagnostics diagnostics;
  const auto site = json::parse("site.json", set.site, diagnostics);
  REQUIRE(site);
  std::string patch;
  for (const json::Member& one : site->find("classes")->members)
    if (!one.key.ends_with("-0"))
      patch += fmt::format("{}\"{}\": {{\"head_start\": \"{} s\"}}", patch.empty() ? "" : ", ", one.key,
                           head_start_of_priority_s * (one.key.back() - '0'));
  const std::size_t end = set.scenario.rfind('}');
  set.scenario.insert(end, fmt::format(", \"site_changes\": {{\"classes\": {{{}}}}}", patch));
}

// The records with the priorities that were not known drawn.
std::optional<exchange::CallSheet> recorded_calls() {
  const char* data = std::getenv("TUIYAN_DATA");
  const FileBytes file = data == nullptr ? FileBytes{} : read_file(std::string(data) + "/anonbank_1999-10_calls.csv");
  if (!file.bytes) {
    MESSAGE("skipped: TUIYAN_DATA names no folder with the call records of October 1999");
    return std::nullopt;
  }
  Diagnostics diagnostics;
  auto table = exchange::read_csv("calls.csv", *file.bytes, diagnostics);
  REQUIRE(table);
  draw_unknown_priorities(*table);
  const auto columns = exchange::map_columns(
      *table, {{exchange::Column::call_class, "type", {}}, {exchange::Column::call_class, "priority", {}}},
      diagnostics);
  REQUIRE(columns);
  return exchange::read_calls(*table, *columns, exchange::DateOrder::year_first);
}

// An agent took one caller while another, of another priority, waited whom he answers on that day, too.
struct Picked {
  double taken_came_s = 0, other_came_s = 0;
  int taken_priority = 0, other_priority = 0;
};

std::vector<Picked> picks(const exchange::CallSheet& sheet) {
  // Clocks differ by a second or two: who came less than 3 s before, or was taken within the next second, is left out.
  constexpr double came_before_s = 3, stayed_s = 1, longest_wait_s = 3600;
  constexpr int least_talks = 3;
  const auto priority = [&](const exchange::RecordedCall& call) { return sheet.classes[call.call_class].back() - '0'; };
  std::map<std::tuple<std::uint32_t, std::int64_t, std::size_t>, int> talks;  // of an agent, a day, a type
  std::vector<const exchange::RecordedCall*> waited;
  for (const exchange::RecordedCall& call : sheet.calls) {
    if (call.outcome == exchange::Outcome::answered) ++talks[{call.agent, call.day, sheet.kin[call.call_class]}];
    if (call.asked_for_agent() && call.queue_s > 0) waited.push_back(&call);
  }
  std::sort(waited.begin(), waited.end(), [](const auto* a, const auto* b) { return a->queued_s() < b->queued_s(); });
  std::vector<Picked> all;
  for (const exchange::RecordedCall* taken : waited) {
    if (taken->outcome != exchange::Outcome::answered || taken->agent == 0) continue;
    const double now_s = taken->left_queue_s();
    const auto serves = [&](const exchange::RecordedCall& call) {
      const auto found = talks.find({taken->agent, taken->day, sheet.kin[call.call_class]});
      return found != talks.end() && found->second >= least_talks;
    };
    auto other = std::lower_bound(waited.begin(), waited.end(), now_s - longest_wait_s,
                                  [](const auto* call, double s) { return call->queued_s() < s; });
    for (; other != waited.end() && (*other)->queued_s() <= now_s - came_before_s; ++other)
      if (*other != taken && (*other)->left_queue_s() > now_s + stayed_s && serves(*taken) && serves(**other) &&
          priority(*taken) != priority(**other))
        all.push_back({taken->queued_s(), (*other)->queued_s(), priority(*taken), priority(**other)});
  }
  return all;
}

// The share of choices that head starts by priority explain.
double explained(const std::vector<Picked>& all, const std::array<double, 3>& head_start_s) {
  const auto right = [&](const Picked& one) {
    return one.taken_came_s - head_start_s.at(static_cast<std::size_t>(one.taken_priority)) <=
           one.other_came_s - head_start_s.at(static_cast<std::size_t>(one.other_priority));
  };
  return static_cast<double>(std::count_if(all.begin(), all.end(), right)) / static_cast<double>(all.size());
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const double n = static_cast<double>(x.size());
  double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    mx += x[i] / n;
    my += y[i] / n;
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
    xy += (x[i] - mx) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

void print_day(const Day& recorded, const Day& simulated) {
  std::printf("half-hour   calls  abandoned: recorded simulated   mean wait of answered: recorded simulated\n");
  for (std::size_t i = 0; i < slots; ++i)
    if (recorded[i].asked >= 20)
      std::printf("%02zu:%02zu     %6.0f             %6.3f    %6.3f                         %6.1f s  %6.1f s\n", i / 2,
                  i % 2 * 30, recorded[i].asked, recorded[i].abandoned_share(), simulated[i].abandoned_share(),
                  recorded[i].mean_wait_s(), simulated[i].mean_wait_s());
}

}  // namespace

TEST_CASE("October 1999 is replayed within the thresholds") {
  const std::optional<exchange::CallSheet> found = recorded_calls();
  if (!found) return;
  const exchange::CallSheet& sheet = *found;
  const exchange::Fit fit = exchange::fit_calls(sheet, {});

  const std::uint64_t replications = tests::full_size() ? 40 : 10;
  const Folder folder;
  Day recorded{}, simulated{};
  for (std::int64_t day = fit.first_day; day <= fit.last_day; ++day) {
    exchange::DocumentSet set = exchange::replay_documents(sheet, fit, day);
    give_head_start(set);
    const auto documents = load(folder, set);
    const Day one = recorded_day(sheet, day);
    for (std::size_t i = 0; i < slots; ++i) recorded[i].add(one[i], 1);
    for (const auto& row : tests::play_many(documents, 19991001, replications, 0, simulated_row)) {
      const Day played = day_of_row(row);
      for (std::size_t i = 0; i < slots; ++i) simulated[i].add(played[i], 1.0 / static_cast<double>(replications));
    }
  }
  Tally was, is;
  std::vector<double> was_shares, is_shares;
  for (std::size_t i = 0; i < slots; ++i) {
    was.add(recorded[i], 1);
    is.add(simulated[i], 1);
    if (recorded[i].asked < tests::replay::least_calls) continue;
    was_shares.push_back(recorded[i].abandoned_share());
    is_shares.push_back(simulated[i].abandoned_share());
  }
  print_day(recorded, simulated);
  const double shape = correlation(was_shares, is_shares);
  std::printf("month               recorded  simulated\n");
  const auto line = [](const char* name, double a, double b) { std::printf("%-18s %9.4f  %9.4f\n", name, a, b); };
  line("calls", was.asked, is.asked);
  line("abandoned", was.abandoned_share(), is.abandoned_share());
  line("wait answered s", was.mean_wait_s(), is.mean_wait_s());
  line("wait abandoned s", was.waited_abandoned_s / was.abandoned, is.waited_abandoned_s / is.abandoned);
  line("in 20 s", was.in_time / was.asked, is.in_time / is.asked);
  line("at once", was.at_once / was.asked, is.at_once / is.asked);
  std::printf("correlation of the shares abandoned over %zu half-hours: %.3f\n", was_shares.size(), shape);

  CHECK(is.asked == doctest::Approx(was.asked));  // the recorded calls, all of them
  const auto relative = [](double a, double b) { return std::abs(b / a - 1); };
  CHECK(relative(was.abandoned_share(), is.abandoned_share()) <= tests::replay::abandoned_share_within);
  CHECK(relative(was.mean_wait_s(), is.mean_wait_s()) <= tests::replay::answered_wait_within);
  CHECK(relative(was.waited_abandoned_s / was.abandoned, is.waited_abandoned_s / is.abandoned) <=
        tests::replay::abandoned_wait_within);
  CHECK(std::abs(was.in_time / was.asked - is.in_time / is.asked) <= tests::replay::answered_in_20_s_within);
  CHECK(std::abs(was.at_once / was.asked - is.at_once / is.asked) <= tests::replay::no_wait_within);
  CHECK(shape >= tests::replay::least_correlation);
}

TEST_CASE("each step of priority counted as having come 90 s earlier in October 1999") {
  const std::optional<exchange::CallSheet> sheet = recorded_calls();
  if (!sheet) return;
  const std::vector<Picked> all = picks(*sheet);
  REQUIRE(all.size() > 5000);
  const double plain = explained(all, {0, 0, 0}), only_second = explained(all, {0, 0, 90}),
               each = explained(all, {0, head_start_of_priority_s, 2 * head_start_of_priority_s}),
               strict = explained(all, {0, 1e6, 2e6});
  std::printf(
      "choices %zu explained: first come first served %.3f, 90 s for priority 2 %.3f, 90 s a step %.3f, "
      "strict priority %.3f\n",
      all.size(), plain, only_second, each, strict);
  CHECK(each > 0.95);
  CHECK(each > plain + 0.1);
  CHECK(each > only_second + 0.05);
  CHECK(each > strict + 0.1);
}
