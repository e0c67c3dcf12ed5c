// What holds on every path: cutting changes nothing, nothing is lost or served twice.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "unit/traffic/call_script.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

struct Outcome {
  TrafficRecords records;
  std::vector<std::int64_t> crossings;  // instant, kind, watch, amount, one after the other
};

// Plays a case; `cuts` are further instants at which `advance` stops. A watch that rises brings an
// agent at once, one that falls takes him away: so the world answers what it is told.
Outcome played(const Case& c, std::vector<std::int64_t> cuts) {
  CallLoop loop(c.documents, {5, 6, 0});
  loop.watch(CallFigure::waiting, 3, 2, Duration{0});
  loop.watch(CallFigure::longest_wait, 20, 10, Duration{0});
  loop.watch(CallFigure::abandoned_share, 0.3, 0.1, seconds(40));
  loop.watch(CallFigure::lines_busy_share, 0.8, 0.6, Duration{0});
  Outcome out;
  const auto run_to = [&](std::int64_t us) {
    for (;;) {
      const Crossing crossing = loop.advance(Time{us});
      if (crossing.kind == CrossingKind::none) return;
      out.crossings.insert(out.crossings.end(), {loop.now().us, static_cast<std::int64_t>(crossing.kind),
                                                 static_cast<std::int64_t>(crossing.watch), crossing.amount});
      if (crossing.kind == CrossingKind::rose_above) loop.add_agents(first_group, 1);
      if (crossing.kind == CrossingKind::fell_below) loop.withdraw_agents(first_group, 1);
    }
  };
  const auto cut_up_to = [&](std::int64_t us) {
    while (!cuts.empty() && cuts.front() <= us) {
      if (Time{cuts.front()} >= loop.now()) run_to(cuts.front());
      cuts.erase(cuts.begin());
    }
  };
  std::sort(cuts.begin(), cuts.end());
  for (const Deed& deed : c.deeds) {
    cut_up_to(deed.at_us);
    run_to(deed.at_us);
    carry_out(loop, c.documents, deed);
  }
  cut_up_to(600'000'000);
  run_to(600'000'000);
  out.records = loop.finish(at(600));
  return out;
}

// One call from the log.
struct Life {
  std::uint32_t call_class;
  std::uint64_t caller;
  std::uint32_t attempt;
  auto operator<=>(const Life&) const = default;
};
// What was told of somebody beside his call, not a step of it.
bool is_beside(const CallRecord& r) { return r.step == CallStep::averted || r.step == CallStep::complained; }
Life life(const CallRecord& r) { return {r.call_class.value, r.caller, r.attempt}; }

// Replays the log against what must never happen; answers the first fault.
std::string fault_in(const Documents& d, const TrafficRecords& records) {
  std::map<std::int32_t, Life> seated;
  std::map<Life, CallStep> last;
  std::map<std::uint32_t, std::vector<std::uint64_t>> queues;  // by class, of those never put back
  std::set<Life> put_back;
  Time before = at(0);
  const bool warm = d.scenario.warm_up.us > 0;  // then calls may be inside at time 0
  for (const CallRecord& r : records.calls) {
    if (r.at < before)
      return "time falls to " + std::to_string(r.at.us) + " from " + std::to_string(before.us) + " step " +
             std::to_string(static_cast<int>(r.step));
    before = r.at;
    if (is_beside(r)) continue;
    const bool known = last.count(life(r)) > 0;
    const CallStep previous = known ? last[life(r)] : CallStep::arrived;
    auto& queue = queues[r.call_class.value];
    switch (r.step) {
      case CallStep::arrived:
        if (known) return "a call arrives twice";
        break;
      case CallStep::queued:
        if (previous == CallStep::interrupted)
          put_back.insert(life(r));
        else
          queue.push_back(r.caller);
        break;
      case CallStep::unreached:
      case CallStep::called_back:
      case CallStep::started:
        if (seated.count(r.seat)) return "a seat serves two";
        seated[r.seat] = life(r);
        // first in, first out within the class among those never put back
        if (previous == CallStep::queued && !put_back.count(life(r))) {
          if (queue.empty() || queue.front() != r.caller) return "a call overtakes another of its class";
          queue.erase(queue.begin());
        }
        break;
      case CallStep::interrupted:
      case CallStep::freed:
        if (!warm && (!seated.count(r.seat) || seated[r.seat] != life(r))) return "a seat is left by somebody else";
        seated.erase(r.seat);
        break;
      case CallStep::cut:
        if (r.seat >= 0) seated.erase(r.seat);
        [[fallthrough]];
      case CallStep::promised:
      case CallStep::abandoned:
        queue.erase(std::remove(queue.begin(), queue.end(), r.caller), queue.end());
        break;
      case CallStep::ended:
        if (!warm && seated[r.seat] != life(r)) return "a talk ends on another seat";
        break;
      default:
        break;
    }
    if (known &&
        (previous == CallStep::blocked || previous == CallStep::balked || previous == CallStep::self_served ||
         previous == CallStep::hung_up) &&
        r.step != CallStep::redial_planned)
      return "a call goes on after its end";
    last[life(r)] = r.step;
  }
  return "";
}

