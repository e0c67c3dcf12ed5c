// The call loop: callers, lines, IVR, queue, seats and agents between two events of the world.
//
// Contract. Plain C++, single-threaded, deterministic; knows nothing of SimGrid. Time is whole
// microseconds. `advance(limit)` runs departures at or before `limit` and everything else strictly
// before it, and stops earlier, right after the first event that crosses a watch. The setters act
// at `now()`; effects on those who wait (and expiries and arrivals at exactly `now()`) come with
// the next `advance`. Order at one instant: departures, [the world], seat changes, patience
// expiries, arrivals. Cutting `advance` at any instants changes nothing that is recorded.
// Nothing here is a recovery: lines, seats and modes are told by the world. At the start (time 0, or
// minus the warm-up) all lines, IVR and queue work, the seats of every group but the standby ones are
// usable, paper mode and announcements are off, and nobody sits anywhere.
// Samples, interval ends and sampled watches belong to the departures of their instant: they see
// what the world's setters of that instant find. A watch is judged after each event and, for what
// setters did, when time goes on: asked with `limit` = now(), the loop only runs what departs now and
// tells what it has already met. Details of every rule: engine/traffic/README.md.
// Data structures: departures and entries in a tournament each (event_tournament.hpp), since a new event's path
// through it is known beforehand; patience as a lower bound per class (wait_queue.hpp), since nobody need
// look before it; callers in reused slots (call_pool.hpp); fresh calls and the draws of first attempts
// ahead of time in blocks (arrivals.hpp, class_draws.hpp), since nothing that happens can change them.
#pragma once

#include <memory>
#include <vector>

#include "base/random.hpp"
#include "event/traffic_record.hpp"
#include "model/scenario.hpp"

namespace tuiyan::traffic {

// What the world can be told of. `place` is a seat group's row.
enum class CrossingKind : std::uint8_t {
  none,
  rose_above,
  fell_below,    // watch: row of a watch
  agents_freed,  // watch: ticket of a withdrawal; amount: agents now free
  paper_orders_cleared,
  call_backs_cleared,
  customers_telephoned,  // watch: row of the announcement; amount: customers told
};
struct Crossing {
  CrossingKind kind = CrossingKind::none;
  std::uint32_t watch = 0;
  std::int64_t amount = 0;
};

enum class Work : std::uint8_t { backfill, call_back };

struct Totals {
  std::int64_t paper_orders = 0, call_backs = 0, waiting = 0, lines_busy = 0;
};

class CallLoop {
 public:
  CallLoop(const Documents& documents, Luck luck);  // both outlive the loop (documents by reference)
  ~CallLoop();
  CallLoop(const CallLoop&) = delete;
  CallLoop& operator=(const CallLoop&) = delete;

  // Another luck than the one it was built with; before the first `advance`. Watches stay.
  void set_luck(Luck luck);

  [[nodiscard]] Time now() const;
  // Returns the first crossing met, at `now()`; kind none when `limit` was reached.
  Crossing advance(Time limit);

  // A watch on a figure of the calls, with hysteresis and an optional sampling interval. Answers its
  // row, 0, 1, 2, …; see figure_watch.hpp for what the figures mean.
  std::uint32_t watch(CallFigure figure, double above, double rearm_below, Duration every);

  // The world's word on machines.
  void set_lines(Index<TrunkGroup> group, int lines);
  void set_seats(Index<SeatGroup> group, int usable);  // the group's loss rule says what becomes of the calls
  // One seat of a group, numbered from 0, breaks down or is mended. Answers whether a usable seat was
  // lost by it; a mended one is usable when `set_seats` has room for it.
  bool set_broken(Index<SeatGroup> group, int seat, bool broken);
  void set_ivr(bool works);
  void set_queue(bool works);
  void set_paper(bool on);
  // How far an announcement has come: the share of the customers whom it has reached, and of those in the IVR
  // who hear it.
  void set_notice(Index<Announcement> announcement, double reach, double heard);
  // It names a time, the `version`-th (from 1, rising); when that time comes, whether it was kept.
  void set_promise(Index<Announcement> announcement, std::uint32_t version);
  void end_promise(Index<Announcement> announcement, std::uint32_t version, bool is_kept);
  // Customers of the site's feeders who have no power now; at most all of them. Not before time 0.
  void set_customers_out(std::int64_t customers);

  // The response's word on agents. Agents are heads: a group serves min(agents, usable seats) calls.
  void add_agents(Index<SeatGroup> group, int heads);
  // Takes agents out: idle ones at once, busy ones at the end of their call, never cutting a talk.
  // Answers a ticket; `agents_freed` crossings tell how many became free and when.
  std::uint32_t withdraw_agents(Index<SeatGroup> group, int heads);
  // At the end of a shift: like withdraw, but they go home.
  void dismiss_agents(Index<SeatGroup> group, int heads);
  // Idle agents take typing or call-back work while nobody waits; in all groups together at most this
  // many at once.
  void set_work(Work work, int at_most);
  // The same for the telephone list of an announcement. Answers whether anybody on it has yet to be told.
  bool set_telephoning(Index<Announcement> announcement, int at_most);

  [[nodiscard]] int agents(Index<SeatGroup> group) const;  // heads assigned
  [[nodiscard]] int able(Index<SeatGroup> group) const;    // min(heads, usable seats)
  [[nodiscard]] Totals totals() const;

  // Plays on to `end` (not before now()), whatever crosses, closes all records there and hands them
  // over; the loop must not be used afterwards. Departures at `end` still belong to the last interval.
  TrafficRecords finish(Time end);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tuiyan::traffic
