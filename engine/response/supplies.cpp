// What a step uses and needs: asked for when it is ready, waited for without holding its person.
#include "model/supply.hpp"
#include "response/machine.hpp"

namespace tuiyan::response {

void Machine::ask_goods(Run& run) {
  run.place = store_of(documents_, step_of(run), run.person);
  run.goods = new_job({JobKind::goods, run.number, 0});
  commands_.push_back(TakeGoods{run.goods, run.place, asked_by(run, run.ready)});
}

void Machine::let_go_goods(Run& run, bool used, EntryId cause) {
  const bool leaves = used && !step_of(run).leaves.empty();
  if (run.goods == 0 && !leaves) return;
  if (run.goods != 0) close_job(run.goods);
  if (!run.place) run.place = store_of(documents_, step_of(run), run.person);
  commands_.push_back(LetGoGoods{run.goods, used, run.place, asked_by(run, cause)});
  run.goods = 0;
}

void Machine::on(const GoodsTaken& news) {
  const auto job = close_job(news.job);
  if (!job) return;
  Run& run = runs_[job->number];
  run.goods_there = true;
  run.causes.push_back(news.cause);
  if (run.phase == Phase::short_of) enlist(run);
}

void Machine::on(const NeedsMet& news) {
  const auto job = close_job(news.job);
  if (!job) return;
  Run& run = runs_[job->number];
  run.needs = 0;
  run.causes.push_back(news.cause);
  if (run.started) run.last = news.cause;
  if (run.phase == Phase::unmet) enlist(run);
}

bool Machine::has_needs(const Run& run) const {
  const Step& step = step_of(run);
  return step.needs.op == Operator::empty || truth_.capacity(step.needs) > 0;
}

bool Machine::lay_aside(Run& run) {
  const Step& step = step_of(run);
  if (!step.uses.empty() && !run.goods_there) {
    put_aside(run, Phase::short_of, Need::part);
    return true;
  }
  if (!step.waits_for_needs || has_needs(run)) return false;
  await_needs(run);
  return true;
}

void Machine::await_needs(Run& run) {
  put_aside(run, Phase::unmet, Need::condition);
  run.needs = new_job({JobKind::needs, run.number, 0});
  commands_.push_back(AwaitNeeds{run.needs, asked_by(run, run.last)});
}

void Machine::put_aside(Run& run, Phase phase, Need need) {
  if (run.started) run.causes = {run.last};
  run.last = append_step(Kind::step_waiting, run, run.causes, static_cast<std::int32_t>(need));
  run.wait_logged = true;
  send_back(run, run.last);
  free_person(run, run.last);
  run.phase = phase;
  // What has not begun may be done by whoever fills the role by then.
  if (!run.started) run.bound = false;
}

void Machine::take_out(Run& run) {
  run.out = true;
  commands_.push_back(TakeOut{as<Component>(step_of(run).object), true, asked_by(run, run.last)});
}

void Machine::put_back(Run& run, EntryId cause) {
  if (!run.out) return;
  run.out = false;
  commands_.push_back(TakeOut{as<Component>(step_of(run).object), false, asked_by(run, cause)});
}

}  // namespace tuiyan::response
