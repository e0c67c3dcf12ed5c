// Service expressions, and the pairs they hold.
//
// Contract: the id of a pair is the id of what holds it (a service, a component, a seat group …),
// then "-2", "-3" … for further ones, in document order.
#pragma once

#include "input/reader.hpp"
#include "model/expression.hpp"

namespace tuiyan::input {

[[nodiscard]] Read expression(Expression& out, Table<Pair>& pairs, std::string holder);

}  // namespace tuiyan::input
