#include "model/supply.hpp"

#include <algorithm>

#include "base/calendar.hpp"

namespace tuiyan {
namespace {

constexpr int horizon_days = 400;

// The instant of a local date and clock time.
Time instant(const Documents& documents, std::int64_t date, Duration clock) {
  const Scenario& scenario = documents.scenario;
  return Time{} + Duration{(date - scenario.start_date) * one_day.us + clock.us - scenario.start_of_day.us};
}

bool is_his_day(const Documents& documents, const Supplier& supplier, std::int64_t date) {
  return !supplier.working_days || is_working_day(documents.site.calendar, date);
}

// "24:00" is the midnight that begins the next day; hours that end where they begin go round the clock.
Duration closing(const Supplier& supplier) {
  return supplier.closes <= supplier.opens ? supplier.closes + one_day : supplier.closes;
}

// The date of his day during whose hours the instant lies; none outside his hours.
std::optional<std::int64_t> his_day(const Documents& documents, const Supplier& supplier, Time at) {
  const std::int64_t today = date_at(documents, at);
  // Hours that run over midnight belong to the day on which they began.
  for (const std::int64_t date : {today - 1, today})
    if (is_his_day(documents, supplier, date) && instant(documents, date, supplier.opens) <= at &&
        at < instant(documents, date, closing(supplier)))
      return date;
  return std::nullopt;
}

std::int64_t next_day(const Documents& documents, const Supplier& supplier, std::int64_t date) {
  do ++date;
  while (!is_his_day(documents, supplier, date));
  return date;
}

}  // namespace

bool is_working_day(const Calendar& calendar, std::int64_t date) {
  const DayKind kind = day_kind(calendar, date);
  return kind == DayKind::exchanged || kind <= DayKind::friday;
}

std::int64_t date_at(const Documents& documents, Time at) {
  const std::int64_t us = documents.scenario.start_of_day.us + at.us;
  return documents.scenario.start_date + (us >= 0 ? us / one_day.us : (us - one_day.us + 1) / one_day.us);
}

bool is_valid(const Documents& documents, const Supplier& supplier, Time at) {
  const std::int64_t date = date_at(documents, at);
  return (!supplier.valid_from || *supplier.valid_from <= date) &&
         (!supplier.valid_until || date <= *supplier.valid_until);
}

bool is_open(const Documents& documents, const Supplier& supplier, Time at) {
  return is_valid(documents, supplier, at) && his_day(documents, supplier, at).has_value();
}

std::optional<Time> taken_at(const Documents& documents, const Supplier& supplier, Time at) {
  if (his_day(documents, supplier, at)) return at;
  const std::int64_t today = date_at(documents, at);
  for (std::int64_t date = today; date <= today + horizon_days; ++date)
    if (const Time opens = instant(documents, date, supplier.opens);
        opens >= at && is_his_day(documents, supplier, date))
      return opens;
  return std::nullopt;
}

Time delivered_at(const Documents& documents, const Supplier& supplier, Time taken, Time prepared) {
  if (supplier.arrives_in_days <= 0) return prepared;
  const std::int64_t today = date_at(documents, taken);
  std::int64_t date = his_day(documents, supplier, taken).value_or(today);
  if (supplier.cut_off && taken > instant(documents, date, *supplier.cut_off))
    date = next_day(documents, supplier, date);
  for (int n = 0; n < supplier.arrives_in_days; ++n) date = next_day(documents, supplier, date);
  return std::max(instant(documents, date, supplier.arrives_at), prepared);
}

Index<Location> store_of(const Documents& documents, const Step& step, Index<Person> by) {
  if (step.place) return step.place;
  if (const Index<Component> component = as<Component>(step.object))
    if (const Index<Location> at = documents.site.components[component].at) return at;
  if (!by && step.by && !documents.plan.roles[step.by].filled_by.empty())
    by = documents.plan.roles[step.by].filled_by.front();
  return by ? documents.site.people[by].at : Index<Location>{};
}

std::optional<Duration> time_limit(const Documents& documents, const Step& step, Time ready) {
  if (step.within || step.within_working_days <= 0) return step.within;
  std::int64_t date = date_at(documents, ready);
  for (int n = 0; n < step.within_working_days; ++n) do
      ++date;
    while (!is_working_day(documents.site.calendar, date));
  return instant(documents, date + 1, Duration{0}) - ready;
}

}  // namespace tuiyan