std::int64_t count(const TrafficRecords& records, CallStep step, bool seat_only = false) {
  return std::count_if(records.calls.begin(), records.calls.end(),
                       [&](const CallRecord& r) { return r.step == step && (!seat_only || r.seat >= 0); });
}

}  // namespace

TEST_CASE("cutting the run at any instants changes nothing") {
  CHECK(rc::check("same records and crossings", [] {
    const Case c = random_case();
    std::vector<std::int64_t> cuts;
    for (int k = *rc::gen::inRange(0, 30); k > 0; --k)
      cuts.push_back(*rc::gen::inRange(0, 2) == 0 ? 5'000'000LL * *rc::gen::inRange(0, 120)
                                                  : *rc::gen::inRange(0, 600'000'000));
    const Outcome whole = played(c, {}), cut = played(c, cuts);
    RC_ASSERT(whole.crossings == cut.crossings);
    RC_ASSERT(whole.records.calls == cut.records.calls);
    RC_ASSERT(whole.records.flows == cut.records.flows);
    RC_ASSERT(whole.records.seats == cut.records.seats);
    RC_ASSERT(whole.records.cohorts == cut.records.cohorts);
    RC_ASSERT(whole.records.samples == cut.records.samples);
    RC_ASSERT(whole.records.customers == cut.records.customers);
    RC_ASSERT(whole.records.notices == cut.records.notices);
  }));
}

TEST_CASE("the log of single calls tells a possible story and agrees with the counts") {
  CHECK(rc::check("log and counts", [] {
    const Case c = random_case();
    const TrafficRecords records = played(c, {}).records;  // its own balance is checked by finish()
    const std::string fault = fault_in(c.documents, records);
    if (!fault.empty()) RC_FAIL(fault);
    const FlowRecord sum = total(records);
    RC_ASSERT(count(records, CallStep::arrived) == sum.fresh + sum.redials);
    RC_ASSERT(count(records, CallStep::blocked) == sum.blocked);
    RC_ASSERT(count(records, CallStep::dropped) == sum.dropped + sum.dropped_inside);
    RC_ASSERT(count(records, CallStep::abandoned) == sum.abandoned);
    RC_ASSERT(count(records, CallStep::cut) == sum.cut_waiting + sum.cut_talking);
    RC_ASSERT(count(records, CallStep::cut, true) == sum.cut_talking);
    RC_ASSERT(count(records, CallStep::ended) == sum.completed + sum.promises_kept);
    RC_ASSERT(count(records, CallStep::promised) == sum.promised);
    RC_ASSERT(count(records, CallStep::balked) == sum.balked);
    std::int64_t offered = 0, callers = 0, never_through = 0, undecided = 0;
    for (const CohortRecord& r : records.cohorts) {
      offered += r.offered, callers += r.callers, never_through += r.never_through, undecided += r.undecided;
    }
    RC_ASSERT(offered == sum.fresh + sum.redials);
    RC_ASSERT(callers == sum.fresh);
    RC_ASSERT(callers >= never_through + undecided);
    std::int64_t averted = 0, complaints = 0;
    for (const CustomerRecord& r : records.customers) {
      averted += r.averted;
      if (r.call_class != c.documents.site.calls.complaints.by) complaints += r.complaints;
    }
    RC_ASSERT(count(records, CallStep::complained) == complaints);
    if (!records.customers.empty()) RC_ASSERT(count(records, CallStep::averted) == averted);
    RC_CLASSIFY(complaints > 5, "more than 5 complaints");
    std::int64_t told = 0;
    for (const NoticeRecord& r : records.notices) told += r.told + r.not_told;
    if (!records.notices.empty()) RC_ASSERT(told + records.notices.back().open == 9);
    RC_CLASSIFY(told > 0, "somebody was telephoned");
  }));
}

