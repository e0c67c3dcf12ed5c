// UTF-8: the only encoding of every text that comes in or goes out.
//
// Contract: `decode` reads one well-formed code point (no overlong forms, no surrogates, at most
// U+10FFFF); `code_points` reads malformed bytes as U+FFFD, one by one, and never fails.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tuiyan {

struct Decoded {
  char32_t point = 0;
  std::size_t length = 0;  // in bytes; 0 when the bytes are not UTF-8
};

[[nodiscard]] Decoded decode(std::string_view bytes);
[[nodiscard]] std::vector<char32_t> code_points(std::string_view bytes);
// Offset of the first byte that is not part of well-formed UTF-8, or npos.
[[nodiscard]] std::size_t first_malformed(std::string_view bytes);
// Columns on a terminal: Chinese characters and full-width forms take two.
[[nodiscard]] std::size_t display_width(std::string_view bytes);

}  // namespace tuiyan
