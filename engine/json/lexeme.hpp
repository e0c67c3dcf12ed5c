// The smallest pieces of JSON's grammar, measured in a text. Internal to the room.
//
// Contract: each function answers a length or an offset and never reads beyond the text.
#pragma once

#include <cstddef>
#include <string_view>

namespace tuiyan::json {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Offset behind blanks and comments from `at` on; stops at a comment that does not end.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);
// Length of the number at `at`; 0 when it is not one.
[[nodiscard]] std::size_t number_length(std::string_view text, std::size_t at);

enum class EscapeFault { none, unknown, not_hexadecimal, half_a_pair };
struct Escape {
  std::size_t length = 0;  // of what was looked at
  EscapeFault fault = EscapeFault::none;
};
// The escape that starts with the backslash at `at`.
[[nodiscard]] Escape escape_at(std::string_view text, std::size_t at);

}  // namespace tuiyan::json
