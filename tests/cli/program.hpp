// The program as a user starts it, for the tests of the command line.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "process/tool.hpp"
#include "support/scratch.hpp"

namespace tuiyan::tests {

namespace fs = std::filesystem;

inline const std::string plan = "plans/95598-seat-system.json";
inline const std::string scenario = "scenarios/seat-system-crash.json";

// The program archives what it plays: never in the archive of whoever runs the tests.
struct DataHome {
  std::string path = (fs::temp_directory_path() / "tuiyan-data-XXXXXX").string();
  DataHome() {
    if (::mkdtemp(path.data()) == nullptr) std::abort();  // no test has begun that could fail
    ::setenv("XDG_DATA_HOME", path.c_str(), 1);
  }
  ~DataHome() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};
inline const DataHome data_home;

inline process::ToolResult tuiyan_says(const std::vector<std::string>& words,
                                       const std::string& folder = TUIYAN_SOURCE_DIR) {
  return process::run_tool({TUIYAN_PROGRAM, words, "", folder, {}, 600});
}

inline std::string text_of(const std::string& path) {
  const FileBytes file = read_file(path);
  REQUIRE_MESSAGE(file.bytes, path, ": ", file.problem.en);
  return *file.bytes;
}

inline std::string repository_text(const std::string& path) {
  return text_of(std::string(TUIYAN_SOURCE_DIR) + "/" + path);
}

inline std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE_MESSAGE(at != std::string::npos, "the document no longer has ", what);
  return text.replace(at, what.size(), with);
}

inline void refused(const process::ToolResult& result, const std::string& expected) {
  CHECK(result.exit_code == 2);
  CHECK(result.output.empty());
  CHECK_MESSAGE(result.errors.find(expected) != std::string::npos, "expected \"", expected, "\" in:\n", result.errors);
}

}  // namespace tuiyan::tests
