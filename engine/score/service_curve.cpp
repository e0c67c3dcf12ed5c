#include "score/service_curve.hpp"

#include <algorithm>
#include <cmath>

namespace tuiyan::score {
namespace {

// The world logs what is not limited as 1 of 1; infinities come only from logs made by hand.
double ratio(double now, double normally) {
  if (!(normally > 0)) return 1;
  if (std::isinf(normally)) return std::isinf(now) ? 1 : 0;
  return now / normally;
}

// The share an entry sets for the subject, if it is about it.
bool sets_share(const Log& log, const Entry& entry, Subject subject, double& share) {
  if (entry.about != subject) return false;
  switch (entry.kind) {
    case Kind::service_changed:
      share = ratio(entry.value, entry.other);
      return true;
    case Kind::component_changed:
      share = entry.value;
      return true;
    case Kind::trunks_changed:
      share = ratio(entry.value, log.documents->site.trunks[as<TrunkGroup>(subject)].lines);
      return true;
    case Kind::seats_changed:
      share = ratio(entry.other, log.documents->site.seat_groups[as<SeatGroup>(subject)].seats);
      return true;
    default:
      return false;
  }
}

// What the subject is before the log says anything about it.
double share_at_first(const Log& log, Subject subject) {
  const auto group = as<SeatGroup>(subject);
  return group && log.documents->site.seat_groups[group].standby ? 0 : 1;
}

}  // namespace

Curve share_curve(const Log& log, Subject subject) {
  double share = share_at_first(log, subject);
  Curve curve{{Time{0}, share, 0}};
  for (const Entry& entry : log.entries) {
    if (!sets_share(log, entry, subject, share)) continue;
    if (curve.size() == 1) curve.front().at = std::min(curve.front().at, entry.at);
    curve.push_back({entry.at, share, entry.id});
  }
  return curve;
}

bool is_enough(double share, double reaches) { return share >= reaches - 1e-9; }

Curve service_curve(const Log& log, Index<Service> service) { return share_curve(log, about(service)); }

double share_at(const Curve& curve, Time at) {
  double share = curve.empty() ? 1 : curve.front().share;
  for (const CurvePoint& point : curve) {
    if (point.at > at) break;
    share = point.share;
  }
  return share;
}

std::vector<Stretch> stretches(const Curve& curve, double reaches, Time from, Time to) {
  std::vector<Stretch> all;
  if (from > to) return all;
  for (std::size_t i = 0; i < curve.size() && curve[i].at <= to;) {
    // The points of one instant: the last decides; the change began with the first of its last run.
    std::size_t next = i;
    while (next < curve.size() && curve[next].at == curve[i].at) ++next;
    const bool reached = is_enough(curve[next - 1].share, reaches);
    std::size_t first = next - 1;
    while (first > i && is_enough(curve[first - 1].share, reaches) == reached) --first;
    const Time at = std::max(curve[i].at, from);
    if (all.empty() || all.back().reached != reached) {
      if (!all.empty()) all.back().to = at;
      // A stretch that was over before the window leaves no trace.
      if (!all.empty() && all.back().to <= all.back().from) all.pop_back();
      all.push_back({at, to, reached, curve[first].entry});
    }
    i = next;
  }
  return all;
}

}  // namespace tuiyan::score
