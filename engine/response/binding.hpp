// Which of several causes was the last to come true.
#pragma once

#include <vector>

#include "event/log.hpp"

namespace tuiyan::response {

struct Binding {
  EntryId cause = 0;
  std::vector<EntryId> others;  // ascending, without the binding one
};

// The latest of `causes` by the clock; of those at the same instant the smaller id. Zeros are
// left out.
[[nodiscard]] Binding binding_of(const Log& log, std::vector<EntryId> causes);

}  // namespace tuiyan::response
