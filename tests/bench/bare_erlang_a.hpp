// Erlang A (M/M/c+M, first come first served) as a bare program.
//
// Lazy patience: a waiting caller is two doubles in a ring; whether he is still there is looked at when
// an agent is free for him, so patience costs no event. The next arrival is a variable, departures are
// a 4-ary heap with replace-top. Draws: xoshiro256++ (Blackman & Vigna 2018), -std::log. Statistics: two
// counts and a sum. Callers who still wait when the last one has come are served or lost to the end.
#pragma once

#include <array>
#include <cmath>

#include "bench/bare_heap.hpp"

namespace bare {

class Xoshiro {
 public:
  explicit Xoshiro(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {  // splitmix64
      std::uint64_t z = seed += 0x9e3779b97f4a7c15U;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
      word = z ^ (z >> 31);
    }
  }
  std::uint64_t bits() {
    const auto turned = [](std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); };
    const std::uint64_t result = turned(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = turned(state_[3], 45);
    return result;
  }
  double exponential(double mean) { return -mean * std::log((static_cast<double>(bits() >> 11) + 0.5) * 0x1p-53); }

 private:
  std::array<std::uint64_t, 4> state_{};
};

struct ErlangA {
  int agents = 100;
  double load = 1.1, talk_s = 180, patience_s = 120;
};
struct ErlangAResult {
  std::int64_t calls = 0, abandoned = 0, waited = 0;
  double wait_s = 0;  // of all calls, served or not
};

inline ErlangAResult play(const ErlangA& model, std::int64_t calls, std::uint64_t seed) {
  struct Waiting {
    double since_s, until_s;
  };
  Xoshiro random(seed);
  Heap departures;
  std::vector<Waiting> ring(1024);
  std::size_t head = 0, tail = 0;  // [head, tail) wait or have given up, modulo the ring's size
  const double gap_s = model.talk_s / (model.load * model.agents);
  int idle = model.agents;
  double arrival_s = random.exponential(gap_s);
  ErlangAResult result;
  const auto give_up = [&](const Waiting& w) {
    ++result.abandoned;
    result.wait_s += w.until_s - w.since_s;
  };
  for (;;) {
    const double now_s = departures.next_s();
    if (result.calls < calls && arrival_s < now_s) {
      ++result.calls;
      if (idle > 0) {
        --idle;
        departures.push({arrival_s + random.exponential(model.talk_s), 0, 0});
      } else {
        ++result.waited;
        if (tail - head == ring.size()) {
          std::vector<Waiting> larger(2 * ring.size());
          for (std::size_t i = head; i != tail; ++i) larger[i & (larger.size() - 1)] = ring[i & (ring.size() - 1)];
          ring.swap(larger);
        }
        ring[tail++ & (ring.size() - 1)] = {arrival_s, arrival_s + random.exponential(model.patience_s)};
      }
      arrival_s += random.exponential(gap_s);
      continue;
    }
    if (now_s == never_s) return result;
    departures.take();
    while (head != tail && ring[head & (ring.size() - 1)].until_s <= now_s) give_up(ring[head++ & (ring.size() - 1)]);
    if (head == tail) {
      ++idle;
      continue;
    }
    result.wait_s += now_s - ring[head++ & (ring.size() - 1)].since_s;
    departures.push({now_s + random.exponential(model.talk_s), 0, 0});
  }
}

}  // namespace bare
