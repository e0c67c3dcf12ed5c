// What a comparison says of targets that are alike, and of those whose odds leave it open.
#include "report/change_text.hpp"

#include <doctest/doctest.h>

#include "unit/draw/sample_drill.hpp"

using namespace tuiyan;
using result::Verdict;

namespace {

// The first target in `pairs` pairs, each met as often as before, with this change of the figure (seconds, an upper
// limit).
result::Comparison pairs_with(std::int64_t pairs, Verdict verdict, result::Estimate figure) {
  result::Comparison comparison;
  comparison.before = comparison.after = sample::documents();
  comparison.played = static_cast<std::uint64_t>(pairs);
  result::TargetChange change;
  change.before = change.after = comparison.before->plan.targets.at(0);
  REQUIRE(comparison.before->plan.targets[change.before].upper);
  change.pairs = pairs;
  change.met_before = change.met_after = {0.5, {0.2, 0.8}};
  change.met_change = {0, {-0.231, 0.231}};
  change.figure_change = figure;
  change.verdict = verdict;
  comparison.targets = {change};
  return comparison;
}

}  // namespace

TEST_CASE("what is alike in all pairs has no interval around it; how many may differ all the same is said once") {
  const result::Comparison comparison = pairs_with(10, Verdict::same, {});
  const auto rows = report::change_rows(comparison, Language::en);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].verdict == "same");
  CHECK(rows[0].change == "0.0");
  CHECK(rows[0].change_interval == "alike in all 10 pairs");
  CHECK(report::change_rows(comparison, Language::zh)[0].change_interval == "10 对都相同");
  const auto said = report::compare_conclusion(comparison, Language::en);
  // 1 - 0.05^(1/10) = 0.2589
  REQUIRE(said.size() >= 2);
  CHECK(said[1] ==
        "alike in all pairs: 1 (at least 10 pairs each: with 95 % confidence no more than 25.9% of drills differ)");
}

TEST_CASE("where the odds leave it open the figure may tell better from worse") {
  const auto verdict = [](const result::Comparison& comparison) {
    return report::change_rows(comparison, Language::en)[0].verdict;
  };
  const result::Estimate later{30, {10, 50}}, sooner{-30, {-50, -10}}, either{30, {-10, 70}}, always{30, {30, 30}};
  CHECK(verdict(pairs_with(10, Verdict::open, later)) == "open, figure worse");
  CHECK(verdict(pairs_with(10, Verdict::open, sooner)) == "open, figure better");
  CHECK(verdict(pairs_with(10, Verdict::open, either)) == "open");
  CHECK(verdict(pairs_with(10, Verdict::worse, sooner)) == "worse");
  // Five of five on one side: chance alone does that in 6 % of cases.
  CHECK(verdict(pairs_with(5, Verdict::open, always)) == "open");
  CHECK(verdict(pairs_with(6, Verdict::open, always)) == "open, figure worse");
  result::Comparison lost = pairs_with(10, Verdict::open, later);
  lost.played = 11;
  lost.lost_count = 1;
  CHECK(verdict(lost) == "open");
  const auto said = report::compare_conclusion(pairs_with(10, Verdict::open, later), Language::zh);
  REQUIRE(said.size() >= 3);
  CHECK(said[1] == "1 项的达标概率尚不能判定。");
  CHECK(said[2].rfind("其中值看得出变差 1 项：", 0) == 0);
}

TEST_CASE("a few seconds that a clause saves are told in seconds") {
  result::WaySaving way;
  way.clauses = {{"S1", {2.7, {2.4, 3.0}}}, {"S2", {372, {306, 438}}}, {"S3", {-20, {-90, 50}}}};
  const auto rows = report::saving_rows(way, Language::en);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].sentence == "S1 saves 2.7 ± 0.3 s");
  CHECK(rows[1].sentence == "S2 saves 6.2 ± 1.1 min");
  CHECK(rows[2].sentence == "S3 differs by 0.3 ± 1.2 min: cannot be told from nothing");
}
