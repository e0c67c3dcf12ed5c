#include "exchange/outage_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tuiyan::exchange {
namespace {

constexpr std::size_t terms = 3;  // base, customer-hours, first calls
using Row = std::array<double, terms>;

struct LinearPoisson {
  Row weights{};
  std::vector<double> mean;
  double log_likelihood = 0;  // without ln y!
};

LinearPoisson solve(const std::vector<Row>& rows, const std::vector<CallInterval>& intervals, int steps) {
  LinearPoisson fit;
  Row sums{};
  double calls = 0;
  for (const Row& row : rows)
    for (std::size_t j = 0; j < terms; ++j) sums[j] += row[j];
  for (const CallInterval& one : intervals) calls += one.calls;
  // Each term starts with a third of the calls.
  for (std::size_t j = 0; j < terms; ++j) fit.weights[j] = sums[j] > 0 ? std::max(calls, 1.0) / 3 / sums[j] : 0;
  fit.mean.assign(rows.size(), 0);
  for (int step = 0; step <= steps; ++step) {
    Row pulls{};
    fit.log_likelihood = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      double mean = 0;
      for (std::size_t j = 0; j < terms; ++j) mean += fit.weights[j] * rows[i][j];
      mean = std::max(mean, 1e-12);
      fit.mean[i] = mean;
      fit.log_likelihood += intervals[i].calls * std::log(mean) - mean;
      for (std::size_t j = 0; j < terms; ++j) pulls[j] += rows[i][j] * intervals[i].calls / mean;
    }
    if (step == steps) break;
    for (std::size_t j = 0; j < terms; ++j)
      if (sums[j] > 0) fit.weights[j] *= pulls[j] / sums[j];
  }
  return fit;
}

std::vector<Row> rows_of(const std::vector<OutagePoint>& curve, const std::vector<CallInterval>& intervals,
                         double after_s) {
  std::vector<Row> rows;
  const std::vector<OutageDrive> drives = drive(curve, intervals, after_s);
  for (std::size_t i = 0; i < intervals.size(); ++i)
    rows.push_back({intervals[i].base, drives[i].customer_hours, drives[i].first_calls});
  return rows;
}

// The inverse of a symmetric 3 x 3 matrix by Gauss-Jordan; rows of terms without weight are left out.
std::array<Row, terms> inverse(std::array<Row, terms> a) {
  std::array<Row, terms> out{};
  for (std::size_t i = 0; i < terms; ++i) out[i][i] = 1;
  for (std::size_t k = 0; k < terms; ++k) {
    const double pivot = a[k][k];
    if (pivot <= 1e-300) continue;
    for (std::size_t j = 0; j < terms; ++j) {
      a[k][j] /= pivot;
      out[k][j] /= pivot;
    }
    for (std::size_t i = 0; i < terms; ++i) {
      if (i == k) continue;
      const double times = a[i][k];
      for (std::size_t j = 0; j < terms; ++j) {
        a[i][j] -= times * a[k][j];
        out[i][j] -= times * out[k][j];
      }
    }
  }
  return out;
}

}  // namespace

