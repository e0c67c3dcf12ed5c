// What the world means to do, and when.
//
// Contract: actions run in the order of (instant, number); numbers are given out in the order in
// which actions were planned. So ties are settled by who planned first, not by floating clocks, and
// an actor that finishes a task at an instant takes the place that was reserved when it began.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "base/time.hpp"

namespace tuiyan::world {

// The instant `d` after `t`; `never` when that is beyond all time.
constexpr Time later(Time t, Duration d) { return d.us > never.us - t.us ? never : t + d; }

class Timetable {
 public:
  using Action = std::function<void()>;

  // A planned action. A default slot is empty and is falsy.
  struct Slot {
    Time at = never;
    std::uint64_t number = 0;
    explicit operator bool() const { return number != 0; }
  };

  // Plans `action`; what is planned at `never` is forgotten at once.
  Slot put(Time at, Action action);
  // A place in the order for something whose instant is not known yet; `put_reserved` fills it.
  std::uint64_t reserve() { return ++last_; }
  void put_reserved(Time at, std::uint64_t number, Action action);
  // Forgets the action, if it has not run; the slot is empty afterwards.
  void cancel(Slot& slot);

  [[nodiscard]] Time next() const { return plan_.empty() ? never : plan_.begin()->first.first; }
  // Takes the first action that is due at `now`; false when there is none.
  bool take(Time now, Action& action);

 private:
  std::map<std::pair<Time, std::uint64_t>, Action> plan_;
  std::uint64_t last_ = 0;
};

}  // namespace tuiyan::world
