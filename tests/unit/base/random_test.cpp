#include "base/random.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <vector>

using tuiyan::Key;
using tuiyan::Luck;
using tuiyan::Purpose;
using tuiyan::Stream;

namespace {

// Pearson's statistic against equal cells.
double chi_square(const std::vector<int>& cells) {
  double n = 0, sum = 0;
  for (int cell : cells) n += cell;
  const double expected = n / static_cast<double>(cells.size());
  for (int cell : cells) sum += (cell - expected) * (cell - expected) / expected;
  return sum;
}

}  // namespace

// The vectors come from a second implementation, in Python with integers of any size.
TEST_CASE("keys have their golden words") {
  CHECK(Key::mix(0) == 0);
  CHECK(Key::mix(1) == 0x5692161d100b05e5U);
  CHECK(Key::hash("") == 0xf52a15e9a9b5e89bU);
  CHECK(Key::hash("zhang") == 0xe57c0c450cff375cU);
  CHECK(Key(Purpose::arrival).word() == 0x6f8aaeac2856bddbU);
  CHECK(Key(Purpose::arrival, {0}).word() == 0xbe2b4964c2d606f8U);
  CHECK(Key(Purpose::arrival, {1, 2}).word() == 0x41d87bdb2f0bc417U);
  CHECK(Key(Purpose::talk).with("zhang").word() == 0xa0de2938c3841ef7U);
  CHECK(Key(Purpose::answer).with("张").with(3).word() == 0xe196edbb587750b5U);
}

TEST_CASE("streams have their golden bits") {
  struct Golden {
    Key key;
    std::uint64_t first, other_replication, other_all;
  };
  const std::vector<Golden> vectors = {
      {Key(Purpose::arrival), 0xce97df213dec9e55U, 0x17e250c16067a219U, 0xe2a35222fdef72eeU},
      {Key(Purpose::arrival, {0}), 0xf742e4aaf7d711b2U, 0x21dd9c7582989d67U, 0x23a136acefb72d12U},
      {Key(Purpose::arrival, {1, 2}), 0x9e183414ea18ac9dU, 0xf80c94c362c3c4d4U, 0x78f3221ea07b4be1U},
      {Key(Purpose::talk).with("zhang"), 0x0627242eb4c7e6e0U, 0xd0d951dd9aced3a4U, 0x973fc92b1364cd7eU},
      {Key(Purpose::answer).with("张").with(3), 0x13627b05e849b548U, 0xd56804e8c83dee44U, 0xfc1eaae374a4977bU}};
  for (const Golden& golden : vectors) {
    CHECK(Stream(Luck{1, 0, 0}).bits(golden.key) == golden.first);
    CHECK(Stream(Luck{1, 1, 0}).bits(golden.key) == golden.other_replication);
    CHECK(Stream(Luck{42, 7, 3}).bits(golden.key) == golden.other_all);
  }
  // 0xf742e4aaf7d71 (the top 52 bits) + 1/2, times 2^-52
  CHECK(Stream(Luck{1, 0, 0}).uniform(Key(Purpose::arrival, {0})) == 0.9658644597437526);
}

TEST_CASE("the numbers of purposes stay") {
  CHECK(static_cast<int>(Purpose::arrival) == 1);
  CHECK(static_cast<int>(Purpose::fault_time) == 16);
  CHECK(static_cast<int>(Purpose::answer) == 33);
  CHECK(static_cast<int>(Purpose::retry_delay) == 40);
}

TEST_CASE("the extremes of the bits give uniforms strictly between 0 and 1") {
  const auto uniform = [](std::uint64_t bits) { return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52; };
  CHECK(uniform(0) == 0x1p-53);
  CHECK(uniform(~std::uint64_t{0}) == 1.0 - 0x1p-53);
  CHECK(uniform(~std::uint64_t{0}) < 1.0);
}

