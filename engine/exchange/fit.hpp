// Everything that a table of calls says about a centre: what `tuiyan fit` is about.
//
// Contract: a class stands on its own figures where it has enough of them (`least_own` talks, waits that
// ended in abandoning, identified abandoners); where it has not, those of all classes stand in and the flag says so.
// Days with a hole in the records (arrival_fit.hpp) are left out of profile and day factor, and listed.
// Statistics by interval say less: mean talk, an exponential patience, no redial; what they cannot say stays empty.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "exchange/arrival_fit.hpp"
#include "exchange/call_sheet.hpp"
#include "exchange/count_sheet.hpp"
#include "exchange/duration_fit.hpp"
#include "exchange/outage_fit.hpp"
#include "exchange/patience_fit.hpp"
#include "exchange/redial_fit.hpp"
#include "exchange/skill.hpp"
#include "exchange/staffing.hpp"

namespace tuiyan::exchange {

struct FitOptions {
  double short_limit_s = 10;  // talks up to this are counted apart from the lognormal
  double window_s = 3600;     // in which a call again counts as a redial
  // First and last day of a curve of customers out. When `Fit::least_ordinary` days remain outside of it,
  // profile and day factor are those of the days outside.
  std::optional<std::pair<std::int64_t, std::int64_t>> outage_days;
};

struct ClassFit {
  std::string name;     // as in the table; empty when it tells none apart
  std::string id;       // for a document
  std::size_t row = 0;  // of CallSheet::classes
  std::size_t calls = 0, answered = 0, abandoned = 0, left_in_ivr = 0, blocked = 0;
  ArrivalFit arrivals;  // of all calls, those that end in the IVR included
  Estimate ended_in_ivr;
  DurationFit ivr, talk;
  PatienceFit patience;
  RedialFit redial;
  bool own_ivr = true, own_talk = true, own_patience = true, own_redial = true;
  [[nodiscard]] std::size_t asked() const { return answered + abandoned; }
  // The share of calls that are first attempts: what a rate of arrivals stands for beside redials.
  [[nodiscard]] double first_attempts() const;
};

struct Fit {
  static constexpr std::size_t least_own = 50;
  static constexpr std::size_t slots = 48, least_ordinary = 7;
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
