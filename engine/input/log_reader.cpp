#include <fmt/format.h>

#include "base/check.hpp"
#include "input/documents.hpp"
#include "input/log_fields.hpp"
#include "input/log_file.hpp"
#include "input/log_line.hpp"
#include "input/log_names.hpp"
#include "input/said.hpp"

namespace tuiyan::input {
namespace {

class LogReader {
 public:
  LogReader(Log& log, const LogNames& names) : log_(log), names_(names) {}

  void read(const std::string& record, LogLine& line) {
    if (record == "entry") return read_entry(line);
    if (record == "flow") return read_counts(line, log_.traffic.flows, flow_counts);
    if (record == "seats") return read_counts(line, log_.traffic.seats, seat_counts);
    if (record == "lines") return read_counts(line, log_.traffic.lines, line_counts);
    if (record == "cohort") return read_counts(line, log_.traffic.cohorts, cohort_counts);
    if (record == "customers") return read_counts(line, log_.traffic.customers, customer_counts);
    if (record == "notice") return read_counts(line, log_.traffic.notices, notice_counts);
    if (record == "sample") return read_sample(line);
    if (record == "call") return read_call(line);
    line.complain("record", {"entry、flow、seats、lines、cohort、customers、notice、sample 或 call",
                             "entry, flow, seats, lines, cohort, customers, notice, sample or call"});
  }

 private:
  void subject(LogLine& line, std::string_view key, Subject& out) {
    if (!line.has(key)) return;
    std::string text;
    line.word(key, text);
    if (const std::optional<Subject> found = names_.subject(text))
      out = *found;
    else if (!text.empty())
      line.complain(key, {"\"种类:标识\"，均见于本日志的文档", "\"kind:id\" of the documents in this log"});
  }
  template <class T>
  void row(LogLine& line, std::string_view key, Index<T>& out) {
    if (!line.has(key)) return;
    std::string id;
    line.word(key, id);
    out = names_.row<T>(id);
    if (!out && !id.empty()) line.complain(key, {"本日志的文档中的标识", "an id of the documents in this log"});
  }

  void read_entry(LogLine& line) {
    Entry entry;
    line.integer("id", entry.id);
    line.integer("at_us", entry.at.us);
    std::string kind;
    line.word("kind", kind);
    if (const std::optional<Kind> found = names_.kind(kind))
      entry.kind = *found;
    else if (!kind.empty())
      line.complain("kind", {"记录种类", "a kind of entry"});
    subject(line, "about", entry.about);
    subject(line, "object", entry.object);
    row(line, "step", entry.step);
    if (line.has("instance")) line.integer("instance", entry.instance);
    if (line.has("value")) line.real("value", entry.value);
    if (line.has("other")) line.real("other", entry.other);
    if (line.has("code")) line.integer("code", entry.code);
    if (line.has("cause")) line.integer("cause", entry.cause);
    if (line.has("others")) line.integers("others", entry.others);
    // What the log itself would refuse is damage here.
    if (entry.id != log_.entries.size() + 1)
      line.complain(
          "id", {fmt::format("第 {} 条", log_.entries.size() + 1), fmt::format("entry {}", log_.entries.size() + 1)});
    if (!log_.entries.empty() && entry.at < log_.entries.back().at)
      line.complain("at_us", {"不早于上一条的时间", "a time that is not before the last entry's"});
    if (entry.cause >= entry.id && entry.cause != 0) line.complain("cause", {"更早的记录", "an older entry"});
    for (EntryId other : entry.others)
      if (other >= entry.id || other == 0) {
        line.complain("others", {"更早的记录", "older entries"});
        break;
      }
    log_.entries.push_back(std::move(entry));
  }

  void read_row(LogLine& line, FlowRecord& flow) { row(line, "class", flow.call_class); }
  void read_row(LogLine& line, SeatRecord& seats) { row(line, "group", seats.group); }
  void read_row(LogLine& line, LineRecord& lines) { row(line, "group", lines.group); }
  void read_row(LogLine& line, CustomerRecord& customers) { row(line, "class", customers.call_class); }
  void read_row(LogLine& line, NoticeRecord& notice) { row(line, "announcement", notice.announcement); }
  void read_row(LogLine& line, CohortRecord& cohort) {
    row(line, "class", cohort.call_class);
    line.histogram("wait_answered", cohort.wait_answered);
    line.histogram("wait_abandoned", cohort.wait_abandoned);
  }
  template <class R, std::size_t n>
  void read_counts(LogLine& line, std::vector<R>& out, const Count<R> (&counts)[n]) {
    R record;
    line.integer("from_us", record.from.us);
    line.integer("to_us", record.to.us);
    read_row(line, record);
    for (const Count<R>& count : counts) line.integer(count.key, record.*count.member);
    out.push_back(std::move(record));
  }

