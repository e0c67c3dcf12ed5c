// A criticality study as JSON: study.json of a result folder, and what --json prints.
//
// Contract: a pure function; one entry per scenario, parts by rank. A probability is a number from 0 to 1, a time
// in seconds. "patch" is what to put into the documents (RFC 7396) to play without the part.
#pragma once

#include <string>
#include <vector>

#include "result/part_worth.hpp"

namespace tuiyan::cli {

[[nodiscard]] std::string criticality_json(const std::vector<result::Criticality>& studies);

}  // namespace tuiyan::cli
