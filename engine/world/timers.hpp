// The response's timers.
//
// Contract: a job has at most one timer; setting it again moves it, `never` cancels it. A timer set
// for now or before fires at this instant, after what is already planned for it.
#pragma once

#include <algorithm>
#include <map>

#include "world/stage.hpp"

namespace tuiyan::world {

class Timers {
 public:
  explicit Timers(Stage& stage) : stage_(stage) {}
  Timers(const Timers&) = delete;
  Timers& operator=(const Timers&) = delete;

  void set(const SetTimer& command) {
    const JobId job = command.job;
    const auto [timer, is_new] = timers_.try_emplace(job);
    if (!is_new) stage_.timetable.cancel(timer->second);
    if (command.at == never) {
      timers_.erase(timer);
      return;
    }
    timer->second = stage_.timetable.put(std::max(command.at, stage_.now), [this, job] {
      timers_.erase(job);
      stage_.tell(TimerFired{job});
    });
  }

 private:
  Stage& stage_;
  std::map<JobId, Timetable::Slot> timers_;
};

}  // namespace tuiyan::world