TEST_CASE("keys that differ in one part differ") {
  std::set<std::uint64_t> words;
  for (std::uint32_t purpose = 1; purpose <= 40; ++purpose)
    for (std::uint64_t a = 0; a < 20; ++a)
      for (std::uint64_t b = 0; b < 20; ++b) words.insert(Key(static_cast<Purpose>(purpose), {a, b}).word());
  CHECK(words.size() == 40 * 20 * 20);
  CHECK(Key(Purpose::talk, {1, 2}).word() != Key(Purpose::talk, {2, 1}).word());
  CHECK(Key(Purpose::talk).with("ab").with("c").word() != Key(Purpose::talk).with("a").with("bc").word());
}

// Failure budget: 100 tests at the 1 % level, on average 1 fails; more than 6 has a probability of
// 1e-4. The keys are fixed, so the verdict is the same on every run.
TEST_CASE("uniforms are uniform over consecutive keys") {
  constexpr double limit = 92.01;  // chi-square, 63 degrees of freedom, 99 %
  int failures = 0;
  for (std::uint64_t replication = 0; replication < 100; ++replication) {
    const Stream stream(Luck{1, replication, 0});
    std::vector<int> cells(64);
    for (std::uint64_t i = 0; i < 6400; ++i)
      ++cells[static_cast<std::size_t>(stream.uniform(Key(Purpose::talk, {i})) * 64)];
    if (chi_square(cells) > limit) ++failures;
  }
  CHECK(failures <= 6);
}

TEST_CASE("neighbouring keys, purposes and replications are independent") {
  constexpr double limit = 310.46;  // chi-square, 255 degrees of freedom, 99 %
  int failures = 0;
  const auto cell = [](double u, double v) {
    return static_cast<std::size_t>(u * 16) * 16 + static_cast<std::size_t>(v * 16);
  };
  for (std::uint64_t replication = 0; replication < 34; ++replication) {
    const Stream stream(Luck{5, replication, 0}), next(Luck{5, replication + 1, 0});
    std::vector<int> by_row(256), by_purpose(256), by_replication(256);
    for (std::uint64_t i = 0; i < 5120; ++i) {
      const double u = stream.uniform(Key(Purpose::talk, {i}));
      ++by_row[cell(u, stream.uniform(Key(Purpose::talk, {i + 1})))];
      ++by_purpose[cell(u, stream.uniform(Key(Purpose::patience, {i})))];
      ++by_replication[cell(u, next.uniform(Key(Purpose::talk, {i})))];
    }
    for (const auto* cells : {&by_row, &by_purpose, &by_replication})
      if (chi_square(*cells) > limit) ++failures;
  }
  CHECK(failures <= 6);  // of 102, as above
}

// Flipping one bit of the key flips each bit of the output half of the time: 64 x 64 counts of
// 1000 trials; the standard deviation is 15.8, and 6 of them leave a chance of 1e-5 over all.
TEST_CASE("one bit of a key changes half the bits of the draw") {
  const Stream stream(Luck{9, 0, 0});
  for (int in = 0; in < 64; ++in) {
    std::vector<int> flips(64);
    for (std::uint64_t trial = 0; trial < 1000; ++trial) {
      const std::uint64_t change = stream.bits(Key(Purpose::talk, {trial})) ^
                                   stream.bits(Key(Purpose::talk, {trial ^ (std::uint64_t{1} << in)}));
      for (int out = 0; out < 64; ++out) flips[static_cast<std::size_t>(out)] += static_cast<int>((change >> out) & 1U);
    }
    for (int count : flips) {
      CHECK(count > 500 - 95);
      CHECK(count < 500 + 95);
    }
  }
}

TEST_CASE("chance is 0 for 0 and 1 for 1") {
  const Stream stream(Luck{});
  for (std::uint64_t i = 0; i < 1000; ++i) {
    CHECK(!stream.chance(0, Key(Purpose::answer, {i})));
    CHECK(stream.chance(1, Key(Purpose::answer, {i})));
  }
}
