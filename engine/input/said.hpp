// Small pieces of sentences in both languages.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace tuiyan::input {

// "\"cheif\""
[[nodiscard]] std::string in_quotes(std::string_view word);
// The same in both languages: ids, numbers, what stands in a file.
[[nodiscard]] Said same(std::string text);
[[nodiscard]] inline Said quote(std::string_view word) { return same(in_quotes(word)); }
// "a component", "an announcement"
[[nodiscard]] std::string with_article(std::string_view noun);
// A length of time in seconds, to the last figure: "23 min 20 s", "1 min 3.5 s".
[[nodiscard]] Said exact_time(double s);

}  // namespace tuiyan::input
