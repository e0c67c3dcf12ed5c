// Announcements that are on, whom they keep from calling, promised times that pass in vain, and complaints.
#include <algorithm>

#include "base/check.hpp"
#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {
namespace {

using Grief = CustomerRules::Grief;

// A complaint comes from a caller whom nobody else of that class can be: see outage_callers.hpp for the others.
constexpr std::uint64_t complainer = std::uint64_t{1} << 51;

// The announcement of this uniform; none: no row.
std::uint32_t who_did(const std::vector<NoticeRow>& rows, double NoticeRow::*sum, double u) {
  for (const NoticeRow& row : rows)
    if (u < row.*sum) return row.announcement;
  return no_slot;
}

}  // namespace

void CallLoop::State::note_announcements() {
  const auto& announcements = documents.plan.announcements;
  for (std::uint16_t i = 0, count = class_count(); i < count; ++i) {
    double called = 1, unsatisfied = 1, excited = 1, bitter = 1;
    if (customers) customers->classes[i].rows.clear();
    for (std::uint32_t a = 0; a < announcements.size(); ++a) {
      const Announcement& one = announcements[{a}];
      const NoticeState& state = notice_states[a];
      const bool meant = one.to.empty() || std::find(one.to.begin(), one.to.end(), Index<CallClass>{i}) != one.to.end();
      if (!meant || (state.reached() <= 0 && state.heard <= 0)) continue;
      const double deters = state.timed ? one.deters_with_time.value_or(one.deters) : one.deters;
      const double satisfies = state.timed ? one.satisfies_with_time.value_or(one.satisfies) : one.satisfies;
      called *= 1 - deters * state.reached();
      unsatisfied *= 1 - satisfies * state.heard;
      if (!customers) continue;
      excited *= 1 - one.calms * state.reached();
      bitter *= 1 - one.soothes * state.reached();
      customers->classes[i].rows.push_back({a, 1 - called, 1 - unsatisfied, 1 - excited});
    }
    classes[i].deters = 1 - called;
    classes[i].satisfies = 1 - unsatisfied;
    if (!customers) continue;
    customers->classes[i].calms = 1 - excited;
    customers->classes[i].soothes = 1 - bitter;
  }
}

void CallLoop::State::set_notice(std::uint32_t row, double reach, double heard) {
  NoticeState& state = notice_states[row];
  if (customers) {
    CustomerRules::Notice& notice = customers->notices[row];
    // What a further way adds, those who were reached being left out.
    if (reach > state.reach) notice.rebuttals.push_back({now, never_us, (reach - state.reach) / (1 - state.reach)});
    if (reach <= 0)
      for (CustomerRules::Rebuttal& one : notice.rebuttals) one.until_us = std::min(one.until_us, now);
  }
  state.reach = reach;
  state.heard = heard;
  note_announcements();
}

// Somebody thinks of calling for the first time.
bool CallLoop::State::is_kept_away(std::uint16_t row, std::uint64_t caller) {
  ClassState& c = classes[row];
  CustomerRules::OfClass& mine = customers->classes[row];
  const bool by_rate = caller < (std::uint64_t{1} << 52) && c.facts.scripted.empty();
  const bool by_rumour =
      !mine.rumours.empty() && by_rate &&
      stream.uniform(mine.rumour.with(caller)) >= c.arrivals->share_left(now, customers->rumours_left(mine, now));
  // Attempt 0 is the thought of calling: one draw, so that more announcements deter more of the same.
  if (!by_rumour && !c.draws.announcement.happens(stream, c.deters, {caller, 0, 0})) return false;
  Call thought;
  thought.caller = caller;
  thought.call_class = row;
  note_averted(thought);
  if (!by_rumour) {
    const double u = c.draws.announcement.uniform(stream, {caller, 0, 0});
    keep_by_promise(who_did(mine.rows, &NoticeRow::deters, u), thought);
  }
  return true;
}

void CallLoop::State::note_averted(const Call& call) {
  ++customers->classes[call.call_class].record.averted;
  log(CallStep::averted, call);
}

// He would redial; what he was told makes him not.
bool CallLoop::State::is_calmed(const Call& call, Who of) {
  CustomerRules::OfClass& mine = customers->classes[call.call_class];
  if (mine.calms <= 0) return false;
  const double u = stream.uniform(mine.calmed.with(number_of(of)));
  if (u >= mine.calms) return false;
  Call again = call;
  ++again.attempt;
  note_averted(again);
  keep_by_promise(who_did(mine.rows, &NoticeRow::calms, u), again);
  return true;
}

// `call`: the one that he would make.
void CallLoop::State::keep_by_promise(std::uint32_t announcement, const Call& call) {
  if (announcement == no_slot || !notice_states[announcement].timed) return;
  CustomerRules::Notice& notice = customers->notices[announcement];
  notice.kept.push_back({call.caller, call.attempt, call.first_cohort, notice.version, call.call_class});
}

// He will hang up content: with what he hears now, whatever is on when he does. Until then he has no place in a queue.
void CallLoop::State::note_what_satisfies(Call& call) const {
  const double u = classes[call.call_class].draws.announcement.uniform(stream, who(call));
  call.place = who_did(customers->classes[call.call_class].rows, &NoticeRow::satisfies, u);
}

void CallLoop::State::keep_content(const Call& call) {
  Call again = call;
  ++again.attempt;
  keep_by_promise(call.place, again);
}

