#include "cli/study_folder.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "input/documents.hpp"
#include "process/interruption.hpp"
#include "words/word.hpp"

namespace tuiyan::cli {

int load_all(const Settings& settings, const std::string& plan,
             std::vector<std::shared_ptr<const Documents>>& documents) {
  Diagnostics all;
  for (const std::string& scenario : settings.scenarios) {
    Diagnostics one;
    documents.push_back(input::load(plan, scenario, one));
    all.add_new(one);
  }
  if (const int code = print(all, settings); code != done) return code;
  for (const auto& one : documents)
    if (!one) return bad_input;
  return done;
}

study::Settings study_settings(const Settings& settings) {
  study::Settings study;
  study.seed = settings.seed;
  study.workers = settings.workers;
  study.replications = settings.replications;
  study.uncertain = settings.uncertain;
  return study;
}

void stop_if_nothing_played(std::uint64_t played) {
  if (played == 0 && process::interrupt_noted()) throw process::Interrupted{};
}

int write_study(const Settings& settings, const std::string& json,
                const std::vector<std::shared_ptr<const Documents>>& documents,
                const std::function<std::optional<Said>(Language)>& report, ResultFolder& folder) {
  if (const auto refused = folder.write("study.json", json)) return complain(settings, *refused, failed);
  for (std::size_t i = 0; i < documents.size(); ++i)
    if (const auto refused = folder.write(fmt::format("documents-{}.json", i + 1), documents[i]->resolved))
      return complain(settings, *refused, failed);
  if (!settings.no_report) {
    if (::isatty(STDERR_FILENO)) fmt::print(stderr, "… {}\n", settings.say({"正在生成报告", "writing the report"}));
    for (const Language language : {Language::zh, Language::en})
      if (const auto refused = report(language)) return complain(settings, *refused, failed);
  }
  if (const auto refused = folder.publish()) return complain(settings, *refused, failed);
  return done;
}

std::string where_to_look(const Settings& settings, const std::string& out) {
  return settings.say(words::sentence(words::Area::study, settings.no_report ? "folder.only" : "folder",
                                      {{"out", words::same(out)}})) +
         "\n";
}

}  // namespace tuiyan::cli
