// What holds on every path of every document: the ten invariants of a queueing simulator, read from
// the log's records of the oracle's documents and of the shipped ones.
//
// 1 attempts balance, 2 admitted balance, 3 answered balance, 4 Little for the queue, 5 Little for
// seats (and lines, and the orbit of those about to redial): exact, call by call. 6 the rate of
// giving up is that of an exponential patience, 7 Poisson arrivals see time averages: in the mean,
// within 4 standard errors. 8 the denominators of service levels are what they say. 9 the same seed
// gives the same log, however often the drill is stopped on the way. 10 more seats, lines or
// patience do not lose more callers, in the mean, on common random numbers.
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "drill/drill.hpp"
#include "input/log_file.hpp"
#include "oracle/estimate.hpp"
#include "process/worker_pool.hpp"
#include "property/call_books.hpp"
#include "score/score.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;
using Shared = std::shared_ptr<const Documents>;

struct Named {
  std::string name;
  Shared documents;
};

// Every call in the log, from an empty centre, and no longer than need be.
Named with_calls(const std::string& plan, const std::string& scenario) {
  auto documents = std::make_shared<Documents>(*tests::load_or_fail(plan, scenario));
  documents->scenario.log_calls = true;
  documents->scenario.warm_up = Duration{0};
  documents->scenario.length = std::min(documents->scenario.length, minutes(6 * 60));
  documents->site.calls.interval = std::min(documents->site.calls.interval, minutes(30));
  return {scenario, documents};
}

std::vector<Named> oracle_documents() {
  std::vector<Named> all;
  const std::filesystem::path root = TUIYAN_SOURCE_DIR;
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(root / "tests/oracle"))
    if (std::filesystem::exists(entry.path() / "scenario.json")) folders.push_back(entry.path().filename().string());
  std::sort(folders.begin(), folders.end());
  for (const std::string& folder : folders) {
    Named one = with_calls("tests/oracle/" + folder + "/plan.json", "tests/oracle/" + folder + "/scenario.json");
    if (one.documents->site.classes.size() > 0) all.push_back(std::move(one));
  }
  REQUIRE(all.size() >= 10);
  return all;
}

std::vector<Named> shipped_documents() {
  return {with_calls("plans/95598-seat-system.json", "scenarios/seat-system-crash.json"),
          with_calls("plans/95598-network-and-power.json", "scenarios/carrier-and-uplink-loss.json"),
          with_calls("plans/95598-network-and-power.json", "scenarios/mains-loss.json")};
}

std::vector<Named> all_documents() {
  std::vector<Named> all = oracle_documents();
  for (Named& one : shipped_documents()) all.push_back(std::move(one));
  return all;
}

FlowRecord total(const Log& log, std::uint32_t row) {
  FlowRecord sum;
  for (const FlowRecord& flow : log.traffic.flows) {
    if (flow.call_class.value != row) continue;
    for (const auto field : {&FlowRecord::fresh,       &FlowRecord::redials,        &FlowRecord::blocked,
                             &FlowRecord::dropped,     &FlowRecord::admitted,       &FlowRecord::self_served,
                             &FlowRecord::hung_up,     &FlowRecord::answered,       &FlowRecord::abandoned,
                             &FlowRecord::cut_waiting, &FlowRecord::cut_talking,    &FlowRecord::requeued,
                             &FlowRecord::completed,   &FlowRecord::dropped_inside, &FlowRecord::lost_after_requeue,
                             &FlowRecord::waiting_us,  &FlowRecord::talking_us,     &FlowRecord::redialling_us,
                             &FlowRecord::promised,    &FlowRecord::promises_kept,  &FlowRecord::promises_us})
      sum.*field += flow.*field;
  }
  return sum;
}

// Complaints of a log about its records, class by class; runs in the child that played it.
class Check {
 public:
  void equal(const std::string& what, std::int64_t a, std::int64_t b) {
    if (a != b) text += what + ": " + std::to_string(a) + " is not " + std::to_string(b) + "\n";
  }
  std::string text;
};

