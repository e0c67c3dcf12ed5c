// How a call ended, by the words that tables use.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tuiyan::exchange {

enum class Outcome : std::uint8_t { answered, abandoned, left_in_ivr, blocked };

// "ANSWERED", "AGENT", "接通", …; none when the word is not known.
[[nodiscard]] std::optional<Outcome> outcome_of(std::string_view word);

}  // namespace tuiyan::exchange
