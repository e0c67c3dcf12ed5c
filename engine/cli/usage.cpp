#include "cli/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/option.hpp"

namespace tuiyan::cli {
namespace {

// Help in the user's language; CLI11's own words are English only. The left column stays ASCII,
// since CLI11 aligns by bytes.
class Formatter final : public CLI::Formatter {
 public:
  explicit Formatter(Language language) {
    label("REQUIRED", "");
    if (language == Language::en) return;
    label("Usage", "用法");
    label("OPTIONS", "选项");
    label("SUBCOMMAND", "子命令");
    label("Positionals", "参数");
  }
};

struct Subcommand {
  const char* name;
  Said purpose;
  int (*go)(const Settings&);
};

const std::array<Subcommand, 14>& subcommands() {
  static const std::array<Subcommand, 14> all{{
      {"new",
       {"写出一套小而全的文档（站点、预案、情景），从它开始写自己的预案",
        "write a small, complete set of documents (site, plan, scenario) to begin your own with"},
       &begin_new},
      {"check",
       {"检查预案与情景，列出所有错误及其位置", "list every problem of a plan and its scenarios, with its place"},
       &check},
      {"run",
       {"推演一次：时间线、评分、结果目录与评估报告", "play one drill: timeline, scorecard, result folder and report"},
       &run},
      {"assess",
       {"多次推演，给出各目标达标的概率与区间", "play many drills: the odds of each target, with intervals"},
       &assess},
      {"compare",
       {"比较两版预案：哪版更好、好多少、靠哪一条款",
        "compare two revisions: which is better, by how much, through which clause"},
       &compare},
      {"criticality",
       {"逐一拿掉人员、通道、备用、步骤等，看缺了哪个最要紧、哪段用时最值得缩短",
        "take parts away one by one: what the plan cannot do without, and what is worth being quicker"},
       &criticality},
      {"sweep",
       {"把文档里的任一个数取一串值，看各目标随之怎样变",
        "give any number of the documents several values, and see how the targets follow"},
       &sweep},
      {"report", {"由结果目录重新生成评估报告", "write the report of a result folder again"}, &report},
      {"show",
       {"显示一份文档，补全默认值并注明每个值的出处",
        "print a document with all defaults and where each value comes from"},
       &show},
      {"fit",
       {"由来话记录或统计拟合来话类别，写出站点、图和说明",
        "fit call classes from call records or statistics: a site, figures, a page"},
       &fit},
      {"history",
       {"档案：历次推演和评估，目标的走势，按新目标重评，导出导入",
        "the archive: drills and studies kept, a target over time, scoring again, packages"},
       &history},
      {"risk",
       {"风险登记：推演各风险的情景，给出每年损失与风险矩阵",
        "the risk register: what each risk costs a year, by drills of its scenarios, with a matrix"},
       &risk},
      {"coverage",
       {"源预案各条款的证明：逐条重演，写出 plans/COVERAGE.md",
        "the proofs of the source plans' clauses, played anew; writes plans/COVERAGE.md"},
       &coverage},
      {"schema", {"输出文档的 JSON Schema，供编辑器使用", "print the JSON Schema of a document, for editors"}, &schema},
  }};
  return all;
}

void declare_workers(CLI::App& sub, Settings& settings, const Say& say, const std::string& options) {
  sub.add_option("--workers", settings.workers,
                 say("同时推演几个，默认每个处理器核一个", "drills at a time, default one per core"))
      ->type_name("N")
      ->check(whole_number(std::numeric_limits<int>::max()))
      ->group(options);
}

void declare_replications(CLI::App& sub, Settings& settings, const std::string& options, const std::string& purpose) {
  sub.add_option("-n,--replications", settings.replications, purpose)
      ->type_name("N")
      ->check(whole_number())
      ->group(options);
}

// What every command that plays drills is told.
void declare_playing(CLI::App& sub, Settings& settings, const Say& say, const std::string& options) {
  sub.add_option("-o,--out", settings.out, say("结果目录（须不存在或为空）", "result folder (new or empty)"))
      ->type_name("DIR")
      ->group(options);
  sub.add_option("--seed", settings.seed, say("随机种子，默认 1", "seed of the random draws, default 1"))
      ->type_name("N")
      ->check(whole_number())
      ->group(options);
  sub.add_flag("--no-report", settings.no_report, say("不生成报告", "do not write the report"))->group(options);
}

// What those are told that draw uncertain figures and file a record: all that play drills but risk.
void declare_filed(CLI::App& sub, Settings& settings, const Say& say, const std::string& options) {
  sub.add_flag(
         "--uncertain", settings.uncertain,
         say("文档里有可能范围（uncertain）的数字也随机抽取", "also draw the figures that documents call uncertain"))
      ->group(options);
  declare_archive(sub, settings, say, options);
  sub.add_flag("--no-archive", settings.no_archive, say("不存档", "leave the archive alone"))->group(options);
}

void declare_study(CLI::App& sub, Settings& settings, const Say& say, const std::string& options) {
  declare_replications(
      sub, settings, options,
      say("推演次数；不给则直到各达标概率准到 ±2 个百分点（至多一万次）",
          "number of drills; without it until every probability is known to ±2 points (10,000 at most)"));
  declare_workers(sub, settings, say, options);
}

// What `sweep` is told beside its documents.
void declare_sweep(CLI::App& sub, Settings& settings, const Say& say, const std::string& options) {
  sub.add_option(
         "--over", settings.over,
         say("哪个数、取哪些值：/site/seat_groups/main-seats/seats=80..120:10，或 指针=60s,90s,2min",
             "which number and its values: /site/seat_groups/main-seats/seats=80..120:10, or POINTER=60s,90s,2min"))
      ->type_name("POINTER=VALUES")
      ->required()
      ->group(options);
  sub.add_option("--metric", settings.metrics,
                 say("只看这些目标，逗号分隔（默认全部）", "only these targets, separated by commas (default: all)"))
      ->type_name("TARGET,…")
      ->delimiter(',')
      ->group(options);
  sub.add_option("--targets", settings.targets_file,
                 say("用这个文件的目标代替预案的，任何指标都可以：{\"targets\": {…}}",
                     "the targets of this file in place of the plan's, for any metric: {\"targets\": {…}}"))
      ->type_name("FILE")
      ->group(options);
  declare_replications(sub, settings, options, say("每个值推演几次，默认 100", "drills for each value, default 100"));
  declare_workers(sub, settings, say, options);
}

// What `criticality` is told beside its documents.
void declare_criticality(CLI::App& sub, Settings& settings, const Say& say, const std::string& options) {
  declare_replications(
      sub, settings, options,
      say("推演总次数；不给则每个部分平均 60 次", "drills in all; without it 60 for each part on average"));
  sub.add_option(
         "--kinds", settings.kinds,
         say("只试这几类，逗号分隔：person、deputy、channel、monitor、resource、supplier、measure、standby、step、"
             "shorter_step、shorter_delay",
             "only these, separated by commas: person, deputy, channel, monitor, resource, supplier, measure, "
             "standby, step, shorter_step, shorter_delay"))
      ->type_name("KIND,…")
      ->delimiter(',')
      ->group(options);
  sub.add_option("--target", settings.rank_by,
                 say("只按这项目标排序（默认全部目标，按权重）", "rank by this target alone (default: all, by weight)"))
      ->type_name("ID")
      ->group(options);
  sub.add_flag("--pairs", settings.pairs, say("另试两两同时失去", "also try every two losses together"))
      ->group(options);
  sub.add_option("--shorter", settings.shorter,
                 say("用时缩短百分之几，默认 20", "by how many percent durations are shortened, default 20"))
      ->type_name("PERCENT")
      ->check(whole_number())
      ->group(options);
  declare_workers(sub, settings, say, options);
}

// What `risk` is told beside what every playing command is.
void declare_risk(CLI::App& sub, Settings& settings, const Say& say, const std::string& options) {
  sub.add_option("PLAN", settings.plan, say("预案文件", "the plan"))->required()->type_name("");
  declare_replications(sub, settings, options,
                       say("每个情景推演几对，默认 100", "pairs of drills for each scenario, default 100"));
  declare_workers(sub, settings, say, options);
}

// What `coverage` is told.
void declare_coverage(CLI::App& sub, Settings& settings, const Say& say, const std::string& options) {
  sub.add_option(
         "FOLDER", settings.file,
         say("含 plans/、scenarios/ 的目录，默认当前目录", "folder that holds plans/ and scenarios/, default: here"))
      ->type_name("");
  sub.add_option(
         "--only", settings.only,
         say("只证明这些条款，结果只打印（可写多次）", "prove these clauses only, and print them (may be repeated)"))
      ->type_name("CLAUSE")
      ->take_all()
      ->expected(1)
      ->group(options);
  sub.add_option("-o,--out", settings.out, say("写到哪里，默认 plans/COVERAGE.md", "file, default plans/COVERAGE.md"))
      ->type_name("FILE")
      ->group(options);
  declare_workers(sub, settings, say, options);
  sub.add_flag("--check", settings.gate,
               say("不写，只核对文件是否与现有文档一致，不一致以 1 退出",
                   "write nothing; exit with 1 when the file is not what the documents give"))
      ->group(options);
  sub.add_flag("--strict", settings.strict,
               say("还有条款没有证明时以 1 退出", "exit with 1 while a clause has no proof"))
      ->group(options);
}

// What `fit` is told beside its table.
void declare_fit(CLI::App& sub, Settings& settings, const Say& say, const std::string& options) {
  sub.add_option("CALLS", settings.file, say("来话记录或统计（CSV）", "call records or statistics (CSV)"))
      ->required()
      ->type_name("");
  sub.add_option("-o,--out", settings.out, say("结果目录（须不存在或为空）", "result folder (new or empty)"))
      ->type_name("DIR")
      ->group(options);
  sub.add_option(
         "--column", settings.columns,
         say("指明列，如 talk_s=通话秒数（可写多次）", "name a column, such as talk_s=SECONDS (may be repeated)"))
      ->type_name("CODE=NAME")
      ->take_all()
      ->expected(1)
      ->group(options);
  sub.add_option(
         "--columns", settings.columns_file,
         say("列名对照文件（JSON）：{\"talk_s\": \"通话秒数\"}", "mapping file (JSON): {\"talk_s\": \"SECONDS\"}"))
      ->type_name("FILE")
      ->group(options);
  sub.add_option("--dates", settings.dates,
                 say("日期中年月日的次序，默认 ymd", "order of day, month and year, default ymd"))
      ->check(CLI::IsMember({"ymd", "mdy", "dmy"}).description(""))
      ->type_name("ymd|mdy|dmy")
      ->group(options);
  sub.add_option("--outage", settings.outage,
                 say("停电户数曲线（CSV，与来话同一时钟），拟合停电来话",
                     "curve of customers out (CSV, by the clock of the calls): fit what it adds"))
      ->type_name("FILE")
      ->group(options);
  sub.add_option("--replay", settings.replay,
                 say("写出重放这一天的文档（逐通到达）", "write documents that replay this day, call by call"))
      ->type_name("DATE")
      ->group(options);
  sub.add_flag("--no-report", settings.no_report, say("不画图、不写说明页", "no figures and no page"))->group(options);
}

}  // namespace

void declare(CLI::App& app, Settings& settings) {
  const auto say = [&settings](const char* zh, const char* en) {
    return std::string(settings.language == Language::zh ? zh : en);
  };
  const std::string options = say("选项", "Options");
  app.name("tuiyan");
  app.description(say("推演：应急预案演练与仿真引擎", "Tuiyan: drills and simulation of emergency plans"));
  app.formatter(std::make_shared<Formatter>(settings.language));
  app.require_subcommand(1);
  const auto common = [&](CLI::App& scope) {
    scope.set_help_flag("-h,--help", say("显示帮助", "show help"))->group(options);
    scope
        .add_option("--lang", settings.lang,
                    say("界面与报告的语言，默认 zh", "language of messages and report, default zh"))
        ->check(CLI::IsMember({"zh", "en"}).description(""))
        ->type_name("zh|en")
        ->group(options);
  };
  common(app);
  app.set_version_flag("--version", std::string("tuiyan ") + TUIYAN_VERSION, say("显示版本", "show the version"))
      ->group(options);

  for (const Subcommand& entry : subcommands()) {
    CLI::App* sub = app.add_subcommand(entry.name, settings.say(entry.purpose))->group(say("子命令", "Subcommands"));
    common(*sub);
    const std::string name = entry.name;
    const bool is_study = name == "assess" || name == "compare";
    const bool of_parts = name == "criticality" || name == "sweep";
    if (name == "new")
      sub->add_option("FOLDER", settings.out, say("新目录（须不存在或为空）", "new folder (or an empty one)"))
          ->required()
          ->type_name("");
    if (name == "check" || name == "run" || is_study || of_parts) {
      if (name == "compare") {
        sub->add_option("OLD", settings.plan, say("旧版预案", "the plan as it was"))->required()->type_name("");
        sub->add_option("NEW", settings.new_plan, say("新版预案", "the revision"))->required()->type_name("");
      } else {
        sub->add_option("PLAN", settings.plan, say("预案文件", "the plan"))->required()->type_name("");
      }
      CLI::Option* scenario =
          sub->add_option("SCENARIO", settings.scenarios, say("情景文件", "the scenario"))->type_name("");
      if (name != "check") scenario->required();
      if (name == "run") scenario->expected(1);
    }
    if (name == "risk") declare_risk(*sub, settings, say, options);
    if (name == "run" || name == "risk" || is_study || of_parts) declare_playing(*sub, settings, say, options);
    if (name == "run" || is_study || of_parts) declare_filed(*sub, settings, say, options);
    if (name == "run") {
      sub->add_option("--replication", settings.replication,
                      say("第几次重复，从 0 起", "number of the replication, from 0"))
          ->type_name("K")
          ->check(whole_number())
          ->group(options);
      sub->add_flag("--strict", settings.strict, say("有目标未达成时以 1 退出", "exit with 1 when a target was missed"))
          ->group(options);
    }
    if (name == "fit") declare_fit(*sub, settings, say, options);
    if (name == "history") declare_history(*sub, settings, say, options, common);
    if (name == "coverage") declare_coverage(*sub, settings, say, options);
    if (name == "check")
      sub->add_flag("--strict", settings.strict, say("有警告时以 1 退出", "exit with 1 when there is a warning"))
          ->group(options);
    if (is_study) declare_study(*sub, settings, say, options);
    if (name == "criticality") declare_criticality(*sub, settings, say, options);
    if (name == "sweep") declare_sweep(*sub, settings, say, options);
    if (name == "compare") {
      sub->add_flag("--gate", settings.gate,
                    say("有目标变差（区间整个在 0 以下）或被删去时以 1 退出",
                        "exit with 1 when a target got worse beyond its interval, or is gone"))
          ->group(options);
      sub->add_option("--junit", settings.junit, say("把各目标写成 JUnit XML", "write the targets as JUnit XML"))
          ->type_name("FILE")
          ->group(options);
    }
    if (name == "assess")
      sub->add_flag("--strict", settings.strict,
                    say("有目标达不到预案要求的把握时以 1 退出",
                        "exit with 1 when a target is not met as surely as the plan asks"))
          ->group(options);
    if (name == "check" || name == "run" || name == "risk" || name == "show" || name == "fit" || is_study || of_parts)
      sub->add_flag("--json", settings.json, say("以 JSON 输出，供程序读取", "answer in JSON, for programs"))
          ->group(options);
    if (name == "report") {
      sub->add_option("RUN", settings.run_folder, say("结果目录", "the result folder"))->required()->type_name("");
      sub->add_option("-o,--out", settings.out,
                      say("报告写到哪个目录（默认即结果目录）", "where to write it (default: the result folder)"))
          ->type_name("DIR")
          ->group(options);
    }
    if (name == "show")
      sub->add_option("FILE", settings.file, say("文档文件", "the document"))->required()->type_name("");
    if (name == "schema")
      sub->add_option("KIND", settings.kind, say("plan、site 或 scenario", "plan, site or scenario"))
          ->required()
          ->type_name("");
  }
}

namespace {

// The first word that nothing on the command line accounts for, and what it may have been meant to be.
struct Stranger {
  std::string word;
  Said guess;  // in brackets
};

std::optional<Stranger> stranger(const CLI::App& app, const std::vector<std::string>& words) {
  const CLI::App* scope = &app;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") return std::nullopt;
    if (word.size() > 1 && word.front() == '-') {
      const std::string name = word.substr(0, word.find('='));
      const CLI::Option* option = scope->get_option_no_throw(name);
      if (option == nullptr) {
        std::vector<std::string> candidates;
        for (const CLI::Option* one : scope->get_options())
          for (const std::string& long_name : one->get_lnames()) candidates.push_back("--" + long_name);
        return Stranger{name, in_brackets(did_you_mean(name, candidates))};
      }
      if (option->get_items_expected_max() > 0 && word.find('=') == std::string::npos) ++i;  // its value
    } else if (const auto below = scope->get_subcommands({}); !below.empty()) {
      std::vector<std::string> known;
      for (const CLI::App* one : below) known.push_back(one->get_name());
      if (std::find(known.begin(), known.end(), word) == known.end())
        return Stranger{word, in_brackets(did_you_mean(word, known))};
      scope = scope->get_subcommand(word);
    }
  }
  return std::nullopt;
}

// What CLI11 says of a value, in the user's language.
Said wrong_value(const std::string& detail) {
  const std::string large = ": too large a number: ";
  if (const std::size_t at = detail.find(large); at != std::string::npos)
    return {fmt::format("{} 太大：{}", detail.substr(0, at), detail.substr(at + large.size())),
            fmt::format("{}: the number {} is too large", detail.substr(0, at), detail.substr(at + large.size()))};
  const std::string mark = ": not a whole number: ";
  if (const std::size_t at = detail.find(mark); at != std::string::npos)
    return {fmt::format("{} 应为非负整数，实为“{}”", detail.substr(0, at), detail.substr(at + mark.size())),
            fmt::format("{}: expected a whole number of 0 or more, found \"{}\"", detail.substr(0, at),
                        detail.substr(at + mark.size()))};
  if (const std::size_t at = detail.find(" not in {"); at != std::string::npos) {
    // "--lang: fr not in {zh,en}"
    std::vector<std::string> known{""};
    for (const char c : detail.substr(at + 9, detail.rfind('}') - at - 9))
      if (c == ',')
        known.emplace_back();
      else
        known.back() += c;
    const std::size_t colon = std::min(detail.find(": "), at);
    const std::string option = detail.substr(0, colon), word = detail.substr(std::min(colon + 2, at), at - colon - 2);
    const Said guess = in_brackets(did_you_mean(word, known));
    return {fmt::format("{} 应为 {} 之一，实为“{}”{}", option, fmt::join(known, "、"), word, guess.zh),
            fmt::format("{}: expected one of {}, found \"{}\"{}", option, fmt::join(known, ", "), word, guess.en)};
  }
  for (const char* too_much :
       {"The following argument was not expected: ", "The following arguments were not expected: "})
    if (detail.find(too_much) == 0) {
      const std::string extra = detail.substr(std::string(too_much).size());
      return {fmt::format("多余的参数：{}", extra), fmt::format("not expected here: {}", extra)};
    }
  if (const std::size_t at = detail.find(" excludes "); at != std::string::npos)
    return {fmt::format("{} 与 {} 只能给一个", detail.substr(0, at), detail.substr(at + 10)),
            fmt::format("only one of {} and {} can be given", detail.substr(0, at), detail.substr(at + 10))};
  if (const std::size_t at = detail.find(": At Most 1 required"); at != std::string::npos)
    return {fmt::format("只能给一个 {}", detail.substr(0, at)),
            fmt::format("only one {} can be given", detail.substr(0, at))};
  if (const std::size_t at = detail.find(": 1 required"); at != std::string::npos)
    return {fmt::format("{} 后面缺少值", detail.substr(0, at)), fmt::format("{} needs a value", detail.substr(0, at))};
  return {fmt::format("参数个数或取值不对（{}）", detail), detail};
}

}  // namespace

