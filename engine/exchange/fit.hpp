// Everything that a table of calls says about a centre: what `tuiyan fit` is about.
//
// Contract: classes as in class_fit.hpp, all together and each for itself. Days with a hole in the records
// (arrival_fit.hpp) are left out of profile and day factor, and listed. Statistics by interval say less: mean talk, an
// exponential patience, no redial; what they cannot say stays empty.
#pragma once

#include <string>
#include <vector>

#include "exchange/class_fit.hpp"
#include "exchange/count_sheet.hpp"
#include "exchange/outage_fit.hpp"
#include "exchange/skill.hpp"
#include "exchange/staffing.hpp"

namespace tuiyan::exchange {

struct Fit {
  static constexpr std::size_t least_own = ClassFit::least_own;
  static constexpr std::size_t slots = ClassFit::slots, least_ordinary = 7;
  TableKind kind = TableKind::call_records;
  std::string file;
  std::size_t rows = 0, used = 0, talks_left_out = 0;
  std::vector<RowProblem> problems;
  std::int64_t first_day = 0, last_day = 0;
  std::vector<std::int64_t> days_left_out;  // with holes
  std::vector<Gap> gaps;
  std::size_t empty_intervals = 0;  // of statistics: not in the table, taken for no calls
  ClassFit all;
  std::vector<ClassFit> classes;  // most calls first; one when the table tells none apart
  PatienceFit after_call;         // survival of after-call work, see staffing.hpp
  Skills skills;
  Staffing staffing;
  // Mean agents at work by group and slot, over the days of the weekdays with the busiest profile.
  std::vector<std::vector<double>> mean_staff;
  bool has_shape = true;  // false: only means are known (statistics)
  OutageFit outage;       // of all classes; not fitted without a curve
  std::size_t outage_days_left_out = 0;
  bool outage_base_known = false;    // false: ordinary calls are taken to come at the same rate at all hours
  std::vector<double> outage_parts;  // by class as in `classes`: its part of the calls in the time of the curve
};

// Agents at work in each slot, all groups together.
[[nodiscard]] std::vector<double> staff_of_all(const Fit& fit);

[[nodiscard]] Fit fit_calls(const CallSheet& sheet, const FitOptions& options);
[[nodiscard]] Fit fit_counts(const CountSheet& sheet, TableKind kind, const FitOptions& options);
// Fits what customers out add, from calls and curve by the same clock; `fit` is that of the same sheet.
void add_outage(Fit& fit, const CallSheet& sheet, const std::vector<OutagePoint>& curve);
void add_outage(Fit& fit, const CountSheet& sheet, const std::vector<OutagePoint>& curve);

// Letters a-z, digits and hyphens of a name, or "class-<number>" when none is left.
[[nodiscard]] std::string id_of(const std::string& name, std::size_t number);

}  // namespace tuiyan::exchange
