// tuiyan history unpack ID -o DIR: the result folder of a record again, byte for byte.
#include <fmt/format.h>

#include "cli/archive_file.hpp"
#include "cli/history_verb.hpp"
#include "cli/kept_run.hpp"
#include "cli/result_folder.hpp"
#include "input/log_file.hpp"
#include "report/report.hpp"
#include "score/score.hpp"

namespace tuiyan::cli {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

// The reports of a study need its drills: the record's command plays them again.
Files files_of_study(const archive::Archive& archive, const archive::Filed& filed) {
  Files files{{"study.json", archive.text(filed, "study.json")}};
  const auto has = [&](const std::string& name) {
    for (const archive::Part& part : filed.record.parts)
      if (part.name == name) return true;
    return false;
  };
  for (int n = 1; has(fmt::format("{}/site", n)); ++n)
    files.emplace_back(fmt::format("documents-{}.json", n), kept_documents(archive, filed, fmt::format("{}/", n)));
  return files;
}

// The reports, from the log.
int write_reports(const Settings& settings, const std::string& log_text, const ResultFolder& folder) {
  Diagnostics diagnostics;
  const std::optional<Log> log = input::read_log("log.jsonl", log_text, diagnostics);
  if (const int code = print(diagnostics, settings); code != done || !log) return bad_input;
  const score::Scorecard card = score::score(*log);
  for (const Language language : {Language::zh, Language::en})
    if (const auto refused = report::write_report(*log, card, language, folder.working_path()))
      return complain(settings, *refused, failed);
  return done;
}

}  // namespace

int unpack(const Settings& settings) {
  return with_archive(settings, archive::Archive::Open::existing, [&](archive::Archive& archive) {
    const archive::Filed filed = archive.read(static_cast<std::int64_t>(settings.records.front()));
    ResultFolder folder(settings.out);
    if (folder.refused()) return complain(settings, *folder.refused(), folder.refusal());
    const bool is_run = filed.record.kind == archive::RecordKind::run;
    Files files;
    if (is_run) {
      KeptRun run = kept_run(archive, filed);
      files = {{"log.jsonl", std::move(run.log_text)},
               {"result.json", archive.text(filed, "result.json")},
               {"documents.json", std::move(run.resolved)}};
    } else {
      files = files_of_study(archive, filed);
    }
    for (const auto& [name, bytes] : files)
      if (const auto refused = folder.write(name, bytes)) return complain(settings, *refused, failed);
    if (is_run && !settings.no_report)
      if (const int code = write_reports(settings, files.front().second, folder); code != done) return code;
    if (const auto refused = folder.publish()) return complain(settings, *refused, failed);
    fmt::print("{}\n", settings.say({fmt::format("结果目录：{}", settings.out),
                                     fmt::format("result folder: {}", settings.out)}));
    return int{done};
  });
}

}  // namespace tuiyan::cli
