// Tables and lines on a terminal. Internal to the room.
//
// Contract: columns line up where a Chinese character takes two; escape sequences only when colour is
// asked for, and never inside the counting of columns. No control character of a planner's text gets
// through.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"
#include "words/word.hpp"

namespace tuiyan::report {

enum class Paint { none, bold, faint, good, bad };

struct Cell {
  std::string text;
  Paint paint = Paint::none;
};

struct Column {
  std::string title;
  std::size_t most = 1000;
  bool right = false;
};

class Screen {
 public:
  Screen(Language language, bool colour, words::Area area = words::Area::terminal)
      : language_(language), colour_(colour), area_(area) {}

  // A text of the screen's area, in its language.
  [[nodiscard]] std::string word(std::string_view code, const std::vector<words::Argument>& arguments = {}) const;
  void line(const std::string& text, Paint paint = Paint::none);
  void heading(const std::string& text);  // after an empty line
  void table(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows);
  [[nodiscard]] const std::string& text() const { return out_; }

 private:
  [[nodiscard]] std::string painted(const std::string& text, Paint paint) const;
  void print(const std::vector<Column>& columns, const std::vector<std::size_t>& widths, const std::vector<Cell>& row);

  Language language_;
  bool colour_;
  words::Area area_;
  std::string out_;
};

}  // namespace tuiyan::report
