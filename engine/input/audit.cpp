#include "input/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

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

// The value a pointer leads to, or the nearest one around it that is written somewhere.
const json::Node& nearest_node(const json::Node& root, std::string_view pointer) {
  const json::Node* node = &root;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string token = unescaped(pointer.substr(0, end));
    pointer.remove_prefix(end);
    const json::Node* next = nullptr;
    if (node->kind == json::NodeKind::object) {
      next = node->find(token);
    } else if (node->kind == json::NodeKind::array) {
      std::size_t row = 0;
      const auto result = std::from_chars(token.data(), token.data() + token.size(), row);
      if (result.ec == std::errc() && row < node->items.size()) next = &node->items[row];
    }
    if (next == nullptr) break;
    node = next;
  }
  return *node;
}

// "/surges/storm" of "/surges/storm/to".
std::string row_of(const std::string& pointer) {
  const std::size_t table = pointer.find('/', 1);
  return table == std::string::npos ? pointer : pointer.substr(0, pointer.find('/', table + 1));
}

}  // namespace

void Audit::report(Severity severity, const json::Node* root, Finding finding) {
  const bool errors = std::any_of(unread_.begin(), unread_.end(),
                                  [](const Diagnostic& one) { return one.severity == Severity::error; });
  if (severity == Severity::warning && errors) return;
  // The flow copes with what is missing by itself: its steps are judged even beside other errors.
  const bool copes = root == plan_;
  const std::string row = row_of(finding.pointer);
  if (!copes && std::any_of(unread_.begin(), unread_.end(), [&](const Diagnostic& one) {
        return one.severity == Severity::error && row_of(one.pointer) == row;
      }))
    return;
  const Place place = root == nullptr ? Place{} : nearest_node(*root, finding.pointer).place;
  diagnostics_.add({severity, place, std::move(finding.pointer), std::move(finding.code), std::move(finding.expected),
                    std::move(finding.found), std::move(finding.suggestion)});
}

std::string pointer_to(std::string_view table, std::string_view id, std::string_view key) {
  std::string pointer = fmt::format("/{}/{}", table, json::pointer_token(id));
  if (!key.empty()) pointer += fmt::format("/{}", key);
  return pointer;
}

}  // namespace tuiyan::input
