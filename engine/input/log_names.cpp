#include "input/log_names.hpp"

#include <array>

#include "base/check.hpp"

namespace tuiyan::input {
namespace {

// In the order of SubjectKind.
constexpr std::string_view subject_kinds[] = {
    "none",    "component", "service", "seat_group", "trunk_group",  "call_class",     "channel",    "person",
    "monitor", "pair",      "role",    "step",       "announcement", "severity_scale", "target",     "fault",
    "inject",  "surge",     "unit",    "resource",   "location",     "paper_orders",   "call_backs", "ivr",
    "queue",   "shift",     "crew",    "hazard",     "supplier"};
static_assert(std::size(subject_kinds) == static_cast<std::size_t>(SubjectKind::supplier) + 1);

constexpr std::string_view call_steps[] = {"arrived",   "blocked", "dropped",        "self_served", "hung_up",
                                           "queued",    "started", "interrupted",    "abandoned",   "cut",
                                           "ended",     "freed",   "redial_planned", "promised",    "called_back",
                                           "unreached", "balked",  "averted",        "complained"};
static_assert(std::size(call_steps) == static_cast<std::size_t>(CallStep::complained) + 1);

std::string_view kind_name(SubjectKind kind) {
  const auto row = static_cast<std::size_t>(kind);
  TUIYAN_CHECK(row < std::size(subject_kinds));
  return subject_kinds[row];
}

constexpr bool has_rows(SubjectKind kind) {
  return kind != SubjectKind::paper_orders && kind != SubjectKind::call_backs && kind != SubjectKind::ivr &&
         kind != SubjectKind::queue && kind != SubjectKind::none;
}

// Calls `visit` with the kind and the table of everything that has an id.
template <class Visit>
void for_each_table(const Documents& all, const Visit& visit) {
  visit(SubjectKind::component, all.site.components);
  visit(SubjectKind::service, all.site.services);
  visit(SubjectKind::seat_group, all.site.seat_groups);
  visit(SubjectKind::trunk_group, all.site.trunks);
  visit(SubjectKind::call_class, all.site.classes);
  visit(SubjectKind::channel, all.site.channels);
  visit(SubjectKind::person, all.site.people);
  visit(SubjectKind::monitor, all.site.monitors);
  visit(SubjectKind::pair, all.site.pairs);
  visit(SubjectKind::location, all.site.locations);
  visit(SubjectKind::shift, all.site.shifts);
  visit(SubjectKind::crew, all.site.crews);
  visit(SubjectKind::role, all.plan.roles);
  visit(SubjectKind::step, all.plan.flow);
  visit(SubjectKind::announcement, all.plan.announcements);
  visit(SubjectKind::resource, all.plan.resources);
  visit(SubjectKind::supplier, all.plan.suppliers);
  visit(SubjectKind::severity_scale, all.plan.severity_scales);
  visit(SubjectKind::target, all.plan.targets);
  visit(SubjectKind::unit, all.plan.units);
  visit(SubjectKind::fault, all.scenario.faults);
  visit(SubjectKind::inject, all.scenario.injects);
  visit(SubjectKind::surge, all.scenario.surges);
  visit(SubjectKind::hazard, all.scenario.hazards);
}

}  // namespace

std::string subject_text(const Documents& documents, Subject subject) {
  std::string text(kind_name(subject.kind));
  if (!has_rows(subject.kind)) return text;
  bool found = false;
  for_each_table(documents, [&](SubjectKind kind, const auto& rows) {
    if (kind != subject.kind) return;
    text.push_back(':');
    text.append(rows[rows.at(subject.row)].id);
    found = true;
  });
  TUIYAN_CHECK(found);
  return text;
}

std::string_view call_step_name(CallStep step) {
  const auto row = static_cast<std::size_t>(step);
  TUIYAN_CHECK(row < std::size(call_steps));
  return call_steps[row];
}

std::string LogNames::kind_prefix(SubjectKind kind) {
  std::string prefix(kind_name(kind));
  prefix.push_back(':');
  return prefix;
}

LogNames::LogNames(const Documents& documents) {
  for_each_table(documents, [this](SubjectKind kind, const auto& rows) {
    std::uint32_t row = 0;
    for (const auto& one : rows) rows_.emplace(kind_prefix(kind) + one.id, Subject{kind, row++});
  });
  for (SubjectKind kind : {SubjectKind::paper_orders, SubjectKind::call_backs, SubjectKind::ivr, SubjectKind::queue})
    rows_.emplace(std::string(kind_name(kind)), Subject{kind, 0});
  for (std::uint8_t i = 0; i < kind_count; ++i)
    kinds_.emplace(describe(static_cast<Kind>(i)).name, static_cast<Kind>(i));
}

std::optional<Subject> LogNames::subject(const std::string& text) const {
  const auto found = rows_.find(text);
  if (found == rows_.end()) return std::nullopt;
  return found->second;
}

std::optional<Kind> LogNames::kind(const std::string& name) const {
  const auto found = kinds_.find(name);
  if (found == kinds_.end()) return std::nullopt;
  return found->second;
}

std::optional<CallStep> LogNames::call_step(const std::string& name) const {
  for (std::size_t i = 0; i < std::size(call_steps); ++i)
    if (call_steps[i] == name) return static_cast<CallStep>(i);
  return std::nullopt;
}

}  // namespace tuiyan::input
