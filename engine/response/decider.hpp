// Who decides, at every step start, whether the step is taken: the plan, or a person at the table.
//
// Contract: `decide` is asked once per question, when the step has its person and everything else.
// Answering `wait` means "not yet": the step holds its person until a `Decided` signal with the
// same question comes in. `instead` names another step to start in its place.
#pragma once

#include <cstdint>

#include "base/time.hpp"
#include "event/entry.hpp"
#include "model/scenario.hpp"

namespace tuiyan::response {

struct Question {
  std::uint32_t number = 0;
  Time at;
  Index<Step> step;
  std::uint32_t instance = 0;
  Index<Person> person;
};

struct Decision {
  Choice choice = Choice::go;
  Index<Step> instead;
};

class Decider {
 public:
  virtual ~Decider() = default;
  virtual Decision decide(const Question& question) = 0;
};

// Follows the plan: always go.
class PlanDecider final : public Decider {
 public:
  Decision decide(const Question&) override { return {}; }
};

}  // namespace tuiyan::response
