// tuiyan history rescore ID: a kept log judged by other targets; nothing is simulated.
#include <fmt/format.h>
#include <unistd.h>

#include "cli/archive_file.hpp"
#include "cli/history_verb.hpp"
#include "cli/kept_run.hpp"
#include "cli/result_json.hpp"
#include "input/documents.hpp"
#include "input/log_file.hpp"
#include "report/history_terminal.hpp"

namespace tuiyan::cli {

int rescore(const Settings& settings) {
  const std::string& file = settings.plan.empty() ? settings.targets_file : settings.plan;
  if (file.empty())
    return complain(settings,
                    {"缺少新目标：用 --plan 给一份预案，或用 --targets 给一个目标文件",
                     "the targets are missing: name a plan with --plan, or a file of targets with --targets"},
                    bad_input);
  return with_archive(settings, archive::Archive::Open::existing, [&](archive::Archive& archive) {
    const archive::Filed filed = archive.read(static_cast<std::int64_t>(settings.records.front()));
    if (filed.record.kind != archive::RecordKind::run)
      return complain(
          settings,
          {fmt::format("记录 {} 是多次推演，没有日志可重评；只有 run 的记录可以重评", filed.id),
           fmt::format("record {} is a study and has no log to score; only records of run have one", filed.id)},
          bad_input);
    const KeptRun run = kept_run(archive, filed);
    Diagnostics diagnostics;
    const std::optional<Log> before = input::read_log("log.jsonl", run.log_text, diagnostics);
    if (!before) return print(diagnostics, settings);
    Log after = *before;
    after.documents = input::with_targets(run.resolved, file, diagnostics);
    if (const int code = print(diagnostics, settings); code != done || !after.documents) return int{bad_input};
    const score::Scorecard card_before = score::score(*before), card_after = score::score(after);
    if (settings.json)
      fmt::print("{}", result_json(after, card_after));
    else
      fmt::print("{}", report::history_rescore({filed.id, file, *before, card_before, after, card_after},
                                               settings.language, ::isatty(STDOUT_FILENO) != 0));
    return int{done};
  });
}

}  // namespace tuiyan::cli
