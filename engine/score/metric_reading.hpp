// One function per group of metrics; `read` in score.hpp chooses among them.
//
// Contract: pure functions of the log. Definitions stand in model/metric.hpp; what is said here is
// only what the definitions leave open. Internal to the room.
#pragma once

#include "score/anchor.hpp"
#include "score/score.hpp"

namespace tuiyan::score {

// Seconds, correctly rounded: 993520565 us are 993.520565, not 993.5205649999999.
[[nodiscard]] constexpr double value_s(Duration duration) { return static_cast<double>(duration.us) / 1e6; }

// A time that did not come before the end of the drill: "later than".
[[nodiscard]] Reading censored(const Log& log, const Start& start);
[[nodiscard]] Reading not_applicable();

// Times of single entries (time_metric.cpp). Events count from the anchor on; of one instant those
// that were logged after it. Where the anchor is a step and what is asked for was done before it
// and never again, the reading is 0.
[[nodiscard]] Reading time_to_notice(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading time_to_report(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading time_to_activate(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading time_to_locate(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading time_to_switch(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading time_to_step(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading notice_published_after(const Log& log, const Target& target, const Start& start);

// Presence and faults (presence_metric.cpp).
[[nodiscard]] Reading time_to_arrive(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading time_to_mend(const Log& log, const Target& target, const Start& start);

// Figures of a share over time (restore_metric.cpp).
[[nodiscard]] Reading time_to_restore(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading downtime(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading longest_downtime(const Log& log, const Target& target, const Start& start);

// Figures of the calls and of the flow over a window (call_metric.cpp).
[[nodiscard]] Reading call_figure(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading backlog(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading waiting_at(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading steps_late(const Log& log, const Target& target, const Start& start);

// Promised times (estimate_metric.cpp), and what the public was told and suffered (public_metric.cpp).
[[nodiscard]] Reading estimate_published_after(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading estimate_error(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading estimates_broken(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading customer_figure(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading customer_effect(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading customers_told(const Log& log, const Target& target, const Start& start);

// How far agents and lines are used in a window (use_metric.cpp).
[[nodiscard]] Reading occupancy(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading line_use(const Log& log, const Target& target, const Start& start);

// Customers without power (customer_metric.cpp), and what safety took (safety_metric.cpp), in a window.
[[nodiscard]] Reading customers_lost(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading customers_out_at(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading safety_wait(const Log& log, const Target& target, const Start& start);
[[nodiscard]] Reading safety_violations(const Log& log, const Target& target, const Start& start);

}  // namespace tuiyan::score
