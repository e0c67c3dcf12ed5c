#include "world/timetable.hpp"

#include "base/check.hpp"

namespace tuiyan::world {

Timetable::Slot Timetable::put(Time at, Action action) {
  if (at == never) return {};
  const Slot slot{at, reserve()};
  plan_.emplace(std::pair{slot.at, slot.number}, std::move(action));
  return slot;
}

void Timetable::put_reserved(Time at, std::uint64_t number, Action action) {
  TUIYAN_CHECK(number > 0 && number <= last_ && at != never);
  plan_.emplace(std::pair{at, number}, std::move(action));
}

void Timetable::cancel(Slot& slot) {
  if (slot) plan_.erase({slot.at, slot.number});
  slot = {};
}

bool Timetable::take(Time now, Action& action) {
  if (plan_.empty() || plan_.begin()->first.first > now) return false;
  action = std::move(plan_.begin()->second);
  plan_.erase(plan_.begin());
  return true;
}

}  // namespace tuiyan::world
