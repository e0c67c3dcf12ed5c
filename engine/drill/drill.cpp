#include "drill/drill.hpp"

#include "response/flow.hpp"

namespace tuiyan::drill {
namespace {

Log begun(std::shared_ptr<const Documents> documents, Luck luck) {
  TUIYAN_CHECK(documents != nullptr);
  Log log;
  log.documents = std::move(documents);
  log.luck = luck;
  constexpr std::size_t usual_entries = 4096;
  log.entries.reserve(usual_entries);  // so that few drills move them; memory that is not written to costs nothing
  Entry start;
  start.kind = Kind::drill_started;
  log.append(start);
  return log;
}

}  // namespace

// The two sides of a drill: the flow hears of the world through `on`, and asks it for the truth
// through `response::Truth` where a person would meet it.
struct Drill::State final : world::Listener, response::Truth {
  State(std::shared_ptr<const Documents> documents, Luck luck, response::Decider* decider)
      : log(begun(std::move(documents), luck)),
        flow(*log.documents, luck, log, *this, decider != nullptr ? *decider : plan),
        world(*log.documents, luck, log, *this) {}

  std::vector<Command> on(Time now, const Signal& signal) override { return flow.handle(now, signal); }
  [[nodiscard]] Index<Fault> fault_behind(Subject subject) const override { return world.fault_behind(subject); }
  [[nodiscard]] std::vector<Index<Fault>> faults_behind(Subject subject) const override {
    return world.faults_behind(subject);
  }
  [[nodiscard]] Index<Hazard> hazard_at(Subject where) const override { return world.hazard_at(where); }
  [[nodiscard]] bool is_isolated(Index<Component> component) const override { return world.is_isolated(component); }
  [[nodiscard]] std::vector<Index<Component>> unpowered(Subject subject) const override {
    return world.unpowered(subject);
  }
  [[nodiscard]] double share(Subject subject) const override { return world.share(subject); }
  [[nodiscard]] double capacity(const Expression& needs) const override { return world.capacity(needs); }
  [[nodiscard]] std::int64_t agents_on_duty(Index<Person> pool) const override { return world.agents_on_duty(pool); }

  Log log;
  response::PlanDecider plan;
  response::Flow flow;
  world::World world;
};

Drill::Drill(std::shared_ptr<const Documents> documents, Luck luck, response::Decider* decider)
    : state_(std::make_unique<State>(std::move(documents), luck, decider)) {}

Drill::~Drill() = default;

bool Drill::survives_fork() { return world::World::survives_fork(); }
void Drill::start_engine() { world::World::start_engine(); }

void Drill::set_luck(Luck luck) {
  state_->log.luck = luck;
  state_->flow.set_luck(luck);
  state_->world.set_luck(luck);
}

void Drill::run_until(Time t) { state_->world.run_until(t); }
void Drill::post(Signal command) { state_->world.post(command); }
void Drill::strike(Index<Component> component, Time at) { state_->world.strike(component, at); }
Time Drill::now() const { return state_->world.now(); }
const std::string& Drill::complaint() const { return state_->world.complaint(); }

Log Drill::finish() {
  State& state = *state_;
  state.world.run_until(Time{0} + state.log.documents->scenario.length);
  state.world.finish();
  if (!state.world.aborted()) {
    Entry end;
    end.at = state.log.end;
    end.kind = Kind::drill_ended;
    end.cause = 1;
    state.log.append(end);
  }
  return std::move(state.log);
}

Log play(std::shared_ptr<const Documents> documents, Luck luck, response::Decider* decider) {
  Drill drill(std::move(documents), luck, decider);
  return drill.finish();
}

}  // namespace tuiyan::drill
