#include "input/types.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/calendar.hpp"
#include "base/quantity.hpp"
#include "input/local_time.hpp"
#include "input/said.hpp"
#include "input/uncertain_reader.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

using json::NodeKind;

Said both(const std::string& zh, const std::string& en) { return {zh, en}; }

void describe(const Value& value, std::string_view type, const Said& what) {
  value.say("description", json::string(what.zh + " / " + what.en));
  value.say("type", json::string(std::string(type)));
}

// A number, a unit and nothing but: the reader is stricter than the pattern.
json::Node quantity_pattern() { return json::string("^[ \\t]*[0-9]+(\\.[0-9]+)?[ \\t]*[^0-9 \\t.+-].*$"); }

// In what a figure counts: durations in microseconds, as they are drawn and written.
double in_base_unit(Duration duration) { return static_cast<double>(duration.us); }
double in_base_unit(double value) { return value; }

void remember(const Value& value, const Uncertain& range, std::string unit, double base_per_unit, bool is_whole) {
  if (value.context().parameters == nullptr) return;
  Parameter parameter;
  parameter.pointer = value.pointer();
  parameter.unit = std::move(unit);
  parameter.value = range.value / base_per_unit;
  parameter.low = range.low / base_per_unit;
  parameter.high = range.high / base_per_unit;
  if (range.mode) parameter.mode = *range.mode / base_per_unit;
  parameter.whole = is_whole;
  value.context().parameters->push_back(std::move(parameter));
}

// "min" of "12.5 min"; "s" of "1 h 30 min", which has no one unit.
std::string unit_of(std::string_view quantity) {
  const std::size_t begin = quantity.find_first_not_of("0123456789. \t");
  if (begin == std::string_view::npos) return "s";
  const std::size_t end = quantity.find_last_not_of(" \t");
  const std::string_view unit = quantity.substr(begin, end + 1 - begin);
  return unit.find_first_of("0123456789") == std::string_view::npos ? std::string(unit) : "s";
}

template <class T>
bool read_plain_quantity(Value& value, const Said& what, T& out, Reading<T> (*parse)(std::string_view)) {
  if (value.describing()) {
    describe(value, "string", what);
    value.say("pattern", quantity_pattern());
    return false;
  }
  // A bare number is read as text: the parser of the quantity knows which unit may be meant.
  const bool bare = value.is(NodeKind::number);
  if (!bare && !value.is(NodeKind::string)) return value.wrong("wrong-type", what), false;
  Reading<T> reading = parse(value.node().text);
  if (!reading.value) {
    value.wrong(bare ? "bare-number" : "wrong-quantity", reading.expected, reading.suggestion);
    return false;
  }
  out = *reading.value;
  return true;
}

// As it stands, or {"value": …, "uncertain": …}.
template <class T>
void read_quantity(Value& value, std::string_view name, const Said& what, T& out,
                   Reading<T> (*parse)(std::string_view)) {
  const ReadFigure figure = [&](Value& one) -> std::optional<double> {
    T found{};
    if (!read_plain_quantity(one, what, found, parse)) return std::nullopt;
    return in_base_unit(found);
  };
  read_named(value, name, [&](Value& inner) {
    if (inner.describing()) {
      json::Node plain = json::object({}), uncertain = json::object({});
      Value plain_slot(inner.context(), plain), uncertain_slot(inner.context(), uncertain);
      (void)figure(plain_slot);
      (void)read_uncertain(uncertain_slot, figure);
      inner.say("anyOf", json::array({std::move(plain), std::move(uncertain)}));
    } else if (is_uncertain(inner.node())) {
      const std::optional<Uncertain> range = read_uncertain(inner, figure);
      if (!range) return;
      const std::string& written = inner.node().find("value")->text;
      out = *parse(written).value;
      const std::string unit = unit_of(written);
      remember(inner, *range, unit, in_base_unit(*parse("1 " + unit).value), false);
    } else {
      read_plain_quantity(inner, what, out, parse);
    }
  });
}

const Said duration_words{"带单位的时长，如 \"30 min\"", "a duration with its unit, such as \"30 min\""};