void check_balance(Check& check, const FlowRecord& f, const tests::ClassBook& b, const std::string& of) {
  check.equal(of + "attempts = fresh + redials", b.fresh + b.redials, f.fresh + f.redials);
  check.equal(of + "fresh", b.fresh, f.fresh);
  check.equal(of + "attempts = blocked + dropped + admitted", f.fresh + f.redials, f.blocked + f.dropped + f.admitted);
  check.equal(of + "blocked", b.blocked, f.blocked);
  check.equal(of + "dropped", b.dropped, f.dropped + f.dropped_inside);
  check.equal(of + "admitted = settled + inside", f.admitted + f.lost_after_requeue,
              b.self_served + b.hung_up + b.answered + b.abandoned + b.cut_waiting + b.balked + b.promised +
                  f.dropped_inside + b.in_ivr + b.waiting);
  check.equal(of + "answered = completed + cut + still there", f.answered,
              b.completed + b.cut_talking + b.lost_after_requeue + b.talking + b.waiting_again);
  check.equal(of + "answered", b.answered, f.answered);
  check.equal(of + "abandoned", b.abandoned, f.abandoned);
  check.equal(of + "lost after a requeue", b.lost_after_requeue, f.lost_after_requeue);
  check.equal(of + "Little, queue: sum of waits = integral of waiting", b.waiting_us, f.waiting_us);
  check.equal(of + "Little, talks: sum of talks = integral of talking", b.talking_us, f.talking_us);
  check.equal(of + "call-backs accepted", b.promised, f.promised);
  check.equal(of + "call-backs completed", b.promises_kept, f.promises_kept);
  check.equal(of + "Little, list: sum of delays = integral of call-backs waiting", b.promises_us, f.promises_us);
  check.equal(of + "Little, orbit: sum of delays = integral of redialling", b.redialling_us, f.redialling_us);
}

void check_denominators(Check& check, const Log& log, std::uint32_t row, const tests::ClassBook& b,
                        const std::string& of) {
  std::int64_t offered = 0, answered = 0, within = 0, at_once = 0, settled = 0;
  for (const CohortRecord& r : log.traffic.cohorts) {
    if (r.call_class.value != row) continue;
    offered += r.offered;
    answered += r.answered;
    within += r.answered_within;
    at_once += r.wait_answered.at_most(0);
    settled += r.blocked + r.dropped + r.self_served + r.hung_up + r.answered + r.abandoned + r.cut + r.balked +
               r.promised + r.inside;
  }
  check.equal(of + "cohorts: offered", offered, b.fresh + b.redials);
  check.equal(of + "cohorts: settled", settled, offered);
  check.equal(of + "cohorts: answered", answered, b.answered);
  check.equal(of + "cohorts: answered at once", at_once, b.waited_at_most_0);
  if (answered == 0) return;
  const auto share = [&](Metric metric) {
    Target target;
    target.metric = metric;
    target.of = about(Index<CallClass>{row});
    target.from.kind = AnchorKind::start;
    const score::Reading reading = score::read(log, target);
    return reading.applicable ? reading.value : -1.0;
  };
  const auto count = [](double value) { return static_cast<std::int64_t>(std::llround(value)); };
  check.equal(of + "in time, of offered", within,
              count(share(Metric::answered_within_share_of_offered) * static_cast<double>(offered)));
  check.equal(of + "in time, of answered", within,
              count(share(Metric::answered_within_share_of_answered) * static_cast<double>(answered)));
}

