#include "traffic/arrival_rate.hpp"

#include <algorithm>

#include "base/calendar.hpp"
#include "base/check.hpp"
#include "base/law.hpp"
#include "base/real.hpp"

namespace tuiyan::traffic {
namespace {

constexpr std::int64_t day_us = one_day.us;

// Corners of an exponential decay: four to a time constant, so that the majorant is at most 1.28 times the
// rate; after twenty of them (2e-9 of the peak) the rest is one piece.
constexpr int corners_per_decay = 4, decays_cornered = 20;

double share_of(std::int64_t part_us, Duration whole) {
  return static_cast<double>(part_us) / static_cast<double>(whole.us);
}

// In what measure a surge is there, 0 to 1.
double measure_at(const Surge& surge, std::int64_t us, bool before) {
  const std::int64_t since = us - surge.from.us, left = surge.to.us - us;
  if (before ? since <= 0 : since < 0) return 0;
  double measure = 1;
  if (surge.rise.us > 0) measure = std::min(measure, share_of(since, surge.rise));
  if (surge.decay) return left < 0 ? natural_exp(share_of(left, *surge.decay)) : measure;
  if (before ? left < 0 : left <= 0) return 0;
  if (surge.fall.us > 0) measure = std::min(measure, share_of(left, surge.fall));
  return measure;
}

std::vector<std::int64_t> corners_of(const Surge& surge) {
  std::vector<std::int64_t> all = {surge.from.us, surge.from.us + surge.rise.us, surge.to.us - surge.fall.us,
                                   surge.to.us};
  if (surge.decay)
    for (int i = 1; i <= corners_per_decay * decays_cornered; ++i)
      all.push_back(surge.to.us + surge.decay->us / corners_per_decay * i);
  return all;
}

}  // namespace

ArrivalRate::ArrivalRate(const Documents& documents, Index<CallClass> index, const Stream& stream)
    : class_(documents.site.classes[index]), scenario_(documents.scenario), calendar_(documents.site.calendar) {
  TUIYAN_CHECK(class_.week.empty() || class_.week.size() == day_kinds);
  for (std::uint32_t row = 0; row < scenario_.surges.size(); ++row) {
    const std::vector<Index<CallClass>>& meant = scenario_.surges[{row}].classes;
    if (meant.empty() || std::find(meant.begin(), meant.end(), index) != meant.end()) surges_.push_back(row);
  }
  if (class_.day_factor_sd <= 0) return;
  const Law factor = gamma_from_moments(1, class_.day_factor_sd);
  const Key key = Key(Purpose::day_factor).with(class_.id);
  first_day_ = day_number(scenario_.start_of_day - scenario_.warm_up);
  const std::int64_t last_day = day_number(scenario_.start_of_day + scenario_.length);
  for (std::int64_t day = first_day_; day <= last_day; ++day)
    day_factors_.push_back(
        quantile(factor, stream.uniform(key.with(static_cast<std::uint64_t>(scenario_.start_date + day)))));
}

const DayCourse& ArrivalRate::day_rate(std::int64_t day) const {
  if (class_.week.empty()) return class_.rate;
  return class_.week[static_cast<std::size_t>(day_kind(calendar_, scenario_.start_date + day))];
}

double ArrivalRate::base(std::int64_t us, bool before) const {
  const Duration clock = scenario_.start_of_day + Duration{us};
  // Just before midnight it is still the day before.
  const std::int64_t day = day_number(before ? clock - Duration{1} : clock);
  const DayCourse& profile = day_rate(day);
  if (profile.empty()) return 0;
  const double rate = level_at(profile, Duration{clock.us - day * day_us}, before);
  if (day_factors_.empty()) return rate;
  const std::int64_t row =
      std::clamp<std::int64_t>(day - first_day_, 0, static_cast<std::int64_t>(day_factors_.size()) - 1);
  return rate * day_factors_[static_cast<std::size_t>(row)];
}

double ArrivalRate::at(std::int64_t us, bool before, const std::vector<double>* surges_left) const {
  double rate = base(us, before), added = 0;
  for (const std::uint32_t row : surges_) {
    const Surge& surge = scenario_.surges[{row}];
    const double measure = measure_at(surge, us, before) * (surges_left != nullptr ? (*surges_left)[row] : 1);
    rate *= 1 + (surge.factor - 1) * measure;
    added += surge.adds_per_second * measure;
  }
  return rate + added;
}

std::vector<std::int64_t> ArrivalRate::corners() const {
  const std::int64_t from = -scenario_.warm_up.us, to = scenario_.length.us;
  std::vector<std::int64_t> all = {from, to};
  const std::int64_t first_day = day_number(scenario_.start_of_day + Duration{from});
  const std::int64_t last_day = day_number(scenario_.start_of_day + Duration{to});
  for (std::int64_t day = first_day; day <= last_day; ++day) {
    const std::int64_t midnight = day * day_us - scenario_.start_of_day.us;
    if (!class_.week.empty() || !day_factors_.empty()) all.push_back(midnight);
    for (const DayPiece& piece : day_rate(day)) all.push_back(midnight + piece.from.us);
  }
  for (const std::uint32_t row : surges_) {
    const std::vector<std::int64_t> more = corners_of(scenario_.surges[{row}]);
    all.insert(all.end(), more.begin(), more.end());
  }
  std::erase_if(all, [&](std::int64_t us) { return us < from || us > to; });
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<ArrivalRate::Piece> ArrivalRate::pieces() const {
  std::vector<Piece> all;
  if (class_.rate.empty() && class_.week.empty()) return all;
  const std::vector<std::int64_t> ends = corners();
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    Piece piece{ends[i], ends[i + 1], 0, true};
    const auto larger = [&piece](double first, double last) {
      if (first != last) piece.flat = false;
      return std::max(first, last);
    };
    piece.per_second = larger(base(piece.from_us, false), base(piece.to_us, true));
    double added = 0;
    for (const std::uint32_t row : surges_) {
      const Surge& surge = scenario_.surges[{row}];
      const double first = measure_at(surge, piece.from_us, false), last = measure_at(surge, piece.to_us, true);
      const double most = larger(1 + (surge.factor - 1) * first, 1 + (surge.factor - 1) * last);
      piece.per_second *= most;
      added += surge.adds_per_second * larger(first, last);
    }
    piece.per_second += added;
    if (piece.per_second > 0) all.push_back(piece);
  }
  return all;
}

}  // namespace tuiyan::traffic
