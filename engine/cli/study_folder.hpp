// What the studies of the command line have in common: documents in, result folder out. Internal to the room.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/result_folder.hpp"
#include "cli/settings.hpp"
#include "model/scenario.hpp"
#include "study/study.hpp"

namespace tuiyan::cli {

// The plan with each scenario of the command line; answers bad_input when any has an error, after all
// were looked at.
[[nodiscard]] int load_all(const Settings& settings, const std::string& plan,
                           std::vector<std::shared_ptr<const Documents>>& documents);
[[nodiscard]] study::Settings study_settings(const Settings& settings);
// Ctrl-C before the first drill was over leaves nothing to tell: throws process::Interrupted.
void stop_if_nothing_played(std::uint64_t played);
// study.json, documents-<n>.json, and the reports in both languages unless they are not wanted; then the
// folder is put in its place.
[[nodiscard]] int write_study(const Settings& settings, const std::string& json,
                              const std::vector<std::shared_ptr<const Documents>>& documents,
                              const std::function<std::optional<Said>(Language)>& report, ResultFolder& folder);
[[nodiscard]] std::string where_to_look(const Settings& settings, const std::string& out);

}  // namespace tuiyan::cli
