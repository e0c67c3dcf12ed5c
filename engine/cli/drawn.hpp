// --uncertain: figures that are not known exactly are drawn. Internal to the room.
#pragma once

#include <memory>

#include "cli/settings.hpp"
#include "model/scenario.hpp"

namespace tuiyan::cli {

// Complains and answers bad_input when --uncertain was given and nothing in these documents is uncertain.
[[nodiscard]] int refuse_certain(const Settings& settings, const std::vector<std::shared_ptr<const Documents>>& all);
// The documents of one replication: as written, or as drawn for it. Null after a complaint.
[[nodiscard]] std::shared_ptr<const Documents> documents_of_replication(const Settings& settings,
                                                                        std::shared_ptr<const Documents> documents);

}  // namespace tuiyan::cli
