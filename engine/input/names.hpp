// Which ids there are: looked up by every reference of every document.
//
// Contract: filled from the keys of the merged documents before anything is read, so that a
// reference may point forward; row numbers are the order of the keys. A kind that was never
// declared known belongs to a document that is not at hand: references to it cannot be judged.
// Pairs have no key of their own and are added while their holders are read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/titled.hpp"
#include "json/node.hpp"
#include "model/subject.hpp"

namespace tuiyan::input {

using Kinds = std::vector<SubjectKind>;

class Names {
 public:
  void learn_site(const json::Node& site);
  void learn_plan(const json::Node& plan);
  void learn_scenario(const json::Node& scenario);
  void add(SubjectKind kind, std::string id) { known_[kind].push_back({std::move(id), {}}); }

  // All of `kinds` belong to documents at hand.
  [[nodiscard]] bool is_known(const Kinds& kinds) const;
  // The first of `kinds` that has the id wins; Subject{} when none has.
  [[nodiscard]] Subject find(const Kinds& kinds, std::string_view id) const;
  // The same over every kind there is.
  [[nodiscard]] Subject find_any(std::string_view id) const;
  // The ids of `kinds` and what the documents call them.
  [[nodiscard]] std::vector<Titled> candidates(const Kinds& kinds) const;

 private:
  void learn(SubjectKind kind, const json::Node& document, std::string_view table);
  std::map<SubjectKind, std::vector<Titled>> known_;  // present: known
};

// "component" / "部件".
[[nodiscard]] Said words_of(SubjectKind kind);
// "the id of a component or service" / "部件或服务的标识".
[[nodiscard]] Said id_of(const Kinds& kinds);
// The word that stands for a subject without a row ("paper-orders"), or "".
[[nodiscard]] std::string_view word_for(SubjectKind kind);
[[nodiscard]] bool is_id(std::string_view text);

}  // namespace tuiyan::input
