// A folder of its own for each test case, gone afterwards.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>

#include "base/file.hpp"

namespace tuiyan::tests {

struct Scratch {
  std::filesystem::path path;
  Scratch() {
    std::string form = (std::filesystem::temp_directory_path() / "tuiyan-XXXXXX").string();
    REQUIRE(::mkdtemp(form.data()) != nullptr);
    path = form;
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] std::string at(const std::string& name) const { return (path / name).string(); }
  // Answers the path of the file.
  std::string write(const std::string& name, const std::string& text) const {
    REQUIRE(!write_file_by_rename(at(name), text));
    return at(name);
  }
};

}  // namespace tuiyan::tests
