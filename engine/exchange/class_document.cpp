#include "exchange/class_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/calendar.hpp"
#include "exchange/cell.hpp"
#include "json/build.hpp"

namespace tuiyan::exchange {
namespace {

using json::Node;
using Members = std::vector<std::pair<std::string, Node>>;

// Enough digits for a duration that was measured.
double rounded(double value, int digits) {
  if (value == 0) return 0;
  const double scale = std::pow(10, digits - 1 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

Node with_basis(Members members, const Said& basis) {
  members.emplace_back("basis", said_node(basis));
  return json::object(std::move(members));
}

// "calls.csv, 1999-10-01 to 1999-10-31"
Said source(const Fit& fit) {
  const std::string name = fit.file.substr(fit.file.find_last_of('/') + 1);
  return {fmt::format("D：{}，{} 至 {}", name, day_text(fit.first_day), day_text(fit.last_day)),
          fmt::format("D: {}, {} to {}", name, day_text(fit.first_day), day_text(fit.last_day))};
}

Said sourced(const Fit& fit, Whose whose, const std::string& zh, const std::string& en) {
  const Said from = source(fit);
  const std::string zh_all = whose == Whose::own   ? ""
                             : whose == Whose::kin ? "（本类样本不足，取同种各类）"
                                                   : "（本类样本不足，取全部类别）",
                    en_all = whose == Whose::own   ? ""
                             : whose == Whose::kin ? " (too few of its own: all classes of its kind)"
                                                   : " (too few of its own: all classes)";
  return {fmt::format("{}；{}{}", from.zh, zh, zh_all), fmt::format("{}; {}{}", from.en, en, en_all)};
}

Node assumed(Members members, const Said& what) {
  return with_basis(std::move(members), {"A：" + what.zh + "，待核实", "A: " + what.en + ", 待核实"});
}

Node quantiles_node(const DurationFit& fit) {
  Members rows;
  double last_s = -1;
  for (std::size_t i = 0; i < quantile_levels.size(); ++i) {
    const double s = rounded(fit.quantiles_s[i], 4);
    const bool is_last = i + 1 == quantile_levels.size();
    if (is_last && s <= last_s) continue;  // the law goes on from its last stretch, which must rise
    rows.emplace_back(fmt::format("{}", quantile_levels[i]), seconds_node(s));
    last_s = s;
  }
  // The same for what is then the last row.
  while (rows.size() > 2 && rows.back().second.text == rows[rows.size() - 2].second.text) rows.pop_back();
  return json::object(std::move(rows));
}

// A law by the quantiles of the sample; constant samples and small ones by their mean.
Node duration_node(const Fit& fit, const DurationFit& sample, Whose whose, const Said& what) {
  if (sample.n == 0) return json::string("0 s");
  if (!fit.has_shape)
    return with_basis(
        {{"mean", seconds_node(rounded(sample.mean_s.value, 4))}},
        sourced(fit, whose, fmt::format("{}，{} 个，只知均值；指数分布为假设，待核实", what.zh, sample.n),
                fmt::format("{}, {} of them, only the mean is known; the exponential law is assumed, 待核实", what.en,
                            sample.n)));
  if (sample.quantiles_s.front() == sample.greatest_s) return seconds_node(rounded(sample.greatest_s, 4));
  const std::string lognormal_zh =
      sample.has_lognormal()
          ? fmt::format("；{} s 以上的对数正态：中位数 {:.4g} s，对数标准差 {:.3g}，柯尔莫哥洛夫距离 {:.3f}",
                        sample.short_limit_s, sample.median_s(), sample.log_sd.value, sample.distance)
          : "";
  const std::string lognormal_en =
      sample.has_lognormal()
          ? fmt::format("; lognormal above {} s: median {:.4g} s, log-sd {:.3g}, Kolmogorov distance {:.3f}",
                        sample.short_limit_s, sample.median_s(), sample.log_sd.value, sample.distance)
          : "";
  return with_basis({{"quantiles", quantiles_node(sample)}},
                    sourced(fit, whose,
                            fmt::format("{}，{} 个的经验分位数，均值 {:.4g} s（标准误 {:.2g}）{}", what.zh, sample.n,
                                        sample.mean_s.value, sample.mean_s.error, lognormal_zh),
                            fmt::format("{}, empirical quantiles of {}, mean {:.4g} s (standard error {:.2g}){}",
                                        what.en, sample.n, sample.mean_s.value, sample.mean_s.error, lognormal_en)));
}

// Talk with the time of day taken out, and its factors where hours differ.
void add_talk(Members& members, const Fit& fit, const ClassFit& one) {
  if (one.talk.n == 0) return;
  const CourseFit& course = one.talk_course;
  const bool even = course.parts.empty();
  members.emplace_back("talk", duration_node(fit, even ? one.talk : one.even_talk, one.talk_of,
                                             even ? Said{"通话时间", "talk"}
                                                  : Said{"通话时间（已除以钟点系数）", "talk (by its factor)"}));
  if (even) return;
  Members points;
  for (const CoursePart& part : course.parts)
    points.emplace_back(clock_text(seconds(part.from_s)), json::number(rounded(part.factor.value, 3)));
  double worst = 0;
  for (const CoursePart& part : course.parts) worst = std::max(worst, part.factor.error);
  members.emplace_back(
      "talk_by_time",
      with_basis({{"points", json::object(std::move(points))}},
                 sourced(fit, one.talk_of,
                         fmt::format("各段通话均值与全天均值之比，标准误至多 {:.2g}；各钟点相同的可能性 {:.1g}"
                                     "（Kruskal–Wallis，H = {:.1f}，自由度 {}）",
                                     worst, course.chance, course.statistic, course.degrees),
                         fmt::format("mean talk of each part by that of the day, standard errors up to {:.2g}; chance "
                                     "that hours are alike {:.1g} (Kruskal-Wallis, H = {:.1f}, {} degrees)",
                                     worst, course.chance, course.statistic, course.degrees))));
}

// At most `most` rows of a curve, so that it stays readable: those at equal steps of ln S.
Node survival_rows(const PatienceFit& fit) {
  constexpr double step = 0.02;  // of the share
  Members rows;
  double last = 1;
  for (const SurvivalPoint& point : fit.survival) {
    if (point.at_s > fit.trusted_to_s) break;
    if (point.share <= 0 || (last - point.share < step && point.at_s < fit.trusted_to_s)) continue;
    rows.emplace_back(fmt::format("{} s", rounded(point.at_s, 4)), json::number(rounded(point.share, 4)));
    last = point.share;
  }
  return json::object(std::move(rows));
}

Node survival_node(const Fit& fit, const PatienceFit& patience, Whose whose, const Said& what) {
  const std::string error_zh =
      fmt::format("指数均值 {:.4g} s（标准误 {:.2g}）", patience.mean_s.value, patience.mean_s.error);
  const std::string error_en =
      fmt::format("exponential mean {:.4g} s (standard error {:.2g})", patience.mean_s.value, patience.mean_s.error);
  if (patience.survival.empty() || !fit.has_shape)
    return with_basis({{"mean", seconds_node(rounded(patience.mean_s.value, 4))}},
                      sourced(fit, whose, fmt::format("{}，{}，{} 次放弃", what.zh, error_zh, patience.gave_up),
                              fmt::format("{}, {}, {} events", what.en, error_en, patience.gave_up)));
  return with_basis(
      {{"survival", survival_rows(patience)},
       {"tail", json::object({{"mean", seconds_node(rounded(patience.tail_mean_s, 4))}})}},
      sourced(fit, whose,
              fmt::format("{}，Kaplan–Meier，{} 个观测、{} 个终点，{:.4g} s 以后（在险不足 {}）为指数尾；{}", what.zh,
                          patience.n, patience.gave_up, patience.trusted_to_s, PatienceFit::least_at_risk, error_zh),
              fmt::format(
                  "{}, Kaplan-Meier from {} observations and {} events; beyond {:.4g} s (fewer than {} at risk) an "
                  "exponential tail; {}",
                  what.en, patience.n, patience.gave_up, patience.trusted_to_s, PatienceFit::least_at_risk, error_en)));
}

Node patience_node(const Fit& fit, const ClassFit& one) {
  if (one.patience.gave_up == 0)
    return assumed({{"mean", json::string("400 s")}},
                   {"表中没有放弃与等待", "the table tells nothing of waits and abandoning"});
  return survival_node(fit, one.patience, one.patience_of, {"排队耐心", "patience in the queue"});
}

Node after_call_node(const Fit& fit) {
  if (fit.after_call.gave_up < Fit::least_own)
    return assumed({{"median", json::string("30 s")}, {"log_sd", json::number(0.5)}},
                   {"表中看不出话后处理时间", "the table does not show after-call work"});
  return survival_node(
      fit, fit.after_call, Whose::own,
      {"有人排队时从挂机到接下一通的间隔（含话后处理与取电话，不含离席）",
       "from the end of a talk to the next while callers wait (after-call work and picking up, not breaks)"});
}

Node redial_node(const Fit& fit, const ClassFit& one) {
  const RedialFit& redial = one.redial;
  if (redial.abandoned == 0) return json::object({});
  Members members{{"after_abandoned", json::number(rounded(redial.first.value, 3))}};
  if (redial.growth.value > 0) {
    members.emplace_back("growth", json::number(rounded(redial.growth.value, 3)));
    members.emplace_back("cap", json::number(rounded(redial.cap, 3)));
  }
  if (redial.delay.n >= 10 && redial.delay.log_sd.value > 0)
    members.emplace_back("delay_after_abandoned",
                         json::object({{"median", seconds_node(rounded(redial.delay.median_s(), 3))},
                                       {"log_sd", json::number(rounded(redial.delay.log_sd.value, 3))}}));
  return with_basis(
      std::move(members),
      sourced(fit, one.redial_of,
              fmt::format(
                  "{} 次有主叫标识的放弃，{:.0f} min 内再拨 {:.0f} %（标准误 {:.1f}）；记录只认得一部分主叫，故为下限",
                  redial.abandoned, redial.window_s / 60, 100 * redial.within_window.value,
                  100 * redial.within_window.error),
              fmt::format(
                  "{} abandonments by known callers, {:.0f} % called again within {:.0f} min (standard error {:.1f}); "
                  "a lower bound, since the records know only some callers",
                  redial.abandoned, 100 * redial.within_window.value, redial.window_s / 60,
                  100 * redial.within_window.error)));
}

Node name_node(const ClassFit& one) { return one.name.empty() ? said_node({"来话", "Calls"}) : json::string(one.name); }

}  // namespace

Node said_node(const Said& said) {
  return json::object({{"zh", json::string(said.zh)}, {"en", json::string(said.en)}});
}

Node seconds_node(double s) { return json::string(fmt::format("{} s", s)); }

// One day of the week: half-hours where the class has calls enough for them, hours otherwise.
Node day_node(const ClassFit& one, const WeekdayFit& weekday) {
  constexpr std::size_t enough = 5000;
  const std::vector<double>& shares = one.arrivals.profiles[weekday.profile];
  const std::size_t together = shares.size() == 48 && one.calls < enough ? 2 : 1;
  Members profile;
  for (std::size_t i = 0; i < shares.size(); i += together) {
    const std::size_t minute = i * 1440 / shares.size();
    double share = 0;
    for (std::size_t k = 0; k < together; ++k) share += shares[i + k];
    profile.emplace_back(fmt::format("{:02}:{:02}", minute / 60, minute % 60), json::number(rounded(share, 4)));
  }
  return json::object({{"per_day", json::number(rounded(weekday.mean.value * one.first_attempts(), 5))},
                       {"profile", json::object(std::move(profile))}});
}

Node rate_node(const Fit& fit, const ClassFit& one) {
  static constexpr std::array<const char*, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  const ArrivalFit& arrivals = one.arrivals;
  Members days;
  std::size_t most = 0, least = 0;
  for (std::size_t w = 0; w < 7; ++w) {
    days.emplace_back(names[w], day_node(one, arrivals.weekdays[w]));
    if (arrivals.weekdays[w].mean.value > arrivals.weekdays[most].mean.value) most = w;
    if (arrivals.weekdays[w].mean.value < arrivals.weekdays[least].mean.value) least = w;
  }
  days.emplace_back("holiday", day_node(one, arrivals.weekdays[least]));
  days.emplace_back("exchanged", day_node(one, arrivals.weekdays[most]));
  return with_basis(
      {{"by_day", json::object(std::move(days))}},
      sourced(fit, Whose::own,
              fmt::format("{} 天；日波动系数标准差 {:.3g}；节假日取最少的一天、调休上班日取最多的一天为假设，待核实",
                          arrivals.days.size(), arrivals.day_sd()),
              fmt::format(
                  "{} days; day factor with sd {:.3g}; that holidays are like the quietest weekday and exchanged days "
                  "like the busiest is assumed, 待核实",
                  arrivals.days.size(), arrivals.day_sd())));
}

Node class_node(const Fit& fit, const ClassFit& one) {
  Members members{{"name", name_node(one)}, {"rate", rate_node(fit, one)}};
  // Below 0.01 days differ by no more than chance.
  if (one.arrivals.day_sd() >= 0.01)
    members.emplace_back("day_factor_sd", json::number(std::min(2.0, rounded(one.arrivals.day_sd(), 3))));
  if (one.left_in_ivr > 0) members.emplace_back("self_service", json::number(rounded(one.ended_in_ivr.value, 4)));
  members.emplace_back("ivr_time", duration_node(fit, one.ivr, one.ivr_of, {"语音导航时间", "time in the IVR"}));
  members.emplace_back("patience", patience_node(fit, one));
  add_talk(members, fit, one);
  members.emplace_back("after_call", after_call_node(fit));
  members.emplace_back("redial", redial_node(fit, one));
  const Said from = source(fit);
  members.emplace_back(
      "basis", said_node({fmt::format("{}；{} 通，其中 {} 通在语音导航中结束（自助办结与挂机分不开）", from.zh,
                                      one.calls, one.left_in_ivr),
                          fmt::format("{}; {} calls, {} of which ended in the IVR (served or hung up: not told apart)",
                                      from.en, one.calls, one.left_in_ivr)}));
  return json::object(std::move(members));
}

Node outage_class_node(const Fit& fit, double part) {
  const OutageFit& outage = fit.outage;
  const std::string apart_zh = outage.separable ? "" : "；两项分不开，只有合计可信";
  const std::string apart_en = outage.separable ? "" : "; the two cannot be told apart, only their sum is known";
  const Said basis = sourced(
      fit, Whose::own,
      fmt::format("{} 个时段、最多 {:.0f} 户停电，占停电期来话的 {:.0f} %；每千户每小时 {:.3g}（标准误 "
                  "{:.2g}），首次来电份额 {:.3g}（标准误 "
                  "{:.2g}）{}",
                  outage.intervals.size(), outage.most_out, 100 * part, outage.per_1000_out.value,
                  outage.per_1000_out.error, outage.first_share.value, outage.first_share.error, apart_zh),
      fmt::format(
          "{} intervals, at most {:.0f} customers out, {:.0f} % of the calls in that time; per 1,000 out {:.3g} an "
          "hour (error {:.2g}), share of first calls {:.3g} (error {:.2g}){}",
          outage.intervals.size(), outage.most_out, 100 * part, outage.per_1000_out.value, outage.per_1000_out.error,
          outage.first_share.value, outage.first_share.error, apart_en));
  return json::object(
      {{"outage_calls",
        with_basis({{"per_1000_out", json::string(fmt::format("{} /h", rounded(part * outage.per_1000_out.value, 3)))},
                    {"first_call_share", json::number(std::min(1.0, rounded(part * outage.first_share.value, 3)))},
                    {"first_call_after", seconds_node(rounded(outage.first_after_s, 3))}},
                   basis)}});
}

Node replay_class_node(const Fit& fit, const ClassFit& one, const std::vector<double>& arrivals_s) {
  std::vector<Node> instants;
  for (double s : arrivals_s) instants.push_back(json::number(s));
  Members members{{"name", name_node(one)},
                  {"arrivals", json::object({{"seconds", json::array(std::move(instants))}})},
                  {"patience", patience_node(fit, one)}};
  add_talk(members, fit, one);
  members.emplace_back("after_call", after_call_node(fit));
  return json::object(std::move(members));
}

}  // namespace tuiyan::exchange
