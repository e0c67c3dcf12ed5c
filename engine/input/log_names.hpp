// Rows of the documents by the names under which the log writes them.
//
// Contract: a subject is "kind:id", or the kind alone when it has no row (paper_orders, queue …).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "event/entry.hpp"
#include "event/traffic_record.hpp"
#include "model/scenario.hpp"

namespace tuiyan::input {

[[nodiscard]] std::string subject_text(const Documents& documents, Subject subject);
[[nodiscard]] std::string_view call_step_name(CallStep step);

// The way back, with one look-up table for all.
class LogNames {
 public:
  explicit LogNames(const Documents& documents);
  [[nodiscard]] std::optional<Subject> subject(const std::string& text) const;
  template <class T>
  [[nodiscard]] Index<T> row(const std::string& id) const {
    const auto found = rows_.find(kind_prefix(kind_of<T>) + id);
    return found == rows_.end() ? Index<T>{} : as<T>(found->second);
  }
  [[nodiscard]] std::optional<Kind> kind(const std::string& name) const;
  [[nodiscard]] std::optional<CallStep> call_step(const std::string& name) const;

 private:
  static std::string kind_prefix(SubjectKind kind);
  std::map<std::string, Subject> rows_;
  std::map<std::string, Kind, std::less<>> kinds_;
};

}  // namespace tuiyan::input
