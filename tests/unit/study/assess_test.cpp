// Assessments of the shipped plan: what is counted, when it stops, what is lost, what is replayed.
#include "study/assess.hpp"

#include <doctest/doctest.h>
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <stdexcept>

#include "drill/drill.hpp"
#include "input/drawn_documents.hpp"
#include "study/row.hpp"
#include "study/tally.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;
using result::Assessment;

std::shared_ptr<const Documents> demo() {
  static const auto documents = tests::load_or_fail("plans/95598-seat-system.json", "scenarios/seat-system-crash.json");
  return documents;
}

study::Settings so_many(std::uint64_t replications, int workers = 2) {
  study::Settings settings;
  settings.seed = 3;
  settings.workers = workers;
  settings.replications = replications;
  return settings;
}

// Everything that an assessment says, as one text.
std::string told(const Assessment& one) {
  std::string all = std::to_string(one.played) + "|";
  const auto put = [&](double value) { all += std::to_string(value) + ","; };
  for (const result::TargetOdds& odds : one.targets) {
    put(odds.probability.value), put(odds.probability.interval.low), put(odds.probability.interval.high);
    put(odds.margin);
    for (const result::Percentile& p : odds.percentiles) put(p.low.value), put(p.value.value), put(p.high.value);
  }
  for (const result::MeanWaterfall& way : one.waterfalls) {
    put(way.mean_s);
    for (const result::DelayShare& part : way.parts) all += part.clause, put(part.mean_s.value);
  }
  for (const result::Fan& fan : one.fans)
    for (const result::FanPoint& point : fan.points) put(point.p05), put(point.mean);
  for (const result::Worst& worst : one.worst) put(static_cast<double>(worst.replication)), put(worst.attainment);
  for (const result::Lost& lost : one.lost)
    all += std::to_string(lost.replication) + lost.ending + lost.complaint + ";";
  return all;
}

}  // namespace

TEST_CASE("a row survives the pipe, and any other length is refused") {
  const study::Layout layout = study::layout_of(demo());
  const process::Outcome outcome = process::run_in_child([&] {
    const study::Row row = study::row_of(drill::play(demo(), Luck{3, 0, 0}), layout);
    const std::string bytes = study::to_bytes(row);
    return study::from_bytes(bytes, layout) == row ? bytes : std::string();
  });
  REQUIRE(outcome.ending == process::Ending::done);
  REQUIRE(!outcome.bytes.empty());
  const study::Row row = study::from_bytes(outcome.bytes, layout);
  CHECK(row.targets.size() == demo()->plan.targets.size());
  // Every waterfall sums to its reading, which is in whole microseconds.
  for (std::size_t way = 0; way < layout.ways.size(); ++way) {
    const study::TargetOutcome& target = row.targets[layout.ways[way].value];
    const std::int64_t* cells = row.waterfall(layout, way);
    const std::int64_t sum = std::accumulate(cells, cells + layout.cells(), std::int64_t{0});
    if (target.applicable && !target.censored && sum != 0) CHECK(std::llround(target.value * 1e6) == sum);
  }
  CHECK_THROWS((void)study::from_bytes(outcome.bytes + "x", layout));
  CHECK_THROWS((void)study::from_bytes(outcome.bytes.substr(1), layout));
}

TEST_CASE("one, two and eight workers say the same") {
  const std::string one = told(study::assess(demo(), so_many(24, 1)));
  CHECK(one.size() > 5000);
  CHECK(told(study::assess(demo(), so_many(24, 2))) == one);
  CHECK(told(study::assess(demo(), so_many(24, 8))) == one);
}

TEST_CASE("no replication, and one") {
  const Assessment none = study::assess(demo(), so_many(0));
  CHECK(none.played == 0);
  CHECK_FALSE(none.interrupted);
  CHECK(none.targets.size() == demo()->plan.targets.size());
  for (const result::TargetOdds& odds : none.targets) CHECK(odds.applicable == 0);
  CHECK(none.waterfalls.empty());
  CHECK(none.fans.empty());
  const Assessment one = study::assess(demo(), so_many(1));
  CHECK(one.played == 1);
  for (const result::TargetOdds& odds : one.targets) {
    CHECK(odds.applicable <= 1);
    if (odds.applicable == 0) continue;
    CHECK(odds.percentiles[0].low_unbounded);
    CHECK(odds.percentiles[0].high_unbounded);
    CHECK(odds.probability.interval.high - odds.probability.interval.low > 0.7);
  }
}

