// A batch has the bits of the draws made one by one, on whatever vector unit this machine has.
#include "base/batch.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>

#include "base/real.hpp"

using namespace tuiyan;

namespace {

// How many of the two differ in a bit.
template <class One>
int differences(const std::vector<double>& batch, const std::vector<double>& from, One one) {
  int count = 0;
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (std::bit_cast<std::uint64_t>(batch[i]) != std::bit_cast<std::uint64_t>(one(from[i]))) ++count;
  return count;
}

// Uniforms, and what lies at the ends of (0, 1) and at the seams of the normal quantile's formulas.
std::vector<double> probes(std::size_t n) {
  std::vector<double> all(n);
  uniforms(Stream(Luck{7, 1, 0}), Key(Purpose::talk).with("c"), 0, all);
  std::vector<double> special = {0x1p-53, 1.0 - 0x1p-53, 0.5, 1.38e-11, 1.39e-11, 1.0 - 1.38e-11, 1.0 - 1.39e-11};
  for (const double seam : {0.075, 0.925})
    for (const double towards : {0.0, 1.0}) special.insert(special.end(), {seam, std::nextafter(seam, towards)});
  for (std::size_t i = 0; i < special.size() && 3 * i < n; ++i) all[3 * i] = special[i];
  return all;
}

}  // namespace

TEST_CASE("uniforms in a batch are the stream's") {
  for (std::uint64_t replication = 0; replication < 50; ++replication) {
    const Stream stream(Luck{11, replication, 2});
    const Key key = Key(Purpose::patience).with("class").with(replication);
    const std::uint64_t first = replication * 1'000'003;
    std::vector<double> batch(1 + replication * 3);
    uniforms(stream, key, first, batch);
    for (std::size_t i = 0; i < batch.size(); ++i) CHECK(batch[i] == stream.uniform(key.with(first + i)));
  }
}

TEST_CASE("logarithms and quantiles in a batch are those of single values") {
  const std::vector<Law> laws = {
      Constant{3},       Exponential{180},       Lognormal{150, 0.7}, Lognormal{150, 0},         Lognormal{0, 0.7},
      Lognormal{1, 100}, Triangular{10, 20, 60}, Uniform{5, 9},       Empirical{{1, 2, 3, 5, 8}}};
  for (const std::size_t n : {1U, 2U, 7U, 8U, 32U, 63U, 64U, 65U, 130U, 20000U}) {
    CAPTURE(n);
    const std::vector<double> from = probes(n);
    std::vector<double> batch = from;
    natural_logs(batch);
    CHECK(differences(batch, from, natural_log) == 0);
    for (const Law& law : laws) {
      CAPTURE(law.index());
      batch = from;
      quantiles(law, batch);
      CHECK(differences(batch, from, [&](double u) { return quantile(law, u); }) == 0);
    }
  }
}

TEST_CASE("lengths in a batch are rounded as single ones are") {
  std::vector<double> in_seconds = probes(1000);
  for (std::size_t i = 0; i < in_seconds.size(); ++i) in_seconds[i] *= i % 2 == 0 ? 1e-5 : 1e9;
  in_seconds.insert(in_seconds.end(), {0.0, -0.0, -1.0, 0.4e-6, 0.5e-6, 1.5e-6, 2.5e-6, -0.5e-6, -1.5e-6, 9e12, -9e12});
  for (std::size_t n = in_seconds.size(); n > in_seconds.size() - 20; --n) {
    std::vector<std::int64_t> batch(n);
    microseconds(std::span(in_seconds).first(n), batch);
    for (std::size_t i = 0; i < n; ++i) CHECK(batch[i] == seconds(in_seconds[i]).us);
  }
}
