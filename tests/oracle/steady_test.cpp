// Steady state: loss, delay, abandonment, redial, IVR and priority (P01 to P09), call-back (P11).
#include <doctest/doctest.h>

#include "oracle/call_figure.hpp"

using tuiyan::oracle::call_figure;
using tuiyan::oracle::hold;

TEST_CASE("P01 Erlang B with lognormal holding times") { hold("p01", {40, 100}, call_figure); }
TEST_CASE("P02 Erlang C") { hold("p02", {40, 100}, call_figure); }
TEST_CASE("P03 Erlang A, 50 agents") { hold("p03", {40, 100}, call_figure); }
TEST_CASE("P04 Erlang A, Whitt 2005") { hold("p04", {40, 100}, call_figure); }
TEST_CASE("P05 lognormal patience") { hold("p05", {40, 100}, call_figure); }
TEST_CASE("P06 M/M/1/1 with redial for ever") { hold("p06", {60, 240}, call_figure); }
TEST_CASE("P07 redial after abandonment and busy signal") { hold("p07", {40, 100}, call_figure); }
TEST_CASE("P08 IVR, lines and agents") { hold("p08", {40, 100}, call_figure); }
TEST_CASE("P09 priority without interruption") { hold("p09", {40, 100}, call_figure); }
TEST_CASE("P11 call-backs offered to those who would have to wait") { hold("p11", {30, 120}, call_figure); }

// Table values of the literature and of other programs; see the `source` of each metric.
TEST_CASE("published values") { hold("published", {30, 120}, call_figure); }
