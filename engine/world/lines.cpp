#include "world/lines.hpp"

#include <algorithm>
#include <cmath>

namespace tuiyan::world {

Lines::Lines(Stage& stage, Web& web, Machines& machines, traffic::CallLoop& loop)
    : stage_(stage), web_(web), machines_(machines), loop_(loop), trunks_(stage.site().trunks.size()) {}

int Lines::lines_now(Index<TrunkGroup> t) const {
  const TrunkGroup& group = stage_.site().trunks[t];
  const double room = machines_.capacity(group.needs);
  return room >= group.lines ? group.lines : static_cast<int>(std::floor(room + 1e-9));
}

void Lines::prepare() {
  for (std::uint32_t i = 0; i < trunks_.size(); ++i) {
    trunks_[i].lines = lines_now({i});
    loop_.set_lines({i}, trunks_[i].lines);
  }
}

EntryId Lines::note(Kind kind, Subject about, double value, bool worse, EntryId because) {
  Entry entry = entry_of(kind, about, because);
  entry.value = value;
  const EntryId noted = stage_.note(std::move(entry));
  if (worse) last_lost_ = noted;
  return noted;
}

void Lines::refresh_trunk(Index<TrunkGroup> t, EntryId because) {
  Trunk& trunk = trunks_[t.value];
  const int lines = lines_now(t);
  if (lines == trunk.lines) return;
  const bool fewer = lines < trunk.lines;
  trunk.lines = lines;
  loop_.set_lines(t, lines);
  trunk.changed = note(Kind::trunks_changed, about(t), lines, fewer, because);
  web_.spread({Part::trunk_group, t.value}, trunk.changed);
}

void Lines::refresh_ivr(EntryId because) {
  const bool works = machines_.capacity(stage_.site().calls.ivr.needs) > 0;
  if (works == ivr_) return;
  ivr_ = works;
  loop_.set_ivr(works);
  web_.spread({Part::ivr, 0}, note(Kind::ivr_changed, {SubjectKind::ivr, 0}, works ? 1 : 0, !works, because));
}

void Lines::refresh_queue(EntryId because) {
  const bool works = machines_.capacity(stage_.site().calls.queue.needs) > 0;
  if (works == queue_) return;
  queue_ = works;
  loop_.set_queue(works);
  web_.spread({Part::queue, 0}, note(Kind::queue_changed, {SubjectKind::queue, 0}, works ? 1 : 0, !works, because));
}

void Lines::refresh_paper(EntryId because) {
  const Expression& needs = stage_.site().calls.paper.needs;
  const bool on = needs.op != Operator::empty && machines_.capacity(needs) <= 0;
  if (on == paper_) return;
  paper_ = on;
  loop_.set_paper(on);
  web_.spread({Part::paper, 0},
              note(Kind::paper_mode_changed, {SubjectKind::paper_orders, 0}, on ? 1 : 0, on, because));
}

double Lines::share(Index<TrunkGroup> t) const {
  return static_cast<double>(trunks_[t.value].lines) / stage_.site().trunks[t].lines;
}

std::int64_t Lines::lines() const {
  std::int64_t sum = 0;
  for (const Trunk& trunk : trunks_) sum += trunk.lines;
  return sum;
}

}  // namespace tuiyan::world
