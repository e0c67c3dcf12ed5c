// A JSON document as a tree in which every value knows where it was written.
//
// Contract: `parse` accepts strict JSON in UTF-8 plus // and /* */ comments; duplicate keys, bad
// UTF-8, non-finite numbers and anything else that is not JSON become diagnostics (all duplicate
// keys are found; the first syntax error ends the reading). Places survive copying and merging, so
// a merged tree still says for each value which file, line and column it came from.
// `merge_patch` is RFC 7396: objects merge by key, null removes, everything else replaces.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace tuiyan::json {

enum class NodeKind { null, boolean, number, string, array, object };

struct Member;

struct Node {
  NodeKind kind = NodeKind::null;
  Place place;  // of the value; for an object or array of its opening bracket
  bool boolean = false;
  double number = 0;
  std::string text;             // string: its content; number: as written
  std::vector<Node> items;      // array
  std::vector<Member> members;  // object, in document order

  [[nodiscard]] const Node* find(std::string_view key) const;  // null when absent
  [[nodiscard]] const Member* member(std::string_view key) const;
};

struct Member {
  std::string key;
  Place place;  // of the key
  Node value;
};

[[nodiscard]] std::optional<Node> parse(const std::string& file, std::string_view text, Diagnostics& diagnostics);
void merge_patch(Node& target, const Node& patch);
// Compact (indent 0) or indented text; numbers as they were written.
[[nodiscard]] std::string to_text(const Node& node, int indent = 0);
// Escapes one key for a JSON pointer (RFC 6901).
[[nodiscard]] std::string pointer_token(std::string_view key);

}  // namespace tuiyan::json
