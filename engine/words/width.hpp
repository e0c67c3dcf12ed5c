// Laying text out on a terminal, where a Chinese character takes two columns.
//
// Contract: pure functions over UTF-8; a column is what `display_width` (base/utf8.hpp) counts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tuiyan::words {

// At most `columns` wide, the last column an ellipsis when something was cut off.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t columns);
// Lines of at most `columns`, broken at spaces, and between Chinese characters; a longer single
// word stays whole.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace tuiyan::words
