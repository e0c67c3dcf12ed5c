// Every case of tests/input_errors/*.cases: the good documents, one thing changed, and the exact
// lines that the planner then reads.
//
//   == title                     starts a case
//   FILE: TEXT => OTHER TEXT     replaces the one place where TEXT stands
//   FILE := TEXT                 replaces the whole file; (missing) removes it
//   en| LINE                     expected, in order; no such line: nothing is complained about
//   zh| LINE                     the same in Chinese, where a case asks for it
//
// TUIYAN_UPDATE=1 writes the lines as they are now; read them before you keep them.
#include <cstdlib>
#include <sstream>
#include <vector>

#include "good_documents.hpp"

namespace tuiyan::input {
namespace {

struct Case {
  std::string title;
  std::vector<std::string> edits, en, zh;
  bool chinese = false;
};

struct CaseFile {
  std::string head;
  std::vector<Case> cases;
};

bool starts_with(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}

CaseFile read_cases(const std::string& path) {
  CaseFile file;
  std::istringstream in(file_text(path));
  for (std::string line; std::getline(in, line);) {
    if (starts_with(line, "== ")) {
      file.cases.emplace_back();
      file.cases.back().title = line.substr(3);
    } else if (file.cases.empty()) {
      file.head += line + "\n";
    } else if (starts_with(line, "en| ")) {
      file.cases.back().en.push_back(line.substr(4));
    } else if (starts_with(line, "zh| ")) {
      file.cases.back().chinese = true;
      if (line.size() > 4) file.cases.back().zh.push_back(line.substr(4));
    } else if (!line.empty()) {
      file.cases.back().edits.push_back(line);
    }
  }
  return file;
}

void write_cases(const std::string& path, const CaseFile& file) {
  std::string text = file.head;
  for (const Case& one : file.cases) {
    text += (one.title == file.cases.front().title ? "== " : "\n== ") + one.title + "\n";
    for (const std::string& edit : one.edits) text += edit + "\n";
    for (const std::string& line : one.en) text += "en| " + line + "\n";
    for (const std::string& line : one.zh) text += "zh| " + line + "\n";
  }
  write_text(path, text);
}

void apply(const std::string& edit) {
  const std::size_t whole = edit.find(" :=");
  if (whole != std::string::npos && edit.find(": ") > whole) {
    const std::string file = edit.substr(0, whole);
    const std::string text = edit.size() > whole + 4 ? edit.substr(whole + 4) : "";
    if (text == "(missing)")
      std::filesystem::remove(file);
    else
      write_text(file, text);
    return;
  }
  const std::size_t colon = edit.find(": ");
  const std::size_t arrow = edit.find(" => ");
  REQUIRE_MESSAGE(arrow != std::string::npos, edit);
  Scratch::replace(edit.substr(0, colon), edit.substr(colon + 2, arrow - colon - 2), edit.substr(arrow + 4));
}

std::vector<std::string> played(const Case& one, bool chinese) {
  Scratch scratch;
  for (const std::string& edit : one.edits) apply(edit);
  Diagnostics diagnostics;
  const auto documents = load("plan.json", "scenario.json", diagnostics);
  // Refused exactly when there is an error; a warning lets the documents through.
  CHECK((documents == nullptr) == diagnostics.has_errors());
  std::vector<std::string> lines;
  for (const Diagnostic& found : diagnostics.sorted()) {
    CHECK_FALSE(found.code.empty());
    lines.push_back(to_line(found, chinese));
  }
  return lines;
}

void play(const std::string& name) {
  const std::string path = source_path("tests/input_errors/" + name);
  CaseFile file = read_cases(path);
  REQUIRE_FALSE(file.cases.empty());
  const bool update = std::getenv("TUIYAN_UPDATE") != nullptr;
  for (Case& one : file.cases) {
    CAPTURE(one.title);
    const std::vector<std::string> en = played(one, false);
    const std::vector<std::string> zh = one.chinese ? played(one, true) : std::vector<std::string>();
    if (!update) {
      CHECK(en == one.en);
      CHECK(zh == one.zh);
    }
    one.en = en;
    one.zh = zh;
  }
  if (update) write_cases(path, file);
}

}  // namespace

TEST_CASE("input errors: whole files") { play("whole.cases"); }
TEST_CASE("input errors: site") { play("site.cases"); }
TEST_CASE("input errors: plan") { play("plan.cases"); }
TEST_CASE("input errors: uncertain figures") { play("uncertain.cases"); }
TEST_CASE("input errors: the public") { play("public.cases"); }
TEST_CASE("input errors: supplies and readiness") { play("supply.cases"); }
TEST_CASE("input errors: scenario") { play("scenario.cases"); }
TEST_CASE("input errors: arrivals and feeders") { play("arrivals.cases"); }

}  // namespace tuiyan::input
