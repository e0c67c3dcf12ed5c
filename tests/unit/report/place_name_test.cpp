#include "report/place_name.hpp"

#include <doctest/doctest.h>

#include "unit/draw/sample_drill.hpp"

using namespace tuiyan;

TEST_CASE("a place goes by the name of the thing in which it lies") {
  const auto documents = sample::documents();
  const std::string seats = documents->site.seat_groups.begin()->id;
  const auto name = [&](const std::string& pointer, Language language = Language::zh) {
    return report::name_of_place(*documents, pointer, language);
  };
  CHECK(name("/site/seat_groups/" + seats + "/seats") == "正式座席");
  CHECK(name("/site/seat_groups/" + seats, Language::en) == "main seats");
  CHECK(name("/site/locations/centre") == "客服大厅");
  CHECK(name("/site/services/answering/needs/sum/0") == "人工接听");
}

TEST_CASE("a place in nothing that has a name is told by nothing") {
  const auto documents = sample::documents();
  for (const char* pointer : {"", "/", "/site", "/site/calls/interval", "/site/seat_groups",
                              "/site/seat_groups/none/seats", "/plan/grading/good", "/site/locations/centres"})
    CHECK_MESSAGE(report::name_of_place(*documents, pointer, Language::zh).empty(), pointer);
}
