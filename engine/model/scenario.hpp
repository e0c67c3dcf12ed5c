// What happens: faults, hazards, surges, injects, people absent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/parameter.hpp"
#include "model/plan.hpp"
#include "model/site.hpp"

namespace tuiyan {

enum class FaultEffect : std::uint8_t {
  crash,       // down until mended
  power_loss,  // a mains feed stops
  link_cut,
  partial,          // share left: `leaves`
  intermittent,     // up and down in turn
  weak,             // a UPS (autonomy x leaves) or another standby weaker than labelled
  fails_on_demand,  // a standby does not work when it is first needed
  breaks            // so many units break down, and their crew mends them one by one (model/upkeep.hpp)
};

// A repair for the time being: leaves so much of what the fault struck, and may not hold until the final repair.
struct TemporaryRepair {
  Law takes;
  double leaves = 1;    // share, above 0
  double relapses = 0;  // probability
  Law holds;            // when it relapses: after this
};

// How a fault is found and mended. Hidden from the players.
struct Mending {
  bool needed = true;  // false: it ends by itself, see `lasts`
  Law diagnosis;
  double diagnosis_wrong = 0;  // probability of a wrong first diagnosis (each time)
  Law repair;
  double repair_works = 1;
  std::vector<std::string> skills;
  bool remote = false;    // can be found and mended from elsewhere
  bool live = false;      // a line: can be mended without isolating it
  bool hardware = false;  // only the verb replace mends it
  std::optional<TemporaryRepair> temporary;
};

struct Fault {
  std::string id;
  Text name;
  std::vector<Subject> strikes;  // components or seat groups; several: common cause
  FaultEffect effect = FaultEffect::crash;
  double leaves = 0;         // partial, weak: share left, 0 to 1
  Law at;                    // since the start of the drill
  std::optional<Law> lasts;  // ends by itself after this
  Law up_for, down_for;      // intermittent
  int units = 1;             // breaks: seats of a group; a component is one unit
  double happens = 1;        // probability, of things just maintained when it is `by_wear`
  bool by_wear = false;      // likelier the longer what it strikes has gone without maintenance: 1 - (1 - happens)^worn
  Text shows;                // what people see
  Mending mending;
};

// Something dangerous at a thing or a place: bars all work there until a step has cleared it (verb make_safe).
// People who come find it; who is far away does not know.
struct Hazard {
  std::string id;
  Text name;
  Subject at;                       // component or location
  Law from;                         // since the start of the drill
  std::optional<Law> lasts;         // goes away by itself after this
  Law clearing;                     // how long clearing it takes
  std::vector<std::string> skills;  // clearing it needs all of them
  Text shows;
};

// More calls than usual: the rate is multiplied by `factor`, then `adds_per_second` is added, in the measure in
// which the surge is there: rising linearly from 0 at `from` to 1 after `rise`. With `decay` it is 1 up to `to`
// and then falls by e^-(time since / decay) for ever; without, it falls linearly over `fall` to 0 at `to`.
struct Surge {
  std::string id;
  Text name;
  std::vector<Index<CallClass>> classes;  // empty: all
  Duration from{0}, to{0};                // since the start; from + rise <= to (- fall)
  Duration rise{0}, fall{0};
  std::optional<Duration> decay;  // > 0
  double factor = 1;              // >= 0
  double adds_per_second = 0;     // >= 0
  // A rumour: whom the announcement reaches believes it less and less, by e^-(time since / quelled_in).
  Index<Announcement> quelled_by;
  Duration quelled_in{0};  // > 0 where there is an announcement
};

// Customers without power elsewhere than on the site's feeders, from an instant on: a recorded storm.
struct OutageLevel {
  Duration at{0};  // since the start
  std::int64_t customers = 0;
};

struct Inject {
  std::string id;
  Text name;
  Duration at{0};
  Index<Role> to;
  Text content;
  Subject tells;                   // the recipient then believes this is down
  Index<Step> expects;             // expected action
  std::optional<Duration> within;  // time limit of the expected action
  Text expected_action;
};

// Not there: takes up nothing, notices nothing. What he has begun he finishes (see model/step.hpp).
struct Absence {
  Index<Person> who;
  Duration from{0};
  std::optional<Duration> to;
};

// What happened in the real incident that the scenario replays: one published figure, to be set beside the simulated
// ones. `figure` says what is read (metric, of, reaches, holds_for, from, to; its limit and weight mean nothing).
struct Expectation {
  std::string id;
  Text name;
  Target figure;
  double happened = 0;              // seconds, calls or share, as the metric has it
  std::optional<double> tolerance;  // the simulated median may differ by this share; none: P10 to P90 must hold it
  bool is_calibrated = false;       // some parameter was derived from this incident: agreement shows consistency only
  Text basis;                       // where it was published
};

struct Scenario {
  std::string id;
  Text name;
  std::string start;              // ISO 8601 local date and time, e.g. 2026-07-25T18:00
  std::int64_t start_unix_s = 0;  // the same instant, UTC
  Duration start_of_day{0};       // local clock time at the start
  std::int64_t start_date = 0;    // local date at the start, in days since 1970-01-01
  Duration length{0};             // > 0
  Duration warm_up{0};            // unscored call traffic before time 0
  Table<Fault> faults;
  Table<Hazard> hazards;
  Table<Surge> surges;
  Table<Inject> injects;
  std::vector<OutageLevel> customers_out;  // by time; before the first: none
  std::vector<Absence> absent;
  Table<Expectation> expect;
  std::vector<Duration> sample_at;  // instants at which the state of the calls is recorded
  bool log_calls = false;           // single calls in the log
};

// The three documents after merging: all that a drill needs to know.
struct Documents {
  Site site;
  Plan plan;
  Scenario scenario;
  // The merged documents as one JSON text {"site":…, "plan":…, "scenario":…}: the header of the
  // log carries it, so that a log can be scored with no other file.
  std::string resolved;
  std::vector<Parameter> parameters;            // figures that are not known exactly, in document order
  std::optional<std::uint64_t> parameter_draw;  // which draw of them this is; none: as written
};

}  // namespace tuiyan
