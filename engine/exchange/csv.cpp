#include "exchange/csv.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"
#include "exchange/encoding.hpp"

namespace tuiyan::exchange {
namespace {

// libcsv between construction and destruction; never moved, since it is called back with `this`.
class Parser {
 public:
  explicit Parser(char separator) : separator_(separator) { open(); }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // One physical line with its end. Rows that ended in it are appended to `rows`; false: stray quotes.
  bool feed(std::string_view line, int number, std::vector<CsvRow>& rows) {
    if (!inside_) row_.line = number;
    inside_ = true;
    rows_ = &rows;
    const std::size_t read = csv_parse(&parser_, line.data(), line.size(), on_cell, on_row, this);
    return read == line.size() ? true : failed();
  }
  // The end of the file; false: a quote was never closed.
  bool finish(std::vector<CsvRow>& rows) {
    rows_ = &rows;
    return csv_fini(&parser_, on_cell, on_row, this) == 0;
  }
  [[nodiscard]] bool inside() const { return inside_; }
  [[nodiscard]] int row_line() const { return row_.line; }

 private:
  void open() {
    TUIYAN_CHECK(csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) == 0);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator_));
  }
  bool failed() {
    csv_free(&parser_);
    open();
    row_.cells.clear();
    inside_ = false;
    return false;
  }
  static void on_cell(void* text, std::size_t length, void* self) {
    static_cast<Parser*>(self)->row_.cells.emplace_back(text == nullptr ? "" : static_cast<const char*>(text), length);
  }
  static void on_row(int, void* self_pointer) {
    auto* self = static_cast<Parser*>(self_pointer);
    self->rows_->push_back(std::exchange(self->row_, {}));
    self->inside_ = false;
  }

  csv_parser parser_{};
  char separator_;
  CsvRow row_;
  bool inside_ = false;  // a row has begun and not ended
  std::vector<CsvRow>* rows_ = nullptr;
};

char separator_of(std::string_view text) {
  constexpr std::array<char, 4> known{',', ';', '\t', '|'};
  std::array<int, 4> count{};
  bool quoted = false;
  for (char c : text.substr(0, text.find_first_of("\r\n"))) {
    if (c == '"') quoted = !quoted;
    const auto at = std::find(known.begin(), known.end(), c);
    if (!quoted && at != known.end()) ++count[static_cast<std::size_t>(at - known.begin())];
  }
  return known[static_cast<std::size_t>(std::max_element(count.begin(), count.end()) - count.begin())];
}

// Up to and including the next line end.
std::string_view first_line(std::string_view text) {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos) return text;
  return text.substr(0, end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
}

bool is_blank(const std::vector<std::string>& cells) {
  return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
}

void refuse(Diagnostics& diagnostics, const std::string& file, int line, std::string code, Said expected, Said found) {
  diagnostics.add({Severity::error,
                   {file, line, line > 0 ? 1 : 0},
                   "",
                   std::move(code),
                   std::move(expected),
                   std::move(found),
                   {}});
}

}  // namespace

std::optional<CsvTable> read_csv(const std::string& file, std::string_view bytes, Diagnostics& diagnostics) {
  const Utf8Text decoded = to_utf8(bytes);
  if (!decoded.text) {
    refuse(diagnostics, file, decoded.line, "wrong-encoding",
           {"UTF-8、UTF-16 或 GB18030 编码的文本", "text in UTF-8, UTF-16 or GB18030"},
           {"不属于这些编码的字节", "bytes that are none of these"});
    return std::nullopt;
  }
  CsvTable table;
  table.file = file;
  table.encoding = decoded.encoding;
  const std::string_view text = *decoded.text;
  table.separator = separator_of(text.substr(std::min(text.find_first_not_of("\r\n"), text.size())));

  Parser parser(table.separator);
  std::vector<CsvRow> rows;
  int number = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = first_line(rest);
    rest.remove_prefix(line.size());
    ++number;
    if (!parser.inside() && line.find_first_not_of("\r\n") == std::string_view::npos) continue;
    if (!parser.feed(line, number, rows)) table.broken.push_back({number, 0});
  }
  const int open_line = parser.row_line();
  if (parser.inside() && !parser.finish(rows)) {
    refuse(
        diagnostics, file, open_line, "open-quote", {"成对的引号", "quotes in pairs"},
        {"从这一行开始的引号到文件结束也没有闭合", "a quote in the row that begins here is not closed before the end"});
    return std::nullopt;
  }
  for (CsvRow& row : rows) {
    if (is_blank(row.cells)) continue;
    if (table.header.cells.empty())
      table.header = std::move(row);
    else if (row.cells.size() != table.header.cells.size())
      table.broken.push_back({row.line, row.cells.size()});
    else
      table.rows.push_back(std::move(row));
  }
  std::sort(table.broken.begin(), table.broken.end(),
            [](const BrokenRow& a, const BrokenRow& b) { return a.line < b.line; });
  if (table.header.cells.empty()) {
    refuse(diagnostics, file, 0, "empty-table",
           {"第一行写列名、以下各行写数据的表", "a table: names of columns, then rows"},
           {"没有内容的文件", "a file without content"});
    return std::nullopt;
  }
  return table;
}

}  // namespace tuiyan::exchange