TEST_CASE("time integrals are those of the log") {
  CHECK(rc::check("integrals", [] {
    Case c = random_case();
    c.documents.scenario.warm_up = Duration{0};
    for (Deed& deed : c.deeds) deed.at_us = std::max<std::int64_t>(deed.at_us, 0);
    const TrafficRecords records = played(c, {}).records;
    std::map<Life, std::int64_t> waits_since, talks_since;
    std::int64_t waiting_us = 0, talking_us = 0;
    const auto stop = [](std::map<Life, std::int64_t>& since, const CallRecord& r, std::int64_t& sum) {
      const auto found = since.find(life(r));
      if (found == since.end()) return;
      sum += r.at.us - found->second;
      since.erase(found);
    };
    for (const CallRecord& r : records.calls) {
      if (is_beside(r)) continue;
      stop(waits_since, r, waiting_us);
      if (r.step != CallStep::freed) stop(talks_since, r, talking_us);
      if (r.step == CallStep::queued) waits_since[life(r)] = r.at.us;
      if (r.step == CallStep::started || r.step == CallStep::called_back) talks_since[life(r)] = r.at.us;
    }
    for (const auto& [who, since] : waits_since) waiting_us += 600'000'000 - since;
    for (const auto& [who, since] : talks_since) talking_us += 600'000'000 - since;
    const FlowRecord sum = total(records);
    RC_ASSERT(sum.waiting_us == waiting_us);
    RC_ASSERT(sum.talking_us == talking_us);
  }));
}

TEST_CASE("an accepted call-back is neither lost nor made twice, whatever seats are lost") {
  CHECK(rc::check("promises", [] {
    Case c = random_case();
    c.documents.scenario.warm_up = Duration{0};
    for (Deed& deed : c.deeds) deed.at_us = std::max<std::int64_t>(deed.at_us, 0);
    const TrafficRecords records = played(c, {}).records;
    // What may follow what, told anew from the log alone.
    enum class Is { listed, rung, talked_to, kept };
    std::map<Life, Is> promises;
    std::map<Life, std::int64_t> listed_since, tries;
    std::int64_t interrupted = 0, listed_us = 0, delay_us = 0, reached = 0;
    std::map<Life, std::int64_t> promised_at;
    for (const CallRecord& r : records.calls) {
      const bool known = promises.count(life(r)) > 0;
      if (r.step == CallStep::interrupted && !known) ++interrupted;
      if (r.step == CallStep::promised) {
        RC_ASSERT(!known);
        promises[life(r)] = Is::listed;
        listed_since[life(r)] = promised_at[life(r)] = r.at.us;
        continue;
      }
      if (!known || is_beside(r)) continue;
      Is& is = promises[life(r)];
      switch (r.step) {
        case CallStep::called_back:
        case CallStep::unreached:
          RC_ASSERT(is == Is::listed);
          RC_ASSERT(++tries[life(r)] <= c.documents.site.calls.call_back.tries);
          listed_us += r.at.us - listed_since[life(r)];
          if (r.step == CallStep::called_back && promised_at.count(life(r))) {
            ++reached;
            delay_us += r.at.us - promised_at[life(r)];
            promised_at.erase(life(r));
          }
          is = r.step == CallStep::unreached ? Is::rung : Is::talked_to;
          break;
        case CallStep::interrupted:
          RC_ASSERT(is == Is::rung || is == Is::talked_to);
          tries[life(r)] = is == Is::rung ? tries[life(r)] - 1 : 0;
          is = Is::listed;
          listed_since[life(r)] = r.at.us;
          break;
        case CallStep::ended:
          RC_ASSERT(is == Is::talked_to);
          is = Is::kept;
          break;
        case CallStep::freed:
          RC_ASSERT(is == Is::rung || is == Is::kept);
          if (is == Is::kept) break;
          is = Is::listed;
          listed_since[life(r)] = r.at.us;
          if (tries[life(r)] == c.documents.site.calls.call_back.tries) promises.erase(life(r));
          break;
        default:
          RC_FAIL("somebody who is to be called back does something else");
      }
    }
    const FlowRecord sum = total(records);
    std::int64_t kept = 0, open = 0;
    for (const auto& [who, is] : promises) {
      ++(is == Is::kept ? kept : open);
      if (is == Is::listed) listed_us += 600'000'000 - listed_since[who];
    }
    RC_CLASSIFY(sum.promised > 5, "more than 5 accepted");
    RC_CLASSIFY(sum.promises_broken > 0, "some never reached");
    RC_ASSERT(interrupted == sum.requeued);
    RC_ASSERT(sum.promises_kept == kept);
    RC_ASSERT(sum.promised == kept + open + sum.promises_broken);
    RC_ASSERT(sum.promises_us == listed_us);
    RC_ASSERT(sum.promises_reached == reached);
    RC_ASSERT(sum.promise_delay_us == delay_us);
    std::int64_t by_cohort = 0;
    for (const CohortRecord& r : records.cohorts) by_cohort += r.promised;
    RC_ASSERT(by_cohort == sum.promised);
  }));
}

