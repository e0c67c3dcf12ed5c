// The parts of a plan that a study takes away one at a time, and what being without each means.
//
// Contract: `apply` changes the tree of merged documents (input::tree_of); what comes out is a plan that can be
// read, or its readers say why not. Keys of draws name the world, so everything else keeps its luck.
//   person   absent from the start to the end. Of the people who fill a role of the plan; a pool of agents is a
//            head count and no part.
//   deputy   the link from a role to its deputy is cut.
//   channel  every attempt fails after dialling, as when its carrier is down; nobody knows beforehand. Of channels
//            that somebody has a device for; speaking face to face cannot be lost.
//   monitor  nobody sees it.
//   resource nothing of it lies anywhere at the start. Of resources that lie somewhere; suppliers still deliver.
//   supplier has nothing to deliver: he takes a request and refuses it.
//   measure  an announcement cannot be published: steps that announce it are done and fail, and escalate as the
//            plan says. Seats that stand by, and generators, do not work when they are called on.
//   standby  the second side of a pair has no capacity; a UPS carries nothing.
//   step     is never done: it never becomes ready and no other step calls it. What comes after it never starts,
//            unless the plan has another way ("any", "at_least", a trigger of its own).
// A step that is skipped instead, its successors starting as if it were done, would say what the plan gains by
// being shorter; that is what `shorter_step` asks.
//   shorter_step, shorter_delay   every duration that the documents write for the step, or for the kind of delay,
//            is multiplied; defaults that are not written stay.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "json/node.hpp"
#include "model/scenario.hpp"
#include "result/part_worth.hpp"

namespace tuiyan::study {

struct PartChange {
  result::PartName name;
  std::function<void(json::Node& root)> apply;
};

// In the order of `PartKind`, then of the documents.
[[nodiscard]] std::vector<PartChange> losses_of(const Documents& documents, const json::Node& root);
// What the documents write is multiplied by `factor`, between 0 and 1.
[[nodiscard]] std::vector<PartChange> shortenings_of(const Documents& documents, const json::Node& root, double factor);

}  // namespace tuiyan::study
