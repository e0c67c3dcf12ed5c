// Aliases for names, ids and numbers in texts. Internal to the room.
//
// Contract: learn all people first, then hide. `hide(node)` goes through a JSON value; `hide_text` through one
// text. The same name, id or number always gets the same alias.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "json/node.hpp"

namespace tuiyan::archive {

class Mask {
 public:
  // The people of a site document, and the ids that any document uses for something else.
  void learn_people(const json::Node& site);
  void learn_other_ids(const json::Node& document);
  // Once all are learnt.
  void settle();

  void hide(json::Node& node) { hide(node, false); }
  // `is_contact`: numbers too short to be known by themselves are hidden too.
  [[nodiscard]] std::string hide_text(const std::string& text, bool is_contact = false);

  [[nodiscard]] std::size_t people() const { return people_; }
  [[nodiscard]] std::size_t numbers() const { return numbers_.size(); }

 private:
  struct Name {
    std::string text, alias;
  };
  void learn_name(const std::string& name, const std::string& alias);
  void hide(json::Node& node, bool is_contact);
  [[nodiscard]] std::string without_names(const std::string& text) const;
  [[nodiscard]] std::string without_ids(const std::string& text) const;
  [[nodiscard]] std::string without_numbers(const std::string& text, bool is_contact);
  [[nodiscard]] std::string number_alias(const std::string& number, const std::string& text);

  std::size_t people_ = 0;
  std::map<std::string, std::size_t> person_by_name_;
  std::vector<Name> names_;                 // longest first once settled
  std::map<std::string, std::string> ids_;  // of people -> alias
  std::set<std::string> other_ids_;
  std::map<std::string, std::size_t> numbers_;  // digits, or an address -> its number
};

}  // namespace tuiyan::archive
