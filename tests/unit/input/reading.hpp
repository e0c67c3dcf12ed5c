// Reads one value from a text, as a document's field would be read.
#pragma once

#include "good_documents.hpp"
#include "input/reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {

struct Outcome {
  std::string lines;  // what was complained about, one message a line
};

inline Outcome read_value(const std::string& text, const Read& read, Names names = {}) {
  Diagnostics diagnostics;
  const std::optional<json::Node> node = json::parse("t", text, diagnostics);
  REQUIRE_MESSAGE(node, text);
  Context context{diagnostics, names};
  Value value(context, *node, "/x");
  read(value);
  return {lines_of(diagnostics)};
}

}  // namespace tuiyan::input
