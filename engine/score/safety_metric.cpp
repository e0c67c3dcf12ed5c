// What safety took, and whether it was kept. The engine lets nothing pass a closed gate; this reads it from the log
// all the same, by rules of its own.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "score/metric_reading.hpp"
#include "score/window.hpp"

namespace tuiyan::score {
namespace {

bool is_at_gate(const Entry& entry) {
  return entry.kind == Kind::step_waiting &&
         (entry.code == static_cast<int>(Need::permit) || entry.code == static_cast<int>(Need::safety));
}

bool is_meant(const Log& log, const Entry& entry, Subject of) {
  return !of || about(entry.step) == of || about(log.documents->plan.flow[entry.step].by) == of;
}

// What stands at the place where work is done: hazards, and switches that are closed.
class Scene {
 public:
  explicit Scene(const Log& log) : documents_(*log.documents) {
    for (const Component& one : documents_.site.components)
      closed_.push_back(one.kind == ComponentKind::feeder || (one.line_switch && !one.line_switch->open));
  }

  void take(const Entry& entry) {
    if (entry.kind == Kind::hazard_appeared) hazards_.insert(entry.about);
    if (entry.kind == Kind::hazard_cleared) hazards_.erase(entry.about);
    if (entry.kind == Kind::switch_moved) closed_[entry.about.row] = entry.value > 0;
  }

  [[nodiscard]] bool is_barred(Subject thing) const {
    const auto component = as<Component>(thing);
    const Subject place = component ? about(documents_.site.components[component].at) : Subject{};
    return std::any_of(hazards_.begin(), hazards_.end(), [&](Subject hazard) {
      const Subject at = documents_.scenario.hazards[as<Hazard>(hazard)].at;
      return at == thing || (place && at == place);
    });
  }

  // Something that is closed leads to the line.
  [[nodiscard]] bool is_joined(Subject thing) const {
    const auto line = as<Component>(thing);
    const auto& all = documents_.site.components;
    if (!line || !has_grid(documents_.site) || !is_line(all[line].kind)) return false;
    if (all[line].kind == ComponentKind::feeder && closed_[line.value]) return true;
    for (std::uint32_t row = 0; row < all.size(); ++row) {
      const auto& ends = all[all.at(row)].line_switch;
      if (ends && closed_[row] && (ends->a == line || ends->b == line)) return true;
    }
    return false;
  }

 private:
  const Documents& documents_;
  std::set<Subject> hazards_;
  std::vector<bool> closed_;
};

// Somebody has mended or connected something there.
bool is_violation(const Log& log, const Scene& scene, const Entry& entry) {
  if (!entry.step) return false;
  if (entry.kind == Kind::supply_connected) return scene.is_barred(entry.object);
  if (entry.kind != Kind::fault_ended && entry.kind != Kind::fault_patched) return false;
  const Mending& mending = log.documents->scenario.faults[as<Fault>(entry.about)].mending;
  if (mending.remote) return false;
  return scene.is_barred(entry.object) || (!mending.live && scene.is_joined(entry.object));
}

}  // namespace

Reading safety_wait(const Log& log, const Target& target, const Start& start) {
  const Window window = window_of(log, target, start);
  Duration sum{0};
  std::map<std::pair<Index<Step>, std::uint32_t>, Time> waiting;
  const auto add = [&](Time from, Time to) {
    sum += std::max(Duration{0}, std::min(to, window.to) - std::max(from, window.from));
  };
  for (const Entry& entry : log.entries) {
    if (!entry.step || !is_meant(log, entry, target.of)) continue;
    const std::pair run(entry.step, entry.instance);
    const bool goes_on = entry.kind == Kind::step_late || entry.kind == Kind::step_escalated;
    if (const auto found = waiting.find(run); found != waiting.end() && !goes_on) {
      add(found->second, entry.at);
      waiting.erase(found);
    }
    if (is_at_gate(entry)) waiting[run] = entry.at;
  }
  for (const auto& [run, since] : waiting) add(since, log.end);
  return {true, false, value_s(sum), 0, start.entry, window.from, window.to};
}

Reading safety_violations(const Log& log, const Target& target, const Start& start) {
  const Window window = window_of(log, target, start);
  Scene scene(log);
  std::set<Index<Step>> permits;
  std::int64_t n = 0;
  for (const Entry& entry : log.entries) {
    const bool counts = entry.at >= window.from && entry.at <= window.to;
    if (entry.kind == Kind::step_done) permits.insert(entry.step);
    if (entry.kind == Kind::step_started && counts) {
      const Index<Step> permit = log.documents->plan.flow[entry.step].permit;
      if (permit && permits.count(permit) == 0) ++n;
    }
    if (counts && is_violation(log, scene, entry)) ++n;
    scene.take(entry);
  }
  return {true, false, static_cast<double>(n), 0, start.entry, window.from, window.to};
}

}  // namespace tuiyan::score
