#include "world/notices.hpp"

#include <algorithm>
#include <memory>

#include "model/in_order.hpp"

namespace tuiyan::world {
Notices::Notices(Stage& stage, traffic::CallLoop& loop, Share share)
    : stage_(stage), loop_(loop), share_(std::move(share)), states_(stage.documents.plan.announcements.size()) {
  for (std::uint32_t a = 0; a < states_.size(); ++a)
    states_[a].come.assign(facts({a}).ways.size(), facts({a}).standing ? 1 : 0);
}

void Notices::change(const Change& command, bool on) {
  const Index<Announcement> announcement = as<Announcement>(command.object);
  TUIYAN_CHECK(announcement);
  const EntryId entry = !on                                ? withdraw(command)
                        : facts(announcement).ways.empty() ? publish(command)
                                                           : publish_by_ways(command);
  stage_.tell(Changed{command.job, true, entry});
}

EntryId Notices::withdraw(const Change& command) {
  const Index<Announcement> announcement = as<Announcement>(command.object);
  State& state = states_[announcement.value];
  ++state.published;
  ++state.ended;
  std::fill(state.come.begin(), state.come.end(), std::uint8_t{0});
  loop_.set_notice(announcement, 0, 0);
  return stage_.note(entry_of(Kind::announcement_ended, about(announcement), command.asked.cause, command.asked));
}

// To everybody at once, after its one delay.
EntryId Notices::publish(const Change& command) {
  const Index<Announcement> announcement = as<Announcement>(command.object);
  State& state = states_[announcement.value];
  const Key key = Key(Purpose::announcement).with(facts(announcement).id).with(state.published++);
  const Duration reach = stage_.length({Domain::people, facts(announcement).reaches_after, key});
  const auto reached = [this, announcement, command] {
    loop_.set_notice(announcement, 1, 1);
    const EntryId entry =
        stage_.note(entry_of(Kind::announcement_published, about(announcement), command.asked.cause, command.asked));
    promise(command, entry);
    return entry;
  };
  if (reach.us == 0) return reached();
  stage_.after(reach, [this, announcement, reached, times = state.ended] {
    if (states_[announcement.value].ended == times) reached();  // not taken back before it got through
  });
  return command.asked.cause;
}

// It counts as published, and its time as named, when the first way has reached customers.
EntryId Notices::publish_by_ways(const Change& command) {
  const Index<Announcement> announcement = as<Announcement>(command.object);
  State& state = states_[announcement.value];
  const std::vector<NoticeWay>& ways = facts(announcement).ways;
  const Key key = Key(Purpose::announcement).with(facts(announcement).id).with(state.published++);
  const auto published = std::make_shared<EntryId>(0);
  const auto reached = [this, announcement, command, published](std::size_t i) {
    const NoticeWay& way = facts(announcement).ways[i];
    State& mine = states_[announcement.value];
    mine.come[i] = 1;
    const auto share = [&](Audience audience) { return reach_of(audience, facts(announcement).ways, mine.come); };
    loop_.set_notice(announcement, share(Audience::all), share(Audience::callers));
    const bool first = *published == 0;
    if (first)
      *published =
          stage_.note(entry_of(Kind::announcement_published, about(announcement), command.asked.cause, command.asked));
    Entry entry = entry_of(Kind::notice_reached, about(announcement), *published, command.asked);
    entry.value = share(way.channel == NoticeChannel::ivr ? Audience::callers : Audience::all);
    entry.code = static_cast<std::int32_t>(way.channel);
    stage_.note(std::move(entry));
    if (first) promise(command, *published);
  };
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const Duration delay = stage_.length({Domain::people, ways[i].after, key.with(static_cast<std::uint64_t>(i))});
    if (delay.us == 0)
      reached(i);
    else
      stage_.after(delay, [this, announcement, reached, i, times = state.ended] {
        if (states_[announcement.value].ended == times) reached(i);
      });
  }
  return *published != 0 ? *published : command.asked.cause;
}

void Notices::promise(const Change& command, EntryId published) {
  if (!command.promised) return;
  const Index<Announcement> announcement = as<Announcement>(command.object);
  const std::uint32_t version = ++states_[announcement.value].promises;
  Entry entry = entry_of(Kind::restoration_promised, about(announcement), published, command.asked);
  entry.object = command.promised_of;
  entry.value = in_seconds(*command.promised);
  entry.other = version;
  entry.code = command.by_diagnosis ? 1 : 0;
  const EntryId promised = stage_.note(std::move(entry));
  loop_.set_promise(announcement, version);
  stage_.timetable.put(std::max(stage_.now, *command.promised),
                       [this, announcement, of = command.promised_of, version, promised] {
                         look_at_promise(announcement, of, version, promised);
                       });
}

void Notices::look_at_promise(Index<Announcement> announcement, Subject of, std::uint32_t version, EntryId promised) {
  const double share = share_(of);
  const bool is_kept = share >= in_order_share;
  if (!is_kept) {
    Entry entry = entry_of(Kind::promise_broken, about(announcement), promised);
    entry.object = of;
    entry.value = share;
    entry.other = version;
    stage_.note(std::move(entry));
  }
  loop_.end_promise(announcement, version, is_kept);
}

void Notices::assign(const AssignWork& command) {
  const Index<Announcement> announcement = as<Announcement>(command.object);
  State& state = states_[announcement.value];
  state.asked = command.asked.cause;
  // With nobody left to be told the calls would never report the end of it.
  if (!loop_.set_telephoning(announcement, command.at_most) && command.at_most > 0)
    telephoned(announcement, state.told);
}

void Notices::telephoned(Index<Announcement> announcement, std::int64_t told) {
  State& state = states_[announcement.value];
  state.told = told;
  Entry entry = entry_of(Kind::customers_telephoned, about(announcement), state.asked);
  entry.value = static_cast<double>(told);
  entry.other = facts(announcement).telephone->customers;
  stage_.tell(BacklogCleared{about(announcement), stage_.note(std::move(entry))});
}

}  // namespace tuiyan::world
