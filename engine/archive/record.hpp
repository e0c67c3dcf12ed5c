// What the archive keeps of one drill or study.
//
// Contract: plain values. Everything a list, a trend or a search needs stands in the record itself; the
// documents, the log and the full result are its parts, texts that are kept once each however many records
// have them. A record never changes once it is kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/text.hpp"
#include "result/estimate.hpp"

namespace tuiyan::archive {

enum class RecordKind : std::uint8_t { run, assess, compare, criticality, sweep };
[[nodiscard]] const char* name_of(RecordKind kind);
[[nodiscard]] std::optional<RecordKind> kind_named(const std::string& name);

// One target against one scenario: as one drill met it, or as many did.
struct Outcome {
  std::string scenario;  // its id
  std::string revision;  // of compare: "old" or "new"; otherwise empty
  std::string setting;   // of sweep: the value that the number had, "90 s"; otherwise empty
  std::string target;    // its id
  Text name;
  std::string clause, metric;
  bool upper = true;                     // the limit is an upper one
  double limit = 0;                      // in the metric's unit: seconds, calls or share
  std::int64_t applicable = 0, met = 0;  // drills (pairs of compare); of criticality those of the whole plan
  std::optional<double> value;  // run: the reading; compare and sweep: the mean; the others: the median; none: not
                                // applicable
  bool open = false;            // it had not come before the end: later than `value`
  std::optional<result::Estimate> probability;  // of being met; studies only
};

// A text of the record, by its place in the record and by its content.
struct Part {
  std::string name;         // run: site, plan, scenario, log, result.json; studies: 1/site, …, study.json
  std::string sha256;       // of the text
  std::int64_t length = 0;  // in bytes
  friend bool operator==(const Part&, const Part&) = default;
};

struct Record {
  RecordKind kind = RecordKind::run;
  std::int64_t at_us = 0;  // when it was recorded: microseconds since 1970-01-01, UTC
  std::string program;     // version of the program
  std::uint64_t seed = 1;
  std::uint64_t replication = 0;      // of a run; studies play from 0 on
  std::uint64_t drills = 1;           // played, of all versions; pairs of compare
  std::string plan_id, plan_version;  // of compare: of the new one
  Text plan_name;
  std::string scenario_id;  // of several the first
  Text scenario_name;
  std::int64_t scenarios = 1;
  std::string grade;                  // of a run; of assess the most frequent; "": none
  double attainment = 0;              // weighted, percent; of assess the mean; 0 for the other studies
  std::int64_t met = 0, counted = 0;  // run: targets met of those that apply; assess, criticality (of the whole
                                      // plan): met as surely as the plan asks; compare: better; sweep: so met at some
                                      // value
  std::int64_t worse = 0;             // compare: targets that got worse
  std::int64_t single_points = 0;     // criticality: parts that are single points of failure
  std::string over;                   // sweep: the place of the number, /site/…; otherwise empty
  std::string settings;               // JSON: what the user asked for
  std::vector<Outcome> outcomes;
  std::vector<Part> parts;  // in the order of their names
};

// A record with the number under which this archive has it. Lists leave outcomes and parts empty.
struct Filed {
  std::int64_t id = 0;
  Record record;
  std::optional<std::int64_t> imported_us;  // when it came from another archive; none: filed here
  bool anonymous = false;                   // it came without names
};

// A record that is not kept yet, with its texts.
struct NewPart {
  std::string name, bytes;
};
struct Draft {
  Record record;  // `parts` are made from the texts
  std::vector<NewPart> texts;
};

// One point of the way of a target through the drills.
struct TrendPoint {
  std::int64_t id = 0;
  RecordKind kind = RecordKind::run;
  std::int64_t at_us = 0;
  std::string plan_id, plan_version;
  std::string plan_sha256;  // of the merged plan, a text of the archive
  std::string revision;     // SHA-256 of the same without its id: another content, another digest
  Outcome outcome;
};

}  // namespace tuiyan::archive
