// What the public is told and suffers, told plainly.
#include "unit/traffic/slow_twin.hpp"

namespace tuiyan::traffic::test {

namespace {

// Attempt 0 is the thought of calling.
constexpr std::uint64_t thought(std::uint64_t caller) { return caller - 0x20000000000000U; }

}  // namespace

// The announcements that are on for the class, by row, with the share of people on whom each works.
std::vector<std::pair<std::uint32_t, double>> SlowTwin::working(std::uint32_t cls, Effect effect) const {
  std::vector<std::pair<std::uint32_t, double>> all;
  for (std::uint32_t a = 0; a < d_.plan.announcements.size(); ++a) {
    const Announcement& one = d_.plan.announcements[{a}];
    if (!one.to.empty() && std::find(one.to.begin(), one.to.end(), Index<CallClass>{cls}) == one.to.end()) continue;
    const Notice& notice = notices_[a];
    switch (effect) {
      case Effect::deters:
        all.emplace_back(a, notice.reach * (notice.timed ? one.deters_with_time.value_or(one.deters) : one.deters));
        break;
      case Effect::satisfies:
        all.emplace_back(
            a, notice.heard * (notice.timed ? one.satisfies_with_time.value_or(one.satisfies) : one.satisfies));
        break;
      case Effect::calms:
        all.emplace_back(a, notice.reach * one.calms);
        break;
      case Effect::soothes:
        all.emplace_back(a, notice.reach * one.soothes);
        break;
    }
  }
  return all;
}

// Independent of each other: the first that works on this person; none: -1.
int SlowTwin::works_on(std::uint32_t cls, Effect effect, double u) const {
  double untouched = 1;
  for (const auto& [row, share] : working(cls, effect)) {
    untouched *= 1 - share;
    if (share > 0 && u < 1 - untouched) return static_cast<int>(row);
  }
  return -1;
}

// The rate if so much of each rumour were left, over the rate.
double SlowTwin::believers(std::uint32_t cls) const {
  Documents quelled = without_outage_;
  bool any = false;
  for (std::uint32_t s = 0; s < d_.scenario.surges.size(); ++s) {
    const Surge& surge = d_.scenario.surges[{s}];
    if (!surge.quelled_by) continue;
    double left = 1;
    for (const Heard& heard : notices_[surge.quelled_by.value].heard_by) {
      const double since = static_cast<double>(std::min(now_, heard.until_us) - heard.from_us);
      left *= heard.share * std::exp(-since / static_cast<double>(surge.quelled_in.us)) + 1 - heard.share;
    }
    quelled.scenario.surges[{s}].factor = 1 + (surge.factor - 1) * left;
    quelled.scenario.surges[{s}].adds_per_second = surge.adds_per_second * left;
    any = true;
  }
  if (!any) return 1;
  const double all = ArrivalRate(without_outage_, {cls}, stream_).at(now_);
  return all > 0 ? ArrivalRate(quelled, {cls}, stream_).at(now_) / all : 1;
}

bool SlowTwin::stays_away(std::uint32_t cls, std::uint64_t caller) {
  const CallClass& c = site_.classes[{cls}];
  OneCall call;
  call.cls = cls;
  call.caller = caller;
  const bool by_rate = c.scripted.empty() && caller < 0x10000000000000U;
  if (by_rate && stream_.uniform(Key(Purpose::rumour).with(c.id).with(caller)) >= believers(cls)) {
    note(CallStep::averted, call);
    return true;
  }
  const double u = stream_.uniform(Key(Purpose::announcement).with(c.id).with(thought(caller)));
  const int by = works_on(cls, Effect::deters, u);
  if (by < 0) return false;
  if (customers_) note(CallStep::averted, call);
  keep(by, call);
  return true;
}

// He would redial; `call` is the attempt that failed.
bool SlowTwin::is_calmed(const OneCall& call) {
  const int by = works_on(call.cls, Effect::calms, stream_.uniform(key(Purpose::calmed, call)));
  if (by < 0) return false;
  OneCall again = call;
  ++again.attempt;
  note(CallStep::averted, again);
  keep(by, again);
  return true;
}

void SlowTwin::hang_up_content(const OneCall& call) {
  OneCall again = call;
  ++again.attempt;
  keep(works_on(call.cls, Effect::satisfies, stream_.uniform(key(Purpose::announcement, call))), again);
}

// By a time that has not passed; `call` is the one he would make.
void SlowTwin::keep(int announcement, const OneCall& call) {
  if (announcement < 0) return;
  Notice& notice = notices_[static_cast<std::size_t>(announcement)];
  if (!notice.timed) return;
  auto kept = std::make_unique<OneCall>();
  kept->cls = call.cls;
  kept->caller = call.caller;
  kept->attempt = call.attempt;
  notice.kept.emplace_back(notice.version, std::move(kept));
}

void SlowTwin::set_reach(std::uint32_t row, double reach, double heard) {
  Notice& notice = notices_[row];
  if (reach > notice.reach) {
    // The new way reached this share of those whom the others had not.
    Heard way;
    way.from_us = now_;
    way.share = (reach - notice.reach) / (1 - notice.reach);
    notice.heard_by.push_back(way);
  }
  if (reach <= 0)
    for (Heard& way : notice.heard_by) way.until_us = std::min(way.until_us, now_);
  notice.reach = reach;
  notice.heard = heard;
}

void SlowTwin::name_time(std::uint32_t row, std::uint32_t version) {
  Notice& notice = notices_[row];
  notice.timed = true;
  notice.version = version;
  for (auto& [known, call] : notice.kept) {
    const Key hears = Key(Purpose::promise_returns)
                          .with(site_.classes[{call->cls}].id)
                          .with(d_.plan.announcements[{row}].id)
                          .with("hears")
                          .with(call_number(*call));
    if (stream_.chance(notice.reach, hears.with(std::uint64_t{version}))) known = version;
  }
}

void SlowTwin::time_comes(std::uint32_t row, std::uint32_t version, bool is_kept) {
  Notice& notice = notices_[row];
  const Announcement& one = d_.plan.announcements[{row}];
  if (notice.version == version) notice.timed = false;
  std::vector<std::pair<std::uint32_t, std::unique_ptr<OneCall>>> others;
  std::vector<std::unique_ptr<OneCall>> due;
  for (auto& [known, call] : notice.kept) {
    if (known == version)
      due.push_back(std::move(call));
    else
      others.emplace_back(known, std::move(call));
  }
  notice.kept = std::move(others);
  if (is_kept) return;
  for (auto& call : due) {
    grieve(*call, 2);
    const Key k =
        Key(Purpose::promise_returns).with(site_.classes[{call->cls}].id).with(one.id).with(call_number(*call));
    if (!stream_.chance(one.returns, k)) continue;
    set_next(*call, Doing::returning, now_ + drawn_length(one.returns_after, stream_, k.with("after")).us);
    calls_.push_back(std::move(call));
  }
}

Key SlowTwin::grief_key(const OneCall& call, std::uint64_t grief) const {
  return Key(Purpose::complaint).with(site_.classes[{call.cls}].id).with(grief).with(call_number(call));
}

// 0 never through, 1 a long wait, 2 a broken promise.
void SlowTwin::grieve(const OneCall& call, std::uint64_t grief) {
  const Complaining& rules = site_.calls.complaints;
  if (now_ < 0 || Index<CallClass>{call.cls} == rules.by) return;
  const double p = grief == 0 ? rules.never_through : grief == 1 ? rules.long_wait : rules.broken_promise;
  if (!stream_.chance(p, grief_key(call, grief))) return;
  auto complaint = std::make_unique<OneCall>();
  complaint->cls = call.cls;
  complaint->caller = call.caller;
  complaint->attempt = call.attempt;
  complaint->grief = grief;
  set_next(*complaint, Doing::aggrieved,
           now_ + drawn_length(rules.after, stream_, grief_key(call, grief).with("after")).us);
  calls_.push_back(std::move(complaint));
}

void SlowTwin::complain(OneCall& call) {
  const Key k = grief_key(call, call.grief);
  set_next(call, Doing::gone, never_us);
  if (works_on(call.cls, Effect::soothes, stream_.uniform(k.with("soothed"))) >= 0) return;
  note(CallStep::complained, call);
  if (!site_.calls.complaints.by) return;
  auto caller = std::make_unique<OneCall>();
  caller->cls = site_.calls.complaints.by.value;
  caller->caller = 0x8000000000000U + stream_.bits(k.with("caller")) % 0x8000000000000U;
  calls_.push_back(std::move(caller));
  attempt(*calls_.back());
}

}  // namespace tuiyan::traffic::test
