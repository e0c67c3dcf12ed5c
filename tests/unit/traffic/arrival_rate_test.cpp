// The majorant of random rates: profiles in steps and lines, weeks, day factors, surges of every shape.
#include "traffic/arrival_rate.hpp"

#include <doctest/doctest.h>

#include "unit/traffic/call_script.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

using rc::gen::inRange;

DayCourse random_day() {
  DayCourse day;
  for (int hour = *inRange(0, 6); hour < 24; hour += *inRange(1, 12))
    day.push_back({seconds(3600.0 * hour), 0.01 * *inRange(0, 10), *inRange(0, 2) == 0});
  return day;
}

Surge random_surge(int number) {
  Surge surge;
  surge.id = "s" + std::to_string(number);
  surge.from = seconds(60 * *inRange(0, 3000));
  surge.rise = seconds(60 * *inRange(0, 300));
  surge.fall = seconds(60 * *inRange(0, 300));
  surge.to = surge.from + surge.rise + seconds(60 * *inRange(1, 300));
  if (*inRange(0, 2) == 0) {
    surge.decay = seconds(60 * *inRange(1, 300));
    surge.fall = Duration{0};
  } else {
    surge.to += surge.fall;
  }
  surge.factor = 0.5 * *inRange(0, 10);
  surge.adds_per_second = 0.1 * *inRange(0, 3);
  return surge;
}

}  // namespace

TEST_CASE("properties of random rates") {
  CHECK(rc::check("pieces cover the scenario, bound the rate, and are the rate where they are flat", [] {
    Documents d = centre(3600.0 * *inRange(1, 72));
    d.scenario.start_of_day = seconds(60 * *inRange(0, 1440));
    d.scenario.start_date = 20'665 + *inRange(0, 7);
    d.scenario.warm_up = seconds(60 * *inRange(0, 3000));
    CallClass c = call_class("c", always(1), always(1));
    c.rate = random_day();
    if (*inRange(0, 2) == 0)
      for (std::size_t kind = 0; kind < day_kinds; ++kind) c.week.push_back(random_day());
    if (*inRange(0, 2) == 0) c.day_factor_sd = 0.1 * *inRange(1, 10);
    d.site.classes.add(c);
    for (int k = *inRange(0, 4); k > 0; --k) d.scenario.surges.add(random_surge(k));
    if (*inRange(0, 2) == 0) d.site.calendar.holidays = {20'667};
    const ArrivalRate rate(d, {0}, Stream(Luck{1, 0, 0}));
    const std::vector<ArrivalRate::Piece> pieces = rate.pieces();
    const std::int64_t from = -d.scenario.warm_up.us, to = d.scenario.length.us;
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) RC_ASSERT(pieces[i].to_us <= pieces[i + 1].from_us);
    for (int k = 0; k < 200; ++k) {
      const std::int64_t us = from + static_cast<std::int64_t>(static_cast<double>(to - from) * k / 200.0);
      const auto piece = std::find_if(pieces.begin(), pieces.end(), [us](const ArrivalRate::Piece& one) {
        return one.from_us <= us && us < one.to_us;
      });
      const double now = rate.at(us);
      RC_ASSERT(now >= 0);
      if (piece == pieces.end()) {
        RC_ASSERT(now == 0);  // where nobody can call there is no piece
      } else {
        RC_ASSERT(now <= piece->per_second * (1 + 1e-12));
        if (piece->flat) RC_ASSERT(now == piece->per_second);
      }
    }
  }));
}
