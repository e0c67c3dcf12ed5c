// Where in a text an offset is: line and column.
//
// Contract: `place` is asked with offsets that never fall, so the whole text is walked once.
// Columns count code points; "\n", "\r\n" and a lone "\r" each end a line.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace tuiyan::json {

class PlaceFinder {
 public:
  PlaceFinder(std::string file, std::string_view text) : file_(std::move(file)), text_(text) {}
  [[nodiscard]] Place place(std::size_t offset);

 private:
  std::string file_;
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

}  // namespace tuiyan::json
