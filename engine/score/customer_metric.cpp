// Customers without power, read from the lines of the grid.
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "score/metric_reading.hpp"
#include "score/window.hpp"

namespace tuiyan::score {
namespace {

void collect_lines(const Site& site, Subject of, std::vector<bool>& is_meant) {
  if (const auto component = as<Component>(of)) {
    if (is_line(site.components[component].kind)) is_meant[component.value] = true;
  } else if (const auto service = as<Service>(of)) {
    for_each_leaf(site.services[service].needs, [&](Subject leaf) { collect_lines(site, leaf, is_meant); });
  } else if (!of) {
    for (std::uint32_t row = 0; row < site.components.size(); ++row)
      is_meant[row] = is_line(site.components[site.components.at(row)].kind);
  }
}

// How many customers of the lines meant are without power, as the log goes on.
class CustomersOut {
 public:
  CustomersOut(const Log& log, Subject of) : site_(log.documents->site), is_meant_(site_.components.size()) {
    collect_lines(site_, of, is_meant_);
    out_.resize(is_meant_.size());
    for (std::uint32_t row = 0; row < is_meant_.size(); ++row)
      if (is_meant_[row]) all_ += customers(row);
  }

  [[nodiscard]] double all() const { return all_; }
  [[nodiscard]] double now() const { return now_; }

  // Of a line whose share is below 1 the missing part, rounded to whole customers.
  void take(const Entry& entry) {
    const auto component = as<Component>(entry.about);
    if (entry.kind != Kind::component_changed || !component || !is_meant_[component.value]) return;
    const double out = std::round(customers(component.value) * (1 - entry.value));
    now_ += out - std::exchange(out_[component.value], out);
  }

 private:
  [[nodiscard]] double customers(std::uint32_t row) const {
    return site_.components[site_.components.at(row)].capacity.value_or(0);
  }

  const Site& site_;
  std::vector<bool> is_meant_;
  std::vector<double> out_;  // by component
  double all_ = 0, now_ = 0;
};

// Customers times seconds in [from, to).
double customer_seconds(const Log& log, CustomersOut customers, Window window) {
  double sum = 0;
  Time since = window.from;
  for (const Entry& entry : log.entries) {
    const Time at = std::clamp(entry.at, window.from, window.to);
    sum += customers.now() * value_s(at - since);
    since = at;
    customers.take(entry);
  }
  return sum + customers.now() * value_s(window.to - since);
}

}  // namespace

Reading customers_lost(const Log& log, const Target& target, const Start& start) {
  const Window window = window_of(log, target, start);
  const CustomersOut customers(log, target.of);
  if (customers.all() <= 0) return not_applicable();
  const double seconds = customer_seconds(log, customers, window);
  const double value = target.metric == Metric::outage_per_customer ? seconds / customers.all() : seconds / 60;
  return {true, false, value, 0, start.entry, window.from, window.to};
}

Reading customers_out_at(const Log& log, const Target& target, const Start& start) {
  CustomersOut customers(log, target.of);
  if (customers.all() <= 0) return not_applicable();
  for (const Entry& entry : log.entries)
    if (entry.at <= start.at) customers.take(entry);
  return {true, false, customers.now(), 0, start.entry, start.at, start.at};
}

}  // namespace tuiyan::score
