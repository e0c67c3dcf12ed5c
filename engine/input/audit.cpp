#include "input/audit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "input/trees.hpp"
#include "json/pointer.hpp"

namespace tuiyan::input {
namespace {

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
  const Place place = root == nullptr ? Place{} : json::walk(*root, finding.pointer).place;
  diagnostics_.add({severity, place, std::move(finding.pointer), std::move(finding.code), std::move(finding.expected),
                    std::move(finding.found), std::move(finding.suggestion)});
}

Place Audit::plan_place(const std::string& pointer) const {
  return plan_ == nullptr ? Place{} : json::walk(*plan_, pointer).place;
}

std::string pointer_to(std::string_view table, std::string_view id, std::string_view key) {
  std::string pointer = fmt::format("/{}/{}", table, json::pointer_token(id));
  if (!key.empty()) pointer += fmt::format("/{}", key);
  return pointer;
}

}  // namespace tuiyan::input
