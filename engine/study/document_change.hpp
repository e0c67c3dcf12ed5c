// What changed between two sets of documents, as a planner would list it.
//
// Contract: a pure function of the resolved documents. Objects are compared key by key, lists of equal
// length item by item, anything else as a whole. A key that went while another with the very same value
// came was renamed. The plan comes first, then the site, then the scenario; within these the order of
// the documents. Values are shortened to 80 characters. The ids of the documents themselves are left out: unless they
// are written, they are the names of the files.
#pragma once

#include <vector>

#include "model/scenario.hpp"
#include "result/comparison.hpp"

namespace tuiyan::study {

[[nodiscard]] std::vector<result::DocumentChange> document_changes(const Documents& before, const Documents& after);

}  // namespace tuiyan::study
