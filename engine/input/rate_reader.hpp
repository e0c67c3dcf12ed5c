// The rate at which a class calls: over the day, and by the day of the week.
#pragma once

#include "input/reader.hpp"
#include "model/call.hpp"

namespace tuiyan::input {

// "300 /h", {"per_day": …, "profile": {…}}, {"points": {…}} or {"by_day": {…}}. `rate` is of every day that
// `week` says nothing of; both stay empty when it could not be read.
void read_rate(Value& value, CallClass& call_class);

}  // namespace tuiyan::input
