// One person, one thing at a time: what each is busy with, what waits for him, what rings.
//
// Contract: waiting work is taken by priority, ready time, step row, number of the run. A ringing
// device is answered before waiting work is taken, in the order in which they began to ring. The
// agent pool is not kept here: it is never busy as a whole.
#pragma once

#include <cstdint>
#include <set>
#include <tuple>
#include <vector>

#include "event/entry.hpp"
#include "model/person.hpp"

namespace tuiyan::response {

enum class Business : std::uint8_t { none, run, attempt, hand_over };

struct Occupation {
  Business business = Business::none;
  std::uint32_t number = 0;  // of the run, the attempt or the hand-over
  friend bool operator==(const Occupation&, const Occupation&) = default;
};

struct Waiting {
  int priority = 5;
  Time ready;
  std::uint32_t step = 0;
  std::uint32_t run = 0;
  friend auto operator<=>(const Waiting&, const Waiting&) = default;
};

class Agenda {
 public:
  explicit Agenda(std::uint32_t people) : desks_(people) {}

  [[nodiscard]] bool is_free(Index<Person> who) const { return desk(who).occupation.business == Business::none; }
  [[nodiscard]] Occupation occupation(Index<Person> who) const { return desk(who).occupation; }
  [[nodiscard]] EntryId freed_by(Index<Person> who) const { return desk(who).freed_by; }
  void occupy(Index<Person> who, Occupation occupation);
  void release(Index<Person> who, EntryId by);

  void wait(Index<Person> who, const Waiting& work) { desk(who).waiting.insert(work); }
  void withdraw(Index<Person> who, const Waiting& work) { desk(who).waiting.erase(work); }
  // Takes the most urgent waiting run off the list; false when there is none.
  bool take_work(Index<Person> who, std::uint32_t& run);

  void ring(Index<Person> who, std::uint32_t attempt) { desk(who).ringing.push_back(attempt); }
  void hush(Index<Person> who, std::uint32_t attempt);
  // Takes the attempt that has rung longest off the list; false when nothing rings.
  bool take_ringing(Index<Person> who, std::uint32_t& attempt);

 private:
  struct Desk {
    Occupation occupation;
    EntryId freed_by = 0;
    std::set<Waiting> waiting;
    std::vector<std::uint32_t> ringing;
  };
  [[nodiscard]] const Desk& desk(Index<Person> who) const { return desks_.at(who.value); }
  [[nodiscard]] Desk& desk(Index<Person> who) { return desks_.at(who.value); }

  std::vector<Desk> desks_;
};

}  // namespace tuiyan::response
