#include "exchange/fit_json.hpp"

#include <array>

#include "exchange/cell.hpp"
#include "json/build.hpp"

namespace tuiyan::exchange {
namespace {

using json::Node;

Node size(std::size_t n) { return json::integer(static_cast<std::int64_t>(n)); }

Node estimate(const Estimate& one) {
  return json::object({{"value", json::number(one.value)}, {"error", json::number(one.error)}});
}

Node duration(const DurationFit& fit, bool own) {
  if (fit.n == 0) return json::null();
  std::vector<Node> quantiles;
  for (std::size_t i = 0; i < quantile_levels.size() && !fit.quantiles_s.empty(); ++i)
    quantiles.push_back(json::array({json::number(quantile_levels[i]), json::number(fit.quantiles_s[i])}));
  const bool law = fit.has_lognormal() && !fit.quantiles_s.empty();
  return json::object({{"own", json::boolean(own)},
                       {"n", size(fit.n)},
                       {"mean_s", estimate(fit.mean_s)},
                       {"sd_s", json::number(fit.sd_s)},
                       {"short_limit_s", json::number(fit.short_limit_s)},
                       {"n_short", size(fit.n_short)},
                       {"lognormal", law ? json::object({{"log_mean", estimate(fit.log_mean)},
                                                         {"log_sd", estimate(fit.log_sd)},
                                                         {"log_likelihood", json::number(fit.log_likelihood)},
                                                         {"kolmogorov_distance", json::number(fit.distance)}})
                                         : json::null()},
                       {"quantiles_s", json::array(std::move(quantiles))}});
}

Node patience(const PatienceFit& fit, bool own) {
  if (fit.gave_up == 0) return json::null();
  const auto gone = [&](double share) {
    const auto at = fit.gone_by_s(share);
    return at ? json::number(*at) : json::null();
  };
  return json::object({{"own", json::boolean(own)},
                       {"n", size(fit.n)},
                       {"events", size(fit.gave_up)},
                       {"waited_s", json::number(fit.waited_s)},
                       {"exponential", json::object({{"mean_s", estimate(fit.mean_s)},
                                                     {"log_likelihood", json::number(fit.log_likelihood)},
                                                     {"kolmogorov_distance", json::number(fit.distance)}})},
                       {"gone_10_percent_s", gone(0.1)},
                       {"gone_25_percent_s", gone(0.25)},
                       {"gone_50_percent_s", gone(0.5)},
                       {"curve_until_s", json::number(fit.trusted_to_s)},
                       {"tail_mean_s", json::number(fit.tail_mean_s)},
                       {"tail_events", size(fit.tail_events)}});
}

Node parts(const std::vector<CoursePart>& all) {
  std::vector<Node> rows;
  for (const CoursePart& part : all)
    rows.push_back(
        json::object({{"from_s", json::number(part.from_s)}, {"n", size(part.n)}, {"factor", estimate(part.factor)}}));
  return json::array(std::move(rows));
}

Node course(const CourseFit& fit) {
  return json::object({{"statistic", json::number(fit.statistic)},
                       {"degrees_of_freedom", size(fit.degrees)},
                       {"chance", json::number(fit.chance)},
                       {"hours", parts(fit.hours)},
                       {"parts", parts(fit.parts)}});
}

Node redial(const RedialFit& fit, bool own) {
  if (fit.abandoned == 0) return json::null();
  std::vector<Node> attempts;
  for (const AttemptShare& one : fit.by_attempt)
    attempts.push_back(json::object({{"n", size(one.n)}, {"again", estimate(one.again)}}));
  return json::object({{"own", json::boolean(own)},
                       {"abandoned_by_known_callers", size(fit.abandoned)},
                       {"abandoned_by_unknown_callers", size(fit.not_named)},
                       {"window_s", json::number(fit.window_s)},
                       {"within_5_min", estimate(fit.within_5_min)},
                       {"within_window", estimate(fit.within_window)},
                       {"same_day", estimate(fit.same_day)},
                       {"by_attempt", json::array(std::move(attempts))},
                       {"first_attempt", estimate(fit.first)},
                       {"growth", estimate(fit.growth)},
                       {"cap", json::number(fit.cap)},
                       {"delay", duration(fit.delay, own)}});
}

Node arrivals(const ArrivalFit& fit) {
  static constexpr std::array<const char*, 7> names{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
  std::vector<std::pair<std::string, Node>> weekdays;
  for (std::size_t w = 0; w < 7; ++w)
    weekdays.emplace_back(names[w], json::object({{"days", size(fit.weekdays[w].days)},
                                                  {"mean", estimate(fit.weekdays[w].mean)},
                                                  {"factor", json::number(fit.weekdays[w].factor)},
                                                  {"profile", size(fit.weekdays[w].profile)}}));
  std::vector<Node> profiles;
  for (const auto& profile : fit.profiles) {
    std::vector<Node> shares;
    for (double share : profile) shares.push_back(json::number(share));
    profiles.push_back(json::array(std::move(shares)));
  }
  return json::object({{"days", size(fit.days.size())},
                       {"per_day", json::number(fit.per_day)},
                       {"weekdays", json::object(std::move(weekdays))},
                       {"profiles", json::array(std::move(profiles))},
                       {"day_factor_variance", estimate({fit.variance, fit.variance_error})},
                       {"day_factor_sd", json::number(fit.day_sd())},
                       {"dispersion", json::number(fit.dispersion)},
                       {"degrees_of_freedom", size(fit.degrees)}});
}

Node outage(const OutageFit& fit) {
  if (!fit.is_fitted()) return json::null();
  return json::object(
      {{"intervals", size(fit.intervals.size())},
       {"calls", json::number(fit.calls)},
       {"most_out", json::number(fit.most_out)},
       {"customer_hours", json::number(fit.customer_hours)},
       {"newly_out", json::number(fit.newly_out)},
       {"base", estimate(fit.base)},
       {"per_1000_out_per_hour", estimate(fit.per_1000_out)},
       {"first_call_share", estimate(fit.first_share)},
       {"first_call_after_s", json::number(fit.first_after_s)},
       {"first_call_after_interval_s", json::array({json::number(fit.after_low_s), json::number(fit.after_high_s)})},
       {"dispersion", json::number(fit.dispersion)},
       {"log_likelihood", json::number(fit.log_likelihood)},
       {"error_correlation", json::number(fit.correlation)},
       {"separable", json::boolean(fit.separable)}});
}

Node class_of(const ClassFit& one) {
  return json::object({{"name", json::string(one.name)},
                       {"calls", size(one.calls)},
                       {"answered", size(one.answered)},
                       {"abandoned", size(one.abandoned)},
                       {"left_in_ivr", size(one.left_in_ivr)},
                       {"blocked", size(one.blocked)},
                       {"first_attempts", json::number(one.first_attempts())},
                       {"ended_in_ivr", estimate(one.ended_in_ivr)},
                       {"arrivals", arrivals(one.arrivals)},
                       {"ivr", duration(one.ivr, one.ivr_of == Whose::own)},
                       {"talk", duration(one.talk, one.talk_of == Whose::own)},
                       {"talk_by_time", course(one.talk_course)},
                       {"patience", patience(one.patience, one.patience_of == Whose::own)},
                       {"redial", redial(one.redial, one.redial_of == Whose::own)}});
}

}  // namespace

std::string fit_json(const Fit& fit) {
  std::vector<std::pair<std::string, Node>> classes;
  for (const ClassFit& one : fit.classes) classes.emplace_back(one.id, class_of(one));
  std::vector<std::pair<std::string, Node>> problems;
  for (const RowProblemCount& one : counts(fit.problems)) problems.emplace_back(name_of(one.kind).en, size(one.count));
  std::vector<Node> gaps, staff;
  for (const Gap& gap : fit.gaps)
    gaps.push_back(json::object({{"day", json::string(day_text(gap.day))},
                                 {"from_s", json::number(gap.from_s)},
                                 {"to_s", json::number(gap.to_s)},
                                 {"expected", json::number(gap.expected)}}));
  for (double heads : staff_of_all(fit)) staff.push_back(json::number(heads));
  const Node root = json::object({{"format", json::integer(1)},
                                  {"file", json::string(fit.file)},
                                  {"first_day", json::string(day_text(fit.first_day))},
                                  {"last_day", json::string(day_text(fit.last_day))},
                                  {"rows", size(fit.rows)},
                                  {"used", size(fit.used)},
                                  {"talks_left_out", size(fit.talks_left_out)},
                                  {"problems", json::object(std::move(problems))},
                                  {"gaps", json::array(std::move(gaps))},
                                  {"all", class_of(fit.all)},
                                  {"classes", json::object(std::move(classes))},
                                  {"after_call", patience(fit.after_call, true)},
                                  {"breaks", size(fit.staffing.breaks.size())},
                                  {"mean_staff", json::array(std::move(staff))},
                                  {"outage", outage(fit.outage)}});
  return json::to_text(root, 2) + "\n";
}

}  // namespace tuiyan::exchange
