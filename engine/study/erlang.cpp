#include "study/erlang.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace tuiyan::study {

double erlang_b(int agents, double load) {
  TUIYAN_CHECK(agents >= 0 && load >= 0);
  double lost = 1;
  for (int n = 1; n <= agents; ++n) lost = load * lost / (n + load * lost);
  return lost;
}

double erlang_c(int agents, double load) {
  TUIYAN_CHECK(agents >= 1 && load >= 0 && load < agents);
  const double lost = erlang_b(agents, load);
  return lost / (1 - load / agents * (1 - lost));
}

ErlangA erlang_a(int agents, double rate, double service, double impatience) {
  TUIYAN_CHECK(agents >= 1 && rate > 0 && service > 0 && impatience > 0);
  // Weights relative to the state in which all agents are busy and nobody waits: upwards and downwards from it.
  double below = 0, weight = 1;
  for (int n = agents; n > 0; --n) below += weight *= n * service / rate;
  double at_and_above = 1, waiting = 0;
  weight = 1;
  const double busy = agents * service;
  for (int n = 1;; ++n) {
    weight *= rate / (busy + n * impatience);
    at_and_above += weight;
    waiting += n * weight;
    if (busy + n * impatience > rate && n * weight < 1e-15 * std::max(1.0, waiting)) break;
  }
  ErlangA told;
  told.waits = at_and_above / (below + at_and_above);
  told.mean_waiting = waiting / (below + at_and_above);
  told.abandons = impatience * told.mean_waiting / rate;
  return told;
}

}  // namespace tuiyan::study
