// Files that are no archive, are newer, are older, are damaged: told, and never written over.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>

#include <csignal>

#include "archive/migration.hpp"
#include "base/file.hpp"
#include "base/random.hpp"
#include "unit/archive/some_record.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;
using archive::Archive;
using archive::Trouble;

namespace {

std::string bytes_of(const std::string& path) { return read_file(path).bytes.value(); }

void refuses_and_leaves(const std::string& path, Trouble trouble, const std::string& said) {
  const std::string before = bytes_of(path);
  for (const auto how : {Archive::Open::existing, Archive::Open::create}) {
    const archive::Problem problem = problem_of([&] { Archive(path, how); });
    CHECK(problem.trouble == trouble);
    CHECK_MESSAGE(problem.said.en.find(said) != std::string::npos, problem.said.en);
    CHECK(problem.said.zh.find(path) != std::string::npos);
  }
  CHECK(bytes_of(path) == before);
}

constexpr int records = 20;

// A small archive as one file.
std::string sound_archive(const Scratch& folder) {
  const std::string path = folder.at("sound.db");
  Archive kept = opened(path);
  for (int i = 0; i < records; ++i) (void)kept.add(some_draft(i));
  return path;
}

}  // namespace

TEST_CASE("no file: told when it should be there, made when it may be") {
  const Scratch folder;
  const archive::Problem problem = problem_of([&] { Archive(folder.at("a.db"), Archive::Open::existing); });
  CHECK(problem.trouble == Trouble::absent);
  CHECK_FALSE(fs::exists(folder.at("a.db")));
  CHECK(problem_of([&] { (void)opened(folder.path.string()); }).trouble == Trouble::foreign);
  CHECK(problem_of([&] { (void)opened("/dev/full"); }).trouble == Trouble::foreign);
  CHECK(problem_of([&] { (void)opened("/proc/nothing/a.db"); }).trouble == Trouble::unwritable);
  // An interrupted start leaves an empty file: there is nothing to lose in it.
  REQUIRE(!write_file_by_rename(folder.at("empty.db"), ""));
  CHECK(opened(folder.at("empty.db")).add(some_draft(1)) == 1);
}

