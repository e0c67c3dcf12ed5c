// The command line: subcommands, options, and what is said when they are used wrongly.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/settings.hpp"

namespace tuiyan::cli {

// Declares all subcommands and options; values land in `settings`, which must outlive `app`.
void declare(CLI::App& app, Settings& settings);
// Says in the user's language what was wrong with the command line `words`; answers bad_input.
int explain(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words,
            const Settings& settings);
// Runs the subcommand that was named.
int dispatch(const CLI::App& app, const Settings& settings);

}  // namespace tuiyan::cli
