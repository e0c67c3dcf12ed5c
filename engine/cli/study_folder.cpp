#include "cli/study_folder.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/archive_file.hpp"
#include "input/documents.hpp"
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

int finish_study(const Settings& settings, const std::string& out, Yield yield, const StudyTold& told,
                 const std::vector<std::shared_ptr<const Documents>>& documents, ResultFolder& folder) {
  const bool any = yield != Yield::unasked, pages = any && !settings.no_report;
  if (const auto refused = folder.write("study.json", told.json)) return complain(settings, *refused, failed);
  for (std::size_t i = 0; i < documents.size(); ++i)
    if (const auto refused = folder.write(fmt::format("documents-{}.json", i + 1), documents[i]->resolved))
      return complain(settings, *refused, failed);
  if (pages) {
    if (::isatty(STDERR_FILENO)) fmt::print(stderr, "… {}\n", settings.say({"正在生成报告", "writing the report"}));
    for (const Language language : {Language::zh, Language::en})
      if (const auto refused = told.report(language)) return complain(settings, *refused, failed);
  }
  if (const auto refused = folder.publish()) return complain(settings, *refused, failed);
  const auto sentence = [&](const char* code) {
    return settings.say(words::sentence(words::Area::study, code, {{"out", words::same(out)}}));
  };
  if (settings.json)
    fmt::print("{}", told.json);
  else
    fmt::print("{}\n{}\n", any ? told.terminal() : sentence("unasked"), sentence(pages ? "folder" : "folder.only"));
  if (any && told.draft)
    if (const int code = file_away(settings, told.draft); code != done) return code;
  return yield == Yield::partly ? failed : done;
}

}  // namespace tuiyan::cli
