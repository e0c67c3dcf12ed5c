// What the studies of the command line have in common: documents in, result folder out. Internal to the room.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "archive/filing.hpp"
#include "cli/harvest.hpp"
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

// What a study has to tell, each in its way.
struct StudyTold {
  std::string json;
  std::function<std::optional<Said>(Language)> report;  // pages, into the folder's working path
  std::function<std::string()> terminal;
  std::function<archive::Draft()> draft;  // empty: it is not kept in the archive
};
// study.json, documents-<n>.json, and the reports in both languages unless they are not wanted; then the folder is put
// in its place, what it says is printed, and it is filed. Where nothing was asked for it is neither printed, reported
// nor filed. Answers `failed` also when of a scenario nothing could be played.
[[nodiscard]] int finish_study(const Settings& settings, const std::string& out, Yield yield, const StudyTold& told,
                               const std::vector<std::shared_ptr<const Documents>>& documents, ResultFolder& folder);

}  // namespace tuiyan::cli
