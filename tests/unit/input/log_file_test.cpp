#include "input/log_file.hpp"

#include <rapidcheck.h>

#include <cstring>
#include <limits>

#include "good_documents.hpp"

namespace tuiyan::input {
namespace {

// Every kind that an entry may be about, with the rows that the good documents have.
std::vector<Subject> all_subjects(const Documents& all) {
  std::vector<Subject> subjects = {Subject{},
                                   {SubjectKind::paper_orders, 0},
                                   {SubjectKind::call_backs, 0},
                                   {SubjectKind::ivr, 0},
                                   {SubjectKind::queue, 0}};
  const auto add = [&](SubjectKind kind, std::uint32_t size) {
    CHECK(size > 0);  // the good documents have something of each kind
    for (std::uint32_t row = 0; row < size; ++row) subjects.push_back({kind, row});
  };
  add(SubjectKind::component, all.site.components.size());
  add(SubjectKind::service, all.site.services.size());
  add(SubjectKind::seat_group, all.site.seat_groups.size());
  add(SubjectKind::trunk_group, all.site.trunks.size());
  add(SubjectKind::call_class, all.site.classes.size());
  add(SubjectKind::channel, all.site.channels.size());
  add(SubjectKind::person, all.site.people.size());
  add(SubjectKind::monitor, all.site.monitors.size());
  add(SubjectKind::pair, all.site.pairs.size());
  add(SubjectKind::location, all.site.locations.size());
  add(SubjectKind::shift, all.site.shifts.size());
  add(SubjectKind::role, all.plan.roles.size());
  add(SubjectKind::step, all.plan.flow.size());
  add(SubjectKind::announcement, all.plan.announcements.size());
  add(SubjectKind::severity_scale, all.plan.severity_scales.size());
  add(SubjectKind::target, all.plan.targets.size());
  add(SubjectKind::unit, all.plan.units.size());
  add(SubjectKind::fault, all.scenario.faults.size());
  add(SubjectKind::inject, all.scenario.injects.size());
  add(SubjectKind::surge, all.scenario.surges.size());
  return subjects;
}

template <class T>
Index<T> any_row(std::uint32_t size) {
  const auto row = *rc::gen::inRange<std::uint32_t>(0, size + 1);
  return row == size ? Index<T>{} : Index<T>{row};
}

double any_real() {
  switch (*rc::gen::inRange(0, 8)) {
    case 0:
      return std::numeric_limits<double>::infinity();
    case 1:
      return -std::numeric_limits<double>::infinity();
    case 2:
      return 0.1;
    case 3:
      return -0.0;
    case 4:
      return std::numeric_limits<double>::denorm_min();
    case 5:
      return 1e300;
    default:
      return *rc::gen::arbitrary<double>();
  }
}

std::int64_t any_count() { return *rc::gen::arbitrary<std::int64_t>(); }

Histogram any_histogram() {
  std::array<std::int64_t, Histogram::bins> cells{};
  for (std::int64_t& cell : cells)
    if (*rc::gen::inRange(0, 3) == 0) cell = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
  return Histogram::from_cells(cells, *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000));
}

Log any_log(const std::shared_ptr<const Documents>& documents, const std::vector<Subject>& subjects) {
  const Site& site = documents->site;
  Log log;
  log.documents = documents;
  log.luck = {*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::arbitrary<std::uint64_t>(),
              *rc::gen::arbitrary<std::uint64_t>()};
  log.end.us = any_count();
  std::int64_t now = *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000);
  const int entries = *rc::gen::inRange(0, 12);
  for (int i = 0; i < entries; ++i) {
    Entry entry;
    entry.at.us = now += *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
    entry.kind = static_cast<Kind>(*rc::gen::inRange(0, static_cast<int>(kind_count)));
    entry.about = *rc::gen::elementOf(subjects);
    entry.object = *rc::gen::elementOf(subjects);
    entry.step = any_row<Step>(documents->plan.flow.size());
    entry.instance = *rc::gen::arbitrary<std::uint32_t>();
    entry.value = any_real();
    entry.other = any_real();
    entry.code = *rc::gen::arbitrary<std::int32_t>();
    entry.cause = *rc::gen::inRange<EntryId>(0, static_cast<EntryId>(i) + 1);
    if (i > 0)
      entry.others =
          *rc::gen::container<std::vector<EntryId>>(rc::gen::inRange<EntryId>(1, static_cast<EntryId>(i) + 1));
    log.append(entry);
  }
  const int records = *rc::gen::inRange(0, 4);
  for (int i = 0; i < records; ++i) {
    FlowRecord flow;
    flow.from.us = any_count();
    flow.to.us = any_count();
    flow.call_class = any_row<CallClass>(site.classes.size());
    for (std::int64_t* count : {&flow.fresh,
                                &flow.redials,
                                &flow.blocked,
                                &flow.dropped,
                                &flow.admitted,
                                &flow.self_served,
                                &flow.hung_up,
                                &flow.answered,
                                &flow.abandoned,
                                &flow.cut_waiting,
                                &flow.cut_talking,
                                &flow.requeued,
                                &flow.completed,
                                &flow.waiting_us,
                                &flow.talking_us,
                                &flow.paper_orders_open,
                                &flow.call_backs_open,
                                &flow.dropped_inside,
                                &flow.lost_after_requeue,
                                &flow.called_back,
                                &flow.promised,
                                &flow.promises_reached,
                                &flow.promises_kept,
                                &flow.promises_broken,
                                &flow.promise_delay_us,
                                &flow.promises_us,
                                &flow.promises_open,
                                &flow.redialling_us})
      *count = any_count();
    log.traffic.flows.push_back(flow);
    log.traffic.seats.push_back({{any_count()},
                                 {any_count()},
                                 any_row<SeatGroup>(site.seat_groups.size()),
                                 any_count(),
                                 any_count(),
                                 any_count()});
    log.traffic.lines.push_back(
        {{any_count()}, {any_count()}, any_row<TrunkGroup>(site.trunks.size()), any_count(), any_count(), any_count()});
    CohortRecord cohort;
    cohort.from.us = any_count();
    cohort.to.us = any_count();
    cohort.call_class = any_row<CallClass>(site.classes.size());
    for (std::int64_t* count :
         {&cohort.offered, &cohort.blocked, &cohort.dropped, &cohort.self_served, &cohort.hung_up, &cohort.answered,
          &cohort.abandoned, &cohort.cut, &cohort.inside, &cohort.answered_within, &cohort.callers,
          &cohort.never_through, &cohort.undecided, &cohort.promised})
      *count = any_count();
    cohort.wait_answered = any_histogram();
    cohort.wait_abandoned = any_histogram();
    log.traffic.cohorts.push_back(cohort);
    log.traffic.customers.push_back({{any_count()},
                                     {any_count()},
                                     any_row<CallClass>(site.classes.size()),
                                     any_count(),
                                     any_count(),
                                     any_count(),
                                     any_count()});
    log.traffic.notices.push_back({{any_count()},
                                   {any_count()},
                                   any_row<Announcement>(documents->plan.announcements.size()),
                                   any_count(),
                                   any_count(),
                                   any_count()});
    SampleRecord sample;
    sample.at.us = any_count();
    sample.waiting = *rc::gen::arbitrary<std::vector<std::int64_t>>();
    sample.talking = *rc::gen::arbitrary<std::vector<std::int64_t>>();
    sample.able = *rc::gen::arbitrary<std::vector<std::int64_t>>();
    sample.lines_busy = any_count();
    sample.paper_orders = any_count();
    sample.call_backs = any_count();
    sample.promises = any_count();
    log.traffic.samples.push_back(sample);
    log.traffic.calls.push_back(
        {{any_count()},
         static_cast<CallStep>(*rc::gen::inRange(0, static_cast<int>(CallStep::complained) + 1)),
         any_row<CallClass>(site.classes.size()),
         *rc::gen::arbitrary<std::uint64_t>(),
         *rc::gen::arbitrary<std::uint32_t>(),
         any_count(),
         *rc::gen::arbitrary<std::int32_t>()});
  }
  return log;
}

