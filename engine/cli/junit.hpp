// The targets of a comparison as JUnit XML, for a gate in front of a revision.
//
// Contract: one suite per scenario, one case per target of OLD: a failure when it got worse beyond its
// interval or is no longer there, an error when no pair gave an answer. Texts are escaped; characters
// that XML does not allow become spaces.
#pragma once

#include <string>
#include <vector>

#include "result/comparison.hpp"

namespace tuiyan::cli {

[[nodiscard]] std::string junit_xml(const std::vector<result::Comparison>& comparisons, Language language);
// Whether the gate stays shut: some target got worse or was removed, or there was no answer at all.
[[nodiscard]] bool is_worse(const std::vector<result::Comparison>& comparisons);

}  // namespace tuiyan::cli