TEST_CASE("means and odds are those of the single drills") {
  const study::Layout layout = study::layout_of(demo());
  const Assessment told_so = study::assess(demo(), so_many(6));
  std::vector<std::int64_t> met(layout.judged.size());
  double attainment = 0, restore_s = 0;
  process::run_in_order(
      {2, 60}, 0, 6,
      [&](std::uint64_t k) {
        return study::to_bytes(study::row_of(drill::play(demo(), Luck{3, k, 0}), layout));
      },
      [&](const process::Outcome& outcome) {
        const study::Row row = study::from_bytes(outcome.bytes, layout);
        for (std::size_t i = 0; i < met.size(); ++i) met[i] += row.targets[i].met ? 1 : 0;
        attainment += row.attainment / 6;
        restore_s += row.targets[2].value / 6;  // seats-back
        return true;
      });
  for (std::size_t i = 0; i < met.size(); ++i) CHECK(told_so.targets[i].met == met[i]);
  CHECK(told_so.grades.attainment.value == doctest::Approx(attainment));
  const auto& way = *std::find_if(told_so.waterfalls.begin(), told_so.waterfalls.end(),
                                  [](const result::MeanWaterfall& one) { return one.target.value == 2; });
  CHECK(way.mean_s == doctest::Approx(restore_s));
  double sum = 0;
  for (const result::DelayShare& part : way.parts) sum += part.mean_s.value;
  CHECK(sum == doctest::Approx(way.mean_s));
}

TEST_CASE("stops at the first batch end at which all is precise enough") {
  study::Settings settings;
  settings.seed = 3;
  settings.precision = 0.16;
  settings.batch = 10;
  std::vector<study::Standing> standings;
  const Assessment stopped =
      study::assess(demo(), settings, [&](const study::Standing& standing) { standings.push_back(standing); });
  CHECK(stopped.played % 10 == 0);
  CHECK(stopped.played > 10);
  CHECK_FALSE(stopped.interrupted);
  const auto all_precise = [](const Assessment& one) {
    return std::all_of(one.targets.begin(), one.targets.end(), [](const auto& odds) { return odds.precise; });
  };
  CHECK(all_precise(stopped));
  study::Settings before = settings;
  before.replications = stopped.played - 10;
  CHECK_FALSE(all_precise(study::assess(demo(), before)));
  REQUIRE(standings.size() == stopped.played);
  CHECK(standings.back().expected == stopped.played);
  for (const study::Standing& standing : standings) CHECK(standing.expected >= standing.played);
}

TEST_CASE("workers that crash, fail or are killed are told, and the study goes on") {
  study::Settings settings = so_many(12, 3);
  settings.play = [](const std::shared_ptr<const Documents>& documents, Luck luck) -> Log {
    switch (luck.replication) {
      case 2:
        std::abort();
      case 4:
        ::_exit(3);
      case 5:
        ::kill(::getpid(), SIGKILL);
        break;
      case 7:
        throw std::runtime_error("no such thing");
      default:
        break;
    }
    return drill::play(documents, luck);
  };
  const Assessment one = study::assess(demo(), settings);
  CHECK(one.played == 12);
  CHECK(one.lost_count == 4);
  REQUIRE(one.lost.size() == 4);
  CHECK((one.lost[0].replication == 2 && one.lost[0].ending == "crashed" && one.lost[0].complaint == "SIGABRT"));
  CHECK((one.lost[1].replication == 4 && one.lost[1].ending == "crashed"));
  CHECK((one.lost[2].replication == 5 && one.lost[2].ending == "killed" && one.lost[2].complaint == "SIGKILL"));
  CHECK((one.lost[3].replication == 7 && one.lost[3].ending == "failed" && one.lost[3].complaint == "no such thing"));
  // The first target was met by all eight that answered: the four others count as unknown.
  CHECK(one.targets[0].applicable == 8);
  CHECK(one.targets[0].met == 8);
  CHECK(one.targets[0].probability.interval.low < 0.45);  // Wilson of 8 in 12: 0.391
  CHECK(one.targets[0].probability.interval.high == 1);
}

