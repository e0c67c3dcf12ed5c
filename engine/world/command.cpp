// The commands of the response, one by one.
#include "world/parts.hpp"

#include <utility>

namespace tuiyan::world {
namespace {

template <class... F>
struct Overload : F... {
  using F::operator()...;
};
template <class... F>
Overload(F...) -> Overload<F...>;

// The first pair in an expression; none when it holds no pair.
Index<Pair> pair_in(const Expression& expression) {
  if (expression.op == Operator::pair) return expression.pair;
  for (const Expression& part : expression.parts)
    if (const Index<Pair> pair = pair_in(part)) return pair;
  return {};
}

}  // namespace

void Parts::carry_out(const Command& command) {
  std::visit(
      Overload{[this](const DoWork& it) { people.work(it); }, [this](const StopWork& it) { people.stop(it); },
               [this](const TryMessage& it) { people.message(it); }, [this](const Travel& it) { people.travel(it); },
               [this](const LeaveWork& it) { duty.leave(it.who); }, [this](const SetTimer& it) { timers.set(it); },
               [this](const AskAgents& it) { seats.ask(it); }, [this](const PlaceAgents& it) { seats.place(it); },
               [this](const Change& it) { change(it); }, [this](const AssignWork& it) { assign(it); },
               [this](const TakeGoods& it) { stores.take(it); }, [this](const LetGoGoods& it) { stores.let_go(it); },
               [this](const AwaitNeeds& it) { conditions.await(it); },
               [this](const ForgetNeeds& it) { conditions.forget(it.job); },
               [this](const TakeOut& it) {
                 if (it.out) return machines.take_out(it.component, it.asked);
                 machines.put_in(it.component, false, it.asked.cause);
               }},
      command);
  settle();
}

void Parts::assign(const AssignWork& command) {
  if (as<Announcement>(command.object)) return notices.assign(command);
  seats.assign(command);
  const bool typing = command.verb == Verb::backfill;
  work_asked_[typing ? 0 : 1] = command.asked.cause;
  if (command.at_most <= 0) return;
  // With nothing left to do the calls would never report the end of it.
  const traffic::Totals totals = loop.totals();
  if ((typing ? totals.paper_orders : totals.call_backs) == 0)
    work_cleared(command.verb, command.asked.cause, command.asked);
}

void Parts::change(const Change& command) {
  const JobId job = command.job;
  const auto changed = [this, job](Outcome outcome) { stage.tell(Changed{job, outcome.worked, outcome.entry}); };
  const Index<Component> component = as<Component>(command.object);
  const Index<SeatGroup> group = as<SeatGroup>(command.object);
  const Outcome refused{false, command.asked.cause};
  switch (command.verb) {
    case Verb::repair:
      return changed(faults.mend(command.fault, command.object, command.temporary, command.asked));
    case Verb::switch_over: {
      if (const Index<SeatGroup> to = as<SeatGroup>(command.target_side))
        return changed(seats.activate(to, command.asked));
      Index<Pair> pair = as<Pair>(command.object);
      if (const Index<Service> s = as<Service>(command.object)) pair = pair_in(stage.site().services[s].needs);
      if (component) pair = pair_in(stage.site().components[component].needs);
      return pair ? machines.switch_by_hand(pair, command.asked, changed) : changed(refused);
    }
    case Verb::activate:
      if (as<Announcement>(command.object)) return notices.change(command, true);
      if (grid.holds(command.object)) return changed(grid.close(command.object, command.asked));
      if (component) return changed(machines.activate(component, command.asked));
      return changed(group ? seats.activate(group, command.asked) : refused);
    case Verb::deactivate:
      if (as<Announcement>(command.object)) return notices.change(command, false);
      if (grid.holds(command.object)) return changed(grid.open(command.object, command.asked));
      if (component) return changed(machines.deactivate(component, command.asked));
      return changed(group ? seats.deactivate(group, command.asked) : refused);
    case Verb::announce:
      return notices.change(command, true);
    case Verb::isolate:
      // What has ended by itself meanwhile has nothing to be isolated.
      return changed(grid.isolate(command.object, faults.is_active(command.fault) ? command.fault : Index<Fault>{},
                                  command.asked));
    case Verb::transfer:
      return changed(grid.transfer(command.object, command.asked));
    case Verb::supply:
      return changed(component ? machines.supply(component, command.with, command.asked) : refused);
    case Verb::make_safe:
      return changed(hazards.clear(command.object, command.asked));
    case Verb::replace:
      return changed(faults.replace(component, command.asked));
    case Verb::refuel:
      return changed(machines.refuel(component, command.asked));
    case Verb::dispatch:
      return stores.ship(command.asked, changed);
    case Verb::call_in:
      return changed(duty.call_in(command.object, command.asked));
    default:
      TUIYAN_CHECK(false && "a verb that changes nothing");
  }
}

}  // namespace tuiyan::world
