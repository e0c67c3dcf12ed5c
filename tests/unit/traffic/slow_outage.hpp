// Callers because of a power cut, told plainly: all points of the Poisson measure from the first instant to the
// last, one list, and at each look the whole history of who was out. Written from the contract of
// outage_callers.hpp; it shares the keys, and neither the search nor the bookkeeping.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/real.hpp"
#include "traffic/outage_callers.hpp"

namespace tuiyan::traffic::test {

class SlowOutage {
 public:
  SlowOutage(const Documents& documents, Index<CallClass> index, const Stream& stream)
      : facts_(documents.site.classes[index].outage), table_(documents.scenario.customers_out) {
    double most = 0;
    for (const Component& component : documents.site.components)
      if (component.kind == ComponentKind::feeder) most += component.capacity.value();
    std::int64_t largest = 0;
    for (const OutageLevel& level : table_) largest = std::max(largest, level.customers);
    most += static_cast<double>(largest);
    double highest = most * facts_.per_customer_s;
    if (facts_.first_call_share > 0) highest += most * facts_.first_call_share / facts_.first_call_after_s;
    const Key key = Key(Purpose::outage_call).with(documents.site.classes[index].id);
    double low = 0;
    for (std::uint64_t band = 0; low < highest; ++band) {
      const double width = std::max(low, 1.0 / 4096);
      const std::int64_t cell_us = std::llround(8e6 / width);
      for (std::int64_t cell = 0; cell * cell_us < documents.scenario.length.us; ++cell) {
        double s = 0;
        for (std::uint64_t number = 1;; ++number) {
          const Key point = key.with(band).with(static_cast<std::uint64_t>(cell)).with(number);
          s -= natural_log(1 - stream.uniform(point)) / width;
          if (seconds(s).us >= cell_us) break;
          const std::uint64_t name =
              (std::uint64_t{1} << 52) | (band << 46) | (static_cast<std::uint64_t>(cell) << 10) | number;
          const std::int64_t us = cell * cell_us + seconds(s).us;
          if (us < documents.scenario.length.us)
            points_.push_back({us, band, low + width * stream.uniform(point.with(1)), name});
        }
      }
      low += width;
    }
    std::sort(points_.begin(), points_.end(),
              [](const Point& a, const Point& b) { return a.us != b.us ? a.us < b.us : a.band < b.band; });
    find();
  }

  [[nodiscard]] const Arrival& next() const { return next_; }
  void take() {
    ++taken_;
    find();
  }
  void set_out(std::int64_t now_us, std::int64_t customers) {
    changes_.push_back({now_us, customers});
    taken_ = 0;
    while (taken_ < points_.size() && points_[taken_].us < now_us) ++taken_;
    find();
  }

 private:
  struct Point {
    std::int64_t us;
    std::uint64_t band;
    double level;
    std::uint64_t name;
  };
  struct Change {
    std::int64_t us, customers;
  };

  [[nodiscard]] double rate(std::int64_t us) const {
    double out = 0, fresh = 0, on_feeders = 0, in_table = 0;
    std::int64_t since = 0;
    std::size_t row = 0, change = 0;
    for (;;) {
      const std::int64_t row_us = row < table_.size() ? table_[row].at.us : never_us;
      const std::int64_t change_us = change < changes_.size() ? changes_[change].us : never_us;
      const std::int64_t to = std::min({row_us, change_us, us});
      if (facts_.first_call_share > 0)
        fresh *= std::exp(-static_cast<double>(to - since) / 1e6 / facts_.first_call_after_s);
      since = to;
      if (to == us && row_us > us && change_us > us) break;
      if (row_us <= change_us)
        in_table = static_cast<double>(table_[row++].customers);
      else
        on_feeders = static_cast<double>(changes_[change++].customers);
      const double now = on_feeders + in_table;
      fresh = now >= out ? fresh + now - out : fresh * now / out;
      out = now;
    }
    double sum = out * facts_.per_customer_s;
    if (facts_.first_call_share > 0) sum += fresh * facts_.first_call_share / facts_.first_call_after_s;
    return sum;
  }

  void find() {
    while (taken_ < points_.size() && points_[taken_].level >= rate(points_[taken_].us)) ++taken_;
    next_ = taken_ < points_.size() ? Arrival{points_[taken_].us, points_[taken_].name} : Arrival{};
  }

  const OutageCalls& facts_;
  const std::vector<OutageLevel>& table_;
  std::vector<Point> points_;
  std::vector<Change> changes_;
  std::size_t taken_ = 0;
  Arrival next_;
};

}  // namespace tuiyan::traffic::test