TEST_CASE("drills that take too long are told, and the study goes on") {
  // All hang: on a busy machine a sound drill might take that long as well.
  study::Settings settings = so_many(3, 1);
  settings.time_limit_s = 0.25;
  settings.play = [](const std::shared_ptr<const Documents>&, Luck) -> Log {
    for (;;) ::pause();
  };
  const Assessment one = study::assess(demo(), settings);
  CHECK(one.played == 3);
  CHECK(one.lost_count == 3);
  REQUIRE(one.lost.size() == 3);
  CHECK((one.lost[2].replication == 2 && one.lost[2].ending == "hung"));
  CHECK(one.lost[2].complaint == "no answer within 0.25 s");
}

TEST_CASE("Ctrl-C leaves the contiguous beginning, of a million as of a few") {
  study::Settings settings = so_many(1'000'000, 1);  // of one worker, every drill before the one in hand
  const pid_t parent = ::getpid();
  settings.play = [parent](const std::shared_ptr<const Documents>& documents, Luck luck) -> Log {
    if (luck.replication == 9) {
      ::kill(parent, SIGINT);
      for (;;) ::pause();
    }
    return drill::play(documents, luck);
  };
  const Assessment one = study::assess(demo(), settings);
  CHECK(one.interrupted);
  CHECK(one.played == 9);
  CHECK(one.lost_count == 0);
  CHECK(told(one) == told(study::assess(demo(), so_many(one.played))));
}

