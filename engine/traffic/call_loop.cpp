#include "traffic/call_loop.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {

ClassState::ClassState(const Documents& documents, Index<CallClass> index, const Stream& stream)
    : facts(documents.site.classes[index]),
      draws(facts, documents.site.calls),
      has_ivr(!draws.ivr_time.is_nothing() || facts.self_service > 0),
      has_after_work(!draws.after_call.is_nothing() || facts.leaves_order > 0),
      rules(ClassRules::is_needed(facts) ? std::make_unique<ClassRules>(documents, index) : nullptr),
      course(HandleCourse::is_needed(facts) ? std::make_unique<HandleCourse>(facts, documents.scenario.start_of_day)
                                            : nullptr),
      mean_talk_s(mean(facts.talk)),
      mean_after_call_s(mean(facts.after_call)),
      arrivals(std::in_place, documents, index, stream) {
  const Site& site = documents.site;
  double sum = 0;
  for (const auto& [trunk, weight] : facts.over) sum += weight;
  double so_far = 0;
  for (const auto& [trunk, weight] : facts.over) {
    so_far += weight;
    trunks.push_back(static_cast<std::uint16_t>(trunk.value));
    trunk_shares.push_back(sum > 0 ? so_far / sum : 1);
  }
  const auto answers = [&](Index<SeatGroup> g) {
    const std::vector<Index<CallClass>>& list = site.seat_groups[g].answers;
    return list.empty() || std::find(list.begin(), list.end(), index) != list.end();
  };
  for (const Index<SeatGroup> g : facts.prefers)
    if (answers(g)) groups.push_back(static_cast<std::uint16_t>(g.value));
  for (std::uint32_t g = 0; g < site.seat_groups.size(); ++g) {
    const auto group = static_cast<std::uint16_t>(g);
    if (answers({g}) && std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
  }
}

GroupState::GroupState(const Documents& documents, Index<SeatGroup> index)
    : facts(documents.site.seat_groups[index]),
      seat_choice(Key(Purpose::seat_choice).with(facts.id)),
      row(index.value),
      usable(facts.standby ? 0 : facts.seats),
      idle_seats(usable),
      idle(static_cast<std::uint32_t>(facts.seats)),
      seat_slot(static_cast<std::size_t>(facts.seats), no_slot),
      seat_lost(static_cast<std::size_t>(facts.seats), facts.standby ? 1 : 0),
      seat_broken(static_cast<std::size_t>(facts.seats), 0) {
  for (std::uint32_t before = 0; before < index.value; ++before)
    first_seat += documents.site.seat_groups[{before}].seats;
  if (!facts.standby)
    for (std::uint32_t seat = 0; seat < seat_lost.size(); ++seat) idle.set(seat);
  const Table<CallClass>& all = documents.site.classes;
  for (const Index<CallClass> c : facts.answers) classes.push_back(static_cast<std::uint16_t>(c.value));
  if (classes.empty())
    for (std::uint32_t c = 0; c < all.size(); ++c) classes.push_back(static_cast<std::uint16_t>(c));
  if (!listed())
    std::sort(classes.begin(), classes.end(), [&](std::uint16_t a, std::uint16_t b) {
      return std::pair(all[{a}].priority, a) < std::pair(all[{b}].priority, b);
    });
  for (std::uint32_t c = 0; c < all.size(); ++c) {
    const auto helped = static_cast<std::uint16_t>(c);
    if (std::find(classes.begin(), classes.end(), helped) != classes.end()) continue;
    const std::vector<Overflow>& rules = all[{c}].overflow;
    for (std::size_t i = 0; i < rules.size(); ++i)
      if (rules[i].to == index) helps.push_back({helped, static_cast<std::uint16_t>(i)});
  }
}

void TrunkState::change(int more_lines, int more_busy, std::int64_t now_us) {
  const bool was_full = full();
  lines += more_lines;
  busy += more_busy;
  if (more_lines != 0) lines_time.change(more_lines, now_us);
  busy_time.change(more_busy, now_us);
  if (full() != was_full) full_time.change(was_full ? -1 : 1, now_us);
}

CallLoop::State::State(const Documents& its_documents, Luck luck) : documents(its_documents), stream(luck) {
  const Site& site = documents.site;
  constexpr std::uint32_t limit = no_trunk;
  TUIYAN_CHECK(site.calls.interval.us > 0 && documents.scenario.warm_up.us >= 0);
  TUIYAN_CHECK(site.classes.size() < limit && site.trunks.size() < limit && site.seat_groups.size() < limit);
  now = -documents.scenario.warm_up.us;
  within_us = seconds(site.calls.within_s).us;
  log_calls = documents.scenario.log_calls;
  notice_states.resize(documents.plan.announcements.size());
  if (CustomerRules::is_needed(documents)) {
    customers = std::make_unique<CustomerRules>(documents);
    backlog.resize(2 + customers->listed.size());
    work_limit.resize(backlog.size(), 0);
    work_running.resize(backlog.size(), 0);
  }
  for (const TrunkGroup& facts : site.trunks) {
    TrunkState trunk;
    trunk.facts = &facts;
    trunk.lines = facts.lines;
    trunk.lines_time.change(facts.lines, now);
    lines += facts.lines;
    trunks.push_back(trunk);
  }
  for (std::uint32_t g = 0; g < site.seat_groups.size(); ++g) groups.emplace_back(documents, site.seat_groups.at(g));
  for (std::uint32_t c = 0; c < site.classes.size(); ++c) classes.emplace_back(documents, site.classes.at(c), stream);
  feeder_customers = OutageCallers::feeder_customers(site);
  for (std::uint32_t a = 0; a < notice_states.size(); ++a)
    if (const Announcement& one = documents.plan.announcements[{a}]; one.standing)
      set_notice(a, reach_of(Audience::all, one.ways), reach_of(Audience::callers, one.ways));
  find_next_fresh();
  cohorts_each = classes.size();
  reserve_records();
  for (const Duration at : documents.scenario.sample_at)
    if (at.us >= 0) samples_us.push_back(at.us);
  std::sort(samples_us.begin(), samples_us.end());
  if (now < 0) {
    interval_from = now;
    boundary = 0;
  } else {
    begin_interval(0);
  }
  find_mark();
}

CallLoop::CallLoop(const Documents& documents, Luck luck) : state_(std::make_unique<State>(documents, luck)) {}
CallLoop::~CallLoop() = default;

void CallLoop::set_luck(Luck luck) {
  State& s = *state_;
  TUIYAN_CHECK(s.now == -s.documents.scenario.warm_up.us && s.next_number == 1);
  s.stream = Stream(luck);
  for (std::uint32_t c = 0; c < s.classes.size(); ++c)
    s.classes[c].arrivals.emplace(s.documents, s.documents.site.classes.at(c), s.stream);
  s.find_next_fresh();
}

Time CallLoop::now() const { return Time{state_->now}; }
Crossing CallLoop::advance(Time limit) { return state_->advance(limit.us); }
TrafficRecords CallLoop::finish(Time end) { return state_->finish(end.us); }

std::uint32_t CallLoop::watch(CallFigure figure, double above, double rearm_below, Duration every) {
  State& s = *state_;
  if (figure == CallFigure::abandoned_share && every.us == 0) every = s.documents.site.calls.interval;
  const std::uint32_t row = s.watches.add(figure, above, rearm_below, every, s.now, s.figures());
  s.changed = true;  // it may be above already
  s.find_mark();
  return row;
}

void CallLoop::set_lines(Index<TrunkGroup> group, int lines) {
  State& s = *state_;
  TUIYAN_CHECK(group.value < s.trunks.size() && lines >= 0);
  TrunkState& trunk = s.trunks[group.value];
  s.lines += lines - trunk.lines;
  trunk.change(lines - trunk.lines, 0, s.now);
  s.lose_lines(static_cast<std::uint16_t>(group.value));
  s.changed = true;
}

void CallLoop::set_seats(Index<SeatGroup> index, int usable) {
  State& s = *state_;
  TUIYAN_CHECK(index.value < s.groups.size());
  GroupState& group = s.groups[index.value];
  TUIYAN_CHECK(usable >= 0 && usable <= group.facts.seats);
  usable = std::min(usable, group.facts.seats - group.broken);
  if (usable < group.usable) s.lose_seats(group, group.usable - usable);
  if (usable > group.usable) s.return_seats(group, usable - group.usable);
  s.changed = true;
}

bool CallLoop::set_broken(Index<SeatGroup> index, int seat, bool broken) {
  State& s = *state_;
  TUIYAN_CHECK(index.value < s.groups.size());
  GroupState& group = s.groups[index.value];
  TUIYAN_CHECK(seat >= 0 && seat < group.facts.seats);
  const auto number = static_cast<std::uint32_t>(seat);
  if ((group.seat_broken[number] != 0) == broken) return false;
  group.seat_broken[number] = broken ? 1 : 0;
  group.broken += broken ? 1 : -1;
  if (!broken || group.seat_lost[number] != 0) return false;
  s.lose_these(group, {number});
  s.changed = true;
  return true;
}

void CallLoop::set_ivr(bool works) {
  State& s = *state_;
  if (s.ivr_works && !works) s.lose_ivr();
  s.ivr_works = works;
  s.changed = true;
}

void CallLoop::set_queue(bool works) {
  State& s = *state_;
  if (s.queue_works && !works) s.lose_queue();
  s.queue_works = works;
  s.changed = true;
}

void CallLoop::set_paper(bool on) {
  state_->paper_on = on;
  state_->changed = true;  // typing may go on again
}

void CallLoop::set_notice(Index<Announcement> announcement, double reach, double heard) {
  State& s = *state_;
  TUIYAN_CHECK(announcement.value < s.notice_states.size() && reach >= 0 && reach <= 1 && heard >= 0 && heard <= 1);
  s.set_notice(announcement.value, reach, heard);
}

void CallLoop::set_promise(Index<Announcement> announcement, std::uint32_t version) {
  State& s = *state_;
  TUIYAN_CHECK(announcement.value < s.notice_states.size() && s.customers);
  s.set_promise(announcement.value, version);
}

void CallLoop::end_promise(Index<Announcement> announcement, std::uint32_t version, bool is_kept) {
  State& s = *state_;
  TUIYAN_CHECK(announcement.value < s.notice_states.size() && s.customers);
  s.end_promise(announcement.value, version, is_kept);
}

bool CallLoop::set_telephoning(Index<Announcement> announcement, int at_most) {
  State& s = *state_;
  TUIYAN_CHECK(announcement.value < s.notice_states.size() && s.customers && at_most >= 0);
  return s.set_telephoning(announcement.value, at_most);
}

void CallLoop::set_customers_out(std::int64_t customers) {
  State& s = *state_;
  TUIYAN_CHECK(customers >= 0 && customers <= s.feeder_customers);
  for (ClassState& c : s.classes) c.arrivals->set_customers_out(s.now, customers, s.stream);
  s.find_next_fresh();
}

void CallLoop::add_agents(Index<SeatGroup> index, int heads) {
  State& s = *state_;
  TUIYAN_CHECK(index.value < s.groups.size() && heads >= 0);
  GroupState& group = s.groups[index.value];
  s.set_heads(group, group.heads + heads);
  s.changed = true;
}

std::uint32_t CallLoop::withdraw_agents(Index<SeatGroup> group, int heads) {
  State& s = *state_;
  const std::uint32_t ticket = s.next_ticket++;
  const std::int64_t at_once = s.take_out(group, heads, ticket);
  if (at_once > 0) s.crossings.push_back({CrossingKind::agents_freed, ticket, at_once});
  return ticket;
}

void CallLoop::dismiss_agents(Index<SeatGroup> group, int heads) { state_->take_out(group, heads, no_ticket); }

void CallLoop::set_work(Work work, int at_most) {
  State& s = *state_;
  TUIYAN_CHECK(at_most >= 0);
  s.work_limit[static_cast<std::size_t>(work)] = at_most;
  s.work_wanted = s.any_work();
  s.changed = true;
}

int CallLoop::agents(Index<SeatGroup> group) const { return state_->groups[group.value].heads; }
int CallLoop::able(Index<SeatGroup> group) const { return state_->groups[group.value].able(); }

Totals CallLoop::totals() const {
  const State& s = *state_;
  return {s.backlog[static_cast<int>(Work::backfill)].open, s.backlog[static_cast<int>(Work::call_back)].open,
          s.waiting, s.lines_busy};
}

}  // namespace tuiyan::traffic
