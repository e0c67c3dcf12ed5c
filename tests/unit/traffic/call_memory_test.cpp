// In steady state the loop allocates nothing.
#ifndef TUIYAN_SANITIZED  // the sanitizer brings its own allocator
#include <doctest/doctest.h>

#include <cstdlib>
#include <new>

#include "unit/traffic/call_site.hpp"

namespace {
std::size_t allocations = 0;
}

void* operator new(std::size_t size) {
  ++allocations;
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

TEST_CASE("a running centre allocates nothing per call") {
  Documents d = centre(2e6);
  d.scenario.log_calls = false;
  d.site.trunks.add(trunk_group("t", 16));  // so the queue is bounded
  CallClass c = with_rate(call_class("c", Exponential{180}, Exponential{600}), 0.06);
  c.over = {{{0}, 1.0}};
  c.redial = {0.5, 1, 0.5, 0, 1, Exponential{300}, Exponential{300}};  // nobody who abandons gives up
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 11));
  CallLoop loop(d, {});
  // Two agents fewer than later: a crowd of redials for which all arrays have grown.
  loop.add_agents(first_group, 9);
  loop.advance(at(5e5));
  loop.add_agents(first_group, 2);
  loop.advance(at(1e6));
  const std::size_t before = allocations;
  loop.advance(at(1.9e6));  // 54,000 callers and their redials; the interval ends later
  const std::size_t after = allocations;
  CHECK(after == before);
  CHECK(total(loop.finish(at(2e6))).fresh > 100000);
}
#endif
