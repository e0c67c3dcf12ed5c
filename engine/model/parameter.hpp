// A figure of the documents that is not known exactly, and where the true one may lie.
//
// Contract: all values count in `unit`, the unit in which the figure itself is written; low <= value <= high
// and low < high. A draw is a pure function of seed, number and pointer: two plans that have the same
// uncertain figure draw it alike. It is rounded to six significant digits and never leaves [low, high].
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tuiyan {

struct Parameter {
  std::string pointer;         // in the resolved documents: /site/classes/fault-report/rate
  std::string unit;            // "min", "/h"; "": a plain number
  double value = 0;            // what a drill takes: as written, or as drawn
  double low = 0, high = 0;    // every value between them is legal
  std::optional<double> mode;  // triangular, low <= mode <= high; none: uniform
  bool whole = false;          // only whole numbers, every one of [low, high] alike where there is no mode
  std::string basis;           // as written, in Chinese where it has both languages; may be empty
};

// The place of the true figure in its law: uniform on (0, 1).
[[nodiscard]] double place_of(const Parameter& parameter, std::uint64_t seed, std::uint64_t number);
// The figure at such a place.
[[nodiscard]] double value_at(const Parameter& parameter, double place);
// A value as it stands in a document: "97.3142 s", 0.913421.
[[nodiscard]] std::string value_text(const Parameter& parameter, double value);

}  // namespace tuiyan
