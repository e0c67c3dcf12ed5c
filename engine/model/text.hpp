// A text a planner wrote, in Chinese, English or both.
//
// Contract: at least one of the two is non-empty once read; `in` falls back to the other.
#pragma once

#include <string>

namespace tuiyan {

enum class Language { zh, en };

struct Text {
  std::string zh;
  std::string en;
  [[nodiscard]] const std::string& in(Language language) const {
    const std::string& wanted = language == Language::zh ? zh : en;
    return !wanted.empty() ? wanted : (language == Language::zh ? en : zh);
  }
};

}  // namespace tuiyan
