// What goes in comes out; what is kept once is kept once; what is taken out is gone.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>

#include "archive/record_json.hpp"
#include "archive/sha256.hpp"
#include "base/file.hpp"
#include "base/random.hpp"
#include "unit/archive/some_record.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;
using archive::Archive;
using archive::Draft;
using archive::Filed;
using archive::Trouble;

namespace {

// All files of the archive as one string.
std::string all_bytes(const Scratch& folder) {
  std::string bytes;
  for (const auto& entry : fs::directory_iterator(folder.path)) bytes += read_file(entry.path().string()).bytes.value();
  return bytes;
}

}  // namespace

TEST_CASE("a record comes back as it was filed, with its texts, also after closing") {
  const Scratch folder;
  const std::string path = folder.at("deep/er/archive.db");
  const Draft draft = some_draft(1);
  std::int64_t id = 0;
  {
    Archive kept = opened(path);
    CHECK(kept.size() == 0);
    id = kept.add(draft);
  }
  const Archive kept(path, Archive::Open::existing);
  const Filed filed = kept.read(id);
  CHECK(filed.id == id);
  archive::Record expected = draft.record;
  expected.parts = filed.record.parts;
  CHECK(said(filed.record) == said(expected));
  REQUIRE(filed.record.parts.size() == 3);
  CHECK(filed.record.parts[0].name == "log");
  CHECK(filed.record.parts[1].sha256 == archive::sha256("{\"plan\":\"the same for all\"}"));
  for (const archive::NewPart& text : draft.texts) CHECK(kept.text(filed, text.name) == text.bytes);
  CHECK(kept.damages().empty());
}

TEST_CASE("property: any record comes back with the same fingerprint") {
  const Scratch folder;
  Archive kept = opened(folder.at("a.db"));
  const bool held =
      rc::check("record round trip", [&](const std::string& text, std::uint64_t seed, double value, std::int64_t when) {
        RC_PRE(std::isfinite(value));
        Draft draft = some_draft(when);
        draft.record.kind = static_cast<archive::RecordKind>(seed % 5);
        draft.record.at_us = when;
        draft.record.seed = seed;
        draft.record.plan_name = {text, "x'; DROP TABLE record; --"};
        draft.record.attainment = value;
        if (draft.record.kind == archive::RecordKind::criticality) draft.record.single_points = when % 7;
        if (draft.record.kind == archive::RecordKind::sweep) draft.record.over = "/plan/" + text;
        draft.record.outcomes[1].setting = text;
        draft.record.outcomes[0].value = value;
        draft.record.outcomes[0].open = seed % 2 == 0;
        draft.record.outcomes[1].value.reset();
        draft.record.outcomes[1].probability = result::Estimate{0.5, {0.25, value}};
        draft.texts.push_back({"any", text});
        const Filed filed = kept.read(kept.add(draft));
        draft.record.parts = filed.record.parts;
        RC_ASSERT(said(filed.record) == said(draft.record));
        RC_ASSERT(archive::fingerprint(filed.record) == archive::fingerprint(draft.record));
        RC_ASSERT(kept.text(filed, "any") == text);
      });
  CHECK(held);
  CHECK(kept.damages().empty());
}

