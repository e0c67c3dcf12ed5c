// The plan document: who does what.
//
// Contract: through the typed reader; the site's names are known before (or the references to it
// are not judged). A step's `declared` needs the severity scales, so these are read first.
#pragma once

#include "input/reader.hpp"
#include "model/metric.hpp"

namespace tuiyan::input {

void read_step(Object& object, Step& step, const Plan& plan);
void read_announcement(Object& object, Announcement& announcement);
void read_target(Object& object, Target& target);
// What is measured: metric, of, reaches, holds_for, from, to. The metric that is meant; none when it is not known.
const MetricFacts* read_figure(Object& object, Target& target);
// A figure in the unit of its metric: a duration, a share or a count.
[[nodiscard]] Read metric_value(double& out, MetricUnit unit);
void read_header(Object& object, Header& header);
// "resources" and "suppliers"; "practice".
void read_resources(Object& object, Plan& plan);
void read_practice(Object& object, std::optional<Practice>& practice);
// "uses" and "leaves".
void read_goods(Object& object, Step& step);
void read_plan(Object& object, Plan& plan);

}  // namespace tuiyan::input
