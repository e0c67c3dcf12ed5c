#include "exchange/site_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "exchange/class_document.hpp"
#include "json/build.hpp"

namespace tuiyan::exchange {
namespace {

using json::Node;
using Members = std::vector<std::pair<std::string, Node>>;

std::string clock(double s) {
  const int minutes = static_cast<int>(s / 60) % 1440;
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

// The staff where the table does not show it: enough for the load of each slot at 85 % occupancy.
std::vector<int> staff_for_load(const Fit& fit) {
  std::vector<int> heads;
  const ArrivalFit& arrivals = fit.all.arrivals;
  std::size_t busiest = 0;
  for (std::size_t w = 1; w < 7; ++w)
    if (arrivals.weekdays[w].mean.value > arrivals.weekdays[busiest].mean.value) busiest = w;
  const double talk_s = fit.all.talk.n > 0 ? fit.all.talk.mean_s.value : 180;
  for (std::size_t i = 0; i < arrivals.slots; ++i) {
    const double calls = arrivals.expected(static_cast<int>(busiest), i) * (1 - fit.all.ended_in_ivr.value);
    const double erlang = calls * (talk_s + 30) / (86'400.0 / static_cast<double>(arrivals.slots));
    heads.push_back(static_cast<int>(std::ceil(erlang / 0.85)));
  }
  return heads;
}

Node shifts_node(const std::vector<int>& heads, const Said& basis, Node& ids) {
  Members shifts;
  std::vector<Node> names;
  for (const ShiftStretch& stretch : shift_stretches(heads)) {
    std::string id = fmt::format("{}-{}", clock(stretch.from_s), clock(stretch.to_s));
    id.erase(std::remove(id.begin(), id.end(), ':'), id.end());
    names.push_back(json::string(id));
    shifts.emplace_back(std::move(id), json::object({{"from", json::string(clock(stretch.from_s))},
                                                     {"to", json::string(clock(stretch.to_s))},
                                                     {"heads", json::integer(stretch.heads)},
                                                     {"basis", said_node(basis)}}));
  }
  ids = json::array(std::move(names));
  return json::object(std::move(shifts));
}

std::string site_text(const Said& name, Node classes, const std::vector<int>& heads, const Said& staff_basis) {
  Node shift_ids;
  Node shifts = shifts_node(heads, staff_basis, shift_ids);
  const int seats = std::max(1, heads.empty() ? 1 : *std::max_element(heads.begin(), heads.end()));
  const Node root = json::object(
      {{"schema", json::integer(1)},
       {"kind", json::string("site")},
       {"name", said_node(name)},
       {"locations", json::object({{"centre", json::object({{"name", said_node({"中心", "Centre"})}})}})},
       {"services", json::object({{"answering", json::object({{"name", said_node({"人工接听", "Answering by agents"})},
                                                              {"needs", json::string("seats")}})}})},
       {"calls", json::object({{"interval", json::string("30 min")},
                               {"pool", json::string("agents")},
                               {"home", json::string("seats")},
                               {"answer_within", json::string("20 s")}})},
       {"seat_groups", json::object({{"seats", json::object({{"name", said_node({"座席", "Seats"})},
                                                             {"seats", json::integer(seats)},
                                                             {"basis", said_node(staff_basis)}})}})},
       {"classes", std::move(classes)},
       {"shifts", std::move(shifts)},
       {"people", json::object({{"agents", json::object({{"name", said_node({"客户代表", "Agents"})},
                                                         {"pool", json::boolean(true)},
                                                         {"at", json::string("centre")},
                                                         {"shifts", std::move(shift_ids)}})},
                                {"supervisor", json::object({{"name", said_node({"值班长", "Supervisor"})},
                                                             {"at", json::string("centre")}})}})}});
  return json::to_text(root, 2) + "\n";
}

std::string plan_text(const Said& name) {
  const auto target = [](const Said& said, const char* metric, const char* bound, Node limit) {
    return json::object(
        {{"name", said_node(said)},
         {"metric", json::string(metric)},
         {bound, std::move(limit)},
         {"basis", said_node({"A：常用口径，请改为本单位的目标", "A: customary; put your own targets here"})}});
  };
  const Node root = json::object(
      {{"schema", json::integer(1)},
       {"kind", json::string("plan")},
       {"name", said_node(name)},
       {"site", json::string("site.json")},
       {"roles",
        json::object({{"supervisor", json::object({{"name", said_node({"值班长", "Supervisor"})},
                                                   {"filled_by", json::array({json::string("supervisor")})}})}})},
       {"flow", json::object({{"note-start", json::object({{"name", said_node({"记录开始", "Note the start"})},
                                                           {"by", json::string("supervisor")},
                                                           {"on", json::object({{"at", json::string("0 s")}})},
                                                           {"do", json::object({{"record", json::boolean(true)}})},
                                                           {"takes", json::string("0 s")}})}})},
       {"targets",
        json::object({{"answered", target({"人工接通率", "Answered, of those asking for an agent"},
                                          "answered_share_of_asking", "at_least", json::number(0.95))},
                      {"in-time", target({"20 秒内接通", "Answered within 20 s, of those asking"},
                                         "answered_within_share_of_asking", "at_least", json::number(0.8))},
                      {"wait", target({"平均等待", "Mean wait"}, "mean_wait", "at_most", json::string("30 s"))}})}});
  return json::to_text(root, 2) + "\n";
}

std::string scenario_text(const Said& name, std::int64_t day) {
  const Node root = json::object({{"schema", json::integer(1)},
                                  {"kind", json::string("scenario")},
                                  {"name", said_node(name)},
                                  {"start", json::string(day_text(day) + "T00:00")},
                                  {"length", json::string("24 h")}});
  return json::to_text(root, 2) + "\n";
}

std::vector<int> rounded(const std::vector<double>& mean) {
  std::vector<int> heads;
  for (double one : mean) heads.push_back(static_cast<int>(std::lround(one)));
  return heads;
}

}  // namespace

std::vector<ShiftStretch> shift_stretches(const std::vector<int>& heads_by_slot) {
  std::vector<ShiftStretch> all;
  if (heads_by_slot.empty()) return all;
  const double slot_s = 86'400.0 / static_cast<double>(heads_by_slot.size());
  const int most = *std::max_element(heads_by_slot.begin(), heads_by_slot.end());
  for (int level = 1; level <= most; ++level)
    for (std::size_t i = 0; i < heads_by_slot.size();) {
      std::size_t end = i;
      while (end < heads_by_slot.size() && heads_by_slot[end] >= level) ++end;
      if (end > i) {
        const ShiftStretch one{static_cast<double>(i) * slot_s, static_cast<double>(end) * slot_s, 1};
        const auto same = std::find_if(all.begin(), all.end(), [&](const ShiftStretch& other) {
          return other.from_s == one.from_s && other.to_s == one.to_s;
        });
        if (same != all.end())
          ++same->heads;
        else
          all.push_back(one);
      }
      i = std::max(end, i + 1);
    }
  std::sort(all.begin(), all.end(), [](const ShiftStretch& a, const ShiftStretch& b) {
    return std::pair(a.from_s, a.to_s) < std::pair(b.from_s, b.to_s);
  });
  return all;
}

DocumentSet documents_of(const Fit& fit) {
  Members classes;
  for (const ClassFit& one : fit.classes)
    if (one.calls > 0) classes.emplace_back(one.id, class_node(fit, one));
  const Node all = json::object(std::move(classes));
  const bool seen = !fit.mean_staff.empty() && *std::max_element(fit.mean_staff.begin(), fit.mean_staff.end()) >= 1;
  const Said staff =
      seen ? Said{"D：各座席首末通话之间（间隔不超过 30 min）的平均人数，为下限",
                  "D: mean number of agents between first and last talk (gaps up to 30 min), a lower bound"}
           : Said{"A：表中看不出人数，按 85 % 利用率配足，待核实",
                  "A: the table shows no staff; enough for 85 % occupancy, 待核实"};
  DocumentSet set;
  set.classes = json::to_text(json::object({{"classes", all}}), 2) + "\n";
  set.site = site_text({"由来话记录拟合的中心", "A centre fitted from call records"}, all,
                       seen ? rounded(fit.mean_staff) : staff_for_load(fit), staff);
  set.plan = plan_text({"平日运行", "An ordinary day"});
  // A day of the busiest weekday, so that the site's rates are those of its date.
  std::int64_t day = fit.last_day + 1;
  const auto& weekdays = fit.all.arrivals.weekdays;
  const auto busiest = std::max_element(weekdays.begin(), weekdays.end(), [](const WeekdayFit& a, const WeekdayFit& b) {
    return a.mean.value < b.mean.value;
  });
  while (weekday_of(day) != busiest - weekdays.begin()) ++day;
  set.scenario = scenario_text({"一个繁忙的平日", "A busy ordinary day"}, day);
  return set;
}

DocumentSet replay_documents(const CallSheet& sheet, const Fit& fit, std::int64_t day) {
  Members classes;
  const double midnight_s = static_cast<double>(day) * 86'400;
  for (const ClassFit& one : fit.classes) {
    std::vector<double> arrivals_s;
    for (const RecordedCall& call : sheet.calls)
      if (call.day == day && call.asked_for_agent() && sheet.classes[call.call_class] == one.name &&
          call.queued_s() - midnight_s < 86'400)
        arrivals_s.push_back(call.queued_s() - midnight_s);
    std::sort(arrivals_s.begin(), arrivals_s.end());
    if (!arrivals_s.empty()) classes.emplace_back(one.id, replay_class_node(fit, one, arrivals_s));
  }
  const Said staff{"D：当日各座席首末通话之间（间隔不超过 30 min）的人数，为下限",
                   "D: agents of that day between first and last talk (gaps up to 30 min), a lower bound"};
  DocumentSet set;
  const std::string date = day_text(day);
  set.site = site_text({"重放 " + date, "Replay of " + date}, json::object(std::move(classes)),
                       rounded(fit.staffing.mean_by_slot(day, Fit::slots)), staff);
  set.plan = plan_text({"平日运行", "An ordinary day"});
  set.scenario = scenario_text({"重放 " + date, "Replay of " + date}, day);
  return set;
}

}  // namespace tuiyan::exchange
