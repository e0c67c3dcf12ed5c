// The response: people, what they believe, what they have on hand, and the flow of steps.
//
// Contract: a plain state machine. `handle(now, signal)` takes one piece of news and answers the
// commands it leads to, in order; it writes its own entries (steps, beliefs, messages accepted,
// decisions) to the log and nothing else has an effect. No clock, no randomness but keyed draws,
// no SimGrid: it can be driven by a test with a hand-written world. What is hidden from the players
// is asked of `Truth` only where a person would meet it: while diagnosing, repairing, verifying.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/random.hpp"
#include "event/command.hpp"
#include "event/log.hpp"
#include "event/signal.hpp"
#include "response/decider.hpp"

namespace tuiyan::response {

class Truth {
 public:
  virtual ~Truth() = default;
  // The fault that keeps `subject` from being up, found through what it depends on; none when there
  // is none. Of several: one that can be mended, and of these the one that struck first.
  [[nodiscard]] virtual Index<Fault> fault_behind(Subject subject) const = 0;
  // All of them, `fault_behind` first.
  [[nodiscard]] virtual std::vector<Index<Fault>> faults_behind(Subject subject) const {
    const Index<Fault> one = fault_behind(subject);
    return one ? std::vector{one} : std::vector<Index<Fault>>{};
  }
  // What bars work at a component or location; none when nothing does.
  [[nodiscard]] virtual Index<Hazard> hazard_at(Subject) const { return {}; }
  // A line of the grid: cut off on all sides. Anything else: always.
  [[nodiscard]] virtual bool is_isolated(Index<Component>) const { return true; }
  // The things of which the subject consists that lack power, in the order in which it names them.
  [[nodiscard]] virtual std::vector<Index<Component>> unpowered(Subject) const { return {}; }
  // Capacity now over capacity without faults; 0 to 1 (a component: its share).
  [[nodiscard]] virtual double share(Subject subject) const = 0;
  // What an expression over components, services and seat groups gives now; 0: nothing.
  [[nodiscard]] virtual double capacity(const Expression& expression) const = 0;
  // Heads of a pool on duty.
  [[nodiscard]] virtual std::int64_t agents_on_duty(Index<Person> pool) const = 0;
};

class Flow {
 public:
  // All arguments outlive the flow.
  Flow(const Documents& documents, Luck luck, Log& log, const Truth& truth, Decider& decider);
  ~Flow();
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;

  // Another luck than the one it was built with; before the first news.
  void set_luck(Luck luck);
  [[nodiscard]] std::vector<Command> handle(Time now, const Signal& signal);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tuiyan::response
