#include "archive/archive.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <filesystem>
#include <map>

#include "archive/migration.hpp"
#include "archive/pack.hpp"
#include "archive/record_json.hpp"
#include "archive/sha256.hpp"
#include "archive/statement.hpp"
#include "base/check.hpp"
#include "base/descriptor.hpp"
#include "base/file.hpp"
#include "json/node.hpp"

namespace tuiyan::archive {
namespace {

namespace fs = std::filesystem;

Problem damaged(const std::string& path, const Said& what) {
  return {
      Trouble::damaged,
      {fmt::format("档案 {} 已损坏（{}）；没有改动它。请换用备份，或用 --archive 另选一个文件", path, what.zh),
       fmt::format("the archive {} is damaged ({}); it was left as it is. Use a backup, or choose another file with "
                   "--archive",
                   path, what.en)}};
}

// What a merged plan says it is. Its id is the name of its file unless it is written, and no part of what it says.
struct PlanName {
  std::string id, version, revision;
};

PlanName name_of_plan(const std::string& text) {
  PlanName name;
  Diagnostics ignored;
  std::optional<json::Node> root = json::parse("plan", text, ignored);
  if (!root) return name;
  if (const json::Node* id = root->find("id")) name.id = id->text;
  const json::Node* header = root->find("header");
  const json::Node* version = header != nullptr ? header->find("version") : nullptr;
  if (version != nullptr) name.version = version->text;
  std::erase_if(root->members, [](const json::Member& member) { return member.key == "id"; });
  name.revision = sha256(json::to_text(*root));
  return name;
}

Problem unwritable(const std::string& path, const Said& why) {
  return {
      Trouble::unwritable,
      {fmt::format("无法写入档案 {}：{}；已有的记录都在。可用 --archive 另选一个文件，或用 --no-archive 不存档", path,
                   why.zh),
       fmt::format("cannot write the archive {}: {}; the records in it are safe. Choose another file with --archive, "
                   "or leave it alone with --no-archive",
                   path, why.en)}};
}

// What SQLite says, as what happened to the user's file.
Problem problem_of(const SQLite::Exception& error, const std::string& path) {
  const int code = error.getErrorCode() & 0xff;
  const auto words = [&](const char* zh, const char* en) {
    return Said{fmt::format("{}（{}）", zh, error.what()), fmt::format("{} ({})", en, error.what())};
  };
  switch (code) {
    case SQLITE_NOTADB:
      return {Trouble::foreign,
              {fmt::format("{} 不是推演的档案（不是 SQLite 数据库，或开头已损坏）；没有改动它。请用 --archive "
                           "另选一个文件",
                           path),
               fmt::format("{} is not an archive (no SQLite database, or its beginning is damaged); it was left as it "
                           "is. Choose another file with --archive",
                           path)}};
    case SQLITE_CORRUPT:
      return damaged(path, words("数据库结构不对", "the database is malformed"));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Trouble::busy,
              {fmt::format("档案 {} 一直被另一个程序占用；请稍后再试", path),
               fmt::format("the archive {} has been held by another program all the time; try again later", path)}};
    case SQLITE_FULL:
      return unwritable(path, words("磁盘空间不足", "no space left on the disk"));
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return unwritable(path, words("没有权限，或磁盘是只读的", "permission denied, or the disk is read-only"));
    default:
      return unwritable(path, words("系统错误", "system error"));
  }
}

// Runs `body`; what SQLite throws becomes a Problem.
template <class Body>
auto guarded(const std::string& path, Body body) {
  try {
    return body();
  } catch (const SQLite::Exception& error) {
    throw problem_of(error, path);
  }
}

// An empty file for a new archive. Names and results are nobody else's business: its owner's only.
void make_file(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  std::error_code error;
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error) throw unwritable(path, system_problem(error.value()));
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  if (!file) throw unwritable(path, system_problem(errno));
}

void refuse_other_things(const std::string& path, Archive::Open how) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_regular_file(status)) return;
  if (fs::exists(status))
    throw Problem(Trouble::foreign, {fmt::format("{} 不是普通文件，不能作档案", path),
                                     fmt::format("{} is not a regular file and cannot be an archive", path)});
  if (how == Archive::Open::create) return make_file(path);
  throw Problem(Trouble::absent, {fmt::format("没有档案文件 {}", path), fmt::format("there is no archive {}", path)});
}