std::vector<double> after_grid_s() {
  std::vector<double> grid;
  for (double s = 60; s < 86'400 * 1.01; s *= 1.2) grid.push_back(s);
  return grid;
}

std::vector<OutageDrive> drive(const std::vector<OutagePoint>& curve, const std::vector<CallInterval>& intervals,
                               double after_s) {
  std::vector<OutageDrive> drives(intervals.size());
  if (curve.empty()) return drives;
  std::vector<double> cuts;
  for (const OutagePoint& point : curve) cuts.push_back(point.at_s);
  for (const CallInterval& one : intervals) {
    cuts.push_back(one.from_s);
    cuts.push_back(one.to_s);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  // Who is out at the first point has been out for longer than is known: no first calls of theirs.
  double out = 0, to_call = 0;
  std::size_t next = 0, interval = 0;
  for (std::size_t c = 0; c + 1 < cuts.size(); ++c) {
    for (; next < curve.size() && curve[next].at_s <= cuts[c]; ++next) {
      const double now = curve[next].customers;
      if (next > 0 && now > out) to_call += now - out;
      if (now < out) to_call = out > 0 ? to_call * now / out : 0;
      out = now;
    }
    const double length_s = cuts[c + 1] - cuts[c];
    const double called = to_call * -std::expm1(-length_s / after_s);
    to_call -= called;
    while (interval < intervals.size() && intervals[interval].to_s <= cuts[c]) ++interval;
    if (interval == intervals.size() || intervals[interval].from_s > cuts[c]) continue;
    drives[interval].customer_hours += out * length_s / 3600;
    drives[interval].first_calls += called;
  }
  return drives;
}

OutageFit fit_outage(const std::vector<OutagePoint>& curve, const std::vector<CallInterval>& intervals) {
  OutageFit fit;
  if (curve.empty()) return fit;
  for (const CallInterval& one : intervals)
    if (one.from_s >= curve.front().at_s && one.to_s <= curve.back().at_s) fit.intervals.push_back(one);
  for (std::size_t i = 0; i < curve.size(); ++i) {
    if (i > 0) fit.newly_out += std::max(0.0, curve[i].customers - curve[i - 1].customers);
    fit.most_out = std::max(fit.most_out, curve[i].customers);
  }
  if (fit.intervals.size() < 8) return fit;
  for (const CallInterval& one : fit.intervals) fit.calls += one.calls;

  const std::vector<double> grid = after_grid_s();
  std::vector<double> likelihood;
  for (double after_s : grid)
    likelihood.push_back(solve(rows_of(curve, fit.intervals, after_s), fit.intervals, 300).log_likelihood);
  const auto best = std::max_element(likelihood.begin(), likelihood.end());
  fit.first_after_s = grid[static_cast<std::size_t>(best - likelihood.begin())];
  const std::vector<Row> rows = rows_of(curve, fit.intervals, fit.first_after_s);
  const LinearPoisson solved = solve(rows, fit.intervals, 5000);
  fit.fitted = solved.mean;
  fit.log_likelihood = solved.log_likelihood;

  double chi_square = 0;
  std::array<Row, terms> information{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double mean = solved.mean[i], off = fit.intervals[i].calls - mean;
    chi_square += off * off / mean;
    fit.customer_hours += rows[i][1];
    for (std::size_t j = 0; j < terms; ++j)
      for (std::size_t k = 0; k < terms; ++k) information[j][k] += rows[i][j] * rows[i][k] / mean;
  }
  fit.dispersion = std::max(1.0, chi_square / static_cast<double>(std::max<std::size_t>(rows.size(), 5) - 4));
  const std::array<Row, terms> covariance = inverse(information);
  const auto error = [&](std::size_t j) { return std::sqrt(std::max(0.0, covariance[j][j]) * fit.dispersion); };
  fit.base = {solved.weights[0], error(0)};
  fit.per_1000_out = {1000 * solved.weights[1], 1000 * error(1)};
  fit.first_share = {solved.weights[2], error(2)};
  const double product = std::sqrt(covariance[1][1] * covariance[2][2]);
  fit.correlation = product > 0 ? covariance[1][2] / product : 0;
  fit.separable = fit.per_1000_out.error < std::max(fit.per_1000_out.value, 1e-12) &&
                  fit.first_share.error < std::max(fit.first_share.value, 1e-12) && std::abs(fit.correlation) < 0.95;
  fit.after_low_s = fit.after_high_s = fit.first_after_s;
  for (std::size_t g = 0; g < grid.size(); ++g) {
    if (2 * (*best - likelihood[g]) > 3.84 * fit.dispersion) continue;
    fit.after_low_s = std::min(fit.after_low_s, grid[g]);
    fit.after_high_s = std::max(fit.after_high_s, grid[g]);
  }
  return fit;
}

}  // namespace tuiyan::exchange
