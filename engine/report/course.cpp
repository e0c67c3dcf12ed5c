#include "report/course.hpp"

#include <map>
#include <tuple>

#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using words::Area;
using words::same;

bool is_trouble(const Entry& entry) {
  switch (entry.kind) {
    case Kind::fault_struck:
    case Kind::drill_aborted:
    case Kind::pair_switch_failed:
    case Kind::ups_emptied:
    case Kind::generator_gave_up:
    case Kind::fuel_ran_out:
    case Kind::message_failed:
    case Kind::message_given_up:
      return true;
    case Kind::component_changed:
    case Kind::ivr_changed:
    case Kind::queue_changed:
      return entry.value < 1;
    case Kind::service_changed:
      return entry.value < entry.other;
    case Kind::paper_mode_changed:
      return entry.value > 0;
    case Kind::diagnosed:
    case Kind::verified:
    case Kind::generator_cranked:
      return entry.code == 0;
    default:
      return false;
  }
}

RowState state_of(const Log& log, const score::Row& row) {
  switch (row.outcome) {
    case score::Outcome::none:
      return row.entry != 0 && is_trouble(log.at(row.entry)) ? RowState::trouble : RowState::event;
    case score::Outcome::done:
      return row.late ? RowState::late : RowState::on_time;
    case score::Outcome::failed:
      return RowState::failed;
    case score::Outcome::skipped:
    case score::Outcome::not_needed:
      return RowState::skipped;
    case score::Outcome::open:
      return RowState::open;
    case score::Outcome::not_reached:
      return RowState::not_reached;
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

  [[nodiscard]] std::string what(const score::Row& row, RowState state) const {
    std::string said;
    switch (row.kind) {
      case score::RowKind::fact:
        return row.entry != 0 ? sentence(log, log.at(row.entry), language) : "";
      case score::RowKind::inject:
        return row.entry != 0 ? sentence(log, log.at(row.entry), language)
                              : name_of(documents, about(row.inject), language);
      case score::RowKind::step:
        said = name_of(documents, row.step, language);
        break;
      case score::RowKind::expected_action: {
        const std::string& action = documents.scenario.injects[row.inject].expected_action.in(language);
        said = text("timeline.expected",
                    {{"action", same(action.empty() ? name_of(documents, row.step, language) : action)}});
        break;
      }
    }
    if (row.instance > 1) said += text("timeline.again", {{"n", same(words::count(row.instance))}});
    switch (state) {
      case RowState::failed:
        return said + text("timeline.failed");
      case RowState::skipped:
        return said + text("timeline.skipped");
      case RowState::open:
      case RowState::not_reached:
        if (row.kind == score::RowKind::expected_action) return said + text("timeline.not_done");
        return said + text(row.started ? "timeline.not_ended" : "timeline.not_started");
      default:
        return said;
    }
  }

  [[nodiscard]] std::string deviation(const score::Row& row, RowState state) const {
    if (!row.expected) return "";
    if (!row.deviation) return state == RowState::on_time ? text("timeline.just") : "";
    const Duration off = *row.deviation;
    const words::Argument length{"length", words::duration({off.us < 0 ? -off.us : off.us})};
    if (off.us > 0)
      return text(
          state == RowState::open || state == RowState::not_reached ? "timeline.late_at_least" : "timeline.late",
          {length});
    return off.us == 0 ? text("timeline.just") : text("timeline.early", {length});
  }
};

// What becomes of a row that belongs to a to and fro.
struct Repeats {
  bool is_hidden = false;
  std::int64_t count = 0;  // on the first row of several: how many changes in all
  Time until;
};

// How near two changes of one figure must be to count as one to and fro; none: never joined.
Duration patience_of(Kind kind) {
  switch (kind) {
    case Kind::service_changed:
    case Kind::severity_changed:
      return minutes(5);
    case Kind::noticed:
      return minutes(45);
    default:
      return {0};
  }
}

std::vector<Repeats> repeats_of(const Log& log, const std::vector<score::Row>& rows) {
  using Stream = std::tuple<Kind, Subject, Subject>;
  std::map<Stream, std::vector<std::size_t>> streams;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].kind != score::RowKind::fact || rows[i].entry == 0) continue;
    const Entry& entry = log.at(rows[i].entry);
    if (patience_of(entry.kind).us == 0) continue;
    // What is noticed matters here, not by whom.
    streams[{entry.kind, entry.kind == Kind::noticed ? entry.object : entry.about, {}}].push_back(i);
  }
  std::vector<Repeats> repeats(rows.size());
  for (const auto& [stream, at] : streams) {
    const Duration patience = patience_of(std::get<Kind>(stream));
    for (std::size_t begin = 0; begin < at.size();) {
      std::size_t end = begin + 1;
      while (end < at.size() && rows[at[end]].at - rows[at[end - 1]].at <= patience) ++end;
      if (end - begin > 2) {
        repeats[at[begin]].count = static_cast<std::int64_t>(end - begin);
        repeats[at[begin]].until = rows[at[end - 1]].at;
        for (std::size_t i = begin + 1; i + 1 < end; ++i) {
          const Entry& entry = log.at(rows[at[i]].entry);
          repeats[at[i]].is_hidden = entry.kind != Kind::service_changed || entry.value > 0;
        }
      }
      begin = end;
    }
  }
  return repeats;
}

}  // namespace

