// Arrivals alone: a rate that rises and decays (P30). Surge and decay with a queue: P15.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "oracle/call_figure.hpp"
#include "support/play.hpp"

using namespace tuiyan;
using oracle::call_figure;
using oracle::hold;

namespace {

// Chi-square of counts against a Poisson law of that mean, over cells of a tenth or a little more.
struct ChiSquare {
  double value = 0;
  int degrees = -1;
};

ChiSquare chi_square(const std::vector<int>& counts, double mean) {
  ChiSquare sum;
  const auto n = static_cast<double>(counts.size());
  double probability = std::exp(-mean), cell = 0, left = 1;
  int first = 0;
  const auto close = [&](int last, double share) {
    double seen = 0;
    for (const int count : counts) seen += count >= first && count <= last ? 1 : 0;
    sum.value += (seen - n * share) * (seen - n * share) / (n * share);
    ++sum.degrees;
    first = last + 1;
  };
  for (int k = 0; left - cell - probability > 0.1; ++k, probability *= mean / k) {
    cell += probability;
    if (cell < 0.1) continue;
    close(k, cell);
    left -= cell;
    cell = 0;
  }
  close(1'000'000, left);
  return sum;
}

// Exceeded by chance once in a thousand (Wilson and Hilferty 1931; within 0.5 % from 5 degrees on).
double once_in_a_thousand(int degrees) {
  const double a = 2.0 / (9 * degrees);
  return degrees * std::pow(1 - a + 3.0902 * std::sqrt(a), 3);
}

}  // namespace

TEST_CASE("P15 a fivefold surge that decays, on forty lines") { hold("p15", {2500, 60000}, call_figure); }

TEST_CASE("P30 a rate that rises and decays: counts are Poisson") {
  hold("p30", {2000, 60000}, call_figure);
  const auto documents = tests::load_or_fail("tests/oracle/p30/plan.json", "tests/oracle/p30/scenario.json");
  const auto rows = tests::play_many(documents, 30, 2000 / tests::thinner, 0, [](const Log& log) {
    std::vector<double> counts(3);
    for (const FlowRecord& flow : log.traffic.flows)
      counts[flow.to <= Time{600'000'000}     ? 0
             : flow.to <= Time{1'800'000'000} ? 1
                                              : 2] += static_cast<double>(flow.fresh);
    return counts;
  });
  const double means[] = {30, 168, 36 + 162 * (1 - std::exp(-2.0))};  // of [0, 600), [600, 1800), [1800, 3600) s
  for (std::size_t i = 0; i < 3; ++i) {
    std::vector<int> counts;
    for (const auto& row : rows) counts.push_back(static_cast<int>(row[i]));
    const ChiSquare found = chi_square(counts, means[i]);
    INFO("window ", i, ": chi-square ", found.value, " with ", found.degrees, " degrees of freedom");
    CHECK(found.degrees >= 5);
    CHECK((found.value < once_in_a_thousand(found.degrees) || tests::thinner > 1));
  }
}
