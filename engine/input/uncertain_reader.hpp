// {"value": "90 s", "uncertain": {"from": "1 min", "to": "3 min"}}: a figure that is not known exactly.
//
// Contract: may stand wherever a number, a duration, a rate or a bandwidth may stand. A drill takes `value`;
// a study of uncertain parameters draws the figure from the range, all values alike (`from`, `to`) or some
// likelier than others (`low`, `mode`, `high`: triangular). `value` lies inside the range.
#pragma once

#include <functional>
#include <optional>

#include "input/reader.hpp"

namespace tuiyan::input {

[[nodiscard]] bool is_uncertain(const json::Node& node);

struct Uncertain {
  double value = 0, low = 0, high = 0;
  std::optional<double> mode;
};
// The figure itself, in its base unit; none when it could not be read, or while describing.
using ReadFigure = std::function<std::optional<double>(Value&)>;

// None when anything of it was wrong.
[[nodiscard]] std::optional<Uncertain> read_uncertain(Value& value, const ReadFigure& figure);

}  // namespace tuiyan::input
