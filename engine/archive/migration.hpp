// The tables of an archive, version by version. Internal to the room.
//
// Contract: an archive says in its header that it is one (`application_id`) and which version its tables
// have (`user_version`). Each version is reached from the one before it by one script; scripts that were
// released are never changed. `bring_up_to_date` makes the tables of an empty database, or brings older
// ones to this program's version, in one transaction: after a kill the archive is as it was before.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

namespace tuiyan::archive {

inline constexpr int application_id = 0x54757961;  // "Tuya"
inline constexpr int schema_version = 3;

// Throws Problem: foreign (a database of something else), newer.
void bring_up_to_date(SQLite::Database& database, const std::string& path);

}  // namespace tuiyan::archive
