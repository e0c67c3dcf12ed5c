// The machines: components, power sources, pairs and services, and how loss and return run through
// them.
//
// Contract: plain C++, no SimGrid. A component's share follows from its faults, its power, what it
// runs on and what it needs; coming back from nothing takes its restart time after all of that is
// there again. `refresh_*` looks at one node again and logs and spreads what has changed; nothing
// else changes a share. Binding cause of a loss or a return: the entry of the input that changed
// last. For a generator the share is its health, and `delivers` says whether it carries the load.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "world/stage.hpp"
#include "world/web.hpp"

namespace tuiyan::world {

inline constexpr double unlimited = std::numeric_limits<double>::infinity();

// What a change asked for came to, and the entry that says so.
struct Outcome {
  bool worked = true;
  EntryId entry = 0;
};

class Machines {
 public:
  // Capacity of a seat group in agents: now, or without faults.
  using SeatCapacity = std::function<double(Index<SeatGroup>, bool without_faults)>;
  // The share of a component has changed, and is logged: its host, link or devices and its customers follow.
  using Switched = std::function<void(Index<Component>, double share)>;
  // Lets what has been touched run through the world.
  using Settle = std::function<void()>;
  // The share of a line that the grid feeds; none: it is no line of a grid.
  using Fed = std::function<std::optional<double>(Index<Component>)>;
  // A manual switch of a pair has ended.
  using Answer = std::function<void(Outcome)>;

  Machines(Stage& stage, Web& web, SeatCapacity seats, Switched switched, Settle settle);
  Machines(const Machines&) = delete;
  Machines& operator=(const Machines&) = delete;

  void set_grid(Fed fed) { fed_ = std::move(fed); }

  void draw_batteries();  // first of all
  // Capacities at time 0, logged; to be called once, with everything in place.
  void begin(EntryId cause);

  void refresh_component(Index<Component> c, EntryId because);
  void refresh_pair(Index<Pair> p, EntryId because);
  void refresh_service(Index<Service> s, EntryId because);

  // The word of the faults and of maintenance. None of these refreshes: the caller settles.
  void set_broken(Index<Component> c, bool broken, EntryId because);
  void set_struck(Index<Component> c, double share_left, EntryId because);
  void set_latent(Index<Component> c, bool fails_on_demand, EntryId because);
  void weaken(Index<Component> ups, double factor, EntryId because);

  // The word of people.
  Outcome activate(Index<Component> c, const Asked& asked);
  Outcome deactivate(Index<Component> c, const Asked& asked);
  // Connects a mobile generator (none: the first that is free) to what is to be fed; deactivating it takes it away.
  // It gives up to `carries_kW`: of a line a share of the customers, of anything else all or nothing.
  Outcome supply(Index<Component> to, Index<Component> with, const Asked& asked);
  // Out of its place, and back as it was, or another in its stead, which is as good as new.
  void take_out(Index<Component> c, const Asked& asked);
  void put_in(Index<Component> c, bool is_new, EntryId because);
  // Fills the tank. An automatic generator that had run dry starts anew when it is needed.
  Outcome refuel(Index<Component> c, const Asked& asked);
  // As model/expression.hpp says; `answer` comes at once or when the switch has ended.
  void switch_by_hand(Index<Pair> p, const Asked& asked, Answer answer);

  [[nodiscard]] double capacity(const Expression& expression) const {
    return capacity_of(expression, leaf_now_, side_now_);
  }
  [[nodiscard]] double capacity_without_faults(const Expression& expression) const {
    return capacity_of(expression, leaf_normal_, side_normal_);
  }
  [[nodiscard]] double share(Index<Component> c) const { return components_[c.value].share; }
  [[nodiscard]] double share(Index<Service> s) const;
  [[nodiscard]] double share(Index<Pair> p) const;
  [[nodiscard]] bool is_switching(Index<Pair> p) const { return pairs_[p.value].active < 0; }
  [[nodiscard]] bool delivers(Index<Component> c) const;
  // By a fault or a breakdown; a line that is so is a short circuit.
  [[nodiscard]] bool is_broken(Index<Component> c) const {
    return components_[c.value].struck <= 0 || components_[c.value].broken;
  }
  // Whether it has no power from its own feeds, nor from a mobile generator.
  [[nodiscard]] bool lacks_power(Index<Component> c) const;
  [[nodiscard]] EntryId changed(Index<Component> c) const { return components_[c.value].changed; }
  [[nodiscard]] EntryId changed(Index<Service> s) const { return services_[s.value].changed; }
  [[nodiscard]] const Web& web() const { return web_; }

