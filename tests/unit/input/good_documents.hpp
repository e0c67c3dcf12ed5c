// The good documents of tests/input_errors/good, and scratch copies of them with one thing changed.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "input/documents.hpp"
#include "support/scratch.hpp"

namespace tuiyan::input {

inline std::string source_path(const std::string& path) { return std::string(TUIYAN_SOURCE_DIR) + "/" + path; }

inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_text(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  REQUIRE_MESSAGE(out.good(), path);
}

// A folder of its own, with the working directory in it, so that messages name plain files.
class Scratch {
 public:
  Scratch() : before_(std::filesystem::current_path()) {
    for (const char* file : {"site.json", "plan.json", "scenario.json"})
      std::filesystem::copy_file(source_path(std::string("tests/input_errors/good/") + file), folder_.path / file);
    std::filesystem::current_path(folder_.path);
  }
  ~Scratch() { std::filesystem::current_path(before_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  // The text must occur exactly once: a test must not change something else than it means.
  static void replace(const std::string& file, const std::string& what, const std::string& by) {
    std::string text = file_text(file);
    const std::size_t at = text.find(what);
    REQUIRE_MESSAGE(at != std::string::npos, (file + " has no " + what));
    REQUIRE_MESSAGE(text.find(what, at + 1) == std::string::npos, (file + " has several " + what));
    write_text(file, text.replace(at, what.size(), by));
  }

 private:
  std::filesystem::path before_;
  tests::Scratch folder_;
};

inline std::string lines_of(const Diagnostics& diagnostics, bool chinese = false) {
  std::string lines;
  for (const Diagnostic& one : diagnostics.sorted()) lines += to_line(one, chinese) + "\n";
  return lines;
}

inline std::shared_ptr<const Documents> load_good() {
  Diagnostics diagnostics;
  auto documents = load(source_path("tests/input_errors/good/plan.json"),
                        source_path("tests/input_errors/good/scenario.json"), diagnostics);
  REQUIRE_MESSAGE(documents, lines_of(diagnostics));
  CHECK(lines_of(diagnostics) == "");
  return documents;
}

// Loads a scratch folder's documents after one change.
inline std::shared_ptr<const Documents> load_changed(const std::string& file, const std::string& what,
                                                     const std::string& by) {
  Scratch scratch;
  Scratch::replace(file, what, by);
  Diagnostics diagnostics;
  auto documents = load("plan.json", "scenario.json", diagnostics);
  REQUIRE_MESSAGE(documents, lines_of(diagnostics));
  return documents;
}

}  // namespace tuiyan::input