TEST_CASE("memory does not grow with the number of replications") {
  // The same row again and again, as a million drills would bring them.
  const study::Layout layout = study::layout_of(demo());
  const process::Outcome outcome = process::run_in_child([&] {
    return study::to_bytes(study::row_of(drill::play(demo(), Luck{3, 0, 0}), layout));
  });
  REQUIRE(outcome.ending == process::Ending::done);
  const process::Outcome grown = process::run_in_child([&] {
    // What was allocated: resident pages depend on how the system counts them.
    const auto allocated = [] {
      const struct mallinfo2 facts = ::mallinfo2();
      return facts.uordblks + facts.hblkhd;
    };
    study::Tally tally(layout);
    study::Row row = study::from_bytes(outcome.bytes, layout);
    const auto add = [&](std::uint64_t from, std::uint64_t to) {
      for (std::uint64_t k = from; k < to; ++k) {
        for (study::TargetOutcome& target : row.targets)
          target.value = static_cast<double>(k % 1000 + 1);  // no two alike for a while
        tally.add(k, row);
      }
    };
    add(0, 8000);
    const std::size_t before = allocated();
    add(8000, 40'000);
    return std::to_string(static_cast<long>(allocated()) - static_cast<long>(before));
  });
  REQUIRE(grown.ending == process::Ending::done);
  MESSAGE("bytes more after 32,000 rows: ", grown.bytes);
  CHECK(std::stol(grown.bytes) < 100'000);
}

TEST_CASE("the worst drill is the one that is played alone") {
  const study::Layout layout = study::layout_of(demo());
  const Assessment one = study::assess(demo(), so_many(20));
  REQUIRE(!one.worst.empty());
  for (std::size_t i = 1; i < one.worst.size(); ++i) {
    CHECK(one.worst[i - 1].grade >= one.worst[i].grade);
    if (one.worst[i - 1].grade == one.worst[i].grade) CHECK(one.worst[i - 1].attainment <= one.worst[i].attainment);
  }
  const result::Worst& worst = one.worst.front();
  const process::Outcome alone = process::run_in_child([&] {
    return study::to_bytes(study::row_of(drill::play(demo(), Luck{3, worst.replication, 0}), layout));
  });
  const study::Row row = study::from_bytes(alone.bytes, layout);
  CHECK(row.attainment == worst.attainment);
  CHECK(row.grade == worst.grade);
}

TEST_CASE("uncertain figures: any number of workers, and the replications one by one, tell the same") {
  REQUIRE_FALSE(demo()->parameters.empty());
  constexpr std::uint64_t replications = 6;
  study::Tally tally(study::layout_of(demo()));
  const input::DrawnDocuments drawn(demo());
  for (std::uint64_t k = 0; k < replications; ++k) {
    const process::Outcome outcome = process::run_in_child([&] {
      Diagnostics none;
      const auto documents = drawn.draw(3, k, none);
      return study::to_bytes(study::row_of(drill::play(documents, Luck{3, k, 0}), tally.layout()));
    });
    REQUIRE(outcome.ending == process::Ending::done);
    tally.add(k, study::from_bytes(outcome.bytes, tally.layout()));
  }
  const std::string one_by_one = told(tally.assessment(0.02));
  std::string spreads;
  for (const int workers : {1, 2, 8}) {
    study::Settings settings = so_many(replications, workers);
    settings.uncertain = true;
    const Assessment one = study::assess(demo(), settings);
    CHECK(told(one) == one_by_one);
    CHECK(one.uncertain);
    CHECK(one.companions == replications);
    std::string text;
    for (const result::Spread& spread : one.spreads)
      text += std::to_string(spread.pairs) + ":" + std::to_string(spread.deviation) + ";";
    if (workers == 1) spreads = text;
    CHECK(text == spreads);
  }
  CHECK(told(study::assess(demo(), so_many(replications))) != one_by_one);
}

TEST_CASE("uncertain figures: the first replications have companions with the same figures and other luck") {
  study::Settings settings = so_many(6);
  settings.uncertain = true;
  settings.companions = 4;
  // What a child was given decides whether it answers.
  settings.play = [](const std::shared_ptr<const Documents>& documents, Luck luck) {
    if (luck.epoch > 1 || (luck.epoch == 1 && luck.replication >= 4)) throw std::runtime_error("no companion here");
    if (documents->parameter_draw != luck.replication) throw std::runtime_error("another draw");
    return drill::play(documents, luck);
  };
  Assessment one = study::assess(demo(), settings);
  CHECK(one.lost_count == 0);
  CHECK(one.played == 6);
  CHECK(one.companions == 4);
  const auto play = settings.play;
  settings.play = [play](const std::shared_ptr<const Documents>& documents, Luck luck) {
    if (luck.replication == 1 && luck.epoch == 1) throw std::runtime_error("a companion that breaks");
    if (luck.replication == 2 && luck.epoch == 0) throw std::runtime_error("a drill that breaks");
    return play(documents, luck);
  };
  one = study::assess(demo(), settings);
  CHECK(one.played == 6);
  CHECK(one.lost_count == 1);
  CHECK(one.companions == 2);  // a pair needs both
}

TEST_CASE("uncertain figures: a draw that does not go together is a lost replication with its reason") {
  auto widened = std::make_shared<Documents>(*demo());
  const std::string before = R"("factor":{"value":2.5,"uncertain":{"low":1.8,)";
  const std::string after = R"("factor":{"value":2.5,"uncertain":{"low":-2,)";
  const std::size_t at = widened->resolved.find(before);
  REQUIRE(at != std::string::npos);
  widened->resolved.replace(at, before.size(), after);
  for (Parameter& parameter : widened->parameters)
    if (parameter.pointer == "/scenario/surges/storm/factor") parameter.low = -2;
  study::Settings settings = so_many(12);
  settings.uncertain = true;
  const Assessment one = study::assess(widened, settings);
  REQUIRE(one.lost_count == 12);  // not even the range can be read
  CHECK(one.lost.front().ending == "failed");
  CHECK(one.lost.front().complaint.find("/surges/storm/factor/uncertain/low: expected a number") != std::string::npos);
}
