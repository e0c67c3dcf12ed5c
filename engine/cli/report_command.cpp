// tuiyan report RUN: the report again, from the log alone.
#include <fmt/format.h>

#include <filesystem>

#include "base/file.hpp"
#include "cli/settings.hpp"
#include "input/log_file.hpp"
#include "report/report.hpp"
#include "score/score.hpp"

namespace tuiyan::cli {

int report(const Settings& settings) {
  const std::string path = (std::filesystem::path(settings.run_folder) / "log.jsonl").string();
  const FileBytes text = read_file(path);
  if (!text.bytes)
    return complain(
        settings,
        {fmt::format("读不到 {}：{}；RUN 应为 tuiyan run 写出的结果目录", path, text.problem.zh),
         fmt::format("cannot read {}: {}; RUN is a result folder written by tuiyan run", path, text.problem.en)},
        bad_input);
  Diagnostics diagnostics;
  const std::optional<Log> log = input::read_log(path, *text.bytes, diagnostics);
  if (print(diagnostics, settings) != done || !log) return bad_input;
  const std::string out = settings.out.empty() ? settings.run_folder : settings.out;
  std::error_code error;
  if (!std::filesystem::equivalent(out, settings.run_folder, error) &&
      std::filesystem::exists(std::filesystem::path(out) / "log.jsonl", error))
    return complain(settings,
                    {fmt::format("{} 里是另一次推演的结果；请用 -o 另选一个目录", out),
                     fmt::format("{} holds the result of another drill; choose another folder with -o", out)},
                    bad_input);
  std::filesystem::create_directories(out, error);
  if (error)
    return complain(settings,
                    {fmt::format("无法建立目录 {}：{}", out, system_problem(error.value()).zh),
                     fmt::format("cannot make the folder {}: {}", out, system_problem(error.value()).en)},
                    bad_input);
  if (const auto refused = report::write_report(*log, score::score(*log), settings.language, out))
    return complain(settings, *refused, internal_fault);
  fmt::print("{}/report.{}.html\n", out, settings.language == Language::zh ? "zh" : "en");
  return done;
}

}  // namespace tuiyan::cli
