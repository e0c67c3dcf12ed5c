#include "report/view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "draw/code.hpp"
#include "report/basis.hpp"
#include "report/calls.hpp"
#include "report/expected_text.hpp"
#include "report/recovery.hpp"
#include "report/sentence.hpp"
#include "report/verdict.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using words::Area;
using words::same;

// One report's view under construction: what every part needs at hand.
struct Maker {
  const Log& log;
  const score::Scorecard& card;
  Language language;
  const Documents& documents = *log.documents;

  [[nodiscard]] std::string text(std::string_view code, const std::vector<words::Argument>& arguments = {}) const {
    return in(words::sentence(Area::report, code, arguments), language);
  }
  [[nodiscard]] std::string name(Subject subject) const { return name_of(documents, subject, language); }
  [[nodiscard]] std::string length(Duration d) const { return in(words::duration(d), language); }
  [[nodiscard]] std::string clock(Time at) const {
    return in(words::clock(documents.scenario.start_of_day, at), language);
  }
  [[nodiscard]] std::string list(const std::vector<std::string>& names) const {
    return fmt::format("{}", fmt::join(names, is_chinese(language) ? "、" : ", "));
  }
  [[nodiscard]] std::string clause(const std::string& id) const {
    return id.empty() ? text("top.no_clause") : text("top.clause", {{"clause", same(id)}});
  }

  void cover(View& view) const;
  void faults(View& view) const;
  void happenings(View& view) const;
  void organisation(View& view) const;
  void waterfalls(View& view) const;
  void propose(View& view, const std::vector<drawing::Bar>& main) const;
  void conclusion(View& view) const;
};

void Maker::cover(View& view) const {
  view.plan = titled(documents.plan, language);
  view.plan_file = documents.plan.id;
  view.plan_version = documents.plan.header.version;
  view.scenario = titled(documents.scenario, language);
  view.scenario_file = documents.scenario.id;
  view.site = titled(documents.site, language);
  view.site_file = documents.site.id;
  view.start = documents.scenario.start;
  std::replace(view.start.begin(), view.start.end(), 'T', ' ');
  if (!view.start.empty()) view.start += fmt::format(" ({})", documents.site.zone);
  view.length = length(log.end - Time{0});
  view.seed = fmt::format("{}", log.luck.seed);
  view.replication = fmt::format("{}", log.luck.replication);
  if (documents.parameter_draw)
    view.replication =
        in(words::sentence(words::Area::report, "replication.drawn", {{"n", words::same(view.replication)}}), language);
  view.version = TUIYAN_REPORT_VERSION;
  view.purpose = documents.plan.header.purpose.in(language);
  view.scope = documents.plan.header.scope.in(language);
  view.basis_of_plan = documents.plan.header.basis_of_plan.in(language);
  view.team = documents.plan.header.team.in(language);
  view.head = plan_head(documents, language);
}

void Maker::faults(View& view) const {
  const Table<Fault>& table = documents.scenario.faults;
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    const Index<Fault> index = table.at(i);
    const Fault& fault = table[index];
    FaultRow row;
    row.name = name(about(index));
    std::vector<std::string> struck;
    for (Subject subject : fault.strikes) struck.push_back(name(subject));
    row.strikes = list(struck);
    row.effect =
        in(words::sentence(Area::effect, drawing::code(fault.effect), {{"share", same(words::share(fault.leaves))}}),
           language);
    row.shows = fault.shows.in(language);
    for (const Entry& entry : log.entries) {
      if (entry.about != about(index)) continue;
      // A fault that comes and goes strikes often: the first and the last are shown.
      if (entry.kind == Kind::fault_struck && row.struck.empty()) row.struck = clock(entry.at);
      if (entry.kind == Kind::fault_struck) row.ended = text("fault.open");
      if (entry.kind == Kind::fault_ended) row.ended = clock(entry.at);
    }
    if (row.struck.empty()) row.struck = text("fault.not_struck");
    view.faults.push_back(std::move(row));
  }
}

