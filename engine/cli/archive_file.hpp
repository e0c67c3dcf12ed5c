// The archive as the command line sees it: where it lies, what is filed, what can go wrong.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "archive/archive.hpp"
#include "archive/filing.hpp"
#include "cli/settings.hpp"

namespace tuiyan::cli {

// --archive, or tuiyan/archive.db in $XDG_DATA_HOME or ~/.local/share. None: there is no home.
[[nodiscard]] std::optional<std::string> archive_path(const Settings& settings);

// Runs `body`, which may throw archive::Problem; tells it, and answers the exit code: 3 when the disk or
// another program stood in the way, 2 when the file or the number is not what was asked for.
int with_archive(const Settings& settings, archive::Archive::Open how,
                 const std::function<int(archive::Archive&)>& body);

// Before a drill is played: an archive that will refuse the record is told now, not minutes later. Answers
// done when it is in order or not wanted.
[[nodiscard]] int look_at_archive(const Settings& settings);
// `command`, files, seed and numbers of the command line, and now.
[[nodiscard]] archive::Filing filing_of(const Settings& settings, const std::string& command);
// Files the draft and tells its number once it is safe; nothing with --no-archive. The results of the drill
// have their place already: a failure costs only the record.
[[nodiscard]] int file_away(const Settings& settings, const std::function<archive::Draft()>& draft);

}  // namespace tuiyan::cli
