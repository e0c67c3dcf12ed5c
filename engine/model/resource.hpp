// What the response uses up or makes use of, where it lies, and who delivers more of it.
//
// Contract: value types. A stock is a whole number of units at a location. A step takes what it
// `uses` from the stock at its place and waits until there is enough; parts, fuel and material are
// used up when the step is done, equipment and vehicles go back to the stock. Goods move only by the
// verb `dispatch`: from the stock of a location, or from a supplier. When a supplier takes a request
// and when the goods arrive is in model/supply.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/component.hpp"

namespace tuiyan {

struct Role;

enum class ResourceKind : std::uint8_t { part, fuel, material, equipment, vehicle };

struct Stock {
  Index<Location> at;
  int quantity = 0;  // >= 0
};

struct Resource {
  std::string id;
  Text name;
  ResourceKind kind = ResourceKind::part;
  Text unit;                           // of the quantity: 块, 升; only shown
  std::vector<Stock> stock;            // at the start
  std::vector<Index<Role>> issued_by;  // who may dispatch it from a stock; empty: anybody
  std::string clause;
};

// Taken by a step and given back when it is over.
[[nodiscard]] constexpr bool is_given_back(ResourceKind kind) {
  return kind == ResourceKind::equipment || kind == ResourceKind::vehicle;
}

struct Use {
  Index<Resource> resource;
  int quantity = 1;  // >= 1
};

struct Offer {
  Index<Resource> resource;
  std::optional<int> quantity;  // in his store at the start; none: without limit
};

// Somebody who sends goods on request. See model/supply.hpp for the reckoning.
struct Supplier {
  std::string id;
  Text name;
  Index<Role> contact;              // who takes the request; none: not said
  Duration opens{0}, closes{0};     // by the local clock; equal: round the clock
  bool working_days = false;        // open on working days only, by the site's calendar
  std::optional<Duration> cut_off;  // a request after this clock time counts for the next day he is open
  Law prepares;                     // from taking the request until the goods leave
  int arrives_in_days = 0;          // 0: leaves when prepared; n: on the n-th day after that on which he is open …
  Duration arrives_at{0};           // … at this clock time (at the place, or the nearest airport city)
  Law road;                         // from there (or from his store) to the place asked for
  std::optional<std::int64_t> valid_from, valid_until;  // dates (days since 1970-01-01) of his commitment, inclusive
  std::vector<Offer> offers;
  std::string clause;
};

// Of the verb dispatch. Exactly one of `from` and `supplier`.
struct Shipment {
  Index<Resource> resource;
  int quantity = 1;
  Index<Location> from;
  Index<Supplier> supplier;
  Index<Location> to;
  Law road;  // from a location
};

}  // namespace tuiyan
