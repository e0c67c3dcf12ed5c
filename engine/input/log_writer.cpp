#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "input/log_fields.hpp"
#include "input/log_file.hpp"
#include "input/log_names.hpp"

namespace tuiyan::input {
namespace {

// One line, written member by member. Ids need no escapes: they are letters, digits and dashes.
class LineWriter {
 public:
  LineWriter(std::string& out, std::string_view record) : out_(out) {
    fmt::format_to(std::back_inserter(out_), "{{\"record\":\"{}\"", record);
  }
  ~LineWriter() { out_ += "}\n"; }
  LineWriter(const LineWriter&) = delete;
  LineWriter& operator=(const LineWriter&) = delete;

  void integer(std::string_view key, std::int64_t value) {
    fmt::format_to(std::back_inserter(out_), ",\"{}\":{}", key, value);
  }
  void word(std::string_view key, std::string_view value) {
    fmt::format_to(std::back_inserter(out_), ",\"{}\":\"{}\"", key, value);
  }
  // Shortest text that reads back to the same bits. JSON has no infinity: a capacity without limit
  // is a word.
  void real(std::string_view key, double value) {
    if (std::isfinite(value))
      fmt::format_to(std::back_inserter(out_), ",\"{}\":{}", key, value);
    else
      word(key, std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf");
  }
  template <class List>
  void list(std::string_view key, const List& values) {
    fmt::format_to(std::back_inserter(out_), ",\"{}\":[{}]", key, fmt::join(values, ","));
  }
  // Bins that hold something, as [bin, count] in turn.
  void histogram(std::string_view key, const Histogram& histogram) {
    std::vector<std::int64_t> cells;
    for (std::size_t bin = 0; bin < histogram.cells().size(); ++bin) {
      if (histogram.cells()[bin] == 0) continue;
      cells.push_back(static_cast<std::int64_t>(bin));
      cells.push_back(histogram.cells()[bin]);
    }
    fmt::format_to(std::back_inserter(out_), ",\"{}\":{{\"sum_us\":{},\"cells\":[{}]}}", key, histogram.sum_us(),
                   fmt::join(cells, ","));
  }

 private:
  std::string& out_;
};

// What is at its initial value is left out.
void write_entry(std::string& out, const Documents& documents, const Entry& entry) {
  LineWriter line(out, "entry");
  line.integer("id", entry.id);
  line.integer("at_us", entry.at.us);
  line.word("kind", describe(entry.kind).name);
  if (entry.about) line.word("about", subject_text(documents, entry.about));
  if (entry.object) line.word("object", subject_text(documents, entry.object));
  if (entry.step) line.word("step", documents.plan.flow[entry.step].id);
  if (entry.instance != 0) line.integer("instance", entry.instance);
  if (entry.value != 0 || std::signbit(entry.value)) line.real("value", entry.value);
  if (entry.other != 0 || std::signbit(entry.other)) line.real("other", entry.other);
  if (entry.code != 0) line.integer("code", entry.code);
  if (entry.cause != 0) line.integer("cause", entry.cause);
  if (!entry.others.empty()) line.list("others", entry.others);
}

template <class R, class T>
void write_counts(LineWriter& line, const R& record, std::string_view row_key, const Table<T>& rows, Index<T> row,
                  const Count<R>* begin, const Count<R>* end) {
  line.integer("from_us", record.from.us);
  line.integer("to_us", record.to.us);
  if (row) line.word(row_key, rows[row].id);
  for (const Count<R>* count = begin; count != end; ++count) line.integer(count->key, record.*count->member);
}

}  // namespace

std::string write_log(const Log& log) {
  const Documents& all = *log.documents;
  std::string out;
  fmt::format_to(std::back_inserter(out),
                 "{{\"record\":\"header\",\"log\":{},\"program\":\"{}\",\"seed\":{},\"replication\":{},\"epoch\":{},"
                 "\"end_us\":{},\"documents\":{}}}\n",
                 log_version, TUIYAN_VERSION, log.luck.seed, log.luck.replication, log.luck.epoch, log.end.us,
                 all.resolved.empty() ? "null" : all.resolved);
  for (const Entry& entry : log.entries) write_entry(out, all, entry);
  for (const FlowRecord& flow : log.traffic.flows) {
    LineWriter line(out, "flow");
    write_counts(line, flow, "class", all.site.classes, flow.call_class, std::begin(flow_counts),
                 std::end(flow_counts));
  }
  for (const SeatRecord& seat : log.traffic.seats) {
    LineWriter line(out, "seats");
    write_counts(line, seat, "group", all.site.seat_groups, seat.group, std::begin(seat_counts), std::end(seat_counts));
  }
  for (const LineRecord& lines : log.traffic.lines) {
    LineWriter line(out, "lines");
    write_counts(line, lines, "group", all.site.trunks, lines.group, std::begin(line_counts), std::end(line_counts));
  }
  for (const CohortRecord& cohort : log.traffic.cohorts) {
    LineWriter line(out, "cohort");
    write_counts(line, cohort, "class", all.site.classes, cohort.call_class, std::begin(cohort_counts),
                 std::end(cohort_counts));
    line.histogram("wait_answered", cohort.wait_answered);
    line.histogram("wait_abandoned", cohort.wait_abandoned);
  }
  for (const CustomerRecord& customers : log.traffic.customers) {
    LineWriter line(out, "customers");
    write_counts(line, customers, "class", all.site.classes, customers.call_class, std::begin(customer_counts),
                 std::end(customer_counts));
  }
  for (const NoticeRecord& notice : log.traffic.notices) {
    LineWriter line(out, "notice");
    write_counts(line, notice, "announcement", all.plan.announcements, notice.announcement, std::begin(notice_counts),
                 std::end(notice_counts));
  }
  for (const SampleRecord& sample : log.traffic.samples) {
    LineWriter line(out, "sample");
    line.integer("at_us", sample.at.us);
    line.list("waiting", sample.waiting);
    line.list("talking", sample.talking);
    line.list("able", sample.able);
    line.integer("lines_busy", sample.lines_busy);
    line.integer("paper_orders", sample.paper_orders);
    line.integer("call_backs", sample.call_backs);
    line.integer("promises", sample.promises);
  }
  for (const CallRecord& call : log.traffic.calls) {
    LineWriter line(out, "call");
    line.integer("at_us", call.at.us);
    line.word("step", call_step_name(call.step));
    if (call.call_class) line.word("class", all.site.classes[call.call_class].id);
    fmt::format_to(std::back_inserter(out), ",\"caller\":{}", call.caller);
    line.integer("attempt", call.attempt);
    line.integer("waited_us", call.waited_us);
    line.integer("seat", call.seat);
  }
  return out;
}

}  // namespace tuiyan::input