TEST_CASE("in the plain model more seats never serve fewer by any instant") {
  // One class, first come, first served, endless patience, no redials: each start of a talk comes no later with one
  // more agent (by induction over the callers: Kiefer and Wolfowitz's recursion is monotone in the sorted work of the
  // agents), so at every instant as many have been answered and as many talks have ended. With patience this does not
  // hold path by path: who is answered in place of giving up may keep an agent from two others.
  CHECK(rc::check("monotone", [] {
    Documents d = centre(600);
    CallClass c = call_class("c", random_law(false, 10, 120), always(endless_s));
    c.rate = {{Duration{0}, 0.01 * *rc::gen::inRange(1, 20)}};
    if (*rc::gen::inRange(0, 2) == 0) c.after_call = random_law(false, 0, 40);
    d.site.classes.add(c);
    const int agents = *rc::gen::inRange(1, 8);
    d.site.seat_groups.add(seat_group("g", agents + 1));
    std::vector<std::int64_t> starts[2], ends[2];
    for (int more : {0, 1}) {
      CallLoop loop(d, {3, 4, 0});
      loop.add_agents(first_group, agents + more);
      for (const CallRecord& r : loop.finish(at(600)).calls) {
        if (r.step == CallStep::started) starts[more].push_back(r.at.us);
        if (r.step == CallStep::ended) ends[more].push_back(r.at.us);
      }
    }
    for (const auto* both : {&starts, &ends}) {
      const std::vector<std::int64_t>&few = (*both)[0], &many = (*both)[1];
      RC_ASSERT(many.size() >= few.size());
      for (std::size_t i = 0; i < few.size(); ++i) RC_ASSERT(many[i] <= few[i]);
    }
    RC_CLASSIFY(starts[1].size() > starts[0].size(), "one more agent answers more");
  }));
}

TEST_CASE("withdrawing agents never cuts a talk and frees exactly those who go") {
  CHECK(rc::check("withdrawal", [] {
    Case c = random_case();
    for (Deed& deed : c.deeds)
      if (deed.what != Does::add) deed.what = deed.b % 2 == 0 ? Does::withdraw : Does::add;
    CallLoop loop(c.documents, {5, 6, 0});
    std::int64_t added = 0, freed = 0;
    const auto run_to = [&](std::int64_t us) {
      for (Crossing x = loop.advance(Time{us}); x.kind != CrossingKind::none; x = loop.advance(Time{us})) {
        RC_ASSERT(x.kind == CrossingKind::agents_freed);
        freed += x.amount;
      }
    };
    for (const Deed& deed : c.deeds) {
      run_to(deed.at_us);
      if (deed.what == Does::add && static_cast<std::uint32_t>(deed.a) < c.documents.site.seat_groups.size())
        added += deed.b;
      carry_out(loop, c.documents, deed);
    }
    run_to(600'000'000);
    std::int64_t here = 0;
    for (std::uint32_t g = 0; g < c.documents.site.seat_groups.size(); ++g) here += loop.agents({g});
    RC_ASSERT(added == freed + here);
    const FlowRecord sum = total(loop.finish(at(600)));
    RC_ASSERT(sum.cut_talking == 0);
    RC_ASSERT(sum.requeued == 0);
  }));
}

TEST_CASE("the same luck gives the same records, another replication others") {
  Documents d = centre(3600);
  d.site.classes.add(with_rate(call_class("c", Exponential{180}, Exponential{60}), 0.1));
  d.site.seat_groups.add(seat_group("g", 15));
  const auto calls = [&](Luck luck) {
    CallLoop loop(d, luck);
    loop.add_agents(first_group, 15);
    return loop.finish(at(3600)).calls;
  };
  CHECK(calls({1, 2, 0}) == calls({1, 2, 0}));
  CHECK(calls({1, 2, 0}) != calls({1, 3, 0}));
  CHECK(calls({1, 2, 0}) != calls({2, 2, 0}));
}