void Maker::happenings(View& view) const {
  const Scenario& scenario = documents.scenario;
  for (const Surge& surge : scenario.surges) {
    std::vector<std::string> classes;
    for (Index<CallClass> c : surge.classes) classes.push_back(name(about(c)));
    if (classes.empty()) classes.push_back(in(words::word(Area::thing, "all_calls"), language));
    std::string size;
    if (surge.factor != 1) size = text("happening.surge_factor", {{"n", same(words::number(surge.factor))}});
    if (surge.adds_per_second > 0)
      size += (size.empty() ? "" : " ") +
              text("happening.surge_adds", {{"n", same(words::number(surge.adds_per_second * 3600))}});
    if (size.empty()) size = text("happening.surge_factor", {{"n", same("1")}});
    view.happenings.push_back(text(surge.decay ? "happening.surge_decays" : "happening.surge",
                                   {{"name", same(titled(surge, language))},
                                    {"classes", same(list(classes))},
                                    {"size", same(size)},
                                    {"from", same(clock(Time{} + surge.from))},
                                    {"to", same(clock(Time{} + surge.to))},
                                    {"decay", same(surge.decay ? in(words::duration(*surge.decay), language) : "")}}));
  }
  const auto most =
      std::max_element(scenario.customers_out.begin(), scenario.customers_out.end(),
                       [](const OutageLevel& a, const OutageLevel& b) { return a.customers < b.customers; });
  if (most != scenario.customers_out.end())
    view.happenings.push_back(
        text("happening.outage", {{"n", same(words::count(most->customers))}, {"at", same(clock(Time{} + most->at))}}));
  for (const Absence& absence : scenario.absent)
    view.happenings.push_back(text(absence.to ? "happening.absent" : "happening.absent_open",
                                   {{"who", same(name(about(absence.who)))},
                                    {"from", same(clock(Time{} + absence.from))},
                                    {"to", same(absence.to ? clock(Time{} + *absence.to) : "")}}));
  for (const Inject& inject : scenario.injects) {
    const std::string content =
        inject.content.in(language).empty() ? inject.name.in(language) : inject.content.in(language);
    std::string sentence = text(
        "happening.inject",
        {{"at", same(clock(Time{} + inject.at))}, {"role", same(name(about(inject.to)))}, {"content", same(content)}});
    const std::string action = !inject.expected_action.in(language).empty() ? inject.expected_action.in(language)
                               : inject.expects                             ? name(about(inject.expects))
                                                                            : "";
    if (!action.empty())
      sentence += text(inject.within ? "happening.expected" : "happening.expected_only",
                       {{"action", same(action)}, {"within", same(inject.within ? length(*inject.within) : "")}});
    view.happenings.push_back(std::move(sentence));
  }
}

void Maker::organisation(View& view) const {
  for (const SeatGroup& group : documents.site.seat_groups)
    view.resources.push_back({titled(group, language), text(group.standby ? "resource.standby" : "resource.seats",
                                                            {{"n", same(words::count(group.seats))}})});
  for (const TrunkGroup& trunks : documents.site.trunks)
    view.resources.push_back(
        {titled(trunks, language), text("resource.lines", {{"n", same(words::count(trunks.lines))}})});
  for (const Role& role : documents.plan.roles) {
    RoleRow row;
    row.role = titled(role, language);
    if (role.unit) row.unit = name(about(role.unit));
    std::vector<std::string> people;
    for (Index<Person> person : role.filled_by) people.push_back(name(about(person)));
    row.people = list(people);
    if (role.deputy) row.deputy = name(about(role.deputy));
    view.roles.push_back(std::move(row));
  }
}

