#include "base/histogram.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/check.hpp"

using namespace tuiyan;

namespace {

Histogram of(const std::vector<std::int64_t>& waits_us) {
  Histogram histogram;
  for (std::int64_t us : waits_us) histogram.add(Duration{us});
  return histogram;
}

std::vector<std::int64_t> some_waits() {
  return *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 100'000'000'000));
}

Histogram merged(Histogram a, const Histogram& b) {
  a.merge(b);
  return a;
}

}  // namespace

TEST_CASE("bins are closed above at the exact edges") {
  for (double edge_s : {0.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0}) {
    CAPTURE(edge_s);
    CHECK(of({seconds(edge_s).us}).at_most(edge_s) == 1);
    CHECK(of({seconds(edge_s).us + 1}).at_most(edge_s) == 0);
  }
  CHECK_THROWS_AS((void)of({1}).at_most(12), LogicFault);
  CHECK_THROWS_AS(of({-1}), LogicFault);
}

TEST_CASE("edges grow by the fourth root of two up to a day") {
  // bin 6 ends at 60 s; bin 6 + k ends at 60 * 2^(k/4); bin 48 ends at 86,400 s; bin 49 has no end
  for (int k = 1; k <= 41; ++k) {
    const Duration edge = seconds(60 * std::pow(2.0, k / 4.0));
    CHECK(of({edge.us}).cells()[static_cast<std::size_t>(6 + k)] == 1);
    CHECK(of({edge.us + 1}).cells()[static_cast<std::size_t>(7 + k)] == 1);
  }
  CHECK(of({86'400'000'000}).cells()[48] == 1);
  CHECK(of({86'400'000'001}).cells()[49] == 1);
}

TEST_CASE("quantile interpolates inside a bin") {
  // four waits in (5, 10]: the median is at 5 + 5 * 2/4
  CHECK(of({6'000'000, 7'000'000, 8'000'000, 9'000'000}).quantile_s(0.5) == doctest::Approx(7.5));
  // half at 0, half in (0, 5]: 75 % lies in the middle of the second bin
  CHECK(of({0, 0, 1'000'000, 2'000'000}).quantile_s(0.75) == doctest::Approx(2.5));
  CHECK(of({0, 0, 1'000'000, 2'000'000}).quantile_s(0.5) == 0);
  CHECK(of({100'000'000'000}).quantile_s(0.5) == 86'400);
  // 7 of 25 did not wait; 0.28 * 25 is 7.000000000000001 in floating point, and still the seventh
  Histogram seven = of({0, 0, 0, 0, 0, 0, 0});
  for (int i = 0; i < 18; ++i) seven.add(seconds(61));
  CHECK(seven.quantile_s(0.28) == 0);
  CHECK(Histogram{}.quantile_s(0.95) == 0);
  CHECK(Histogram{}.mean_s() == 0);
  CHECK(of({1'000'000, 4'000'000}).mean_s() == 2.5);
}

TEST_CASE("quantile is within the width of its bin") {
  CHECK(rc::check([] {
    auto waits = some_waits();
    RC_PRE(!waits.empty());
    const double p = *rc::gen::inRange(1, 100) / 100.0;
    const double got = of(waits).quantile_s(p);
    std::sort(waits.begin(), waits.end());
    const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(waits.size()) - 1e-9)) - 1;
    const double exact = std::min(in_seconds(Duration{waits[rank]}), 86'400.0);
    // bins up to 60 s are at most 30 s wide, the others at most 19 % of their upper edge
    RC_ASSERT(std::abs(got - exact) <= std::max(30.0, 0.19 * std::max(got, exact)) + 1e-6);
  }));
}

TEST_CASE("merging is associative, commutative and the same as adding") {
  CHECK(rc::check([] {
    const auto x = some_waits(), y = some_waits(), z = some_waits();
    const Histogram a = of(x), b = of(y), c = of(z);
    RC_ASSERT(merged(merged(a, b), c) == merged(a, merged(b, c)));
    RC_ASSERT(merged(a, b) == merged(b, a));
    auto both = x;
    both.insert(both.end(), y.begin(), y.end());
    RC_ASSERT(merged(a, b) == of(both));
    RC_ASSERT(merged(a, Histogram{}) == a);
  }));
}

TEST_CASE("cells and sum are all there is to it") {
  const Histogram histogram = of({0, 1, 5'000'001, 90'000'000, 100'000'000'000});
  CHECK(Histogram::from_cells(histogram.cells(), histogram.sum_us()) == histogram);
  CHECK(histogram.count() == 5);
  CHECK(histogram.sum_us() == 100'095'000'002);
}
