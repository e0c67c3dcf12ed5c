// Elementary functions with the same bits on every x86-64 processor.
//
// Contract: built from +, -, *, / and integer operations only (compiled with -ffp-contract=off),
// so no libm and no fused multiply-add can change a bit. Relative error below 4e-15 for
// `natural_log` (x > 0 and finite) and `natural_exp` (|x| <= 700); `normal_quantile` is Wichura's
// AS 241 (1988), PPND16, relative error about 1e-16 x condition, for 0 < p < 1.
#pragma once

namespace tuiyan {

[[nodiscard]] double natural_log(double x);
[[nodiscard]] double natural_exp(double x);
[[nodiscard]] double normal_quantile(double p);

}  // namespace tuiyan
