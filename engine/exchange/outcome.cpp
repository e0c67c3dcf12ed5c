#include "exchange/outcome.hpp"

#include <string>

namespace tuiyan::exchange {

std::optional<Outcome> outcome_of(std::string_view word) {
  static constexpr struct {
    std::string_view word;
    Outcome outcome;
  } known[] = {
      {"answered", Outcome::answered},      {"agent", Outcome::answered},
      {"handled", Outcome::answered},       {"接通", Outcome::answered},
      {"已接通", Outcome::answered},        {"接听", Outcome::answered},
      {"人工接听", Outcome::answered},      {"人工接通", Outcome::answered},
      {"abandoned", Outcome::abandoned},    {"hang", Outcome::abandoned},
      {"放弃", Outcome::abandoned},         {"排队放弃", Outcome::abandoned},
      {"排队挂机", Outcome::abandoned},     {"vru_hangup", Outcome::left_in_ivr},
      {"ivr_hangup", Outcome::left_in_ivr}, {"self_service", Outcome::left_in_ivr},
      {"自助", Outcome::left_in_ivr},       {"自助办结", Outcome::left_in_ivr},
      {"ivr挂机", Outcome::left_in_ivr},    {"导航挂机", Outcome::left_in_ivr},
      {"blocked", Outcome::blocked},        {"busy", Outcome::blocked},
      {"忙音", Outcome::blocked},           {"未接入", Outcome::blocked},
  };
  std::string lower;
  for (char c : word) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == ' ' || c == '-' ? '_' : c;
  for (const auto& one : known)
    if (one.word == lower) return one.outcome;
  return std::nullopt;
}

}  // namespace tuiyan::exchange
