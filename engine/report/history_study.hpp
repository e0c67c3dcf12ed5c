// What a kept study of parts or of one number found, from its full result. Internal to the room.
//
// Contract: reads study.json as some version of the program wrote it: what is missing there is left out.
#pragma once

#include "archive/record.hpp"
#include "json/node.hpp"
#include "report/screen.hpp"

namespace tuiyan::report {

// The costliest parts, what is worth being quicker, single points of failure, how many parts nothing misses.
void put_kept_criticality(Screen& screen, const archive::Record& record, const json::Node& study, Language language);
// Each target at some of the values, and between which it is surely met.
void put_kept_sweep(Screen& screen, const archive::Record& record, const json::Node& study, Language language);

}  // namespace tuiyan::report
