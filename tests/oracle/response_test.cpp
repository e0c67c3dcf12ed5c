// People and machines that respond: P16, P22, P23.
#include <doctest/doctest.h>

#include "oracle/hold.hpp"

using tuiyan::oracle::hold;

TEST_CASE("P16 recovery = detect + decide + switch") { hold("p16", {3000, 100000}); }
TEST_CASE("P22 escalation with time-outs") { hold("p22", {4000, 200000}); }
TEST_CASE("P23 UPS autonomy against generator start") { hold("p23", {16000, 200000}); }
