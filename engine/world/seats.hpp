// The seats and the heads who sit on them: what the call traffic has to work with.
//
// Contract: plain C++; the only part that tells the call loop of seats and agents. A seat is usable
// while its group is in use and what it needs has room for it. When lost seats come back, each
// agent logs in for his own time before he can answer, then through the log-in server, when there is one;
// who takes a seat in another group than he left goes through it too. A break is taken when the agent is idle, and
// ends for all at once. Heads on duty sit in the home group; a plan
// moves them. Whoever is told to go home goes from the home group first.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "traffic/call_loop.hpp"
#include "world/log_in.hpp"
#include "world/machines.hpp"

namespace tuiyan::world {

class Seats {
 public:
  Seats(Stage& stage, Web& web, Machines& machines, traffic::CallLoop& loop);
  Seats(const Seats&) = delete;
  Seats& operator=(const Seats&) = delete;

  // Tells the loop of the seats and heads at the start, without entries: before any warm-up.
  void prepare(Index<Person> pool, std::int64_t heads);
  void prepare_seats();
  // Logs the state at time 0.
  void begin(EntryId cause);
  void refresh(Index<SeatGroup> g, EntryId because);

  void set_struck(Index<SeatGroup> g, double share_left, EntryId because);
  // One seat, numbered from 0 within its group, breaks down or is mended.
  void set_broken(Index<SeatGroup> g, int seat, bool broken, EntryId because);
  void set_latent(Index<SeatGroup> g, bool fails_on_demand, EntryId because);
  Outcome activate(Index<SeatGroup> g, const Asked& asked);
  Outcome deactivate(Index<SeatGroup> g, const Asked& asked);

  // A pool's heads on duty from now on.
  void set_heads(Index<Person> pool, std::int64_t heads, EntryId because);
  [[nodiscard]] std::int64_t heads(Index<Person> pool) const { return pools_[pool.value].heads; }
  // So many of the pool's heads are to be on a break from now on.
  void set_resting(Index<Person> pool, std::int64_t heads, EntryId because);
  void refresh_log_in(EntryId because) { log_in_.refresh(because); }
  void ask(const AskAgents& command);
  void place(const PlaceAgents& command);
  void assign(const AssignWork& command);
  // The loop has let agents of a withdrawal go.
  void freed(const traffic::Crossing& crossing);

  [[nodiscard]] double capacity(Index<SeatGroup> g, bool without_faults) const;
  // Of the machines: usable seats over all seats; a group not in use is whole.
  [[nodiscard]] double share(Index<SeatGroup> g) const;
  [[nodiscard]] EntryId changed(Index<SeatGroup> g) const { return groups_[g.value].changed; }
  // The last entry that left the calls with fewer agents; 0: none has.
  [[nodiscard]] EntryId last_lost() const { return last_lost_; }

 private:
  struct Group {
    bool in_use = true;
    bool demanded = false, unready = false, latent = false;
    double struck = 1;
    int broken = 0;                       // seats that broke down and are not mended
    int usable = 0;                       // seats the machines allow
    int ready = 0;                        // of these, not waiting for an agent to log in: told to the loop
    std::vector<Timetable::Slot> coming;  // one for each agent who is logging in
    int at_server = 0;                    // agents at the log-in server for one of these seats
    std::uint64_t log_ins = 0;
    std::int64_t out = 0;  // its agents whom a step has
    std::int64_t on_break = 0;
    std::int64_t leaving = 0;              // agents who go at the end of their call
    int shown_able = 0, shown_usable = 0;  // as last logged
    EntryId changed = 0;
    // Usable seats that are accounted for.
    [[nodiscard]] int taken() const { return ready + at_server + static_cast<int>(coming.size()); }
  };
  struct Pool {
    std::int64_t heads = 0;
    std::int64_t owed = 0;           // heads who go home as soon as the plan lets them go
    std::int64_t resting = 0;        // heads who should be on a break now
    std::int64_t still_to_rest = 0;  // of these: to go when their call ends
    std::int64_t recalled = 0;       // of those who still have to go: their break is over already
  };
  enum class Takes : std::uint8_t { work, home, rest };
  // Agents taken out of a group.
  struct Withdrawal {
    Index<SeatGroup> group;
    Takes takes = Takes::work;
    JobId job = 0;
    Asked asked;
    std::int64_t at_once = 0;  // of them, who were idle: not yet told of
  };
  // Agents that a step asked for and that were not there.
  struct Shortage {
    JobId job = 0;
    Index<Person> pool;
    Asked asked;
    std::int64_t heads = 0;
  };

  [[nodiscard]] const SeatGroup& facts(Index<SeatGroup> g) const { return stage_.site().seat_groups[g]; }
  [[nodiscard]] int machine_seats(Index<SeatGroup> g) const;
  [[nodiscard]] int usable_now(Index<SeatGroup> g) const;
  void come_back(Index<SeatGroup> g, int seats, EntryId because);
  void show(Index<SeatGroup> g, EntryId because, const Asked& asked = {}, Reason reason = Reason::none);
  // The groups of a pool: home first, then by row; with `lost_first`, groups without a usable seat before all others.
  [[nodiscard]] std::vector<Index<SeatGroup>> order_of_leaving(Index<Person> pool, bool lost_first) const;
  // Takes at most `heads` out, in that order; answers how many.
  std::int64_t take_out(Index<Person> pool, std::int64_t heads, Takes takes, JobId job, const Asked& asked);
  std::int64_t who_changed_over(Index<SeatGroup> g, std::int64_t heads);
  std::int64_t send_home(Index<Person> pool, std::int64_t heads);
  void let_in(Index<SeatGroup> g, std::int64_t heads);
  void logged_in(Index<SeatGroup> g, ComesBack how, EntryId because);
  void seat_logged_in(Index<SeatGroup> g, EntryId because);
  void end_rest(Index<Person> pool, std::int64_t heads, EntryId because);
  void serve_shortages();

  Stage& stage_;
  Web& web_;
  Machines& machines_;
  traffic::CallLoop& loop_;
  LogIn log_in_;
  std::vector<Group> groups_;
  std::vector<Withdrawal> withdrawals_;  // by ticket
  std::vector<Shortage> shortages_;      // first asked first
  std::vector<Pool> pools_;              // by row of people
  EntryId last_lost_ = 0;
};

}  // namespace tuiyan::world
