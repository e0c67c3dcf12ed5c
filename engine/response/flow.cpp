#include "response/flow.hpp"

#include "response/machine.hpp"

namespace tuiyan::response {

struct Flow::State {
  Machine machine;
};

Flow::Flow(const Documents& documents, Luck luck, Log& log, const Truth& truth, Decider& decider)
    : state_(new State{Machine(documents, luck, log, truth, decider)}) {}

Flow::~Flow() = default;

void Flow::set_luck(Luck luck) { state_->machine.set_luck(luck); }

std::vector<Command> Flow::handle(Time now, const Signal& signal) { return state_->machine.handle(now, signal); }

}  // namespace tuiyan::response
