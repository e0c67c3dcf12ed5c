#include "input/log_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "input/reader.hpp"
#include "input/said.hpp"

namespace tuiyan::input {

void LogLine::complain(std::string_view key, Said expected) {
  Diagnostic diagnostic;
  const json::Node* found = node_.find(key);
  diagnostic.place = found != nullptr ? found->place : node_.place;
  diagnostic.place.line = number_;
  diagnostic.pointer = fmt::format("/{}", json::pointer_token(key));
  diagnostic.code = "damaged-log";
  diagnostic.expected = std::move(expected);
  diagnostic.found = found != nullptr ? quoted(*found) : Said{"没有", "nothing"};
  diagnostics_.add(std::move(diagnostic));
}

const json::Node* LogLine::take(std::string_view key, json::NodeKind kind, Said expected) {
  taken_.push_back(key);
  const json::Node* found = node_.find(key);
  if (found != nullptr && found->kind == kind) return found;
  complain(key, std::move(expected));
  return nullptr;
}

void LogLine::real(std::string_view key, double& out) {
  taken_.push_back(key);
  const json::Node* found = node_.find(key);
  if (found != nullptr && found->kind == json::NodeKind::number) {
    // From the text: it keeps the sign of a zero.
    std::from_chars(found->text.data(), found->text.data() + found->text.size(), out);
    return;
  }
  if (found != nullptr && found->kind == json::NodeKind::string) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (found->text == "inf") return void(out = infinity);
    if (found->text == "-inf") return void(out = -infinity);
    if (found->text == "nan") return void(out = std::numeric_limits<double>::quiet_NaN());
  }
  complain(key, {"数", "a number"});
}

void LogLine::word(std::string_view key, std::string& out) {
  if (const json::Node* found = take(key, json::NodeKind::string, {"文字", "a text"})) out = found->text;
}

void LogLine::histogram(std::string_view key, Histogram& out) {
  const json::Node* found = object(key);
  if (found == nullptr) return;
  LogLine inner(*found, number_, diagnostics_);
  std::int64_t sum_us = 0;
  std::vector<std::int64_t> pairs;
  inner.integer("sum_us", sum_us);
  inner.integers("cells", pairs);
  inner.close();
  std::array<std::int64_t, Histogram::bins> cells{};
  bool right = pairs.size() % 2 == 0;
  std::int64_t last = -1;
  for (std::size_t i = 0; right && i + 1 < pairs.size(); i += 2) {
    right = pairs[i] > last && pairs[i] < Histogram::bins && pairs[i + 1] > 0;
    if (right) cells[static_cast<std::size_t>(last = pairs[i])] = pairs[i + 1];
  }
  if (!right) return complain(key, {"[组号, 个数, …]，组号递增", "[bin, count, …] with rising bins"});
  out = Histogram::from_cells(cells, sum_us);
}

void LogLine::close() {
  for (const json::Member& member : node_.members)
    if (std::find(taken_.begin(), taken_.end(), member.key) == taken_.end())
      complain(member.key, {"没有此键", "no such member"});
}

}  // namespace tuiyan::input
