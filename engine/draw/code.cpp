#include "draw/code.hpp"

#include <array>

#include "base/check.hpp"

namespace tuiyan::drawing {

namespace {
// A number read from a log may lie outside its enumeration.
template <std::size_t n, class Value>
std::string_view at(const std::array<std::string_view, n>& codes, Value value) {
  const auto i = static_cast<std::size_t>(value);
  TUIYAN_CHECK(i < n);
  return codes[i];
}
}  // namespace

std::string_view code(Delay delay) {
  static constexpr std::array<std::string_view, delay_count> codes{"none",
                                                                   "noticing",
                                                                   "reporting",
                                                                   "deciding",
                                                                   "travelling",
                                                                   "waiting_for_person",
                                                                   "waiting_for_part",
                                                                   "locating",
                                                                   "repairing",
                                                                   "switching",
                                                                   "restarting",
                                                                   "verifying",
                                                                   "draining_queue",
                                                                   "informing",
                                                                   "other",
                                                                   "waiting_for_safety",
                                                                   "waiting_for_condition"};
  return at(codes, delay);
}

std::string_view code(Verb verb) {
  static constexpr std::array<std::string_view, 24> codes{
      "report",   "order",     "decide",   "diagnose",  "repair",  "switch_over", "activate",   "deactivate",
      "announce", "call_back", "backfill", "verify",    "record",  "review",      "stand_down", "isolate",
      "transfer", "supply",    "dispatch", "make_safe", "replace", "refuel",      "call_in",    "sustain"};
  return at(codes, verb);
}

std::string_view code(StateOf state) {
  static constexpr std::array<std::string_view, 3> codes{"up", "degraded", "down"};
  return at(codes, state);
}

std::string_view code(Reason reason) {
  static constexpr std::array<std::string_view, 12> codes{"none",       "fault",     "no_power",  "host_down",
                                                          "needs_lost", "restarted", "activated", "deactivated",
                                                          "not_ready",  "tripped",   "isolated",  "transferred"};
  return at(codes, reason);
}

std::string_view code(Failure failure) {
  static constexpr std::array<std::string_view, 8> codes{"none",      "link_down", "device_down", "channel_down",
                                                         "no_answer", "busy",      "absent",      "no_device"};
  return at(codes, failure);
}

std::string_view code(NoticeChannel channel) {
  static constexpr std::array<std::string_view, 5> codes{"by_ivr", "by_sms", "by_web", "by_media", "by_social"};
  return at(codes, channel);
}

std::string_view code(Refusal refusal) {
  static constexpr std::array<std::string_view, 4> codes{"none", "not_in_stock", "not_valid", "not_offered"};
  return at(codes, refusal);
}

std::string_view code(Choice choice) {
  static constexpr std::array<std::string_view, 4> codes{"go", "wait", "skip", "instead"};
  return at(codes, choice);
}

std::string_view code(FaultEffect effect) {
  static constexpr std::array<std::string_view, 8> codes{"crash",        "power_loss", "link_cut",        "partial",
                                                         "intermittent", "weak",       "fails_on_demand", "breaks"};
  return at(codes, effect);
}

std::string_view code(score::Rating rating) {
  static constexpr std::array<std::string_view, 5> codes{"performed", "some_challenges", "major_challenges", "unable",
                                                         "not_applicable"};
  return at(codes, rating);
}

std::string_view code(score::Grade grade) {
  static constexpr std::array<std::string_view, 4> codes{"excellent", "good", "fair", "poor"};
  return at(codes, grade);
}

}  // namespace tuiyan::drawing
