#include "input/drawn_documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/check.hpp"
#include "input/trees.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

using json::Node;

constexpr std::size_t most_together = 4;

Node& written_value(Trees& trees, const Parameter& parameter) {
  Node& node = node_at(trees, parameter.pointer);
  for (json::Member& member : node.members)
    if (member.key == "value") return member.value;
  TUIYAN_CHECK(false);
  return node;
}

Node as_written(const Parameter& parameter, double value) {
  Node node =
      parameter.unit.empty() ? json::raw(value_text(parameter, value)) : json::string(value_text(parameter, value));
  if (parameter.unit.empty()) node.number = value;
  return node;
}

// The written end of a range, with its place in the file.
const Node& written_end(Trees& trees, const Parameter& parameter, bool is_high) {
  const Node& range = *node_at(trees, parameter.pointer).find("uncertain");
  const Node* end = range.find(is_high ? "to" : "from");
  return end != nullptr ? *end : *range.find(is_high ? "high" : "low");
}

// Which of the parameters stand at an end, and at which.
using Ends = std::vector<std::pair<const Parameter*, bool>>;

// Leaves the trees as they were.
void check(Trees& trees, const Ends& ends, Diagnostics& diagnostics) {
  std::vector<Node> as_before;
  for (const auto& [parameter, is_high] : ends)
    as_before.push_back(std::exchange(written_value(trees, *parameter), Node(written_end(trees, *parameter, is_high))));
  Diagnostics found;
  (void)read_documents(trees, found);
  for (std::size_t i = 0; i < ends.size(); ++i) written_value(trees, *ends[i].first) = std::move(as_before[i]);
  for (Diagnostic one : found.sorted()) {
    if (one.severity != Severity::error) continue;
    std::string which;
    for (const auto& [parameter, is_high] : ends)
      which += fmt::format("{}{} = {}", which.empty() ? "" : ", ", parameter->pointer,
                           value_text(*parameter, is_high ? parameter->high : parameter->low));
    one.suggestion = {fmt::format("当 {} 时；请缩小范围", which), fmt::format("when {}; narrow the range", which)};
    one.code = "uncertain-" + one.code;
    diagnostics.add(std::move(one));
  }
}

std::string object_of(const Parameter& parameter) { return parameter.pointer.substr(0, parameter.pointer.rfind('/')); }

}  // namespace

void check_ends(const Trees& trees, const std::vector<Parameter>& parameters, Diagnostics& diagnostics) {
  if (parameters.empty()) return;
  Trees tried = trees;
  std::map<std::string, std::vector<const Parameter*>> objects;
  for (const Parameter& parameter : parameters) objects[object_of(parameter)].push_back(&parameter);
  for (const auto& [object, inside] : objects) {
    const std::size_t before = diagnostics.sorted().size();
    for (const Parameter* parameter : inside)
      for (const bool is_high : {false, true}) check(tried, {{parameter, is_high}}, diagnostics);
    if (inside.size() < 2 || diagnostics.sorted().size() > before) continue;
    const bool all = inside.size() <= most_together;
    const std::size_t combinations = std::size_t{1} << std::min(inside.size(), most_together);
    for (std::size_t chosen = 0; chosen < combinations; ++chosen) {
      if (!all && chosen != 0 && chosen + 1 != combinations) continue;
      Ends ends;
      for (std::size_t i = 0; i < inside.size(); ++i)
        ends.emplace_back(inside[i], all ? (chosen >> i & 1U) != 0 : chosen != 0);
      check(tried, ends, diagnostics);
      if (diagnostics.sorted().size() > before) break;  // one example will do
    }
  }
}

DrawnDocuments::DrawnDocuments(std::shared_ptr<const Documents> documents) : documents_(std::move(documents)) {
  Diagnostics none;
  trees_ = std::make_unique<const Trees>(trees_of(documents_->resolved, none));
  TUIYAN_CHECK(!none.has_errors());
}

DrawnDocuments::~DrawnDocuments() = default;

std::shared_ptr<const Documents> DrawnDocuments::draw(std::uint64_t seed, std::uint64_t number,
                                                      Diagnostics& diagnostics) const {
  Trees drawn = *trees_;
  drawn.parameter_draw = number;
  for (const Parameter& parameter : documents_->parameters)
    written_value(drawn, parameter) = as_written(parameter, value_at(parameter, place_of(parameter, seed, number)));
  return understand(drawn, diagnostics);
}

}  // namespace tuiyan::input
