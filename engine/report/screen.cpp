#include "report/screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "words/width.hpp"

namespace tuiyan::report {
namespace {

// A planner's text may hold anything; a terminal would obey an escape character.
std::string tame(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text;
}

}  // namespace

std::string Screen::word(std::string_view code, const std::vector<words::Argument>& arguments) const {
  return words::pick(words::sentence(area_, code, arguments), language_ == Language::zh);
}

void Screen::line(const std::string& text, Paint paint) { out_ += painted(tame(text), paint) + "\n"; }

void Screen::heading(const std::string& text) { out_ += "\n" + painted(tame(text), Paint::bold) + "\n"; }

void Screen::table(const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::size_t wide = display_width(columns[i].title);
    for (const auto& row : rows) wide = std::max(wide, display_width(row[i].text));
    widths.push_back(std::min(wide, columns[i].most));
  }
  std::vector<Cell> head;
  for (const Column& column : columns) head.push_back({column.title, Paint::faint});
  print(columns, widths, head);
  std::size_t total = 2 * (widths.size() - 1);
  for (std::size_t w : widths) total += w;
  out_ += painted(std::string(total, '-'), Paint::faint) + "\n";
  for (const auto& row : rows) print(columns, widths, row);
}

std::string Screen::painted(const std::string& text, Paint paint) const {
  if (!colour_ || paint == Paint::none || text.empty()) return text;
  const char* code = paint == Paint::bold ? "1" : paint == Paint::faint ? "2" : paint == Paint::good ? "32" : "31";
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

void Screen::print(const std::vector<Column>& columns, const std::vector<std::size_t>& widths,
                   const std::vector<Cell>& row) {
  std::string printed;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string text = words::shorten(tame(row[i].text), widths[i]);
    const std::string pad(widths[i] - std::min(widths[i], display_width(text)), ' ');
    const bool last = i + 1 == row.size();
    if (columns[i].right)
      printed += pad + painted(text, row[i].paint);
    else
      printed += painted(text, row[i].paint) + (last ? "" : pad);
    if (!last) printed += "  ";
  }
  while (!printed.empty() && printed.back() == ' ') printed.pop_back();
  out_ += printed + "\n";
}

}  // namespace tuiyan::report