 private:
  struct State {
    double struck = 1;      // share the active faults leave
    bool broken = false;    // and not yet mended
    bool off = false;       // deactivated
    bool out = false;       // taken out for a replacement
    bool latent = false;    // a fault will show when it is first needed
    bool demanded = false;  // it has been needed
    bool unready = false;   // it was needed, and was not ready
    bool by_hand = false;   // somebody has activated it; it is not up yet
    double share = 1;
    EntryId changed = 0;
    Timetable::Slot restart;
    std::uint64_t restarts = 0;
  };
  struct Battery {
    enum class Mode : std::uint8_t { idle, discharging, charging };
    Duration full{0};      // autonomy as drawn
    Duration recharge{0};  // from empty to full
    double factor = 1;     // weaker than labelled
    double charge = 1;     // share of what it holds when full, at `since`
    Time since;
    Mode mode = Mode::idle;
    Timetable::Slot end;
    EntryId began = 0;
  };
  struct Generator {
    enum class Phase : std::uint8_t { standing, starting, carrying, gave_up, dry };
    Phase phase = Phase::standing;
    int attempt = 0;
    std::uint64_t runs = 0;
    Duration fuel{0};  // left at `since`
    Time since;
    Timetable::Slot next;
    EntryId last = 0;
    Index<Component> feeds;  // of a mobile one: what it is connected to
  };
  struct PairState {
    int active = 0;        // -1 while it switches over
    int from = 0, to = 0;  // while it switches over
    bool stuck = false;    // the automatic switch has failed; waits for a hand
    bool both = true;      // active_active: both sides carry
    std::uint64_t switches = 0;
    Asked asked;
    Answer answer;
    EntryId began = 0;
  };
  struct ServiceState {
    double capacity = unlimited, normal = unlimited;
    EntryId changed = 0;
  };
  struct Potential {
    double share;
    Reason reason;
  };

  [[nodiscard]] const Component& facts(Index<Component> c) const { return stage_.site().components[c]; }
  // Whether any of its feeds delivers, or a mobile generator; true for what needs no power.
  [[nodiscard]] bool has_feed(Index<Component> c) const;
  // The share of it that mobile generators feed, 0 to 1.
  [[nodiscard]] double supplied(Index<Component> c) const;
  [[nodiscard]] std::optional<double> fed_share(Index<Component> c) const;
  Outcome take_away(Index<Component> mobile, const Asked& asked);
  void touch(Index<Component> c, EntryId because);
  [[nodiscard]] Potential health(Index<Component> c) const;  // without a look at the power
  // The share it would have once it has restarted, and what keeps it down when that is 0.
  [[nodiscard]] Potential potential(Index<Component> c) const;
  // The only place where a share changes: logs it, tells SimGrid by errand, and spreads it.
  void change(Index<Component> c, double share, Reason reason, EntryId because, const Asked& asked = {});
  // The restart is over.
  void come_up(Index<Component> c, EntryId because);
  // First need of a standby: false when it turns out not to be ready.
  bool demand(Index<Component> c);

  // Decides anew whether the battery gives, takes or rests; the component itself comes after.
  void refresh_battery(Index<Component> c, EntryId because);
  void count_charge(Battery& battery);
  void empty(Index<Component> c);
  // Starts it when no feed delivers, stops it when one does or it is not sound.
  void refresh_generator(Index<Component> c, EntryId because);
  void crank(Index<Component> c);
  // From now on it delivers, until it is halted or its tank is empty.
  void carry(Index<Component> c, EntryId because, const Asked& asked);
  void halt(Index<Component> c);
  void run_dry(Index<Component> c);

  // What a side (0, 1) would give, whichever is active.
  [[nodiscard]] double side_capacity(Index<Pair> p, int side) const;
  void demand(const Expression& side, EntryId because);
  void begin_switch(Index<Pair> p, int to, EntryId because, const Asked& asked, bool reboot = false);
  // By itself, because a side has been lost.
  void switch_by_itself(Index<Pair> p, int to, EntryId because);
  void refresh_active_active(Index<Pair> p, EntryId because);
  void finish_switch(Index<Pair> p);

  // Capacity of a leaf of an expression.
  [[nodiscard]] double leaf(Subject subject, bool without_faults) const;

  Stage& stage_;
  Web& web_;
  SeatCapacity seats_;
  Switched switched_;
  Settle settle_;
  Fed fed_;
  std::function<double(Subject)> leaf_now_, leaf_normal_;
  std::function<int(Index<Pair>)> side_now_, side_normal_;
  std::vector<State> components_;
  std::vector<Battery> batteries_;     // by component; used where kind is ups
  std::vector<Generator> generators_;  // by component; used where kind is generator
  std::vector<Index<Component>> mobile_;
  std::vector<PairState> pairs_;
  std::vector<ServiceState> services_;
};

}  // namespace tuiyan::world
