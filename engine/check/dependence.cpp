#include "check/dependence.hpp"

#include <set>

namespace tuiyan::check {
namespace {

class Search {
 public:
  Search(const Site& site, Subject wanted) : site_(site), wanted_(wanted) {}

  bool found(Subject at) {
    if (!at || !seen_.insert(at).second) return false;
    if (at == wanted_) return true;
    if (const Index<Component> c = as<Component>(at)) {
      const Component& one = site_.components[c];
      bool any = found(about(one.runs_on)) || found(one.needs);
      for (Index<Component> source : one.powered_by) any = any || found(about(source));
      return any;
    }
    if (const Index<Service> s = as<Service>(at)) return found(site_.services[s].needs);
    if (const Index<SeatGroup> g = as<SeatGroup>(at)) return found(site_.seat_groups[g].needs);
    if (const Index<TrunkGroup> t = as<TrunkGroup>(at)) return found(site_.trunks[t].needs);
    if (at.kind == SubjectKind::ivr) return found(site_.calls.ivr.needs);
    if (at.kind == SubjectKind::queue) return found(site_.calls.queue.needs);
    return false;
  }

 private:
  bool found(const Expression& needs) {
    bool any = false;
    for_each_leaf(needs, [&](Subject leaf) { any = any || found(leaf); });
    return any;
  }

  const Site& site_;
  Subject wanted_;
  std::set<Subject> seen_;
};

}  // namespace

bool rests_on(const Site& site, Subject whole, Subject part) { return part && Search(site, part).found(whole); }

}  // namespace tuiyan::check
