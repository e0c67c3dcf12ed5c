#include "json/pointer.hpp"

#include <algorithm>
#include <charconv>

namespace tuiyan::json {

std::vector<std::string> tokens_of(std::string_view pointer) {
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    std::string token;
    for (std::size_t i = at + (pointer[at] == '/' ? 1 : 0); i < end; ++i) {
      const bool escaped = pointer[i] == '~' && i + 1 < end && (pointer[i + 1] == '0' || pointer[i + 1] == '1');
      token += escaped ? (pointer[i + 1] == '0' ? '~' : '/') : pointer[i];
      if (escaped) ++i;
    }
    tokens.push_back(std::move(token));
    at = end;
  }
  return tokens;
}

Node* step_to(Node& node, const std::string& token) {
  if (node.kind == NodeKind::object) {
    const auto found = std::find_if(node.members.begin(), node.members.end(),
                                    [&](const Member& member) { return member.key == token; });
    return found == node.members.end() ? nullptr : &found->value;
  }
  if (node.kind != NodeKind::array) return nullptr;
  std::size_t row = 0;
  const char* end = token.data() + token.size();
  const auto read = std::from_chars(token.data(), end, row);
  return read.ec == std::errc() && read.ptr == end && row < node.items.size() ? &node.items[row] : nullptr;
}

Node* place_at(Node& root, std::string_view pointer) {
  Node* at = &root;
  for (const std::string& token : tokens_of(pointer)) {
    at = step_to(*at, token);
    if (at == nullptr) return nullptr;
  }
  return at;
}

const Node* place_at(const Node& root, std::string_view pointer) {
  return place_at(const_cast<Node&>(root), pointer);  // which changes nothing
}

const Node& walk(const Node& root, std::string_view pointer, const std::function<void(const Node&)>& see) {
  const Node* node = &root;
  if (see) see(*node);
  for (const std::string& token : tokens_of(pointer)) {
    const Node* next = step_to(const_cast<Node&>(*node), token);  // which changes nothing
    if (next == nullptr) break;
    node = next;
    if (see) see(*node);
  }
  return *node;
}

}  // namespace tuiyan::json
