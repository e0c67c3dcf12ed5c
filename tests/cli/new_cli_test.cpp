// `tuiyan new`: what it writes can be checked and played as it is, in both languages and from any folder, and it takes
// nothing away; README's way through it.
#include <algorithm>
#include <regex>
#include <sstream>

#include "cli/program.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;

namespace {

const std::vector<std::string> written{"plan.json", "scenario.json", "site.json"};

std::vector<std::string> names_at(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

// "target": …, "value": …: the figures of a result without the words around them.
std::string figures_in(const std::string& json) {
  const std::regex figure(R"re("(?:target|value|met|attainment)": [^,\n]+)re");
  std::string all;
  for (std::sregex_iterator at(json.begin(), json.end(), figure), end; at != end; ++at) all += at->str() + "\n";
  return all;
}

// The word behind the first `key` after the target seats-back.
std::string after_target(const std::string& json, const std::string& key) {
  const std::size_t target = json.find("\"target\": \"seats-back\"");
  const std::string mark = "\"" + key + "\": \"";
  const std::size_t at = json.find(mark, target);
  if (target == std::string::npos || at == std::string::npos) return "";
  return json.substr(at + mark.size(), json.find('"', at + mark.size()) - at - mark.size());
}

}  // namespace

TEST_CASE("new: three documents that are clean and play to a report, in either language and from any folder") {
  const Scratch scratch;
  std::string figures;
  for (const std::string language : {"zh", "en"}) {
    CAPTURE(language);
    const auto made = tuiyan_says({"new", "my-" + language, "--lang", language}, scratch.path.string());
    REQUIRE_MESSAGE(made.exit_code == 0, made.errors);
    CHECK(made.errors.empty());
    const fs::path folder = scratch.path / ("my-" + language);
    CHECK(names_at(folder) == written);
    for (const std::string& name : written)
      CHECK(text_of((folder / name).string()) == repository_text("plans/template/" + language + "/" + name));
    // The commands that it says come next do as it says.
    const std::regex next(R"re(\n  tuiyan (check|run) ([^ \n]+) ([^ \n]+))re");
    int count = 0;
    for (std::sregex_iterator at(made.output.begin(), made.output.end(), next), end; at != end; ++at, ++count) {
      std::vector<std::string> words{(*at)[1], (*at)[2], (*at)[3], "--strict"};
      if ((*at)[1] == "run") words.insert(words.end(), {"-o", "first", "--json"});
      const auto result = tuiyan_says(words, scratch.path.string());
      CHECK_MESSAGE(result.exit_code == 0, result.errors);
      if ((*at)[1] != "run") continue;
      CHECK(fs::exists(scratch.path / "first" / ("report." + language + ".html")));
      // Both languages tell the same story.
      if (!figures.empty()) CHECK(figures_in(result.output) == figures);
      figures = figures_in(result.output);
      CHECK(figures.find("\"target\": \"seats-back\"") != std::string::npos);
      fs::remove_all(scratch.path / "first");
    }
    CHECK(count == 2);
  }
}

TEST_CASE("new: what is there stays as it was") {
  const Scratch scratch;
  fs::create_directory(scratch.path / "office");
  const std::string there = scratch.write("office/plan.json", "mine");
  refused(tuiyan_says({"new", scratch.at("office")}), "里已有 plan.json");
  refused(tuiyan_says({"--lang", "en", "new", scratch.at("office")}),
          "holds plan.json; so that nothing is written over");
  CHECK(text_of(there) == "mine");
  CHECK(names_at(scratch.path / "office") == std::vector<std::string>{"plan.json"});
  refused(tuiyan_says({"new", there}), "不是目录");
  refused(tuiyan_says({"new"}), "缺少 FOLDER");
  refused(tuiyan_says({"new", ""}), "目录名是空的");

  fs::create_directory(scratch.path / "empty");
  refused(tuiyan_says({"new", "."}, scratch.at("empty")), "当前目录");
  CHECK(names_at(scratch.path / "empty").empty());
  CHECK(tuiyan_says({"new", scratch.at("empty")}).exit_code == 0);
  CHECK(names_at(scratch.path / "empty") == written);

  // What to type next can be typed as it stands.
  const auto spaced = tuiyan_says({"new", scratch.at("my office")});
  CHECK(spaced.output.find("check '" + scratch.at("my office/plan.json") + "' '") != std::string::npos);
}

TEST_CASE("new: a folder that the machine refuses is told as that") {
  const auto result = tuiyan_says({"new", "/proc/my-office"});
  CHECK(result.exit_code == 3);
  CHECK(result.output.empty());
  CHECK(!result.errors.empty());
}

TEST_CASE("README: from `new` to a changed figure to the comparison of both, command by command") {
  const std::string readme = repository_text("README.md");
  for (const std::string folder : {"~/my-office", "~/my-office-en"}) {
    CAPTURE(folder);
    const bool chinese = folder == "~/my-office";
    const Scratch scratch;
    // The change is the one that README tells: 把 `…` 改为 `…`, turn `…` into `…`.
    const std::regex change(chinese ? "把 `(\"takes\"[^`]+)` 改为 `([^`]+)`"
                                    : "turn `(\"takes\"[^`]+)` into `([^`]+)`");
    std::smatch told;
    REQUIRE(std::regex_search(readme, told, change));
    const std::regex command("\n(cp|build/release/tuiyan) ([^#\n]+)");
    std::vector<std::string> verbs;
    for (std::sregex_iterator at(readme.begin(), readme.end(), command), end; at != end; ++at) {
      std::istringstream line((*at)[2]);
      std::vector<std::string> words;
      bool in_folder = false;
      for (std::string word; line >> word;) {
        if (word == folder || word.rfind(folder + "/", 0) == 0) {
          in_folder = true;
          word = scratch.at("office") + word.substr(folder.size());
        }
        words.push_back(word);
      }
      if (!in_folder) continue;
      if ((*at)[1] == "cp") {
        REQUIRE(words.size() == 2);
        REQUIRE(!write_file_by_rename(words[1], replaced(text_of(words[0]), told[1], told[2])));
        continue;
      }
      CHECK((std::find(words.begin(), words.end(), "--lang") == words.end()) == chinese);
      verbs.push_back(words[chinese ? 0 : 2]);
      const auto result = tuiyan_says(words);
      CHECK_MESSAGE(result.exit_code == 0, at->str(), "\n", result.errors);
      CHECK(result.errors.empty());
      if (verbs.back() == "assess")
        CHECK(result.output.find(chinese
                                     ? "2 项目标中 1 项有把握达标，1 项达不到要求的把握。"
                                     : "1 of 2 targets met as surely as the plan asks, 1 not.") != std::string::npos);
      if (verbs.back() == "compare") {
        CHECK(result.output.find("/plan/flow/switch-seats/takes/median") != std::string::npos);
        CHECK(result.output.find("/plan/id") == std::string::npos);  // that the copy has another name is no change
      }
    }
    CHECK(verbs == std::vector<std::string>{"new", "check", "run", "assess", "check", "compare"});
    // As README says: not sure enough before, better after, by clause 4.2.
    CHECK(after_target(text_of(scratch.at("office/odds/study.json")), "promise") == "broken");
    const std::string compared = text_of(scratch.at("office/better/study.json"));
    CHECK(after_target(compared, "verdict") == "better");
    CHECK(compared.find("\"clause\": \"4.2\",\n              \"saved_s\"") != std::string::npos);
    CHECK(fs::exists(scratch.at("office/better/report." + std::string(chinese ? "zh" : "en") + ".html")));
  }
}
