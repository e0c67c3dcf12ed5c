#include "exchange/fit_figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "exchange/cell.hpp"
#include "words/amount.hpp"
#include "words/word.hpp"

namespace tuiyan::exchange {
namespace {

using drawing::Chart;
using drawing::Curve;
using drawing::Ink;
using drawing::Stroke;

class Figures {
 public:
  Figures(const Fit& fit, Language language) : fit_(fit), chinese_(language == Language::zh) {}

  std::vector<FitFigure> all() {
    profile();
    days();
    talk();
    course();
    patience();
    redial();
    staff();
    outage();
    return std::move(made_);
  }

 private:
  [[nodiscard]] std::string say(std::string_view code, const std::vector<words::Argument>& arguments = {}) const {
    return words::pick(words::sentence(words::Area::fit, code, arguments), chinese_);
  }
  void add(const Chart& chart) {
    drawing::Drawing drawing = drawing::chart(chart);
    if (drawing.is_drawn() || !drawing.problem.en.empty())
      made_.push_back({chart.name, chart.title, std::move(drawing)});
  }
  [[nodiscard]] Chart chart_of(const char* name, const char* y_title,
                               const std::vector<words::Argument>& of_title = {}) const {
    Chart chart;
    chart.name = name;
    chart.title = say(fmt::format("figure.{}", name), of_title);
    chart.y_title = say(y_title);
    return chart;
  }
  // From midnight to midnight.
  [[nodiscard]] Chart day_chart(const char* name, const char* y_title, int height,
                                const std::vector<words::Argument>& of_title = {}) const {
    Chart chart = chart_of(name, y_title, of_title);
    chart.x_title = say("figure.time");
    chart.x_to = 86'400;
    for (int hour = 0; hour <= 24; hour += 2) chart.ticks.push_back({hour * 3600.0, fmt::format("{:02}:00", hour)});
    chart.height = height;
    return chart;
  }
  // 1 s, 10 s, 1 min, … inside the range.
  [[nodiscard]] std::vector<drawing::Tick> length_ticks(double from_s, double to_s) const {
    std::vector<drawing::Tick> ticks;
    for (double s : {5., 10., 30., 60., 120., 300., 600., 1800., 3600., 7200.})
      if (s >= from_s && s <= to_s) ticks.push_back({s, words::pick(words::duration(seconds(s)), chinese_)});
    return ticks;
  }

  void profile() {
    const ArrivalFit& arrivals = fit_.all.arrivals;
    if (arrivals.slots < 2) return;
    constexpr std::array<Ink, 7> inks{Ink::blue,   Ink::vermilion, Ink::green, Ink::purple,
                                      Ink::orange, Ink::sky,       Ink::grey};
    const double slot_s = 86'400.0 / static_cast<double>(arrivals.slots);
    Chart chart = day_chart("profile", "figure.profile.axis", 420, {{"interval", words::duration(seconds(slot_s))}});
    for (std::size_t g = 0; g < arrivals.profiles.size(); ++g) {
      Curve points{"", Stroke::points, inks[g % inks.size()], {}, 1};
      double weekly = 0, days = 0;
      std::string names;
      for (std::size_t w = 0; w < 7; ++w) {
        const WeekdayFit& weekday = arrivals.weekdays[w];
        if (weekday.profile != g || weekday.days == 0) continue;
        weekly += weekday.mean.value * static_cast<double>(weekday.days);
        days += static_cast<double>(weekday.days);
        names += (names.empty() ? "" : chinese_ ? "、" : ", ") + say(fmt::format("weekday.{}", w));
      }
      if (days == 0) continue;
      for (const DayCounts& day : arrivals.days) {
        if (arrivals.weekdays[static_cast<std::size_t>(weekday_of(day.day))].profile != g) continue;
        for (std::size_t i = 0; i < arrivals.slots; ++i)
          points.points.push_back({(static_cast<double>(i) + 0.5) * slot_s, day.by_slot[i], 0, 0});
      }
      Curve line{say("figure.profile.line", {{"n", words::same(std::to_string(g + 1))}, {"days", words::same(names)}}),
                 Stroke::steps,
                 inks[g % inks.size()],
                 {},
                 1};
      for (std::size_t i = 0; i <= arrivals.slots; ++i)
        line.points.push_back({static_cast<double>(i) * slot_s,
                               weekly / days * arrivals.profiles[g][std::min(i, arrivals.slots - 1)], 0, 0});
      chart.curves.push_back(std::move(points));
      chart.curves.push_back(std::move(line));
    }
    add(chart);
  }