// Those whom the new time reaches wait for that one.
void CallLoop::State::set_promise(std::uint32_t row, std::uint32_t version) {
  CustomerRules::Notice& notice = customers->notices[row];
  NoticeState& state = notice_states[row];
  TUIYAN_CHECK(version > notice.version);
  notice.version = version;
  state.timed = true;
  for (CustomerRules::Kept& one : notice.kept) {
    const Key key = customers->classes[one.call_class].returns.with(notice.facts->id).with("hears");
    if (stream.chance(state.reached(), key.with(number_of({one.caller, one.attempt, 0})).with(version)))
      one.version = version;
  }
  note_announcements();
}

// The time has come. Kept: they need not call any more.
void CallLoop::State::end_promise(std::uint32_t row, std::uint32_t version, bool is_kept) {
  CustomerRules::Notice& notice = customers->notices[row];
  if (version == notice.version) notice_states[row].timed = false;
  std::vector<CustomerRules::Kept> due;
  std::erase_if(notice.kept, [&](const CustomerRules::Kept& one) {
    if (one.version != version) return false;
    due.push_back(one);
    return true;
  });
  note_announcements();
  if (is_kept) return;
  for (const CustomerRules::Kept& one : due) {
    Call call;
    call.caller = one.caller;
    call.attempt = one.attempt;
    call.call_class = one.call_class;
    call.first_cohort = one.first_cohort;
    const Who of = who(call);
    if (complains(call, Grief::broken_promise)) {
      const std::uint32_t slot = calls.add();
      calls[slot] = call;
      begin_complaint(slot, Grief::broken_promise);
    }
    const Key key = customers->classes[one.call_class].returns.with(notice.facts->id).with(number_of(of));
    if (!stream.chance(notice.facts->returns, key)) continue;
    const std::uint32_t slot = calls.add();
    call.stage = Stage::returning;
    call.stamp = next_number++;
    calls[slot] = call;
    entries.push(
        {later(now, drawn_length(notice.facts->returns_after, stream, key.with("after")).us), call.stamp, slot});
  }
}

void CallLoop::State::come_back(std::uint32_t slot) {
  Call& call = calls[slot];
  ++customers->classes[call.call_class].record.returned;
  if (call.attempt == 1) {  // had not called at all
    call.first_cohort = interval;
    if (CohortRecord* const record = cohort(interval, call.call_class)) ++record->callers;
  }
  attempt(slot);
}

// What happens to those who complain is no further complaint, nor what happened before the start.
bool CallLoop::State::complains(const Call& call, Grief grief) const {
  if (now < 0 || Index<CallClass>{call.call_class} == customers->complaints.by) return false;
  const double probability = customers->complains(grief);
  return probability > 0 && stream.chance(probability, customers->complaint_key(call.call_class, grief, who(call)));
}

// The slot, which the call has left, is the complaint's.
void CallLoop::State::begin_complaint(std::uint32_t slot, Grief grief) {
  Call& call = calls[slot];
  const Key key = customers->complaint_key(call.call_class, grief, who(call)).with("after");
  call.stage = Stage::aggrieved;
  call.trunk = no_trunk;
  call.stay = static_cast<std::uint16_t>(grief);
  call.stamp = next_number++;
  entries.push({later(now, drawn_length(customers->complaints.after, stream, key).us), call.stamp, slot});
}

void CallLoop::State::mind_long_wait(const Call& answered) {
  if (!complains(answered, Grief::long_wait)) return;
  const Call copy = answered;  // `add` may move it
  const std::uint32_t slot = calls.add();
  calls[slot] = copy;
  begin_complaint(slot, Grief::long_wait);
}

void CallLoop::State::complain(std::uint32_t slot) {
  Call& call = calls[slot];
  CustomerRules::OfClass& mine = customers->classes[call.call_class];
  const Key key =
      customers->complaint_key(call.call_class, static_cast<Grief>(call.stay), {call.caller, call.attempt, 0});
  call.stay = 0;
  if (mine.soothes > 0 && stream.uniform(key.with("soothed")) < mine.soothes) {
    ++mine.record.soothed;
    calls.release(slot);
    return;
  }
  ++mine.record.complaints;
  log(CallStep::complained, call);
  const Index<CallClass> by = customers->complaints.by;
  if (!by) {
    calls.release(slot);
    return;
  }
  const std::uint64_t name = complainer | (stream.bits(key.with("caller")) & (complainer - 1));
  call = Call{};
  call.caller = name;
  call.call_class = static_cast<std::uint16_t>(by.value);
  call.first_cohort = interval;
  if (CohortRecord* const record = cohort(interval, call.call_class)) ++record->callers;
  attempt(slot);
}

// A call-back has reached him who has not complained yet.
void CallLoop::State::soothe(std::uint32_t slot, std::uint32_t stamp) {
  if (slot == no_slot || calls[slot].stage != Stage::aggrieved || calls[slot].stamp != stamp) return;
  const Call& call = calls[slot];
  const Key key =
      customers->complaint_key(call.call_class, static_cast<Grief>(call.stay), {call.caller, call.attempt, 0});
  if (!stream.chance(customers->complaints.called_back, key.with("called back"))) return;
  ++customers->classes[call.call_class].record.soothed;
  calls.release(slot);
}

}  // namespace tuiyan::traffic
