// Erlang A in SimGrid with one actor per call: the agents are a semaphore that callers acquire with their
// patience as the timeout.
//
//     erlang_a_simgrid [CALLS [SEED]]
//
// The model, the figures and the exact values are those of erlang_a_simpy.py. Stacks are 64 KiB, since an actor's
// stack is mapped and unmapped for every call and with the default of 8 MiB that alone halves the speed.
#include <simgrid/s4u.hpp>

#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "bench/bare_erlang_a.hpp"

namespace sg = simgrid::s4u;

int main(int argc, char** argv) {
  static char program[] = "erlang_a_simgrid", quiet[] = "--log=root.thres:critical";
  char* settings[] = {program, quiet, nullptr};
  int count = 2;
  sg::Engine engine(&count, settings);
  sg::Engine::set_config("contexts/stack-size:64");
  const long calls = argc > 1 ? std::atol(argv[1]) : 100000;
  bare::Xoshiro random(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
  const bare::ErlangA model;

  auto* zone = sg::create_full_zone("all");
  auto* host = zone->create_host("centre", 1e9);
  zone->seal();
  const auto agents = sg::Semaphore::create(static_cast<unsigned>(model.agents));
  long abandoned = 0;
  double waited_s = 0;
  const auto call = [&] {
    const double came_s = sg::Engine::get_clock();
    const bool too_late = agents->acquire_timeout(random.exponential(model.patience_s));
    waited_s += sg::Engine::get_clock() - came_s;
    if (too_late) {
      ++abandoned;
      return;
    }
    sg::this_actor::sleep_for(random.exponential(model.talk_s));
    agents->release();
  };
  sg::Actor::create("arrivals", host, [&] {
    const double gap_s = model.talk_s / (model.load * model.agents);
    for (long n = 0; n < calls; ++n) {
      sg::this_actor::sleep_for(random.exponential(gap_s));
      sg::Actor::create("call", host, call);
    }
  });
  const std::clock_t before = std::clock();
  engine.run();
  const double spent_s = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  const auto n = static_cast<double>(calls);
  std::printf("SimGrid, one actor per call: %ld calls, %.0f calls/s, abandoned %.5f, mean wait %.3f s\n", calls,
              n / spent_s, static_cast<double>(abandoned) / n, waited_s / n);
}
