#include "world/conditions.hpp"

#include <algorithm>

namespace tuiyan::world {

void Conditions::forget(JobId job) {
  std::erase_if(waiting_, [job](const AwaitNeeds& one) { return one.job == job; });
}

void Conditions::look() {
  for (std::size_t i = 0; i < waiting_.size();) {
    const AwaitNeeds one = waiting_[i];
    const Expression& needs = stage_.documents.plan.flow[one.asked.step].needs;
    if (machines_.capacity(needs) <= 0) {
      ++i;
      continue;
    }
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
    Subject last;
    EntryId because = one.asked.cause;
    for_each_leaf(needs, [&](Subject leaf) {
      const EntryId changed = changed_(leaf);
      if (!last || changed > because) last = leaf;
      because = std::max(because, changed);
    });
    stage_.tell(NeedsMet{one.job, stage_.note(entry_of(Kind::condition_met, last, because, one.asked))});
  }
}

}  // namespace tuiyan::world
