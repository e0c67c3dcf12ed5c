// Which column of a table holds what.
//
// Contract: columns are found by name: names known in Chinese and English (and those of the bank file
// of Guedj and Mandelbaum) without regard to case, spaces and signs; others as the user told. Two
// columns for one thing, a name that is not in the table, and a missing column are errors that list the
// columns found.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "exchange/csv.hpp"

namespace tuiyan::exchange {

enum class Column : std::uint8_t {
  // of every kind of table
  date,
  // call records
  entry,
  ivr_s,
  ivr_exit,
  queue_start,
  queue_exit,
  queue_s,
  talk_start,
  talk_exit,
  talk_s,
  outcome,
  call_class,
  caller,
  agent,
  // statistics by interval or day
  interval,
  ivr_entered,
  ivr_hangup,
  offered,
  answered,
  abandoned,
  asa_s,
  wait_abandoned_s,
  talk_mean_s,
  agents,
  // customers out
  time,
  customers_out,
};
inline constexpr std::size_t column_count = static_cast<std::size_t>(Column::customers_out) + 1;

struct ColumnFacts {
  Column column;
  std::string_view code;  // what --column says
  std::string_view zh, en;
  std::span<const std::string_view> names;  // known in tables
};
[[nodiscard]] const ColumnFacts& describe(Column column);
[[nodiscard]] std::optional<Column> column_of(std::string_view code);
[[nodiscard]] std::vector<std::string> column_codes();

// "talk_s" is in the column named "通话秒数"; said on the command line or in a mapping file.
struct ToldColumn {
  Column column;
  std::string name;
  Place place;  // where it was said
};

enum class TableKind : std::uint8_t { call_records, interval_statistics, daily_counts, outage };

class Columns {
 public:
  [[nodiscard]] bool has(Column column) const { return at_[static_cast<std::size_t>(column)].has_value(); }
  // The cell of a row; "" when the table has no such column.
  [[nodiscard]] const std::string& cell(const CsvRow& row, Column column) const;
  [[nodiscard]] const std::string& name(Column column) const;
  [[nodiscard]] TableKind kind() const { return kind_; }
  // Several columns may tell classes apart; the others come once.
  [[nodiscard]] const std::vector<std::size_t>& classes() const { return classes_; }

 private:
  friend std::optional<Columns> map_columns(const CsvTable&, const std::vector<ToldColumn>&, Diagnostics&);
  std::array<std::optional<std::size_t>, column_count> at_{};
  std::vector<std::size_t> classes_;
  std::vector<std::string> names_;
  TableKind kind_ = TableKind::call_records;
};

[[nodiscard]] std::optional<Columns> map_columns(const CsvTable& table, const std::vector<ToldColumn>& told,
                                                 Diagnostics& diagnostics);
// {"talk_s": "通话秒数", …}
[[nodiscard]] std::vector<ToldColumn> read_mapping(const std::string& file, std::string_view text,
                                                   Diagnostics& diagnostics);

}  // namespace tuiyan::exchange
