#include "cli/archive_file.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "json/build.hpp"

namespace tuiyan::cli {
namespace {

namespace fs = std::filesystem;
using archive::Archive;
using archive::Trouble;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

ExitCode code_of(Trouble trouble) {
  return trouble == Trouble::unwritable || trouble == Trouble::busy ? failed : bad_input;
}

}  // namespace

std::optional<std::string> archive_path(const Settings& settings) {
  if (!settings.archive.empty()) return settings.archive;
  // The XDG base directory specification: a relative path counts as none.
  fs::path data = environment("XDG_DATA_HOME");
  if (!data.is_absolute()) {
    fs::path home = environment("HOME");
    if (!home.is_absolute()) {
      const passwd* user = ::getpwuid(::getuid());
      if (user == nullptr || user->pw_dir == nullptr || user->pw_dir[0] != '/') return std::nullopt;
      home = user->pw_dir;
    }
    data = home / ".local" / "share";
  }
  return (data / "tuiyan" / "archive.db").string();
}

int with_archive(const Settings& settings, Archive::Open how, const std::function<int(Archive&)>& body) {
  const std::optional<std::string> path = archive_path(settings);
  if (!path)
    return complain(settings,
                    {"不知道档案放在哪里（没有主目录）；请用 --archive 指定文件，或用 --no-archive 不存档",
                     "cannot tell where the archive lies (there is no home folder); name it with --archive, or leave "
                     "it alone with --no-archive"},
                    bad_input);
  try {
    Archive archive(*path, how);
    return body(archive);
  } catch (const archive::Problem& problem) {
    return complain(settings, problem.said, code_of(problem.trouble));
  }
}

int look_at_archive(const Settings& settings) {
  if (settings.no_archive) return done;
  return with_archive(settings, Archive::Open::create, [](Archive&) { return done; });
}

archive::Filing filing_of(const Settings& settings, const std::string& command) {
  using json::Node;
  std::vector<Node> scenarios;
  for (const std::string& one : settings.scenarios) scenarios.push_back(json::string(one));
  std::vector<std::pair<std::string, Node>> members{{"command", json::string(command)},
                                                    {"plan", json::string(settings.plan)}};
  if (!settings.new_plan.empty()) members.emplace_back("new_plan", json::string(settings.new_plan));
  members.emplace_back("scenarios", json::array(std::move(scenarios)));
  members.emplace_back("replications",
                       settings.replications ? json::raw(fmt::format("{}", *settings.replications)) : json::null());
  const auto list = [](const std::vector<std::string>& words) {
    std::vector<Node> items;
    for (const std::string& one : words) items.push_back(json::string(one));
    return json::array(std::move(items));
  };
  if (settings.uncertain) members.emplace_back("uncertain", json::boolean(true));
  if (command == "criticality") {
    members.emplace_back("kinds", list(settings.kinds));
    members.emplace_back("target", settings.rank_by.empty() ? json::null() : json::string(settings.rank_by));
    members.emplace_back("pairs", json::boolean(settings.pairs));
    members.emplace_back("shorter", json::integer(static_cast<std::int64_t>(settings.shorter)));
  }
  if (command == "sweep") {
    members.emplace_back("over", json::string(settings.over));
    members.emplace_back("metrics", list(settings.metrics));
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(now).count(), TUIYAN_VERSION,
          json::to_text(json::object(std::move(members)))};
}

int file_away(const Settings& settings, const std::function<archive::Draft()>& draft) {
  if (settings.no_archive) return done;
  return with_archive(settings, Archive::Open::create, [&](Archive& archive) {
    const std::int64_t id = archive.add(draft());
    const std::string told = settings.say({fmt::format("已存档，编号 {}（tuiyan history show {}）", id, id),
                                           fmt::format("archived as {} (tuiyan history show {})", id, id)});
    // With --json the standard output is one JSON text and nothing else.
    fmt::print(settings.json ? stderr : stdout, "{}\n", told);
    return done;
  });
}

}  // namespace tuiyan::cli
