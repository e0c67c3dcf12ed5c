// Filling a template with rows and texts. Internal to the room.
//
// Contract: a list comes with its flag `has_<name>`, so that a template can leave a whole section out;
// an empty text is false, so that {{#text}} leaves its paragraph out. Every text is escaped when it is
// rendered.
#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <utility>
#include <vector>

#include "model/text.hpp"

namespace tuiyan::report {

using kainjow::mustache::data;

[[nodiscard]] inline const char* tag(Language language) { return language == Language::zh ? "zh" : "en"; }

[[nodiscard]] inline data list_of(const std::vector<std::string>& texts) {
  data list{data::type::list};
  for (const std::string& text : texts) list << data{text};
  return list;
}

inline void put(data& root, const std::string& name, const data& list) {
  root.set("has_" + name, !list.list_value().empty());
  root.set(name, list);
}

template <class Row, class Fill>
void put_rows(data& root, const std::string& name, const std::vector<Row>& rows, Fill fill) {
  data list{data::type::list};
  for (const Row& row : rows) {
    data object;
    fill(object, row);
    list << object;
  }
  put(root, name, list);
}

inline void put_text(data& object, const std::string& name, const std::string& text) {
  if (text.empty())
    object.set(name, false);
  else
    object.set(name, text);
}

// The embedded template `name`, filled; runs of blank lines that empty sections leave become one.
[[nodiscard]] std::string rendered(const std::string& name, const data& root);

}  // namespace tuiyan::report
