// What people call the thing in which a place of the merged documents lies.
//
// Contract: "/site/seat_groups/spare-seats/seats" gives the name of spare-seats; "" for a place in nothing that has one.
#pragma once

#include <string>

#include "event/log.hpp"

namespace tuiyan::report {

[[nodiscard]] std::string name_of_place(const Documents& documents, const std::string& pointer, Language language);

}  // namespace tuiyan::report