// Bits, not values: -0.0 is not 0.
bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

bool equal(const Entry& a, const Entry& b) {
  return a.id == b.id && a.at == b.at && a.kind == b.kind && a.about == b.about && a.object == b.object &&
         a.step == b.step && a.instance == b.instance && same_bits(a.value, b.value) && same_bits(a.other, b.other) &&
         a.code == b.code && a.cause == b.cause && a.others == b.others;
}

bool equal(const Log& a, const Log& b) {
  return a.documents->resolved == b.documents->resolved && a.luck == b.luck && a.end == b.end &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                    [](const Entry& x, const Entry& y) { return equal(x, y); }) &&
         a.traffic.flows == b.traffic.flows && a.traffic.seats == b.traffic.seats &&
         a.traffic.lines == b.traffic.lines && a.traffic.customers == b.traffic.customers &&
         a.traffic.notices == b.traffic.notices && a.traffic.cohorts == b.traffic.cohorts &&
         a.traffic.samples == b.traffic.samples && a.traffic.calls == b.traffic.calls;
}

// A small log of plain facts.
Log small_log() {
  Log log;
  log.documents = load_good();
  log.luck = {7, 3, 0};
  log.end = Time{7'200'000'000};
  Entry started;
  log.append(started);
  Entry noticed;
  noticed.at = Time{630'000'000};
  noticed.kind = Kind::noticed;
  noticed.about = about(log.documents->site.people.find("agents"));
  noticed.object = about(log.documents->site.components.find("seat-system"));
  noticed.cause = 1;
  log.append(noticed);
  return log;
}

// The lines of a log, changed by one replacement in one line, and what the reader then says.
std::string complaint(const std::string& what, const std::string& by) {
  std::string text = write_log(small_log());
  const std::size_t body = text.find('\n');
  std::size_t at = text.find(what, body);
  if (at == std::string::npos) at = text.find(what);
  REQUIRE_MESSAGE(at != std::string::npos, what);
  text.replace(at, what.size(), by);
  Diagnostics diagnostics;
  CHECK_FALSE(read_log("run.jsonl", text, diagnostics));
  return lines_of(diagnostics);
}

}  // namespace

