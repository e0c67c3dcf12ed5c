#include "world/stores.hpp"

#include <algorithm>
#include <utility>

namespace tuiyan::world {

Stores::Stores(Stage& stage) : stage_(stage) {
  for (std::uint32_t i = 0; i < plan().resources.size(); ++i)
    for (const Stock& stock : plan().resources[Index<Resource>{i}].stock)
      shelves_[{Index<Resource>{i}, stock.at}].quantity += stock.quantity;
  for (std::uint32_t i = 0; i < plan().suppliers.size(); ++i)
    for (const Offer& offer : plan().suppliers[Index<Supplier>{i}].offers)
      if (offer.quantity) offered_[{Index<Supplier>{i}, offer.resource}] = *offer.quantity;
}

int Stores::lying(Index<Resource> resource, Index<Location> place) const {
  const auto found = shelves_.find({resource, place});
  return found == shelves_.end() ? 0 : found->second.quantity;
}

Entry Stores::entry(Kind kind, Index<Resource> resource, int quantity, Subject object, EntryId cause,
                    const Asked& asked) const {
  Entry made = entry_of(kind, about(resource), cause, asked);
  made.object = object;
  made.value = quantity;
  return made;
}

void Stores::take(const TakeGoods& command) {
  waiting_.push_back({command.job, command.place, command.asked});
  serve();
}

void Stores::serve() {
  for (std::size_t i = 0; i < waiting_.size();) {
    if (serve(waiting_[i]))
      waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
    else
      ++i;
  }
}

bool Stores::serve(const Claim& claim) {
  const std::vector<Use>& uses = step(claim.asked).uses;
  for (const Use& use : uses)
    if (lying(use.resource, claim.place) < use.quantity) return false;
  EntryId taken = claim.asked.cause;
  for (const Use& use : uses) {
    Left& left = shelves_[{use.resource, claim.place}];
    left.quantity -= use.quantity;
    Entry made = entry(Kind::goods_taken, use.resource, use.quantity, about(claim.place),
                       std::max(claim.asked.cause, left.raised), claim.asked);
    made.other = left.quantity;
    taken = stage_.note(std::move(made));
  }
  held_.insert(claim.job);
  stage_.tell(GoodsTaken{claim.job, taken});
  return true;
}

void Stores::put(const Use& goods, Index<Location> place, Kind kind, EntryId cause, const Asked& asked) {
  Left& left = shelves_[{goods.resource, place}];
  left.quantity += goods.quantity;
  Entry made = entry(kind, goods.resource, goods.quantity, about(place), cause, asked);
  made.other = left.quantity;
  left.raised = stage_.note(std::move(made));
}

void Stores::let_go(const LetGoGoods& command) {
  const auto waits =
      std::find_if(waiting_.begin(), waiting_.end(), [&](const Claim& claim) { return claim.job == command.job; });
  if (waits != waiting_.end()) waiting_.erase(waits);
  if (held_.erase(command.job) > 0)
    for (const Use& use : step(command.asked).uses)
      if (!command.used || is_given_back(plan().resources[use.resource].kind))
        put(use, command.place, Kind::goods_put, command.asked.cause, command.asked);
  if (command.used)
    for (const Use& goods : step(command.asked).leaves)
      put(goods, command.place, Kind::goods_put, command.asked.cause, command.asked);
  serve();
}

Outcome Stores::refuse(const Shipment& shipment, Refusal why, const Asked& asked) {
  Entry made = entry(Kind::goods_refused, shipment.resource, shipment.quantity,
                     shipment.supplier ? about(shipment.supplier) : about(shipment.from), asked.cause, asked);
  made.code = static_cast<std::int32_t>(why);
  return {false, stage_.note(std::move(made))};
}

Duration Stores::road(const Shipment& shipment, const Law& law) {
  const Key from =
      Key(Purpose::goods_road)
          .with(shipment.supplier ? plan().suppliers[shipment.supplier].id : stage_.site().locations[shipment.from].id);
  const Key key = from.with(stage_.site().locations[shipment.to].id).with(plan().resources[shipment.resource].id);
  const std::uint64_t nth = shipment.supplier ? ordered_[{shipment.supplier, shipment.resource}]
                                              : ++sent_[{shipment.from, shipment.resource}];
  return stage_.length(machine_wait(law, key.with(nth)));
}

EntryId Stores::leave(const Shipment& shipment, EntryId cause, const Asked& asked, Time arrives) {
  const EntryId left =
      stage_.note(entry(Kind::goods_left, shipment.resource, shipment.quantity, about(shipment.to), cause, asked));
  stage_.timetable.put(std::max(arrives, stage_.now), [this, shipment, asked, left] {
    put({shipment.resource, shipment.quantity}, shipment.to, Kind::goods_arrived, left, asked);
    serve();
  });
  return left;
}

void Stores::ship(const Asked& asked, const Answer& answer) {
  const Shipment& shipment = step(asked).shipment.value();
  if (shipment.supplier) return order(shipment, asked, answer);
  if (lying(shipment.resource, shipment.from) < shipment.quantity)
    return answer(refuse(shipment, Refusal::not_in_stock, asked));
  shelves_[{shipment.resource, shipment.from}].quantity -= shipment.quantity;
  const Duration on_road = road(shipment, shipment.road);
  answer({true, leave(shipment, asked.cause, asked, later(stage_.now, on_road))});
}

void Stores::order(const Shipment& shipment, const Asked& asked, const Answer& answer) {
  const Supplier& supplier = plan().suppliers[shipment.supplier];
  const bool offers = std::any_of(supplier.offers.begin(), supplier.offers.end(),
                                  [&](const Offer& offer) { return offer.resource == shipment.resource; });
  if (!offers) return answer(refuse(shipment, Refusal::not_offered, asked));
  const std::pair shelf{shipment.supplier, shipment.resource};
  const auto limited = offered_.find(shelf);
  if (limited != offered_.end() && limited->second < shipment.quantity)
    return answer(refuse(shipment, Refusal::not_in_stock, asked));
  const std::optional<Time> taken = taken_at(stage_.documents, supplier, stage_.now);
  if (!taken || !is_valid(stage_.documents, supplier, *taken))
    return answer(refuse(shipment, Refusal::not_valid, asked));
  if (limited != offered_.end()) limited->second -= shipment.quantity;
  const std::uint64_t nth = ++ordered_[shelf];
  const Key key = Key(Purpose::goods_prepared).with(supplier.id).with(plan().resources[shipment.resource].id).with(nth);
  const Time prepared = later(*taken, stage_.length(machine_wait(supplier.prepares, key)));
  const Time delivered = delivered_at(stage_.documents, supplier, *taken, prepared);
  const Time arrives = later(delivered, road(shipment, supplier.road));
  stage_.timetable.put(*taken, [this, &shipment, asked, answer, prepared, arrives] {
    const EntryId ordered = stage_.note(
        entry(Kind::goods_ordered, shipment.resource, shipment.quantity, about(shipment.supplier), asked.cause, asked));
    stage_.timetable.put(prepared, [this, &shipment, asked, answer, arrives, ordered] {
      answer({true, leave(shipment, ordered, asked, arrives)});
    });
  });
}

}  // namespace tuiyan::world