void Maker::waterfalls(View& view) const {
  for (const score::Result* result : ways(log, card)) {
    if (view.waterfalls.size() == 3) break;  // of those that matter; more would only repeat
    const Target& target = documents.plan.targets[result->target];
    WaterfallView way;
    way.title = titled(target, language);
    const bool restores = target.metric == Metric::time_to_restore;
    way.sentence =
        restores ? recovery_sentence(log, *result, language) : missed_sentence(log, *result, language) + text("stop");
    way.figure = !restores ? "waterfall.done" : result->reading.censored ? "waterfall.open" : "waterfall.title";
    way.bars = bars(log, result->reading);
    if (way.bars.empty()) continue;
    if (result->reading.censored) {
      const drawing::Bar& last = way.bars.back();
      way.blocked = text("blocked", {{"step", same(last.label.in(language))},
                                     {"clause", same(clause(last.clause))},
                                     {"delay", words::word(Area::delay, drawing::code(last.delay))},
                                     {"from", same(clock(last.from))},
                                     {"length", words::duration(last.to - last.from)}});
    }
    const double total = std::max(in_seconds(length_of(way.bars)), 1e-6);
    const auto part = [&](Duration d) { return words::share(in_seconds(d) / total); };
    for (const drawing::Bar& bar : way.bars)
      way.pieces.push_back({clock(bar.from), clock(bar.to), length(bar.to - bar.from), part(bar.to - bar.from),
                            in(words::word(Area::delay, drawing::code(bar.delay)), language),
                            bar.clause.empty() ? text("no_clause") : bar.clause, bar.label.in(language)});
    for (const Charge& charge : by_delay(way.bars))
      way.by_delay.push_back({in(words::word(Area::delay, drawing::code(charge.delay)), language),
                              length(charge.length), part(charge.length)});
    for (const Charge& charge : by_clause(way.bars))
      way.by_clause.push_back(
          {charge.clause.empty() ? text("no_clause") : charge.clause, length(charge.length), part(charge.length)});
    way.total = length(length_of(way.bars));
    if (!way.blocked.empty()) way.total += text("way.open");
    view.waterfalls.push_back(std::move(way));
  }
}

// What was missed comes first, the gravest clause before others; then the kinds of delay that took a
// tenth of the way, each with all its clauses. No proposal is made twice.
void Maker::propose(View& view, const std::vector<drawing::Bar>& main) const {
  constexpr std::size_t most_missed = 3, most = 4;
  std::vector<std::string> made;
  const auto is_new = [&](const std::string& advice) {
    if (std::find(made.begin(), made.end(), advice) != made.end()) return false;
    made.push_back(advice);
    return true;
  };
  for (const FindingView& finding : view.findings) {
    if (view.to_do.size() == most_missed) break;
    if (finding.reason.empty()) continue;
    // The last proposal is the one that answers the target itself.
    const auto advice = std::find_if(finding.proposals.rbegin(), finding.proposals.rend(), is_new);
    if (advice == finding.proposals.rend()) continue;
    view.to_do.push_back(capitalised(
        text("to_do.clause",
             {{"clause", same(clause(finding.clause))}, {"fact", same(finding.reason)}, {"advice", same(*advice)}}),
        language));
  }
  const double total = std::max(in_seconds(length_of(main)), 1e-6);
  const std::vector<Charge> charges = by_both(main);
  for (const Charge& kind : by_delay(main)) {
    if (view.to_do.size() >= most || in_seconds(kind.length) < total / 10) break;
    const Said advice = words::word(Area::advice, drawing::code(kind.delay));
    if (!is_new(in(advice, language))) continue;
    std::vector<std::string> clauses;
    for (const Charge& charge : charges)
      if (charge.delay == kind.delay && charge.length.us > 0) clauses.push_back(clause(charge.clause));
    view.to_do.push_back(capitalised(text("to_do", {{"delay", words::word(Area::delay, drawing::code(kind.delay))},
                                                    {"length", words::duration(kind.length)},
                                                    {"clauses", same(list(clauses))},
                                                    {"advice", advice}}),
                                     language));
  }
}

