#include "exchange/fit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <tuple>

namespace tuiyan::exchange {
namespace {

ClassCalls pointers(const CallSheet& sheet) {
  ClassCalls calls;
  for (const RecordedCall& call : sheet.calls) calls.push_back(&call);
  return calls;
}

// Day by day, as who serves whom differs between days; sessions and breaks then belong to the groups of the whole time.
void read_staff(Fit& fit, const CallSheet& sheet) {
  std::vector<Waited> gaps;
  std::size_t yesterday = 0;  // where its sessions begin
  for (std::int64_t day = fit.first_day; day <= fit.last_day; ++day) {
    const CallSheet own = calls_of_day(sheet, day);
    const Skills skills = find_skills_of_day(own, fit.skills);
    Staffing staffing = find_staffing(own, skills);
    for (std::vector<Session>* all : {&staffing.sessions, &staffing.breaks})
      for (Session& one : *all)
        one.group = one.agent != 0 ? fit.skills.group_of_agent[one.agent] : fit.skills.group_for(one.call_class);
    const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    const std::span<Session> before = std::span(fit.staffing.sessions).subspan(yesterday);
    meet_at_midnight(before, staffing.sessions);
    yesterday = fit.staffing.sessions.size();
    append(fit.staffing.sessions, staffing.sessions);
    append(fit.staffing.breaks, staffing.breaks);
    append(gaps, after_call_gaps(own, skills));
  }
  double talks = 0;
  for (const RecordedCall& call : sheet.calls) talks += call.outcome == Outcome::answered && call.agent != 0 ? 1 : 0;
  fit.after_call = fit_patience(std::move(gaps));
  if (talks > 0)
    fit.after_call = without_breaks(std::move(fit.after_call), static_cast<double>(fit.staffing.breaks.size()) / talks);
}

// Of those that hold several classes; which, each by its own mean, tell the course of the day.
std::map<std::size_t, ClassFit> fit_kins(const CallSheet& sheet, const std::set<std::int64_t>& days,
                                         const FitOptions& options) {
  if (sheet.kin.empty()) return {};
  std::map<std::size_t, ClassCalls> calls;
  std::map<std::size_t, std::map<std::size_t, ClassCalls>> by_class;
  for (const RecordedCall& call : sheet.calls) {
    const std::size_t kin = sheet.kin[call.call_class];
    calls[kin].push_back(&call);
    by_class[kin][call.call_class].push_back(&call);
  }
  std::map<std::size_t, ClassFit> fits;
  for (const auto& [kin, of_kin] : calls) {
    if (std::count(sheet.kin.begin(), sheet.kin.end(), kin) < 2) continue;
    std::vector<ClassCalls> members;
    for (const auto& [row, of_class] : by_class[kin]) members.push_back(of_class);
    ClassFit& fit = fits.emplace(kin, fit_class(of_kin, days, options)).first->second;
    fit_common_course(fit, members, options);
  }
  return fits;
}

// Days of the weekdays that share a profile with the busiest.
std::vector<std::int64_t> busy_days(const ArrivalFit& arrivals) {
  const auto& weekdays = arrivals.weekdays;
  const auto busiest = std::max_element(weekdays.begin(), weekdays.end(), [](const WeekdayFit& a, const WeekdayFit& b) {
    return a.mean.value < b.mean.value;
  });
  std::vector<std::int64_t> days;
  for (const DayCounts& day : arrivals.days)
    if (weekdays[static_cast<std::size_t>(weekday_of(day.day))].profile == busiest->profile) days.push_back(day.day);
  return days;
}

std::vector<std::vector<double>> mean_staff(const Fit& fit) {
  std::vector<std::vector<double>> mean(fit.skills.groups.size(), std::vector<double>(Fit::slots, 0));
  const std::vector<std::int64_t> days = busy_days(fit.all.arrivals);
  for (std::size_t g = 0; g < mean.size(); ++g)
    for (std::int64_t day : days) {
      const std::vector<double> one = fit.staffing.mean_by_slot(day, Fit::slots, g);
      for (std::size_t i = 0; i < Fit::slots; ++i) mean[g][i] += one[i] / static_cast<double>(days.size());
    }
  return mean;
}

// How many of the days lie in the outage and are to be left out: none when too few would remain.
bool is_in_outage(std::int64_t day, const FitOptions& options) {
  return options.outage_days && day >= options.outage_days->first && day <= options.outage_days->second;
}
template <class Days, class DayOf>
std::size_t leave_out_outage(Days& days, const FitOptions& options, DayOf day_of) {
  std::size_t inside = 0;
  for (const auto& one : days) inside += is_in_outage(day_of(one), options) ? 1 : 0;
  if (inside == 0 || days.size() - inside < Fit::least_ordinary) return 0;
  std::erase_if(days, [&](const auto& one) { return is_in_outage(day_of(one), options); });
  return inside;
}

void name_classes(std::vector<ClassFit>& classes) {
  std::stable_sort(classes.begin(), classes.end(),
                   [](const ClassFit& a, const ClassFit& b) { return a.calls > b.calls; });
  std::set<std::string> taken;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    classes[i].id = classes[i].name.empty() ? "calls" : id_of(classes[i].name, i + 1);
    if (!taken.insert(classes[i].id).second) classes[i].id = fmt::format("{}-{}", classes[i].id, i + 1);
    taken.insert(classes[i].id);
  }
}

}  // namespace

