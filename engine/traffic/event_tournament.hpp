// The set of future events of the call loop: 16-byte events under a tournament.
//
// Contract: `next_time` is the earliest time (`never_us` when empty); events of the same time come
// out in the order of their numbers, whatever it looks like inside. `take` leaves a hole that the next
// `push` fills, since nearly every event makes one other.
// A tournament and not a 4-ary heap: a new event plays one match on each level, a path that is known
// beforehand, and who wins costs no branch. In a heap the number of levels an event sinks, and to which
// child, cannot be guessed, and each wrong guess costs as much as four matches.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace tuiyan::traffic {

inline constexpr std::int64_t never_us = std::numeric_limits<std::int64_t>::max();

// Without overflow beyond `never_us`: a very long patience is an endless one.
[[nodiscard]] constexpr std::int64_t later(std::int64_t now_us, std::int64_t delay_us) {
  return delay_us >= never_us - std::max<std::int64_t>(now_us, 0) ? never_us : now_us + delay_us;
}

struct Event {
  std::int64_t time = 0;
  std::uint32_t number = 0;  // of the push: ties are settled by it, and a slot knows it as its stamp
  std::uint32_t slot = 0;
};

class EventTournament {
 public:
  EventTournament() { grow(); }
  [[nodiscard]] std::int64_t next_time() {
    if (hole_ != no_place) close_hole();
    return static_cast<std::int64_t>(when_[1] ^ sign);
  }
  // Only after `next_time` answered something earlier than `never_us`.
  [[nodiscard]] Event top() const {
    return {static_cast<std::int64_t>(when_[1] ^ sign), static_cast<std::uint32_t>(which_[1] >> 32),
            slots_[static_cast<std::uint32_t>(which_[1])]};
  }
  void take() { hole_ = static_cast<std::uint32_t>(which_[1]); }

  void push(const Event& event) {
    std::uint32_t place = hole_;
    if (place == no_place) {
      if (free_.empty()) grow();
      place = free_.back();
      free_.pop_back();
    }
    hole_ = no_place;
    slots_[place] = event.slot;
    play(place, static_cast<std::uint64_t>(event.time) ^ sign, event.number);
  }

 private:
  static constexpr std::uint64_t sign = std::uint64_t{1} << 63;
  static constexpr std::uint64_t never = static_cast<std::uint64_t>(never_us) ^ sign;
  static constexpr std::uint32_t no_place = std::numeric_limits<std::uint32_t>::max();

  void close_hole() {
    free_.push_back(hole_);
    play(hole_, never, no_place);
    hole_ = no_place;
  }

  // Puts it in its place and plays the matches from there to the root. A mask takes over the winner, since a
  // compiler makes a branch of `wins ? … : …`.
  void play(std::uint32_t place, std::uint64_t when, std::uint32_t number) {
    std::uint64_t which = std::uint64_t{number} << 32 | place;
    std::size_t node = slots_.size() + place;
    when_[node] = when;
    which_[node] = which;
    while (node > 1) {
      const std::uint64_t other_when = when_[node ^ 1], other_which = which_[node ^ 1];
      const std::uint64_t wins = -static_cast<std::uint64_t>(earlier(other_when, other_which, when, which));
      when ^= (when ^ other_when) & wins;
      which ^= (which ^ other_which) & wins;
      node /= 2;
      when_[node] = when;
      which_[node] = which;
    }
  }
  // As numbers of 128 bits: a comparison without a branch.
  static bool earlier(std::uint64_t when, std::uint64_t which, std::uint64_t other_when, std::uint64_t other_which) {
    __extension__ using Wide = unsigned __int128;
    return (Wide{when} << 64 | which) < (Wide{other_when} << 64 | other_which);
  }

  // Twice as many places.
  void grow() {
    const std::size_t before = slots_.size(), now = std::max<std::size_t>(16, 2 * before);
    const std::vector<std::uint64_t> old_when(when_), old_which(which_);
    slots_.resize(now);
    free_.reserve(now);
    when_.assign(2 * now, never);
    which_.assign(2 * now, 0);
    for (std::size_t place = now; place-- > 0;) {
      which_[now + place] = std::uint64_t{no_place} << 32 | place;
      if (place >= before) {
        free_.push_back(static_cast<std::uint32_t>(place));
      } else {
        when_[now + place] = old_when[before + place];
        which_[now + place] = old_which[before + place];
      }
    }
    for (std::size_t node = now; node-- > 1;) {
      const std::size_t one = 2 * node, other = one + 1;
      const std::size_t winner = earlier(when_[other], which_[other], when_[one], which_[one]) ? other : one;
      when_[node] = when_[winner];
      which_[node] = which_[winner];
    }
  }

  // The tree: [1] the first of all, [n] the earlier of [2n] and [2n + 1], then the places themselves. Times as
  // numbers without a sign; beside them the event's number and, in the last 32 bits, its place.
  std::vector<std::uint64_t> when_, which_;
  std::vector<std::uint32_t> slots_;  // by place; a power of two of them
  std::vector<std::uint32_t> free_;   // places without an event
  std::uint32_t hole_ = no_place;     // the place of an event that was taken
};

}  // namespace tuiyan::traffic
