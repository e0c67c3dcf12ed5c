#include "report/timeline_text.hpp"

#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using score::Outcome;
using score::RowKind;
using words::Area;
using words::same;

RowState state_of(const score::Row& row) {
  switch (row.outcome) {
    case Outcome::none:
      return row.worse ? RowState::trouble : RowState::event;
    case Outcome::done:
      return row.late ? RowState::late : RowState::on_time;
    case Outcome::done_before:
      return RowState::on_time;
    case Outcome::failed:
      return RowState::failed;
    case Outcome::skipped:
    case Outcome::not_needed:
      return RowState::skipped;
    case Outcome::open:
    case Outcome::not_reached:
      return RowState::open;
  }
  return RowState::event;
}

// What a line of the table needs at hand.
struct Writer {
  const Log& log;
  Language language;
  const Documents& documents = *log.documents;

  [[nodiscard]] std::string text(std::string_view code, const std::vector<words::Argument>& arguments = {}) const {
    return in(words::sentence(Area::report, code, arguments), language);
  }
  [[nodiscard]] Said clock(Time at) const { return words::clock(documents.scenario.start_of_day, at); }

  [[nodiscard]] std::string name_of_row(const score::Row& row) const {
    switch (row.kind) {
      case RowKind::fact:
      case RowKind::inject:
        return row.entry != 0 ? sentence(log, log.at(row.entry), language) : "";
      case RowKind::step:
        return name_of(documents, row.step, language);
      case RowKind::expected_action:
        break;
    }
    const std::string& action = documents.scenario.injects[row.inject].expected_action.in(language);
    return text("timeline.expected",
                {{"action", same(action.empty() ? name_of(documents, row.step, language) : action)}});
  }

  [[nodiscard]] std::string ending(const score::Row& row) const {
    const bool is_action = row.kind == RowKind::expected_action;
    switch (row.outcome) {
      case Outcome::none:
        return is_action ? text("timeline.judge") : "";
      case Outcome::done_before:
        return text("timeline.done_before", {{"at", clock(*row.actual)}});
      case Outcome::failed:
        return text("timeline.failed");
      case Outcome::skipped:
      case Outcome::not_needed:
        return text("timeline.skipped");
      case Outcome::open:
      case Outcome::not_reached:
        if (is_action) return text("timeline.not_done");
        return text(row.started ? "timeline.not_ended" : "timeline.not_started");
      case Outcome::done:
        break;
    }
    return "";
  }

  [[nodiscard]] std::string what(const score::Row& row) const {
    std::string said = name_of_row(row);
    if (row.kind == RowKind::step && row.instance > 1)
      said += text("timeline.again", {{"n", same(words::count(row.instance))}});
    said += ending(row);
    if (row.changes > 0)
      said += text("timeline.repeated", {{"to", clock(row.until)}, {"n", same(words::count(row.changes))}});
    return said;
  }

  [[nodiscard]] std::string deviation(const score::Row& row, RowState state) const {
    // A failure on time is no merit.
    if (!row.expected || !row.deviation || state == RowState::skipped || state == RowState::failed) return "";
    const Duration off = *row.deviation;
    if (off.us == 0) return text("timeline.just");
    const words::Argument length{"length", words::duration({off.us < 0 ? -off.us : off.us})};
    return text(off.us < 0                ? "timeline.early"
                : state == RowState::open ? "timeline.late_at_least"
                                          : "timeline.late",
                {length});
  }
};

}  // namespace

std::vector<TimelineRow> timeline_rows(const Log& log, const score::Timeline& timeline, Language language) {
  const Writer writer{log, language};
  std::vector<TimelineRow> rows;
  for (const score::Row& from : timeline.rows) {
    TimelineRow row;
    row.state = state_of(from);
    row.is_step = from.kind == RowKind::step || from.kind == RowKind::expected_action;
    row.is_major = from.major;
    row.clock = in(writer.clock(from.at), language);
    row.since = words::offset(words::whole(from.at) - words::whole(timeline.since));
    row.what = writer.what(from);
    row.clause = from.clause;
    if (from.who && row.is_step) row.who = name_of(*log.documents, about(from.who), language);
    if (row.who.empty() && row.is_step && from.step)
      row.who = name_of(*log.documents, about(log.documents->plan.flow[from.step].by), language);
    if (from.expected && row.state != RowState::skipped) row.due = in(writer.clock(*from.expected), language);
    row.deviation = writer.deviation(from, row.state);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string step_list(const Log& log, const std::vector<Index<Step>>& steps, Language language) {
  std::string list;
  for (Index<Step> step : steps) {
    const std::string& clause = log.documents->plan.flow[step].clause;
    std::string name = name_of(*log.documents, step, language);
    if (!clause.empty())
      name = in(words::sentence(Area::report, "step_with_clause", {{"step", same(name)}, {"clause", same(clause)}}),
                language);
    add_item(list, name, language);
  }
  return list;
}

}  // namespace tuiyan::report
