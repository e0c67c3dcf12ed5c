// The risk table as text: what is said of scenarios that several risks share.
#include "report/risk_report.hpp"

#include <doctest/doctest.h>

#include <memory>

namespace tuiyan::report {
namespace {

using result::RiskRow;
using result::RiskScenario;
using result::RiskTable;

// Three risks; the storm is that of the first two, the flood that of the third.
RiskTable three_risks() {
  auto plan = std::make_shared<Documents>();
  for (const char* id : {"crash", "overload", "water"}) {
    Risk risk;
    risk.id = id;
    risk.name = {id, id};
    plan->plan.header.risks.add(risk);
  }
  RiskTable table;
  table.plan = plan;
  for (const char* id : {"storm", "flood"}) {
    auto documents = std::make_shared<Documents>(*plan);
    documents->scenario.id = id;
    documents->scenario.name = {id, id};
    RiskScenario scenario;
    scenario.documents = documents;
    table.scenarios.push_back(scenario);
  }
  for (std::uint32_t row = 0; row < 3; ++row) {
    RiskRow one;
    one.risk = Index<Risk>{row};
    one.scenarios = {row < 2 ? std::size_t{0} : std::size_t{1}};
    table.rows.push_back(one);
  }
  return table;
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a scenario of several risks is told, with their names; one of a single risk is not") {
  RiskTable table = three_risks();
  const std::string en = risk_terminal(table, Language::en, false);
  CHECK(says(en, "storm: “crash”, “overload” share this scenario"));
  CHECK_FALSE(says(en, "“water” share"));
  CHECK(says(risk_terminal(table, Language::zh, false), "storm：“crash”、“overload”同用这个情景"));
  CHECK(says(risk_markdown(table, {}, Language::en), "storm: “crash”, “overload” share this scenario"));
  table.rows[1].scenarios = {1};
  CHECK_FALSE(says(risk_terminal(table, Language::en, false), "storm: “crash”, “overload”"));
  CHECK(says(risk_terminal(table, Language::en, false), "flood: “overload”, “water” share this scenario"));
}

}  // namespace tuiyan::report
