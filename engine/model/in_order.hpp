// When a thing counts as back: for who verifies, for a promised time, and for the score alike.
#pragma once

namespace tuiyan {

// Share restored from which on nothing worth naming is missing. A measurement, not a wish: just below 1, since
// shares of services are sums and minima of doubles.
inline constexpr double in_order_share = 0.999;

}  // namespace tuiyan
