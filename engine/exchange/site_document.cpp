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

// The agents who share a set of skills: a pool with seats of its own.
struct Group {
  std::vector<int> heads;            // by slot
  std::vector<std::string> answers;  // ids of classes; empty: all
};

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

std::vector<int> rounded(const std::vector<double>& mean) {
  std::vector<int> heads;
  for (double one : mean) heads.push_back(static_cast<int>(std::lround(one)));
  return heads;
}

int most_of(const std::vector<int>& heads) { return heads.empty() ? 0 : *std::max_element(heads.begin(), heads.end()); }

// Ids of the classes that a group serves, of those that have a class in the document; empty when it is all of them.
std::vector<std::string> answers_of(const Fit& fit, const SkillGroup& group, const std::vector<std::string>& written) {
  std::vector<std::string> ids;
  for (const ClassFit& one : fit.classes)
    if (group.serves[one.row] && std::find(written.begin(), written.end(), one.id) != written.end())
      ids.push_back(one.id);
  if (ids.size() == written.size()) ids.clear();
  return ids;
}

// Groups with somebody at work and something to answer; the last is the broadest.
std::vector<Group> groups_of(const Fit& fit, const Skills& skills, const std::vector<std::vector<double>>& staff,
                             const Members& classes) {
  std::vector<std::string> written;
  for (const auto& member : classes) written.push_back(member.first);
  std::vector<Group> groups;
  for (std::size_t g = 0; g < staff.size(); ++g) {
    Group group{rounded(staff[g]), answers_of(fit, skills.groups[g], written)};
    const bool serves_all = std::all_of(fit.classes.begin(), fit.classes.end(), [&](const ClassFit& one) {
      return skills.groups[g].serves[one.row] || std::find(written.begin(), written.end(), one.id) == written.end();
    });
    if (most_of(group.heads) > 0 && (serves_all || !group.answers.empty())) groups.push_back(std::move(group));
  }
  // A class that nobody at work serves would wait for ever: it is for those who can do most.
  for (const std::string& id : written) {
    const bool served = std::any_of(groups.begin(), groups.end(), [&](const Group& group) {
      return group.answers.empty() || std::find(group.answers.begin(), group.answers.end(), id) != group.answers.end();
    });
    if (!served && !groups.empty()) groups.back().answers.push_back(id);
  }
  return groups;
}

