// Calls in progress: one 64-byte slot each, reused through a free list.
//
// Contract: a slot number is valid from `add` to `release`; references die at the next `add`.
// A slot also holds a caller between two attempts, one who is to be called back, and a job of backlog work.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "traffic/wait_queue.hpp"

namespace tuiyan::traffic {

inline constexpr std::uint32_t no_cohort = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint16_t no_trunk = std::numeric_limits<std::uint16_t>::max();

enum class Stage : std::uint8_t {
  free,
  in_ivr,
  waiting,
  talking,
  wrapping_up,
  redialling,
  typing,
  calling_back,
  promised,
  ringing,
  telephoning,  // an agent tells a customer of a telephone list
  returning,    // a promised time passed in vain: he will call
  aggrieved     // no call any more: a complaint that will come
};

struct Call {
  std::uint64_t caller = 0;
  std::int64_t entered = 0;  // when this stay in the queue began
  std::int64_t order = 0;    // by which callers of one priority are served; below 0: put back at the head
  std::uint32_t attempt = 1;
  std::uint32_t stamp = 0;                 // number of the event that counts; any other is stale
  std::uint32_t seat = 0;                  // within its group
  std::uint32_t place = 0;                 // in the queue of its class; next free slot while free
  std::uint32_t cohort = no_cohort;        // interval of this attempt
  std::uint32_t first_cohort = no_cohort;  // interval of the caller's first attempt
  std::uint16_t call_class = 0;
  std::uint16_t trunk = no_trunk;
  std::uint16_t group = 0;
  std::uint16_t stay = 0;  // how often it was put back into the queue
  Stage stage = Stage::free;
  bool content = false;    // will end in the IVR …
  bool hangs_up = false;   // … because of an announcement
  bool answered = false;   // has talked to an agent in this attempt
  bool order_due = false;  // leaves a work order
  bool on_paper = false;   // … written on paper
  bool promised = false;   // accepted to be called back
  std::uint8_t tries = 0;  // to call him back, so far
};
static_assert(sizeof(Call) == 64);

class CallPool {
 public:
  [[nodiscard]] Call& operator[](std::uint32_t slot) { return calls_[slot]; }
  [[nodiscard]] const Call& operator[](std::uint32_t slot) const { return calls_[slot]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(calls_.size()); }

  std::uint32_t add() {
    if (first_free_ == no_slot) {
      calls_.emplace_back();
      return size() - 1;
    }
    const std::uint32_t slot = first_free_;
    first_free_ = calls_[slot].place;
    calls_[slot] = Call{};
    return slot;
  }
  void release(std::uint32_t slot) {
    Call& call = calls_[slot];
    call.stage = Stage::free;
    call.stamp = 0;  // event numbers start at 1, so no event fits a free slot
    call.place = first_free_;
    first_free_ = slot;
  }

 private:
  std::vector<Call> calls_;
  std::uint32_t first_free_ = no_slot;
};

}  // namespace tuiyan::traffic
