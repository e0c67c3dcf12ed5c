#include <algorithm>

#include "score/attainment.hpp"
#include "score/score.hpp"
#include "score/wrong_action.hpp"

namespace tuiyan::score {
namespace {

Result result_of(const Log& log, Index<Target> row) {
  const Target& target = log.documents->plan.targets[row];
  const Reading reading = read(log, target);
  return {row,
          reading,
          is_met(target, reading),
          margin(target, reading),
          attainment(target, reading),
          rating(target, reading, has_late_step(log, target.clause))};
}

// A sum of weights times shares may miss a round percentage by its last bit.
Grade grade_of(double percent, const Grading& grading) {
  constexpr double slack = 1e-9;
  if (percent >= grading.excellent - slack) return Grade::excellent;
  if (percent >= grading.good - slack) return Grade::good;
  if (percent >= grading.fair - slack) return Grade::fair;
  return Grade::poor;
}

}  // namespace

Scorecard score(const Log& log) {
  const Plan& plan = log.documents->plan;
  Scorecard card;
  double weights = 0, reached = 0;
  for (std::uint32_t row = 0; row < plan.targets.size(); ++row) {
    card.results.push_back(result_of(log, plan.targets.at(row)));
    const Result& result = card.results.back();
    const Target& target = plan.targets[result.target];
    // Neither for nor against the plan: it weighs nothing.
    if (!result.reading.applicable) continue;
    weights += target.weight;
    reached += target.weight * result.attainment;
    card.critical_missed = card.critical_missed || (target.critical && !result.met);
  }
  card.graded = weights > 0;
  card.weighted_attainment = card.graded ? 100 * reached / weights : 100;
  card.wrong_action = lost_by_wrong_action(log);
  card.service_lost_by_wrong_action = card.wrong_action != 0;
  card.aborted = std::any_of(log.entries.begin(), log.entries.end(),
                             [](const Entry& entry) { return entry.kind == Kind::drill_aborted; });
  card.grade = grade_of(card.weighted_attainment, plan.grading);
  // Gates: what no average can make up for.
  if (card.critical_missed) card.grade = std::max(card.grade, Grade::fair);
  if (card.service_lost_by_wrong_action || card.aborted) card.grade = Grade::poor;
  return card;
}

}  // namespace tuiyan::score