  void days() {
    const ArrivalFit& arrivals = fit_.all.arrivals;
    if (arrivals.days.size() < 2) return;
    Chart chart = chart_of("days", "figure.profile.axis");
    chart.x_title = say("figure.date");
    const double first = static_cast<double>(arrivals.days.front().day);
    const double last = static_cast<double>(arrivals.days.back().day);
    chart.x_from = first - 0.7;
    chart.x_to = last + 0.7;
    const double step = std::max(1.0, std::ceil((last - first + 1) / 11));
    for (double day = first; day <= last; day += step)
      chart.ticks.push_back({day, day_text(static_cast<std::int64_t>(day)).substr(5)});
    Curve total{say("figure.days.total"), Stroke::bars, Ink::sky, {}, 0.7};
    Curve spread{say("figure.days.band"), Stroke::spans, Ink::blue, {}, 1};
    for (const DayCounts& day : arrivals.days) {
      const double at = static_cast<double>(day.day);
      const double mean = arrivals.weekdays[static_cast<std::size_t>(weekday_of(day.day))].mean.value;
      const double sd = std::sqrt(mean + arrivals.variance * mean * mean);
      total.points.push_back({at, day.total(), 0, 0});
      spread.points.push_back({at, mean, std::max(0.0, mean - 2 * sd), mean + 2 * sd});
    }
    chart.curves = {std::move(total), std::move(spread)};
    add(chart);
  }

  void talk() {
    const DurationFit& talk = fit_.all.talk;
    if (talk.sorted_s.size() < 20) return;
    // Bars of equal width on the logarithmic scale; whole seconds would leave holes in narrower ones.
    constexpr double low_s = 3, high_s = 7200, bars = 38;
    const double ratio = std::pow(high_s / low_s, 1 / bars);
    Chart chart = chart_of("talk", "figure.talk.axis");
    chart.x_from = low_s;
    chart.x_to = high_s;
    chart.x_logarithmic = chart.y_percent = true;
    chart.ticks = length_ticks(low_s, high_s);
    Curve data{say("figure.talk.data"), Stroke::band, Ink::blue, {}, 1};
    Curve law{say("figure.talk.law", {{"limit", words::duration(seconds(talk.short_limit_s))}}),
              Stroke::line,
              Ink::vermilion,
              {},
              1};
    const double n = static_cast<double>(talk.n), above = n - static_cast<double>(talk.n_short);
    for (double from_s = low_s; from_s < high_s * 0.999; from_s *= ratio) {
      const double to_s = from_s * ratio;
      const auto begin = std::lower_bound(talk.sorted_s.begin(), talk.sorted_s.end(), from_s - 0.5);
      const auto end = std::lower_bound(begin, talk.sorted_s.end(), to_s - 0.5);
      const double share = 100 * static_cast<double>(end - begin) / n;
      data.points.push_back({from_s, 0, 0, share});
      data.points.push_back({to_s, 0, 0, share});
      if (!talk.has_lognormal() || talk.log_sd.value <= 0) continue;
      const auto z = [&](double s) { return (std::log(s) - talk.log_mean.value) / talk.log_sd.value; };
      law.points.push_back(
          {from_s * std::sqrt(ratio), 100 * above / n * (normal_share(z(to_s)) - normal_share(z(from_s))), 0, 0});
    }
    chart.curves = {std::move(data), std::move(law)};
    add(chart);
  }

  void course() {
    const CourseFit& course = fit_.all.talk_course;
    if (course.hours.size() < 2) return;
    Chart chart = day_chart("course", "figure.course.axis", 300);
    Curve data{say("figure.course.data"), Stroke::spans, Ink::blue, {}, 1};
    for (std::size_t i = 0; i < course.hours.size(); ++i) {
      const CoursePart& hour = course.hours[i];
      const double to_s = i + 1 < course.hours.size() ? course.hours[i + 1].from_s : 86'400;
      const double half = 1.96 * hour.factor.error, factor = hour.factor.value;
      data.points.push_back({(hour.from_s + to_s) / 2, factor, std::max(0.0, factor - half), factor + half});
    }
    Curve law{say("figure.fitted"), Stroke::steps, Ink::vermilion, {{0, course.factor_at(0), 0, 0}}, 1};
    for (const CoursePart& part : course.parts) law.points.push_back({part.from_s, part.factor.value, 0, 0});
    law.points.push_back({86'400, course.factor_at(86'399), 0, 0});
    chart.curves = {std::move(data), std::move(law)};
    add(chart);
  }

