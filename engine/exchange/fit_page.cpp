#include "exchange/fit_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/calendar.hpp"
#include "exchange/cell.hpp"
#include "report/escape.hpp"
#include "words/amount.hpp"
#include "words/word.hpp"

namespace tuiyan::exchange {
namespace {

using words::same;

class Page {
 public:
  Page(const Fit& fit, const std::vector<FitFigure>& figures, Language language)
      : fit_(fit), figures_(figures), chinese_(language == Language::zh), tag_(chinese_ ? "zh" : "en") {}

  std::string text() {
    cover();
    read();
    arrivals();
    talk();
    course();
    ivr();
    patience();
    redial();
    staff();
    outage();
    silent();
    use_of_it();
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::string say(std::string_view code, const std::vector<words::Argument>& arguments = {}) const {
    return words::pick(words::sentence(words::Area::fit, code, arguments), chinese_);
  }
  void heading(std::string_view code) { text_ += fmt::format("\n## {}\n\n", say(code)); }
  void paragraph(const std::string& sentence) { text_ += report::escaped(sentence) + "\n\n"; }
  void row(const std::vector<std::string>& cells) {
    text_ += "|";
    for (const std::string& cell : cells) text_ += " " + report::escaped(cell) + " |";
    text_ += "\n";
  }
  void head(const std::vector<std::string>& cells) {
    row(cells);
    text_ += "|";
    for (std::size_t i = 0; i < cells.size(); ++i) text_ += "---|";
    text_ += "\n";
  }
  void figure(std::string_view stem) {
    for (const FitFigure& one : figures_) {
      if (one.stem != stem) continue;
      if (one.drawing.is_drawn())
        text_ += fmt::format("\n<div class=\"figure\">\n\n![{}](figures/{}.{}.svg)\n\n</div>\n\n",
                             report::escaped(one.caption), stem, tag_);
      else
        paragraph(say("problem.figure", {{"problem", one.drawing.problem}}));
    }
  }

  [[nodiscard]] std::string length(double s) const { return words::pick(words::duration(seconds(s)), chinese_); }
  [[nodiscard]] std::string in_seconds(const std::string& number) const { return number + (chinese_ ? " 秒" : " s"); }
  static std::string count(std::size_t n) { return words::count(static_cast<std::int64_t>(n)); }
  static std::string with_error(const Estimate& one, int decimals) {
    return fmt::format("{:.{}f} (± {:.{}f})", one.value, decimals, one.error, decimals);
  }
  static std::string percent(const Estimate& one) {
    return fmt::format("{} (± {})", words::share(one.value), words::share(one.error));
  }
  [[nodiscard]] std::string borrowed(Whose whose) const {
    return say(whose == Whose::kin ? "class.borrowed.kin" : "class.borrowed");
  }
  [[nodiscard]] std::string name_of_class(const ClassFit& one) const {
    return one.name.empty() ? say("class.all") : one.name;
  }
  // All classes first, then each, unless there is only one.
  [[nodiscard]] std::vector<std::pair<std::string, const ClassFit*>> classes() const {
    std::vector<std::pair<std::string, const ClassFit*>> all{{say("class.all"), &fit_.all}};
    if (fit_.classes.size() > 1)
      for (const ClassFit& one : fit_.classes) all.emplace_back(name_of_class(one), &one);
    return all;
  }

  void cover() {
    const std::string file = fit_.file.substr(fit_.file.find_last_of('/') + 1);
    text_ += fmt::format("<div class=\"cover\">\n\n# {}\n\n**{}**\n\n</div>\n", say("title"),
                         report::escaped(say("subtitle", {{"file", same(file)},
                                                          {"from", same(day_text(fit_.first_day))},
                                                          {"to", same(day_text(fit_.last_day))}})));
  }

  void read() {
    heading("read");
    const Said kind = words::word(words::Area::fit, fit_.kind == TableKind::call_records          ? "kind.calls"
                                                    : fit_.kind == TableKind::interval_statistics ? "kind.intervals"
                                                                                                  : "kind.days");
    paragraph(say("read.summary", {{"kind", kind},
                                   {"rows", same(count(fit_.rows))},
                                   {"used", same(count(fit_.used))},
                                   {"out", same(count(fit_.rows - fit_.used))},
                                   {"talks", same(count(fit_.talks_left_out))},
                                   {"days", same(count(fit_.all.arrivals.days.size() + fit_.days_left_out.size()))},
                                   {"left_out", same(count(fit_.days_left_out.size()))}}));
    if (fit_.empty_intervals > 0) paragraph(say("read.empty", {{"n", same(count(fit_.empty_intervals))}}));
    for (const Gap& gap : fit_.gaps)
      paragraph(say(gap.to_s - gap.from_s >= 86'400 ? "read.gap.day" : "read.gap",
                    {{"day", same(day_text(gap.day))},
                     {"from", same(clock_text(seconds(gap.from_s)))},
                     {"to", same(gap.to_s >= 86'400 ? "24:00" : clock_text(seconds(gap.to_s)))},
                     {"n", same(fmt::format("{:.0f}", gap.expected))}}));
    const std::vector<RowProblemCount> all = counts(fit_.problems);
    if (all.empty()) return paragraph(say("read.none"));
    head({say("read.problem"), say("read.count"), say("read.use")});
    for (const RowProblemCount& one : all)
      row({words::pick(name_of(one.kind), chinese_), count(one.count),
           say(use(one.kind) == RowUse::nothing ? "use.nothing" : "use.all_but_talk")});
    text_ += "\n";
    paragraph(say("read.list"));
  }

  void arrivals() {
    heading("arrivals");
    const ArrivalFit& all = fit_.all.arrivals;
    paragraph(say("arrivals.summary", {{"per_day", same(fmt::format("{:.0f}", all.per_day))},
                                       {"dispersion", same(fmt::format("{:.1f}", all.dispersion))},
                                       {"degrees", same(count(all.degrees))},
                                       {"sd", same(fmt::format("{:.3f}", all.day_sd()))},
                                       {"variance", same(fmt::format("{:.4f}", all.variance))},
                                       {"error", same(fmt::format("{:.4f}", all.variance_error))}}));
    figure("profile");
    paragraph(say("arrivals.grouped", {{"share", same(words::share(ArrivalFit::same_profile))}}));
    head({say("weekday"), say("weekday.days"), say("weekday.mean"), say("error"), say("weekday.factor"),
          say("weekday.profile")});
    for (std::size_t w = 0; w < 7; ++w) {
      const WeekdayFit& weekday = all.weekdays[w];
      row({say(fmt::format("weekday.{}", w)), count(weekday.days), fmt::format("{:.0f}", weekday.mean.value),
           weekday.days > 0 ? fmt::format("{:.0f}", weekday.mean.error) : "–", fmt::format("{:.3f}", weekday.factor),
           weekday.days > 0 ? count(weekday.profile + 1) : "–"});
    }
    text_ += "\n";
    figure("days");
  }

  void talk() {
    if (fit_.all.talk.n == 0) return;
    heading("talk");
    if (!fit_.has_shape) {
      head({say("talk.n"), say("talk.mean")});
      row({count(fit_.all.talk.n), length(fit_.all.talk.mean_s.value)});
      text_ += "\n";
      return paragraph(say("talk.means_only"));
    }
    paragraph(say("talk.rule", {{"limit", words::duration(seconds(fit_.all.talk.short_limit_s))}}));
    figure("talk");
    head({say("class"), say("talk.n"), say("talk.mean"), say("talk.sd"), say("talk.short"), say("talk.median"),
          say("talk.log_sd"), say("talk.distance")});
    for (const auto& [name, one] : classes()) {
      const DurationFit& talk = one->talk;
      if (one->talk_of != Whose::own) {
        row({name, borrowed(one->talk_of), "", "", "", "", "", ""});
        continue;
      }
      row({name, count(talk.n), in_seconds(with_error(talk.mean_s, 1)), in_seconds(fmt::format("{:.0f}", talk.sd_s)),
           words::share(static_cast<double>(talk.n_short) / static_cast<double>(std::max<std::size_t>(talk.n, 1))),
           talk.has_lognormal() ? in_seconds(fmt::format("{:.1f}", talk.median_s())) : "–",
           talk.has_lognormal() ? with_error(talk.log_sd, 3) : "–",
           talk.has_lognormal() ? fmt::format("{:.3f}", talk.distance) : "–"});
    }
    text_ += "\n";
  }

  void course() {
    const auto all = classes();
    if (fit_.all.talk_course.degrees == 0) return;
    heading("course");
    paragraph(say("course.rule", {{"n", same(count(CourseFit::least_hour))},
                                  {"chance", same(words::share(CourseFit::significance))}}));
    figure("course");
    head({say("class"), say("course.test"), say("course.chance"), say("course.factors")});
    for (const auto& [name, one] : all) {
      const CourseFit& course = one->talk_course;
      if (one->talk_of != Whose::own) {
        row({name, borrowed(one->talk_of), "", ""});
        continue;
      }
      std::string factors;
      for (const CoursePart& part : course.parts)
        factors += fmt::format("{}{} {}",
                               factors.empty() ? ""
                               : chinese_      ? "，"
                                               : ", ",
                               clock_text(seconds(part.from_s)), with_error(part.factor, 2));
      row({name, course.degrees == 0 ? "–" : fmt::format("{:.1f} ({})", course.statistic, course.degrees),
           course.degrees == 0 ? "–" : fmt::format("{:.2g}", course.chance),
           factors.empty() ? say("course.none") : factors});
    }
    text_ += "\n";
  }

  void ivr() {
    if (fit_.all.left_in_ivr == 0 && fit_.all.ivr.n == 0) return;
    heading("ivr");
    paragraph(say("ivr.summary", {{"share", same(words::share(fit_.all.ended_in_ivr.value))},
                                  {"error", same(words::share(fit_.all.ended_in_ivr.error))},
                                  {"mean", words::duration(seconds(fit_.all.ivr.mean_s.value))}}));
  }

  void patience() {
    heading("patience");
    if (fit_.all.patience.gave_up == 0) return paragraph(say("patience.none"));
    paragraph(say("patience.rule", {{"risk", same(count(PatienceFit::least_at_risk))}}));
    figure("patience");
    const auto gone = [&](const char* share) { return say("patience.gone", {{"share", same(share)}}); };
    head({say("class"), say("patience.waits"), say("patience.events"), say("patience.mean"), gone("10 %"), gone("25 %"),
          gone("50 %"), say("patience.distance")});
    for (const auto& [name, one] : classes()) {
      const PatienceFit& patience = one->patience;
      if (one->patience_of != Whose::own) {
        row({name, borrowed(one->patience_of), "", "", "", "", "", ""});
        continue;
      }
      const auto time = [&](double share) {
        const auto at = patience.gone_by_s(share);
        return at ? length(*at) : std::string("–");
      };
      row({name, count(patience.n), count(patience.gave_up), in_seconds(with_error(patience.mean_s, 0)), time(0.1),
           time(0.25), time(0.5), patience.survival.empty() ? "–" : fmt::format("{:.3f}", patience.distance)});
    }
    text_ += "\n";
  }

  void redial() {
    heading("redial");
    const RedialFit& redial = fit_.all.redial;
    if (redial.abandoned == 0) return paragraph(say("redial.none"));
    const Said window = words::duration(seconds(redial.window_s));
    paragraph(say("redial.summary", {{"n", same(count(redial.abandoned))},
                                     {"soon", same(percent(redial.within_5_min))},
                                     {"window", window},
                                     {"again", same(percent(redial.within_window))},
                                     {"day", same(percent(redial.same_day))},
                                     {"unknown", same(count(redial.not_named))}}));
    figure("redial");
    head({say("redial.attempt"), say("patience.events"), say("redial.share", {{"window", window}})});
    for (std::size_t k = 0; k < redial.by_attempt.size() && k < 6; ++k)
      row({count(k + 1), count(redial.by_attempt[k].n), percent(redial.by_attempt[k].again)});
    text_ += "\n";
    if (redial.growth.value > 0)
      paragraph(say("redial.growth", {{"growth", same(words::share(redial.growth.value))},
                                      {"error", same(words::share(redial.growth.error))},
                                      {"cap", same(words::share(redial.cap))}}));
    else
      paragraph(say("redial.no_growth", {{"error", same(words::share(redial.growth.error))}}));
  }

  void staff() {
    if (fit_.mean_staff.empty()) return;
    heading("staff");
    if (fit_.after_call.gave_up >= Fit::least_own) {
      const auto median = fit_.after_call.gone_by_s(0.5);
      paragraph(say("staff.after_call", {{"mean", words::duration(seconds(fit_.after_call.mean_s.value))},
                                         {"error", words::duration(seconds(fit_.after_call.mean_s.error))},
                                         {"median", median ? words::duration(seconds(*median)) : same("–")},
                                         {"n", same(count(fit_.after_call.n))},
                                         {"events", same(count(fit_.after_call.gave_up))}}));
    }
    paragraph(say("staff.rule", {{"n", same(count(fit_.mean_staff.size()))}}));
    if (!fit_.staffing.breaks.empty()) {
      double away_s = 0;
      for (const Session& one : fit_.staffing.breaks) away_s += one.to_s - one.from_s;
      const auto n = static_cast<double>(fit_.staffing.breaks.size());
      paragraph(say("staff.breaks", {{"n", same(count(fit_.staffing.breaks.size()))},
                                     {"pause", words::duration(seconds(Staffing::longest_pause_s))},
                                     {"mean", words::duration(seconds(away_s / n))}}));
    }
    figure("staff");
  }

  void outage() {
    const OutageFit& outage = fit_.outage;
    if (outage.most_out <= 0) return;
    heading("outage");
    if (!outage.is_fitted()) return paragraph(say("outage.none"));
    paragraph(say("outage.summary", {{"n", same(count(outage.intervals.size()))},
                                     {"calls", same(fmt::format("{:.0f}", outage.calls))},
                                     {"most", same(fmt::format("{:.0f}", outage.most_out))},
                                     {"hours", same(fmt::format("{:.0f}", outage.customer_hours))},
                                     {"newly", same(fmt::format("{:.0f}", outage.newly_out))}}));
    figure("outage");
    head({say("outage.figure"), say("outage.value")});
    row({say(fit_.outage_base_known ? "outage.base" : "outage.base.flat"), with_error(outage.base, 2)});
    row({say("outage.rate"), with_error(outage.per_1000_out, 2)});
    row({say("outage.share"), percent(outage.first_share)});
    row({say("outage.after"), fmt::format("{} ({} – {})", length(outage.first_after_s), length(outage.after_low_s),
                                          length(outage.after_high_s))});
    row({say("outage.dispersion"), fmt::format("{:.1f}", outage.dispersion)});
    text_ += "\n";
    paragraph(say(outage.separable ? "outage.separable" : "outage.not_separable",
                  {{"r", same(fmt::format("{:.2f}", outage.correlation))}}));
    if (!fit_.outage_base_known) paragraph(say("outage.flat"));
    paragraph(say("outage.file"));
  }

  void silent() {
    heading("silent");
    const auto item = [&](const std::string& sentence) { text_ += "* " + report::escaped(sentence) + "\n"; };
    item(say("silent.blocked"));
    item(say("silent.season"));
    if (fit_.all.redial.abandoned > 0)
      item(say("silent.rate", {{"share", same(words::share(fit_.all.first_attempts()))}}));
    text_ += "\n";
  }

  void use_of_it() {
    heading("use");
    paragraph(say("use.check"));
    text_ += "```\ntuiyan check plan.json scenario.json\ntuiyan run plan.json scenario.json\n```\n";
  }

  const Fit& fit_;
  const std::vector<FitFigure>& figures_;
  bool chinese_;
  std::string tag_;
  std::string text_;
};

}  // namespace

std::string fit_markdown(const Fit& fit, const std::vector<FitFigure>& figures, Language language) {
  return Page(fit, figures, language).text();
}

FitPage fit_page(const Fit& fit, Language language) {
  const std::vector<FitFigure> figures = fit_figures(fit, language);
  FitPage page;
  page.markdown = fit_markdown(fit, figures, language);
  for (const FitFigure& one : figures)
    if (one.drawing.is_drawn())
      page.figures.traffic.push_back(
          {fmt::format("{}.{}.svg", one.stem, language == Language::zh ? "zh" : "en"), one.caption, one.drawing.svg});
  const Said title = words::word(words::Area::fit, "title");
  const report::Page made = report::page(page.markdown, page.figures, words::pick(title, language == Language::zh),
                                         language, "footer.records");
  page.html = made.html;
  page.problem = made.problem;
  return page;
}

}  // namespace tuiyan::exchange
