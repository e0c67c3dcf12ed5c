// What is wrong with a text that is not JSON, in a planner's words.
//
// Contract: `complain` is asked after the parser refused the text. It looks at the text itself, from
// the end of the last good token on, and at what could have followed that token. Internal to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace tuiyan::json {

// The last thing that was read without fault.
enum class After : std::uint8_t {
  nothing,
  document,
  object_start,
  key,
  member,
  array_start,
  item,
};

struct Complaint {
  std::size_t offset = 0;  // of what is wrong
  std::string code;        // empty: the text is in order as far as this can see
  Said expected, found, suggestion;
};

[[nodiscard]] Complaint complain(std::string_view text, std::size_t last_end, After after);

}  // namespace tuiyan::json