TEST_CASE("the same record is kept once, and so is the same text of two records") {
  const Scratch folder;
  Archive kept = opened(folder.at("a.db"));
  const std::int64_t one = kept.add(some_draft(1));
  CHECK(kept.add(some_draft(1)) == one);
  CHECK(kept.size() == 1);
  Draft big = some_draft(2);
  std::string noise;  // does not pack
  for (int i = 0; i < 20'000; ++i) noise += archive::sha256(std::to_string(i)).substr(0, 32);
  big.texts.push_back({"noise", noise});
  (void)kept.add(big);
  const auto size = fs::file_size(folder.at("a.db-wal"));
  big.record.at_us += 1;
  CHECK(kept.add(big) == 3);
  CHECK(fs::file_size(folder.at("a.db-wal")) - size < noise.size() / 4);
}

TEST_CASE("lists are by time, the newest on request; numbers are never used again") {
  const Scratch folder;
  Archive kept = opened(folder.at("a.db"));
  for (const std::int64_t n : {5, 3, 9, 3}) (void)kept.add(some_draft(n));
  const auto ids = [](const std::vector<Filed>& list) {
    std::vector<std::int64_t> all;
    for (const Filed& one : list) all.push_back(one.id);
    return all;
  };
  CHECK(ids(kept.list()) == std::vector<std::int64_t>{2, 1, 3});
  CHECK(ids(kept.list(2)) == std::vector<std::int64_t>{1, 3});
  kept.remove({3});
  CHECK(kept.add(some_draft(9)) == 4);
}

TEST_CASE("what is taken out is gone from the files, and what others have stays") {
  const Scratch folder;
  Archive kept = opened(folder.at("a.db"));
  Draft draft = some_draft(1);
  std::string secret;  // does not pack
  for (std::uint64_t i = 0; i < 64; ++i) secret += static_cast<char>(Key::mix(i) >> 32);
  draft.texts.push_back({"secret", secret});
  draft.record.plan_version = "SECRET-VERSION";
  const std::int64_t gone = kept.add(draft), stays = kept.add(some_draft(2));
  CHECK(all_bytes(folder).find(secret.substr(8, 40)) != std::string::npos);
  kept.remove({gone});
  CHECK(all_bytes(folder).find(secret.substr(8, 40)) == std::string::npos);
  CHECK(all_bytes(folder).find("SECRET-VERSION") == std::string::npos);
  CHECK(kept.size() == 1);
  CHECK(kept.text(kept.read(stays), "plan") == "{\"plan\":\"the same for all\"}");
  CHECK(kept.damages().empty());
}

TEST_CASE("while another program reads, what was taken out may stay in the log: that is told") {
  const Scratch folder;
  const std::string path = folder.at("a.db");
  Archive kept = opened(path);
  Draft draft = some_draft(1);
  draft.record.plan_version = "SECRET-VERSION";
  const std::int64_t gone = kept.add(draft), stays = kept.add(some_draft(2));
  {
    SQLite::Database reader(path, SQLite::OPEN_READONLY);
    SQLite::Transaction looking(reader);
    REQUIRE(reader.execAndGet("SELECT count(*) FROM record").getInt() == 2);
    const archive::Problem told = problem_of([&] { kept.remove({gone}); });
    CHECK(told.trouble == Trouble::busy);
    CHECK(told.said.en == "1 record(s) taken out, but another program is reading the archive " + path +
                              ", and what they held stays in " + path + "-wal until it ends");
    CHECK(told.said.zh == "已删除 1 条记录，但另一个程序正在读档案 " + path + "，旧内容还留在 " + path +
                              "-wal 里；那个程序结束后即清除");
    CHECK(kept.size() == 1);
    CHECK(all_bytes(folder).find("SECRET-VERSION") != std::string::npos);
  }
  // Whoever comes last takes the log away.
  kept = opened(folder.at("other.db"));
  CHECK(all_bytes(folder).find("SECRET-VERSION") == std::string::npos);
  CHECK(Archive(path, Archive::Open::existing).read(stays).record.plan_version == "3");
}

TEST_CASE("a number that is not there is told, and of several none is taken out") {
  const Scratch folder;
  Archive kept = opened(folder.at("a.db"));
  const std::int64_t id = kept.add(some_draft(1));
  CHECK(problem_of([&] { (void)kept.read(77); }).said.en ==
        "the archive " + kept.path() + " has no record 77; tuiyan history lists the numbers");
  CHECK(problem_of([&] { kept.remove({id, 77}); }).trouble == Trouble::unknown);
  CHECK(kept.size() == 1);
}

TEST_CASE("a trend has the target's records by time, with the plan that each had") {
  const Scratch folder;
  Archive kept = opened(folder.at("a.db"));
  Draft revised = some_draft(5);
  revised.texts[0].bytes = "{\"plan\":\"revised\"}";
  (void)kept.add(revised);
  (void)kept.add(some_draft(1));
  const std::vector<archive::TrendPoint> points = kept.trend("seats-back");
  REQUIRE(points.size() == 2);
  CHECK(points[0].id == 2);
  CHECK(said(points[0].outcome) == said(some_draft(1).record.outcomes[0]));
  CHECK(points[1].plan_sha256 == archive::sha256("{\"plan\":\"revised\"}"));
  CHECK(points[1].revision == points[1].plan_sha256);  // it has no id
  // Under another name the same content is the same revision.
  Draft renamed = some_draft(6);
  renamed.texts[0].bytes = "{\"id\":\"mine\",\"plan\":\"revised\"}";
  (void)kept.add(renamed);
  const archive::TrendPoint same = kept.trend("seats-back").back();
  CHECK(same.plan_sha256 != points[1].plan_sha256);
  CHECK(same.revision == points[1].revision);
  kept.remove({same.id});
  CHECK(kept.trend("nothing").empty());
  // At another value of some number it was another plan: no step of the way.
  Draft swept = some_draft(7);
  swept.record.kind = archive::RecordKind::sweep;
  for (archive::Outcome& one : swept.record.outcomes) one.setting = "90 s";
  swept.record.outcomes[1].target = "of the sweep only";
  (void)kept.add(swept);
  CHECK(kept.trend("seats-back").size() == 2);
  CHECK(kept.targets() == std::vector<std::string>{"seats-back", "told"});
}

TEST_CASE("two programs file at once: both are heard") {
  const Scratch folder;
  const std::string path = folder.at("a.db");
  constexpr int writers = 4, each = 10;  // so few that nobody waits for long, however slow the disk
  std::vector<pid_t> children;
  for (int w = 0; w < writers; ++w) {
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        Archive kept = opened(path);  // the first to come makes the tables
        for (int i = 0; i < each; ++i) (void)kept.add(some_draft(w * 1000 + i));
        ::_exit(0);
      } catch (...) {
        ::_exit(1);
      }
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
  }
  const Archive kept(path, Archive::Open::existing);
  CHECK(kept.size() == writers * each);
  CHECK(kept.damages().empty());
}

TEST_CASE("an archive is its owner's business") {
  const Scratch folder;
  { (void)opened(folder.at("a.db")).add(some_draft(1)); }
  struct stat facts {};
  REQUIRE(::stat(folder.at("a.db").c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
}