std::int64_t keep_text(SQLite::Database& database, const std::string& digest, const PackedText& text) {
  SQLite::Statement insert(database,
                           "INSERT INTO text (sha256, length, packed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  insert.bind(1, digest);
  insert.bind(2, text.length);
  insert.bindNoCopy(3, text.bytes.data(), static_cast<int>(text.bytes.size()));
  insert.exec();
  SQLite::Statement find(database, "SELECT id FROM text WHERE sha256 = ?");
  find.bind(1, digest);
  TUIYAN_CHECK(find.executeStep());
  return find.getColumn(0).getInt64();
}

std::optional<std::int64_t> find_record(SQLite::Database& database, const std::string& fingerprint) {
  SQLite::Statement find(database, "SELECT id FROM record WHERE fingerprint = ?");
  find.bind(1, fingerprint);
  return find.executeStep() ? std::optional(find.getColumn(0).getInt64()) : std::nullopt;
}

// A draft made ready before the archive is locked: packing takes the time, writing does not.
Package package_of(const Draft& draft) {
  Package package;
  std::map<std::string, const std::string*> by_name;
  for (const NewPart& text : draft.texts) by_name[text.name] = &text.bytes;
  TUIYAN_CHECK(by_name.size() == draft.texts.size());
  Record& record = package.records.emplace_back(draft.record);
  record.parts.clear();
  for (const auto& [name, bytes] : by_name) {
    const Part& part = record.parts.emplace_back(Part{name, sha256(*bytes), static_cast<std::int64_t>(bytes->size())});
    if (package.texts.count(part.sha256) == 0) package.texts[part.sha256] = {part.length, packed(*bytes)};
  }
  return package;
}

struct Inserted {
  std::int64_t id = 0;
  bool is_new = false;
};

// Within a transaction.
Inserted insert(SQLite::Database& database, const Record& record, const Package& package,
                std::optional<std::int64_t> imported_us) {
  const std::string print = fingerprint(record);
  if (const auto found = find_record(database, print)) return {*found, false};
  insert_record(database, record, print, imported_us, package.anonymous);
  const std::int64_t id = database.getLastInsertRowid();
  SQLite::Statement row(database, "INSERT INTO part (record, name, text) VALUES (?, ?, ?)");
  for (const Part& part : record.parts) {
    const std::int64_t text = keep_text(database, part.sha256, package.texts.at(part.sha256));
    row.reset();
    row.bind(1, id);
    row.bind(2, part.name);
    row.bind(3, text);
    row.exec();
  }
  insert_outcomes(database, id, record.outcomes);
  return {id, true};
}

Problem no_record(const std::string& path, std::int64_t id) {
  return {Trouble::unknown,
          {fmt::format("档案 {} 中没有编号为 {} 的记录；用 tuiyan history 列出编号", path, id),
           fmt::format("the archive {} has no record {}; tuiyan history lists the numbers", path, id)}};
}

Problem not_wiped(const std::string& path, std::size_t records) {
  return {Trouble::busy,
          {fmt::format("已删除 {} 条记录，但另一个程序正在读档案 {}，旧内容还留在 {}-wal 里；那个程序结束后即清除",
                       records, path, path),
           fmt::format("{} record(s) taken out, but another program is reading the archive {}, and what they held "
                       "stays in {}-wal until it ends",
                       records, path, path)}};
}

}  // namespace

Archive::Archive(const std::string& path, Open how) : path_(path) {
  refuse_other_things(path, how);
  database_ = guarded(path, [&] {
    auto database = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE, busy_limit_ms);
    database->exec("PRAGMA trusted_schema = OFF");
    database->exec("PRAGMA cell_size_check = ON");
    database->exec("PRAGMA synchronous = FULL");
    bring_up_to_date(*database, path);
    database->exec("PRAGMA foreign_keys = ON");
    database->exec("PRAGMA secure_delete = ON");
    return database;
  });
}

Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

std::int64_t Archive::add(const Draft& draft) {
  const Package package = package_of(draft);
  return guarded(path_, [&] {
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    const std::int64_t id = insert(*database_, package.records.front(), package, std::nullopt).id;
    transaction.commit();
    return id;
  });
}

std::size_t Archive::take_in(const Package& package, std::optional<std::int64_t> imported_us) {
  return guarded(path_, [&] {
    std::size_t fresh = 0;
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    for (const Record& record : package.records)
      fresh += insert(*database_, record, package, imported_us).is_new ? 1U : 0U;
    transaction.commit();
    return fresh;
  });
}

