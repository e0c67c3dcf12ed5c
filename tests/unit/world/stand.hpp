// A stand for the world: sites built in code, a scripted listener, and the log as lines of text.
//
// Every play runs in a child, because a process has one engine; what comes back is the log as text,
// which the parent checks. A line reads
//   480 component_changed server value 0 code 2 <- ups_emptied
// seconds, kind, about, object (after ">"), fields that are not 0, and the kind of its binding cause.
#pragma once

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "process/worker_pool.hpp"
#include "world/world.hpp"

namespace tuiyan::world::test {

inline Law always(double s) { return Constant{s}; }
inline Time at(double s) { return Time{seconds(s).us}; }
inline Wait waits(double s) { return {Domain::people, Constant{s}, Key(Purpose::step_time)}; }

// --- Sites ------------------------------------------------------------------------------------

inline Component component(std::string id, ComponentKind kind = ComponentKind::host) {
  Component c;
  c.id = std::move(id);
  c.kind = kind;
  c.restart = always(0);
  if (kind == ComponentKind::link) c.link = LinkFacts{1e6, 0.01};
  if (kind == ComponentKind::ups) c.ups = UpsFacts{always(480), always(960)};
  if (kind == ComponentKind::generator) {
    c.generator = GeneratorFacts{};
    c.generator->crank = always(10);
    c.generator->rest = always(5);
    c.generator->accepts_load_after = always(90);
  }
  return c;
}

inline Expression leaf(Subject subject) {
  Expression e;
  e.op = Operator::leaf;
  e.leaf = subject;
  return e;
}
template <class T>
Expression leaf(Index<T> index) {
  return leaf(about(index));
}
inline Expression of(Operator op, std::vector<Expression> parts) {
  Expression e;
  e.op = op;
  e.parts = std::move(parts);
  return e;
}
inline Expression pair_of(Index<Pair> pair, Expression primary, Expression standby) {
  Expression e = of(Operator::pair, {std::move(primary), std::move(standby)});
  e.pair = pair;
  return e;
}

inline Documents documents(double length_s) {
  Documents d;
  d.scenario.length = seconds(length_s);
  d.scenario.start = "2026-07-25T18:00";
  d.scenario.start_of_day = Duration{18 * 3'600'000'000};
  d.site.calls.interval = minutes(30);
  d.site.calls.call_back.talk = always(0);
  d.site.calls.paper.extra = d.site.calls.paper.typing = always(0);
  return d;
}

inline Index<Service> add_service(Documents& d, std::string id, Expression needs) {
  return d.site.services.add(Service{std::move(id), {}, std::move(needs)});
}

inline Index<Fault> add_fault(Documents& d, std::string id, std::vector<Subject> strikes, double at_s,
                              FaultEffect effect = FaultEffect::crash) {
  Fault fault;
  fault.id = std::move(id);
  fault.strikes = std::move(strikes);
  fault.effect = effect;
  fault.at = always(at_s);
  fault.mending.diagnosis = fault.mending.repair = fault.up_for = fault.down_for = always(60);
  return d.scenario.faults.add(std::move(fault));
}

inline Index<Person> add_person(Documents& d, std::string id) {
  Person person;
  person.id = std::move(id);
  person.reaction = always(0);
  person.travel = always(0);
  return d.site.people.add(std::move(person));
}

inline Index<SeatGroup> add_seats(Documents& d, std::string id, int seats) {
  SeatGroup group;
  group.id = std::move(id);
  group.seats = seats;
  group.log_in = always(0);
  return d.site.seat_groups.add(std::move(group));
}

// A pool on the home group `group`, always on duty: as many heads as seats.
inline Index<Person> add_pool(Documents& d, Index<SeatGroup> group) {
  const Index<Person> pool = add_person(d, "agents");
  d.site.people[pool].pool = true;
  d.site.calls.pool = pool;
  d.site.calls.home = group;
  return pool;
}

inline Index<Monitor> add_monitor(Documents& d, std::string id, Subject watches, Index<Person> who, double after_s) {
  Monitor monitor;
  monitor.id = std::move(id);
  monitor.watches = watches;
  monitor.after = monitor.clears_after = always(after_s);
  monitor.seen_by = {who};
  return d.site.monitors.add(std::move(monitor));
}

// --- Plays ------------------------------------------------------------------------------------

using Answers = std::function<std::vector<Command>(Time, const Signal&)>;

class Scripted final : public Listener {
 public:
  explicit Scripted(Answers answers) : answers_(std::move(answers)) {}
  std::vector<Command> on(Time now, const Signal& signal) override {
    return answers_ ? answers_(now, signal) : std::vector<Command>{};
  }

 private:
  Answers answers_;
};

inline std::string name_of(const Documents& d, Subject s) {
  const auto id = [&s](const auto& table) { return table[{s.row}].id; };
  switch (s.kind) {
    case SubjectKind::component:
      return id(d.site.components);
    case SubjectKind::service:
      return id(d.site.services);
    case SubjectKind::seat_group:
      return id(d.site.seat_groups);
    case SubjectKind::trunk_group:
      return id(d.site.trunks);
    case SubjectKind::person:
      return id(d.site.people);
    case SubjectKind::monitor:
      return id(d.site.monitors);
    case SubjectKind::pair:
      return id(d.site.pairs);
    case SubjectKind::fault:
      return id(d.scenario.faults);
    case SubjectKind::inject:
      return id(d.scenario.injects);
    case SubjectKind::announcement:
      return id(d.plan.announcements);
    case SubjectKind::severity_scale:
      return id(d.plan.severity_scales);
    case SubjectKind::location:
      return id(d.site.locations);
    case SubjectKind::crew:
      return id(d.site.crews);
    case SubjectKind::hazard:
      return id(d.scenario.hazards);
    case SubjectKind::resource:
      return id(d.plan.resources);
    case SubjectKind::supplier:
      return id(d.plan.suppliers);
    case SubjectKind::role:
      return id(d.plan.roles);
    case SubjectKind::none:
      return "-";
    default:
      return fmt::format("kind-{}", static_cast<int>(s.kind));
  }
}

inline std::string line_of(const Log& log, const Entry& entry) {
  const Documents& d = *log.documents;
  std::string line = fmt::format("{} {} {}", static_cast<double>(entry.at.us) / 1e6, describe(entry.kind).name,
                                 name_of(d, entry.about));
  if (entry.object) line += " > " + name_of(d, entry.object);
  if (entry.value != 0) line += fmt::format(" value {}", entry.value);
  if (entry.other != 0) line += fmt::format(" other {}", entry.other);
  if (entry.code != 0) line += fmt::format(" code {}", entry.code);
  if (entry.cause != 0) line += fmt::format(" <- {}", describe(log.at(entry.cause).kind).name);
  return line;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find('\n', from);
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

// How a play is handled from outside; by default run_until the horizon at once.
using Handling = std::function<void(World&)>;

// Plays in a child; the log's lines, without those of the start. What the handling throws fails it.
inline std::vector<std::string> play(const Documents& d, Answers answers = {}, const Handling& handling = {},
                                     Luck luck = {}) {
  std::cout.flush();  // or the child's engine prints what is buffered here once more
  const process::Outcome outcome = process::run_in_child([&]() -> std::string {
    Log log;
    log.documents = std::make_shared<Documents>(d);
    log.luck = luck;
    log.append(Entry{});
    Scripted listener(std::move(answers));
    World world(*log.documents, luck, log, listener);
    if (handling) handling(world);
    world.run_until(Time{0} + d.scenario.length);
    world.finish();
    std::string text;
    for (std::size_t i = 1; i < log.entries.size(); ++i) text += line_of(log, log.entries[i]) + "\n";
    if (world.aborted()) text += world.complaint() + "\n";
    return text;
  });
  REQUIRE_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
  return lines_of(outcome.bytes);
}

// Only the lines that have one of these phrases, as whole words, before their cause.
inline std::vector<std::string> only(const std::vector<std::string>& lines, const std::vector<std::string>& phrases) {
  std::vector<std::string> kept;
  for (const std::string& line : lines) {
    const std::string facts = " " + line.substr(0, line.find(" <- ")) + " ";
    for (const std::string& phrase : phrases)
      if (facts.find(" " + phrase + " ") != std::string::npos) {
        kept.push_back(line);
        break;
      }
  }
  return kept;
}

using Lines = std::vector<std::string>;

}  // namespace tuiyan::world::test

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string all = "\n";
    for (const std::string& line : lines) all += "  \"" + line + "\",\n";
    return all.c_str();
  }
};
}  // namespace doctest