std::string complaints_of(const Log& log) {
  Check check;
  const tests::Books books = tests::books_of(log);
  for (const std::string& complaint : books.complaints) check.text += complaint + "\n";
  std::int64_t held_us = 0, busy_us = 0, lines_us = 0;
  for (std::uint32_t row = 0; row < books.classes.size(); ++row) {
    const std::string of = log.documents->site.classes[{row}].id + ", ";
    check_balance(check, total(log, row), books.classes[row], of);
    check_denominators(check, log, row, books.classes[row], of);
    held_us += books.classes[row].held_us;
  }
  for (const SeatRecord& seats : log.traffic.seats) busy_us += seats.busy_us;
  check.equal("Little, seats: sum of occupied times = integral of busy", books.busy_us, busy_us);
  for (const LineRecord& lines : log.traffic.lines) lines_us += lines.busy_us;
  if (log.documents->site.trunks.size() > 0)
    check.equal("Little, lines: sum of held times = integral of busy", held_us, lines_us);
  return check.text;
}

// Text of each replication's job, in order.
std::vector<std::string> texts(const Shared& documents, std::uint64_t count,
                               const std::function<std::string(const Log&)>& job, int workers = 0,
                               std::uint64_t seed = 11) {
  std::vector<std::string> all;
  process::run_in_order(
      {workers, 60}, 0, count,
      [&](std::uint64_t k) {
        return job(drill::play(documents, Luck{seed, k, 0}));
      },
      [&](const process::Outcome& outcome) {
        REQUIRE_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
        all.push_back(outcome.bytes);
        return true;
      });
  REQUIRE(all.size() == count);
  return all;
}

// The mean of `figures` (one each) is 0, within 4 standard errors.
void hold_zero(const std::string& what, const std::vector<oracle::Sample>& samples) {
  const oracle::Estimate found = oracle::estimate(oracle::Statistic::ratio, samples);
  INFO(what, ": mean ", found.value, ", standard error ", found.error);
  CHECK((std::abs(found.value) <= 4 * found.error || tests::thinner > 1));
}

// Exponential patience of mean m: abandonments - integral of waiting / m is a martingale.
double patience_gap(const Log& log) {
  double gap = 0;
  for (std::uint32_t row = 0; row < log.documents->site.classes.size(); ++row) {
    const auto* patience = std::get_if<Exponential>(&log.documents->site.classes[{row}].patience);
    if (!patience) continue;
    const FlowRecord sum = total(log, row);
    gap += static_cast<double>(sum.abandoned) - static_cast<double>(sum.waiting_us) / 1e6 / patience->mean_s;
  }
  return gap;
}

// One trunk group, constant rates: first attempts blocked - rate x time with no free line.
double busy_signal_gap(const Log& log) {
  const tests::Books books = tests::books_of(log);
  double rate = 0, full_s = 0, blocked = 0;
  for (const CallClass& call_class : log.documents->site.classes) rate += call_class.rate.front().level;
  for (const LineRecord& lines : log.traffic.lines) full_s += static_cast<double>(lines.full_us) / 1e6;
  for (const tests::ClassBook& book : books.classes) blocked += static_cast<double>(book.blocked_fresh);
  return blocked - rate * full_s;
}

}  // namespace

TEST_CASE("1 to 5, 8: the records are the calls, to the microsecond") {
  for (const Named& one : all_documents()) {
    INFO(one.name);
    for (const std::string& complaints : texts(one.documents, tests::full_size() ? 20 : 2, complaints_of))
      CHECK_MESSAGE(complaints.empty(), complaints);
  }
}

TEST_CASE("6: exponential patience: who gives up per second is the number waiting over the mean") {
  for (const std::string id : {"p03", "p07", "p08", "p09", "p12", "p13"}) {
    const Named one = with_calls("tests/oracle/" + id + "/plan.json", "tests/oracle/" + id + "/scenario.json");
    const auto rows = tests::play_many(one.documents, 12, 200 / tests::thinner, 0,
                                       [](const Log& log) { return std::vector<double>{patience_gap(log)}; });
    std::vector<oracle::Sample> samples;
    for (const auto& row : rows) samples.push_back({row.front()});
    hold_zero(id, samples);
  }
}

