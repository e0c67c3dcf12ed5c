// Who is there, who is on duty, and who fills a role now.
//
// Contract: the line of a role is everybody who may act for it, in this order: those of `filled_by` on duty; those on
// duty of its deputy, of the deputy's deputy and so on; then who would have to be called out, again the role's own
// before its deputies'. Nobody is called out of a role that has somebody on duty. Only those count who are present and
// meet what the work requires. The first in line fills the role. Duty and whereabouts start from the shifts at the
// start of the drill and then follow what the world reports.
#pragma once

#include <string>
#include <vector>

#include "model/scenario.hpp"

namespace tuiyan::response {

// What a person must have for a piece of work.
struct Requirement {
  std::vector<std::string> skills;
  bool at_site = false;  // somebody who works from elsewhere cannot do it
};

class Roster {
 public:
  explicit Roster(const Documents& documents);

  [[nodiscard]] bool is_on_duty(Index<Person> who) const { return people_.at(who.value).on_duty; }
  [[nodiscard]] bool is_at_work(Index<Person> who) const { return people_.at(who.value).at_work; }
  [[nodiscard]] bool is_present(Index<Person> who, Time now) const;
  // Whoever comes on duty is at work; whoever goes off it leaves as soon as he is free.
  void begin_duty(Index<Person> who);
  void end_duty(Index<Person> who);
  // He is free now: whether he leaves, his shift being over.
  [[nodiscard]] bool leaves(Index<Person> who);
  // He takes the road; whatever duty says meanwhile, he is nowhere until he arrives.
  void set_out(Index<Person> who) { people_.at(who.value).on_road = true; }
  [[nodiscard]] bool is_on_road(Index<Person> who) const { return people_.at(who.value).on_road; }
  // At the place of work, or at a place in the field.
  void arrive(Index<Person> who, Index<Location> place = {}) {
    Whereabouts& where = people_.at(who.value);
    where.at_work = true;
    where.on_road = false;
    where.place = place;
  }
  // Where he is in the field; none: at his place of work, or at home.
  [[nodiscard]] Index<Location> place(Index<Person> who) const { return people_.at(who.value).place; }

  // Who may act for the role, in order, each once.
  [[nodiscard]] std::vector<Index<Person>> line(Index<Role> role, const Requirement& requirement, Time now) const;
  // Who fills the role now; none when nobody does.
  [[nodiscard]] Index<Person> actor(Index<Role> role, const Requirement& requirement, Time now) const;
  // Whom others would call for the role, in the same order; without its deputies when they are not to be tried. Who is
  // absent is called as if he were there: the caller cannot know, and it costs him the time until he gives up.
  struct Callee {
    Index<Role> role;  // of whom he is called: the role itself or a deputy
    Index<Person> who;
    friend bool operator==(const Callee&, const Callee&) = default;
  };
  [[nodiscard]] std::vector<Callee> callees(Index<Role> role, bool try_deputies, Time now) const;
  // Whether anybody of the role or its deputies could do it, were he present.
  [[nodiscard]] bool is_possible(Index<Role> role, const Requirement& requirement) const;

 private:
  struct Whereabouts {
    bool on_duty = true;
    bool at_work = true;
    bool leaves_when_free = false;
    bool on_road = false;
    Index<Location> place{};
  };
  [[nodiscard]] bool meets(Index<Person> who, const Requirement& requirement) const;
  // The role, its deputy, the deputy's deputy ...
  [[nodiscard]] std::vector<Index<Role>> chain(Index<Role> role) const;

  const Documents& documents_;
  std::vector<Whereabouts> people_;
};

}  // namespace tuiyan::response
