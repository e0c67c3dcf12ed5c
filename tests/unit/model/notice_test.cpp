// Whom the ways of an announcement reach.
#include "model/notice.hpp"

#include <doctest/doctest.h>

namespace tuiyan {

TEST_CASE("ways are independent; those in the IVR hear only what is said there") {
  const std::vector<NoticeWay> ways{
      {NoticeChannel::sms, 0.6, {}}, {NoticeChannel::web, 0.5, {}}, {NoticeChannel::ivr, 0.9, {}}};
  CHECK(reach_of(Audience::all, ways) == doctest::Approx(0.8));  // 1 - 0.4 x 0.5
  CHECK(reach_of(Audience::callers, ways) == doctest::Approx(0.9));
  CHECK(reach_of(Audience::all, ways, {1, 0, 1}) == doctest::Approx(0.6));
  CHECK(reach_of(Audience::callers, ways, {1, 1, 0}) == 0);
  CHECK(reach_of(Audience::all, {}) == 1);  // without ways everybody
  CHECK(reach_of(Audience::callers, {}) == 1);
}

}  // namespace tuiyan
