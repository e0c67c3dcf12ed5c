#include "input/uncertain_reader.hpp"

#include <fmt/format.h>

namespace tuiyan::input {
namespace {

// Reads one key of a range.
void read_bound(Object& object, std::string_view key, std::string_view zh, std::string_view en,
                const ReadFigure& figure, std::optional<double>& out) {
  object.leaf({.key = key, .zh = zh, .en = en}, [&](Value& one) { out = figure(one); });
}

bool rises(const Object& object, std::optional<double> a, std::optional<double> b, std::string_view a_name,
           std::string_view b_name) {
  if (!a || !b) return false;
  if (*a < *b) return true;
  object.value().wrong("out-of-order", {fmt::format("\"{}\" 小于 \"{}\"", a_name, b_name),
                                        fmt::format("\"{}\" below \"{}\"", a_name, b_name)});
  return false;
}

bool lies_between(const Object& object, const Uncertain& range) {
  if (*range.mode >= range.low && *range.mode <= range.high) return true;
  object.value().wrong("out-of-order",
                       {"\"mode\" 在 \"low\" 与 \"high\" 之间", "\"mode\" between \"low\" and \"high\""});
  return false;
}

}  // namespace

bool is_uncertain(const json::Node& node) {
  return node.kind == json::NodeKind::object && node.find("uncertain") != nullptr;
}

std::optional<Uncertain> read_uncertain(Value& value, const ReadFigure& figure) {
  const Said what{"可能的范围，如 {\"from\": …, \"to\": …} 或 {\"low\": …, \"mode\": …, \"high\": …}",
                  "the range of what it may be, {\"from\": …, \"to\": …} or {\"low\": …, \"mode\": …, \"high\": …}"};
  std::optional<double> middle;
  Uncertain range;
  bool right = false;
  const Shape uniform{{"from", "to"}, [&](Object& object) {
                        std::optional<double> from, to;
                        read_bound(object, "from", "从", "from", figure, from);
                        read_bound(object, "to", "到", "to", figure, to);
                        if (!rises(object, from, to, "from", "to")) return;
                        range = {0, *from, *to, std::nullopt};
                        right = true;
                      }};
  const Shape triangular{{"low", "mode", "high"}, [&](Object& object) {
                           std::optional<double> low, mode, high;
                           read_bound(object, "low", "最小", "least", figure, low);
                           read_bound(object, "mode", "最可能", "most likely", figure, mode);
                           read_bound(object, "high", "最大", "most", figure, high);
                           if (!rises(object, low, high, "low", "high") || !mode) return;
                           range = {0, *low, *high, mode};
                           right = lies_between(object, range);
                         }};
  read_object(value, [&](Object& object) {
    object.leaf({.key = "value", .zh = "取值：推演一次时用它", .en = "the figure that one drill takes"},
                [&](Value& one) { middle = figure(one); });
    object.leaf({.key = "uncertain", .zh = "真值可能的范围", .en = "where the true figure may lie"}, [&](Value& one) {
      read_shapes(one, what, {}, {uniform, triangular});
    });
    if (!middle || !right || (*middle >= range.low && *middle <= range.high)) return;
    right = false;
    const json::Member* written = object.value().node().member("value");
    object.value().member(*written).wrong("out-of-range",
                                          {"\"uncertain\" 范围以内的值", "a value inside the range \"uncertain\""});
  });
  if (!middle || !right) return std::nullopt;
  range.value = *middle;
  return range;
}

}  // namespace tuiyan::input
