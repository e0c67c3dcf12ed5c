// tuiyan report RUN: the report again, from the log alone.
#include <fmt/format.h>

#include <filesystem>

#include "base/file.hpp"
#include "cli/result_folder.hpp"
#include "cli/settings.hpp"
#include "input/log_file.hpp"
#include "report/report.hpp"
#include "score/score.hpp"

namespace tuiyan::cli {
namespace {

namespace fs = std::filesystem;

// The report in a hidden folder first: until it is complete, the one that is there stays as it is.
int write_beside(const Settings& settings, const Log& log, const std::string& out) {
  ResultFolder made((fs::path(out) / "report-being-written").string());
  if (made.refused()) return complain(settings, *made.refused(), made.refusal());
  made.begin_writing();
  if (const auto refused = report::write_report(log, score::score(log), settings.language, made.working_path()))
    return complain(settings, *refused, failed);
  process::give_up_if_asked();
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(made.working_path()))
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), made.working_path()));
  std::error_code error;
  for (const fs::path& file : files) {
    const fs::path target = fs::path(out) / file;
    if (!error) fs::create_directories(target.parent_path(), error);
    if (!error) fs::rename(fs::path(made.working_path()) / file, target, error);
    if (error) {
      const Said why = system_problem(error.value());
      return complain(settings,
                      {fmt::format("无法写入 {}：{}", target.string(), why.zh),
                       fmt::format("cannot write {}: {}", target.string(), why.en)},
                      failed);
    }
  }
  return done;
}

}  // namespace

int report(const Settings& settings) {
  const std::string path = (fs::path(settings.run_folder) / "log.jsonl").string();
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
  if (!fs::equivalent(out, settings.run_folder, error) && fs::exists(fs::path(out) / "log.jsonl", error))
    return complain(settings,
                    {fmt::format("{} 里是另一次推演的结果；请用 -o 另选一个目录", out),
                     fmt::format("{} holds the result of another drill; choose another folder with -o", out)},
                    bad_input);
  if (fs::exists(out, error) && !fs::is_directory(out, error))
    return complain(settings,
                    {fmt::format("{} 已存在且不是目录；请用 -o 另选一个", out),
                     fmt::format("{} exists and is not a folder; choose another with -o", out)},
                    bad_input);
  fs::create_directories(out, error);
  if (error)
    return complain(settings,
                    {fmt::format("无法建立目录 {}：{}", out, system_problem(error.value()).zh),
                     fmt::format("cannot make the folder {}: {}", out, system_problem(error.value()).en)},
                    failed);
  if (const int code = write_beside(settings, *log, out); code != done) return code;
  fmt::print("{}/report.{}.html\n", out, settings.language == Language::zh ? "zh" : "en");
  return done;
}

}  // namespace tuiyan::cli