std::string site_text(const Said& name, Members classes, const std::vector<Group>& groups, const Said& staff_basis) {
  Members seat_groups, shifts, people;
  std::vector<Node> all_seats;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const bool single = groups.size() == 1;
    const std::string end = single ? "" : fmt::format("-{}", g + 1);
    const std::string number = single ? "" : fmt::format(" {}", g + 1);
    Members seats{{"name", said_node({"座席" + number, "Seats" + number})},
                  {"seats", json::integer(most_of(groups[g].heads))}};
    std::vector<Node> answers, shift_ids;
    for (const std::string& id : groups[g].answers) answers.push_back(json::string(id));
    if (!answers.empty()) seats.emplace_back("answers", json::array(std::move(answers)));
    if (!single) seats.emplace_back("pool", json::string("agents" + end));
    seats.emplace_back("basis", said_node(staff_basis));
    seat_groups.emplace_back("seats" + end, json::object(std::move(seats)));
    all_seats.push_back(json::string("seats" + end));
    for (const ShiftStretch& stretch : shift_stretches(groups[g].heads)) {
      std::string id = fmt::format("{}-{}{}", clock(stretch.from_s), clock(stretch.to_s), end);
      id.erase(std::remove(id.begin(), id.end(), ':'), id.end());
      shift_ids.push_back(json::string(id));
      shifts.emplace_back(std::move(id), json::object({{"from", json::string(clock(stretch.from_s))},
                                                       {"to", json::string(clock(stretch.to_s))},
                                                       {"heads", json::integer(stretch.heads)},
                                                       {"basis", said_node(staff_basis)}}));
    }
    people.emplace_back("agents" + end, json::object({{"name", said_node({"客户代表" + number, "Agents" + number})},
                                                      {"pool", json::boolean(true)},
                                                      {"home", json::string("seats" + end)},
                                                      {"at", json::string("centre")},
                                                      {"shifts", json::array(std::move(shift_ids))}}));
  }
  const std::string last = people.back().first, home = seat_groups.back().first;
  people.emplace_back("supervisor",
                      json::object({{"name", said_node({"值班长", "Supervisor"})}, {"at", json::string("centre")}}));
  const Node root = json::object(
      {{"schema", json::integer(1)},
       {"kind", json::string("site")},
       {"name", said_node(name)},
       {"locations", json::object({{"centre", json::object({{"name", said_node({"中心", "Centre"})}})}})},
       {"services",
        json::object(
            {{"answering", json::object({{"name", said_node({"人工接听", "Answering by agents"})},
                                         {"needs", json::object({{"sum", json::array(std::move(all_seats))}})}})}})},
       {"calls", json::object({{"interval", json::string("30 min")},
                               {"pool", json::string(last)},
                               {"home", json::string(home)},
                               {"answer_within", json::string("20 s")}})},
       {"seat_groups", json::object(std::move(seat_groups))},
       {"classes", json::object(std::move(classes))},
       {"shifts", json::object(std::move(shifts))},
       {"people", json::object(std::move(people))}});
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
  for (std::size_t c = 0; c < fit.classes.size(); ++c) {
    if (fit.classes[c].calls == 0) continue;
    Node node = class_node(fit, fit.classes[c]);
    if (fit.outage.is_fitted() && fit.outage_parts[c] > 0)
      json::merge_patch(node, outage_class_node(fit, fit.outage_parts[c]));
    classes.emplace_back(fit.classes[c].id, std::move(node));
  }
  DocumentSet set;
  set.classes = json::to_text(json::object({{"classes", json::object(Members(classes))}}), 2) + "\n";
  std::vector<Group> groups = groups_of(fit, fit.skills, fit.mean_staff, classes);
  const bool seen = !groups.empty();
  if (!seen) groups.push_back({staff_for_load(fit), {}});
  if (most_of(groups.back().heads) == 0) groups.back().heads.assign(24, 1);
  const Said staff =
      seen ? Said{"D：由通话推得的平均在岗人数：首末通话之间（间隔不超过 30 min，离席除外），两端各延一个平均间隔",
                  "D: mean number of agents at work, from their talks: first to last (gaps up to 30 "
                  "min, without breaks) and a mean gap at both ends"}
           : Said{"A：表中看不出人数，按 85 % 利用率配足，待核实",
                  "A: the table shows no staff; enough for 85 % occupancy, 待核实"};
  set.site =
      site_text({"由来话记录拟合的中心", "A centre fitted from call records"}, std::move(classes), groups, staff);
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
  const Said staff{"D：由当日通话推得的在岗人数：首末通话之间（间隔不超过 30 min，离席除外），两端各延一个平均间隔",
                   "D: agents at work on that day, from their talks: first to last (gaps up to 30 min, without breaks) "
                   "and a mean gap at both ends"};
  constexpr std::size_t minutes = 1440;  // of a day: rounding to whole agents hardly matters
  std::vector<std::vector<double>> staff_of_day;
  const CallSheet own = calls_of_day(sheet, day);
  const Skills skills = find_skills_of_day(own, fit.skills);
  const Staffing staffing = find_staffing(own, skills);
  for (std::size_t g = 0; g < skills.groups.size(); ++g) staff_of_day.push_back(staffing.mean_by_slot(day, minutes, g));
  DocumentSet set;
  const std::string date = day_text(day);
  set.classes = json::to_text(json::object({{"classes", json::object(Members(classes))}}), 2) + "\n";
  std::vector<Group> groups = groups_of(fit, skills, staff_of_day, classes);
  if (groups.empty()) groups.push_back({staff_for_load(fit), {}});
  set.site = site_text({"重放 " + date, "Replay of " + date}, std::move(classes), groups, staff);
  set.plan = plan_text({"平日运行", "An ordinary day"});
  set.scenario = scenario_text({"重放 " + date, "Replay of " + date}, day);
  return set;
}

}  // namespace tuiyan::exchange
