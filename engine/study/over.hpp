// What --over says: a place in the merged documents and the values that it is to have one after the other.
//
// Contract: POINTER=FROM..TO:STEP or POINTER=VALUE,VALUE,…; values are numbers, all without a unit or all with one
// ("60s..3min:30s": durations of several units count in seconds). Both ends belong to it; at most 200 values, each
// once. What is wrong goes to `problems`, everything at once. `place_problem` says where a pointer leads nowhere,
// with the nearest name; the last key of an object may be new (a default that is not written).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "json/node.hpp"

namespace tuiyan::study {

struct OverValue {
  double number = 0;
  std::string text;  // "90 s", "12"
  json::Node node;   // as it goes into the document
};
struct Over {
  std::string pointer, unit;
  std::vector<OverValue> values;
};

[[nodiscard]] std::optional<Over> parse_over(const std::string& word, std::vector<Said>& problems);
[[nodiscard]] std::optional<Said> place_problem(const json::Node& root, const std::string& pointer);
// What stands in the place now and how values are written in its unit; empty when these are, or when it has several.
[[nodiscard]] Said how_to_write(const json::Node& root, const Over& over);
// Puts a value in its place; the place has no problem.
void put_value(json::Node& root, const std::string& pointer, const OverValue& value);

}  // namespace tuiyan::study
