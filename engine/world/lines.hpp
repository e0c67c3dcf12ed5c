// What the calls run over beside the seats: trunks, the IVR, the queue and the business system.
//
// Contract: plain C++; tells the call loop and logs. Lines are floored to whole ones; the IVR and
// the queue work while what they need has any capacity; orders go on paper while the business
// system has none.
#pragma once

#include <vector>

#include "traffic/call_loop.hpp"
#include "world/machines.hpp"

namespace tuiyan::world {

class Lines {
 public:
  Lines(Stage& stage, Web& web, Machines& machines, traffic::CallLoop& loop);
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;

  // Tells the loop of the lines at the start.
  void prepare();
  void refresh_trunk(Index<TrunkGroup> t, EntryId because);
  void refresh_ivr(EntryId because);
  void refresh_queue(EntryId because);
  void refresh_paper(EntryId because);

  // Lines now over lines without faults.
  [[nodiscard]] double share(Index<TrunkGroup> t) const;
  [[nodiscard]] bool ivr_works() const { return ivr_; }
  [[nodiscard]] bool queue_works() const { return queue_; }
  [[nodiscard]] bool on_paper() const { return paper_; }
  [[nodiscard]] EntryId changed(Index<TrunkGroup> t) const { return trunks_[t.value].changed; }
  // The last entry that left the calls with less to run over; 0: none has.
  [[nodiscard]] EntryId last_lost() const { return last_lost_; }
  [[nodiscard]] std::int64_t lines() const;

 private:
  struct Trunk {
    int lines = 0;
    EntryId changed = 0;
  };
  [[nodiscard]] int lines_now(Index<TrunkGroup> t) const;
  EntryId note(Kind kind, Subject about, double value, bool worse, EntryId because);

  Stage& stage_;
  Web& web_;
  Machines& machines_;
  traffic::CallLoop& loop_;
  std::vector<Trunk> trunks_;
  bool ivr_ = true, queue_ = true, paper_ = false;
  EntryId last_lost_ = 0;
};

}  // namespace tuiyan::world
