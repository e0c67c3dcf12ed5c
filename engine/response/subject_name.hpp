// The id by which a subject enters a random key: its text in the documents, never its row.
#pragma once

#include <string_view>

#include "model/scenario.hpp"

namespace tuiyan::response {

// "" for nothing; a fixed word for the stacks and for IVR and queue.
[[nodiscard]] std::string_view subject_name(const Documents& documents, Subject subject);

}  // namespace tuiyan::response
