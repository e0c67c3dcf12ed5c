// The director: the one actor that changes the world, and SimGrid's clock under it.
//
// Contract: the director lives to the horizon. It is woken by the call loop's coupling when the
// timetable or the calls have something for this instant, and by people who have ended something.
// It then acts until nothing is due: a change is finished, its news are told and answered, and only
// then does it call SimGrid (the errands), because any such call lets other actors run.
//
// Coupling. The call loop and the timetable are one SimGrid model. SimGrid asks it, before it moves
// the clock, how far it may go; the loop runs at most so far, stops at its first crossing, and the
// answer is that instant or the timetable's next. So calls, plans and SimGrid's own events come in
// one order, whatever instants `run_until` is cut at.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "traffic/call_loop.hpp"
#include "world/platform.hpp"
#include "world/stage.hpp"

namespace tuiyan::world {

class Director {
 public:
  struct Script {
    std::function<void()> begin;                          // at time 0
    std::function<void(const traffic::Crossing&)> cross;  // the calls have something to tell
    std::function<void()> answer;                         // tells the news and carries out the answers
    std::function<void(const std::string&)> fail;         // an actor has failed
  };

  Director(Stage& stage, traffic::CallLoop& loop, const Platform& platform, Script script);
  ~Director();
  Director(const Director&) = delete;
  Director& operator=(const Director&) = delete;

  // Wakes the director at this instant; from any actor.
  void ring();
  // Ends the play: nothing happens any more, and the clock no longer moves.
  void stop() { stopped_ = true; }
  void run_until(Time t);
  [[nodiscard]] Time now() const;

 private:
  class Coupling;
  struct Bell;
  void direct();
  void act();

  Stage& stage_;
  const Platform& platform_;
  Script script_;
  std::shared_ptr<Coupling> coupling_;
  std::unique_ptr<Bell> bell_;
  bool stopped_ = false;
};

}  // namespace tuiyan::world