TEST_CASE("a log in plain lines") {
  const std::string text = write_log(small_log());
  CHECK(text.find("{\"record\":\"header\",\"log\":1,\"program\":\"") == 0);
  CHECK(text.find("\",\"seed\":7,\"replication\":3,\"epoch\":0,\"end_us\":7200000000,\"documents\":{\"site\":{") !=
        std::string::npos);
  CHECK(text.substr(text.find('\n') + 1) ==
        "{\"record\":\"entry\",\"id\":1,\"at_us\":0,\"kind\":\"drill_started\"}\n"
        "{\"record\":\"entry\",\"id\":2,\"at_us\":630000000,\"kind\":\"noticed\",\"about\":\"person:agents\","
        "\"object\":\"component:seat-system\",\"cause\":1}\n");
}

TEST_CASE("reading back gives an equal log, and writing that the same bytes") {
  const auto documents = load_good();
  const std::vector<Subject> subjects = all_subjects(*documents);
  CHECK(rc::check("write and read are inverse", [&] {
    const Log log = any_log(documents, subjects);
    const std::string text = write_log(log);
    Diagnostics diagnostics;
    const std::optional<Log> back = read_log("run.jsonl", text, diagnostics);
    RC_ASSERT(lines_of(diagnostics) == "");
    RC_ASSERT(back.has_value());
    RC_ASSERT(equal(log, *back));
    RC_ASSERT(write_log(*back) == text);
  }));
}

TEST_CASE("a cut anywhere is refused, unless it falls between two lines") {
  const std::string text = write_log(small_log());
  for (std::size_t length = 0; length < text.size(); length += length + 400 < text.size() ? 97 : 1) {
    Diagnostics diagnostics;
    const bool whole_lines = length > 0 && text[length - 1] == '\n';
    CHECK_MESSAGE(read_log("run.jsonl", text.substr(0, length), diagnostics).has_value() == whole_lines, length);
    CHECK(diagnostics.has_errors() != whole_lines);
  }
}

TEST_CASE("damage is said with its line") {
  CHECK(complaint("\"id\":2", "\"id\":3") == "run.jsonl:3:24: error: /id: expected entry 2, found 3\n");
  CHECK(complaint("\"at_us\":630000000", "\"at_us\":-1") ==
        "run.jsonl:3:34: error: /at_us: expected a time that is not before the last entry's, found -1\n");
  CHECK(complaint("\"at_us\":630000000", "\"at_us\":6.5") ==
        "run.jsonl:3:34: error: /at_us: expected a whole number that fits, found 6.5\n");
  CHECK(complaint("\"cause\":1", "\"cause\":2") ==
        "run.jsonl:3:126: error: /cause: expected an older entry, found 2\n");
  CHECK(complaint("\"noticed\"", "\"notised\"") ==
        "run.jsonl:3:51: error: /kind: expected a kind of entry, found \"notised\"\n");
  CHECK(complaint("person:agents", "person:nobody") ==
        "run.jsonl:3:69: error: /about: expected \"kind:id\" of the documents in this log, found \"person:nobody\"\n");
  CHECK(complaint("\"kind\":\"drill_started\"", "\"knd\":\"drill_started\"") ==
        "run.jsonl:2:1: error: /kind: expected a text, found nothing\n"
        "run.jsonl:2:42: error: /knd: expected no such member, found \"drill_started\"\n");
  CHECK(complaint("\"record\":\"entry\",\"id\":1", "\"record\":\"entri\",\"id\":1")
            .find("run.jsonl:2:11: error: /record: expected entry, flow, seats, lines, cohort, customers, notice, "
                  "sample or call, found "
                  "\"entri\"\n") == 0);
  CHECK(complaint("\"log\":1", "\"log\":2") == "run.jsonl:1:26: error: /log: expected version 1 of the log, found 2\n");
  // The place of the embedded documents; its column hangs on the length of the version before it.
  const std::string embedded = complaint("\"seats\":12", "\"seats\":0");
  CHECK(embedded.find("run.jsonl:1:1") == 0);
  CHECK(embedded.find(": error: /seat_groups/main-seats/seats: expected a whole number from 1 to 1000000, found 0\n") !=
        std::string::npos);
  CHECK(complaint("{\"record\":\"entry\",\"id\":2", "{\"record\":\"entry\",,\"id\":2").find("run.jsonl:3:") == 0);
}

TEST_CASE("a log that is none") {
  Diagnostics empty;
  CHECK_FALSE(read_log("run.jsonl", "", empty));
  CHECK(lines_of(empty) == "run.jsonl: error: expected a log that starts with its header, found an empty file\n");
  Diagnostics other;
  CHECK_FALSE(read_log("run.jsonl", "{\"record\":\"entry\"}\n", other));
  CHECK(lines_of(other) == "run.jsonl:1:11: error: /record: expected \"header\" in the first line, found \"entry\"\n");
}

}  // namespace tuiyan::input
