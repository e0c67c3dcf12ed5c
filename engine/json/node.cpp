#include "json/node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/check.hpp"

namespace tuiyan::json {
namespace {

void write_string(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
          out += c;
    }
  }
  out += '"';
}

void new_line(std::string& out, int indent, int depth) {
  if (indent <= 0) return;
  out += '\n';
  out.append(static_cast<std::size_t>(indent) * static_cast<std::size_t>(depth), ' ');
}

void write_number(std::string& out, const Node& node) {
  if (!node.text.empty()) {
    out += node.text;
    return;
  }
  TUIYAN_CHECK(std::isfinite(node.number));  // JSON has no word for the others
  out += fmt::format("{}", node.number);     // the shortest text that reads back as the same number
}

void write(std::string& out, const Node& node, int indent, int depth) {
  switch (node.kind) {
    case NodeKind::null:
      out += "null";
      return;
    case NodeKind::boolean:
      out += node.boolean ? "true" : "false";
      return;
    case NodeKind::number:
      write_number(out, node);
      return;
    case NodeKind::string:
      write_string(out, node.text);
      return;
    case NodeKind::array: {
      out += '[';
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        if (i > 0) out += ',';
        new_line(out, indent, depth + 1);
        write(out, node.items[i], indent, depth + 1);
      }
      if (!node.items.empty()) new_line(out, indent, depth);
      out += ']';
      return;
    }
    case NodeKind::object: {
      out += '{';
      for (std::size_t i = 0; i < node.members.size(); ++i) {
        if (i > 0) out += ',';
        new_line(out, indent, depth + 1);
        write_string(out, node.members[i].key);
        out += indent > 0 ? ": " : ":";
        write(out, node.members[i].value, indent, depth + 1);
      }
      if (!node.members.empty()) new_line(out, indent, depth);
      out += '}';
      return;
    }
  }
}

}  // namespace

const Member* Node::member(std::string_view key) const {
  for (const Member& one : members)
    if (one.key == key) return &one;
  return nullptr;
}

const Node* Node::find(std::string_view key) const {
  const Member* one = member(key);
  return one == nullptr ? nullptr : &one->value;
}

void merge_patch(Node& target, const Node& patch) {
  if (patch.kind != NodeKind::object) {
    target = patch;
    return;
  }
  if (target.kind != NodeKind::object) {
    target = Node{};
    target.kind = NodeKind::object;
    target.place = patch.place;
  }
  for (const Member& change : patch.members) {
    const auto old = std::find_if(target.members.begin(), target.members.end(),
                                  [&](const Member& one) { return one.key == change.key; });
    if (change.value.kind == NodeKind::null) {
      if (old != target.members.end()) target.members.erase(old);
      continue;
    }
    if (old == target.members.end()) {
      // Merged into nothing rather than copied, so that nulls deeper down are left out.
      target.members.push_back({change.key, change.place, {}});
      merge_patch(target.members.back().value, change.value);
      continue;
    }
    const bool merges = old->value.kind == NodeKind::object && change.value.kind == NodeKind::object;
    if (!merges) old->place = change.place;
    merge_patch(old->value, change.value);
  }
}

std::string to_text(const Node& node, int indent) {
  std::string out;
  write(out, node, indent, 0);
  return out;
}

std::string pointer_token(std::string_view key) {
  std::string token;
  for (char c : key) {
    if (c == '~')
      token += "~0";
    else if (c == '/')
      token += "~1";
    else
      token += c;
  }
  return token;
}

}  // namespace tuiyan::json
