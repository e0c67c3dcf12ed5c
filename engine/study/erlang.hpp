// Steady queues in closed form: Erlang B, Erlang C, and Erlang A (exponential patience).
//
// Contract: pure functions; arrivals are Poisson with `rate` per second, talks exponential with mean 1 / `service`,
// all agents alike. `agents` >= 1. Erlang B: Erlang 1917; C: the same, with the wait's law e^-(cμ-λ)t; A: Palm
// 1957 in the form of Garnett, Mandelbaum & Reiman (2002, M&SOM 4:208), summed over the states of the birth-and-death
// chain until what is left is below 1e-15.
#pragma once

namespace tuiyan::study {

// Probability that all `agents` are busy and the call is lost; `load` in erlangs.
[[nodiscard]] double erlang_b(int agents, double load);
// Probability of having to wait; load < agents.
[[nodiscard]] double erlang_c(int agents, double load);

struct ErlangA {
  double waits = 0;         // probability of having to wait
  double mean_waiting = 0;  // in the queue
  double abandons = 0;      // probability of giving up
};
// `impatience`: 1 / mean patience, > 0.
[[nodiscard]] ErlangA erlang_a(int agents, double rate, double service, double impatience);

}  // namespace tuiyan::study
