#include "report/sentence.hpp"

#include <fmt/format.h>

#include <cmath>

#include "draw/code.hpp"
#include "model/metric.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using words::Area;

template <class T>
std::string row_name(const Table<T>& table, Subject subject, Language language) {
  if (subject.row >= table.size()) return in(words::word(Area::thing, "nothing"), language);
  return titled(table[table.at(subject.row)], language);
}

std::string thing(const char* code, Language language) { return in(words::word(Area::thing, code), language); }

std::string level_name(const Documents& documents, Subject scale, double level, Language language) {
  const Index<SeverityScale> row = as<SeverityScale>(scale);
  if (!row || row.value >= documents.plan.severity_scales.size()) return "";
  const auto& levels = documents.plan.severity_scales[row].levels;
  const auto n = static_cast<std::size_t>(level < 0 ? 0 : level);
  if (level < 0 || n >= levels.size()) return "";
  return titled(levels[n], language);
}

// The text's code: the kind's name, and a variant when the sentence depends on the fields.
std::string code_of(const Log& log, const Entry& entry) {
  const std::string name(describe(entry.kind).name);
  const Index<Person> person = as<Person>(entry.about);
  switch (entry.kind) {
    case Kind::component_changed:
      return name + (entry.value <= 0 ? ".down" : entry.value >= 1 ? ".up" : "");
    case Kind::service_changed:
      return name + (entry.value <= 0 && entry.other > 0 ? ".down" : entry.value >= entry.other ? ".up" : "");
    case Kind::seats_changed:
      return name + (entry.value <= 0 && entry.other <= 0 ? ".down" : "");
    case Kind::broke_down:
    case Kind::repair_began:
    case Kind::mended:
      return name + (entry.about.kind == SubjectKind::seat_group ? ".seat" : "");
    case Kind::generator_cranked:
      return name + (entry.code != 0 ? ".ran" : "");
    case Kind::ivr_changed:
    case Kind::queue_changed:
    case Kind::paper_mode_changed:
    case Kind::switch_moved:
      return name + (entry.value > 0 ? ".up" : "");
    case Kind::severity_changed:
    case Kind::severity_declared:
      return name + (entry.value < 0 ? ".none" : "");
    case Kind::shift_began:
    case Kind::shift_ended:
      return name +
             (person && person.value < log.documents->site.people.size() && log.documents->site.people[person].pool
                  ? ".pool"
                  : "");
    case Kind::person_left:
    case Kind::person_arrived:
      return name + (entry.object ? "" : ".home");
    case Kind::noticed:
      // A figure of the queue is watched, not a thing: its monitor says what is noticed.
      return name + (entry.object.kind == SubjectKind::queue ? ".queue" : "") + (entry.value >= 1 ? ".restored" : "");
    case Kind::diagnosed:
    case Kind::verified:
    case Kind::hazard_cleared:
    case Kind::restoration_promised:
      return name + (entry.code != 0 ? ".right" : "");
    case Kind::agents_asked:
      return name + (entry.value < 0 ? ".all" : "");
    default:
      return name;
  }
}

std::string value_text(const Log& log, const Entry& entry, double value, Language language) {
  switch (entry.kind) {
    case Kind::restoration_promised:
      return in(words::clock(log.documents->scenario.start_of_day, Time{0} + seconds(value)), language);
    case Kind::notice_reached:
    case Kind::component_changed:
    case Kind::fault_patched:
      return words::share(value);
    case Kind::ups_discharging:
    case Kind::refuelled:
      return in(words::duration(seconds(value)), language);
    default:
      return words::number(value);
  }
}

template <class Enum>
std::string coded(Area area, std::int32_t value, int count, Language language) {
  if (value < 0 || value >= count) return "";
  return in(words::word(area, drawing::code(static_cast<Enum>(value))), language);
}

}  // namespace

