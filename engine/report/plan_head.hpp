// The head of a plan as the document annex of a report shows it.
//
// Contract: a pure function of the plan and of who its people are; what the plan does not say is an empty text, a table
// without rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/scenario.hpp"

namespace tuiyan::report {

struct RiskHeadRow {
  std::string name, hazard, per_year, urgency, measures, steps, scenarios;
};
struct DrillHeadRow {
  std::string name, form, every, roles, scenarios, held;
};
struct PlanHead {
  std::string place, effective, interpretation, adjustment;
  std::vector<std::string> references;
  std::vector<RiskHeadRow> risks;
  std::vector<DrillHeadRow> drills;
};

[[nodiscard]] PlanHead plan_head(const Documents& documents, Language language);

// The word for it, also the code of its text in the report's words.
[[nodiscard]] std::string_view code(HazardKind hazard);
[[nodiscard]] std::string_view code(Urgency urgency);
[[nodiscard]] std::string_view code(DrillForm form);

}  // namespace tuiyan::report
