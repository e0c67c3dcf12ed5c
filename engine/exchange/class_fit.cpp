#include "exchange/class_fit.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace tuiyan::exchange {
namespace {

// Every talk that can be used, with the time of day at which it began.
std::vector<TimedLength> timed_talks(const ClassCalls& calls) {
  std::vector<TimedLength> talks;
  for (const RecordedCall* call : calls)
    if (call->outcome == Outcome::answered && call->talk_s > 0 && call->talk_usable)
      talks.push_back({std::fmod(call->left_queue_s(), 86'400), call->talk_s});
  return talks;
}

DurationFit fit_even_talk(const ClassCalls& calls, const CourseFit& course, const FitOptions& options) {
  std::vector<double> lengths;
  for (const TimedLength& talk : timed_talks(calls)) lengths.push_back(talk.length / course.factor_at(talk.clock_s));
  return fit_durations(std::move(lengths), options.short_limit_s);
}

}  // namespace

double ClassFit::first_attempts() const {
  if (calls == 0 || redial.abandoned == 0) return 1;
  return std::max(0.0, 1 - redial.within_window.value * static_cast<double>(abandoned) / static_cast<double>(calls));
}

std::vector<DayCounts> day_counts(const ClassCalls& calls, const std::set<std::int64_t>& days) {
  std::map<std::int64_t, std::vector<double>> by_day;
  for (std::int64_t day : days) by_day[day].assign(ClassFit::slots, 0);
  for (const RecordedCall* call : calls) {
    const auto at = by_day.find(call->day);
    if (at == by_day.end()) continue;
    const auto slot = static_cast<std::size_t>(call->entry_s * static_cast<double>(ClassFit::slots) / 86'400);
    at->second[std::min(slot, ClassFit::slots - 1)] += 1;
  }
  std::vector<DayCounts> counts;
  for (auto& [day, slots] : by_day) counts.push_back({day, std::move(slots)});
  return counts;
}

ClassFit fit_class(const ClassCalls& calls, const std::set<std::int64_t>& days, const FitOptions& options) {
  ClassFit fit;
  fit.calls = calls.size();
  std::vector<double> ivr;
  std::vector<Waited> waits;
  for (const RecordedCall* call : calls) {
    switch (call->outcome) {
      case Outcome::answered:
        ++fit.answered;
        break;
      case Outcome::abandoned:
        ++fit.abandoned;
        break;
      case Outcome::left_in_ivr:
        ++fit.left_in_ivr;
        break;
      case Outcome::blocked:
        ++fit.blocked;
        break;
    }
    if (call->asked_for_agent() && call->ivr_s > 0) ivr.push_back(call->ivr_s);
    if (call->asked_for_agent() && call->queue_s > 0)
      waits.push_back({call->queue_s, call->outcome == Outcome::abandoned});
  }
  fit.ended_in_ivr = share_of(static_cast<double>(fit.left_in_ivr), static_cast<double>(fit.calls));
  fit.arrivals = fit_arrivals(day_counts(calls, days), ClassFit::slots);
  fit.ivr = fit_durations(std::move(ivr), 0);
  fit.talk = fit_even_talk(calls, {}, options);
  fit.talk_course = fit_course(timed_talks(calls));
  if (!fit.talk_course.parts.empty()) fit.even_talk = fit_even_talk(calls, fit.talk_course, options);
  fit.patience = fit_patience(std::move(waits));
  fit.redial = fit_redial(calls, options.window_s);
  return fit;
}

void fit_common_course(ClassFit& all, const std::vector<ClassCalls>& by_class, const FitOptions& options) {
  std::vector<TimedLength> by_mean;
  ClassCalls together;
  for (const ClassCalls& calls : by_class) {
    together.insert(together.end(), calls.begin(), calls.end());
    const std::vector<TimedLength> talks = timed_talks(calls);
    double sum = 0;
    for (const TimedLength& talk : talks) sum += talk.length;
    for (const TimedLength& talk : talks)
      by_mean.push_back({talk.clock_s, talk.length * static_cast<double>(talks.size()) / sum});
  }
  all.talk_course = fit_course(by_mean);
  all.even_talk = all.talk_course.parts.empty() ? DurationFit{} : fit_even_talk(together, all.talk_course, options);
}

void borrow(ClassFit& fit, const ClassFit* kin, const ClassFit& all) {
  const auto lender = [&](auto says_enough) {
    if (says_enough(fit)) return Whose::own;
    return kin != nullptr && says_enough(*kin) ? Whose::kin : Whose::all;
  };
  constexpr std::size_t enough = ClassFit::least_own;
  fit.ivr_of = lender([](const ClassFit& one) { return one.ivr.n >= enough; });
  fit.talk_of = lender([](const ClassFit& one) { return one.talk.n - one.talk.n_short >= enough; });
  fit.patience_of = lender([](const ClassFit& one) { return one.patience.gave_up >= enough; });
  fit.redial_of = lender([](const ClassFit& one) { return one.redial.abandoned >= enough; });
  const auto from = [&](Whose whose) -> const ClassFit& { return whose == Whose::kin ? *kin : all; };
  if (fit.ivr_of != Whose::own) fit.ivr = from(fit.ivr_of).ivr;
  if (fit.talk_of != Whose::own) {
    fit.talk = from(fit.talk_of).talk;
    fit.talk_course = from(fit.talk_of).talk_course;
    fit.even_talk = from(fit.talk_of).even_talk;
  }
  if (fit.patience_of != Whose::own) fit.patience = from(fit.patience_of).patience;
  if (fit.redial_of != Whose::own) fit.redial = from(fit.redial_of).redial;
}

}  // namespace tuiyan::exchange
