// Talk and after-call work that last longer or shorter by the time of day (Brown et al. 2005, Journal of the
// American Statistical Association 100:36, section 4.3, saw it in a bank's calls).
//
// Contract: what the class's law draws is multiplied by the factor of the instant at which the talk, or the
// after-call work, begins, and rounded to whole microseconds; what was begun is not changed any more. A draw is
// the same with and without a factor, so a plan that moves a call to another hour moves nothing else. Factors are
// those of the site's clock. A class that writes none has no `HandleCourse`, and its calls pay one branch for that.
#pragma once

#include <cstdint>

#include "model/scenario.hpp"

namespace tuiyan::traffic {

class HandleCourse {
 public:
  // `facts` outlives it.
  HandleCourse(const CallClass& facts, Duration start_of_day) : facts_(facts), start_of_day_(start_of_day) {}
  [[nodiscard]] static bool is_needed(const CallClass& facts) {
    return !facts.talk_by_time.empty() || !facts.after_call_by_time.empty();
  }
  [[nodiscard]] double talk_factor(std::int64_t now_us) const { return factor(facts_.talk_by_time, now_us); }
  [[nodiscard]] double after_call_factor(std::int64_t now_us) const {
    return factor(facts_.after_call_by_time, now_us);
  }
  [[nodiscard]] std::int64_t talk_us(std::int64_t drawn_us, std::int64_t now_us) const {
    return stretched_us(drawn_us, talk_factor(now_us));
  }
  [[nodiscard]] std::int64_t after_call_us(std::int64_t drawn_us, std::int64_t now_us) const {
    return stretched_us(drawn_us, after_call_factor(now_us));
  }

 private:
  [[nodiscard]] double factor(const DayCourse& course, std::int64_t now_us) const;
  static std::int64_t stretched_us(std::int64_t us, double factor);

  const CallClass& facts_;
  Duration start_of_day_;
};

}  // namespace tuiyan::traffic
