// What can only be judged once all documents are read: one function per matter.
//
// Contract: the audits read the model and never change it; they cope with references that could
// not be resolved. Places come from the merged trees, so that a fault that a patch brought in is
// shown in the file of the patch.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "json/node.hpp"
#include "model/scenario.hpp"

namespace tuiyan::input {

class Audit {
 public:
  // The trees outlive the audit; null when the document is not at hand.
  Audit(const Documents& all, const json::Node* site, const json::Node* plan, const json::Node* scenario,
        Diagnostics& diagnostics)
      : documents(all),
        site_(site),
        plan_(plan),
        scenario_(scenario),
        diagnostics_(diagnostics),
        unread_(diagnostics.sorted()) {}

  const Documents& documents;
  [[nodiscard]] bool has_scenario() const { return scenario_ != nullptr; }

  // One finding; the pointer belongs to the document named by the function that made it.
  struct Finding {
    std::string pointer;
    std::string code;
    Said expected, found, suggestion;
  };
  void site_error(Finding finding) { report(Severity::error, site_, std::move(finding)); }
  void plan_error(Finding finding) { report(Severity::error, plan_, std::move(finding)); }
  void scenario_error(Finding finding) { report(Severity::error, scenario_, std::move(finding)); }
  void site_warning(Finding finding) { report(Severity::warning, site_, std::move(finding)); }
  void plan_warning(Finding finding) { report(Severity::warning, plan_, std::move(finding)); }
  void scenario_warning(Finding finding) { report(Severity::warning, scenario_, std::move(finding)); }
  // Where a part of the plan was written; of what is not written, the nearest thing around it.
  [[nodiscard]] Place plan_place(const std::string& pointer) const;

 private:
  void report(Severity severity, const json::Node* root, Finding finding);

  const json::Node* site_;
  const json::Node* plan_;
  const json::Node* scenario_;
  Diagnostics& diagnostics_;
  // What reading complained about. A value that could not be read keeps its initial one, and must
  // not be judged: nothing more is said of its row, nor anything that is merely doubtful.
  std::vector<Diagnostic> unread_;
};

void audit_ids(Audit& audit);       // unique over the tables that share one name space
void audit_cycles(Audit& audit);    // dependencies, deputies, `after`
void audit_site(Audit& audit);      // calls and people that cannot work as written
void audit_flow(Audit& audit);      // messages, deadlines, steps that never start
void audit_grid(Audit& audit);      // switches, field work, hazards
void audit_notices(Audit& audit);   // telephone lists, promised times, rebuttals
void audit_supplies(Audit& audit);  // goods without a source, what cannot be refuelled or called in
void audit_targets(Audit& audit);   // limits beyond the drill
void audit_scenario(Audit& audit);  // faults that do not fit what they strike, times beyond the end

// Swapped as a whole; what is part of the grid is not: it lies in the field, and power would go on through it.
[[nodiscard]] inline bool can_be_replaced(const Component& component) {
  return !is_line(component.kind) && component.kind != ComponentKind::line_switch;
}

// "/components/gen/needs"
[[nodiscard]] std::string pointer_to(std::string_view table, std::string_view id, std::string_view key = {});

}  // namespace tuiyan::input