bool read_duration(Value& value, Duration& out) {
  Duration read = endless;
  read_quantity(value, "duration", duration_words, read, &parse_duration);
  if (read == endless) return false;
  out = read;
  return true;
}

Said as_share(double percent) {
  const std::string meant = fmt::format("{}", percent / 100);
  return {fmt::format("百分数写成小数：{}？", meant), fmt::format("a percentage? then write {}", meant)};
}

// "80%" or "0.8" in quotes.
Said how_to_write_a_number(const std::string& text, bool is_share) {
  double percent = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), percent);
  const std::string_view rest(result.ptr, static_cast<std::size_t>(text.data() + text.size() - result.ptr));
  if (result.ec == std::errc() && is_share && (rest == "%" || rest == " %")) return as_share(percent);
  return {"数字不加引号和单位", "a number has no quotes and no unit"};
}

// What a number may be.
struct NumberRange {
  double least, most;
  bool is_whole = false, is_open = false;  // open: `least` itself is not in it
};

bool read_plain_number(Value& value, const NumberRange& range, const Said& what, double& out) {
  if (value.describing()) {
    describe(value, range.is_whole ? "integer" : "number", what);
    if (std::isfinite(range.least))
      value.say(range.is_open ? "exclusiveMinimum" : "minimum", json::number(range.least));
    if (std::isfinite(range.most)) value.say("maximum", json::number(range.most));
    return false;
  }
  if (!value.is(NodeKind::number)) {
    Said hint;
    if (value.is(NodeKind::string)) hint = how_to_write_a_number(value.node().text, range.most == 1);
    value.wrong("wrong-type", what, hint);
    return false;
  }
  const double found = value.node().number;
  const bool low = range.is_open ? found <= range.least : found < range.least;
  if (low || found > range.most || (range.is_whole && found != std::floor(found))) {
    Said hint;
    // Between 1 and 2 a slip is likelier than one or two percent.
    if (range.least == 0 && range.most == 1 && found >= 2 && found <= 100) hint = as_share(found);
    value.wrong("out-of-range", what, hint);
    return false;
  }
  out = found;
  return true;
}

// The range of any number; which ones are legal in its place is said by the plain alternative.
void describe_uncertain_number(Value& value) {
  read_named(value, "uncertain-number", [](Value& inner) {
    (void)read_uncertain(inner, [](Value& one) -> std::optional<double> {
      one.say("type", json::string("number"));
      return std::nullopt;
    });
  });
}

bool read_number(Value& value, const NumberRange& range, const Said& what, double& out) {
  if (value.describing()) {
    json::Node plain = json::object({}), uncertain = json::object({});
    Value plain_slot(value.context(), plain), uncertain_slot(value.context(), uncertain);
    read_plain_number(plain_slot, range, what, out);
    describe_uncertain_number(uncertain_slot);
    value.say("description", json::string(what.zh + " / " + what.en));
    value.say("anyOf", json::array({std::move(plain), std::move(uncertain)}));
    return false;
  }
  if (!is_uncertain(value.node())) return read_plain_number(value, range, what, out);
  const std::optional<Uncertain> found = read_uncertain(value, [&](Value& one) -> std::optional<double> {
    double number = 0;
    if (!read_plain_number(one, range, what, number)) return std::nullopt;
    return number;
  });
  if (!found) return false;
  out = found->value;
  remember(value, *found, "", 1, range.is_whole);
  return true;
}

}  // namespace

Read text(Text& out) {
  return [&out](Value& value) {
    const Said what{"文字，或 {\"zh\": …, \"en\": …}", "a text, or {\"zh\": …, \"en\": …}"};
    read_named(value, "text", [&](Value& inner) {
      const auto content = [](std::string& into) {
        return [&into](Value& one) {
          if (one.describing()) return one.say("type", json::string("string"));
          if (!one.is(NodeKind::string)) return one.wrong("wrong-type", {"文字", "a text"});
          into = one.node().text;
        };
      };
      if (inner.describing() || inner.is(NodeKind::object)) {
        read_shapes(inner, what, content(out.zh),
                    {{{"zh", "en"}, [&](Object& object) {
                        object.leaf({.key = "zh", .zh = "中文", .en = "in Chinese", .optional = true}, content(out.zh));
                        object.leaf({.key = "en", .zh = "英文", .en = "in English", .optional = true}, content(out.en));
                        if (!object.describing() && out.zh.empty() && out.en.empty())
                          object.value().wrong("empty-text", {"非空文字", "a text that is not empty"});
                      }}});
        return;
      }
      if (!inner.is(NodeKind::string)) return inner.wrong("wrong-type", what);
      if (inner.node().text.empty()) return inner.wrong("empty-text", {"非空文字", "a text that is not empty"});
      out.zh = inner.node().text;
    });
  };
}

