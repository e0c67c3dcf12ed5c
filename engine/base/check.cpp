#include "base/check.hpp"

#include <fmt/format.h>

namespace tuiyan {

void fail_check(const char* condition, const char* file, int line) {
  throw LogicFault(fmt::format("{}:{}: check failed: {}", file, line, condition));
}

}  // namespace tuiyan
