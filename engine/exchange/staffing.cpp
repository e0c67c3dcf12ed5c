#include "exchange/staffing.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace tuiyan::exchange {
namespace {

struct Talk {
  std::uint32_t agent = 0, call_class = 0;
  double from_s = 0, to_s = 0;
};

// By agent, then start; one that overlaps the one before begins where that ends.
std::vector<Talk> talks_of(const CallSheet& sheet) {
  std::vector<Talk> talks;
  for (const RecordedCall& call : sheet.calls)
    if (call.outcome == Outcome::answered)
      talks.push_back({call.agent, call.call_class, call.left_queue_s(), call.left_queue_s() + call.talk_s});
  std::sort(talks.begin(), talks.end(), [](const Talk& a, const Talk& b) {
    return std::tuple(a.agent, a.from_s, a.to_s) < std::tuple(b.agent, b.from_s, b.to_s);
  });
  return talks;
}

// Stretches in which somebody waited whom a group serves.
class QueueTimes {
 public:
  QueueTimes(const CallSheet& sheet, const SkillGroup& group) {
    std::vector<std::pair<double, int>> changes;
    for (const RecordedCall& call : sheet.calls)
      if (call.asked_for_agent() && call.queue_s > 0 && group.serves[call.call_class]) {
        changes.emplace_back(call.queued_s(), 1);
        changes.emplace_back(call.left_queue_s(), -1);
      }
    // At one instant those who enter come first: the queue did not run empty between them.
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) {
      return std::pair(a.first, -a.second) < std::pair(b.first, -b.second);
    });
    int waiting = 0;
    for (const auto& [at_s, by] : changes) {
      if (waiting == 0) busy_.push_back({at_s, at_s});
      waiting += by;
      busy_.back().second = at_s;
    }
  }
  // The end of the busy stretch that holds `at_s`, or `at_s` when nobody waits.
  [[nodiscard]] double busy_until(double at_s) const {
    const auto after = std::upper_bound(busy_.begin(), busy_.end(), at_s,
                                        [](double s, const auto& stretch) { return s < stretch.first; });
    if (after == busy_.begin()) return at_s;
    return std::max(at_s, std::prev(after)->second);
  }

 private:
  std::vector<std::pair<double, double>> busy_;
};

}  // namespace

std::vector<double> Staffing::mean_by_slot(std::int64_t day, std::size_t slots, std::size_t group) const {
  std::vector<double> mean(slots, 0);
  const double slot_s = 86'400.0 / static_cast<double>(slots), midnight_s = static_cast<double>(day) * 86'400;
  for (const Session& session : sessions) {
    if (session.group != group) continue;
    for (std::size_t i = 0; i < slots; ++i) {
      const double from_s = midnight_s + static_cast<double>(i) * slot_s;
      const double inside_s = std::min(session.to_s, from_s + slot_s) - std::max(session.from_s, from_s);
      if (inside_s > 0) mean[i] += inside_s / slot_s;
    }
  }
  return mean;
}

Staffing find_staffing(const CallSheet& sheet, const Skills& skills) {
  Staffing staffing;
  std::vector<std::pair<double, int>> gaps;  // of each session: sum and number
  for (const Talk& talk : talks_of(sheet)) {
    Session* last = staffing.sessions.empty() ? nullptr : &staffing.sessions.back();
    if (last != nullptr && talk.agent != 0 && last->agent == talk.agent &&
        talk.from_s - last->to_s <= Staffing::longest_gap_s) {
      gaps.back().first += std::max(0.0, talk.from_s - last->to_s);
      ++gaps.back().second;
      last->to_s = std::max(last->to_s, talk.to_s);
    } else {
      staffing.sessions.push_back(
          {talk.agent, talk.agent != 0 ? skills.group_of_agent[talk.agent] : skills.group_for(talk.call_class),
           talk.from_s, talk.to_s});
      gaps.emplace_back(0, 0);
    }
  }
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    if (gaps[i].second < Staffing::least_gaps) continue;
    const double mean_s = gaps[i].first / gaps[i].second;
    staffing.sessions[i].from_s -= mean_s;
    staffing.sessions[i].to_s += mean_s;
  }
  return staffing;
}

PatienceFit fit_after_call(const CallSheet& sheet, const Skills& skills) {
  std::vector<Waited> gaps;
  if (sheet.has_agents && sheet.has_queue && sheet.has_talk) {
    std::vector<QueueTimes> queues;
    for (const SkillGroup& group : skills.groups) queues.emplace_back(sheet, group);
    const std::vector<Talk> talks = talks_of(sheet);
    for (std::size_t i = 0; i < talks.size(); ++i) {
      if (talks[i].agent == 0) continue;
      const QueueTimes& queue = queues[skills.group_of_agent[talks[i].agent]];
      const double end_s = talks[i].to_s;
      const double busy_s = queue.busy_until(end_s) - end_s;
      if (busy_s <= 0) continue;
      const Talk* next = i + 1 < talks.size() && talks[i + 1].agent == talks[i].agent ? &talks[i + 1] : nullptr;
      const double next_s = next != nullptr ? next->from_s - end_s : Staffing::longest_gap_s + 1;
      if (next_s < 0) continue;  // overlapping talks: reported on reading
      const double seen_s = std::min({busy_s, next_s, Staffing::longest_gap_s});
      const bool came_back = next_s <= busy_s && next_s <= Staffing::longest_gap_s;
      gaps.push_back({std::max(seen_s, 0.5), came_back});
    }
  }
  return fit_patience(std::move(gaps));
}

}  // namespace tuiyan::exchange
