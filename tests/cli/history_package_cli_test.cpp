// Records from one archive to another, with names and without.
#include <regex>
#include <string>

#include "cli/program.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;

namespace {

process::ToolResult went_well(const std::vector<std::string>& words) {
  const auto result = tuiyan_says(words);
  REQUIRE_MESSAGE(result.exit_code == 0, result.errors);
  return result;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string grade_of(const std::string& result) {
  std::smatch found;
  REQUIRE(std::regex_search(result, found, std::regex("\"weighted_attainment\": ([0-9.]+)")));
  return found[1];
}

}  // namespace

TEST_CASE("export and import: everything arrives, the second time nothing, and what is wrong is refused whole") {
  const Scratch scratch;
  const std::string from = scratch.at("from.db"), to = scratch.at("to.db"), zip = scratch.at("p.zip");
  (void)went_well({"run", plan, scenario, "--no-report", "-o", scratch.at("1"), "--archive", from});
  (void)went_well({"assess", plan, scenario, "-n", "2", "--no-report", "-o", scratch.at("2"), "--archive", from});
  CHECK(has(went_well({"history", "export", "-o", zip, "--archive", from}).output, "已把 2 条记录导出到"));
  refused(tuiyan_says({"history", "export", "-o", zip, "--archive", from}), "已存在");
  CHECK(has(went_well({"history", "import", zip, "--archive", to}).output, "导入 2 条记录，另有 0 条"));
  CHECK(has(went_well({"history", "import", zip, "--archive", to}).output, "导入 0 条记录，另有 2 条"));
  CHECK(has(went_well({"history", "--archive", to}).output, "推演（导入）"));
  (void)went_well({"history", "unpack", "1", "--no-report", "-o", scratch.at("again"), "--archive", to});
  for (const char* name : {"log.jsonl", "result.json", "documents.json"})
    CHECK(text_of(scratch.at(std::string("again/") + name)) == text_of(scratch.at(std::string("1/") + name)));
  (void)went_well({"history", "export", "1", "-o", scratch.at("one.zip"), "--archive", from});
  CHECK(fs::file_size(scratch.at("one.zip")) < fs::file_size(zip));

  std::string bytes = text_of(zip);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x40);
  const std::string bad = scratch.write("bad.zip", bytes), none = scratch.at("none.db");
  refused(tuiyan_says({"history", "import", bad, "--archive", none}), "什么都没有导入");
  CHECK(has(went_well({"history", "--archive", none}).output, "还没有记录"));
  refused(tuiyan_says({"history", "import", scratch.at("nowhere.zip"), "--lang", "en"}), "cannot read");
  refused(tuiyan_says({"history", "export", "7", "-o", scratch.at("x.zip"), "--archive", from}), "没有编号为 7");
  refused(tuiyan_says({"history", "export", "-o", scratch.at("x.zip"), "--archive", none}), "没有记录可导出");

  SUBCASE("no space for what is imported: an error, exit code 3, nothing imported") {
    const std::string command = std::string("ulimit -f 66; exec '") + TUIYAN_PROGRAM + "' history import '" + zip +
                                "' --archive '" + none + "'";
    const auto result = process::run_tool({"sh", {"-c", command}, "", TUIYAN_SOURCE_DIR, {}, 600});
    CHECK(result.exit_code == 3);
    CHECK_MESSAGE(has(result.errors, "无法写入档案"), result.errors);
    CHECK(has(went_well({"history", "--archive", none}).output, "还没有记录"));
    CHECK(went_well({"history", "check", "--archive", none}).exit_code == 0);
  }
}

TEST_CASE("without names: none is left in any byte, the score is the same, the report can be written") {
  const Scratch scratch;
  const std::string db = scratch.at("a.db"), zip = scratch.at("p.zip"), to = scratch.at("to.db");
  // The shipped documents with the names and numbers of people put in.
  fs::create_directories(scratch.path / "plans");
  fs::copy(fs::path(TUIYAN_SOURCE_DIR) / "scenarios", scratch.path / "scenarios", fs::copy_options::recursive);
  std::string site = repository_text("scenarios/sites/provincial-95598.json");
  site = replaced(site, R"({"zh": "白班值班长", "en": "Shift leader, day"})",
                  R"({"zh": "欧阳志远", "en": "Ouyang Zhiyuan"})");
  site = replaced(site, R"({"zh": "网络值班员", "en": "Network technician on duty"})", R"("司马文静")");
  site = std::regex_replace(site, std::regex("\"network-tech\""), "\"sima-wenjing\"");
  (void)scratch.write("scenarios/sites/provincial-95598.json", site);
  std::string own = std::regex_replace(repository_text(plan), std::regex("\"network-tech\""), "\"sima-wenjing\"");
  own = std::regex_replace(own, std::regex(R"re("purpose": \{"zh": ")re"),
                           "\"purpose\": {\"zh\": \"有事找欧阳志远，电话13912345678或0571-88886666。");
  REQUIRE(own != repository_text(plan));
  const std::string named = scratch.write("plans/named.json", own);
  const std::string story = scratch.at("scenarios/seat-system-crash.json");
  const auto run = went_well({"run", named, story, "--no-report", "--json", "-o", scratch.at("1"), "--archive", db});
  (void)went_well({"compare", named, named, story, "-n", "2", "--no-report", "-o", scratch.at("2"), "--archive", db});
  CHECK(has(text_of(scratch.at("1/documents.json")), "欧阳志远"));

  const auto told = went_well({"history", "export", "-o", zip, "--anonymize", "--archive", db, "--lang", "en"});
  CHECK(std::regex_search(told.output,
                          std::regex("2 record\\(s\\) .* without the names of [0-9]+ people and 2 numbers")));
  (void)went_well({"history", "import", zip, "--archive", to});
  CHECK(has(went_well({"history", "--archive", to}).output, "推演（导入，匿名）"));
  (void)went_well({"history", "unpack", "1", "-o", scratch.at("out1"), "--archive", to});
  (void)went_well({"history", "unpack", "2", "-o", scratch.at("out2"), "--archive", to});

  // Every part of every record (the logs are in the folders), and what the reports make of it.
  std::string all = went_well({"history", "show", "1", "--json", "--archive", to}).output +
                    went_well({"history", "show", "2", "--json", "--archive", to}).output;
  for (const char* folder : {"out1", "out2"})
    for (const auto& entry : fs::recursive_directory_iterator(scratch.path / folder))
      if (entry.is_regular_file()) all += text_of(entry.path().string());
  CHECK(all.size() > 1'000'000);
  for (const char* name : {"欧阳志远", "Ouyang", "司马文静", "sima-wenjing", "13912345678", "88886666"})
    CHECK_MESSAGE(!has(all, name), name);
  // Names in the site that are titles count as names too.
  const std::regex person(R"re("name": \{"zh": "([^"]+)", "en": "[^"]+"\}, "at")re");
  int names = 0;
  const std::size_t begin = site.find("\"people\": {");
  const std::string people = site.substr(begin, site.find("\n  }", begin) - begin);
  for (std::sregex_iterator it(people.begin(), people.end(), person), end; it != end; ++it) {
    CHECK_MESSAGE(!has(all, (*it)[1]), (*it)[1].str());
    ++names;
  }
  CHECK(names > 10);
  CHECK(has(all, "找人员"));
  CHECK(has(all, "电话号码"));
  CHECK(grade_of(text_of(scratch.at("out1/result.json"))) == grade_of(run.output));
  const auto again = went_well({"history", "rescore", "1", "--plan", plan, "--json", "--archive", to});
  CHECK(grade_of(again.output) == grade_of(run.output));
}
