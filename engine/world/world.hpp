// The simulated world on SimGrid: platform, power, machines, people, messages and the call loop.
//
// Contract. One world per process (SimGrid's engine cannot be built twice): building a second one
// throws. From outside only `run_until` and `post` may be called; everything else happens inside
// the engine: one non-daemon *director* actor lives to the horizon, hands each piece of news to the
// `Listener` at the instant it happens, and carries out the commands that come back. The world
// writes its own entries to the log. A recovery is what the components, services and seats show.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "event/command.hpp"
#include "event/log.hpp"
#include "event/signal.hpp"

namespace tuiyan::world {

// The drill: takes news, answers commands. Called inside the engine, never re-entered.
class Listener {
 public:
  virtual ~Listener() = default;
  virtual std::vector<Command> on(Time now, const Signal& signal) = 0;
};

class World {
 public:
  // A world that was not played yet can be played in forked copies of its process. Not under the sanitizers, where
  // actors are threads, of which a fork keeps one.
  static bool survives_fork();
  // Builds what every world needs, whatever its documents, so that processes forked afterwards find it.
  static void start_engine();

  World(const Documents& documents, Luck luck, Log& log, Listener& listener);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  // Another luck than the one it was built with; before anything was played.
  void set_luck(Luck luck);
  // Runs the engine up to `t`, at most the horizon. Any cutting gives the same log.
  void run_until(Time t);
  // Queues a signal for the director (a decision, an inject by hand). Safe between two run_until.
  void post(Signal signal);
  // Kills a host, link or device at `at` (a fault that is in no document); for the kill sweep.
  void strike(Index<Component> component, Time at);
  // Ends everything and hands the call records to the log. The world is spent afterwards.
  void finish();

  [[nodiscard]] Time now() const;
  [[nodiscard]] bool aborted() const;                  // an actor failed: the drill was stopped and logged
  [[nodiscard]] const std::string& complaint() const;  // why; empty unless aborted

  // Inside the engine only.
  [[nodiscard]] Index<Fault> fault_behind(Subject subject) const;
  [[nodiscard]] std::vector<Index<Fault>> faults_behind(Subject subject) const;
  [[nodiscard]] Index<Hazard> hazard_at(Subject component_or_location) const;
  [[nodiscard]] bool is_isolated(Index<Component> component) const;
  [[nodiscard]] std::vector<Index<Component>> unpowered(Subject subject) const;
  [[nodiscard]] double share(Subject subject) const;
  [[nodiscard]] double capacity(const Expression& expression) const;
  [[nodiscard]] std::int64_t agents_on_duty(Index<Person> pool) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tuiyan::world
