// What one person (or the agent pool) believes, was told, has diagnosed and has heard declared.
//
// Contract: plain bookkeeping, no log. Newer news (by `as_of`) replaces older; older news is
// ignored. Somebody who knows nothing of a thing takes it to be up. `entry` fields name the log
// entry from which this person knows it, so that it can be the cause of what he does next.
#pragma once

#include <map>
#include <optional>

#include "event/entry.hpp"
#include "model/site.hpp"
#include "model/step.hpp"

namespace tuiyan {
struct Fault;
}

namespace tuiyan::response {

struct Belief {
  StateOf state = StateOf::up;
  std::optional<double> share;  // as seen, when somebody saw it
  Time as_of;
  EntryId entry = 0;      // since when this state is believed
  EntryId bad_since = 0;  // the entry that began the present spell of "not up"; 0 when up
  bool was_bad = false;   // was believed not up before, so that "up" means "restored"
};

struct Declared {
  std::optional<std::uint32_t> level;  // none: declared that no level is reached
  Time as_of;
  EntryId entry = 0;
};

// What the person takes to be the cause. He cannot tell a right one from a wrong one.
struct Diagnosis {
  Index<Fault> fault;
  bool right = true;
  bool hardware = false;  // as he takes it to be
  Time as_of;
  EntryId entry = 0;
};

class Beliefs {
 public:
  // True when what is believed has changed; the caller then logs it and calls `note`.
  bool learn(Subject what, const Belief& news);
  void note(Subject what, EntryId entry);
  [[nodiscard]] const Belief* find(Subject what) const;
  [[nodiscard]] const std::map<Subject, Belief>& all() const { return beliefs_; }

  // Believed capacity over full capacity, 0 to 1: the belief about the thing itself; without one,
  // what follows from beliefs about the things it needs.
  [[nodiscard]] double share(const Site& site, Subject what) const;

  std::map<Subject, EntryId> told;
  std::map<Index<Step>, EntryId> heard;  // messages of the plan that reached him: by their step, when it was accepted
  std::map<Index<SeverityScale>, Declared> declared;
  std::map<Subject, Diagnosis> diagnoses;

 private:
  struct Capacity {
    double now, full;
  };
  [[nodiscard]] Capacity capacity(const Site& site, const Expression& expression) const;
  [[nodiscard]] Capacity capacity(const Site& site, Subject leaf) const;

  std::map<Subject, Belief> beliefs_;
};

}  // namespace tuiyan::response
