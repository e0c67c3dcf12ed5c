// The options of `history` and of the archive.
#include <algorithm>
#include <charconv>

#include "cli/option.hpp"

namespace tuiyan::cli {

namespace {

// SQLite's numbers of rows.
constexpr std::uint64_t largest_id = std::numeric_limits<std::int64_t>::max();

}  // namespace

CLI::Validator whole_number(std::uint64_t most) {
  const auto refusal = [most](const std::string& text) -> std::string {
    const bool digits =
        !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return "not a whole number: " + text;
    std::uint64_t number = 0;
    const bool fits = std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
    return fits && number <= most ? "" : "too large a number: " + text;
  };
  return {refusal, "", "whole_number"};
}

void declare_archive(CLI::App& sub, Settings& settings, const Say& say, const std::string& options) {
  sub.add_option("--archive", settings.archive,
                 say("档案文件，默认在用户的数据目录", "the archive, by default in your data folder"))
      ->type_name("FILE")
      ->group(options);
}

void declare_history(CLI::App& history, Settings& settings, const Say& say, const std::string& options,
                     const std::function<void(CLI::App&)>& common) {
  const auto json = [&](CLI::App& scope) {
    scope.add_flag("--json", settings.json, say("以 JSON 输出，供程序读取", "answer in JSON, for programs"))
        ->group(options);
  };
  declare_archive(history, settings, say, options);
  json(history);
  history
      .add_option("-n,--newest", settings.newest,
                  say("只列最近几条，默认 40（--json 默认全部）", "only the newest, default 40 (with --json: all)"))
      ->type_name("N")
      ->check(whole_number(largest_id))
      ->group(options);
  history.require_subcommand(0, 1);

  const auto verb = [&](const char* name, const char* zh, const char* en) -> CLI::App& {
    CLI::App* sub = history.add_subcommand(name, say(zh, en))->group(say("子命令", "Subcommands"));
    common(*sub);
    declare_archive(*sub, settings, say, options);
    sub->callback([&settings, name] { settings.history_verb = name; });
    return *sub;
  };
  const auto record = [&](CLI::App& sub) {
    sub.add_option("ID", settings.records, say("记录的编号", "number of the record"))
        ->required()
        ->expected(1)
        ->check(whole_number(largest_id))
        ->type_name("");
  };

  CLI::App& show = verb("show", "一条记录的全部内容", "everything about one record");
  record(show);
  json(show);
  CLI::App& trend = verb("trend", "一个目标在历次推演和评估中的结果",
                         "how one target fared, drill by drill and revision by revision");
  trend.add_option("TARGET", settings.target, say("目标的标识", "id of the target"))->required()->type_name("");
  trend.add_option("-o,--out", settings.out, say("把图写成 SVG", "write the picture as SVG"))
      ->type_name("FILE")
      ->group(options);
  json(trend);
  CLI::App& rescore = verb("rescore", "用新目标重新评一次存档的推演，不重新推演",
                           "score a kept drill by other targets, without simulating");
  record(rescore);
  CLI::Option* plan =
      rescore.add_option("--plan", settings.plan, say("用这份预案的目标和分数线", "targets and grading of this plan"))
          ->type_name("PLAN")
          ->group(options);
  rescore
      .add_option("--targets", settings.targets_file,
                  say("目标文件：{\"targets\": {…}, \"grading\": {…}}", "a file {\"targets\": {…}, \"grading\": {…}}"))
      ->type_name("FILE")
      ->excludes(plan)
      ->group(options);
  json(rescore);
  CLI::App& unpack = verb("unpack", "把一条记录的结果目录原样写回", "write the result folder of a record again");
  record(unpack);
  unpack.add_option("-o,--out", settings.out, say("结果目录（须不存在或为空）", "result folder (new or empty)"))
      ->required()
      ->type_name("DIR")
      ->group(options);
  unpack.add_flag("--no-report", settings.no_report, say("不生成报告", "do not write the report"))->group(options);
  CLI::App& out = verb("export", "把记录导出为一个 ZIP 包", "write records into one ZIP file");
  out.add_option("ID", settings.records, say("记录的编号，默认全部", "numbers of the records, default all"))
      ->check(whole_number(largest_id))
      ->type_name("");
  out.add_option("-o,--out", settings.out, say("ZIP 文件（须不存在）", "the ZIP file (new)"))
      ->required()
      ->type_name("FILE")
      ->group(options);
  out.add_flag("--anonymize", settings.anonymize,
               say("隐去姓名、电话号码和邮箱", "without names, telephone numbers and e-mail addresses"))
      ->group(options);
  CLI::App& in = verb("import", "导入 ZIP 包里的记录", "take in the records of a ZIP file");
  in.add_option("FILE", settings.file, say("ZIP 文件", "the ZIP file"))->required()->type_name("");
  CLI::App& remove = verb("remove", "删除记录", "take records out");
  remove.add_option("ID", settings.records, say("记录的编号", "numbers of the records"))
      ->required()
      ->check(whole_number(largest_id))
      ->type_name("");
  (void)verb("check", "通读档案，核对每一份内容", "read all of the archive and check every text");
}

}  // namespace tuiyan::cli
