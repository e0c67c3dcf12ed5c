// What lies where, what steps have taken of it, and what is on its way: see model/resource.hpp.
//
// Contract: plain C++. A claim is served when all that its step uses lies at its place; of several, who asked
// first, among those for whom there is enough. The binding cause of what is taken is the asking, or, when that
// came later, the arrival that made it enough. Times of a supplier belong to him, the goods and
// how often they were asked for.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "model/supply.hpp"
#include "world/machines.hpp"

namespace tuiyan::world {

class Stores {
 public:
  using Answer = std::function<void(Outcome)>;

  explicit Stores(Stage& stage);
  Stores(const Stores&) = delete;
  Stores& operator=(const Stores&) = delete;

  void take(const TakeGoods& command);
  void let_go(const LetGoGoods& command);
  // Sends the shipment of the step that asks; answers when it leaves, or that it cannot be had.
  void ship(const Asked& asked, const Answer& answer);

 private:
  using Shelf = std::pair<Index<Resource>, Index<Location>>;
  struct Claim {
    JobId job = 0;
    Index<Location> place;
    Asked asked;
  };
  struct Left {
    int quantity = 0;
    EntryId raised = 0;  // by which it last became more
  };

  [[nodiscard]] const Plan& plan() const { return stage_.documents.plan; }
  [[nodiscard]] const Step& step(const Asked& asked) const { return plan().flow[asked.step]; }
  [[nodiscard]] int lying(Index<Resource> resource, Index<Location> place) const;
  void put(const Use& goods, Index<Location> place, Kind kind, EntryId cause, const Asked& asked);
  void serve();
  bool serve(const Claim& claim);
  void order(const Shipment& shipment, const Asked& asked, const Answer& answer);
  // Leaves now, for `to`.
  EntryId leave(const Shipment& shipment, EntryId cause, const Asked& asked, Time arrives);
  Outcome refuse(const Shipment& shipment, Refusal why, const Asked& asked);
  [[nodiscard]] Entry entry(Kind kind, Index<Resource> resource, int quantity, Subject object, EntryId cause,
                            const Asked& asked) const;
  [[nodiscard]] Duration road(const Shipment& shipment, const Law& law);

  Stage& stage_;
  std::map<Shelf, Left> shelves_;
  std::map<std::pair<Index<Supplier>, Index<Resource>>, int> offered_;  // what he has left, where that is limited
  std::vector<Claim> waiting_;
  std::set<JobId> held_;  // jobs whose claim was served
  std::map<std::pair<Index<Supplier>, Index<Resource>>, std::uint64_t> ordered_;
  std::map<std::pair<Index<Location>, Index<Resource>>, std::uint64_t> sent_;
};

}  // namespace tuiyan::world
