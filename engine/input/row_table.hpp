// A table written as an object, {"key": value, …}, whose rows stand in an order that matters.
#pragma once

#include <functional>
#include <string_view>

#include "input/reader.hpp"

namespace tuiyan::input {

// Reads each row by `row`, which answers whether it was right. False: something was not, and has been said.
[[nodiscard]] bool read_rows(Value& value, const Said& what,
                             const std::function<bool(const json::Member& member, Value& row)>& row);
// The same for the schema: what the keys look like, and one row.
void describe_rows(const Value& value, std::string_view what, std::string_view key_pattern, json::Node row);

}  // namespace tuiyan::input
