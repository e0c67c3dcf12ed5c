// The odds of targets in words: one row per target, grades, the worst drills.
//
// Contract: pure functions of the assessment; the figures are the study's. Plain text without markup.
#pragma once

#include <string>
#include <vector>

#include "report/view.hpp"
#include "result/assessment.hpp"

namespace tuiyan::report {

struct OddsRow {
  std::string number, name, clause, metric, limit, asked, probability, interval, promise, margin;
  std::string css;  // met, missed, none, open
  bool critical = false;
  std::vector<std::string> percentiles, percentile_intervals;  // P50, P80, P90, P95
};
[[nodiscard]] std::vector<OddsRow> odds_rows(const result::Assessment& assessment, Language language);

// A probability as a percentage, an interval of probabilities: "85.1%–89.2%".
[[nodiscard]] std::string interval_text(const result::Interval& interval, Language language);
// A figure of a target; worse than any seen: "> 6 h".
[[nodiscard]] std::string bound_text(Metric metric, const result::Bound& bound, Language language);

// The lost drills one by one, as far as they were kept, and how many more.
[[nodiscard]] std::string lost_list(const std::vector<result::Lost>& lost, std::uint64_t count, Language language);
// How many drills, how exactly, what was lost or interrupted.
[[nodiscard]] std::vector<std::string> standing_sentences(const result::Assessment& assessment, Language language);
[[nodiscard]] std::string promise_sentence(const result::Assessment& assessment, Language language);
[[nodiscard]] std::vector<std::string> grade_shares(const result::Assessment& assessment, Language language);
[[nodiscard]] std::vector<std::string> worst_drills(const result::Assessment& assessment, Language language);
// A file as it is written on a command line: quoted where it has to be.
[[nodiscard]] std::string as_argument(const std::string& path);
// The documents so written.
[[nodiscard]] std::string plan_argument(const result::Assessment& assessment);
[[nodiscard]] std::string scenario_argument(const result::Assessment& assessment);
// The command that plays the worst of them alone.
[[nodiscard]] std::string replay_command(const result::Assessment& assessment);

// The waterfalls that matter: of restorations first, then of other times, each only when it took time.
[[nodiscard]] std::vector<const result::MeanWaterfall*> told_waterfalls(const result::Assessment& assessment);
struct DelayRow {
  std::string length, interval, share, delay, clause;
};
[[nodiscard]] std::vector<DelayRow> delay_rows(const result::MeanWaterfall& waterfall, Language language);
// "…: 12 min on average, where it went", and what is not in the mean.
[[nodiscard]] std::string waterfall_title(const result::Assessment& assessment, const result::MeanWaterfall& waterfall,
                                          Language language);

}  // namespace tuiyan::report
