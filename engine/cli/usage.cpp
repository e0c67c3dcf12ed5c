#include "cli/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

namespace tuiyan::cli {
namespace {

// Help in the user's language; CLI11's own words are English only.
class Formatter final : public CLI::Formatter {
 public:
  explicit Formatter(Language language) {
    if (language == Language::en) return;
    label("Usage", "用法");
    label("OPTIONS", "选项");
    label("SUBCOMMAND", "子命令");
    label("SUBCOMMANDS", "子命令");
    label("Positionals", "参数");
    label("Options", "选项");
    label("Subcommands", "子命令");
    label("REQUIRED", "必需");
    label("TEXT", "文本");
    label("UINT", "非负整数");
    label("...", "…");
  }
};

struct Subcommand {
  const char* name;
  Said purpose;
  int (*go)(const Settings&);
};

const std::array<Subcommand, 5>& subcommands() {
  static const std::array<Subcommand, 5> all{{
      {"check",
       {"检查预案与情景，列出所有错误及其位置", "list every problem of a plan and its scenarios, with its place"},
       &check},
      {"run",
       {"推演一次：时间线、评分、结果目录与评估报告", "play one drill: timeline, scorecard, result folder and report"},
       &run},
      {"report", {"由结果目录重新生成评估报告", "write the report of a result folder again"}, &report},
      {"show",
       {"显示一份文档，补全默认值并注明每个值的出处",
        "print a document with all defaults and where each value comes from"},
       &show},
      {"schema", {"输出文档的 JSON Schema，供编辑器使用", "print the JSON Schema of a document, for editors"}, &schema},
  }};
  return all;
}

}  // namespace

void declare(CLI::App& app, Settings& settings) {
  const auto say = [&settings](const char* zh, const char* en) {
    return std::string(settings.language == Language::zh ? zh : en);
  };
  app.name("tuiyan");
  app.description(say("推演：应急预案演练与仿真引擎", "Tuiyan: drills and simulation of emergency plans"));
  app.formatter(std::make_shared<Formatter>(settings.language));
  app.require_subcommand(1);
  const std::string help = say("显示帮助", "show help");
  app.set_help_flag("-h,--help", help);
  app.set_version_flag("--version", std::string("tuiyan ") + TUIYAN_VERSION, say("显示版本", "show the version"));
  const std::string lang_help = say("界面与报告的语言：zh 或 en", "language of messages and report: zh or en");
  app.add_option("--lang", settings.lang, lang_help)->check(CLI::IsMember({"zh", "en"}));

  for (const Subcommand& entry : subcommands()) {
    CLI::App* sub = app.add_subcommand(entry.name, settings.say(entry.purpose));
    sub->set_help_flag("-h,--help", help);
    sub->add_option("--lang", settings.lang, lang_help)->check(CLI::IsMember({"zh", "en"}));
    const std::string name = entry.name;
    if (name == "check" || name == "run") {
      sub->add_option("PLAN", settings.plan, say("预案文件", "the plan"))->required();
      CLI::Option* scenario = sub->add_option("SCENARIO", settings.scenarios, say("情景文件", "the scenario"));
      if (name == "run") scenario->required()->expected(1);
    }
    if (name == "run") {
      sub->add_option("-o,--out", settings.out, say("结果目录（须不存在或为空）", "result folder (new or empty)"));
      sub->add_option("--seed", settings.seed, say("随机种子", "seed of the random draws"));
      sub->add_option("--replication", settings.replication,
                      say("第几次重复，从 0 起", "number of the replication, from 0"));
      sub->add_flag("--strict", settings.strict,
                    say("有目标未达成时以 1 退出", "exit with 1 when a target was missed"));
      sub->add_flag("--no-report", settings.no_report, say("不生成报告", "do not write the report"));
    }
    if (name == "run" || name == "show")
      sub->add_flag("--json", settings.json, say("以 JSON 输出，供程序读取", "answer in JSON, for programs"));
    if (name == "report") sub->add_option("RUN", settings.run_folder, say("结果目录", "the result folder"))->required();
    if (name == "report")
      sub->add_option("-o,--out", settings.out,
                      say("报告写到哪个目录（默认即结果目录）", "where to write it (default: the result folder)"));
    if (name == "show") sub->add_option("FILE", settings.file, say("文档文件", "the document"))->required();
    if (name == "schema")
      sub->add_option("KIND", settings.kind, say("plan、site 或 scenario", "plan, site or scenario"))->required();
  }
}

int explain(const CLI::App& app, const CLI::ParseError& error, const Settings& settings) {
  const auto chosen = app.get_subcommands();
  std::vector<std::string> known;
  for (const Subcommand& entry : subcommands()) known.emplace_back(entry.name);
  Said what{"命令行有误", "bad command line"};
  const std::string detail = error.what();
  const auto quoted_tail = [&detail] {
    return detail.substr(detail.rfind(':') == std::string::npos ? 0 : detail.rfind(':') + 2);
  };
  if (error.get_name() == "ExtrasError") {
    const std::string word = quoted_tail();
    std::vector<std::string> candidates = known;
    const CLI::App* scope = chosen.empty() ? &app : chosen.back();
    if (word.rfind('-', 0) == 0) {
      candidates.clear();
      for (const CLI::Option* option : scope->get_options())
        for (const std::string& long_name : option->get_lnames()) candidates.push_back("--" + long_name);
    }
    const std::string guess = nearest(word.substr(0, word.find_first_of(" =")), candidates);
    what = {fmt::format("不认识“{}”{}", word, guess.empty() ? "" : fmt::format("（是否指 {}？）", guess)),
            fmt::format("unknown \"{}\"{}", word, guess.empty() ? "" : fmt::format(" (did you mean {}?)", guess))};
  } else if (error.get_name() == "RequiredError") {
    const std::string name = detail.substr(0, detail.find(" is required"));
    what = chosen.empty() ? Said{"缺少子命令：check、run、report、show、schema 之一",
                                 "a subcommand is missing: one of check, run, report, show, schema"}
                          : Said{fmt::format("缺少 {}", name), fmt::format("{} is missing", name)};
  } else if (error.get_name() == "ConversionError" || error.get_name() == "ValidationError" ||
             error.get_name() == "ArgumentMismatch") {
    what = {fmt::format("选项的值不对（{}）", detail), detail};
  } else {
    what = {fmt::format("命令行有误（{}）", detail), detail};
  }
  complain(settings, what, bad_input);
  const std::string command = chosen.empty() ? "tuiyan" : "tuiyan " + chosen.back()->get_name();
  fmt::print(stderr, "{}\n",
             settings.say({fmt::format("用法见 {} --help", command), fmt::format("see {} --help", command)}));
  return bad_input;
}

int dispatch(const CLI::App& app, const Settings& settings) {
  const std::string name = app.get_subcommands().front()->get_name();
  const auto& all = subcommands();
  return std::find_if(all.begin(), all.end(), [&](const Subcommand& entry) { return name == entry.name; })
      ->go(settings);
}

}  // namespace tuiyan::cli
