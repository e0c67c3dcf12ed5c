// What a Chinese keyboard or pen wrote, as documents have it: guesses for suggestions, never readings.
//
// Contract: pure; what is not known stays as it is. Malformed bytes stay too.
#pragma once

#include <string>
#include <string_view>

namespace tuiyan {

// Full-width letters, digits and punctuation (U+FF01 to U+FF5E), the ideographic space, Chinese quotes:
// "３０　ｍｉｎ" is "30 min", "１８：００" is "18:00".
[[nodiscard]] std::string half_width(std::string_view text);
// And Chinese numerals below 10^8 as digits: "三十分钟" is "30分钟", "一点五小时" "1.5小时", "半小时" "0.5小时",
// "一个半小时" "1.5个小时", "二〇二六" "2026". What is an estimate or may be read in two ways stays: "两三分钟",
// "一百五秒", "一半小时", "30分半".
[[nodiscard]] std::string in_digits(std::string_view text);

}  // namespace tuiyan
