#include "world/log_in.hpp"

#include <algorithm>
#include <utility>

namespace tuiyan::world {

LogIn::LogIn(Stage& stage, Machines& machines, Passed passed)
    : stage_(stage), machines_(machines), passed_(std::move(passed)) {}

void LogIn::ask(Index<SeatGroup> g, ComesBack how, EntryId because) {
  queue_.push_back({g, how, because});
  serve();
}

void LogIn::withdraw(Index<SeatGroup> g) {
  const auto last = std::find_if(queue_.rbegin(), queue_.rend(),
                                 [g](const Waiting& one) { return one.group == g && one.how == ComesBack::to_seat; });
  TUIYAN_CHECK(last != queue_.rend());
  const bool is_served = last == queue_.rend() - 1;
  queue_.erase(last.base() - 1);
  if (is_served && next_) stage_.timetable.cancel(next_);
  serve();
}

void LogIn::refresh(EntryId because) {
  if (!exists()) return;
  if (machines_.capacity(facts().needs) <= 0) {
    if (next_) stage_.timetable.cancel(next_);
    return;
  }
  if (next_) return;
  for (Waiting& one : queue_) one.because = std::max(one.because, because);
  serve();
}

void LogIn::serve() {
  if (next_ || queue_.empty() || machines_.capacity(facts().needs) <= 0) return;
  next_ = stage_.after(seconds(1 / facts().per_second), [this] {
    next_ = {};
    const Waiting one = queue_.front();
    queue_.pop_front();
    passed_(one.group, one.how, one.because);
    serve();
  });
}

}  // namespace tuiyan::world
