// A fit for programs: every figure with its number of observations and its error.
#pragma once

#include <string>

#include "exchange/fit.hpp"

namespace tuiyan::exchange {

// Keys in a fixed order, numbers in seconds and shares; what the table did not show is null.
[[nodiscard]] std::string fit_json(const Fit& fit);

}  // namespace tuiyan::exchange
