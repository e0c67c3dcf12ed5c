// What records say about one class of calls.
//
// Contract: a class stands on its own figures where it has enough of them (`least_own` talks, waits that
// ended in abandoning, identified abandoners); where it has not, those of its kin stand in (classes that are alike in
// the first of several columns, such as one type of calls by priority), and where these have not either, those of
// all classes.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "exchange/arrival_fit.hpp"
#include "exchange/call_sheet.hpp"
#include "exchange/course_fit.hpp"
#include "exchange/duration_fit.hpp"
#include "exchange/patience_fit.hpp"
#include "exchange/redial_fit.hpp"

namespace tuiyan::exchange {

struct FitOptions {
  double short_limit_s = 10;  // talks up to this are counted apart from the lognormal
  double window_s = 3600;     // in which a call again counts as a redial
  // First and last day of a curve of customers out. When `Fit::least_ordinary` (fit.hpp) days remain outside of it,
  // profile and day factor are those of the days outside.
  std::optional<std::pair<std::int64_t, std::int64_t>> outage_days;
};

// Whose records a figure of a class stands on.
enum class Whose : std::uint8_t { own, kin, all };

struct ClassFit {
  static constexpr std::size_t least_own = 50, slots = 48;
  std::string name;     // as in the table; empty when it tells none apart
  std::string id;       // for a document
  std::size_t row = 0;  // of CallSheet::classes
  std::size_t calls = 0, answered = 0, abandoned = 0, left_in_ivr = 0, blocked = 0;
  ArrivalFit arrivals;  // of all calls, those that end in the IVR included
  Estimate ended_in_ivr;
  DurationFit ivr, talk;
  CourseFit talk_course;  // of talk over the day; of all classes: each talk by the mean of its class
  DurationFit even_talk;  // where the course has parts: talk by its factor, the law that the factors multiply
  PatienceFit patience;
  RedialFit redial;
  Whose ivr_of = Whose::own, talk_of = Whose::own, patience_of = Whose::own, redial_of = Whose::own;
  [[nodiscard]] std::size_t asked() const { return answered + abandoned; }
  // The share of calls that are first attempts: what a rate of arrivals stands for beside redials.
  [[nodiscard]] double first_attempts() const;
};

using ClassCalls = std::vector<const RecordedCall*>;

// Calls by day, for each of the days.
[[nodiscard]] std::vector<DayCounts> day_counts(const ClassCalls& calls, const std::set<std::int64_t>& days);
// Of the calls of one class, or of all; arrivals of these days.
[[nodiscard]] ClassFit fit_class(const ClassCalls& calls, const std::set<std::int64_t>& days,
                                 const FitOptions& options);
// All classes together: what hangs on the time of day is their talks, each by the mean of its class, so that a
// class which calls more at some hours does not pass for a difference between hours.
void fit_common_course(ClassFit& all, const std::vector<ClassCalls>& by_class, const FitOptions& options);
// What a class cannot say for itself is said by others who can: its kin (none: it has no kin), else all together.
void borrow(ClassFit& fit, const ClassFit* kin, const ClassFit& all);

}  // namespace tuiyan::exchange
