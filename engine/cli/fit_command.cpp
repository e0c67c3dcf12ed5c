// tuiyan fit CALLS.csv: what records of calls say about a centre, as documents, figures and a page.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

#include "base/file.hpp"
#include "cli/result_folder.hpp"
#include "cli/settings.hpp"
#include "exchange/fit_json.hpp"
#include "exchange/fit_page.hpp"
#include "exchange/site_document.hpp"
#include "input/document_reader.hpp"
#include "words/amount.hpp"

namespace tuiyan::cli {
namespace {

using exchange::TableKind;

constexpr std::size_t shown_of_a_kind = 5;

std::string problem_line(const std::string& file, const exchange::RowProblem& problem, bool chinese) {
  const Said said = exchange::text(problem);
  return fmt::format("{}:{}: {}: {}", file, problem.line, chinese ? "警告" : "warning", chinese ? said.zh : said.en);
}

// The first rows of each kind in the order of the file, and how many more there are.
void print_problems(const std::string& file, const std::vector<exchange::RowProblem>& problems,
                    const Settings& settings) {
  const bool chinese = settings.language == Language::zh;
  std::map<exchange::RowProblemKind, std::size_t> seen;
  for (const exchange::RowProblem& problem : problems)
    if (++seen[problem.kind] <= shown_of_a_kind) fmt::print(stderr, "{}\n", problem_line(file, problem, chinese));
  for (const exchange::RowProblemCount& one : exchange::counts(problems)) {
    if (one.count <= shown_of_a_kind) continue;
    const Said name = exchange::name_of(one.kind);
    fmt::print(stderr, "{}\n",
               settings.say({fmt::format("{}: 警告: {}：另有 {} 行，见结果目录的 problems.txt", file, name.zh,
                                         one.count - shown_of_a_kind),
                             fmt::format("{}: warning: {}: {} more rows, see problems.txt in the result folder", file,
                                         name.en, one.count - shown_of_a_kind)}));
  }
}

std::string problem_list(const std::string& file, const std::vector<exchange::RowProblem>& problems, bool chinese) {
  std::string text;
  for (const exchange::RowProblem& problem : problems) text += problem_line(file, problem, chinese) + "\n";
  return text;
}

std::optional<std::vector<exchange::ToldColumn>> told_columns(const Settings& settings, Diagnostics& diagnostics) {
  std::vector<exchange::ToldColumn> told;
  if (!settings.columns_file.empty()) {
    const FileBytes text = read_file(settings.columns_file);
    if (!text.bytes) {
      (void)complain(settings,
                     {fmt::format("读不到 {}：{}", settings.columns_file, text.problem.zh),
                      fmt::format("cannot read {}: {}", settings.columns_file, text.problem.en)},
                     bad_input);
      return std::nullopt;
    }
    told = exchange::read_mapping(settings.columns_file, *text.bytes, diagnostics);
  }
  for (const std::string& one : settings.columns) {
    const std::size_t sign = one.find('=');
    const auto column = exchange::column_of(one.substr(0, sign));
    if (sign == std::string::npos || sign + 1 == one.size() || !column) {
      const Said near = column ? Said{} : in_brackets(did_you_mean(one.substr(0, sign), exchange::column_codes()));
      std::string codes;
      for (const std::string& code : exchange::column_codes()) codes += (codes.empty() ? "" : ", ") + code;
      (void)complain(
          settings,
          {fmt::format("--column 应为“代号=列名”，代号为 {} 之一，实为“{}”{}", codes, one, near.zh),
           fmt::format("--column: expected CODE=NAME with one of the codes {}, found \"{}\"{}", codes, one, near.en)},
          bad_input);
      return std::nullopt;
    }
    told.push_back({*column, one.substr(sign + 1), {}});
  }
  return told;
}

exchange::DateOrder order_of(const Settings& settings) {
  if (settings.dates == "mdy") return exchange::DateOrder::month_first;
  if (settings.dates == "dmy") return exchange::DateOrder::day_first;
  return exchange::DateOrder::year_first;
}

// A table that is not there, and what lies in its folder under a name like it.
int cannot_read(const Settings& settings, const std::string& path, const Said& why) {
  const Said near = in_brackets(input::nearest_file(path, ".csv"));
  return complain(settings,
                  {fmt::format("读不到 {}：{}{}", path, why.zh, near.zh),
                   fmt::format("cannot read {}: {}{}", path, why.en, near.en)},
                  bad_input);
}

// False: something was wrong and has been said.
bool read_outage_curve(const Settings& settings, exchange::OutageSheet& sheet) {
  const FileBytes bytes = read_file(settings.outage);
  if (!bytes.bytes) return cannot_read(settings, settings.outage, bytes.problem) == done;
  Diagnostics diagnostics;
  const auto table = exchange::read_csv(settings.outage, *bytes.bytes, diagnostics);
  std::optional<exchange::Columns> columns;
  if (table) columns = exchange::map_columns(*table, {}, diagnostics);
  if (print(diagnostics, settings) != done || !columns) return false;
  if (columns->kind() != TableKind::outage)
    return complain(
               settings,
               {fmt::format("--outage 应为停电户数曲线（列 time、customers_out），{} 不是", settings.outage),
                fmt::format("--outage: expected a curve of customers out (columns time, customers_out), {} is none",
                            settings.outage)},
               bad_input) == done;
  sheet = exchange::read_outage(*table, *columns, order_of(settings));
  print_problems(sheet.file, sheet.problems, settings);
  if (sheet.points.size() < 2)
    return complain(settings,
                    {fmt::format("{} 里可用的时刻不足两个", settings.outage),
                     fmt::format("{} has fewer than two usable instants", settings.outage)},
                    bad_input) == done;
  return true;
}

// The curve by the clock of the calls. Where only one of the tables says which clock that is, they are taken as one.
void set_clock(exchange::OutageSheet& outage, const exchange::StatedOffset& calls, const Settings& settings) {
  if (const auto shift_s = exchange::shift_s(outage.clock, calls)) {
    for (exchange::OutagePoint& point : outage.points) point.at_s += *shift_s;
    return;
  }
  if (outage.points.empty() || outage.clock.east_s() == calls.east_s()) return;
  fmt::print(stderr, "{}\n",
             settings.say({fmt::format("{}：警告：来话与停电户数两张表只有一张写明时区，按同一时钟处理", outage.file),
                           fmt::format("{}: warning: of calls and customers out only one table states its UTC offset; "
                                       "they are taken to be by one clock",
                                       outage.file)}));
}

void print_summary(const exchange::Fit& fit, const std::string& folder, const Settings& settings) {
  const auto count = [](std::size_t n) { return words::count(static_cast<std::int64_t>(n)); };
  const auto line = [&](const std::string& zh, const std::string& en) { fmt::print("{}\n", settings.say({zh, en})); };
  const exchange::ClassFit& all = fit.all;
  const std::string from = exchange::day_text(fit.first_day), to = exchange::day_text(fit.last_day);
  line(fmt::format("{}：{} 至 {}，{} 行，采用 {} 行，{} 行未用，另 {} 行只未用通话时间。", fit.file, from, to,
                   count(fit.rows), count(fit.used), count(fit.rows - fit.used), count(fit.talks_left_out)),
       fmt::format("{}: {} to {}, {} rows, {} used, {} not used, of {} more only the talk was not used.", fit.file,
                   from, to, count(fit.rows), count(fit.used), count(fit.rows - fit.used), count(fit.talks_left_out)));
  if (!fit.gaps.empty())
    line(fmt::format("记录缺口 {} 处，{} 天不计入曲线与日波动。", fit.gaps.size(), fit.days_left_out.size()),
         fmt::format("{} holes in the records; {} days are left out of profile and day factor.", fit.gaps.size(),
                     fit.days_left_out.size()));
  line(fmt::format("来话    每天 {:.0f} 通，日波动系数标准差 {:.3f}（方差为泊松的 {:.1f} 倍）", all.arrivals.per_day,
                   all.arrivals.day_sd(), all.arrivals.dispersion),
       fmt::format("arrivals  {:.0f} a day, day factor with sd {:.3f} ({:.1f} times the variance of Poisson days)",
                   all.arrivals.per_day, all.arrivals.day_sd(), all.arrivals.dispersion));
  if (all.talk.n > 0 && fit.has_shape)
    line(fmt::format("通话    {} 个，均值 {:.1f} 秒；对数正态中位数 {:.1f} 秒、对数标准差 {:.3f}，距离 {:.3f}",
                     count(all.talk.n), all.talk.mean_s.value, all.talk.median_s(), all.talk.log_sd.value,
                     all.talk.distance),
         fmt::format("talk      {}, mean {:.1f} s; lognormal with median {:.1f} s, log-sd {:.3f}, distance {:.3f}",
                     count(all.talk.n), all.talk.mean_s.value, all.talk.median_s(), all.talk.log_sd.value,
                     all.talk.distance));
  else if (all.talk.n > 0)
    line(fmt::format("通话    {} 个，均值 {:.1f} 秒", count(all.talk.n), all.talk.mean_s.value),
         fmt::format("talk      {}, mean {:.1f} s", count(all.talk.n), all.talk.mean_s.value));
  if (all.patience.gave_up > 0)
    line(fmt::format("耐心    {} 次等待、{} 次放弃，指数均值 {:.0f} 秒（标准误 {:.0f}）", count(all.patience.n),
                     count(all.patience.gave_up), all.patience.mean_s.value, all.patience.mean_s.error),
         fmt::format("patience  {} waits, {} abandoned, exponential mean {:.0f} s (standard error {:.0f})",
                     count(all.patience.n), count(all.patience.gave_up), all.patience.mean_s.value,
                     all.patience.mean_s.error));
  if (all.redial.abandoned > 0)
    line(fmt::format("重拨    已知主叫放弃 {} 次，1 小时内再拨 {}，当天 {}", count(all.redial.abandoned),
                     words::share(all.redial.within_window.value), words::share(all.redial.same_day.value)),
         fmt::format("redial    {} abandoned by known callers, {} called again within 1 h, {} on the same day",
                     count(all.redial.abandoned), words::share(all.redial.within_window.value),
                     words::share(all.redial.same_day.value)));
  const exchange::OutageFit& outage = fit.outage;
  if (outage.is_fitted())
    line(fmt::format(
             "停电    每千户停电每小时 {:.2f} 通（标准误 {:.2f}），新停电户首次来电份额 {:.3f}（标准误 {:.3f}），{}",
             outage.per_1000_out.value, outage.per_1000_out.error, outage.first_share.value, outage.first_share.error,
             outage.separable ? "两项分得开" : "两项分不开，只有合计可信"),
         fmt::format("outage    {:.2f} calls an hour per 1,000 out (error {:.2f}), {:.3f} of the newly out call (error "
                     "{:.3f}), {}",
                     outage.per_1000_out.value, outage.per_1000_out.error, outage.first_share.value,
                     outage.first_share.error,
                     outage.separable ? "told apart" : "not told apart: only their sum is known"));
  else if (!settings.outage.empty())
    line("停电    曲线内不足 8 个来话时段，未拟合",
         "outage    fewer than 8 intervals with calls inside the curve: not fitted");
  line(fmt::format("结果在 {}", folder), fmt::format("results in {}", folder));
}

// Files by name; the pages come from gnuplot and pandoc.
using Files = std::vector<std::pair<std::string, std::string>>;

Files result_files(const exchange::Fit& fit, const exchange::DocumentSet& documents, bool chinese) {
  Files files{{"fit.json", exchange::fit_json(fit)},
              {"site.json", documents.site},
              {"plan.json", documents.plan},
              {"scenario.json", documents.scenario},
              {"classes.json", documents.classes}};
  if (!fit.problems.empty()) files.emplace_back("problems.txt", problem_list(fit.file, fit.problems, chinese));
  return files;
}

std::optional<Said> add_pages(const exchange::Fit& fit, Files& files) {
  for (const Language language : {Language::zh, Language::en}) {
    const char* tag = language == Language::zh ? "zh" : "en";
    const exchange::FitPage page = exchange::fit_page(fit, language);
    if (page.html.empty()) return page.problem;
    for (const report::FigureFile& figure : page.figures.traffic)
      files.emplace_back("figures/" + figure.name, figure.svg);
    files.emplace_back(fmt::format("fit.{}.md", tag), page.markdown);
    files.emplace_back(fmt::format("fit.{}.html", tag), page.html);
  }
  return std::nullopt;
}

}  // namespace

int fit(const Settings& settings) {
  const FileBytes bytes = read_file(settings.file);
  if (!bytes.bytes) return cannot_read(settings, settings.file, bytes.problem);
  Diagnostics diagnostics;
  const auto told = told_columns(settings, diagnostics);
  if (!told) return bad_input;
  const auto table = exchange::read_csv(settings.file, *bytes.bytes, diagnostics);
  std::optional<exchange::Columns> columns;
  if (table) columns = exchange::map_columns(*table, *told, diagnostics);
  if (print(diagnostics, settings) != done || !columns) return bad_input;
  if (columns->kind() == TableKind::outage)
    return complain(settings,
                    {fmt::format("{} 是停电户数曲线，不是来话；请把它写在 --outage 之后", settings.file),
                     fmt::format("{} is a curve of customers out, not of calls; put it after --outage", settings.file)},
                    bad_input);

  exchange::OutageSheet outage;
  if (!settings.outage.empty() && !read_outage_curve(settings, outage)) return bad_input;
  const bool one_by_one = columns->kind() == TableKind::call_records;
  exchange::CallSheet calls;
  exchange::CountSheet counts;
  if (one_by_one)
    calls = exchange::read_calls(*table, *columns, order_of(settings));
  else
    counts = exchange::read_counts(*table, *columns, order_of(settings));
  set_clock(outage, one_by_one ? calls.clock : counts.clock, settings);
  exchange::FitOptions options;
  if (!outage.points.empty()) {
    const auto day = [](double s) { return static_cast<std::int64_t>(std::floor(s / 86'400)); };
    options.outage_days = {day(outage.points.front().at_s), day(outage.points.back().at_s)};
  }
  exchange::Fit fit;
  if (one_by_one) {
    fit = exchange::fit_calls(calls, options);
    exchange::add_outage(fit, calls, outage.points);
  } else {
    fit = exchange::fit_counts(counts, columns->kind(), options);
    exchange::add_outage(fit, counts, outage.points);
  }
  print_problems(fit.file, fit.problems, settings);
  if (fit.used == 0)
    return complain(settings,
                    {fmt::format("{} 的 {} 行里没有一行可用", settings.file, fit.rows),
                     fmt::format("not one of the {} rows of {} can be used", fit.rows, settings.file)},
                    bad_input);

  exchange::DocumentSet documents;
  if (settings.replay.empty()) {
    documents = exchange::documents_of(fit);
  } else {
    const auto day = exchange::parse_day(settings.replay, order_of(settings));
    const bool recorded = day && std::any_of(calls.calls.begin(), calls.calls.end(),
                                             [&](const exchange::RecordedCall& call) { return call.day == *day; });
    if (!recorded)
      return complain(
          settings,
          {fmt::format("--replay 应为逐通记录中的一天（{} 至 {}），实为“{}”", exchange::day_text(fit.first_day),
                       exchange::day_text(fit.last_day), settings.replay),
           fmt::format("--replay: expected a day of the call records ({} to {}), found \"{}\"",
                       exchange::day_text(fit.first_day), exchange::day_text(fit.last_day), settings.replay)},
          bad_input);
    documents = exchange::replay_documents(calls, fit, *day);
  }

  const std::string stem = std::filesystem::path(settings.file).stem().string();
  const std::string out = settings.out.empty() ? free_result_path(fmt::format("results/fit--{}", stem)) : settings.out;
  ResultFolder folder(out);
  if (folder.refused()) return complain(settings, *folder.refused(), folder.refusal());
  folder.begin_writing();
  Files files = result_files(fit, documents, settings.language == Language::zh);
  if (!settings.no_report)
    if (const auto problem = add_pages(fit, files)) return complain(settings, *problem, failed);
  for (const auto& [name, text] : files)
    if (const auto refused = folder.write(name, text)) return complain(settings, *refused, failed);
  if (const auto refused = folder.publish()) return complain(settings, *refused, failed);
  if (settings.json)
    fmt::print("{}", exchange::fit_json(fit));
  else
    print_summary(fit, out, settings);
  return done;
}

}  // namespace tuiyan::cli