Read texts(std::vector<Text>& out) {
  return [&out](Value& value) {
    read_list(value, [&out](Value& item) {
      Text one;
      text(one)(item);
      if (!item.describing()) out.push_back(std::move(one));
    });
  };
}

Read either_text(std::string& out) {
  return [&out](Value& value) {
    Text both_languages;
    text(both_languages)(value);
    out = both_languages.in(Language::zh);
  };
}

Read word(std::string& out) {
  return [&out](Value& value) {
    const Said what{"非空文字", "a text that is not empty"};
    if (value.describing()) {
      describe(value, "string", what);
      value.say("minLength", json::integer(1));
      return;
    }
    if (!value.is(NodeKind::string)) return value.wrong("wrong-type", what);
    if (value.node().text.empty()) return value.wrong("empty-text", what);
    out = value.node().text;
  };
}

Read words(std::vector<std::string>& out) {
  return [&out](Value& value) {
    read_list(value, [&out](Value& item) {
      std::string one;
      word(one)(item);
      if (!one.empty()) out.push_back(std::move(one));
    });
  };
}

Read yes_no(bool& out) {
  return [&out](Value& value) {
    const Said what{"true 或 false", "true or false"};
    if (value.describing()) return describe(value, "boolean", what);
    if (!value.is(NodeKind::boolean)) return value.wrong("wrong-type", what);
    out = value.node().boolean;
  };
}

Read only_true() {
  return [](Value& value) {
    const Said what{"true", "true"};
    if (value.describing()) {
      describe(value, "boolean", what);
      value.say("const", json::boolean(true));
      return;
    }
    if (!value.is(NodeKind::boolean) || !value.node().boolean) value.wrong("wrong-type", what);
  };
}

Read whole(int& out, int least, int most) {
  return [&out, least, most](Value& value) {
    double found = 0;
    const Said what = least == most ? same(std::to_string(least))
                                    : both(fmt::format("{} 到 {} 之间的整数", least, most),
                                           fmt::format("a whole number from {} to {}", least, most));
    if (read_number(value, {static_cast<double>(least), static_cast<double>(most), true, false}, what, found))
      out = static_cast<int>(found);
  };
}

Read number(double& out, double least, double most) {
  return [&out, least, most](Value& value) {
    const Said what =
        std::isfinite(most)
            ? both(fmt::format("{} 到 {} 之间的数", least, most), fmt::format("a number from {} to {}", least, most))
            : both(fmt::format("不小于 {} 的数", least), fmt::format("a number that is at least {}", least));
    read_number(value, {least, most}, what, out);
  };
}

Read number(std::optional<double>& out, double least, double most) {
  return [&out, least, most](Value& value) {
    double found = std::numeric_limits<double>::quiet_NaN();
    number(found, least, most)(value);
    if (!std::isnan(found)) out = found;
  };
}

Read number_above(double& out, double above) {
  return [&out, above](Value& value) {
    read_number(value, {above, std::numeric_limits<double>::infinity(), false, true},
                both(fmt::format("大于 {} 的数", above), fmt::format("a number above {}", above)), out);
  };
}

Read share(double& out) { return number(out, 0, 1); }

Read share(std::optional<double>& out) { return number(out, 0, 1); }

Read duration(Duration& out) {
  return [&out](Value& value) { read_duration(value, out); };
}

Read duration(std::optional<Duration>& out) {
  return [&out](Value& value) {
    Duration found;
    if (read_duration(value, found)) out = found;
  };
}

Read duration_above_zero(Duration& out) {
  return [&out](Value& value) {
    Duration found;
    if (!read_duration(value, found)) return;
    if (found.us <= 0) return value.wrong("out-of-range", {"大于零的时长", "a duration above zero"});
    out = found;
  };
}

