// What only some classes have: rules about waiting, with their draws.
//
// Contract: a class without any of them has no `ClassRules`, and its calls pay one branch for that.
// Keys as in class_draws.hpp. The announced wait is an estimate that a centre can make without knowing
// what will happen (Ibrahim & Whitt 2009, Manufacturing & Service Operations Management 11:397):
// * queue_length (their QL): (sum over the classes in front of n h + h of the own class) / agents, n
//   being those who wait, on the line or with a place kept, and h the mean talk and after-call work at this time of
//   day; in front are the classes at least as urgent that share a seat group; agents are those able to work in
//   the groups that answer this class. Without agents it is endless;
// * last_served (their LES): the wait of the last caller of the class who was answered; at first 0.
#pragma once

#include <cstdint>
#include <vector>

#include "model/scenario.hpp"
#include "traffic/class_draws.hpp"

namespace tuiyan::traffic {

struct ClassRules {
  ClassRules(const Documents& documents, Index<CallClass> index);
  // None of them is written.
  [[nodiscard]] static bool is_needed(const CallClass& facts) {
    return facts.offer.accepted > 0 || !facts.balking.empty() || !facts.told_patience.empty() ||
           !facts.overflow.empty();
  }

  // Of one try to call back; tries count from 1.
  [[nodiscard]] bool is_reached(const Stream& stream, double answered, Who of, std::uint32_t tried) const {
    return answered >= 1 || stream.uniform(reach_.with(of.caller).with(of.attempt).with(tried)) < answered;
  }
  [[nodiscard]] std::int64_t no_answer_us(const Stream& stream, Who of, std::uint32_t tried) const;
  [[nodiscard]] std::int64_t retry_after_us(const Stream& stream, Who of, std::uint32_t tried) const;

  // The patience of somebody who was told this wait; the class's own when nothing is said about it.
  [[nodiscard]] std::int64_t patience_us(const ClassDraws& draws, const Stream& stream, Who of,
                                         std::int64_t told_us) const;
  // The least time in the queue, longer than `waited_us`, after which a rule asks; `never_us`: none does.
  [[nodiscard]] std::int64_t next_due_us(std::int64_t waited_us) const;

  const CallClass& facts;
  KeyedChance balk;
  std::vector<std::uint8_t> helped;  // by overflow by length: it is on
  KeyedChance accept;                // the offer
  std::vector<std::uint16_t> ahead;  // the classes in front of this one, itself included
  std::int64_t last_wait_us = 0;     // of the last caller who was answered

 private:
  std::vector<KeyedLaw> told_;  // by entry of told_patience; the key is that of the class's patience
  const CallBack& call_back_;
  Key reach_, no_answer_, retry_;
};

}  // namespace tuiyan::traffic
