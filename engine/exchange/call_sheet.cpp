#include "exchange/call_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "base/check.hpp"

namespace tuiyan::exchange {
namespace {

constexpr double one_day_s = 86'400;

// Names in order of first appearance, each with its number.
class Numbering {
 public:
  explicit Numbering(std::vector<std::string>& names) : names_(&names) {}
  std::uint32_t of(const std::string& name) {
    const auto [at, fresh] = numbers_.emplace(name, static_cast<std::uint32_t>(names_->size()));
    if (fresh) names_->push_back(name);
    return at->second;
  }

 private:
  std::vector<std::string>* names_;
  std::map<std::string, std::uint32_t> numbers_;
};

class RowReader {
 public:
  RowReader(const CsvRow& row, const Columns& columns, DateOrder order, std::vector<RowProblem>& problems)
      : row_(row), columns_(columns), order_(order), problems_(problems) {}

  void refuse(RowProblemKind kind, Column column, std::string found = {}) {
    problems_.push_back({row_.line, kind, columns_.has(column) ? columns_.name(column) : "", std::move(found)});
    if (use(kind) == RowUse::nothing) usable_ = false;
  }
  [[nodiscard]] bool usable() const { return usable_; }

  // Day and time of entry.
  void entry(RecordedCall& call, StatedOffset& table_clock) {
    const std::string& text = columns_.cell(row_, Column::entry);
    const std::optional<Moment> moment = parse_moment(text, order_);
    if (!moment) return refuse(RowProblemKind::wrong_time, Column::entry, text);
    if (!table_clock.fits(*moment)) return refuse(RowProblemKind::other_offset, Column::entry, text);
    call.entry_s = moment->of_day_s;
    if (moment->day) {
      call.day = *moment->day;
    } else {
      const std::string& date = columns_.cell(row_, Column::date);
      const std::optional<std::int64_t> day = parse_day(date, order_);
      if (!day) return refuse(RowProblemKind::wrong_date, Column::date, date);
      call.day = *day;
    }
  }

  // A phase by its length, or by its end after `start_s` (seconds after the call's midnight).
  double phase(Column length, Column start, Column end, double start_s) {
    if (columns_.has(length)) {
      const std::string& text = columns_.cell(row_, length);
      if (text.empty()) return 0;
      const std::optional<double> s = parse_length_s(text);
      if (!s) return refuse(RowProblemKind::wrong_length, length, text), 0;
      return checked(*s, length, text);
    }
    if (!columns_.has(end) || columns_.cell(row_, end).empty()) return 0;
    std::optional<double> from = start_s;
    if (columns_.has(start)) from = clock(start, start_s);
    const std::optional<double> to = from ? clock(end, *from) : std::nullopt;
    if (!to) return 0;
    if (*to < *from) return refuse(RowProblemKind::left_before_entry, end, columns_.cell(row_, end)), 0;
    return checked(*to - *from, end, columns_.cell(row_, end));
  }

  void outcome(RecordedCall& call) {
    if (!columns_.has(Column::outcome)) {
      call.outcome = call.talk_s > 0 ? Outcome::answered : call.queue_s > 0 ? Outcome::abandoned : Outcome::left_in_ivr;
      return;
    }
    const std::string& word = columns_.cell(row_, Column::outcome);
    const std::optional<Outcome> found = outcome_of(word);
    if (!found) return refuse(RowProblemKind::unknown_outcome, Column::outcome, word);
    call.outcome = *found;
    const Column talk = columns_.has(Column::talk_s) ? Column::talk_s : Column::talk_exit;
    if (call.outcome != Outcome::answered && call.talk_s > 0)
      refuse(RowProblemKind::abandoned_with_talk, talk, fmt::format("{:g}", call.talk_s));
    if (call.outcome == Outcome::answered && columns_.has(talk) && call.talk_s <= 0 && usable_) {
      refuse(RowProblemKind::answered_without_talk, talk, fmt::format("{:g}", call.talk_s));
      call.talk_usable = false;
    }
  }

 private:
  double checked(double s, Column column, const std::string& text) {
    if (s < 0) return refuse(RowProblemKind::negative_length, column, text), 0;
    if (s > one_day_s) return refuse(RowProblemKind::too_long, column, text), 0;
    return s;
  }
  // Seconds after the call's midnight; past the next midnight when that is nearer.
  std::optional<double> clock(Column column, double after_s) {
    const std::string& text = columns_.cell(row_, column);
    const std::optional<Moment> moment = parse_moment(text, order_);
    if (!moment) return refuse(RowProblemKind::wrong_time, column, text), std::nullopt;
    double s = moment->of_day_s;
    while (s < after_s - one_day_s / 2) s += one_day_s;
    return s;
  }

