#include "exchange/count_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/check.hpp"

namespace tuiyan::exchange {
namespace {

void add_broken(const CsvTable& table, std::vector<RowProblem>& problems) {
  for (const BrokenRow& broken : table.broken)
    problems.push_back({broken.line, broken.cells == 0 ? RowProblemKind::stray_quotes : RowProblemKind::cell_count, "",
                        broken.cells == 0 ? "" : fmt::format("{}", broken.cells)});
}

void by_line(std::vector<RowProblem>& problems) {
  std::stable_sort(problems.begin(), problems.end(),
                   [](const RowProblem& a, const RowProblem& b) { return a.line < b.line; });
}

}  // namespace

CountSheet read_counts(const CsvTable& table, const Columns& columns, DateOrder order) {
  CountSheet sheet;
  sheet.file = table.file;
  sheet.rows = table.rows.size() + table.broken.size();
  sheet.has_waits = columns.has(Column::asa_s) && columns.has(Column::wait_abandoned_s) &&
                    columns.has(Column::answered) && columns.has(Column::abandoned);
  sheet.has_talk = columns.has(Column::talk_mean_s) && columns.has(Column::answered);
  sheet.has_ivr = columns.has(Column::ivr_entered) && columns.has(Column::ivr_hangup);
  sheet.has_agents = columns.has(Column::agents);
  add_broken(table, sheet.problems);
  for (const CsvRow& row : table.rows) {
    CountRow counts;
    counts.line = row.line;
    bool usable = true;
    const auto refuse = [&](RowProblemKind kind, Column column, std::string found) {
      sheet.problems.push_back({row.line, kind, columns.name(column), std::move(found)});
      usable = false;
    };
    const std::string& date = columns.cell(row, Column::date);
    if (const auto day = parse_day(date, order))
      counts.day = *day;
    else
      refuse(RowProblemKind::wrong_date, Column::date, date);
    if (columns.has(Column::interval)) {
      const std::string& start = columns.cell(row, Column::interval);
      const std::optional<Moment> moment = parse_moment(start, order);
      if (!moment)
        refuse(RowProblemKind::wrong_time, Column::interval, start);
      else if (!sheet.clock.fits(*moment))
        refuse(RowProblemKind::other_offset, Column::interval, start);
      else
        counts.from_s = moment->of_day_s;
    }
    const auto number = [&](Column column, double& out, bool is_length) {
      const std::string& cell = columns.cell(row, column);
      if (cell.empty()) return;
      const std::optional<double> value = is_length ? parse_length_s(cell) : parse_number(cell);
      if (!value || (!is_length && *value < 0))
        refuse(is_length ? RowProblemKind::wrong_length : RowProblemKind::wrong_count, column, cell);
      else if (*value < 0)
        refuse(RowProblemKind::negative_length, column, cell);
      else
        out = *value;
    };
    if (columns.cell(row, Column::offered).empty()) refuse(RowProblemKind::wrong_count, Column::offered, "");
    number(Column::offered, counts.offered, false);
    number(Column::answered, counts.answered, false);
    number(Column::abandoned, counts.abandoned, false);
    number(Column::ivr_entered, counts.ivr_entered, false);
    number(Column::ivr_hangup, counts.ivr_hangup, false);
    number(Column::agents, counts.agents, false);
    number(Column::asa_s, counts.asa_s, true);
    number(Column::wait_abandoned_s, counts.wait_abandoned_s, true);
    number(Column::talk_mean_s, counts.talk_mean_s, true);
    if (usable && counts.answered + counts.abandoned > counts.offered)
      refuse(RowProblemKind::parts_exceed_whole, Column::offered,
             fmt::format("{:g} + {:g} > {:g}", counts.answered, counts.abandoned, counts.offered));
    if (usable) sheet.counts.push_back(counts);
  }
  std::stable_sort(sheet.counts.begin(), sheet.counts.end(), [](const CountRow& a, const CountRow& b) {
    return std::tuple(a.day, a.from_s, a.line) < std::tuple(b.day, b.from_s, b.line);
  });
  std::vector<CountRow> once;
  sheet.interval_s = 86'400;
  for (const CountRow& row : sheet.counts) {
    const bool same_day = !once.empty() && once.back().day == row.day;
    if (same_day && once.back().from_s == row.from_s) {
      sheet.problems.push_back({row.line, RowProblemKind::repeated_interval, columns.name(Column::date),
                                fmt::format("{} line {}", day_text(row.day), once.back().line)});
      continue;
    }
    if (same_day) sheet.interval_s = std::min(sheet.interval_s, row.from_s - once.back().from_s);
    once.push_back(row);
  }
  sheet.counts = std::move(once);
  by_line(sheet.problems);
  return sheet;
}

OutageSheet read_outage(const CsvTable& table, const Columns& columns, DateOrder order) {
  TUIYAN_CHECK(columns.kind() == TableKind::outage);
  OutageSheet sheet;
  sheet.file = table.file;
  sheet.rows = table.rows.size() + table.broken.size();
  add_broken(table, sheet.problems);
  for (const CsvRow& row : table.rows) {
    const std::string& time = columns.cell(row, Column::time);
    const std::string& cell = columns.cell(row, Column::customers_out);
    const std::optional<Moment> moment = parse_moment(time, order);
    const std::optional<double> customers = parse_number(cell);
    const auto refuse = [&](RowProblemKind kind, Column column, const std::string& found) {
      sheet.problems.push_back({row.line, kind, columns.name(column), found});
    };
    if (!moment || !moment->day) {
      refuse(RowProblemKind::wrong_time, Column::time, time);
    } else if (!sheet.clock.fits(*moment)) {
      refuse(RowProblemKind::other_offset, Column::time, time);
    } else if (!customers || *customers < 0) {
      refuse(RowProblemKind::wrong_count, Column::customers_out, cell);
    } else {
      const double at_s = static_cast<double>(*moment->day) * 86'400 + moment->of_day_s;
      if (!sheet.points.empty() && at_s < sheet.points.back().at_s)
        refuse(RowProblemKind::time_goes_back, Column::time, time);
      else
        sheet.points.push_back({at_s, *customers});
    }
  }
  by_line(sheet.problems);
  return sheet;
}

}  // namespace tuiyan::exchange
