// Risk: what each risk of a plan's register costs a year, from drills of its scenarios.
//
// Contract: see study.hpp. Pair k plays a scenario with replication k and the same day without its faults,
// surges and absences with the same luck. The service whose minutes count is that of the first critical target
// that names one, else of the first target that does.
#pragma once

#include "result/risk_table.hpp"
#include "score/service_curve.hpp"
#include "study/study.hpp"

namespace tuiyan::study {

struct RiskPlay {
  std::string path;  // as the plan names it
  std::shared_ptr<const Documents> documents, quiet_day;
};

inline constexpr std::uint64_t usual_risk_replications = 100;

// `plays`: one for each path that a risk of the plan names.
[[nodiscard]] result::RiskTable assess_risks(std::shared_ptr<const Documents> plan, const std::vector<RiskPlay>& plays,
                                             const Settings& settings, const Progress& progress = {});

[[nodiscard]] Index<Service> service_at_risk(const Plan& plan);
// Integral of what is missing of the share between two instants, in minutes; above 1 nothing is missing.
[[nodiscard]] double lost_minutes(const score::Curve& curve, Time from, Time to);

}  // namespace tuiyan::study
