// The two rich parts of a step: what starts it, and what it does.
#pragma once

#include "input/reader.hpp"
#include "model/plan.hpp"

namespace tuiyan::input {

// What a person can believe something about.
[[nodiscard]] const Kinds& believable();
// What can be found broken and mended.
[[nodiscard]] const Kinds& mendable();

// "on" and "unless". The plan's severity scales have been read.
// Only what skips a step may look at the calendar: nothing would wake a step that waits for it.
enum class Clockwork : std::uint8_t { refused, allowed };
[[nodiscard]] Read trigger(Trigger& out, const Plan& plan, Clockwork clockwork);
// The goods of "dispatch".
void read_shipment(Object& object, Step& step);
// "do": exactly one verb with its objects.
[[nodiscard]] Read verb(Step& step);

}  // namespace tuiyan::input
