// Laws of a duration, the way a planner says them.
#include <fmt/format.h>

#include <cmath>

#include "input/law_parts.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {

Read in_seconds_of(double& out) {
  return [&out](Value& value) {
    Duration found{-1};
    duration(found)(value);
    // A quotient of exact numbers is rounded once; a product with 1e-6 would be rounded twice.
    if (found.us >= 0) out = static_cast<double>(found.us) / 1e6;
  };
}

Field law_field(std::string_view key, std::string_view zh, std::string_view en, std::string_view example) {
  return {.key = key, .zh = zh, .en = en, .example = example};
}

bool ordered(const Object& object, double a, double b, std::string_view a_name, std::string_view b_name) {
  if (std::isnan(a) || std::isnan(b)) return false;
  if (a <= b) return true;
  object.value().wrong("out-of-order", {fmt::format("\"{}\" 不大于 \"{}\"", a_name, b_name),
                                        fmt::format("\"{}\" that is at most \"{}\"", a_name, b_name)});
  return false;
}

bool above_zero(const Object& object, double a, std::string_view name) {
  if (std::isnan(a)) return false;
  if (a > 0) return true;
  object.value().wrong("out-of-range", {fmt::format("\"{}\" 大于零", name), fmt::format("\"{}\" above zero", name)});
  return false;
}

namespace {

void read_law(Value& value, Law& out, bool may_never_end) {
  const Said what{"时长或时长的分布，如 \"5 min\" 或 {\"median\": \"12 min\", \"p90\": \"25 min\"}",
                  "a duration or a law of it, such as \"5 min\" or {\"median\": \"12 min\", \"p90\": \"25 min\"}"};
  const Read constant = [&out](Value& plain) {
    double s = unread;
    in_seconds_of(s)(plain);
    if (!std::isnan(s)) out = Constant{s};
  };
  const Read constant_or_never = [&](Value& plain) {
    if (plain.describing()) {
      json::Node length = json::object({});
      Value slot(plain.context(), length);
      constant(slot);
      plain.say("anyOf", json::array({json::object({{"const", json::string("never")}}), std::move(length)}));
    } else if (plain.is(json::NodeKind::string) && plain.node().text == "never") {
      out = Never{};
    } else {
      constant(plain);
    }
  };
  const Field median = law_field("median", "中位数", "median", "\"12 min\"");
  std::vector<Shape> shapes;
  shapes.push_back({{"median", "p90"}, [&](Object& object) {
                      double m = unread, p90 = unread;
                      object.leaf(median, in_seconds_of(m));
                      object.leaf(law_field("p90", "九成不超过", "90th percentile", "\"25 min\""), in_seconds_of(p90));
                      if (above_zero(object, m, "median") && ordered(object, m, p90, "median", "p90"))
                        out = lognormal_from_p90(m, p90);
                    }});
  shapes.push_back({{"median", "log_sd"}, [&](Object& object) {
                      double m = unread, log_sd = unread;
                      object.leaf(median, in_seconds_of(m));
                      object.leaf(law_field("log_sd", "对数标准差", "standard deviation of the logarithm", "0.6"),
                                  number(log_sd, 0, 5));
                      if (above_zero(object, m, "median") && !std::isnan(log_sd)) out = Lognormal{m, log_sd};
                    }});
  shapes.push_back({{"low", "mode", "high"}, [&](Object& object) {
                      double low = unread, mode = unread, high = unread;
                      object.leaf(law_field("low", "最短", "shortest", "\"5 min\""), in_seconds_of(low));
                      object.leaf(law_field("mode", "最可能", "most likely", "\"8 min\""), in_seconds_of(mode));
                      object.leaf(law_field("high", "最长", "longest", "\"20 min\""), in_seconds_of(high));
                      if (ordered(object, low, mode, "low", "mode") && ordered(object, mode, high, "mode", "high"))
                        out = Triangular{low, mode, high};
                    }});
  shapes.push_back({{"from", "to"}, [&](Object& object) {
                      double from = unread, to = unread;
                      object.leaf(law_field("from", "从", "from", "\"5 min\""), in_seconds_of(from));
                      object.leaf(law_field("to", "到", "to", "\"10 min\""), in_seconds_of(to));
                      if (ordered(object, from, to, "from", "to")) out = Uniform{from, to};
                    }});
  shapes.push_back({{"mean"}, [&](Object& object) {
                      double m = unread;
                      object.leaf(law_field("mean", "均值（指数分布）", "mean, exponential", "\"3 min\""),
                                  in_seconds_of(m));
                      if (above_zero(object, m, "mean")) out = Exponential{m};
                    }});
  add_named_laws(shapes, out);
  add_measured_laws(shapes, out, may_never_end);
  read_shapes(value, what, may_never_end ? constant_or_never : constant, shapes);
}

}  // namespace

Read law(Law& out) {
  return [&out](Value& value) { read_named(value, "law", [&out](Value& inner) { read_law(inner, out, false); }); };
}

Read patience(Law& out) {
  return [&out](Value& value) { read_named(value, "patience", [&out](Value& inner) { read_law(inner, out, true); }); };
}

Read law(std::optional<Law>& out) {
  return [&out](Value& value) {
    Law found;
    law(found)(value);
    if (!value.describing()) out = std::move(found);
  };
}

}  // namespace tuiyan::input
