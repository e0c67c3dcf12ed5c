// tuiyan run PLAN SCENARIO: one drill, its timeline and scorecard, a result folder with the report.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/archive_file.hpp"
#include "cli/drawn.hpp"
#include "cli/result_folder.hpp"
#include "cli/result_json.hpp"
#include "cli/settings.hpp"
#include "drill/drill.hpp"
#include "input/documents.hpp"
#include "input/log_file.hpp"
#include "process/interruption.hpp"
#include "process/worker_pool.hpp"
#include "report/report.hpp"
#include "report/terminal.hpp"
#include "score/score.hpp"

namespace tuiyan::cli {
namespace {

// Progress for somebody who waits; silence in a pipe.
void tell(const Settings& settings, const Said& what) {
  if (::isatty(STDERR_FILENO)) fmt::print(stderr, "… {}\n", settings.say(what));
}

int write_results(const Settings& settings, const Log& log, const std::string& log_text, const score::Scorecard& card,
                  ResultFolder& folder) {
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"log.jsonl", log_text},
                                    {"result.json", result_json(log, card)},
                                    {"documents.json", log.documents->resolved}})
    if (const auto refused = folder.write(name, bytes)) return complain(settings, *refused, failed);
  if (!settings.no_report) {
    tell(settings, {"正在生成报告", "writing the report"});
    for (const Language language : {Language::zh, Language::en})
      if (const auto refused = report::write_report(log, card, language, folder.working_path()))
        return complain(settings, *refused, failed);
  }
  if (const auto refused = folder.publish()) return complain(settings, *refused, failed);
  return done;
}

}  // namespace

int run(const Settings& settings) {
  Diagnostics diagnostics;
  std::shared_ptr<const Documents> documents = input::load(settings.plan, settings.scenarios.front(), diagnostics);
  if (print(diagnostics, settings) != done || !documents) return bad_input;
  if (const int code = refuse_certain(settings, {documents}); code != done) return code;
  documents = documents_of_replication(settings, documents);
  if (!documents) return bad_input;

  if (const int code = look_at_archive(settings); code != done) return code;
  const std::string out =
      settings.out.empty() ? free_result_path(documents->plan.id, documents->scenario.id, settings.seed) : settings.out;
  ResultFolder folder(out);
  if (folder.refused()) return complain(settings, *folder.refused(), folder.refusal());

  tell(settings, {"正在推演", "playing the drill"});
  const Luck luck{settings.seed, settings.replication, 0};
  const process::Outcome outcome =
      process::run_in_child([&] { return input::write_log(drill::play(documents, luck)); }, 600);
  if (outcome.ending != process::Ending::done && process::interrupt_noted()) throw process::Interrupted{};
  if (outcome.ending != process::Ending::done)
    return complain(settings,
                    {fmt::format("推演中断（种子 {}，重复 {}）：{}", luck.seed, luck.replication, outcome.complaint),
                     fmt::format("the drill broke off (seed {}, replication {}): {}", luck.seed, luck.replication,
                                 outcome.complaint)},
                    failed);
  Diagnostics reading;
  const std::optional<Log> log = input::read_log("log.jsonl", outcome.bytes, reading);
  if (print(reading, settings) != done || !log) return failed;

  const score::Scorecard card = score::score(*log);
  if (const int code = write_results(settings, *log, outcome.bytes, card, folder); code != done) return code;
  if (settings.json)
    fmt::print("{}\n", result_json(*log, card));
  else
    fmt::print("{}\n{}\n", report::terminal_summary(*log, card, settings.language, ::isatty(STDOUT_FILENO) != 0),
               settings.say({fmt::format("结果目录：{}\n评估报告：{}/report.zh.html", out, out),
                             fmt::format("result folder: {}\nreport: {}/report.en.html", out, out)}));
  const int filed = file_away(settings, [&] {
    return archive::draft_of(*log, card, outcome.bytes, result_json(*log, card), filing_of(settings, "run"));
  });
  if (filed != done) return filed;
  bool all_met = true;
  for (const score::Result& result : card.results) all_met = all_met && (result.met || !result.reading.applicable);
  return settings.strict && !all_met ? target_missed : done;
}

}  // namespace tuiyan::cli
