// Tables of comma-separated values, as they leave call platforms and spreadsheets.
//
// Contract: RFC 4180 (quoted cells, doubled quotes, line ends inside quotes) read by libcsv, in any
// encoding of encoding.hpp; LF, CRLF or CR. The separator is the one of , ; tab | that occurs most
// in the first row. Spaces around unquoted cells are dropped, rows without content are no rows. Every row knows
// its line. What makes the file unusable is an error; a row with stray quotes or with more or
// fewer cells than the header is kept apart in `broken`, for the reader to count and report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace tuiyan::exchange {

struct CsvRow {
  int line = 0;  // where it begins
  std::vector<std::string> cells;
};

struct BrokenRow {
  int line = 0;
  std::size_t cells = 0;  // found; 0: stray quotes
};

struct CsvTable {
  std::string file;
  std::string encoding;
  char separator = ',';
  CsvRow header;
  std::vector<CsvRow> rows;  // each with as many cells as the header
  std::vector<BrokenRow> broken;
};

[[nodiscard]] std::optional<CsvTable> read_csv(const std::string& file, std::string_view bytes,
                                               Diagnostics& diagnostics);

}  // namespace tuiyan::exchange
