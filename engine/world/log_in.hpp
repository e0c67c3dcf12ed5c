// The log-in server: agents who come back to work pass it one after the other.
//
// Contract: plain C++. First come, first served; each takes 1 / rate. While what it needs has no
// capacity nobody passes, and who was being served begins anew when it is back. Binding cause of a
// passage: what brought the agent, or the return of the server, whichever came later.
#pragma once

#include <deque>
#include <functional>

#include "world/machines.hpp"

namespace tuiyan::world {

// How an agent comes back: to a seat that had been lost under him, or by changing over from another group.
enum class ComesBack : std::uint8_t { to_seat, from_elsewhere };

class LogIn {
 public:
  using Passed = std::function<void(Index<SeatGroup>, ComesBack, EntryId because)>;

  LogIn(Stage& stage, Machines& machines, Passed passed);
  LogIn(const LogIn&) = delete;
  LogIn& operator=(const LogIn&) = delete;

  // The site has one; without it nobody need ask.
  [[nodiscard]] bool exists() const { return facts().per_second > 0; }
  void ask(Index<SeatGroup> g, ComesBack how, EntryId because);
  // The last of those who want back to a seat of this group has lost it again.
  void withdraw(Index<SeatGroup> g);
  // What it needs has changed.
  void refresh(EntryId because);

 private:
  struct Waiting {
    Index<SeatGroup> group;
    ComesBack how;
    EntryId because;
  };
  [[nodiscard]] const LogInServer& facts() const { return stage_.site().calls.log_in_server; }
  void serve();

  Stage& stage_;
  Machines& machines_;
  Passed passed_;
  std::deque<Waiting> queue_;  // the front one is being served while `next_` is set
  Timetable::Slot next_;
};

}  // namespace tuiyan::world
