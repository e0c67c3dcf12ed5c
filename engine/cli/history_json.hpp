// The archive as JSON, for programs.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.hpp"

namespace tuiyan::cli {

[[nodiscard]] std::string history_json(const std::vector<archive::Filed>& list);
// One record with its documents and its result; the log is named, and comes with `unpack`.
[[nodiscard]] std::string record_json(const archive::Archive& archive, const archive::Filed& filed);
[[nodiscard]] std::string trend_json(const std::vector<archive::TrendPoint>& points);

}  // namespace tuiyan::cli