std::string name_of(const Documents& documents, Subject subject, Language language) {
  const Site& site = documents.site;
  const Plan& plan = documents.plan;
  const Scenario& scenario = documents.scenario;
  switch (subject.kind) {
    case SubjectKind::component:
      return row_name(site.components, subject, language);
    case SubjectKind::service:
      return row_name(site.services, subject, language);
    case SubjectKind::seat_group:
      return row_name(site.seat_groups, subject, language);
    case SubjectKind::trunk_group:
      return row_name(site.trunks, subject, language);
    case SubjectKind::call_class:
      return row_name(site.classes, subject, language);
    case SubjectKind::channel:
      return row_name(site.channels, subject, language);
    case SubjectKind::person:
      return row_name(site.people, subject, language);
    case SubjectKind::monitor:
      return row_name(site.monitors, subject, language);
    case SubjectKind::pair:
      return row_name(site.pairs, subject, language);
    case SubjectKind::hazard:
      return row_name(scenario.hazards, subject, language);
    case SubjectKind::crew:
      return row_name(site.crews, subject, language);
    case SubjectKind::location:
      return row_name(site.locations, subject, language);
    case SubjectKind::shift:
      return row_name(site.shifts, subject, language);
    case SubjectKind::role:
      return row_name(plan.roles, subject, language);
    case SubjectKind::step:
      return row_name(plan.flow, subject, language);
    case SubjectKind::announcement:
      return row_name(plan.announcements, subject, language);
    case SubjectKind::severity_scale:
      return row_name(plan.severity_scales, subject, language);
    case SubjectKind::target:
      return row_name(plan.targets, subject, language);
    case SubjectKind::unit:
      return row_name(plan.units, subject, language);
    case SubjectKind::resource:
      return row_name(plan.resources, subject, language);
    case SubjectKind::supplier:
      return row_name(plan.suppliers, subject, language);
    case SubjectKind::fault:
      return row_name(scenario.faults, subject, language);
    case SubjectKind::inject:
      return row_name(scenario.injects, subject, language);
    case SubjectKind::surge:
      return row_name(scenario.surges, subject, language);
    case SubjectKind::paper_orders:
      return thing("paper_orders", language);
    case SubjectKind::call_backs:
      return thing("call_backs", language);
    case SubjectKind::ivr:
      return thing("ivr", language);
    case SubjectKind::queue:
      return thing("queue", language);
    default:
      return thing("nothing", language);
  }
}

std::string name_of(const Documents& documents, Index<Step> step, Language language) {
  return name_of(documents, about(step), language);
}

std::string sentence(const Log& log, const Entry& entry, Language language, const std::string* about_name) {
  const Documents& documents = *log.documents;
  const auto name = [&](Subject subject) { return name_of(documents, subject, language); };
  const std::string channel = entry.code >= 0
                                  ? name(Subject{SubjectKind::channel, static_cast<std::uint32_t>(entry.code)})
                                  : thing("nothing", language);
  // One language is wanted: both sides of each argument carry it.
  const std::vector<words::Argument> arguments{
      {"about", words::same(about_name != nullptr ? *about_name : name(entry.about))},
      {"object", words::same(name(entry.object))},
      {"step", words::same(name(about(entry.step)))},
      {"value", words::same(value_text(log, entry, entry.value, language))},
      {"other", words::same(value_text(log, entry, entry.other, language))},
      {"reason", words::same(coded<Reason>(Area::reason, entry.code, 12, language))},
      {"failure", words::same(coded<Failure>(Area::failure, entry.code, 8, language))},
      {"refusal", words::same(coded<Refusal>(Area::refusal, entry.code, 4, language))},
      {"choice", words::same(coded<Choice>(Area::choice, entry.code, 4, language))},
      {"state", words::same(coded<StateOf>(Area::state, entry.code, 3, language))},
      {"side", words::same(thing(entry.value > 0 ? "standby" : "primary", language))},
      {"level", words::same(level_name(documents, entry.kind == Kind::severity_changed ? entry.about : entry.object,
                                       entry.value, language))},
      {"channel", words::same(channel)},
      {"way",
       words::same(entry.kind == Kind::notice_reached ? coded<NoticeChannel>(Area::thing, entry.code, 5, language)
                                                      : "")},
      {"monitor", words::same(entry.kind == Kind::noticed && entry.other >= 0
                                  ? name(Subject{SubjectKind::monitor, static_cast<std::uint32_t>(entry.other)})
                                  : "")},
  };
  return in(words::sentence(Area::kind, code_of(log, entry), arguments), language);
}

std::string titled(const Text& name, const std::string& id, Language language) {
  return name.in(language).empty() ? id : name.in(language);
}

void add_item(std::string& list, const std::string& item, Language language) {
  if (!list.empty()) list += is_chinese(language) ? "、" : ", ";
  list += item;
}

std::string capitalised(std::string text, Language language) {
  if (language == Language::en && !text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string figure(Metric metric, double value, Language language) {
  switch (describe(metric).unit) {
    case MetricUnit::time:
      return in(words::duration(seconds(value)), language);
    case MetricUnit::share:
      return words::share(value);
    case MetricUnit::count:
      return words::number(value);
  }
  return "";
}

std::string limit_of(const Target& target, Language language) {
  return (target.upper ? "≤ " : "≥ ") + figure(target.metric, target.limit, language);
}

}  // namespace tuiyan::report
