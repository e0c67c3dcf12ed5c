#include "world/people.hpp"

#include <simgrid/s4u/Actor.hpp>
#include <simgrid/s4u/Engine.hpp>
#include <simgrid/s4u/Semaphore.hpp>

#include <optional>

#include "world/clock.hpp"
#include "world/guarded.hpp"

namespace tuiyan::world {

namespace s4u = simgrid::s4u;

struct People::Hand {
  s4u::SemaphorePtr bell = s4u::Semaphore::create(0);
  std::optional<Task> task;  // none: free
  // A semaphore must outlive whoever waits for it, and a blocked actor is never told of the end.
  ~Hand() { bell.detach(); }
};

People::People(Stage& stage, const Platform& platform, const Channels& channels, Ring ring, Report report,
               Arrive arrive)
    : stage_(stage),
      platform_(platform),
      channels_(channels),
      ring_(std::move(ring)),
      report_(std::move(report)),
      arrive_(std::move(arrive)),
      hands_(stage.site().people.size()) {}

People::~People() = default;

void People::serve(Hand& hand) {
  for (;;) {
    while (!hand.task) hand.bell->acquire();
    const std::uint64_t number = hand.task->number;
    // Somebody may take the task away or put another in its place while we wait.
    const auto mine = [&] { return hand.task && hand.task->number == number; };
    while (mine() && to_time(s4u::Engine::get_clock()) < hand.task->until)
      hand.bell->acquire_timeout(to_clock(hand.task->until) - s4u::Engine::get_clock());
    if (!mine()) continue;
    // From here to the result the task cannot be taken away: a message under way stays under way.
    const Obstacle obstacle = hand.task->deed ? hand.task->deed() : Obstacle{};
    std::function<void(Obstacle)> done = std::move(hand.task->done);
    hand.task.reset();
    stage_.timetable.put_reserved(to_time(s4u::Engine::get_clock()), number, [done, obstacle] { done(obstacle); });
    ring_();
  }
}

void People::give(Index<Person> who, Task task) {
  auto& hands = hands_[who.value];
  Hand* hand = nullptr;
  for (const auto& candidate : hands)
    if (!candidate->task) {
      hand = candidate.get();
      break;
    }
  const bool is_new = hand == nullptr;
  if (is_new) hand = hands.emplace_back(std::make_unique<Hand>()).get();
  hand->task = std::move(task);
  // Making an actor or waking one lets others run: only when the present change is complete.
  stage_.errands.push_back([this, who, hand, is_new] {
    if (!is_new) return hand->bell->release();
    s4u::Actor::create(stage_.site().people[who].id, &platform_.place(who), [this, hand] {
      guarded([this, hand] { serve(*hand); }, report_);
    })->daemonize();
  });
}

void People::work(const DoWork& command) {
  const Time until = later(stage_.now, stage_.length(command.wait));
  const JobId job = command.job;
  const auto ended = [this, job] {
    if (working_.erase(job) > 0) stage_.tell(WaitEnded{job});  // else it was stopped at this very instant
  };
  Working working;
  if (stage_.site().people[command.who].pool) {
    working.slot = stage_.timetable.put(until, ended);
  } else {
    working.number = stage_.timetable.reserve();
    give(command.who, {working.number, until, nullptr, [ended](Obstacle) { ended(); }});
    for (const auto& hand : hands_[command.who.value])
      if (hand->task && hand->task->number == working.number) working.hand = hand.get();
  }
  working_[job] = working;
}

void People::stop(const StopWork& command) {
  const auto found = working_.find(command.job);
  if (found == working_.end()) return;
  Working& working = found->second;
  stage_.timetable.cancel(working.slot);
  if (Hand* hand = working.hand; hand != nullptr && hand->task && hand->task->number == working.number) {
    hand->task.reset();
    stage_.errands.push_back([hand] { hand->bell->release(); });
  }
  working_.erase(found);
}

void People::travel(const Travel& command) {
  const Subject work_place = about(stage_.site().people[command.who].at);
  Entry left = entry_of(Kind::person_left, about(command.who), command.asked.cause, command.asked);
  if (command.place) left.object = about(command.place);
  const EntryId leaving = stage_.note(std::move(left));
  arrive_(command, false, leaving);
  const auto arrived = [this, command, work_place, leaving](Obstacle) {
    Entry entry = entry_of(Kind::person_arrived, about(command.who), leaving, command.asked);
    entry.object = command.place ? about(command.place) : work_place;
    const EntryId there = stage_.note(std::move(entry));
    arrive_(command, true, there);
    stage_.tell(Arrived{command.who, there, command.place});
  };
  give(command.who, {stage_.timetable.reserve(), later(stage_.now, stage_.length(command.road)), nullptr, arrived});
}

void People::message(const TryMessage& command) {
  Entry entry = entry_of(Kind::message_tried, about(command.from), command.asked.cause, command.asked);
  entry.object = about(command.to);
  entry.value = ++attempts_[{command.to, command.channel}];
  entry.code = command.channel ? static_cast<std::int32_t>(command.channel.value) : -1;
  const EntryId tried = stage_.note(std::move(entry));
  // What is plainly dead fails at once; what dies while it is being dialled fails then.
  if (const Obstacle obstacle = channels_.obstacle(command)) return message_ended(command, tried, obstacle);
  give(command.from, {stage_.timetable.reserve(), later(stage_.now, stage_.length(command.dial)),
                      [this, command] { return channels_.carry(command); },
                      [this, command, tried](Obstacle obstacle) { message_ended(command, tried, obstacle); }});
}

void People::message_ended(const TryMessage& command, EntryId tried, Obstacle obstacle) {
  Entry entry =
      entry_of(obstacle ? Kind::message_failed : Kind::message_rang, about(command.from), tried, command.asked);
  entry.object = about(command.to);
  entry.value = stage_.log.at(tried).value;
  entry.code = obstacle ? static_cast<std::int32_t>(obstacle.why) : stage_.log.at(tried).code;
  if (obstacle.entry != 0) entry.others.push_back(obstacle.entry);
  const EntryId noted = stage_.note(std::move(entry));
  if (obstacle)
    stage_.tell(NotDelivered{command.job, obstacle.why, noted});
  else
    stage_.tell(Rang{command.job, noted});
}

}  // namespace tuiyan::world
