// Records as a ZIP: there and back, the same bytes, and everything that is not right refused as a whole.
#include <doctest/doctest.h>

#include "archive/package.hpp"
#include "archive/sha256.hpp"
#include "archive/zip_file.hpp"
#include "base/file.hpp"
#include "base/random.hpp"
#include "unit/archive/some_record.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;
using archive::Archive;
using archive::Package;
using archive::Trouble;

namespace {

Package some_package(const Scratch& folder) {
  Archive kept = opened(folder.at("from.db"));
  for (int i = 0; i < 5; ++i) (void)kept.add(some_draft(i));
  return kept.package({1, 3, 5});
}

std::string refusal(const std::string& bytes, Trouble trouble) {
  const archive::Problem problem = problem_of([&] { (void)archive::read_package("p.zip", bytes); });
  CHECK_MESSAGE(problem.trouble == trouble, problem.said.en);
  CHECK(problem.said.zh.find("p.zip") != std::string::npos);
  return problem.said.en;
}

// The entries of a package, so that a test may change one.
using Entries = std::vector<std::pair<std::string, std::string>>;
Entries entries_of(const std::string& bytes) {
  const archive::ZipReader zip(bytes);
  Entries all;
  for (std::size_t i = 0; i < zip.names().size(); ++i) all.emplace_back(zip.names()[i], zip.content(i, 1 << 24));
  return all;
}
std::string zipped(const Entries& entries) {
  archive::ZipWriter zip;
  for (const auto& [name, content] : entries) zip.add(name, [&content = content] { return content; });
  return zip.bytes();
}

}  // namespace

TEST_CASE("from one archive to another: the same records, the second time nothing") {
  const Scratch folder;
  const Package package = some_package(folder);
  const std::string bytes = archive::package_bytes(package);
  CHECK(bytes == archive::package_bytes(package));
  const Package read = archive::read_package("p.zip", bytes);
  Archive to = opened(folder.at("to.db"));
  (void)to.add(some_draft(2));  // one of the three
  CHECK(to.take_in(read, 99) == 2);
  CHECK(to.take_in(read, 100) == 0);
  CHECK(to.size() == 3);
  const archive::Filed own = to.read(1), came = to.read(2);
  CHECK_FALSE(own.imported_us);
  CHECK(came.imported_us == 99);
  CHECK(to.text(came, "log") == some_draft(0).texts[1].bytes);
  CHECK(to.damages().empty());
  CHECK(archive::package_bytes(to.package({2, 1, 3})) == bytes);
  // The text that all have is in the package once.
  CHECK(package.texts.size() == 1 + 2 * 3);
}

TEST_CASE("what is no package of ours") {
  const Scratch folder;
  const std::string bytes = archive::package_bytes(some_package(folder));
  CHECK(refusal("hello", Trouble::foreign).find("no sound ZIP file") != std::string::npos);
  CHECK(refusal("", Trouble::foreign).find("nothing was imported") != std::string::npos);
  CHECK(refusal(zipped({{"photo.jpg", "x"}}), Trouble::foreign).find("no manifest.json") != std::string::npos);
  CHECK(refusal(zipped({{"manifest.json", "{\"name\": \"x\"}"}}), Trouble::foreign).find("about something else") !=
        std::string::npos);
  Entries more = entries_of(bytes);
  more.emplace_back("../../etc/passwd", "x");
  CHECK(refusal(zipped(more), Trouble::foreign).find("belongs to no record") != std::string::npos);
  Entries newer = entries_of(bytes);
  const std::string mark = "\"tuiyan_package\": 1";
  newer[0].second.replace(newer[0].second.find(mark), mark.size(), "\"tuiyan_package\": 2");
  CHECK(refusal(zipped(newer), Trouble::newer).find("newer program") != std::string::npos);
}

TEST_CASE("what was changed or lost") {
  const Scratch folder;
  const std::string bytes = archive::package_bytes(some_package(folder));
  Entries lost = entries_of(bytes);
  lost.pop_back();
  CHECK(refusal(zipped(lost), Trouble::damaged).find("is missing") != std::string::npos);
  Entries other = entries_of(bytes);
  other.back().second += "x";
  CHECK(refusal(zipped(other), Trouble::damaged).find("does not match its checksum") != std::string::npos);
  Entries better = entries_of(bytes);  // somebody improves his grade
  const std::string grade = "\"grade\": \"good\"";
  better[0].second.replace(better[0].second.find(grade), grade.size(), "\"grade\": \"excellent\"");
  CHECK(refusal(zipped(better), Trouble::damaged) ==
        "p.zip is damaged: record 1 of it does not match its checksum; nothing was imported");
}

TEST_CASE("bytes changed or cut off anywhere: refused, or the very same records") {
  const Scratch folder;
  const std::string bytes = archive::package_bytes(some_package(folder));
  const Stream stream(Luck{42, 0, 0});
  int refused = 0;
  constexpr int attempts = 400;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const std::uint64_t draw = stream.bits(Key(Purpose::arrival, {static_cast<std::uint64_t>(attempt)}));
    std::string changed = bytes;
    if (attempt % 4 == 0)
      changed.resize(draw % bytes.size());
    else
      changed[draw % bytes.size()] = static_cast<char>(changed[draw % bytes.size()] ^ (1 << (draw >> 60 & 7)));
    try {
      const Package read = archive::read_package("p.zip", changed);
      CHECK(archive::package_bytes(read) == bytes);
    } catch (const archive::Problem& problem) {
      ++refused;
      CHECK(problem.said.en.find("p.zip") != std::string::npos);
    }
  }
  CHECK(refused > attempts / 2);
}

TEST_CASE("an entry that unfolds without end is not read to its end") {
  const std::string bomb = zipped({{"x", std::string(10'000'000, '\0')}});
  CHECK(bomb.size() < 20'000);
  const archive::ZipReader zip(bomb);
  CHECK_THROWS_AS((void)zip.content(0, 1'000'000), archive::ZipFault);
}
