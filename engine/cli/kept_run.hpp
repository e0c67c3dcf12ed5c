// A run out of the archive: its log as it was. Internal to the room.
#pragma once

#include <optional>
#include <string>

#include "archive/archive.hpp"
#include "event/log.hpp"

namespace tuiyan::cli {

struct KeptRun {
  std::string resolved, log_text;  // the bytes of documents.json and log.jsonl
};
// The bytes of documents.json; `prefix`: "" of a run, "1/" and so on of a study.
[[nodiscard]] std::string kept_documents(const archive::Archive& archive, const archive::Filed& filed,
                                         const std::string& prefix);
// Throws archive::Problem when a part is missing or damaged; the record is of a run.
[[nodiscard]] KeptRun kept_run(const archive::Archive& archive, const archive::Filed& filed);

}  // namespace tuiyan::cli
