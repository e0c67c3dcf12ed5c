// The plan document: who does what.
//
// Contract: through the typed reader; the site's names are known before (or the references to it
// are not judged). A step's `declared` needs the severity scales, so these are read first.
#pragma once

#include "input/reader.hpp"
#include "model/plan.hpp"

namespace tuiyan::input {

void read_step(Object& object, Step& step, const Plan& plan);
void read_target(Object& object, Target& target);
void read_plan(Object& object, Plan& plan);

}  // namespace tuiyan::input
