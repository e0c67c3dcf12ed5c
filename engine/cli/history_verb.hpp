// The longer verbs of `history`, one file each. Internal to the room.
#pragma once

#include "cli/settings.hpp"

namespace tuiyan::cli {

int trend_of(const Settings& settings);
int rescore(const Settings& settings);
int unpack(const Settings& settings);
int export_records(const Settings& settings);
int import_records(const Settings& settings);

}  // namespace tuiyan::cli
