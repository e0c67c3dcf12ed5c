// Whether what a step waits for can come to be known to whoever does it.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "check/checker.hpp"
#include "check/message.hpp"
#include "input/said.hpp"

namespace tuiyan::check {
namespace {

// Of the people of the site, who may know.
class Informed {
 public:
  explicit Informed(const Documents& all) : all_(all), knows_(all.site.people.size(), false) {}

  void add(Index<Person> who) { knows_[who.value] = true; }
  // Whoever may act for the role.
  void add_line(Index<Role> role) {
    for (const Index<Role> one : with_deputies(all_.plan, role))
      for (const Index<Person> who : all_.plan.roles[one].filled_by) add(who);
  }
  [[nodiscard]] bool has_any_of(Index<Role> role) const {
    const std::vector<Index<Role>> line = with_deputies(all_.plan, role);
    return std::any_of(line.begin(), line.end(), [this](Index<Role> one) { return has_any_filling(one); });
  }
  // With a message goes all that its sender knows to be out of order, has found or has heard declared; with a role, at
  // the change of shift, all that was known.
  void spread() {
    for (std::size_t before = 0; before != count();) {
      before = count();
      for (const Step& step : all_.plan.flow)
        if (is_message(step.verb) && step.by && step.to && has_any_of(step.by)) add_line(step.to);
      for (std::uint32_t row = 0; row < all_.plan.roles.size(); ++row) {
        const Index<Role> role = all_.plan.roles.at(row);
        if (!has_any_filling(role)) continue;
        for (const Index<Person> who : all_.plan.roles[role].filled_by) add(who);
      }
    }
  }
  [[nodiscard]] std::string names() const {
    std::string text;
    for (std::uint32_t row = 0; row < knows_.size(); ++row)
      if (knows_[row]) text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", all_.site.people[{row}].id);
    return text;
  }

 private:
  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(std::count(knows_.begin(), knows_.end(), true));
  }
  [[nodiscard]] bool has_any_filling(Index<Role> role) const {
    const std::vector<Index<Person>>& people = all_.plan.roles[role].filled_by;
    return std::any_of(people.begin(), people.end(), [this](Index<Person> who) { return knows_[who.value]; });
  }

  const Documents& all_;
  std::vector<bool> knows_;
};

bool is_news(TriggerKind kind) {
  switch (kind) {
    case TriggerKind::observed:
    case TriggerKind::restored:
    case TriggerKind::fault_known:
    case TriggerKind::hardware_fault:
    case TriggerKind::declared:
      return true;
    case TriggerKind::none:
    case TriggerKind::at:
    case TriggerKind::told:
    case TriggerKind::open:
    case TriggerKind::closed:
      return false;
  }
  return false;
}

// Whoever comes to know it first hand: on a screen, by an inject, by his own finding, by declaring it.
Informed first_hand(const Documents& all, const Trigger& on) {
  Informed knows(all);
  const bool seen = on.kind == TriggerKind::observed || on.kind == TriggerKind::restored;
  if (seen) {
    for (const Monitor& monitor : all.site.monitors)
      if (monitor.watches == on.subject)
        for (const Index<Person> who : monitor.seen_by) knows.add(who);
    for (const Inject& inject : all.scenario.injects)
      if (inject.tells == on.subject) knows.add_line(inject.to);
  }
  for (const Step& step : all.plan.flow) {
    const bool finds = seen                               ? step.verb == Verb::verify && step.object == on.subject
                       : on.kind == TriggerKind::declared ? step.verb == Verb::decide && step.scale == on.scale
                                                          : step.verb == Verb::diagnose && step.object == on.subject;
    if (finds && step.by) knows.add_line(step.by);
  }
  return knows;
}

// A step that another one starts by name need not wait for its news.
bool is_named(const Plan& plan, Index<Step> step) {
  return std::any_of(plan.flow.begin(), plan.flow.end(),
                     [step](const Step& other) { return other.if_late == step || other.if_failed == step; });
}

}  // namespace

void check_news(input::Audit& audit) {
  const Documents& all = audit.documents;
  for (std::uint32_t row = 0; row < all.plan.flow.size(); ++row) {
    const Step& step = all.plan.flow[Index<Step>{row}];
    if (!is_news(step.on.kind) || !step.by || is_named(all.plan, {row})) continue;
    Informed knows = first_hand(all, step.on);
    // What nobody at all gets to see is told on reading ("nobody-notices").
    if (knows.names().empty()) continue;
    knows.spread();
    if (knows.has_any_of(step.by)) continue;
    const std::string& role = all.plan.roles[step.by].id;
    audit.plan_warning({input::pointer_to("flow", step.id, "on"),
                        "news-never-arrives",
                        {fmt::format("\"{}\" 能得知的情况：其人员看得到的监视项，或知情者发给该岗位的消息", role),
                         fmt::format("something that \"{}\" gets to know: by a monitor that its people see, or by a "
                                     "message to it from who knows",
                                     role)},
                        {fmt::format("只有 {} 知道", knows.names()), fmt::format("known to {} only", knows.names())},
                        {}});
  }
}

}  // namespace tuiyan::check
