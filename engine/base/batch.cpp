#include "base/batch.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.hpp"
#include "base/log_exp.hpp"
#include "base/real.hpp"

// Several versions of a function, the widest of which is chosen when the program starts. Sanitizers cannot
// follow that choice, and clang 14 has it for C++ in part only; there the plain version stands alone.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(TUIYAN_SANITIZED)
#define TUIYAN_WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define TUIYAN_WIDE
#endif

namespace tuiyan {
namespace {

constexpr std::size_t most = 64;  // normal quantiles at a time

// Each loop is a function of its own: one that vectorises, whatever its caller does.

TUIYAN_WIDE void draw(std::uint64_t base, std::uint64_t prefix, std::uint64_t first, double* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t word = Key::mix(prefix ^ Key::mix(first + i + Key::step)) + Key::step;
    const std::uint64_t bits = Key::mix(Key::mix(base ^ word) + word);
    // 1 + k·2^-52 with the 52 bits k, less 1, plus half a step: exact, as Stream::uniform's way is.
    out[i] = std::bit_cast<double>((bits >> 12) | real::one_bits) - 1.0 + 0x1p-53;
  }
}

TUIYAN_WIDE void take_logs(double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = real::log_of_normal(x[i]);
}

TUIYAN_WIDE void make_exponential(double mean, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = -mean * real::log_of_normal(1.0 - x[i]);
}

TUIYAN_WIDE void make_lognormal(double median, double log_sd, double* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) x[i] = median * real::exp_of_moderate(log_sd * x[i]);
}

// The formula of the middle for all, and for each how far it is from its end of (0, 1).
TUIYAN_WIDE void take_middle_quantiles(double* x, double* end, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const double p = x[i];
    end[i] = p < 0.5 ? p : 1.0 - p;
    x[i] = real::quantile_in_the_middle(p);
  }
}

TUIYAN_WIDE void take_minus_logs(double* p, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) p[i] = -real::log_of_normal(p[i]);
}

TUIYAN_WIDE void take_tail_quantiles(double* root, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) root[i] = real::quantile_of_tail(root[i]);
}

TUIYAN_WIDE void round_to_microseconds(const double* in_seconds, std::int64_t* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) out[i] = seconds(in_seconds[i]).us;
}

// All by the formula of the middle, then the 15 % in the tails gathered and done by theirs.
void take_normal_quantiles(double* x, std::size_t n) {
  std::array<double, most> p{}, end{}, tail{};
  std::array<std::uint32_t, most> place{};
  std::copy_n(x, n, p.begin());
  take_middle_quantiles(x, end.data(), n);
  std::uint32_t tails = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    place[tails] = i;  // stays if it is one of a tail, else the next one overwrites it
    tails += static_cast<std::uint32_t>(std::abs(p[i] - 0.5) > 0.425);
  }
  for (std::uint32_t t = 0; t < tails; ++t) tail[t] = end[place[t]];
  take_minus_logs(tail.data(), tails);
  bool all_near = true;
  for (std::uint32_t t = 0; t < tails; ++t) {
    tail[t] = std::sqrt(tail[t]);
    all_near = all_near && tail[t] <= 5.0;  // farther out there is a third formula
  }
  take_tail_quantiles(tail.data(), tails);
  for (std::uint32_t t = 0; t < tails; ++t) {
    const std::uint32_t i = place[t];
    x[i] = all_near ? std::copysign(tail[t], p[i] - 0.5) : normal_quantile(p[i]);
  }
}

}  // namespace

void uniforms(const Stream& stream, Key key, std::uint64_t first, std::span<double> out) {
  draw(stream.base(), key.word(), first, out.data(), out.size());
}

void microseconds(std::span<const double> in_seconds, std::span<std::int64_t> out) {
  TUIYAN_CHECK(in_seconds.size() == out.size());
  round_to_microseconds(in_seconds.data(), out.data(), out.size());
}

void natural_logs(std::span<double> values) { take_logs(values.data(), values.size()); }

void quantiles(const Law& law, std::span<double> values) {
  constexpr double farthest = 8.3;  // no normal quantile of a uniform is beyond: they are at least 2^-53
  if (const auto* exponential = std::get_if<Exponential>(&law)) {
    make_exponential(exponential->mean_s, values.data(), values.size());
    return;
  }
  const auto* lognormal = std::get_if<Lognormal>(&law);
  if (lognormal && lognormal->median_s > 0 && std::abs(lognormal->log_sd) * farthest < 700) {
    for (std::size_t from = 0; from < values.size(); from += most) {
      const std::size_t n = std::min(most, values.size() - from);
      take_normal_quantiles(&values[from], n);
      make_lognormal(lognormal->median_s, lognormal->log_sd, &values[from], n);
    }
    return;
  }
  for (double& value : values) value = quantile(law, value);
}

}  // namespace tuiyan
