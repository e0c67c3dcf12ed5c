// The log as JSON Lines: one header, then one line per entry and record.
//
// Contract: `write_log` and `read_log` are inverse: reading back gives an equal log and writing
// that gives the same bytes. Keys in a fixed order; times in microseconds; ids of documents instead
// of row numbers, so that a reader needs only the header.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "event/log.hpp"

namespace tuiyan::input {

[[nodiscard]] std::string write_log(const Log& log);
[[nodiscard]] std::optional<Log> read_log(const std::string& file, const std::string& text, Diagnostics& diagnostics);

}  // namespace tuiyan::input
