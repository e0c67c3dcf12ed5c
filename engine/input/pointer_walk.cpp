// Following a JSON pointer through a tree.
#include <algorithm>
#include <charconv>

#include "base/check.hpp"
#include "input/trees.hpp"

namespace tuiyan::input {
namespace {

std::string unescaped(std::string_view token) {
  std::string plain;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size()) {
      plain += token[++i] == '1' ? '/' : '~';
    } else {
      plain += token[i];
    }
  }
  return plain;
}

const json::Node* child(const json::Node& node, const std::string& token) {
  if (node.kind == json::NodeKind::object) return node.find(token);
  if (node.kind != json::NodeKind::array) return nullptr;
  std::size_t row = 0;
  const auto result = std::from_chars(token.data(), token.data() + token.size(), row);
  return result.ec == std::errc() && row < node.items.size() ? &node.items[row] : nullptr;
}

}  // namespace

const json::Node& walk(const json::Node& root, std::string_view pointer,
                       const std::function<void(const json::Node&)>& see) {
  const json::Node* node = &root;
  see(*node);
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const json::Node* next = child(*node, unescaped(pointer.substr(0, end)));
    pointer.remove_prefix(end);
    if (next == nullptr) break;
    node = next;
    see(*node);
  }
  return *node;
}

json::Node& node_at(Trees& trees, std::string_view pointer) {
  const std::string_view name = pointer.substr(0, pointer.find('/', 1));
  Tree& tree = name == "/site" ? trees.site : name == "/plan" ? trees.plan : trees.scenario;
  TUIYAN_CHECK(tree);
  const json::Node& found = walk(*tree, pointer.substr(name.size()), [](const json::Node&) {});
  return const_cast<json::Node&>(found);  // ours: it is part of `trees`
}

}  // namespace tuiyan::input
