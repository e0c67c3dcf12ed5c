// One drill: the world and the response on one clock, one log at the end.
//
// Contract: one per process (see World). `run_until` plays a part, and any cutting gives the same bytes. `post` is
// the only way to act on a running drill from outside. A drill of which nothing was played can be played in many forked
// copies of its process, each with its luck, when `survives_fork`; so can what `start_engine` builds for a drill of
// whatever documents.
#pragma once

#include <memory>
#include <string>

#include "event/log.hpp"
#include "response/decider.hpp"
#include "world/world.hpp"

namespace tuiyan::drill {

class Drill {
 public:
  static bool survives_fork();
  static void start_engine();

  // `decider` outlives the drill; null: the plan decides.
  Drill(std::shared_ptr<const Documents> documents, Luck luck, response::Decider* decider = nullptr);
  ~Drill();

  // Another luck than the one it was built with, before anything was played: from then on it is the drill of that luck,
  // to the byte.
  void set_luck(Luck luck);
  void run_until(Time t);
  void post(Signal command);
  void strike(Index<Component> component, Time at);
  [[nodiscard]] Time now() const;
  // Why the drill was aborted (a fault of this program); empty unless it was.
  [[nodiscard]] const std::string& complaint() const;
  // Plays what is left and hands over the log.
  [[nodiscard]] Log finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Plays the whole drill in this process.
[[nodiscard]] Log play(std::shared_ptr<const Documents> documents, Luck luck, response::Decider* decider = nullptr);

}  // namespace tuiyan::drill
