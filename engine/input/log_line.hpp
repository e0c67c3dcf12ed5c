// One line of a log, read member by member.
//
// Contract: strict: a missing member, one of the wrong type or one that nobody asked for is an
// error at its line and column. Reading goes on with the initial value.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/histogram.hpp"
#include "json/node.hpp"

namespace tuiyan::input {

class LogLine {
 public:
  // `number` counts from 1. The node outlives the line.
  LogLine(const json::Node& node, int number, Diagnostics& diagnostics)
      : node_(node), number_(number), diagnostics_(diagnostics) {}

  [[nodiscard]] bool has(std::string_view key) const { return node_.find(key) != nullptr; }
  void complain(std::string_view key, Said expected);

  // Whole numbers of any type; the value must fit.
  template <class T>
  void integer(std::string_view key, T& out) {
    const json::Node* found = take(key, json::NodeKind::number, {"整数", "a whole number"});
    if (found == nullptr || read_integer(*found, out)) return;
    complain(key, {"范围内的整数", "a whole number that fits"});
  }
  template <class T>
  void integers(std::string_view key, std::vector<T>& out) {
    const json::Node* found = take(key, json::NodeKind::array, {"整数列表", "a list of whole numbers"});
    if (found == nullptr) return;
    for (const json::Node& item : found->items) {
      T one{};
      if (item.kind != json::NodeKind::number || !read_integer(item, one))
        return complain(key, {"整数列表", "a list of whole numbers"});
      out.push_back(one);
    }
  }
  void real(std::string_view key, double& out);  // or one of the words inf, -inf, nan
  void word(std::string_view key, std::string& out);
  void histogram(std::string_view key, Histogram& out);
  [[nodiscard]] const json::Node* object(std::string_view key) {
    return take(key, json::NodeKind::object, {"对象 { … }", "an object { … }"});
  }

  // Complains about members that were not asked for.
  void close();

 private:
  template <class T>
  static bool read_integer(const json::Node& node, T& out) {
    T value{};
    const char* end = node.text.data() + node.text.size();
    const auto result = std::from_chars(node.text.data(), end, value);
    if (result.ec != std::errc() || result.ptr != end) return false;
    out = value;
    return true;
  }
  const json::Node* take(std::string_view key, json::NodeKind kind, Said expected);

  const json::Node& node_;
  int number_;
  Diagnostics& diagnostics_;
  std::vector<std::string_view> taken_;
};

}  // namespace tuiyan::input
