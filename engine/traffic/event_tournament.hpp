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
    return when_[1];
  }
  // Only after `next_time` answered something earlier than `never_us`.
  [[nodiscard]] Event top() const {
    return {when_[1], static_cast<std::uint32_t>(which_[1] >> 32), slots_[static_cast<std::uint32_t>(which_[1])]};
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
    play(place, one_number(event.time, std::uint64_t{event.number} << 32 | place));
  }

 private:
  // An event as one number, so that one comparison settles ties as well: its time, its number and, in the last
  // 32 bits, its place.
  __extension__ using Whole = __int128;
  static constexpr std::uint32_t no_place = std::numeric_limits<std::uint32_t>::max();
  [[nodiscard]] static constexpr Whole one_number(std::int64_t when, std::uint64_t which) {
    return Whole{when} << 64 | which;
  }

  void close_hole() {
    free_.push_back(hole_);
    play(hole_, one_number(never_us, std::uint64_t{no_place} << 32 | hole_));
    hole_ = no_place;
  }

  // Puts it in its place and plays the matches from there to the root. Of two numbers the compiler takes the
  // smaller by a conditional move; of two pairs, by a branch.
  void play(std::uint32_t place, Whole one) {
    std::int64_t* const when = when_.data();
    std::uint64_t* const which = which_.data();
    std::size_t node = slots_.size() + place;
    when[node] = static_cast<std::int64_t>(one >> 64);
    which[node] = static_cast<std::uint64_t>(one);
    while (node > 1) {
      const Whole other = one_number(when[node ^ 1], which[node ^ 1]);
      one = other < one ? other : one;
      node /= 2;
      when[node] = static_cast<std::int64_t>(one >> 64);
      which[node] = static_cast<std::uint64_t>(one);
    }
  }

  // Twice as many places.
  void grow() {
    const std::size_t before = slots_.size(), now = std::max<std::size_t>(16, 2 * before);
    const std::vector<std::int64_t> old_when(when_);
    const std::vector<std::uint64_t> old_which(which_);
    slots_.resize(now);
    free_.reserve(now);
    when_.assign(2 * now, never_us);
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
      const bool wins = one_number(when_[other], which_[other]) < one_number(when_[one], which_[one]);
      when_[node] = when_[wins ? other : one];
      which_[node] = which_[wins ? other : one];
    }
  }

  // The tree: [1] the first of all, [n] the earlier of [2n] and [2n + 1], then the places themselves. Beside the
  // times the event's number and, in the last 32 bits, its place.
  std::vector<std::int64_t> when_;
  std::vector<std::uint64_t> which_;
  std::vector<std::uint32_t> slots_;  // by place; a power of two of them
  std::vector<std::uint32_t> free_;   // places without an event
  std::uint32_t hole_ = no_place;     // the place of an event that was taken
};

}  // namespace tuiyan::traffic
