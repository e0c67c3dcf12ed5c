// Customers without power: what the site's feeders and sections tell the call traffic.
//
// Contract: plain C++; tells the call loop whenever the share of one has changed. Of one with a share below
// 1 the missing part of its customers is out, rounded to whole ones.
#pragma once

#include "traffic/call_loop.hpp"
#include "world/machines.hpp"

namespace tuiyan::world {

class Feeders {
 public:
  Feeders(Stage& stage, Machines& machines, traffic::CallLoop& loop)
      : stage_(stage), machines_(machines), loop_(loop) {}
  Feeders(const Feeders&) = delete;
  Feeders& operator=(const Feeders&) = delete;

  // To be called when the share of a component has changed; minds lines of the grid only.
  void refresh(Index<Component> c);

  [[nodiscard]] std::int64_t customers_out() const { return out_; }
  // The last entry that left more customers without power; 0: none has.
  [[nodiscard]] EntryId last_lost() const { return last_lost_; }

 private:
  Stage& stage_;
  Machines& machines_;
  traffic::CallLoop& loop_;
  std::int64_t out_ = 0;
  EntryId last_lost_ = 0;
};

}  // namespace tuiyan::world