void Maker::conclusion(View& view) const {
  std::int64_t met = 0, applicable = 0;
  for (const score::Result& result : card.results) {
    applicable += result.reading.applicable ? 1 : 0;
    met += result.reading.applicable && result.met ? 1 : 0;
  }
  view.graded = card.graded;
  view.grade = in(words::word(Area::grade, drawing::code(card.grade)), language);
  view.grade_css = std::string(drawing::code(card.grade));
  view.attainment = fmt::format("{:.1f}", card.weighted_attainment);
  view.met = words::count(met);
  view.applicable = words::count(applicable);
  view.grade_reason = grade_reason(log, card, language);
  for (const score::Result& result : card.results)
    if (documents.plan.targets[result.target].metric == Metric::time_to_restore && result.reading.applicable)
      view.recovery.push_back(recovery_sentence(log, result, language));

  const std::vector<drawing::Bar> main =
      view.waterfalls.empty() ? std::vector<drawing::Bar>{} : view.waterfalls.front().bars;
  const std::vector<Charge> charges = by_both(main);
  const double total = std::max(in_seconds(length_of(main)), 1e-6);
  for (std::size_t i = 0; i < charges.size() && i < 3; ++i) {
    const Charge& charge = charges[i];
    if (charge.length.us == 0) break;
    std::vector<std::string> steps;
    for (const drawing::Bar& bar : main) {
      const std::string& label = bar.label.in(language);
      if (bar.delay == charge.delay && bar.clause == charge.clause &&
          std::find(steps.begin(), steps.end(), label) == steps.end())
        steps.push_back(label);
    }
    if (steps.size() > 3) steps.resize(3);
    const Said delay = words::word(Area::delay, drawing::code(charge.delay));
    view.where_time_went.push_back(
        capitalised(text("top", {{"delay", delay},
                                 {"length", same(length(charge.length))},
                                 {"share", same(words::share(in_seconds(charge.length) / total))},
                                 {"clause", same(clause(charge.clause))},
                                 {"steps", same(text("top.steps", {{"steps", same(list(steps))}}))}}),
                    language));
  }
  propose(view, main);
  const auto good = std::count_if(card.results.begin(), card.results.end(), [](const score::Result& result) {
    return result.rating == score::Rating::performed;
  });
  if (good > 0) view.good = text("good", {{"n", same(words::count(good))}});
  view.missed = missed_targets(log, card, language);
  std::int64_t limited = 0, late = 0;
  for (const score::Row& row : score::step_rows(log)) {
    const score::Kept keeping = score::kept(row);
    limited += keeping == score::Kept::no_limit ? 0 : 1;
    late += keeping == score::Kept::no ? 1 : 0;
  }
  view.steps_sentence = limited == 0
                            ? text("steps.none")
                            : text("steps", {{"all", same(words::count(limited))}, {"late", same(words::count(late))}});
}

}  // namespace

View view(const Log& log, const score::Scorecard& card, Language language) {
  const Maker maker{log, card, language};
  View made;
  maker.cover(made);
  maker.faults(made);
  maker.happenings(made);
  maker.organisation(made);
  maker.waterfalls(made);
  for (FindingView& finding : findings(log, card, language))
    (finding.is_minor ? made.minor_findings : made.findings).push_back(std::move(finding));
  maker.conclusion(made);
  made.customers = calls_sentences(log, language);
  made.calls = call_rows(log, language);
  if (has_told(log)) made.told = made.calls;
  made.within = maker.length(seconds(log.documents->site.calls.within_s));
  made.interval = maker.length(log.documents->site.calls.interval);
  made.targets = target_rows(log, card, language);
  made.expected = expected_rows(log, language);
  made.definitions = definitions(log, language);
  made.grading_rule = grading_rule(log, language);
  made.rating_rules = rating_rules(language);
  const score::Timeline timeline = score::timeline(log);
  made.timeline = timeline_rows(log, timeline, language);
  made.not_reached = step_list(log, timeline.not_reached, language);
  made.unused = step_list(log, timeline.unused, language);
  made.unused_count = words::count(static_cast<std::int64_t>(timeline.unused.size()));
  const Bases bases = bases_of(log);
  made.assumed = assumptions(bases.assumed, language);
  made.sourced = assumptions(bases.sourced, language);
  made.has_letters = bases.has_letters;
  return made;
}

}  // namespace tuiyan::report
