#include "exchange/staffing.hpp"

#include <algorithm>
#include <limits>
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
  // Who ended a talk at `end_s` and began the next at `next_s`: until when he was away, of a break; `end_s` when he was
  // not.
  [[nodiscard]] double away_until(double end_s, double next_s) const {
    auto stretch =
        std::upper_bound(busy_.begin(), busy_.end(), end_s, [](double s, const auto& one) { return s < one.first; });
    if (stretch != busy_.begin()) --stretch;
    double away_s = end_s;
    for (; stretch != busy_.end() && stretch->first < next_s; ++stretch) {
      const double to_s = std::min(stretch->second, next_s);
      const double left_s = to_s - std::max(stretch->first, end_s + Staffing::longest_pause_s);
      if (left_s > Staffing::pick_up_s) away_s = to_s;
    }
    return away_s;
  }

 private:
  std::vector<std::pair<double, double>> busy_;
};

std::vector<QueueTimes> queues_of(const CallSheet& sheet, const Skills& skills) {
  std::vector<QueueTimes> queues;
  for (const SkillGroup& group : skills.groups) queues.emplace_back(sheet, group);
  return queues;
}

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
  const std::vector<QueueTimes> queues = queues_of(sheet, skills);
  std::vector<Session> whole;                // with their breaks
  std::vector<std::pair<double, int>> gaps;  // of each of them: sum and number
  for (const Talk& talk : talks_of(sheet)) {
    Session* last = whole.empty() ? nullptr : &whole.back();
    if (last != nullptr && talk.agent != 0 && last->agent == talk.agent &&
        talk.from_s - last->to_s <= Staffing::longest_gap_s) {
      const double back_s = queues[last->group].away_until(last->to_s, talk.from_s);
      if (back_s > last->to_s) {
        staffing.breaks.push_back({last->agent, last->group, last->to_s, back_s, last->call_class});
      } else {
        gaps.back().first += std::max(0.0, talk.from_s - last->to_s);
        ++gaps.back().second;
      }
      last->to_s = std::max(last->to_s, talk.to_s);
    } else {
      const std::size_t group = talk.agent != 0 ? skills.group_of_agent[talk.agent] : skills.group_for(talk.call_class);
      whole.push_back({talk.agent, group, talk.from_s, talk.to_s, talk.call_class});
      gaps.emplace_back(0, 0);
    }
  }
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    if (gaps[i].second < Staffing::least_gaps) continue;
    const double mean_s = gaps[i].first / gaps[i].second;
    whole[i].from_s -= mean_s;
    whole[i].to_s += mean_s;
    whole[i].widened_s = mean_s;
  }
  auto away = staffing.breaks.begin();
  for (Session session : whole) {
    for (; away != staffing.breaks.end() && away->agent == session.agent && away->from_s < session.to_s; ++away) {
      staffing.sessions.push_back(session);
      staffing.sessions.back().to_s = away->from_s;
      session.from_s = away->to_s;
    }
    staffing.sessions.push_back(session);
  }
  return staffing;
}

void meet_at_midnight(std::span<Session> before, std::span<Session> after) {
  auto first = after.begin();
  for (auto last = before.begin(); last != before.end(); ++last) {
    if (std::next(last) != before.end() && std::next(last)->agent == last->agent) continue;
    while (first != after.end() && first->agent < last->agent) ++first;
    if (first == after.end()) return;
    if (last->agent == 0 || first->agent != last->agent) continue;
    const double ended_s = last->to_s - last->widened_s, began_s = first->from_s + first->widened_s;
    if (began_s - ended_s <= Staffing::longest_gap_s) last->to_s = first->from_s = std::max(ended_s, began_s);
  }
}

PatienceFit without_breaks(PatienceFit pauses, double seen) {
  const double at_limit = pauses.survival_at(Staffing::longest_pause_s);
  const double taken = std::min(seen, at_limit);
  double mean_s = 0, share = 1, at_s = 0;
  for (SurvivalPoint& point : pauses.survival) {
    const double breaks = point.at_s <= Staffing::longest_pause_s ? taken : taken * point.share / at_limit;
    point.share = std::max(0.0, point.share - breaks) / (1 - taken);
    point.error /= 1 - taken;
    mean_s += share * (point.at_s - at_s);
    share = point.share;
    at_s = point.at_s;
  }
  if (pauses.gave_up == 0) return pauses;
  mean_s += share * pauses.tail_mean_s;
  pauses.mean_s.error *= mean_s / pauses.mean_s.value;
  pauses.mean_s.value = mean_s;
  return pauses;
}

std::vector<Waited> after_call_gaps(const CallSheet& sheet, const Skills& skills) {
  std::vector<Waited> gaps;
  if (sheet.has_agents && sheet.has_queue && sheet.has_talk) {
    const std::vector<QueueTimes> queues = queues_of(sheet, skills);
    const std::vector<Talk> talks = talks_of(sheet);
    for (std::size_t i = 0; i < talks.size(); ++i) {
      if (talks[i].agent == 0) continue;
      const QueueTimes& queue = queues[skills.group_of_agent[talks[i].agent]];
      const double end_s = talks[i].to_s;
      const double busy_s = queue.busy_until(end_s) - end_s;
      if (busy_s <= 0) continue;
      const Talk* next = i + 1 < talks.size() && talks[i + 1].agent == talks[i].agent ? &talks[i + 1] : nullptr;
      const double next_s = next != nullptr ? next->from_s - end_s : std::numeric_limits<double>::infinity();
      if (next_s < 0) continue;  // overlapping talks: reported on reading
      const double seen_s = std::min({busy_s, next_s, Staffing::longest_gap_s});
      gaps.push_back({std::max(seen_s, 0.5), next_s <= busy_s && next_s <= Staffing::longest_gap_s});
    }
  }
  return gaps;
}

}  // namespace tuiyan::exchange