  void patience() {
    const PatienceFit& patience = fit_.all.patience;
    if (patience.survival.size() < 5) return;
    Chart chart = chart_of("patience", "figure.patience.axis");
    chart.x_title = say("figure.patience.wait");
    chart.x_to = patience.trusted_to_s;
    chart.y_to = 100;
    chart.y_percent = true;
    const double step = patience.trusted_to_s > 1500 ? 300 : patience.trusted_to_s > 600 ? 120 : 60;
    for (double s = 0; s <= patience.trusted_to_s; s += step)
      chart.ticks.push_back({s, words::pick(words::duration(seconds(s)), chinese_)});
    Curve band{say("figure.patience.band"), Stroke::band, Ink::blue, {}, 1};
    Curve curve{say("figure.patience.curve"), Stroke::steps, Ink::blue, {{0, 100, 0, 0}}, 1};
    Curve law{say("figure.patience.law", {{"mean", words::duration(seconds(patience.mean_s.value))}}),
              Stroke::dashed,
              Ink::vermilion,
              {},
              1};
    for (const SurvivalPoint& point : patience.survival) {
      if (point.at_s > patience.trusted_to_s) break;
      const double half = 1.96 * point.error;
      band.points.push_back(
          {point.at_s, 100 * std::max(0.0, point.share - half), 0, 100 * std::min(1.0, point.share + half)});
      curve.points.push_back({point.at_s, 100 * point.share, 0, 0});
    }
    for (int i = 0; i <= 100; ++i) {
      const double s = patience.trusted_to_s * i / 100;
      law.points.push_back({s, 100 * std::exp(-s / patience.mean_s.value), 0, 0});
    }
    chart.curves = {std::move(band), std::move(curve), std::move(law)};
    add(chart);
  }

  void redial() {
    const RedialFit& redial = fit_.all.redial;
    if (redial.delay.n < 20) return;
    Chart chart = chart_of("redial", "figure.patience.axis");
    chart.x_title = say("figure.redial.wait");
    chart.x_to = redial.window_s;
    chart.y_percent = true;
    for (int i = 0; i <= 6; ++i) {
      const double s = redial.window_s * i / 6;
      chart.ticks.push_back({s, words::pick(words::duration(seconds(s)), chinese_)});
    }
    Curve curve{say("figure.redial.curve"), Stroke::steps, Ink::blue, {{0, 0, 0, 0}}, 1};
    Curve law{say("figure.redial.law"), Stroke::dashed, Ink::vermilion, {}, 1};
    const double n = static_cast<double>(redial.abandoned);
    for (std::size_t i = 0; i < redial.delay.sorted_s.size(); ++i)
      curve.points.push_back({redial.delay.sorted_s[i], 100 * static_cast<double>(i + 1) / n, 0, 0});
    if (redial.delay.log_sd.value > 0)
      for (int i = 1; i <= 120; ++i) {
        const double s = redial.window_s * i / 120;
        const double z = (std::log(s) - redial.delay.log_mean.value) / redial.delay.log_sd.value;
        law.points.push_back({s, 100 * redial.within_window.value * normal_share(z), 0, 0});
      }
    chart.curves = {std::move(curve), std::move(law)};
    add(chart);
  }

  void staff() {
    const std::vector<double> heads = staff_of_all(fit_);
    if (heads.empty() || *std::max_element(heads.begin(), heads.end()) <= 0) return;
    Chart chart = day_chart("staff", "figure.staff.axis", 300);
    Curve curve{"", Stroke::steps, Ink::green, {}, 1};
    const std::size_t slots = heads.size();
    for (std::size_t i = 0; i <= slots; ++i)
      curve.points.push_back(
          {static_cast<double>(i) * 86'400 / static_cast<double>(slots), heads[std::min(i, slots - 1)], 0, 0});
    chart.curves = {std::move(curve)};
    add(chart);
  }

  void outage() {
    const OutageFit& outage = fit_.outage;
    if (!outage.is_fitted()) return;
    Chart chart = chart_of("outage", "figure.outage.axis");
    chart.x_title = say("figure.outage.x");
    const double start_s = outage.intervals.front().from_s;
    Curve data{say("figure.days.total"), Stroke::points, Ink::blue, {}, 1};
    Curve law{say("figure.fitted"), Stroke::steps, Ink::vermilion, {}, 1};
    for (std::size_t i = 0; i < outage.intervals.size(); ++i) {
      const CallInterval& one = outage.intervals[i];
      const double hours = (one.to_s - one.from_s) / 3600;
      data.points.push_back({((one.from_s + one.to_s) / 2 - start_s) / 3600, one.calls / hours, 0, 0});
      law.points.push_back({(one.from_s - start_s) / 3600, outage.fitted[i] / hours, 0, 0});
    }
    chart.x_to = (outage.intervals.back().to_s - start_s) / 3600;
    chart.curves = {std::move(data), std::move(law)};
    add(chart);
  }

  const Fit& fit_;
  bool chinese_;
  std::vector<FitFigure> made_;
};

}  // namespace

std::vector<FitFigure> fit_figures(const Fit& fit, Language language) { return Figures(fit, language).all(); }

}  // namespace tuiyan::exchange
