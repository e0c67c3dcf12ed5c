#include "report/finding_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "draw/code.hpp"
#include "report/sentence.hpp"
#include "report/verdict.hpp"
#include "score/finding.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using words::Area;
using words::same;

constexpr Duration half_a_minute{30'000'000};

// What may help a missed target; "" when its minutes say it better.
std::string_view advice_for(const Target& target) {
  switch (target.metric) {
    case Metric::time_to_notice:
      return drawing::code(Delay::noticing);
    case Metric::time_to_report:
      return drawing::code(Delay::reporting);
    case Metric::time_to_arrive:
      return drawing::code(Delay::travelling);
    case Metric::time_to_locate:
      return drawing::code(Delay::locating);
    case Metric::time_to_mend:
      return drawing::code(Delay::repairing);
    case Metric::time_to_activate:
    case Metric::time_to_switch:
      return drawing::code(Delay::switching);
    case Metric::notice_published_after:
      return drawing::code(Delay::informing);
    case Metric::paper_orders_open:
    case Metric::call_backs_open:
    case Metric::accepted_call_backs_open:
      return "backlog";
    case Metric::blocked_share:
    case Metric::blocked:
      return "lines";
    case Metric::time_to_step:
    case Metric::time_to_restore:
    case Metric::downtime:
    case Metric::longest_downtime:
    case Metric::steps_late:
    case Metric::customer_minutes_lost:
    case Metric::outage_per_customer:
    case Metric::customers_out_at:
      return "";
    case Metric::safety_wait:
    case Metric::safety_violations:
      return drawing::code(Delay::waiting_for_safety);
    default:
      return "serving";
  }
}

struct Writer {
  const Log& log;
  Language language;
  const Plan& plan = log.documents->plan;

  [[nodiscard]] std::string text(std::string_view code, const std::vector<words::Argument>& arguments) const {
    return in(words::sentence(Area::report, code, arguments), language);
  }
  [[nodiscard]] words::Argument step_name(Index<Step> step) const {
    return {"step", same(name_of(*log.documents, step, language))};
  }

  [[nodiscard]] std::string late(const score::LateStep& late) const {
    const Step& step = plan.flow[late.step];
    const int days = step.within_working_days;
    const Said limit = step.within ? words::duration(*step.within)
                       : days > 0  ? Said{fmt::format("{} 个工作日", days), fmt::format("{} working days", days)}
                                   : same("");
    return text(late.open ? "finding.open" : "finding.late",
                {step_name(late.step), {"length", words::duration(late.by)}, {"within", limit}});
  }

  [[nodiscard]] std::string missed(Index<Target> index, const score::Scorecard& card) const {
    const Target& target = plan.targets[index];
    std::string value;
    for (const score::Result& result : card.results)
      if (result.target == index) value = value_of(target, result.reading, language);
    return text("finding.missed", {{"target", same(name_of(*log.documents, about(index), language))},
                                   {"value", same(value)},
                                   {"limit", same(limit_of(target, language))}});
  }

  [[nodiscard]] FindingView view(const score::Finding& finding, const score::Scorecard& card) const;
};

FindingView Writer::view(const score::Finding& finding, const score::Scorecard& card) const {
  FindingView view;
  view.clause = finding.clause;
  std::vector<std::string> kinds;  // of proposals, each once
  const auto propose = [&](std::string_view code) {
    if (std::find(kinds.begin(), kinds.end(), code) == kinds.end()) kinds.emplace_back(code);
  };
  if (finding.charged.us > 0) {
    view.cost = in(words::duration(finding.charged), language);
    for (const score::Charge& charge : finding.by_delay) {
      if (charge.time.us < 500'000) continue;  // would print as 0 s
      view.facts.push_back(text("finding.minutes", {{"delay", words::word(Area::delay, drawing::code(charge.delay))},
                                                    {"length", words::duration(charge.time)}}));
      // The longest kind, and others of a fifth of the clause's time; seconds need no proposal.
      const bool long_enough = charge.time >= half_a_minute;
      if (long_enough && (&charge == &finding.by_delay.front() || charge.time.us * 5 >= finding.charged.us))
        propose(drawing::code(charge.delay));
    }
    if (finding.clause.empty() && finding.charged >= half_a_minute) propose(drawing::code(Delay::none));
  }
  for (const score::LateStep& step : finding.late) {
    view.facts.push_back(late(step));
    propose(drawing::code(score::work_of(plan.flow[step.step].verb)));
  }
  if (finding.failed_tries > 0) {
    std::string names;
    for (Index<Step> step : finding.failed)
      add_item(names, "“" + name_of(*log.documents, step, language) + "”", language);
    view.facts.push_back(
        text("finding.failed", {{"steps", same(names)}, {"n", same(words::count(finding.failed_tries))}}));
    propose("try_failed");
  }
  for (Index<Step> step : finding.not_reached) view.facts.push_back(text("finding.not_reached", {step_name(step)}));
  for (Index<Target> target : finding.missed) {
    view.facts.push_back(missed(target, card));
    view.reason = view.facts.back();
    if (const std::string_view code = advice_for(plan.targets[target]); !code.empty()) propose(code);
  }
  // Steps that never became ready matter where a target was missed; elsewhere they were not called for.
  if (!finding.missed.empty() && !finding.not_reached.empty()) propose("not_reached");
  if (view.reason.empty() && !finding.late.empty()) view.reason = late(finding.late.front());
  view.is_minor = finding.minor;
  for (std::string& fact : view.facts) fact = capitalised(std::move(fact), language);
  for (const std::string& code : kinds) view.proposals.push_back(in(words::word(Area::advice, code), language));
  return view;
}

}  // namespace

std::vector<FindingView> findings(const Log& log, const score::Scorecard& card, Language language) {
  const Writer writer{log, language};
  std::vector<FindingView> views;
  for (const score::Finding& finding : score::findings(log, card)) views.push_back(writer.view(finding, card));
  return views;
}

}  // namespace tuiyan::report