Read duration_above_zero(std::optional<Duration>& out) {
  return [&out](Value& value) {
    Duration found{0};
    duration_above_zero(found)(value);
    if (found.us > 0) out = found;
  };
}

Read clock(Duration& out) {
  return [&out](Value& value) {
    const Said what{"钟点，如 \"18:30\"，从 00:00 到 24:00", "a time of day such as \"18:30\", from 00:00 to 24:00"};
    if (value.describing()) {
      describe(value, "string", what);
      value.say("pattern", json::string("^([01][0-9]|2[0-4]):[0-5][0-9](:[0-5][0-9])?$"));
      return;
    }
    if (!value.is(NodeKind::string)) return value.wrong("wrong-type", what);
    const std::optional<Duration> found = parse_clock(value.node().text);
    if (!found) return value.wrong("wrong-clock", what, did_you_mean(tidy_clock(value.node().text)));
    out = *found;
  };
}

Read date(std::optional<std::int64_t>& out) {
  return [&out](Value& value) {
    const Said what{"日期，如 \"2026-10-01\"", "a date such as \"2026-10-01\""};
    if (value.describing()) {
      describe(value, "string", what);
      value.say("pattern", json::string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
      return;
    }
    if (!value.is(NodeKind::string)) return value.wrong("wrong-type", what);
    out = parse_date(value.node().text);
    if (!out) value.wrong("wrong-date", what, did_you_mean(tidy_date(value.node().text)));
  };
}

Read rate(double& per_second) {
  return [&per_second](Value& value) {
    read_quantity(value, "rate", {"带单位的频率，如 \"300 /h\"", "a rate with its unit, such as \"300 /h\""},
                  per_second, &parse_rate);
  };
}

Read rate_above_zero(double& per_second) {
  return [&per_second](Value& value) {
    double found = -1;
    rate(found)(value);
    if (found == 0) return value.wrong("out-of-range", {"大于零的频率", "a rate above zero"});
    if (found > 0) per_second = found;
  };
}

Read bandwidth(double& bytes_per_second) {
  return [&bytes_per_second](Value& value) {
    const Said what{"带单位的带宽，如 \"100 Mbps\"", "a bandwidth with its unit, such as \"100 Mbps\""};
    double found = -1;
    read_quantity(value, "bandwidth", what, found, &parse_bandwidth);
    if (found == 0) return value.wrong("out-of-range", {"大于零的带宽", "a bandwidth above zero"});
    if (found > 0) bytes_per_second = found;
  };
}

Read power(double& kilowatts) {
  return [&kilowatts](Value& value) {
    const Said what{"带单位的功率，如 \"400 kW\"", "a power with its unit, such as \"400 kW\""};
    read_quantity(value, "power", what, kilowatts, &parse_power);
  };
}

Read choice_of(const std::vector<std::string>& words, std::function<void(std::size_t)> chosen) {
  std::vector<Titled> all;
  for (const std::string& word : words) all.push_back({word, {}});
  return choice_of_titled(std::move(all), std::move(chosen));
}

Read choice_of_titled(std::vector<Titled> all, std::function<void(std::size_t)> chosen) {
  return [all = std::move(all), chosen = std::move(chosen)](Value& value) {
    Said what{"", all.size() > 1 ? "one of " : ""};
    std::vector<json::Node> items;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string one = in_quotes(all[i].id);
      if (i > 0) what.zh += i + 1 == all.size() ? " 或 " : "、";
      if (i > 0) what.en += i + 1 == all.size() ? " or " : ", ";
      what.zh += one;
      what.en += one;
      items.push_back(json::string(all[i].id));
    }
    if (value.describing()) return value.say("enum", json::array(std::move(items)));
    if (!value.is(NodeKind::string)) return value.wrong("wrong-type", what);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].id == value.node().text) return chosen(i);
    Said hint = meant_of(value.node().text, all);
    // A long list is not repeated when the word that was meant is clear.
    if (!hint.en.empty() && all.size() > 8) what = {"已知的词", "a known word"};
    value.wrong("unknown-word", what, hint);
  };
}

}  // namespace tuiyan::input
