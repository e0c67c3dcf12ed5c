// The draws of one call class, with the part of each key that does not change worked out once.
//
// Contract: every draw is keyed by (purpose, class id, caller, attempt) and, after the call was put
// back into the queue, by the stay: so two plans meet callers of the same patience, talk and
// stubbornness. Constant laws draw nothing.
#pragma once

#include "base/law.hpp"
#include "model/call.hpp"
#include "traffic/call_pool.hpp"

namespace tuiyan::traffic {

// Which call is drawn for.
struct Who {
  std::uint64_t caller = 0;
  std::uint32_t attempt = 1;
  std::uint16_t stay = 0;
};
[[nodiscard]] inline Who who(const Call& call) { return {call.caller, call.attempt, call.stay}; }

class KeyedLaw {
 public:
  KeyedLaw(const Law& law, Key key) : law_(&law), key_(key) {
    if (const Constant* constant = std::get_if<Constant>(&law)) {
      constant_ = true;
      value_ = std::max(Duration{0}, seconds(constant->value_s));
    }
  }
  [[nodiscard]] std::int64_t draw_us(const Stream& stream, Who of) const {
    if (constant_) return value_.us;
    const Key key = key_.with(of.caller).with(of.attempt);
    return drawn_length(*law_, stream, of.stay == 0 ? key : key.with(of.stay)).us;
  }

 private:
  const Law* law_;
  Key key_;
  bool constant_ = false;
  Duration value_{0};
};

class KeyedChance {
 public:
  explicit KeyedChance(Key key) : key_(key) {}
  [[nodiscard]] bool happens(const Stream& stream, double probability, Who of) const {
    return probability > 0 && (probability >= 1 || uniform(stream, of) < probability);
  }
  [[nodiscard]] double uniform(const Stream& stream, Who of) const {
    return stream.uniform(key_.with(of.caller).with(of.attempt));
  }

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
