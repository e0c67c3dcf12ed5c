// The merged documents as trees, and the way from there to what a drill needs. Internal to the room.
//
// Contract: `read_documents` reads and audits what is there, `understand` packs it besides (`resolved`); null when
// anything was wrong. A part that could not be read is missing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "json/node.hpp"
#include "model/scenario.hpp"

namespace tuiyan::input {

class Audit;

using Tree = std::optional<json::Node>;

struct Trees {
  Tree site, plan, scenario;
  std::optional<std::uint64_t> parameter_draw;
};

// `inspect` is called once there is no error.
std::shared_ptr<Documents> read_documents(const Trees& trees, Diagnostics& diagnostics,
                                          const std::function<void(Audit&)>& inspect = {});
[[nodiscard]] std::shared_ptr<const Documents> understand(const Trees& trees, Diagnostics& diagnostics,
                                                          const std::function<void(Audit&)>& inspect = {});
// From the root {"site", "plan", "scenario"}.
[[nodiscard]] Trees trees_of(const json::Node& root, Diagnostics& diagnostics);
// From the header of a log. What could not be found goes to the diagnostics.
[[nodiscard]] Trees trees_of(const std::string& resolved, Diagnostics& diagnostics);

// The node of an uncertain figure, which must be there; `pointer` in the resolved documents.
[[nodiscard]] json::Node& node_at(Trees& trees, std::string_view pointer);

// Complains when the documents are not right with some figures at an end of their ranges. Figures of one object
// may depend on each other (a median is at most the 90th percentile): up to four of them are tried at all ends
// together, of more each alone and all alike; figures of different objects at their own ends.
void check_ends(const Trees& trees, const std::vector<Parameter>& parameters, Diagnostics& diagnostics);

}  // namespace tuiyan::input
