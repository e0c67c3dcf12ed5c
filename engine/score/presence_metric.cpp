#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "score/metric_reading.hpp"

namespace tuiyan::score {
namespace {

bool covers(const Shift& shift, Duration clock) {
  if (shift.from == shift.to) return true;
  if (shift.from < shift.to) return shift.from <= clock && clock < shift.to;
  return clock >= shift.from || clock < shift.to;  // over midnight
}

// Whether the person is at the place of work when the drill starts.
bool starts_at_work(const Documents& documents, Index<Person> who) {
  const Person& person = documents.site.people[who];
  if (person.remote) return false;
  for (const Absence& absence : documents.scenario.absent)
    if (absence.who == who && absence.from.us <= 0) return false;
  return person.shifts.empty() || std::any_of(person.shifts.begin(), person.shifts.end(), [&](Index<Shift> shift) {
           return covers(documents.site.shifts[shift], documents.scenario.start_of_day);
         });
}

// The last entry up to the anchor that moved the person says where he is.
bool is_at_work(const Log& log, Index<Person> who, const Start& start) {
  bool there = starts_at_work(*log.documents, who);
  for (const Entry& entry : log.entries) {
    if (entry.at > start.at || (start.entry != 0 && entry.id > start.entry)) break;
    if (entry.about != about(who)) continue;
    if (entry.kind == Kind::person_arrived) there = static_cast<bool>(entry.object);
    const Person& person = log.documents->site.people[who];
    if (entry.kind == Kind::shift_began) there = !person.remote;
    if (entry.kind == Kind::shift_ended) there = person.pool && entry.value > 0;  // some of the pool stay
    if (entry.kind == Kind::person_left) there = false;
  }
  return there;
}

// Deputies are roles of their own and do not count: the target asks for this role.
std::vector<Index<Person>> persons_of(const Log& log, Subject of) {
  if (const auto role = as<Role>(of)) return log.documents->plan.roles[role].filled_by;
  if (const auto person = as<Person>(of)) return {person};
  return {};
}

// Which faults `of` means; empty: any.
std::set<std::uint32_t> faults_meant(const Log& log, Subject of, const Start& start) {
  std::set<std::uint32_t> meant;
  if (const auto fault = as<Fault>(of)) return {fault.value};
  const auto& faults = log.documents->scenario.faults;
  for (std::uint32_t row = 0; of && row < faults.size(); ++row) {
    const auto& strikes = faults[faults.at(row)].strikes;
    if (std::find(strikes.begin(), strikes.end(), of) != strikes.end()) meant.insert(row);
  }
  if (!meant.empty()) return meant;
  EntryId struck = of ? loss(log, of, 1) : start.entry;
  if (of && struck != 0) struck = fault_of(log, struck);
  if (struck != 0 && log.at(struck).kind == Kind::fault_struck) meant.insert(log.at(struck).about.row);
  return meant;
}

}  // namespace

Reading time_to_arrive(const Log& log, const Target& target, const Start& start) {
  const auto persons = persons_of(log, target.of);
  for (Index<Person> who : persons)
    if (is_at_work(log, who, start)) return {true, false, 0, 0, start.entry, start.at, start.at};
  for (const Entry& entry : log.entries) {
    if (entry.kind != Kind::person_arrived || !entry.object || entry.at < start.at || entry.id <= start.entry) continue;
    if (std::find(persons.begin(), persons.end(), as<Person>(entry.about)) != persons.end())
      return {true, false, value_s(entry.at - start.at), entry.id, start.entry, start.at, entry.at};
  }
  return censored(log, start);
}

Reading time_to_mend(const Log& log, const Target& target, const Start& start) {
  const auto meant = faults_meant(log, target.of, start);
  std::set<std::pair<std::uint32_t, Subject>> open;  // a common cause is mended with the last thing it struck
  for (const Entry& entry : log.entries) {
    if (entry.kind == Kind::fault_struck) open.insert({entry.about.row, entry.object});
    if (entry.kind != Kind::fault_ended) continue;
    open.erase({entry.about.row, entry.object});
    const bool left =
        std::any_of(open.begin(), open.end(), [&](const auto& one) { return one.first == entry.about.row; });
    if (left || entry.at < start.at || entry.id <= start.entry) continue;
    if (meant.empty() || meant.count(entry.about.row) != 0)
      return {true, false, value_s(entry.at - start.at), entry.id, start.entry, start.at, entry.at};
  }
  return censored(log, start);
}

}  // namespace tuiyan::score