  const CsvRow& row_;
  const Columns& columns_;
  DateOrder order_;
  std::vector<RowProblem>& problems_;
  bool usable_ = true;
};

void find_overlaps(CallSheet& sheet, const Columns& columns) {
  if (!sheet.has_agents || !sheet.has_talk) return;
  std::vector<std::size_t> talks;
  for (std::size_t i = 0; i < sheet.calls.size(); ++i)
    if (sheet.calls[i].agent != 0 && sheet.calls[i].talk_s > 0) talks.push_back(i);
  std::sort(talks.begin(), talks.end(), [&](std::size_t a, std::size_t b) {
    const RecordedCall &x = sheet.calls[a], &y = sheet.calls[b];
    return std::tuple(x.agent, x.left_queue_s(), x.line) < std::tuple(y.agent, y.left_queue_s(), y.line);
  });
  // The agent took the next call, so it is the earlier talk that cannot have been so long.
  for (std::size_t k = 0; k + 1 < talks.size(); ++k) {
    RecordedCall& call = sheet.calls[talks[k]];
    const RecordedCall& next = sheet.calls[talks[k + 1]];
    const double over_s = call.left_queue_s() + call.talk_s - next.left_queue_s();
    if (next.agent != call.agent || over_s <= overlap_allowed_s) continue;
    call.talk_usable = false;
    sheet.problems.push_back({call.line, RowProblemKind::overlapping_talk, columns.name(Column::agent),
                              fmt::format("{}: {:g} s, line {}", sheet.agents[call.agent], over_s, next.line)});
  }
}

}  // namespace

CallSheet calls_of_day(const CallSheet& sheet, std::int64_t day) {
  CallSheet part;
  part.file = sheet.file;
  part.classes = sheet.classes;
  part.kin = sheet.kin;
  part.callers = sheet.callers;
  part.agents = sheet.agents;
  part.clock = sheet.clock;
  part.has_ivr = sheet.has_ivr;
  part.has_queue = sheet.has_queue;
  part.has_talk = sheet.has_talk;
  part.has_callers = sheet.has_callers;
  part.has_agents = sheet.has_agents;
  const auto later = [](std::int64_t at, const RecordedCall& call) { return at < call.day; };
  const auto end = std::upper_bound(sheet.calls.begin(), sheet.calls.end(), day, later);
  part.calls.assign(std::upper_bound(sheet.calls.begin(), end, day - 1, later), end);
  return part;
}

CallSheet read_calls(const CsvTable& table, const Columns& columns, DateOrder order) {
  TUIYAN_CHECK(columns.kind() == TableKind::call_records);
  CallSheet sheet;
  sheet.file = table.file;
  sheet.rows = table.rows.size() + table.broken.size();
  sheet.has_ivr = columns.has(Column::ivr_s) || columns.has(Column::ivr_exit);
  sheet.has_queue = columns.has(Column::queue_s) || columns.has(Column::queue_exit);
  sheet.has_talk = columns.has(Column::talk_s) || columns.has(Column::talk_exit);
  sheet.has_callers = columns.has(Column::caller);
  sheet.has_agents = columns.has(Column::agent);
  std::vector<std::string> kin_names;
  Numbering kins(kin_names), classes(sheet.classes), callers(sheet.callers), agents(sheet.agents);
  (void)callers.of("");
  (void)agents.of("");
  for (const BrokenRow& broken : table.broken)
    sheet.problems.push_back({broken.line,
                              broken.cells == 0 ? RowProblemKind::stray_quotes : RowProblemKind::cell_count, "",
                              broken.cells == 0 ? "" : fmt::format("{}", broken.cells)});
  for (const CsvRow& row : table.rows) {
    RowReader reader(row, columns, order, sheet.problems);
    RecordedCall call;
    call.line = row.line;
    reader.entry(call, sheet.clock);
    double at_s = call.entry_s;
    call.ivr_s = reader.phase(Column::ivr_s, Column::entry, Column::ivr_exit, at_s);
    at_s += call.ivr_s;
    call.queue_s = reader.phase(Column::queue_s, Column::queue_start, Column::queue_exit, at_s);
    at_s += call.queue_s;
    call.talk_s = reader.phase(Column::talk_s, Column::talk_start, Column::talk_exit, at_s);
    reader.outcome(call);
    if (!reader.usable()) continue;
    std::string name;
    for (std::size_t column : columns.classes()) name += (name.empty() ? "" : "-") + row.cells[column];
    call.call_class = classes.of(name);
    if (sheet.kin.size() < sheet.classes.size())
      sheet.kin.push_back(kins.of(columns.classes().empty() ? "" : row.cells[columns.classes().front()]));
    const std::string& caller = columns.cell(row, Column::caller);
    if (caller != "0") call.caller = callers.of(caller);
    call.agent = agents.of(columns.cell(row, Column::agent));
    sheet.calls.push_back(call);
  }
  std::sort(sheet.calls.begin(), sheet.calls.end(), [](const RecordedCall& a, const RecordedCall& b) {
    return std::tuple(a.entered_s(), a.line) < std::tuple(b.entered_s(), b.line);
  });
  find_overlaps(sheet, columns);
  std::stable_sort(sheet.problems.begin(), sheet.problems.end(),
                   [](const RowProblem& a, const RowProblem& b) { return a.line < b.line; });
  return sheet;
}

}  // namespace tuiyan::exchange
