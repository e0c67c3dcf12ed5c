// Building JSON text of our own: results, headers of logs, answers for other programs.
//
// Contract: members keep the order in which they are given. Numbers are written shortest-first so
// that reading them back gives the same bits; a number that is not finite becomes null.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "json/node.hpp"

namespace tuiyan::json {

[[nodiscard]] Node string(std::string text);
[[nodiscard]] Node number(double value);
[[nodiscard]] Node integer(std::int64_t value);
[[nodiscard]] Node boolean(bool value);
[[nodiscard]] Node null();
// Text that is JSON already; written as it stands, never read: its `number` is not set, also where it is a number.
[[nodiscard]] Node raw(std::string text);
[[nodiscard]] Node array(std::vector<Node> items);
[[nodiscard]] Node object(std::vector<std::pair<std::string, Node>> members);

}  // namespace tuiyan::json
