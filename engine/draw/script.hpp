// Parts of gnuplot scripts that several figures share. Internal to the room.
#pragma once

#include <string>
#include <string_view>

#include "draw/figure.hpp"
#include "words/word.hpp"

namespace tuiyan::drawing {

[[nodiscard]] inline bool is_chinese(const Frame& frame) { return frame.language == Language::zh; }
[[nodiscard]] std::string figure_word(std::string_view code, const Frame& frame,
                                      const std::vector<words::Argument>& arguments = {});
// Seconds of local time since midnight of the first day, three decimals: what the time axes count.
[[nodiscard]] std::string local(Time at, const Frame& frame);
// Title, border, grid, key above the plot, and a time axis with round clock times.
[[nodiscard]] std::string common(const std::string& title, const Frame& frame, int pixels);
// A text as the label of a tic, quotes included: gnuplot takes it for a number's format.
[[nodiscard]] std::string tic_label(std::string text);
// A data block `$name` of rows.
[[nodiscard]] std::string block(std::string_view name, const std::string& rows);

}  // namespace tuiyan::drawing
