// The draws of one call class, with the part of each key that does not change worked out once.
//
// Contract: every draw is keyed by (purpose, class id, caller and attempt as one number) and, after the call
// was put back into the queue, by the stay: so two plans meet callers of the same patience, talk and
// stubbornness. Constant laws draw nothing.
// First attempts come nearly in the order of the callers' numbers, so their draws are made 32 callers at a
// time and kept until the callers four blocks on are asked for. What is kept changes no draw, only its cost.
#pragma once

#include <array>

#include "base/batch.hpp"
#include "model/call.hpp"
#include "traffic/call_pool.hpp"

namespace tuiyan::traffic {

// Which call is drawn for.
struct Who {
  std::uint64_t caller = 0;
  std::uint32_t attempt = 1;
  std::uint16_t stay = 0;
};
// Callers fit into 53 bits; so first attempts are numbered as their callers are.
[[nodiscard]] constexpr std::uint64_t number_of(Who of) { return of.caller + ((std::uint64_t{of.attempt} - 1) << 53); }
[[nodiscard]] inline Who who(const Call& call) { return {call.caller, call.attempt, call.stay}; }

class KeyedLaw {
 public:
  KeyedLaw(const Law& law, Key key) : law_(&law), key_(key) {
    if (const Constant* constant = std::get_if<Constant>(&law)) {
      constant_ = true;
      value_ = std::max(Duration{0}, seconds(constant->value_s));
    }
    held_.fill(none);
  }
  [[nodiscard]] std::int64_t draw_us(const Stream& stream, Who of) const {
    if (constant_) return value_.us;
    const std::uint64_t number = number_of(of);
    if (of.stay == 0 && held_[number / block % blocks] == number / block) [[likely]]
      return drawn_us_[number % (block * blocks)];
    return draw_anew_us(stream, of);
  }
  [[nodiscard]] bool is_nothing() const { return constant_ && value_.us == 0; }

 private:
  static constexpr std::uint64_t block = 32, blocks = 4, none = ~std::uint64_t{0};
  static constexpr std::uint64_t in_order = std::uint64_t{1} << 40;  // beyond: callers who are named, not numbered

  // Of a call whose draw is not held.
  [[nodiscard, gnu::noinline]] std::int64_t draw_anew_us(const Stream& stream, Who of) const {
    if (of.attempt == 1 && of.stay == 0 && of.caller < in_order) {
      const std::uint64_t number = of.caller / block;
      std::uint64_t& held = held_[number % blocks];
      // Somebody from long ago does not push out those who are to come.
      if (held == none || held < number) {
        held = number;
        draw_block(stream, number);
        return drawn_us_[of.caller % (block * blocks)];
      }
    }
    const Key key = key_.with(number_of(of));
    return drawn_length(*law_, stream, of.stay == 0 ? key : key.with(of.stay)).us;
  }
  void draw_block(const Stream& stream, std::uint64_t number) const {
    std::array<double, block> drawn_s;
    uniforms(stream, key_, number * block, drawn_s);
    quantiles(*law_, drawn_s);
    microseconds(drawn_s, std::span(drawn_us_).subspan((number % blocks) * block, block));
  }

  const Law* law_;
  Key key_;
  bool constant_ = false;
  Duration value_{0};
  mutable std::array<std::uint64_t, blocks> held_;  // which block is where; `none`: not yet any
  mutable std::array<std::int64_t, block * blocks> drawn_us_;
};

class KeyedChance {
 public:
  explicit KeyedChance(Key key) : key_(key) {}
  [[nodiscard]] bool happens(const Stream& stream, double probability, Who of) const {
    return probability > 0 && (probability >= 1 || uniform(stream, of) < probability);
  }
  [[nodiscard]] double uniform(const Stream& stream, Who of) const { return stream.uniform(key_.with(number_of(of))); }

 private:
  Key key_;
};

struct ClassDraws {
  ClassDraws(const CallClass& c, const Calls& calls)
      : ivr_time(c.ivr_time, key(Purpose::ivr_time, c)),
        patience(c.patience, key(Purpose::patience, c)),
        talk(c.talk, key(Purpose::talk, c)),
        after_call(c.after_call, key(Purpose::after_call, c)),
        paper_extra(calls.paper.extra, key(Purpose::after_call, c).with("paper")),
        typing(calls.paper.typing, key(Purpose::order_entry, c).with("typing")),
        call_back(calls.call_back.talk, key(Purpose::call_back, c)),
        redial_delay(c.redial.delay, key(Purpose::redial_delay, c)),
        redial_delay_after_abandoned(c.redial.delay_after_abandoned, key(Purpose::redial_delay, c)),
        trunk(key(Purpose::trunk, c)),
        self_service(key(Purpose::self_service, c)),
        announcement(key(Purpose::announcement, c)),
        leaves_order(key(Purpose::order_entry, c)),
        redial(key(Purpose::redial, c)),
        call_back_answer(key(Purpose::call_back_answer, c)) {}

  KeyedLaw ivr_time, patience, talk, after_call, paper_extra, typing, call_back, redial_delay,
      redial_delay_after_abandoned;
  KeyedChance trunk, self_service, announcement, leaves_order, redial, call_back_answer;

 private:
  static Key key(Purpose purpose, const CallClass& c) { return Key(purpose).with(c.id); }
};

}  // namespace tuiyan::traffic
