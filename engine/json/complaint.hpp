// What is wrong with a text that is not JSON, in a planner's words.
//
// Contract: `complain` is asked after the parser refused the text. It looks at the text itself, from
// the end of the last good token on, and at what could have followed that token. Where there is no doubt about what was
// meant (a full-width mark, a comma that is missing or too many), it says how to go on as if it stood there, so that
// the rest of the text can be looked at too. Internal to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

// As many bytes from `at` on are to be read as `with`: offsets stay what they are.
struct Repair {
  std::size_t at = 0;
  std::string with;
};

struct Complaint {
  std::size_t offset = 0;  // of what is wrong
  std::string code;        // empty: the text is in order as far as this can see
  Said expected, found, suggestion;
  std::vector<Repair> repairs{};  // none: who knows
};

[[nodiscard]] Complaint complain(std::string_view text, std::size_t last_end, After after);

}  // namespace tuiyan::json