std::vector<double> staff_of_all(const Fit& fit) {
  std::vector<double> all;
  for (const std::vector<double>& group : fit.mean_staff) {
    all.resize(group.size(), 0);
    for (std::size_t i = 0; i < group.size(); ++i) all[i] += group[i];
  }
  return all;
}

std::string id_of(const std::string& name, std::size_t number) {
  std::string id;
  for (char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      id += upper ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? fmt::format("class-{}", number) : id;
}

Fit fit_calls(const CallSheet& sheet, const FitOptions& options) {
  Fit fit;
  fit.kind = TableKind::call_records;
  fit.file = sheet.file;
  fit.rows = sheet.rows;
  fit.used = sheet.calls.size();
  fit.problems = sheet.problems;
  for (const RecordedCall& call : sheet.calls) fit.talks_left_out += call.talk_usable ? 0 : 1;
  const ClassCalls calls = pointers(sheet);
  std::set<std::int64_t> days;
  for (const RecordedCall* call : calls) days.insert(call->day);
  if (days.empty()) return fit;
  fit.first_day = *days.begin();
  fit.last_day = *days.rbegin();
  fit.gaps = find_gaps(day_counts(calls, days), Fit::slots);
  for (const Gap& gap : fit.gaps)
    if (days.erase(gap.day) > 0) fit.days_left_out.push_back(gap.day);
  fit.outage_days_left_out = leave_out_outage(days, options, [](std::int64_t day) { return day; });

  fit.all = fit_class(calls, days, options);
  fit.all.id = "calls";
  std::vector<ClassCalls> by_class(sheet.classes.size());
  for (const RecordedCall* call : calls) by_class[call->call_class].push_back(call);
  fit_common_course(fit.all, by_class, options);
  const std::map<std::size_t, ClassFit> kins = fit_kins(sheet, days, options);
  for (std::size_t c = 0; c < by_class.size(); ++c) {
    ClassFit one = fit_class(by_class[c], days, options);
    one.name = sheet.classes[c];
    one.row = c;
    const auto kin = sheet.kin.empty() ? kins.end() : kins.find(sheet.kin[c]);
    borrow(one, kin == kins.end() ? nullptr : &kin->second, fit.all);
    fit.classes.push_back(std::move(one));
  }
  name_classes(fit.classes);
  fit.skills = find_skills(sheet);
  read_staff(fit, sheet);
  fit.mean_staff = mean_staff(fit);
  return fit;
}

Fit fit_counts(const CountSheet& sheet, TableKind kind, const FitOptions& options) {
  Fit fit;
  fit.kind = kind;
  fit.file = sheet.file;
  fit.rows = sheet.rows;
  fit.used = sheet.counts.size();
  fit.problems = sheet.problems;
  fit.has_shape = false;
  if (sheet.counts.empty()) return fit;
  fit.first_day = sheet.counts.front().day;
  fit.last_day = sheet.counts.back().day;
  const auto slots = static_cast<std::size_t>(std::lround(86'400 / sheet.interval_s));
  std::map<std::int64_t, std::vector<double>> by_day;
  std::map<std::int64_t, std::vector<double>> staff;
  double waited_s = 0, talked_s = 0, ivr_entered = 0, ivr_hangup = 0;
  ClassFit& all = fit.all;
  for (const CountRow& row : sheet.counts) {
    auto& day = by_day[row.day];
    auto& heads = staff[row.day];
    day.resize(slots, 0);
    heads.resize(slots, 0);
    const auto slot = std::min(static_cast<std::size_t>(row.from_s / sheet.interval_s), slots - 1);
    day[slot] += sheet.has_ivr ? row.ivr_entered : row.offered;
    heads[slot] = row.agents;
    waited_s += row.answered * row.asa_s + row.abandoned * row.wait_abandoned_s;
    talked_s += row.answered * row.talk_mean_s;
    ivr_entered += row.ivr_entered;
    ivr_hangup += row.ivr_hangup;
    all.answered += static_cast<std::size_t>(std::lround(row.answered));
    all.abandoned += static_cast<std::size_t>(std::lround(row.abandoned));
    all.calls += static_cast<std::size_t>(std::lround(sheet.has_ivr ? row.ivr_entered : row.offered));
  }
  fit.empty_intervals = by_day.size() * slots - sheet.counts.size();
  std::vector<DayCounts> days;
  for (auto& [day, counts] : by_day) days.push_back({day, counts});
  if (kind == TableKind::interval_statistics) fit.gaps = find_gaps(days, slots);
  for (const Gap& gap : fit.gaps) {
    const auto at = std::find_if(days.begin(), days.end(), [&](const DayCounts& d) { return d.day == gap.day; });
    if (at == days.end()) continue;
    fit.days_left_out.push_back(gap.day);
    days.erase(at);
  }
  fit.outage_days_left_out = leave_out_outage(days, options, [](const DayCounts& day) { return day.day; });
  all.id = "calls";
  all.arrivals = fit_arrivals(std::move(days), slots);
  if (sheet.has_ivr) {
    all.left_in_ivr = static_cast<std::size_t>(std::lround(ivr_hangup));
    all.ended_in_ivr = share_of(ivr_hangup, ivr_entered);
  }
  if (sheet.has_waits && all.abandoned > 0) {
    const double events = static_cast<double>(all.abandoned);
    all.patience.n = all.asked();
    all.patience.gave_up = all.abandoned;
    all.patience.waited_s = waited_s;
    all.patience.mean_s = {waited_s / events, waited_s / events / std::sqrt(events)};
  }
  if (sheet.has_talk && all.answered > 0) {
    all.talk.n = all.answered;
    all.talk.mean_s = {talked_s / static_cast<double>(all.answered), 0};
  }
  if (sheet.has_agents) {
    fit.mean_staff.assign(1, std::vector<double>(slots, 0));
    const std::vector<std::int64_t> busy = busy_days(all.arrivals);
    for (std::int64_t day : busy)
      for (std::size_t i = 0; i < slots; ++i) fit.mean_staff[0][i] += staff[day][i] / static_cast<double>(busy.size());
  }
  fit.skills.groups.push_back({{true}, {}});
  fit.classes.push_back(all);
  return fit;
}

void add_outage(Fit& fit, const CallSheet& sheet, const std::vector<OutagePoint>& curve) {
  if (curve.empty()) return;
  constexpr double slot_s = 86'400.0 / Fit::slots;
  const double first_s = std::ceil(curve.front().at_s / slot_s) * slot_s;
  fit.outage_base_known = fit.outage_days_left_out > 0;
  std::vector<CallInterval> intervals;
  for (double s = first_s; s + slot_s <= curve.back().at_s; s += slot_s) {
    const auto day = static_cast<std::int64_t>(std::floor(s / 86'400));
    const auto slot = static_cast<std::size_t>(std::lround((s - static_cast<double>(day) * 86'400) / slot_s));
    const double base = fit.outage_base_known ? fit.all.arrivals.expected(weekday_of(day), slot) : slot_s / 3600;
    intervals.push_back({s, s + slot_s, 0, base});
  }
  std::vector<double> by_class(sheet.classes.size(), 0);
  double all = 0;
  for (const RecordedCall& call : sheet.calls) {
    const double index = std::floor((call.entered_s() - first_s) / slot_s);
    if (index < 0 || index >= static_cast<double>(intervals.size())) continue;
    intervals[static_cast<std::size_t>(index)].calls += 1;
    by_class[call.call_class] += 1;
    all += 1;
  }
  fit.outage = fit_outage(curve, intervals);
  for (const ClassFit& one : fit.classes) fit.outage_parts.push_back(all > 0 ? by_class[one.row] / all : 0);
}

void add_outage(Fit& fit, const CountSheet& sheet, const std::vector<OutagePoint>& curve) {
  fit.outage_base_known = fit.outage_days_left_out > 0;
  const std::size_t slots = fit.all.arrivals.slots;
  std::vector<CallInterval> intervals;
  for (const CountRow& row : sheet.counts) {
    const double from_s = static_cast<double>(row.day) * 86'400 + row.from_s;
    const auto slot = std::min(static_cast<std::size_t>(row.from_s / sheet.interval_s), slots - 1);
    const double base =
        fit.outage_base_known ? fit.all.arrivals.expected(weekday_of(row.day), slot) : sheet.interval_s / 3600;
    intervals.push_back({from_s, from_s + sheet.interval_s, sheet.has_ivr ? row.ivr_entered : row.offered, base});
  }
  fit.outage = fit_outage(curve, intervals);
  fit.outage_parts.assign(1, 1);
}

}  // namespace tuiyan::exchange