  void read_sample(LogLine& line) {
    SampleRecord sample;
    line.integer("at_us", sample.at.us);
    line.integers("waiting", sample.waiting);
    line.integers("talking", sample.talking);
    line.integers("able", sample.able);
    line.integer("lines_busy", sample.lines_busy);
    line.integer("paper_orders", sample.paper_orders);
    line.integer("call_backs", sample.call_backs);
    line.integer("promises", sample.promises);
    log_.traffic.samples.push_back(std::move(sample));
  }

  void read_call(LogLine& line) {
    CallRecord call;
    line.integer("at_us", call.at.us);
    std::string step;
    line.word("step", step);
    if (const std::optional<CallStep> found = names_.call_step(step))
      call.step = *found;
    else if (!step.empty())
      line.complain("step", {"来话的一步", "a step of a call"});
    row(line, "class", call.call_class);
    line.integer("caller", call.caller);
    line.integer("attempt", call.attempt);
    line.integer("waited_us", call.waited_us);
    line.integer("seat", call.seat);
    log_.traffic.calls.push_back(call);
  }

  Log& log_;
  const LogNames& names_;
};

// The documents that the header embeds; everything after it speaks of their ids.
std::shared_ptr<const Documents> read_header(LogLine& line, Log& log, Diagnostics& diagnostics) {
  int version = 0;
  line.integer("log", version);
  if (version != log_version) {
    line.complain("log",
                  {fmt::format("日志格式版本 {}", log_version), fmt::format("version {} of the log", log_version)});
    return nullptr;
  }
  std::string program;
  line.word("program", program);
  line.integer("seed", log.luck.seed);
  line.integer("replication", log.luck.replication);
  line.integer("epoch", log.luck.epoch);
  line.integer("end_us", log.end.us);
  const json::Node* documents = line.object("documents");
  line.close();
  if (documents == nullptr) return nullptr;
  Diagnostics slips;
  std::shared_ptr<const Documents> read = from_resolved(json::to_text(*documents), slips);
  for (Diagnostic slip : slips.sorted()) {
    slip.place = {documents->place.file, 1, documents->place.column};
    diagnostics.add(std::move(slip));
  }
  return read;
}

}  // namespace

std::optional<Log> read_log(const std::string& file, const std::string& text, Diagnostics& diagnostics) {
  Log log;
  Diagnostics found;
  std::optional<LogNames> names;
  std::size_t begin = 0;
  int number = 0;
  const auto damaged = [&](Said expected, Said what) {
    Diagnostic diagnostic;
    diagnostic.place = {file, number, 1};
    diagnostic.code = "damaged-log";
    diagnostic.expected = std::move(expected);
    diagnostic.found = std::move(what);
    found.add(std::move(diagnostic));
  };
  while (begin < text.size()) {
    ++number;
    const std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) {
      damaged({"完整的一行", "a complete line"}, {"没有换行的结尾", "an end without a line break"});
      break;
    }
    const std::string_view content = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    Diagnostics slips;
    const std::optional<json::Node> node = json::parse(file, content, slips);
    // The parser saw one line only: its place in the file is known here.
    for (Diagnostic slip : slips.sorted()) {
      slip.place.line = number;
      found.add(std::move(slip));
    }
    if (!node) continue;
    if (node->kind != json::NodeKind::object) {
      damaged({"对象 { … }", "an object { … }"}, {});
      continue;
    }
    LogLine line(*node, number, found);
    std::string record;
    line.word("record", record);
    if (!names) {
      if (record != "header") {
        line.complain("record", {"首行 \"header\"", "\"header\" in the first line"});
        break;
      }
      log.documents = read_header(line, log, found);
      if (!log.documents) break;
      names.emplace(*log.documents);
      continue;
    }
    LogReader(log, *names).read(record, line);
    line.close();
  }
  if (number == 0)
    damaged({"以 \"header\" 开头的日志", "a log that starts with its header"}, {"空文件", "an empty file"});
  for (const Diagnostic& one : found.sorted()) diagnostics.add(one);
  if (found.has_errors()) return std::nullopt;
  return log;
}

}  // namespace tuiyan::input
