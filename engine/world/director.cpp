#include "world/director.hpp"

#include <simgrid/kernel/resource/Model.hpp>
#include <simgrid/s4u/Actor.hpp>
#include <simgrid/s4u/Engine.hpp>
#include <simgrid/s4u/Semaphore.hpp>

#include <algorithm>
#include <deque>

#include "world/clock.hpp"
#include "world/guarded.hpp"

namespace tuiyan::world {

namespace s4u = simgrid::s4u;

struct Director::Bell {
  s4u::SemaphorePtr bell = s4u::Semaphore::create(0);
  bool rung = false;          // and not yet heard: once is enough
  ~Bell() { bell.detach(); }  // the director may still wait for it
};

class Director::Coupling final : public simgrid::kernel::resource::Model {
 public:
  Coupling(Director& director, traffic::CallLoop& loop) : Model("calls"), director_(director), loop_(loop) {}

  // So that SimGrid asks us last, with what all others allow, and only once.
  bool next_occurring_event_is_idempotent() override { return false; }

  // Runs the calls at most `delta` seconds on, and answers how far the clock may go.
  double next_occurring_event(double delta) override {
    if (director_.stopped_) return delta;
    const double clock = s4u::Engine::get_clock();
    const Time planned = director_.stage_.timetable.next();
    const Time limit = std::max(std::min(to_time(clock + delta), planned), loop_.now());
    const traffic::Crossing crossing = loop_.advance(limit);
    // Several crossings at one instant come one by one: the world answers each before the next.
    if (crossing.kind != traffic::CrossingKind::none) crossings_.push_back(crossing);
    due_ = crossing.kind != traffic::CrossingKind::none || planned <= limit;
    // Never more than `delta`: something of SimGrid's may be due within the same microsecond.
    return due_ ? std::clamp(to_clock(loop_.now()) - clock, 0.0, delta) : delta;
  }

  void update_actions_state(double, double) override {
    if (!due_) return;
    due_ = false;
    director_.ring();
  }

  bool take(traffic::Crossing& crossing) {
    if (crossings_.empty()) return false;
    crossing = crossings_.front();
    crossings_.pop_front();
    return true;
  }

 private:
  Director& director_;
  traffic::CallLoop& loop_;
  std::deque<traffic::Crossing> crossings_;
  bool due_ = false;
};

Director::Director(Stage& stage, traffic::CallLoop& loop, const Platform& platform, Script script)
    : stage_(stage),
      platform_(platform),
      script_(std::move(script)),
      coupling_(std::make_shared<Coupling>(*this, loop)),
      bell_(std::make_unique<Bell>()) {
  platform_.engine().add_model(coupling_);
  // The listener runs on the director's stack, so it gets more than an actor who only waits.
  constexpr unsigned stack_bytes = 1024 * 1024;
  s4u::Actor::init("director", &platform_.control())->set_stacksize(stack_bytes)->start([this] {
    guarded([this] { direct(); }, script_.fail);
  });
}

Director::~Director() = default;

void Director::ring() {
  if (std::exchange(bell_->rung, true)) return;
  bell_->bell->release();
}

void Director::direct() {
  stage_.now = Time{0};
  script_.begin();
  for (;;) {
    act();
    if (stopped_) return;
    bell_->bell->acquire();
    bell_->rung = false;
    s4u::this_actor::yield();  // whoever woke with us speaks first
  }
}

void Director::act() {
  stage_.now = to_time(s4u::Engine::get_clock());
  Timetable::Action action;
  traffic::Crossing crossing;
  for (;;) {
    script_.answer();
    for (const auto& errand : std::exchange(stage_.errands, {})) errand();
    if (stopped_) return;
    // What the calls did at this instant comes before what was planned for it.
    if (coupling_->take(crossing))
      script_.cross(crossing);
    else if (stage_.timetable.take(stage_.now, action))
      action();
    else
      return;
  }
}

Time Director::now() const { return std::min(to_time(s4u::Engine::get_clock()), stage_.horizon); }

void Director::run_until(Time t) {
  t = std::min(t, stage_.horizon);
  // SimGrid also stops at an event of its own that is less than ten microseconds before `t`.
  while (!stopped_ && to_time(s4u::Engine::get_clock()) < t) platform_.engine().run_until(to_clock(t));
}

}  // namespace tuiyan::world
