// Who is on duty, and who is at the place of work.
//
// Contract: plain C++. Duty and breaks follow the shifts by the local clock, less the scenario's absences;
// somebody without shifts is always on duty. Who goes on duty is at his place of work, unless he
// works from elsewhere; a person called in is there from his arrival. Who goes off duty stays until
// the response says that he has left (`leave`): he may have work in hand, or a role to hand over. A person whose shifts
// follow each other does not change.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "world/machines.hpp"
#include "world/stage.hpp"

namespace tuiyan::world {

class Seats;
class Monitors;

class Duty {
 public:
  using Send = std::function<void(const Travel&)>;  // somebody takes the road

  Duty(Stage& stage, Seats& seats, Monitors& monitors, Send set_out);
  Duty(const Duty&) = delete;
  Duty& operator=(const Duty&) = delete;

  // Logs who is on duty at time 0 and plans all changes. Answers the pool's entry, else `start`.
  EntryId begin(EntryId start);
  void leave(Index<Person> who) { people_[who.value].at_work = people_[who.value].away = false; }
  // Sets out (not `there` yet), or has arrived.
  void travelled(const Travel& trip, bool there, EntryId because);

  // Calls those of a role who are off duty, or as many agents of a pool's reserve as the step says; each comes or not
  // by his own luck, and stays to the end once he is there.
  Outcome call_in(Subject whom, const Asked& asked);

  [[nodiscard]] bool on_duty(Index<Person> who) const { return people_[who.value].on_duty; }
  [[nodiscard]] bool at_work(Index<Person> who) const { return people_[who.value].at_work; }
  // At his place of work itself: not out in the field, nor on the way there or back.
  [[nodiscard]] bool at_desk(Index<Person> who) const { return at_work(who) && !people_[who.value].away; }
  // Where he stands out in the field; none: at his place of work, on the road or at home.
  [[nodiscard]] Index<Location> place(Index<Person> who) const { return people_[who.value].place; }
  [[nodiscard]] bool is_there(Index<Person> who) const;
  // Absent by the scenario, now.
  [[nodiscard]] bool is_absent(Index<Person> who, Time at) const;
  // Heads of a pool by the shifts at an instant.
  [[nodiscard]] std::int64_t heads_at(Index<Person> pool, Time at) const;

 private:
  struct State {
    bool on_duty = false;
    bool at_work = false;
    bool away = false;      // at work, but out in the field
    bool on_road = false;   // between two places; where he ends is told by his arrival
    Index<Location> place;  // while away: where he has arrived
    std::int64_t heads = 0;
    std::int64_t resting = 0;
    bool called_in = false;  // and on his way, or there: on duty whatever the shifts say
    bool has_come = false;   // called in, and there
    std::int64_t reserve_called = 0, reserve_there = 0;
  };

  [[nodiscard]] const Person& facts(Index<Person> who) const { return stage_.site().people[who]; }
  [[nodiscard]] Duration clock_at(Time at) const;
  [[nodiscard]] bool covers(Duration from, Duration to, Time at) const;
  [[nodiscard]] bool is_rostered(Index<Person> who, Time at) const;
  [[nodiscard]] std::int64_t resting_at(Index<Person> pool, Time at) const;
  void update(Index<Person> who, bool at_start);
  void call_in_person(Index<Person> who, const Asked& asked, EntryId cause);
  void call_in_agents(Index<Person> pool, std::int64_t heads, const Asked& asked, EntryId cause);
  void come(Index<Person> who, EntryId because);
  void reserve_comes(Index<Person> pool, const Asked& asked, EntryId cause);
  void update_breaks(Index<Person> pool, EntryId because);
  [[nodiscard]] std::vector<Time> changes() const;

  Stage& stage_;
  Seats& seats_;
  Monitors& monitors_;
  Send set_out_;
  std::vector<State> people_;
  EntryId start_ = 0, pool_entry_ = 0;
};

}  // namespace tuiyan::world