TEST_CASE("7: Poisson arrivals see time averages, redials or not") {
  for (const std::string id : {"p01", "p06", "p07", "p08", "p13"}) {
    const Named one = with_calls("tests/oracle/" + id + "/plan.json", "tests/oracle/" + id + "/scenario.json");
    REQUIRE(one.documents->site.trunks.size() == 1);
    const auto rows = tests::play_many(one.documents, 13, 200 / tests::thinner, 0,
                                       [](const Log& log) { return std::vector<double>{busy_signal_gap(log)}; });
    std::vector<oracle::Sample> samples;
    for (const auto& row : rows) samples.push_back({row.front()});
    hold_zero(id, samples);
  }
}

TEST_CASE("9: the same seed, the same log: for one worker or two, in one go or in pieces") {
  for (const Named& one : oracle_documents()) {
    INFO(one.name);
    const auto written = [](const Log& log) { return input::write_log(log); };
    const std::vector<std::string> whole = texts(one.documents, 2, written, 1);
    CHECK(whole == texts(one.documents, 2, written, 2));
    CHECK(whole.front() != texts(one.documents, 1, written, 1, 12).front());
    const process::Outcome pieces = process::run_in_child([&] {
      drill::Drill drill(one.documents, Luck{11, 0, 0});
      for (int cut = 1; cut < 40; ++cut) drill.run_until(Time{one.documents->scenario.length.us / 40 * cut + cut % 3});
      return input::write_log(drill.finish());
    });
    REQUIRE_MESSAGE(pieces.ending == process::Ending::done, pieces.complaint);
    CHECK(pieces.bytes == whole.front());
  }
}

TEST_CASE("10: more seats, lines or patience lose no more callers, in the mean") {
  struct Change {
    std::string id, what;
    std::function<void(Documents&)> make;
    bool busy_signals;  // count them with those who gave up: another line lets more callers into the queue
  };
  const auto seat = [](Documents& d) {
    ++d.site.seat_groups[{0}].seats;
    ++d.site.shifts[{0}].heads;
  };
  const auto line = [](Documents& d) { d.site.trunks[{0}].lines += 3; };
  const auto patience = [](Documents& d) {
    for (std::uint32_t row = 0; row < d.site.classes.size(); ++row)
      std::get<Exponential>(d.site.classes[{row}].patience).mean_s *= 1.25;
  };
  const std::vector<Change> changes = {{"p03", "a seat", seat, false},
                                       {"p07", "a seat", seat, true},
                                       {"p08", "a seat", seat, true},
                                       {"p09", "a seat", seat, false},
                                       {"p12", "a seat", seat, false},
                                       {"p08", "three lines", line, true},
                                       {"p03", "more patience", patience, false},
                                       {"p09", "more patience", patience, false}};
  for (const Change& change : changes) {
    const std::string folder = "tests/oracle/" + change.id;
    const Named before = with_calls(folder + "/plan.json", folder + "/scenario.json");
    auto after = std::make_shared<Documents>(*before.documents);
    change.make(*after);
    const auto lost = [&](const Log& log) {
      double sum = 0;
      for (const FlowRecord& flow : log.traffic.flows)
        sum += static_cast<double>(flow.abandoned + (change.busy_signals ? flow.blocked : 0));
      return std::vector<double>{sum};
    };
    const auto first = tests::play_many(before.documents, 14, 100 / tests::thinner, 0, lost);
    const auto second = tests::play_many(after, 14, 100 / tests::thinner, 0, lost);
    std::vector<oracle::Sample> gained, apart;
    for (std::size_t i = 0; i < first.size(); ++i) {
      gained.push_back({first[i].front() - second[i].front()});
      apart.push_back({first[i].front() - second[(i + 1) % second.size()].front()});
    }
    const oracle::Estimate gain = oracle::estimate(oracle::Statistic::ratio, gained);
    INFO(change.id, ", ", change.what, ": fewer lost ", gain.value, ", standard error ", gain.error);
    CHECK((gain.value > 4 * gain.error || tests::thinner > 1));  // so plain that it must show
    // Common random numbers: the same callers on both sides tell them apart better than others would.
    CHECK((gain.error < oracle::estimate(oracle::Statistic::ratio, apart).error || tests::thinner > 1));
  }
}
