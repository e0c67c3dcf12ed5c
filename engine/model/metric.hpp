// What a target can measure: one table for reading documents, scoring, reports and the README.
//
// Contract: exactly one row per `Metric`, in the order of the enumeration (checked when compiling).
// `name` is the word in a plan. `of` lists the tables in which the id of a target's `of` is looked
// up, in this order; `of_required` says whether it may be left out. Times are in seconds. The
// definition is the whole definition, denominator included; README and reports print it as it is.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "model/plan.hpp"

namespace tuiyan {

enum class MetricUnit : std::uint8_t { time, share, count };

struct MetricFacts {
  Metric metric;
  std::string_view name;  // snake_case
  MetricUnit unit;
  std::span<const SubjectKind> of;  // empty: takes no `of`
  bool of_required;
  bool from_anchor;         // a time counted from `from`; false: a figure of the window [from, to)
  bool uses_reaches;        // `reaches` has a meaning
  std::string_view zh, en;  // what it is called
  std::string_view definition_zh, definition_en;
  std::string_view formula;
};

[[nodiscard]] const MetricFacts& describe(Metric metric);
[[nodiscard]] std::span<const MetricFacts> metrics();
// The metric of that name; none when there is no such metric.
[[nodiscard]] std::optional<Metric> metric_named(std::string_view name);

}  // namespace tuiyan
