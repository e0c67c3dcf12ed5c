#include "study/formula.hpp"

#include <algorithm>
#include <cmath>

#include "study/erlang.hpp"

namespace tuiyan::study {
namespace {

constexpr double relaxations = 5, negligible = 1e-6, rounding = 1e-9;

bool is_zero(const Law& law) { return std::holds_alternative<Constant>(law) && std::get<Constant>(law).value_s == 0; }

// A rate that is the same all day and every day; 0 when it is not.
double steady_rate(const CallClass& calls) {
  const bool steady = calls.rate.size() == 1 && !calls.rate.front().line && calls.week.empty() &&
                      calls.day_factor_sd == 0 && calls.scripted.empty() && calls.outage.per_customer_s == 0 &&
                      calls.outage.first_call_share == 0;
  return steady ? calls.rate.front().level : 0;
}

// Heads of the pool round the clock; 0 when they change or rest.
int steady_heads(const Site& site, const SeatGroup& group, Index<Person> pool) {
  if (!pool) return 0;
  const Person& agents = site.people[pool];
  if (!agents.breaks.empty() || agents.shifts.size() > 1) return 0;
  if (agents.shifts.empty()) return group.seats;
  const Shift& shift = site.shifts[agents.shifts.front()];
  constexpr std::int64_t day_us = 86'400'000'000;
  return shift.from.us % day_us == shift.to.us % day_us ? std::min(shift.heads, group.seats) : 0;
}

bool takes_agents(const Documents& all) {
  return std::any_of(all.plan.flow.begin(), all.plan.flow.end(), [&](const Step& step) {
    if (step.verb == Verb::call_back || step.verb == Verb::backfill) return true;
    const std::vector<Index<Person>>& who = all.plan.roles[step.by].filled_by;
    return std::any_of(who.begin(), who.end(), [&](Index<Person> one) { return all.site.people[one].pool; });
  });
}

bool has_announcement(const Plan& plan) {
  return std::any_of(plan.flow.begin(), plan.flow.end(), [](const Step& step) { return step.verb == Verb::announce; });
}

class Reader {
 public:
  explicit Reader(const Documents& documents) : all_(documents), site_(documents.site) {}

  Formula take() {
    world();
    if (site_.classes.size() != 1) return refused("classes");
    if (site_.seat_groups.size() != 1) return refused("groups");
    const CallClass& calls = *site_.classes.begin();
    agents();
    callers(calls);
    if (told_.gaps.empty()) lines(calls);
    if (told_.gaps.empty()) steady_state();
    if (!told_.gaps.empty()) told_.kind = FormulaKind::none;
    return told_;
  }

 private:
  void gap(bool is, const char* code) {
    if (is) told_.gaps.push_back(code);
  }
  Formula refused(const char* code) {
    gap(true, code);
    return told_;
  }

  void world() {
    const Scenario& scenario = all_.scenario;
    gap(!scenario.faults.empty() || !scenario.absent.empty(), "faults");
    gap(!scenario.surges.empty() || !scenario.customers_out.empty(), "rate");
    gap(takes_agents(all_), "steps");
    gap(has_announcement(all_.plan), "announcement");
    told_.within_s = site_.calls.within_s;
  }

  void agents() {
    const Index<SeatGroup> row = site_.seat_groups.at(0);
    const SeatGroup& group = site_.seat_groups[row];
    told_.agents = group.standby ? 0 : steady_heads(site_, group, pool_of(site_, row));
    gap(told_.agents == 0, "agents");
    const bool parts_fail = std::any_of(site_.components.begin(), site_.components.end(),
                                        [](const Component& one) { return one.breakdowns.has_value(); });
    gap(parts_fail || group.breakdowns.has_value(), "faults");
  }

  void callers(const CallClass& calls) {
    told_.rate = steady_rate(calls);
    gap(told_.rate <= 0, "rate");
    gap(calls.self_service > 0 || !is_zero(calls.ivr_time), "ivr");
    gap(calls.redial.after_blocked > 0 || calls.redial.after_abandoned > 0 || calls.redial.after_cut > 0, "redial");
    gap(calls.offer.accepted > 0 || !calls.balking.empty() || !calls.told_patience.empty() || !calls.overflow.empty(),
        "choices");
    gap(!is_zero(calls.after_call), "after_call");
    gap(!calls.talk_by_time.empty(), "talk_by_time");
    const auto* talk = std::get_if<Exponential>(&calls.talk);
    gap(talk == nullptr || talk->mean_s <= 0, "talk");
    if (talk != nullptr && talk->mean_s > 0) told_.service = 1 / talk->mean_s;
    const auto* patience = std::get_if<Exponential>(&calls.patience);
    if (patience != nullptr && patience->mean_s > 0) told_.impatience = 1 / patience->mean_s;
    told_.kind = patience != nullptr ? FormulaKind::erlang_a : FormulaKind::erlang_c;
    endless_patience_ = std::holds_alternative<Never>(calls.patience);
  }