int explain(const CLI::App& app, const CLI::ParseError& error, const std::vector<std::string>& words,
            const Settings& settings) {
  const auto chosen = app.get_subcommands();
  const std::string detail = error.what();
  Said what;
  if (const std::optional<Stranger> found = stranger(app, words)) {
    what = {fmt::format("不认识“{}”{}", found->word, found->guess.zh),
            fmt::format("unknown \"{}\"{}", found->word, found->guess.en)};
  } else if (error.get_name() == "RequiredError" && chosen.empty()) {
    std::string zh, en;
    for (const Subcommand& entry : subcommands()) {
      zh += fmt::format("{}{}", zh.empty() ? "" : "、", entry.name);
      en += fmt::format("{}{}", en.empty() ? "" : ", ", entry.name);
    }
    what = {fmt::format("缺少子命令：{} 之一", zh), fmt::format("a subcommand is missing: one of {}", en)};
  } else if (error.get_name() == "RequiredError") {
    const std::string name = detail.substr(0, detail.find(" is required"));
    const CLI::App* scope = &app;
    while (!scope->get_subcommands().empty()) scope = scope->get_subcommands().back();
    const CLI::Option* option = scope->get_option_no_throw(name);
    const std::string means = option == nullptr ? "" : option->get_description();
    what = {fmt::format("缺少 {}{}{}", name, means.empty() ? "" : "：", means),
            fmt::format("{} is missing{}{}", name, means.empty() ? "" : ": ", means)};
  } else {
    what = wrong_value(detail);
  }
  complain(settings, what, bad_input);
  std::string command = "tuiyan";
  for (const CLI::App* scope = &app; scope != nullptr;) {
    const auto below = scope->get_subcommands();
    scope = below.empty() ? nullptr : below.back();
    if (scope != nullptr) command += " " + scope->get_name();
  }
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
