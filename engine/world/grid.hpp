// The grid: where its switches stand, what trips and closes again, and who is fed.
//
// Contract: plain C++; see model/component.hpp for what a grid is and world/islands.hpp for who gets power. A site
// has a grid when it has sections or switches, or a feeder that says how much it carries or that it does not close
// by itself; else its feeders are ordinary components and nothing here has an effect.
//
// Protection. A breaker that is closed, with a source that delivers, and with a broken line in its island, trips
// at once: all of the island is dead. A feeder that `recloses` closes again at once when its island has no broken
// line any more; any other waits for a hand. Nothing else moves by itself.
//
// What people do (each answers whether it worked, and with the last entry it wrote):
// * isolate a line, or the lines that a fault struck: opens every closed switch next to it, and the breaker of a
//   feeder. A line is isolated when all of these are open. Works when everything could be opened.
// * transfer a switch: closes it, whatever is behind it. Transfer anything else, of lines of which it consists:
//   closes ties (switches open in the normal arrangement), in the order of their rows, between an island that is
//   fed and one that is dead, has no broken line and no tripped breaker (a breaker that has tripped says that the
//   fault has not been cut off). Of the dead island it takes, from the tie outward, the lines whose load fits
//   into what the other side can spare, and opens the switches to the rest; over a tie that `sheds` it takes them all.
//   The breaker of a feeder that is now fed from elsewhere is opened: its source does not come back upon it by itself.
//   Works when something was closed and nothing tripped, or when there was nothing to transfer.
// * close (verb activate) a switch; a line: its breaker and the switches next to it that are normally closed;
//   anything else: all lines of which it consists whose breaker is open or which were isolated, then opens the ties
//   that the normal arrangement does not need any more. A breaker that has tripped is closed in this way only when a
//   line that hung on it has been isolated or mended since: nobody tries his luck on an unknown fault, unless he
//   names that feeder. Works when nothing tripped.
// * open (verb deactivate) a switch, a feeder's breaker, or all around a section.
// A switch next to a line that is isolated is locked, and cannot be closed by anybody, while the line is broken, or
// from its isolation because of a fault until that fault has been mended, for good or for the time being. A switch
// that is broken itself cannot be moved.
#pragma once

#include <optional>
#include <vector>

#include "world/islands.hpp"
#include "world/machines.hpp"

namespace tuiyan::world {

class Grid {
 public:
  Grid(Stage& stage, Web& web, Machines& machines);
  Grid(const Grid&) = delete;
  Grid& operator=(const Grid&) = delete;

  // Something that the grid depends on has changed: trips, closes again, and tells the lines how much of each is fed.
  void refresh(EntryId because);

  // The share of a line that is fed; none when it is no line of the grid.
  [[nodiscard]] std::optional<double> fed(Index<Component> c) const;
  // Whether people can work on it without its coming alive: true for what is no line of the grid.
  [[nodiscard]] bool is_isolated(Index<Component> c) const;
  // The lines that are joined with it in the normal arrangement; empty when it is no line of the grid.
  [[nodiscard]] std::vector<Index<Component>> zone(Index<Component> c) const;
  // Lines of which the subject consists, by row.
  [[nodiscard]] std::vector<Index<Component>> lines_of(Subject subject) const;
  // Whether the verbs below have a meaning for it.
  [[nodiscard]] bool holds(Subject subject) const;

  Outcome isolate(Subject object, Index<Fault> fault, const Asked& asked);
  Outcome transfer(Subject object, const Asked& asked);
  Outcome close(Subject object, const Asked& asked);
  Outcome open(Subject object, const Asked& asked);
  // A fault has been mended: what it struck, and all that was isolated because of it, is locked no longer.
  void unlock(Index<Fault> mended);
  // The same of one line that it struck, which is a new one now.
  void unlock(Subject replaced);

 private:
  struct State {
    bool closed = true;    // switches, breakers of feeders
    bool tripped = false;  // breakers: opened by protection
    bool cleared = false;  // breakers: since they tripped something on them was isolated or mended
    bool was_cut = false;  // lines: isolated by somebody, and not put back yet
    Index<Fault> lock;     // lines: isolated because of this fault, which nobody has mended since
    double fed = 1;        // lines
  };
  using Rows = std::vector<Index<Component>>;

  [[nodiscard]] const Component& facts(Index<Component> c) const { return stage_.site().components[c]; }
  [[nodiscard]] bool is_switch(Index<Component> c) const { return facts(c).kind == ComponentKind::line_switch; }
  [[nodiscard]] Feeding look() const;
  [[nodiscard]] Rows switches_at(Index<Component> line) const;
  [[nodiscard]] bool is_locked(Index<Component> line) const;
  [[nodiscard]] bool may_close(Index<Component> line_switch) const;
  void collect(Subject subject, std::vector<bool>& seen, Rows& lines) const;

  // Moves a switch or a breaker, and logs it.
  void move(Index<Component> c, bool closed, Reason reason, const Asked& asked);
  bool cut_off(Index<Component> line, const Asked& asked);
  // Breakers that feed the line, now or in the normal arrangement, may be closed again.
  void clear_breakers(Index<Component> line);
  void put_back(Index<Component> line, const Asked& asked);
  bool transfer_over(Index<Component> tie, const std::vector<bool>& wanted, const Asked& asked);
  [[nodiscard]] bool is_transferable(const Feeding& now, const Island& island) const;
  void open_spare_ties(const Asked& asked);

  Stage& stage_;
  Web& web_;
  Machines& machines_;
  bool exists_ = false;
  std::vector<State> states_;  // by component
  std::size_t trips_ = 0;
  EntryId last_ = 0;  // of the moves of the present deed; 0: none
};

}  // namespace tuiyan::world
