// Records to and from the rows of the tables. Internal to the room.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "archive/record.hpp"

namespace tuiyan::archive {

// `imported_us`: none for a record that is filed here.
void insert_record(SQLite::Database& database, const Record& record, const std::string& fingerprint,
                   std::optional<std::int64_t> imported_us, bool anonymous);
void insert_outcomes(SQLite::Database& database, std::int64_t id, const std::vector<Outcome>& outcomes);
// The columns of `record_columns` in their order, from the first of the statement on.
inline constexpr const char* record_columns =
    "id, kind, at_us, program, seed, replication, drills, plan, plan_version, plan_zh, plan_en, scenario, scenario_zh, "
    "scenario_en, scenarios, grade, attainment, met, counted, worse, settings, imported_us, anonymous, single_points, "
    "over_place";
[[nodiscard]] Filed record_of(SQLite::Statement& row);
// The same for outcomes, from column `first` on.
inline constexpr const char* outcome_columns =
    "outcome.scenario, revision, setting, target, name_zh, name_en, clause, metric, upper, bound, applicable, "
    "outcome.met, "
    "value, open, probability, low, high";
[[nodiscard]] Outcome outcome_of(SQLite::Statement& row, int first);

}  // namespace tuiyan::archive
