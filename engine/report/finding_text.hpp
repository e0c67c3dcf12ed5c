// Findings by clause in words: what the clause cost, what was late, what to try.
//
// Contract: the findings of score/finding.hpp in their order. A proposal is chosen by the kind of
// delay (words/delay_words.cpp) and marked as a proposal by the template: it says what could be
// tried, never what is the case.
#pragma once

#include <string>
#include <vector>

#include "event/log.hpp"
#include "score/score.hpp"

namespace tuiyan::report {

struct FindingView {
  std::string clause;              // "": no clause
  std::string cost;                // empty when no time was charged
  std::vector<std::string> facts;  // minutes by kind, late steps, missed targets
  std::vector<std::string> proposals;
  std::string reason;     // the gravest fact besides minutes: a missed target or a late step
  bool is_minor = false;  // see score/finding.hpp
};

[[nodiscard]] std::vector<FindingView> findings(const Log& log, const score::Scorecard& card, Language language);

}  // namespace tuiyan::report
