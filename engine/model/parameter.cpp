#include "model/parameter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/random.hpp"

namespace tuiyan {
namespace {

constexpr int significant_digits = 6, most_decimals = 15;

// Decimals that leave six significant digits.
int decimals_of(double value) {
  if (value == 0) return 0;
  const int leading = static_cast<int>(std::floor(std::log10(std::abs(value))));
  return std::clamp(significant_digits - 1 - leading, 0, most_decimals);
}

double quantile_of(const Parameter& parameter, double place) {
  const double low = parameter.low, width = parameter.high - parameter.low;
  if (!parameter.mode) return low + place * width;
  // Inverse of the triangular distribution: its density rises to the mode, which has `turn` below it.
  const double rise = *parameter.mode - low, fall = parameter.high - *parameter.mode, turn = rise / width;
  return place < turn ? low + std::sqrt(place * width * rise) : parameter.high - std::sqrt((1 - place) * width * fall);
}

}  // namespace

double place_of(const Parameter& parameter, std::uint64_t seed, std::uint64_t number) {
  return Stream(Luck{seed, number, 0}).uniform(Key(Purpose::parameter).with(std::string_view(parameter.pointer)));
}

double value_at(const Parameter& parameter, double place) {
  TUIYAN_CHECK(place >= 0 && place <= 1);
  double value = quantile_of(parameter, place);
  if (parameter.whole)
    value =
        parameter.mode ? std::round(value) : parameter.low + std::floor(place * (parameter.high - parameter.low + 1));
  else
    value = std::strtod(fmt::format("{:.{}f}", value, decimals_of(value)).c_str(), nullptr);
  return std::clamp(value, parameter.low, parameter.high);
}

std::string value_text(const Parameter& parameter, double value) {
  // Shortest text that reads back the same, without an exponent: quantities have none.
  std::string text = fmt::format("{}", value);
  if (text.find_first_of("eE") != std::string::npos) {
    text = fmt::format("{:.{}f}", value, decimals_of(value));
    if (text.find('.') != std::string::npos) {
      text.erase(text.find_last_not_of('0') + 1);
      if (text.back() == '.') text.pop_back();
    }
  }
  return parameter.unit.empty() ? text : fmt::format("{} {}", text, parameter.unit);
}

}  // namespace tuiyan
