// What steps wait for before they can start: their `needs`, looked at whenever the world has changed.
//
// Contract: plain C++. The binding cause of a condition that is met is the last change of a thing in it,
// or the asking when nothing has changed since.
#pragma once

#include <vector>

#include "world/machines.hpp"

namespace tuiyan::world {

class Conditions {
 public:
  // The entry of the last change of a component, service or seat group; 0 when there was none.
  using Changed = std::function<EntryId(Subject)>;

  Conditions(Stage& stage, const Machines& machines, Changed changed)
      : stage_(stage), machines_(machines), changed_(std::move(changed)) {}

  void await(const AwaitNeeds& command) { waiting_.push_back(command); }
  void forget(JobId job);
  // To be called when the world has settled.
  void look();

 private:
  Stage& stage_;
  const Machines& machines_;
  Changed changed_;
  std::vector<AwaitNeeds> waiting_;
};

}  // namespace tuiyan::world
