// The one declaration of a key of a document.
//
// Contract: every key that a document may carry is declared once, by one `Field` beside the one
// function that reads its value. Reading, diagnostics, the JSON Schema and `show` all come from it.
// A field without `otherwise` must be written, unless it is `optional` (its absence then means
// what `en`/`zh` say). Defaults and examples are texts of the document language itself, so that a
// default is read, checked and shown exactly as if the planner had written it.
#pragma once

#include <string_view>

namespace tuiyan::input {

struct Field {
  std::string_view key;
  std::string_view zh;  // what it is, in a few words
  std::string_view en;
  std::string_view example = {};    // JSON text
  std::string_view otherwise = {};  // default, JSON text; "" when there is none
  std::string_view basis = {};      // why the default is what it is
  bool optional = false;            // may be absent without a default
  bool varies = false;              // the default hangs on another key: not in the schema
};

}  // namespace tuiyan::input
