// What varies over the day: the rate at which a class calls (also by the day of the week), factors on its talk.
#pragma once

#include "input/reader.hpp"
#include "model/call.hpp"

namespace tuiyan::input {

// "300 /h", {"per_day": …, "profile": {…}}, {"points": {…}} or {"by_day": {…}}. `rate` is of every day that
// `week` says nothing of; both stay empty when it could not be read.
void read_rate(Value& value, CallClass& call_class);

// {"points": {"00:00": 0.8, …}, "between": "lines"}: factors by time of day, each from 0.01 to 100; empty when they
// could not be read.
[[nodiscard]] Read by_time(DayCourse& out);

}  // namespace tuiyan::input
