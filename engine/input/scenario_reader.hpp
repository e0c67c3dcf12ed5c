// The scenario document: what happens.
//
// Contract: through the typed reader; the names of site and plan are known before. The start is
// kept as written here; its instant is found once the site's time zone is known (local_time.hpp).
#pragma once

#include "input/reader.hpp"
#include "model/scenario.hpp"

namespace tuiyan::input {

void read_scenario(Object& object, Scenario& scenario);

void read_fault(Object& object, Fault& fault);
void read_hazard(Object& object, Hazard& hazard);

}  // namespace tuiyan::input
