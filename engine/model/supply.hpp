// The reckoning of suppliers and of limits in working days, by the site's calendar; and where a step finds its goods.
//
// Contract: pure functions; instants are of the drill, clock times and dates local (a drill that
// crosses a change of the clock keeps the offset of its start). A supplier is open on his days from `opens` to
// `closes` (`closes` not after `opens`: until then on the next day). A request is taken at the first
// moment at which he is open; it counts for the day of that moment, or, after the cut-off, for the next
// day on which he is open.
#pragma once

#include <optional>

#include "model/scenario.hpp"

namespace tuiyan {

// Monday to Friday and days worked in exchange, less holidays.
[[nodiscard]] bool is_working_day(const Calendar& calendar, std::int64_t date);
// Local date of an instant.
[[nodiscard]] std::int64_t date_at(const Documents& documents, Time at);
// He takes requests at this moment, and his commitment holds.
[[nodiscard]] bool is_open(const Documents& documents, const Supplier& supplier, Time at);
// His commitment holds at the date of this moment.
[[nodiscard]] bool is_valid(const Documents& documents, const Supplier& supplier, Time at);
// When a request made at `at` is taken; none when he never opens again within 400 days.
[[nodiscard]] std::optional<Time> taken_at(const Documents& documents, const Supplier& supplier, Time at);
// When goods taken at `taken` and prepared by `prepared` come to the place (or the airport city), without the
// last stretch of road.
[[nodiscard]] Time delivered_at(const Documents& documents, const Supplier& supplier, Time taken, Time prepared);
// Where a step takes what it uses and puts what it leaves: where it is done, or where the component stands that it is
// about; else where `by` works or, while nobody is known to do it, whoever fills its role first. None: none is written.
[[nodiscard]] Index<Location> store_of(const Documents& documents, const Step& step, Index<Person> by = {});
// From ready to late: `within`, or to the end of the n-th working day after that of `ready`; none: never late.
[[nodiscard]] std::optional<Duration> time_limit(const Documents& documents, const Step& step, Time ready);

}  // namespace tuiyan
