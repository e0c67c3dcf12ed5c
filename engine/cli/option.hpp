// What the declarations of options share. Internal to the room.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "cli/settings.hpp"

namespace tuiyan::cli {

using Say = std::function<std::string(const char* zh, const char* en)>;

// CLI11 reads "-3" as a very large number.
[[nodiscard]] CLI::Validator whole_number();
// --archive FILE
void declare_archive(CLI::App& sub, Settings& settings, const Say& say, const std::string& options);
// `history` and its verbs; `common` declares what every command has.
void declare_history(CLI::App& history, Settings& settings, const Say& say, const std::string& options,
                     const std::function<void(CLI::App&)>& common);

}  // namespace tuiyan::cli
