// Backlog work: typing in paper orders and calling callers back, by agents whom nobody waits for.
#include "base/check.hpp"
#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {
namespace {

constexpr std::uint32_t row_of(Work work) { return static_cast<std::uint32_t>(work); }

}  // namespace

// An order to be typed in, or a caller to be called back.
void CallLoop::State::add_errand(Work work, const Call& call, std::uint32_t complaint) {
  ClassState& c = classes[call.call_class];
  const std::uint32_t stamp = complaint == no_slot ? 0 : calls[complaint].stamp;
  backlog[row_of(work)].push_back({call.caller, call.attempt, call.call_class, complaint, stamp});
  ++backlog[row_of(work)].open;
  ++(work == Work::backfill ? c.paper_open : c.call_backs_open);
  if (work_wanted) changed = true;  // an idle agent may take it at once
}

// Nobody may wait whom this group could answer. Typing comes before calling back, and not while the
// business system is down: there is nothing to type into.
void CallLoop::State::offer_work(std::uint16_t g) {
  const GroupState& group = groups[g];
  for (const Work work : {Work::backfill, Work::call_back}) {
    const std::uint32_t row = row_of(work);
    if (work == Work::backfill && paper_on) continue;
    while (work_running[row] < work_limit[row] && group.open() && !backlog[row].empty()) start_job(work, g);
  }
  if (customers) offer_telephoning(g);
}

void CallLoop::State::start_job(Work work, std::uint16_t g) {
  GroupState& group = groups[g];
  const Errand errand = backlog[row_of(work)].pop_front();
  const std::uint32_t slot = calls.add();
  Call& job = calls[slot];
  job.caller = errand.caller;
  job.attempt = errand.attempt;
  job.call_class = static_cast<std::uint16_t>(errand.call_class);
  job.place = errand.complaint;  // of a job: these two
  job.cohort = errand.complaint_stamp;
  job.group = g;
  job.seat = occupy_seat(group, slot);
  job.stage = work == Work::backfill ? Stage::typing : Stage::calling_back;
  ++group.jobs;
  ++work_running[row_of(work)];
  group.jobs_time.change(1, now);
  const ClassDraws& draws = classes[job.call_class].draws;
  const KeyedLaw& law = work == Work::backfill ? draws.typing : draws.call_back;
  job.stamp = next_number++;
  departures.push({later(now, law.draw_us(stream, who(job))), job.stamp, slot});
}

void CallLoop::State::end_job(std::uint32_t slot) {
  const Call job = calls[slot];
  GroupState& group = groups[job.group];
  ClassState& c = classes[job.call_class];
  const Work work = job.stage == Stage::typing ? Work::backfill : Work::call_back;
  const std::uint32_t row = row_of(work);
  --group.jobs;
  --work_running[row];
  group.jobs_time.change(-1, now);
  if (work == Work::backfill) {
    --c.paper_open;
  } else {
    // One try each: who does not answer is not tried again.
    --c.call_backs_open;
    const double answered = documents.site.calls.call_back.answered;
    if (c.draws.call_back_answer.happens(stream, answered, who(job))) {
      ++c.flow.called_back;
      if (customers) soothe(job.place, job.cohort);
    }
  }
  if (--backlog[row].open == 0)
    crossings.push_back(
        {work == Work::backfill ? CrossingKind::paper_orders_cleared : CrossingKind::call_backs_cleared, 0, 0});
  calls.release(slot);
  free_agent(job.group, job.seat, true);
}

// The seat was lost: the job goes back to the front of its pile and begins anew.
void CallLoop::State::break_off_job(std::uint32_t slot) {
  const Call job = calls[slot];
  GroupState& group = groups[job.group];
  const bool telephoning = job.stage == Stage::telephoning;
  const std::uint32_t row = telephoning                  ? customers->notices[job.place].row
                            : job.stage == Stage::typing ? row_of(Work::backfill)
                                                         : row_of(Work::call_back);
  --group.jobs;
  --work_running[row];
  group.jobs_time.change(-1, now);
  if (telephoning)
    backlog[row].push_front({job.caller, job.attempt, job.place});
  else
    backlog[row].push_front({job.caller, job.attempt, job.call_class, job.place, job.cohort});
  calls.release(slot);
  free_agent(job.group, job.seat, false);
}

}  // namespace tuiyan::traffic