Package Archive::package(const std::vector<std::int64_t>& ids) const {
  Package package;
  package.anonymous = !ids.empty();
  for (const std::int64_t id : ids) {
    Filed filed = read(id);
    package.anonymous = package.anonymous && filed.anonymous;
    for (const Part& part : filed.record.parts)
      if (package.texts.count(part.sha256) == 0) package.texts[part.sha256] = {part.length, packed(text(part.sha256))};
    package.records.push_back(std::move(filed.record));
  }
  return package;
}

std::size_t Archive::size() const {
  return guarded(
      path_, [&] { return static_cast<std::size_t>(database_->execAndGet("SELECT count(*) FROM record").getInt64()); });
}

std::vector<Filed> Archive::list(std::optional<std::size_t> newest) const {
  return guarded(path_, [&] {
    SQLite::Statement rows(*database_, fmt::format("SELECT {0} FROM (SELECT {0} FROM record ORDER BY at_us DESC, id "
                                                   "DESC LIMIT ?) ORDER BY at_us, id",
                                                   record_columns));
    rows.bind(1, newest ? static_cast<std::int64_t>(*newest) : std::int64_t{-1});
    std::vector<Filed> all;
    while (rows.executeStep()) all.push_back(record_of(rows));
    return all;
  });
}

Filed Archive::read(std::int64_t id) const {
  return guarded(path_, [&] {
    SQLite::Statement row(*database_, fmt::format("SELECT {} FROM record WHERE id = ?", record_columns));
    row.bind(1, id);
    if (!row.executeStep()) throw no_record(path_, id);
    Filed filed = record_of(row);
    SQLite::Statement outcomes(*database_,
                               fmt::format("SELECT {} FROM outcome WHERE record = ? ORDER BY row", outcome_columns));
    outcomes.bind(1, id);
    while (outcomes.executeStep()) filed.record.outcomes.push_back(outcome_of(outcomes, 0));
    SQLite::Statement parts(*database_,
                            "SELECT name, sha256, length FROM part JOIN text ON text.id = part.text WHERE record = ? "
                            "ORDER BY name");
    parts.bind(1, id);
    while (parts.executeStep())
      filed.record.parts.push_back(
          {parts.getColumn(0).getString(), parts.getColumn(1).getString(), parts.getColumn(2).getInt64()});
    return filed;
  });
}

std::string Archive::text(const std::string& sha256_digits) const {
  return guarded(path_, [&] {
    SQLite::Statement row(*database_, "SELECT length, packed FROM text WHERE sha256 = ?");
    row.bind(1, sha256_digits);
    if (!row.executeStep()) throw damaged(path_, {"少了一份内容", "a text is missing"});
    const std::int64_t length = row.getColumn(0).getInt64();
    const SQLite::Column blob = row.getColumn(1);
    const std::string_view bytes(static_cast<const char*>(blob.getBlob()), static_cast<std::size_t>(blob.getBytes()));
    std::optional<std::string> text = unpacked(bytes, static_cast<std::size_t>(length));
    if (!text || sha256(*text) != sha256_digits)
      throw damaged(path_, {fmt::format("内容 {}… 与其校验值不符", sha256_digits.substr(0, 12)),
                            fmt::format("the text {}… does not match its checksum", sha256_digits.substr(0, 12))});
    return std::move(*text);
  });
}

std::string Archive::text(const Filed& filed, const std::string& name) const {
  for (const Part& part : filed.record.parts)
    if (part.name == name) return text(part.sha256);
  throw damaged(path_,
                {fmt::format("记录 {} 少了 {}", filed.id, name), fmt::format("record {} has no {}", filed.id, name)});
}

void Archive::remove(const std::vector<std::int64_t>& ids) {
  guarded(path_, [&] {
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement gone(*database_, "DELETE FROM record WHERE id = ?");
    for (const std::int64_t id : ids) {
      gone.reset();
      gone.bind(1, id);
      if (gone.exec() == 0) throw no_record(path_, id);
    }
    database_->exec("DELETE FROM text WHERE NOT EXISTS (SELECT 1 FROM part WHERE part.text = text.id)");
    transaction.commit();
    // The space goes back to the disk, and the log of changes, which still holds the old pages, is emptied.
    SQLite::Statement shrink(*database_, "PRAGMA incremental_vacuum");
    while (shrink.executeStep()) {}
    database_->setBusyTimeout(reader_limit_ms);
    SQLite::Statement empty(*database_, "PRAGMA wal_checkpoint(TRUNCATE)");
    const bool is_held = empty.executeStep() && empty.getColumn(0).getInt() != 0;
    database_->setBusyTimeout(busy_limit_ms);
    if (is_held) throw not_wiped(path_, ids.size());
  });
}

