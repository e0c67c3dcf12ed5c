// Counter-based randomness: every draw is a pure function of its luck and its key.
//
// Contract: a `Luck` names the replication; a `Key` names the thing in the *world* that is drawn
// (never a step's name), so that two plans meet the same callers, faults and delays. The same
// luck and key give the same 64 bits on every machine, in any order, for any number of workers.
// Uniforms are ((bits >> 12) + 0.5) * 2^-52: strictly between 0 and 1. (One bit more would round
// the largest one up to 1, once in 2^53 draws.)
// Generator: two rounds of a 64-bit avalanche mixer (splitmix64's finaliser, Steele, Lea & Flood
// 2014) over the words of the key. Golden vectors: tests/unit/base/random_test.cpp.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace tuiyan {

struct Luck {
  std::uint64_t seed = 1;
  std::uint64_t replication = 0;
  std::uint64_t epoch = 0;  // a look-ahead redraws what had not been drawn
  friend bool operator==(const Luck&, const Luck&) = default;
};

// What a stream of draws is for. Append only: the number is part of every key.
enum class Purpose : std::uint32_t {
  arrival = 1,
  caller_class,
  trunk,
  self_service,
  ivr_time,
  patience,
  talk,
  after_call,
  redial,
  redial_delay,
  announcement,
  seat_choice,
  order_entry,
  call_back,
  call_back_answer,
  fault_time,
  fault_duration,
  fault_repeat,
  diagnosis_time,
  diagnosis_right,
  repair_time,
  repair_works,
  restart,
  switch_over,
  switch_works,
  standby_ready,
  generator_start,
  generator_warm,
  ups_autonomy,
  recharge,
  notice,
  dial,
  answer,
  reaction,
  briefing,
  travel,
  step_time,
  step_works,
  pool_step_time,
  retry_delay,
  fault_happens,
  log_in,
  notice_clears,
  day_factor,
  outage_call,
  breakdown,
  breakdown_repair,
  reboot,
  parameter,
  temporary_repair,
  relapse,
  hazard_time,
  hazard_duration,
  hazard_clearing,
  calmed,
  promise_returns,
  rumour,
  complaint,
  telephone,
  goods_prepared,
  goods_road,
  called_in,
  reserve_comes,
  hand_switch,
  hand_over,
};

// A finished key. Cheap to copy; extend it with `with`.
class Key {
 public:
  constexpr Key(Purpose purpose, std::initializer_list<std::uint64_t> parts = {}) {
    // Another offset than in `with`, or purpose and first part could change places.
    word_ = mix(static_cast<std::uint64_t>(purpose) + 0x632be59bd9b4e019U);
    for (std::uint64_t part : parts) *this = with(part);
  }
  [[nodiscard]] constexpr Key with(std::uint64_t part) const {
    Key longer = *this;
    longer.word_ = mix(word_ ^ mix(part + step)) + step;
    return longer;
  }
  // Names enter a key by their text, so that adding a row to a document changes no other draw.
  [[nodiscard]] Key with(std::string_view name) const { return with(hash(name)); }
  [[nodiscard]] constexpr std::uint64_t word() const { return word_; }

  static constexpr std::uint64_t step = 0x9e3779b97f4a7c15U;  // splitmix64's, 2^64 over the golden ratio
  static constexpr std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  // FNV-1a over the bytes, then mixed.
  static constexpr std::uint64_t hash(std::string_view name) {
    std::uint64_t h = 14695981039346656037U;
    for (char c : name) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return mix(h);
  }

 private:
  std::uint64_t word_ = 0;
};

// The stream of one replication: made once, shared by all draws of the drill.
class Stream {
 public:
  explicit constexpr Stream(Luck luck)
      : base_(Key::mix(Key::mix(Key::mix(luck.seed + 0x9e3779b97f4a7c15U) ^ (luck.replication + 0x632be59bd9b4e019U)) ^
                       (luck.epoch + 0xd1b54a32d192ed03U))) {}
  [[nodiscard]] constexpr std::uint64_t bits(Key key) const {
    return Key::mix(Key::mix(base_ ^ key.word()) + key.word());
  }
  [[nodiscard]] constexpr double uniform(Key key) const {
    return (static_cast<double>(bits(key) >> 12) + 0.5) * 0x1p-52;
  }
  [[nodiscard]] constexpr std::uint64_t base() const { return base_; }
  [[nodiscard]] constexpr bool chance(double probability, Key key) const { return uniform(key) < probability; }

 private:
  std::uint64_t base_;
};

}  // namespace tuiyan
