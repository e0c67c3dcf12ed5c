// Telephone notices: agents whom nobody waits for call the customers of an announcement's list.
#include "base/check.hpp"
#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {

bool CallLoop::State::set_telephoning(std::uint32_t announcement, int at_most) {
  CustomerRules::Notice& notice = customers->notices[announcement];
  TUIYAN_CHECK(notice.row > 0);
  Backlog& list = backlog[notice.row];
  if (at_most > 0 && !notice.begun) {
    notice.begun = true;
    list.open = notice.facts->telephone->customers;
    for (std::int64_t i = 0; i < list.open; ++i) list.push_back({static_cast<std::uint64_t>(i), 1, announcement});
  }
  work_limit[notice.row] = at_most;
  work_wanted = any_work();
  changed = true;
  return !notice.begun || list.open > 0;
}

// After typing and calling back; one list after the other.
void CallLoop::State::offer_telephoning(std::uint16_t g) {
  const GroupState& group = groups[g];
  for (const std::uint32_t a : customers->listed) {
    const std::uint32_t row = customers->notices[a].row;
    while (work_running[row] < work_limit[row] && group.open() && !backlog[row].empty()) start_telephoning(a, g);
  }
}

void CallLoop::State::start_telephoning(std::uint32_t announcement, std::uint16_t g) {
  GroupState& group = groups[g];
  CustomerRules::Notice& notice = customers->notices[announcement];
  const Errand errand = backlog[notice.row].pop_front();
  const std::uint32_t slot = calls.add();
  Call& job = calls[slot];
  job.caller = errand.caller;
  job.attempt = errand.attempt;
  job.place = announcement;
  job.group = g;
  job.seat = occupy_seat(group, slot);
  job.stage = Stage::telephoning;
  job.content = notice.answers.happens(stream, notice.facts->telephone->answered, who(job));
  ++group.jobs;
  ++work_running[notice.row];
  group.jobs_time.change(1, now);
  const KeyedLaw& law = job.content ? notice.talk : notice.no_answer;
  job.stamp = next_number++;
  departures.push({later(now, law.draw_us(stream, who(job))), job.stamp, slot});
}

// He has been told, has his next turn after all others, or is given up.
void CallLoop::State::end_telephoning(std::uint32_t slot) {
  const Call job = calls[slot];
  GroupState& group = groups[job.group];
  CustomerRules::Notice& notice = customers->notices[job.place];
  const TelephoneList& facts = *notice.facts->telephone;
  Backlog& list = backlog[notice.row];
  --group.jobs;
  --work_running[notice.row];
  group.jobs_time.change(-1, now);
  calls.release(slot);
  if (job.content) {
    ++notice.record.told;
    ++notice.told;
    notice_states[job.place].called = facts.covers * static_cast<double>(notice.told) / facts.customers;
    note_announcements();
  } else if (job.attempt < static_cast<std::uint32_t>(facts.tries)) {
    list.push_back({job.caller, job.attempt + 1, job.place});
    free_agent(job.group, job.seat, true);
    return;
  } else {
    ++notice.record.not_told;
  }
  --notice.record.open;
  if (--list.open == 0) crossings.push_back({CrossingKind::customers_telephoned, job.place, notice.told});
  free_agent(job.group, job.seat, true);
}

}  // namespace tuiyan::traffic
