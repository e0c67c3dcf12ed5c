// Draws made in batches: the same bits as one by one, several times as fast.
//
// Contract: `uniforms` gives stream.uniform(key.with(first + i)) for i = 0, 1, …; `natural_logs` and
// `quantiles` replace each value by natural_log or quantile(law, ·) of it, bit by bit the same. Values are
// in (0, 1). `microseconds` gives seconds(·).us of each; both spans are of one length. The loops have no branches, so
// that the compiler turns them into vector instructions; on x86-64 it makes several versions and the program takes the
// widest that the processor has. They agree because only +, -, *, / and integer operations are used, each rounded by
// itself (no fused multiply-add).
#pragma once

#include <cstdint>
#include <span>

#include "base/law.hpp"
#include "base/random.hpp"

namespace tuiyan {

void uniforms(const Stream& stream, Key key, std::uint64_t first, std::span<double> out);
void natural_logs(std::span<double> values);
void quantiles(const Law& law, std::span<double> values);
void microseconds(std::span<const double> in_seconds, std::span<std::int64_t> out);

}  // namespace tuiyan
