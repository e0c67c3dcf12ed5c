#include "json/build.hpp"

#include <fmt/format.h>

#include <cmath>

namespace tuiyan::json {

Node string(std::string text) {
  Node node;
  node.kind = NodeKind::string;
  node.text = std::move(text);
  return node;
}

Node raw(std::string text) {
  Node node;
  node.kind = NodeKind::number;  // numbers are written as their text
  node.text = std::move(text);
  return node;
}

Node number(double value) {
  if (!std::isfinite(value)) return null();
  Node node = raw(fmt::format("{}", value));
  node.number = value;
  return node;
}

Node integer(std::int64_t value) {
  Node node = raw(fmt::format("{}", value));
  node.number = static_cast<double>(value);
  return node;
}

Node boolean(bool value) {
  Node node;
  node.kind = NodeKind::boolean;
  node.boolean = value;
  return node;
}

Node null() { return {}; }

Node array(std::vector<Node> items) {
  Node node;
  node.kind = NodeKind::array;
  node.items = std::move(items);
  return node;
}

Node object(std::vector<std::pair<std::string, Node>> members) {
  Node node;
  node.kind = NodeKind::object;
  for (auto& member : members) node.members.push_back({std::move(member.first), {}, std::move(member.second)});
  return node;
}

}  // namespace tuiyan::json
