// The plan checker: what is wrong with a plan that can be read and played, but would not hold in earnest.
//
// Contract: `inspect` looks at documents that were read without an error (input/documents.hpp, Beside) and
// adds its findings to the audit's diagnostics as warnings, each with a stable code of `rules()`. What needs a
// scenario (faults, what they break) is looked at when there is one. A plan whose steps only
// record (as `fit` writes it, to replay calls) is none to be checked. It changes nothing and draws nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "input/audit.hpp"

namespace tuiyan::check {

struct Rule {
  std::string_view code;    // kebab-case, stable
  std::string_view clause;  // of the source plans, which asks for it
  std::string_view zh, en;  // what is found wanting
};
// In the order in which they are looked at.
[[nodiscard]] std::span<const Rule> rules();

void inspect(input::Audit& audit);

// The parts of it, by subject.
void check_header(input::Audit& audit);
void check_risks(input::Audit& audit);
void check_drills(input::Audit& audit);
void check_presence(input::Audit& audit);
void check_units(input::Audit& audit);
void check_people(input::Audit& audit);
void check_messages(input::Audit& audit);
void check_news(input::Audit& audit);
void check_endings(input::Audit& audit);
void check_targets(input::Audit& audit);
void check_faults(input::Audit& audit);

}  // namespace tuiyan::check
