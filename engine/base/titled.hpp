// What a planner may have meant by a word that is no id: an id that is spelt like it, or what goes by that title.
//
// Contract: pure functions. Ids are tried first, as by `nearest`; then titles in any language: the one spelt like the
// word, else the shortest that holds the whole word. Ties keep the earlier thing.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace tuiyan {

struct Titled {
  std::string id;
  std::vector<std::string> titles;  // empty ones stand for nothing
};

// The id, or "" when nothing is near enough to suggest.
[[nodiscard]] std::string nearest_titled(const std::string& word, const std::vector<Titled>& all);
// The suggestion "did you mean \"chief\"?"; empty when nothing is near enough.
[[nodiscard]] Said meant_of(const std::string& word, const std::vector<Titled>& all);

}  // namespace tuiyan
