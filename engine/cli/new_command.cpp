// tuiyan new FOLDER: a small, complete set of documents, from which an office begins its own.
//
// The documents are those of plans/template in the user's language. The program carries them, so that they are there
// wherever it is started. The folder is written whole or not at all, and nothing in it is ever written over.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/result_folder.hpp"
#include "cli/settings.hpp"
#include "report/odds_text.hpp"
namespace tuiyan::cli {

// A file of plans/template by its path there; generated from it.
std::string_view embedded(std::string_view name);

namespace {

namespace fs = std::filesystem;

struct TemplateDocument {
  std::string name;
  Said says;
};

const std::array<TemplateDocument, 3>& template_documents() {
  static const std::array<TemplateDocument, 3> all{{
      {"site.json", {"站点：有什么", "what there is"}},
      {"plan.json", {"预案：谁做什么，做到什么程度", "who does what, and how well it has to go"}},
      {"scenario.json", {"情景：发生什么", "what happens"}},
  }};
  return all;
}

constexpr std::size_t most_names = 5;

std::string names_in(const fs::path& folder) {
  std::error_code problem;
  std::vector<std::string> names;
  for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem))
    names.push_back(at->path().filename().string());
  std::sort(names.begin(), names.end());  // a folder has no order of its own
  const bool more = names.size() > most_names;
  if (more) names.resize(most_names);
  return fmt::format("{}{}", fmt::join(names, ", "), more ? ", …" : "");
}

// Why the documents cannot go there although the machine would let them.
std::optional<Said> taken(const std::string& folder) {
  if (folder.empty())
    return Said{"目录名是空的；请写一个新目录名，如 my-office",
                "the name of the folder is empty; name a new one, such as my-office"};
  std::error_code ignored;
  if (fs::exists(folder, ignored) && !fs::is_directory(folder, ignored))
    return Said{fmt::format("{} 已存在，而且不是目录；请另写一个目录名", folder),
                fmt::format("{} exists and is not a folder; name another", folder)};
  if (!fs::exists(folder, ignored)) return std::nullopt;
  if (const std::string there = names_in(folder); !there.empty())
    return Said{fmt::format("{} 里已有 {}；为免覆盖，请另写一个新目录", folder, there),
                fmt::format("{} holds {}; so that nothing is written over, name a new folder", folder, there)};
  // The folder is put in place whole: whoever stands in the old one would be left nowhere.
  if (fs::equivalent(folder, fs::current_path(ignored), ignored))
    return Said{"不能写进当前目录；请写一个新目录名，如 my-office",
                "the current folder cannot be taken; name a new one, such as my-office"};
  return std::nullopt;
}

void say_what_next(const std::string& folder, const Settings& settings) {
  const auto at = [&](const char* name) { return (fs::path(folder) / name).string(); };
  const std::string documents = report::as_argument(at("plan.json")) + " " + report::as_argument(at("scenario.json"));
  fmt::print("{}\n", settings.say({"已写出一条小热线的三份文档（虚构，可以直接推演）：",
                                   "Written, a small hotline in three documents (made up, ready to be played):"}));
  for (const TemplateDocument& one : template_documents())
    fmt::print("  {}  {}\n", at(one.name.c_str()), settings.say(one.says));
  fmt::print("{}\n  tuiyan check {}\n  tuiyan run {}\n",
             settings.say({"用文本编辑器打开，把标 ★ 的几处改成你单位的；“//”之后是说明。接着：",
                           "Open them in a text editor and put your own figures where a ★ stands; \"//\" begins an "
                           "explanation. Then:"}),
             documents, documents);
}

}  // namespace

int begin_new(const Settings& settings) {
  if (const auto problem = taken(settings.out)) return complain(settings, *problem, bad_input);
  ResultFolder folder(settings.out);
  if (folder.refused()) return complain(settings, *folder.refused(), folder.refusal());
  const std::string language = settings.language == Language::zh ? "zh/" : "en/";
  for (const TemplateDocument& one : template_documents())
    if (const auto refused = folder.write(one.name, std::string(embedded(language + one.name))))
      return complain(settings, *refused, failed);
  if (const auto refused = folder.publish()) return complain(settings, *refused, failed);
  say_what_next(settings.out, settings);
  return done;
}

}  // namespace tuiyan::cli