std::vector<std::string> not_reached(const Log& log, Language language) {
  std::vector<std::string> names;
  for (const score::Row& row : score::step_rows(log)) {
    if (row.outcome != score::Outcome::not_reached) continue;
    const std::string name = name_of(*log.documents, row.step, language);
    names.push_back(row.clause.empty() ? name
                                       : in(words::sentence(Area::report, "not_reached",
                                                            {{"step", same(name)}, {"clause", same(row.clause)}}),
                                            language));
  }
  return names;
}

Time first_fault(const Log& log) {
  for (const Entry& entry : log.entries)
    if (entry.kind == Kind::fault_struck) return entry.at;
  return Time{0};
}

Kept kept(const score::Row& row) {
  if (!row.expected || row.kind != score::RowKind::step) return Kept::no_limit;
  switch (row.outcome) {
    case score::Outcome::done:
      return row.late ? Kept::no : Kept::yes;
    case score::Outcome::failed:
      return Kept::no;
    // Still open at the end: its limit counts only once it has passed.
    case score::Outcome::open:
      return row.late || (row.deviation && row.deviation->us > 0) ? Kept::no : Kept::no_limit;
    default:
      return Kept::no_limit;
  }
}

std::vector<TimelineRow> timeline(const Log& log, Language language) {
  const Time since = first_fault(log);
  const Duration start_of_day = log.documents->scenario.start_of_day;
  const Writer writer{log, language};
  std::vector<TimelineRow> rows;
  const std::vector<score::Row> all = score::timeline(log);
  const std::vector<Repeats> repeats = repeats_of(log, all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const score::Row& from = all[i];
    const bool is_step = from.kind == score::RowKind::step;
    if (from.outcome == score::Outcome::not_needed || (is_step && from.outcome == score::Outcome::not_reached) ||
        repeats[i].is_hidden)
      continue;
    TimelineRow row;
    row.state = state_of(log, from);
    row.is_step = from.kind == score::RowKind::step || from.kind == score::RowKind::expected_action;
    row.clock = in(words::clock(start_of_day, from.at), language);
    row.since = words::offset(words::whole(from.at) - words::whole(since));
    row.what = writer.what(from, row.state);
    if (repeats[i].count > 0)
      row.what += writer.text("timeline.repeated", {{"to", words::clock(start_of_day, repeats[i].until)},
                                                    {"n", same(words::count(repeats[i].count))}});
    row.clause = from.clause;
    if (from.who && row.is_step) row.who = name_of(*log.documents, about(from.who), language);
    if (row.who.empty() && row.is_step && from.step)
      row.who = name_of(*log.documents, about(log.documents->plan.flow[from.step].by), language);
    if (from.expected && row.state != RowState::skipped)
      row.due = in(words::clock(start_of_day, *from.expected), language);
    // A failure on time is no merit.
    if (row.state != RowState::skipped && row.state != RowState::failed)
      row.deviation = writer.deviation(from, row.state);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tuiyan::report
