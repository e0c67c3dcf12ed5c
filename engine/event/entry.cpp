#include "event/entry.hpp"

#include <array>

#include "base/check.hpp"

namespace tuiyan {
namespace {

using K = Kind;
using D = Delay;

// Indexed by Kind. The order is checked below, so a kind cannot be left out or put elsewhere.
constexpr std::array<KindFacts, kind_count> facts = {{
    // kind, name, delay, value, other, code
    {K::drill_started, "drill_started", D::none, "", "", ""},
    {K::drill_ended, "drill_ended", D::none, "", "", ""},
    {K::drill_aborted, "drill_aborted", D::none, "", "", ""},

    {K::fault_struck, "fault_struck", D::none, "", "", ""},
    {K::fault_ended, "fault_ended", D::repairing, "", "", ""},
    {K::fault_did_not_happen, "fault_did_not_happen", D::none, "", "", ""},
    {K::broke_down, "broke_down", D::none, "unit", "broken", ""},
    {K::repair_began, "repair_began", D::waiting_for_person, "unit", "broken", ""},
    {K::mended, "mended", D::repairing, "unit", "broken", ""},
    {K::component_changed, "component_changed", D::restarting, "share", "", "reason"},
    {K::service_changed, "service_changed", D::restarting, "capacity", "capacity_without_faults", ""},
    {K::pair_switching, "pair_switching", D::switching, "active_side", "", ""},
    {K::pair_switched, "pair_switched", D::switching, "active_side", "", ""},
    {K::pair_switch_failed, "pair_switch_failed", D::switching, "active_side", "", ""},
    {K::ups_discharging, "ups_discharging", D::none, "seconds_left", "", ""},
    {K::ups_emptied, "ups_emptied", D::none, "seconds_left", "", ""},
    {K::ups_recharged, "ups_recharged", D::none, "seconds_left", "", ""},
    {K::generator_cranked, "generator_cranked", D::switching, "attempt", "", "ran"},
    {K::generator_gave_up, "generator_gave_up", D::switching, "attempt", "", ""},
    {K::generator_carried_load, "generator_carried_load", D::switching, "", "", ""},
    {K::fuel_ran_out, "fuel_ran_out", D::none, "", "", ""},
    {K::seats_changed, "seats_changed", D::switching, "agents_able", "usable_seats", ""},
    {K::trunks_changed, "trunks_changed", D::restarting, "lines", "", ""},
    {K::ivr_changed, "ivr_changed", D::restarting, "works", "", ""},
    {K::queue_changed, "queue_changed", D::restarting, "works", "", ""},
    {K::paper_mode_changed, "paper_mode_changed", D::switching, "is_on", "", ""},
    {K::severity_changed, "severity_changed", D::none, "level", "", ""},

    {K::shift_began, "shift_began", D::waiting_for_person, "heads", "", ""},
    {K::shift_ended, "shift_ended", D::none, "heads", "", ""},
    {K::person_left, "person_left", D::travelling, "", "", ""},
    {K::person_arrived, "person_arrived", D::travelling, "", "", ""},
    {K::noticed, "noticed", D::noticing, "share", "monitor_row", ""},
    {K::belief_changed, "belief_changed", D::noticing, "", "", "state"},
    {K::diagnosed, "diagnosed", D::locating, "", "", "right"},
    {K::severity_declared, "severity_declared", D::deciding, "level", "", ""},
    {K::message_tried, "message_tried", D::reporting, "attempt", "", "channel_row"},
    {K::message_rang, "message_rang", D::reporting, "attempt", "", "channel_row"},
    {K::message_failed, "message_failed", D::reporting, "attempt", "", "failure"},
    {K::message_accepted, "message_accepted", D::reporting, "attempt", "", "channel_row"},
    {K::message_given_up, "message_given_up", D::reporting, "attempt", "", ""},

    {K::step_ready, "step_ready", D::none, "", "", ""},
    {K::step_waiting, "step_waiting", D::waiting_for_person, "", "", "need"},
    {K::step_started, "step_started", D::waiting_for_person, "", "", ""},
    {K::step_done, "step_done", D::other, "", "", ""},
    {K::step_failed, "step_failed", D::other, "", "", ""},
    {K::step_late, "step_late", D::other, "", "", ""},
    {K::step_skipped, "step_skipped", D::deciding, "", "", ""},
    {K::step_escalated, "step_escalated", D::deciding, "", "", ""},
    {K::decision_asked, "decision_asked", D::deciding, "", "", ""},
    {K::decision_taken, "decision_taken", D::deciding, "", "", "choice"},
    {K::agents_asked, "agents_asked", D::waiting_for_person, "agents", "", ""},
    {K::agent_freed, "agent_freed", D::waiting_for_person, "agents", "", ""},
    {K::agent_placed, "agent_placed", D::switching, "agents", "", ""},
    {K::inject_given, "inject_given", D::none, "", "", ""},
    {K::announcement_published, "announcement_published", D::informing, "", "", ""},
    {K::announcement_ended, "announcement_ended", D::informing, "", "", ""},
    {K::monitor_crossed, "monitor_crossed", D::noticing, "figure", "", ""},
    {K::paper_orders_cleared, "paper_orders_cleared", D::draining_queue, "", "", ""},
    {K::call_backs_cleared, "call_backs_cleared", D::draining_queue, "", "", ""},
    {K::journal_written, "journal_written", D::other, "", "", ""},
    {K::review_held, "review_held", D::other, "", "", ""},
    {K::stood_down, "stood_down", D::other, "", "", ""},
    {K::verified, "verified", D::verifying, "", "", "in_order"},
    {K::command_posted, "command_posted", D::none, "", "", ""},
    {K::break_began, "break_began", D::none, "heads", "", ""},
    {K::break_ended, "break_ended", D::waiting_for_person, "heads", "", ""},
    {K::switch_moved, "switch_moved", D::switching, "closed", "", "reason"},
    {K::supply_connected, "supply_connected", D::switching, "kW", "", ""},
    {K::fault_patched, "fault_patched", D::repairing, "share", "", ""},
    {K::fault_relapsed, "fault_relapsed", D::none, "", "", ""},
    {K::hazard_appeared, "hazard_appeared", D::none, "", "", ""},
    {K::hazard_cleared, "hazard_cleared", D::waiting_for_safety, "", "", "by_step"},
    {K::notice_reached, "notice_reached", D::informing, "share", "", "channel"},
    {K::restoration_promised, "restoration_promised", D::informing, "promised_s", "nth", "by_diagnosis"},
    {K::promise_broken, "promise_broken", D::none, "share", "nth", ""},
    {K::customers_telephoned, "customers_telephoned", D::draining_queue, "told", "customers", ""},
    {K::goods_ordered, "goods_ordered", D::waiting_for_part, "quantity", "", ""},
    {K::goods_refused, "goods_refused", D::waiting_for_part, "quantity", "", "refusal"},
    {K::goods_left, "goods_left", D::waiting_for_part, "quantity", "", ""},
    {K::goods_arrived, "goods_arrived", D::waiting_for_part, "quantity", "lying_there", ""},
    {K::goods_taken, "goods_taken", D::waiting_for_part, "quantity", "lying_there", ""},
    {K::goods_put, "goods_put", D::other, "quantity", "lying_there", ""},
    {K::refuelled, "refuelled", D::other, "seconds", "", ""},
    {K::replaced, "replaced", D::repairing, "", "", ""},
    {K::condition_met, "condition_met", D::waiting_for_condition, "", "", ""},
    {K::hand_over_began, "hand_over_began", D::waiting_for_person, "", "", ""},
    {K::handed_over, "handed_over", D::reporting, "", "", ""},
    {K::called_in, "called_in", D::reporting, "people", "", ""},
    {K::reserve_arrived, "reserve_arrived", D::travelling, "agents", "", ""},
    {K::sustained, "sustained", D::other, "", "", ""},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < facts.size(); ++i)
    if (static_cast<std::size_t>(facts[i].kind) != i || facts[i].name.empty()) return false;
  return true;
}
static_assert(in_order(), "the table must name every kind, in the order of the enumeration");

}  // namespace

const KindFacts& describe(Kind kind) {
  const auto row = static_cast<std::size_t>(kind);
  TUIYAN_CHECK(row < facts.size());
  return facts[row];
}

std::optional<Kind> kind_named(std::string_view name) {
  for (const KindFacts& one : facts)
    if (one.name == name) return one.kind;
  return std::nullopt;
}

}  // namespace tuiyan
