#include "traffic/outage_callers.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/real.hpp"

namespace tuiyan::traffic {
namespace {

constexpr double lowest_edge = 0x1p-12;  // calls per second: one in 68 minutes
constexpr double candidates_per_cell = 8;

// A caller's name: a bit that callers by profile never reach, then band, cell and number.
constexpr int band_bits = 6, cell_bits = 36, number_bits = 10;

std::uint64_t name_of(std::size_t band, std::int64_t cell, std::uint64_t number) {
  TUIYAN_CHECK(band < (1U << band_bits) && cell >= 0 && cell < (std::int64_t{1} << cell_bits) &&
               number < (1U << number_bits));
  std::uint64_t name = (std::uint64_t{1} << band_bits) | band;
  name = (name << cell_bits) | static_cast<std::uint64_t>(cell);
  return (name << number_bits) | number;
}

}  // namespace

std::int64_t OutageCallers::feeder_customers(const Site& site) {
  std::int64_t sum = 0;
  for (const Component& component : site.components)
    if (is_line(component.kind)) sum += std::llround(component.capacity.value());
  return sum;
}

OutageCallers::OutageCallers(const Documents& documents, Index<CallClass> index)
    : facts_(documents.site.classes[index].outage),
      table_(documents.scenario.customers_out),
      end_us_(documents.scenario.length.us) {
  std::int64_t most = 0;
  for (const OutageLevel& level : table_) most = std::max(most, level.customers);
  most += feeder_customers(documents.site);
  double per_customer = facts_.per_customer_s;
  if (facts_.first_call_share > 0) {
    TUIYAN_CHECK(facts_.first_call_after_s > 0);
    per_customer += facts_.first_call_share / facts_.first_call_after_s;
  }
  const double highest = static_cast<double>(most) * per_customer;
  const Key key = Key(Purpose::outage_call).with(documents.site.classes[index].id);
  for (double low = 0; low<highest; low = low> 0 ? 2 * low : lowest_edge) {
    Band band{key.with(bands_.size()), low, low > 0 ? low : lowest_edge, 0, 0, 0, 0, -1};
    band.cell_us = std::max<std::int64_t>(1, std::llround(candidates_per_cell / band.width * 1e6));
    bands_.push_back(band);
  }
}

double OutageCallers::before_first_call(const Level& level, std::int64_t us) const {
  if (level.before_first_call <= 0) return 0;
  return level.before_first_call * natural_exp(-in_seconds(Duration{us - level.from_us}) / facts_.first_call_after_s);
}

double OutageCallers::rate(const Level& level, std::int64_t us) const {
  double sum = static_cast<double>(level.on_feeders + level.in_table) * facts_.per_customer_s;
  if (facts_.first_call_share > 0)
    sum += facts_.first_call_share / facts_.first_call_after_s * before_first_call(level, us);
  return sum;
}

std::int64_t OutageCallers::next_row_us(const Level& level) const {
  return level.row < table_.size() ? table_[level.row].at.us : never_us;
}

void OutageCallers::change(Level& level, std::int64_t us, std::int64_t on_feeders, std::int64_t in_table) const {
  const std::int64_t before = level.on_feeders + level.in_table, after = on_feeders + in_table;
  double waiting = facts_.first_call_share > 0 ? before_first_call(level, us) : 0;
  if (after >= before)
    waiting += static_cast<double>(after - before);
  else
    waiting *= static_cast<double>(after) / static_cast<double>(before);
  level.before_first_call = waiting;
  level.from_us = us;
  level.on_feeders = on_feeders;
  level.in_table = in_table;
}

void OutageCallers::enter_next_row(Level& level) const {
  const OutageLevel& row = table_[level.row++];
  change(level, row.at.us, level.on_feeders, row.customers);
}

void OutageCallers::set_out(std::int64_t now_us, std::int64_t customers) {
  if (none()) return;
  while (next_row_us(now_) <= now_us) enter_next_row(now_);
  change(now_, now_us, customers, now_.in_table);
  ahead_ = now_;
  for (Band& band : bands_) band.us = -1;  // candidates ahead that were in vain may call now
}

// To the next candidate. Every cell starts anew: a Poisson stream has no memory.
void OutageCallers::move_on(Band& band, const Stream& stream) const {
  for (;;) {
    ++band.number;
    const double u = stream.uniform(band.key.with(static_cast<std::uint64_t>(band.cell)).with(band.number));
    band.since_cell_s -= natural_log(1.0 - u) / band.width;
    const std::int64_t in_cell = seconds(band.since_cell_s).us;
    if (in_cell < band.cell_us) {
      band.us = band.cell * band.cell_us + in_cell;
      return;
    }
    ++band.cell;
    band.number = 0;
    band.since_cell_s = 0;
  }
}

// To the first candidate at `us` or later.
void OutageCallers::seek(Band& band, std::int64_t us, const Stream& stream) const {
  if (band.us >= us) return;
  const std::int64_t cell = us / band.cell_us;
  if (band.us < 0 || band.cell < cell) {
    band.cell = cell;
    band.number = 0;
    band.since_cell_s = 0;
    move_on(band, stream);
  }
  while (band.us < us) move_on(band, stream);
}

Arrival OutageCallers::take(const Stream& stream) {
  if (none()) return {};
  now_ = ahead_;  // the caller found before is taken
  // Between two changes the rate only falls: a band above it here is above it for good.
  double at_most = rate(ahead_, ahead_.from_us);
  for (;;) {
    const std::int64_t next_row = next_row_us(ahead_);
    Band* first = nullptr;
    for (Band& band : bands_) {
      if (band.low >= at_most) break;
      seek(band, ahead_.from_us, stream);
      if (first == nullptr || band.us < first->us) first = &band;
    }
    if (first == nullptr || first->us >= std::min(next_row, end_us_)) {
      if (next_row >= end_us_) return {};
      enter_next_row(ahead_);
      at_most = rate(ahead_, ahead_.from_us);
      continue;
    }
    at_most = rate(ahead_, first->us);
    const Key point = first->key.with(static_cast<std::uint64_t>(first->cell)).with(first->number);
    const bool calls = first->low + first->width * stream.uniform(point.with(1)) < at_most;
    const Arrival found{first->us,
                        name_of(static_cast<std::size_t>(first - bands_.data()), first->cell, first->number)};
    move_on(*first, stream);
    if (calls) return found;
  }
}

}  // namespace tuiyan::traffic