  // As many lines as agents: nobody can wait. Far more: nobody is blocked. Between the two there is no plain formula.
  void lines(const CallClass& calls) {
    std::int64_t lines = 0;
    bool unlimited = site_.trunks.empty();
    if (calls.over.empty())
      for (const TrunkGroup& group : site_.trunks) lines += group.lines;
    for (const auto& [group, weight] : calls.over) lines += weight > 0 ? site_.trunks[group].lines : 0;
    const bool one_group = site_.trunks.size() == 1;
    if (one_group && lines == told_.agents) {
      told_.kind = FormulaKind::erlang_b;
      return;
    }
    gap(told_.kind == FormulaKind::erlang_c && !endless_patience_, "patience");
    if (!told_.gaps.empty()) return;
    const double load = told_.rate / told_.service;
    gap(told_.kind == FormulaKind::erlang_c && load >= told_.agents * (1 - rounding), "overload");
    if (!told_.gaps.empty() || unlimited) return;
    // Above all agents busy the number waiting falls at least geometrically with this ratio from where it does.
    double reached = 1;
    for (std::int64_t n = told_.agents + 1; n <= lines && reached >= negligible * 1e-3; ++n)
      reached *= told_.rate / (told_.agents * told_.service + static_cast<double>(n - told_.agents) * told_.impatience);
    gap(!one_group || lines < told_.agents || reached >= negligible, "lines");
  }

  void steady_state() {
    double relaxation_s = 1 / told_.service;
    if (told_.kind == FormulaKind::erlang_c) {
      const double apart = std::sqrt(told_.agents * told_.service) - std::sqrt(told_.rate);
      relaxation_s = std::max(relaxation_s, 1 / (apart * apart));
    }
    if (told_.kind == FormulaKind::erlang_a) relaxation_s = std::max(relaxation_s, 1 / told_.impatience);
    gap(static_cast<double>(all_.scenario.warm_up.us) / 1e6 < relaxations * relaxation_s, "warm_up");
  }

  const Documents& all_;
  const Site& site_;
  Formula told_;
  bool endless_patience_ = false;
};

std::optional<double> answer_b(const Formula& formula, Metric metric) {
  const double load = formula.rate / formula.service, lost = erlang_b(formula.agents, load);
  switch (metric) {
    case Metric::blocked_share:
      return lost;
    case Metric::answered_share:
      return 1 - lost;
    case Metric::occupancy:
    case Metric::line_occupancy:
      return load * (1 - lost) / formula.agents;
    default:
      return std::nullopt;
  }
}

std::optional<double> answer_c(const Formula& formula, Metric metric) {
  const double load = formula.rate / formula.service, waits = erlang_c(formula.agents, load);
  const double spare = formula.agents * formula.service - formula.rate;
  switch (metric) {
    case Metric::waited_share_of_queued:
      return waits;
    case Metric::mean_wait:
    case Metric::mean_wait_of_all:
      return waits / spare;
    case Metric::mean_waiting:
      return formula.rate * waits / spare;
    case Metric::occupancy:
      return load / formula.agents;
    case Metric::answered_within_share_of_offered:
    case Metric::answered_within_share_of_answered:
    case Metric::answered_within_share_of_asking:
      return 1 - waits * std::exp(-spare * formula.within_s);
    default:
      return std::nullopt;
  }
}

std::optional<double> answer_a(const Formula& formula, Metric metric) {
  const ErlangA queue = erlang_a(formula.agents, formula.rate, formula.service, formula.impatience);
  switch (metric) {
    case Metric::waited_share_of_queued:
      return queue.waits;
    case Metric::abandoned_share:
    case Metric::abandoned_share_of_queued:
      return queue.abandons;
    case Metric::answered_share:
    case Metric::answered_share_of_asking:
      return 1 - queue.abandons;
    case Metric::mean_wait_of_all:
      return queue.mean_waiting / formula.rate;
    case Metric::mean_waiting:
      return queue.mean_waiting;
    case Metric::occupancy:
      return formula.rate * (1 - queue.abandons) / formula.service / formula.agents;
    default:
      return std::nullopt;
  }
}

}  // namespace

Formula formula_of(const Documents& documents) { return Reader(documents).take(); }

std::optional<double> answer(const Formula& formula, Metric metric) {
  switch (formula.kind) {
    case FormulaKind::none:
      return std::nullopt;
    case FormulaKind::erlang_b:
      return answer_b(formula, metric);
    case FormulaKind::erlang_c:
      return answer_c(formula, metric);
    case FormulaKind::erlang_a:
      return answer_a(formula, metric);
  }
  return std::nullopt;
}

}  // namespace tuiyan::study
