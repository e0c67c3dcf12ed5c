// Laws as measurements give them: values, quantiles, a survival curve.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/quantity.hpp"
#include "base/real.hpp"
#include "input/law_parts.hpp"
#include "input/row_table.hpp"
#include "input/said.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

std::optional<double> plain_number(const std::string& text) {
  double found = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), found);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return found;
}

// {"0.1": "43 s", "0.5": "3 min"}; without a row "0" the smallest value is 0.
void read_quantiles(Value& value, Law& out) {
  const Said what{"{\"概率\": 时长, …}：以该概率不超过的时长", "{\"probability\": duration, …}: not exceeded with it"};
  if (value.describing()) {
    json::Node row = json::object({});
    Value slot(value.context(), row);
    double ignored = 0;
    in_seconds_of(ignored)(slot);
    return describe_rows(value, what.zh + " / " + what.en, "^0(\\.[0-9]+)?$", std::move(row));
  }
  std::vector<QuantilePoint> points = {{0, 0}};
  const bool right = read_rows(value, what, [&](const json::Member& member, Value& one) {
    const std::optional<double> probability = plain_number(member.key);
    if (!probability || *probability < 0 || *probability >= 1) {
      one.complain("wrong-share", {"概率，从 0 到 1（不含 1）", "a probability from 0 to below 1"}, quote(member.key));
      return false;
    }
    double value_s = unread;
    in_seconds_of(value_s)(one);
    if (std::isnan(value_s)) return false;
    if (*probability == 0 && points.size() == 1) {
      points[0].value_s = value_s;
      return true;
    }
    if (*probability <= points.back().probability || value_s < points.back().value_s) {
      one.wrong("out-of-order", {"概率逐行升高，时长不减", "probabilities that rise and durations that do not fall"});
      return false;
    }
    points.push_back({*probability, value_s});
    return true;
  });
  if (!right) return;
  // The hazard of the last stretch goes on beyond it, so it must have one.
  if (points.size() < 2 || points.back().value_s <= points[points.size() - 2].value_s)
    return value.wrong("out-of-order",
                       {"最后一个时长大于前一个", "a last duration that is longer than the one before"});
  out = through_quantiles(points);
}

// {"30 s": 0.93, "1 min": 0.85}: the share that still waits then.
bool read_survival(Value& value, PiecewiseExponential& out) {
  const Said what{"{\"时长\": 份额, …}：到该时长仍未结束的份额",
                  "{\"duration\": share, …}: the share that lasts longer"};
  if (value.describing()) {
    describe_rows(
        value, what.zh + " / " + what.en, "^[ \\t]*[0-9]+(\\.[0-9]+)?[ \\t]*[^0-9 \\t.+-].*$",
        json::object(
            {{"type", json::string("number")}, {"exclusiveMinimum", json::integer(0)}, {"maximum", json::integer(1)}}));
    return false;
  }
  out.points = {{0, 0}};
  double last_share = 1;
  return read_rows(value, what, [&](const json::Member& member, Value& one) {
    const Reading<Duration> at = parse_duration(member.key);
    if (!at.value) {
      one.complain("wrong-quantity", at.expected, quote(member.key), at.suggestion);
      return false;
    }
    const double time_s = static_cast<double>(at.value->us) / 1e6;
    double part = unread;
    share(part)(one);
    if (std::isnan(part)) return false;
    if (part <= 0) {
      one.wrong("out-of-range",
                {"大于零的份额；其后由 \"tail\" 说明", "a share above zero; \"tail\" says what comes after"});
      return false;
    }
    if (part > last_share || time_s < out.points.back().time_s) {
      one.wrong("out-of-order", {"时长逐行不减，份额不增", "durations that do not fall and shares that do not rise"});
      return false;
    }
    last_share = part;
    out.points.push_back({-natural_log(part), time_s});
    return true;
  });
}

// False: not right, or endless where that may not be.
bool read_tail(Value& value, PiecewiseExponential& out, bool may_never_end) {
  bool right = true;
  const Said only_mean{"{\"mean\": …}", "{\"mean\": …}"};
  const Said either{"{\"mean\": …} 或 \"never\"", "{\"mean\": …} or \"never\""};
  const Read plain = [&](Value& word) {
    if (word.describing()) return word.say("const", json::string("never"));
    if (word.is(json::NodeKind::string) && word.node().text == "never") return;
    right = false;
    word.wrong("wrong-type", either);
  };
  read_shapes(value, may_never_end ? either : only_mean, may_never_end ? plain : Read{},
              {{{"mean"}, [&](Object& object) {
                  double mean_s = unread;
                  object.leaf(law_field("mean", "其后平均还有多久（指数分布）", "mean of what is left, exponential",
                                        "\"10 min\""),
                              in_seconds_of(mean_s));
                  right = above_zero(object, mean_s, "mean");
                  if (right) out.tail_mean_s = mean_s;
                }}});
  return right && (may_never_end || out.tail_mean_s.has_value());
}

}  // namespace

void add_measured_laws(std::vector<Shape>& shapes, Law& out, bool may_never_end) {
  shapes.push_back(
      {{"values"}, [&out](Object& object) {
         std::vector<double> values;
         object.leaf(law_field("values", "实测值", "measured values", "[\"3 min\", \"5 min\"]"), [&](Value& inner) {
           read_list(inner, [&](Value& item) {
             double s = unread;
             in_seconds_of(s)(item);
             if (!std::isnan(s)) values.push_back(s);
           });
           if (!inner.describing() && inner.is(json::NodeKind::array) && inner.node().items.empty())
             inner.wrong("empty-list", {"至少一个值", "at least one value"});
         });
         std::sort(values.begin(), values.end());
         if (!values.empty()) out = Empirical{std::move(values)};
       }});
  shapes.push_back({{"quantiles"}, [&out](Object& object) {
                      object.leaf(law_field("quantiles", "分位数", "quantiles",
                                            "{\"0.25\": \"1 min\", \"0.5\": \"3 min\", \"0.9\": \"11 min\"}"),
                                  [&](Value& inner) { read_quantiles(inner, out); });
                    }});
  shapes.push_back({{"survival", "tail"}, [&out, may_never_end](Object& object) {
                      PiecewiseExponential curve;
                      bool right = false, ended = false;
                      object.leaf(law_field("survival", "生存曲线（如 Kaplan–Meier 估计）",
                                            "survival curve, such as a Kaplan-Meier estimate",
                                            "{\"30 s\": 0.93, \"2 min\": 0.8, \"10 min\": 0.4}"),
                                  [&](Value& inner) { right = read_survival(inner, curve); });
                      object.leaf(law_field("tail", "最后一点之后", "beyond the last point", "{\"mean\": \"10 min\"}"),
                                  [&](Value& inner) { ended = read_tail(inner, curve, may_never_end); });
                      if (right && ended) out = std::move(curve);
                    }});
}

}  // namespace tuiyan::input
