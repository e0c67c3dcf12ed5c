// The people as actors: each stands on his place and does what he is told, one thing at a time.
//
// Contract: a person becomes an actor when he first has something to do; one who is asked for a
// second thing while at the first (the agent pool, which is many) gets a further pair of hands.
// What a task comes to is put into the timetable at the place reserved when it began, so the order
// of things that end at one instant does not depend on the order in which SimGrid wakes actors.
// The agent pool's work is no actor's: it is a time in the timetable.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "world/channels.hpp"

namespace tuiyan::world {

class People {
 public:
  using Ring = std::function<void()>;                      // wakes the director
  using Report = std::function<void(const std::string&)>;  // an actor has failed
  // Called when somebody sets out (not there yet) and when he has arrived at work or in the field.
  using Arrive = std::function<void(const Travel&, bool there, EntryId)>;

  People(Stage& stage, const Platform& platform, const Channels& channels, Ring ring, Report report, Arrive arrive);
  ~People();
  People(const People&) = delete;
  People& operator=(const People&) = delete;

  void work(const DoWork& command);
  void stop(const StopWork& command);
  void travel(const Travel& command);
  void message(const TryMessage& command);

 private:
  struct Task {
    std::uint64_t number = 0;            // its place in the timetable
    Time until;                          // waits so long, then …
    std::function<Obstacle()> deed;      // … does this, if it is something; may block
    std::function<void(Obstacle)> done;  // runs on the director
  };
  struct Hand;

  void give(Index<Person> who, Task task);
  void serve(Hand& hand);
  void message_ended(const TryMessage& command, EntryId tried, Obstacle obstacle);

  Stage& stage_;
  const Platform& platform_;
  const Channels& channels_;
  Ring ring_;
  Report report_;
  Arrive arrive_;
  std::vector<std::vector<std::unique_ptr<Hand>>> hands_;  // by person
  struct Working {
    Hand* hand = nullptr;  // null: the pool's
    std::uint64_t number = 0;
    Timetable::Slot slot;
  };
  std::map<JobId, Working> working_;
  std::map<std::pair<Index<Person>, Index<Channel>>, int> attempts_;  // so far, to whom and over what
};

}  // namespace tuiyan::world
