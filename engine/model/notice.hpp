// How the public is told: the ways of an announcement, telephone notices, and the promised time.
//
// Contract: value types; shares and probabilities from 0 to 1. What the ways of one announcement reach is taken to be
// independent: two that reach 0.6 and 0.5 of the customers reach 0.8 together.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/law.hpp"
#include "model/subject.hpp"

namespace tuiyan {

// By what an announcement reaches customers. What is said in the IVR reaches those who call; all others
// reach customers wherever they are.
enum class NoticeChannel : std::uint8_t { ivr, sms, web, media, social };

struct NoticeWay {
  NoticeChannel channel = NoticeChannel::sms;
  double reaches = 1;  // share of the customers (IVR: of those who call) who take notice of it
  Law after;           // from publishing until it has reached them
};

// Customers wherever they are, or those who are in the IVR.
enum class Audience : std::uint8_t { all, callers };

// Share of the audience that is reached by those ways that have come so far; by all its ways when nothing is said of
// it. An announcement without ways reaches everybody.
[[nodiscard]] inline double reach_of(Audience audience, const std::vector<NoticeWay>& ways,
                                     const std::vector<std::uint8_t>& come = {}) {
  double missed = 1;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const bool meant = (ways[i].channel == NoticeChannel::ivr) == (audience == Audience::callers);
    if (meant && (come.empty() || come[i] != 0)) missed *= 1 - ways[i].reaches;
  }
  return ways.empty() ? 1 : 1 - missed;
}

// Customers whom agents call one by one to tell them: work for the same seats as the calls.
struct TelephoneList {
  int customers = 0;    // 1 to 1,000,000
  double covers = 0;    // share of the would-be callers who are on the list
  Law talk;             // of one that is answered
  double answered = 1;  // probability that one try is answered
  int tries = 1;        // of one customer, in all; the further ones after everybody else had his turn
  Law no_answer;        // time of an agent in a try that is not answered
};

// When a thing will be back, as the person who announces it has to guess it. With a diagnosis: the instant of the
// diagnosis + `times` x the `quantile` of the repair law of what he takes for the cause + `plus`, and not before
// now + `plus`. Without one: now + `rule`; without a rule no time is promised. Rounded up to whole `round`.
struct RestorationEstimate {
  Subject of;     // what is promised to be back
  Subject found;  // the diagnosis that counts is of this; none: of `of`
  double quantile = 0.5;
  double times = 1;
  Duration plus{0};
  std::optional<Duration> rule;
  Duration round{0};  // 0: not rounded
};

}  // namespace tuiyan
