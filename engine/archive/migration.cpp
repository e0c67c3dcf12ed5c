#include "archive/migration.hpp"

#include <fmt/format.h>

#include <array>

#include "archive/problem.hpp"

namespace tuiyan::archive {
namespace {

// Version 1. A text is kept once, whichever records have it; a record's rows go with the record.
constexpr const char* first = R"sql(
CREATE TABLE text (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  length INTEGER NOT NULL,
  packed BLOB NOT NULL
) STRICT;
CREATE TABLE record (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
  kind TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  program TEXT NOT NULL,
  seed INTEGER NOT NULL,
  replication INTEGER NOT NULL,
  drills INTEGER NOT NULL,
  plan TEXT NOT NULL,
  plan_version TEXT NOT NULL,
  plan_zh TEXT NOT NULL,
  plan_en TEXT NOT NULL,
  scenario TEXT NOT NULL,
  scenario_zh TEXT NOT NULL,
  scenario_en TEXT NOT NULL,
  scenarios INTEGER NOT NULL,
  grade TEXT NOT NULL,
  attainment REAL NOT NULL,
  met INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  worse INTEGER NOT NULL,
  settings TEXT NOT NULL
) STRICT;
CREATE TABLE part (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  text INTEGER NOT NULL REFERENCES text (id),
  PRIMARY KEY (record, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_by_text ON part (text);
CREATE TABLE outcome (
  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  row INTEGER NOT NULL,
  scenario TEXT NOT NULL,
  revision TEXT NOT NULL,
  target TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  clause TEXT NOT NULL,
  metric TEXT NOT NULL,
  upper INTEGER NOT NULL,
  bound REAL NOT NULL,
  applicable INTEGER NOT NULL,
  met INTEGER NOT NULL,
  value REAL,
  open INTEGER NOT NULL,
  probability REAL,
  low REAL,
  high REAL,
  PRIMARY KEY (record, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX outcome_by_target ON outcome (target, record);
)sql";

// Version 2. Records that came from another archive, perhaps without names.
constexpr const char* second = R"sql(
ALTER TABLE record ADD COLUMN imported_us INTEGER;
ALTER TABLE record ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0;
)sql";

// Version 3. Records of criticality and sweep, which older programs would take for runs.
constexpr const char* third = R"sql(
ALTER TABLE record ADD COLUMN single_points INTEGER NOT NULL DEFAULT 0;
ALTER TABLE record ADD COLUMN over_place TEXT NOT NULL DEFAULT '';
ALTER TABLE outcome ADD COLUMN setting TEXT NOT NULL DEFAULT '';
)sql";

constexpr std::array<const char*, schema_version> scripts{first, second, third};

int pragma(SQLite::Database& database, const char* name) {
  return database.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

// 0: nothing in it yet.
int version_of(SQLite::Database& database, const std::string& path) {
  const int id = pragma(database, "application_id"), version = pragma(database, "user_version");
  const bool is_empty = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
  if (id == 0 && version == 0 && is_empty) return 0;
  if (id != application_id || version < 1)
    throw Problem(
        Trouble::foreign,
        {fmt::format("{} 是别的程序的数据库，不是推演的档案；请用 --archive 另选一个文件", path),
         fmt::format("{} is a database of another program, not an archive; choose another file with --archive", path)});
  if (version > schema_version)
    throw Problem(
        Trouble::newer,
        {fmt::format(
             "档案 {} 由较新的程序写成（格式版本 {}，本程序只认到 {}）；请用新版程序，或用 --archive 另选一个文件",
             path, version, schema_version),
         fmt::format("the archive {} was written by a newer program (format {}, this program knows up to {}); use that "
                     "program, or choose another file with --archive",
                     path, version, schema_version)});
  return version;
}

}  // namespace

void bring_up_to_date(SQLite::Database& database, const std::string& path) {
  const int version = version_of(database, path);
  if (version == schema_version) return;
  // Only now is it certain that the file is ours to write into.
  if (version == 0) database.exec("PRAGMA auto_vacuum = INCREMENTAL");
  database.exec("PRAGMA journal_mode = WAL");
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  // Another program may have been faster.
  for (int from = version_of(database, path); from < schema_version; ++from)
    database.exec(scripts.at(static_cast<std::size_t>(from)));
  database.exec(fmt::format("PRAGMA application_id = {}", application_id));
  database.exec(fmt::format("PRAGMA user_version = {}", schema_version));
  transaction.commit();
}

}  // namespace tuiyan::archive