std::vector<TrendPoint> Archive::trend(const std::string& target) const {
  return guarded(path_, [&] {
    // The plan of the outcome's revision and scenario: studies number their documents, OLD's first.
    SQLite::Statement rows(
        *database_,
        fmt::format(
            "SELECT record.id, kind, at_us, record.plan, plan_version, coalesce((SELECT sha256 FROM part JOIN "
            "text ON text.id = part.text WHERE part.record = record.id AND part.name IN ('plan', "
            "CASE revision WHEN 'new' THEN (record.scenarios + 1) || '/plan' ELSE '1/plan' END)), ''), {} FROM "
            "outcome JOIN record ON record.id = outcome.record WHERE target = ? AND setting = '' ORDER BY at_us, "
            "record.id, row",
            outcome_columns));
    rows.bind(1, target);
    std::vector<TrendPoint> points;
    while (rows.executeStep()) {
      TrendPoint point;
      point.id = rows.getColumn(0).getInt64();
      point.kind = kind_named(rows.getColumn(1).getString()).value_or(RecordKind::run);
      point.at_us = rows.getColumn(2).getInt64();
      point.plan_id = rows.getColumn(3).getString();
      point.plan_version = rows.getColumn(4).getString();
      point.plan_sha256 = rows.getColumn(5).getString();
      point.outcome = outcome_of(rows, 6);
      points.push_back(std::move(point));
    }
    std::map<std::string, PlanName> names;
    for (TrendPoint& point : points) {
      if (point.plan_sha256.empty()) continue;
      const auto [known, fresh] = names.try_emplace(point.plan_sha256);
      if (fresh) known->second = name_of_plan(text(point.plan_sha256));
      point.revision = known->second.revision;
      // A comparison is recorded under NEW's name.
      if (point.outcome.revision != "old") continue;
      point.plan_id = known->second.id;
      point.plan_version = known->second.version;
    }
    return points;
  });
}

std::vector<std::string> Archive::targets() const {
  return guarded(path_, [&] {
    SQLite::Statement rows(*database_, "SELECT DISTINCT target FROM outcome WHERE setting = '' ORDER BY target");
    std::vector<std::string> all;
    while (rows.executeStep()) all.push_back(rows.getColumn(0).getString());
    return all;
  });
}

std::vector<Said> Archive::damages() const {
  std::vector<Said> found;
  const auto tell = [&](std::string zh, std::string en) { found.push_back({std::move(zh), std::move(en)}); };
  try {
    SQLite::Statement rows(*database_, "PRAGMA integrity_check");
    while (rows.executeStep())
      if (const std::string said = rows.getColumn(0).getString(); said != "ok")
        tell(fmt::format("数据库结构：{}", said), fmt::format("database: {}", said));
    SQLite::Statement dangling(*database_, "PRAGMA foreign_key_check");
    while (dangling.executeStep()) {
      const std::string table = dangling.getColumn(0).getString();
      tell(fmt::format("表 {} 有一行指向不存在的记录", table), fmt::format("a row of {} points to nothing", table));
    }
  } catch (const SQLite::Exception& error) {
    tell(fmt::format("数据库结构：{}", error.what()), fmt::format("database: {}", error.what()));
  }
  if (!found.empty()) return found;
  const auto attempt = [&](const auto& body) {
    try {
      body();
    } catch (const Problem& problem) {
      found.push_back(problem.said);
    }
  };
  guarded(path_, [&] {
    SQLite::Statement texts(*database_, "SELECT sha256 FROM text ORDER BY id");
    while (texts.executeStep()) attempt([&] { (void)text(texts.getColumn(0).getString()); });
    for (const Filed& filed : list())
      attempt([&] {
        SQLite::Statement row(*database_, "SELECT fingerprint FROM record WHERE id = ?");
        row.bind(1, filed.id);
        if (row.executeStep() && row.getColumn(0).getString() != fingerprint(read(filed.id).record))
          tell(fmt::format("记录 {} 与其校验值不符", filed.id),
               fmt::format("record {} does not match its checksum", filed.id));
      });
  });
  return found;
}

}  // namespace tuiyan::archive
