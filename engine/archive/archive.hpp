// The archive: what was drilled and studied, in one SQLite file.
//
// Contract: `add` answers only after its record is on the disk (write-ahead log, synchronous = FULL); a kill
// or a loss of power at any instant leaves a readable archive with every record whose number was answered,
// and no part of any other. Two programs may use one archive at once: a writer waits up to `busy_limit_ms`
// for the other. Texts are named by their SHA-256, which every reading checks. Nothing is ever written into
// a file that is not an archive, is newer than this program, or is damaged where it is read. Throws Problem
// (problem.hpp). Not to be used across a fork.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/package.hpp"
#include "archive/problem.hpp"
#include "archive/record.hpp"

namespace SQLite {
class Database;
}

namespace tuiyan::archive {

inline constexpr int busy_limit_ms = 20'000;
inline constexpr int reader_limit_ms = 2'000;  // how long `remove` waits for programs that read

class Archive {
 public:
  // `create`: a file that is not there yet is made, with its folder, readable by its owner only.
  enum class Open : std::uint8_t { existing, create };
  Archive(const std::string& path, Open how);
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  [[nodiscard]] const std::string& path() const { return path_; }

  // The number of the record; that of the same record when it is there already.
  std::int64_t add(const Draft& draft);
  // Records on their way to another archive, in the order of `ids`.
  [[nodiscard]] Package package(const std::vector<std::int64_t>& ids) const;
  // All of them or none. How many were not there yet.
  std::size_t take_in(const Package& package, std::optional<std::int64_t> imported_us);
  // Oldest first; outcomes and parts are left out. `newest`: only so many, none: all.
  [[nodiscard]] std::vector<Filed> list(std::optional<std::size_t> newest = std::nullopt) const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] Filed read(std::int64_t id) const;
  [[nodiscard]] std::string text(const std::string& sha256) const;
  // The text of the part of that name.
  [[nodiscard]] std::string text(const Filed& filed, const std::string& part) const;
  // All of them or none; texts that no record has any more go with them, and their bytes are overwritten. Throws busy
  // when they are gone but the old bytes have to stay in the write-ahead log, because another program is reading there:
  // they go when it ends.
  void remove(const std::vector<std::int64_t>& ids);

  // By time. What a sweep found says nothing of the plan as it is, and is left out.
  [[nodiscard]] std::vector<TrendPoint> trend(const std::string& target) const;
  // The ids of all targets that any record has, in alphabetical order.
  [[nodiscard]] std::vector<std::string> targets() const;

  // What is damaged, one sentence each: the database itself, texts, records. Reads everything.
  [[nodiscard]] std::vector<Said> damages() const;

 private:
  std::string path_;
  std::unique_ptr<SQLite::Database> database_;
};

}  // namespace tuiyan::archive
