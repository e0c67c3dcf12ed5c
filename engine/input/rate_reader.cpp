// Laws of the rate over the day and by the day of the week.
#include "input/rate_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/calendar.hpp"
#include "input/row_table.hpp"
#include "input/said.hpp"
#include "input/types.hpp"
#include "json/build.hpp"
#include "model/day.hpp"

namespace tuiyan::input {
namespace {

// {"00:00": …, "08:00": …}: `row` reads what stands at each time of day, and answers whether it was right.
// False: something was not.
bool read_clock_table(Value& value, const Said& what, const std::function<bool(Duration from, Value& row)>& row) {
  Duration last{-1};
  return read_rows(value, what, [&](const json::Member& member, Value& one) {
    const std::optional<Duration> from = parse_clock(member.key);
    if (!from || *from >= one_day) {
      one.complain("wrong-clock",
                   {"钟点，如 \"18:30\"，从 00:00 到 23:59", "a time of day such as \"18:30\", from 00:00 to 23:59"},
                   quote(member.key));
      return false;
    }
    if (*from <= last) {
      one.complain("out-of-order", {"钟点由早到晚，不重复", "times of day in rising order"}, quote(member.key));
      return false;
    }
    last = *from;
    return row(*from, one);
  });
}

constexpr std::string_view clock_pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

// Shares of the day, each for the stretch from its clock time to the next one.
using Profile = std::vector<std::pair<Duration, double>>;

Read profile(Profile& out) {
  return [&out](Value& value) {
    if (value.describing())
      return describe_rows(
          value,
          "从该钟点到下一钟点之间的来话占全天的份额，合计为 1 / share of the day that falls into the stretch from this "
          "time to the next; they sum to 1",
          clock_pattern,
          json::object(
              {{"type", json::string("number")}, {"minimum", json::integer(0)}, {"maximum", json::integer(1)}}));
    double sum = 0;
    const bool right =
        read_clock_table(value, {"{\"钟点\": 份额, …}", "{\"time of day\": share, …}"}, [&](Duration from, Value& row) {
          double part = -1;
          share(part)(row);
          sum += std::max(part, 0.0);
          out.emplace_back(from, part);
          return part >= 0;
        });
    if (right && std::abs(sum - 1) > 0.01)
      value.complain("wrong-sum", {"合计为 1 的份额", "shares that sum to 1"},
                     {fmt::format("合计 {:.4g}", sum), fmt::format("a sum of {:.4g}", sum)});
    if (!right) out.clear();
  };
}

// The stretch of the last piece runs over midnight to the first one.
DayCourse pieces(double per_day, const Profile& profile) {
  DayCourse rate;
  double sum = 0;
  for (const auto& part : profile) sum += part.second;
  for (std::size_t i = 0; i < profile.size(); ++i) {
    const Duration from = profile[i].first;
    const Duration to = i + 1 < profile.size() ? profile[i + 1].first : profile[0].first + one_day;
    rate.push_back({from, per_day * (profile[i].second / sum) / (static_cast<double>((to - from).us) / 1e6)});
  }
  if (!rate.empty() && rate[0].from.us > 0) rate.insert(rate.begin(), {Duration{0}, rate.back().level});
  return rate;
}

// Levels at times of day, each read by `row` into a number that stays below 0 when it could not be read.
Read points(DayCourse& out, Read (*row)(double&), std::string_view what, const Said& expected) {
  return [&out, row, what, expected](Value& value) {
    if (value.describing()) {
      json::Node shape = json::object({});
      Value slot(value.context(), shape);
      double ignored = 0;
      row(ignored)(slot);
      return describe_rows(value, what, clock_pattern, std::move(shape));
    }
    const bool right = read_clock_table(value, expected, [&](Duration from, Value& one) {
      double level = -1;
      row(level)(one);
      out.push_back({from, level});
      return level >= 0;
    });
    if (!right) out.clear();
  };
}

// Levels at times of day and what is between them.
void read_course(Object& object, DayCourse& out, const Field& field, const Read& read_points) {
  object.leaf(field, read_points);
  bool lines = false;
  object.leaf({.key = "between",
               .zh = "两点之间：\"steps\" 保持到下一点，\"lines\" 直线变化",
               .en = "between two of them: \"steps\" stays until the next, \"lines\" goes straight to it",
               .example = "\"lines\"",
               .otherwise = "\"steps\"",
               .basis = "假定：分段不变 / assumed: piecewise constant"},
              choice<bool>(lines, {{"steps", false}, {"lines", true}}));
  for (DayPiece& piece : out) piece.line = lines;
}

Read factor(double& out) { return number(out, 0.01, 100); }

std::vector<Shape> shapes_of_a_day(DayCourse& out) {
  return {{{"per_day", "profile"},
           [&out](Object& object) {
             double per_day = 0;
             Profile shares;
             object.leaf({.key = "per_day", .zh = "全天来话数", .en = "calls a day", .example = "18000"},
                         number(per_day, 0, 1e9));
             object.leaf({.key = "profile",
                          .zh = "一天中的分布",
                          .en = "how they spread over the day",
                          .example = "{\"00:00\": 0.1, \"08:00\": 0.9}"},
                         profile(shares));
             out = pieces(per_day, shares);
           }},
          {{"points"}, [&out](Object& object) {
             DayCourse rows;
             read_course(object, rows,
                         {.key = "points",
                          .zh = "各钟点的来话率",
                          .en = "rates at times of day",
                          .example = "{\"00:00\": \"20 /h\", \"08:00\": \"300 /h\"}"},
                         points(rows, rate, "该钟点的来话率 / the rate at this time of day",
                                {"{\"钟点\": 来话率, …}", "{\"time of day\": rate, …}"}));
             out = std::move(rows);
           }}};
}

Read plain_rate(DayCourse& out) {
  return [&out](Value& one) {
    double per_second = -1;
    rate(per_second)(one);
    if (per_second >= 0) out = {{Duration{0}, per_second}};
  };
}

Read day_rate(DayCourse& out) {
  return [&out](Value& value) {
    read_named(value, "day_rate", [&out](Value& inner) {
      read_shapes(inner,
                  {"来话率，如 \"300 /h\"、{\"per_day\": …, \"profile\": {…}} 或 {\"points\": {…}}",
                   "a rate such as \"300 /h\", {\"per_day\": …, \"profile\": {…}} or {\"points\": {…}}"},
                  plain_rate(out), shapes_of_a_day(out));
    });
  };
}

// What stands for a kind of day: its own key or, failing that, the key of working or of free days.
struct DayWord {
  std::string_view key, zh, en;
};
constexpr DayWord day_words[] = {
    {"mon", "星期一", "Monday"},
    {"tue", "星期二", "Tuesday"},
    {"wed", "星期三", "Wednesday"},
    {"thu", "星期四", "Thursday"},
    {"fri", "星期五", "Friday"},
    {"sat", "星期六", "Saturday"},
    {"sun", "星期日", "Sunday"},
    {"holiday", "节假日", "holidays of the calendar"},
    {"exchanged", "调休上班日", "days worked in exchange"},
};
static_assert(std::size(day_words) == day_kinds);

bool is_free(std::size_t kind) {
  return kind == static_cast<std::size_t>(DayKind::saturday) || kind == static_cast<std::size_t>(DayKind::sunday) ||
         kind == static_cast<std::size_t>(DayKind::holiday);
}

void read_week(Object& object, std::vector<DayCourse>& out) {
  DayCourse working, free;
  const auto read = [&object](const DayWord& day, DayCourse& rate) {
    return object.leaf({.key = day.key, .zh = day.zh, .en = day.en, .example = "\"300 /h\"", .optional = true},
                       day_rate(rate));
  };
  const bool has_working = read(
      {"working", "周一至周五和调休上班日中未另写的", "Monday to Friday and exchanged days, unless written"}, working);
  const bool has_free =
      read({"free", "周六、周日和节假日中未另写的", "Saturday, Sunday and holidays, unless written"}, free);
  std::vector<DayCourse> all(day_kinds);
  std::string missing;
  for (std::size_t kind = 0; kind < day_kinds; ++kind) {
    if (read(day_words[kind], all[kind])) continue;
    if (is_free(kind) ? has_free : has_working)
      all[kind] = is_free(kind) ? free : working;
    else
      missing += (missing.empty() ? "" : ", ") + in_quotes(day_words[kind].key);
  }
  if (object.describing()) return;
  if (!missing.empty())
    return object.value().complain("missing-key",
                                   {"每种日子的来话率：\"working\"、\"free\" 或逐日",
                                    "a rate of every kind of day: \"working\", \"free\" or day by day"},
                                   {"没有 " + missing, "none for " + missing});
  if (std::none_of(all.begin(), all.end(), [](const DayCourse& day) { return day.empty(); })) out = std::move(all);
}

}  // namespace

void read_rate(Value& value, CallClass& call_class) {
  const Said what{
      "频率，如 \"300 /h\"，或 {\"per_day\": …, \"profile\": {…}}、{\"points\": {…}}、{\"by_day\": {…}}",
      "a rate such as \"300 /h\", or {\"per_day\": …, \"profile\": {…}}, {\"points\": {…}} or {\"by_day\": {…}}"};
  std::vector<Shape> shapes = shapes_of_a_day(call_class.rate);
  shapes.push_back({{"by_day"}, [&](Object& object) {
                      object.leaf({.key = "by_day",
                                   .zh = "按星期和节假日",
                                   .en = "by the day of the week and holidays",
                                   .example = "{\"working\": \"300 /h\", \"free\": \"200 /h\"}"},
                                  [&](Value& inner) {
                                    read_object(inner, [&](Object& week) { read_week(week, call_class.week); });
                                  });
                    }});
  read_shapes(value, what, plain_rate(call_class.rate), shapes);
}

Read by_time(DayCourse& out) {
  return [&out](Value& value) {
    read_named(value, "by_time", [&out](Value& inner) {
      DayCourse rows;
      read_object(inner, [&](Object& object) {
        read_course(object, rows,
                    {.key = "points",
                     .zh = "各钟点的系数",
                     .en = "factors at times of day",
                     .example = "{\"00:00\": 0.8, \"14:00\": 1.2}"},
                    points(rows, factor, "该钟点的系数 / the factor at this time of day",
                           {"{\"钟点\": 系数, …}", "{\"time of day\": factor, …}"}));
      });
      if (!inner.describing()) out = std::move(rows);
    });
  };
}

}  // namespace tuiyan::input