TEST_CASE("a file of another kind is left as it is") {
  const Scratch folder;
  REQUIRE(!write_file_by_rename(folder.at("letter.txt"), std::string(5000, 'a')));
  refuses_and_leaves(folder.at("letter.txt"), Trouble::foreign, "is not an archive");
  REQUIRE(!write_file_by_rename(folder.at("short.txt"), "hello"));
  refuses_and_leaves(folder.at("short.txt"), Trouble::foreign, "is not an archive");
  {
    SQLite::Database other(folder.at("other.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE photo (name TEXT)");
  }
  refuses_and_leaves(folder.at("other.db"), Trouble::foreign, "is a database of another program");
  {
    SQLite::Database other(folder.at("id.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("PRAGMA application_id = 12345");
  }
  refuses_and_leaves(folder.at("id.db"), Trouble::foreign, "is a database of another program");
}

TEST_CASE("an archive of a newer program is left as it is") {
  const Scratch folder;
  const std::string path = sound_archive(folder);
  {
    SQLite::Database newer(path, SQLite::OPEN_READWRITE);
    newer.exec("PRAGMA user_version = " + std::to_string(archive::schema_version + 1));
    newer.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  refuses_and_leaves(path, Trouble::newer, "was written by a newer program");
}

TEST_CASE("the archive of version 1 that was kept is brought up to date, with all it holds") {
  const Scratch folder;
  const std::string path = folder.at("old.db");
  fs::copy_file(std::string(TUIYAN_SOURCE_DIR) + "/tests/archive/version-1.db", path);
  {
    SQLite::Database old(path, SQLite::OPEN_READONLY);
    REQUIRE(old.execAndGet("PRAGMA user_version").getInt() == 1);
  }
  Archive kept(path, Archive::Open::existing);
  CHECK(kept.damages().empty());
  const std::vector<archive::Filed> list = kept.list();
  REQUIRE(list.size() == 3);
  CHECK(list[0].record.kind == archive::RecordKind::run);
  CHECK(list[1].record.kind == archive::RecordKind::assess);
  CHECK(list[2].record.kind == archive::RecordKind::compare);
  const archive::Filed run = kept.read(list[0].id);
  CHECK(run.record.plan_id == "plan");
  CHECK(run.record.seed == 1);
  CHECK(kept.text(run, "log").find("\"record\":\"entry\"") != std::string::npos);
  CHECK(kept.text(run, "result.json").find("\"format\": 1") != std::string::npos);
  CHECK(kept.read(list[1].id).record.drills == 3);
  CHECK(kept.text(kept.read(list[2].id), "study.json").find("\"study\": \"compare\"") != std::string::npos);
  CHECK(kept.add(some_draft(1)) == 4);
  SQLite::Database now(path, SQLite::OPEN_READONLY);
  CHECK(now.execAndGet("PRAGMA user_version").getInt() == archive::schema_version);
}

TEST_CASE("the archive of version 2 that was kept is brought up to date; its fingerprints still hold") {
  const Scratch folder;
  const std::string path = folder.at("old.db");
  fs::copy_file(std::string(TUIYAN_SOURCE_DIR) + "/tests/archive/version-2.db", path);
  {
    SQLite::Database old(path, SQLite::OPEN_READONLY);
    REQUIRE(old.execAndGet("PRAGMA user_version").getInt() == 2);
  }
  Archive kept(path, Archive::Open::existing);
  CHECK(kept.damages().empty());
  const std::vector<archive::Filed> list = kept.list();
  REQUIRE(list.size() == 4);
  CHECK(std::count_if(list.begin(), list.end(), [](const archive::Filed& one) { return one.anonymous; }) == 1);
  CHECK(kept.read(1).record.outcomes.front().setting.empty());
  CHECK(kept.read(2).record.kind == archive::RecordKind::assess);
  archive::Draft swept = some_draft(1);
  swept.record.kind = archive::RecordKind::sweep;
  swept.record.over = "/plan/flow/begin/takes";
  swept.record.outcomes[0].setting = "90 s";
  const archive::Filed filed = kept.read(kept.add(swept));
  CHECK(filed.record.over == "/plan/flow/begin/takes");
  CHECK(filed.record.outcomes[0].setting == "90 s");
  CHECK(kept.damages().empty());
}

TEST_CASE("damage anywhere: told or harmless, never a crash, never wrong content") {
  const Scratch folder;
  const std::string sound = bytes_of(sound_archive(folder));
  const Stream stream(Luck{4711, 0, 0});
  int told = 0;
  constexpr int attempts = 150;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto draw = [&](std::uint64_t part) {
      return stream.bits(Key(Purpose::arrival, {static_cast<std::uint64_t>(attempt), part}));
    };
    std::string bytes = sound;
    if (attempt % 5 == 0) {
      bytes.resize(1 + draw(1) % (bytes.size() - 1));  // cut off
    } else {
      for (std::uint64_t i = 0; i < 64; ++i) bytes[(draw(1) + i) % bytes.size()] = static_cast<char>(draw(2 + i));
    }
    const std::string path = folder.at("damaged.db");
    fs::remove(path + "-wal");
    fs::remove(path + "-shm");
    REQUIRE(!write_file_by_rename(path, bytes));
    try {
      const Archive kept(path, Archive::Open::existing);
      const bool clean = kept.damages().empty();
      if (!clean) ++told;
      // What is not told of must be as it was.
      std::int64_t n = 0;
      for (const archive::Filed& one : kept.list()) {
        const archive::Filed filed = kept.read(one.id);
        archive::Draft draft = some_draft(n++);
        draft.record.parts = filed.record.parts;
        if (clean) CHECK(said(filed.record) == said(draft.record));
        for (const archive::NewPart& text : draft.texts)
          if (const std::string kept_text = kept.text(filed, text.name); clean) CHECK(kept_text == text.bytes);
      }
      if (clean) CHECK(n == records);
    } catch (const archive::Problem& problem) {
      ++told;
      CHECK(!problem.said.zh.empty());
    }
  }
  CHECK(told > attempts / 2);  // what is not told of hit unused bytes
}

TEST_CASE("a damaged archive takes no record and is not written over") {
  const Scratch folder;
  const std::string path = sound_archive(folder);
  std::string bytes = bytes_of(path);
  for (std::size_t at = 4096; at < bytes.size(); ++at) bytes[at] = '\x5a';  // all but the first page
  REQUIRE(!write_file_by_rename(path, bytes));
  const archive::Problem problem = problem_of([&] { (void)opened(path).add(some_draft(99)); });
  CHECK(problem.trouble == Trouble::damaged);
  CHECK(problem.said.en.find("it was left as it is") != std::string::npos);
  CHECK(bytes_of(path) == bytes);
}

TEST_CASE("a disk that is full: told, and the archive is as it was") {
  const Scratch folder;
  const std::string path = sound_archive(folder);
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{16'384, 16'384};  // no file grows beyond this
    (void)::setrlimit(RLIMIT_FSIZE, &limit);
    int code = 1;
    try {
      Archive kept(path, Archive::Open::existing);
      archive::Draft big = some_draft(99);
      for (int i = 0; i < 400; ++i) big.record.settings += std::to_string(i * i) + std::string(200, ' ');
      (void)kept.add(big);
    } catch (const archive::Problem& problem) {
      code = problem.trouble == Trouble::unwritable && problem.said.en.find("are safe") != std::string::npos ? 7 : 2;
    }
    ::_exit(code);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 7);
  Archive kept = opened(path);
  CHECK(kept.damages().empty());
  CHECK(kept.size() == records);
  CHECK(kept.add(some_draft(99)) > records);
}
