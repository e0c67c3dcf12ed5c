// What many replications of one plan against one scenario say: the odds of each target and why.
//
// Contract: immutable values, the same for any number of workers. Counts are of replications that
// gave an answer; a lost one (crashed, hung, killed) is in no count, but every interval of a probability
// holds both what it would be if all lost ones had met the target, and if none had. Rows are in the
// order of the plan. No words.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/scenario.hpp"
#include "result/estimate.hpp"
#include "result/spread.hpp"
#include "score/score.hpp"

namespace tuiyan::result {

// Whether a target is met as often as the plan asks (`confidence`): certainly, certainly not, or not
// to be told from so few replications.
enum class Promise : std::uint8_t { kept, broken, undecided, not_applicable };

struct TargetOdds {
  Index<Target> target;
  std::int64_t applicable = 0, met = 0, censored = 0;
  Estimate probability;  // of being met, among the applicable; Wilson
  Promise promise = Promise::not_applicable;
  bool precise = false;  // the interval is as narrow as was asked for (also when there is nothing to know)
  std::array<Percentile, 4> percentiles{};  // 50, 80, 90, 95 of a hundred drills are no worse
  double margin = 0;  // of the figure that `confidence` of all drills do not exceed; score/attainment.hpp
};

// A published figure of the real incident beside the simulated ones: `agrees` when P10 to P90 hold it, or, where the
// scenario gives a tolerance, when the median is as near to it as that.
enum class Agreement : std::uint8_t { agrees, differs, not_applicable };

struct ExpectedFigure {
  Index<Expectation> of;
  std::int64_t applicable = 0, censored = 0;
  std::array<Percentile, 3> percentiles{};  // 10, 50, 90 of a hundred drills have no more
  Estimate position;                        // share of the drills with no more than what happened; Wilson
  Agreement agreement = Agreement::not_applicable;
};

// Mean of what a kind of delay under a clause took, over the replications in which the end was reached.
struct DelayShare {
  std::string clause;  // "": no clause
  Delay delay = Delay::none;
  Estimate mean_s;
};
struct MeanWaterfall {
  Index<Target> target;
  std::int64_t reached = 0, censored = 0;
  double mean_s = 0;              // the sum of the parts
  std::vector<DelayShare> parts;  // longest first; those that never took time are left out
};

// The share of a service at one instant: so many of a hundred drills have no more.
struct FanPoint {
  Time at;
  double p05 = 1, p25 = 1, p50 = 1, p75 = 1, p95 = 1, mean = 1;
};
struct Fan {
  Subject of;
  std::vector<double> levels;  // what targets ask for, ascending
  std::vector<FanPoint> points;
};

struct Grades {
  std::array<std::int64_t, 4> counts{};  // by score::Grade
  std::array<Interval, 4> intervals{};   // of their shares; Wilson
  std::int64_t ungraded = 0, aborted = 0;
  Estimate attainment;  // mean weighted attainment in percent; Student
};

struct Worst {
  std::uint64_t replication = 0;
  score::Grade grade = score::Grade::poor;
  double attainment = 0;
  std::vector<Index<Target>> missed;
};

struct Lost {
  std::uint64_t replication = 0;
  std::string ending;     // failed, crashed, hung, killed
  std::string complaint;  // of the system
};

struct Assessment {
  std::shared_ptr<const Documents> documents;
  std::string plan_file, scenario_file;  // as the user named them; empty: by their ids
  std::uint64_t seed = 1;
  std::uint64_t played = 0;            // replications 0 .. played-1, lost ones included
  std::optional<std::uint64_t> asked;  // none: until every probability is known to `precision`
  double precision = 0.02;
  bool interrupted = false;  // Ctrl-C: what is here is the contiguous beginning
  std::vector<TargetOdds> targets;
  std::vector<ExpectedFigure> expected;
  std::vector<MeanWaterfall> waterfalls;
  std::vector<Fan> fans;  // only of what was ever short
  Grades grades;
  std::vector<Worst> worst;  // lowest attainment first
  std::uint64_t lost_count = 0;
  std::vector<Lost> lost;        // the first of them
  bool uncertain = false;        // the parameters of `documents` were drawn for each replication
  std::uint64_t companions = 0;  // drills played beside, to tell parameters from chance; in no count above
  std::vector<Spread> spreads;   // by target; only when uncertain

  [[nodiscard]] std::uint64_t answered() const { return played - lost_count; }
};

}  // namespace tuiyan::result
