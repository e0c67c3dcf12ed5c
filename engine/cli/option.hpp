// What the declarations of options share. Internal to the room.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>

#include "cli/settings.hpp"

namespace tuiyan::cli {

using Say = std::function<std::string(const char* zh, const char* en)>;

// CLI11 reads "-3" as a very large number, and one beyond 64 bits as the largest.
[[nodiscard]] CLI::Validator whole_number(std::uint64_t most = std::numeric_limits<std::uint64_t>::max());
// --archive FILE
void declare_archive(CLI::App& sub, Settings& settings, const Say& say, const std::string& options);
// `history` and its verbs; `common` declares what every command has.
void declare_history(CLI::App& history, Settings& settings, const Say& say, const std::string& options,
                     const std::function<void(CLI::App&)>& common);

}  // namespace tuiyan::cli
