// Who is there, who is on duty, and who fills a role now.
//
// Contract: a role is filled by the first of `filled_by` who is present and on duty; when none of
// them is on duty, by the first one present; when none of them is present, by the deputy role in
// the same way. Only those count who meet what the work requires. Duty and whereabouts start from
// the shifts at the start of the drill and then follow what the world reports.
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
  // At the place of work, or at a place in the field.
  void arrive(Index<Person> who, Index<Location> place = {}) {
    people_.at(who.value).at_work = true;
    people_.at(who.value).place = place;
  }
  // Where he is in the field; none: at his place of work, or at home.
  [[nodiscard]] Index<Location> place(Index<Person> who) const { return people_.at(who.value).place; }

  // Who fills the role now; none when nobody does.
  [[nodiscard]] Index<Person> actor(Index<Role> role, const Requirement& requirement, Time now) const;
  // Those of the role itself who may be asked one after another, first the one who fills it.
  [[nodiscard]] std::vector<Index<Person>> fillers(Index<Role> role, const Requirement& requirement, Time now) const;
  // Those of the role itself whom others would call, first those on duty. Who is absent is called
  // like anybody else: the caller cannot know, and it costs him the time until he gives up.
  [[nodiscard]] std::vector<Index<Person>> callees(Index<Role> role, Time now) const;
  // Whether anybody of the role or its deputies could do it, were he present.
  [[nodiscard]] bool is_possible(Index<Role> role, const Requirement& requirement) const;

 private:
  struct Whereabouts {
    bool on_duty = true;
    bool at_work = true;
    bool leaves_when_free = false;
    Index<Location> place{};
  };
  [[nodiscard]] bool meets(Index<Person> who, const Requirement& requirement) const;

  const Documents& documents_;
  std::vector<Whereabouts> people_;
};

// On duty at a clock time (since local midnight, any number of days); no shifts: always.
[[nodiscard]] bool is_covered(const Site& site, const Person& person, Duration clock);

}  // namespace tuiyan::response
