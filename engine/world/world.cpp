#include "world/world.hpp"

#include <atomic>
#include <type_traits>

#include "world/parts.hpp"

namespace tuiyan::world {
namespace {

// SimGrid's engine is one per process and cannot be had twice: its clock would go on where the
// first one ended. This remembers that it was had.
std::atomic_flag built = ATOMIC_FLAG_INIT;

}  // namespace

struct World::State {
  State(const Documents& documents, Luck luck, Log& log, Listener& listener) : parts(documents, luck, log, listener) {}
  Parts parts;
};

World::World(const Documents& documents, Luck luck, Log& log, Listener& listener) {
  TUIYAN_CHECK(!built.test_and_set() && "one world per process");
  state_ = std::make_unique<State>(documents, luck, log, listener);
}

World::~World() = default;

bool World::survives_fork() {
#ifdef TUIYAN_SANITIZED
  return false;
#else
  return true;
#endif
}

void World::start_engine() { Platform::start_engine(); }

void World::set_luck(Luck luck) {
  Parts& parts = state_->parts;
  parts.stage.stream = Stream(luck);
  parts.loop.set_luck(luck);
}

void World::run_until(Time t) {
  Parts& parts = state_->parts;
  try {
    parts.director.run_until(t);
  } catch (const std::exception& fault) {  // the call loop runs on SimGrid's own stack, not on an actor's
    parts.fail(fault.what());
  }
}

void World::post(Signal signal) {
  Parts& parts = state_->parts;
  parts.stage.timetable.put(now(), [&parts, signal]() mutable {
    const EntryId posted = parts.stage.note(entry_of(Kind::command_posted, {}, 0));
    std::visit(
        [posted](auto& news) {
          if constexpr (requires { news.cause; }) news.cause = posted;
        },
        signal);
    parts.stage.tell(signal);
  });
}

void World::strike(Index<Component> component, Time at) { state_->parts.faults.strike(component, std::max(at, now())); }

void World::finish() {
  Parts& parts = state_->parts;
  if (!aborted()) parts.stage.log.end = now();
  try {
    parts.stage.log.traffic = parts.loop.finish(parts.stage.log.end);
  } catch (const std::exception& fault) {
    if (!aborted()) throw;  // of an aborted drill what can be had is had
  }
}

Time World::now() const { return aborted() ? state_->parts.stage.log.end : state_->parts.director.now(); }
bool World::aborted() const { return !state_->parts.complaint.empty(); }
const std::string& World::complaint() const { return state_->parts.complaint; }

Index<Fault> World::fault_behind(Subject subject) const { return state_->parts.faults.behind(subject); }
std::vector<Index<Fault>> World::faults_behind(Subject subject) const {
  return state_->parts.faults.all_behind(subject);
}
Index<Hazard> World::hazard_at(Subject where) const { return state_->parts.hazards.at(where); }
bool World::is_isolated(Index<Component> component) const { return state_->parts.grid.is_isolated(component); }
std::vector<Index<Component>> World::unpowered(Subject subject) const { return state_->parts.unpowered(subject); }
double World::share(Subject subject) const { return state_->parts.share(subject); }
double World::capacity(const Expression& expression) const { return state_->parts.machines.capacity(expression); }
std::int64_t World::agents_on_duty(Index<Person> pool) const { return state_->parts.seats.heads(pool); }

}  // namespace tuiyan::world
