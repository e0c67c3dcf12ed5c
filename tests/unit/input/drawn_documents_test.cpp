#include "input/drawn_documents.hpp"

#include <set>

#include "good_documents.hpp"

namespace tuiyan::input {
namespace {

std::shared_ptr<const Documents> loaded() {
  Diagnostics diagnostics;
  auto documents = load("plan.json", "scenario.json", diagnostics);
  REQUIRE_MESSAGE(documents != nullptr, diagnostics.sorted().front().expected.en);
  return documents;
}

std::shared_ptr<const Documents> drawn(const DrawnDocuments& documents, std::uint64_t number) {
  Diagnostics diagnostics;
  auto found = documents.draw(7, number, diagnostics);
  REQUIRE(found != nullptr);
  return found;
}

void make_seats_uncertain() {
  Scratch::replace("site.json", "\"seats\": 12", R"("seats": {"value": 12, "uncertain": {"from": 10, "to": 14}})");
}

void make_talk_uncertain() {
  Scratch::replace("site.json", R"("talk": {"median": "2 min", "p90": "5 min"})",
                   R"("talk": {"median": {"value": "2 min", "uncertain": {"low": "90 s", "mode": "2 min",
                      "high": "3 min"}}, "p90": "5 min", "basis": {"zh": "假定", "en": "assumed"}})");
}

double talk_median_s(const Documents& documents) {
  return std::get<Lognormal>(documents.site.classes[documents.site.classes.find("fault-report")].talk).median_s;
}

int seats(const Documents& documents) {
  return documents.site.seat_groups[documents.site.seat_groups.find("main-seats")].seats;
}

}  // namespace

TEST_CASE("uncertain figures: what is written is what a drill takes, and the range is known beside it") {
  Scratch scratch;
  make_seats_uncertain();
  make_talk_uncertain();
  const auto documents = loaded();
  CHECK(seats(*documents) == 12);
  CHECK(talk_median_s(*documents) == 120.0);
  REQUIRE(documents->parameters.size() == 2);
  const Parameter& first = documents->parameters[0];
  CHECK(first.pointer == "/site/seat_groups/main-seats/seats");
  CHECK(first.unit == "");
  CHECK(first.whole);
  CHECK(first.low == 10);
  CHECK(first.high == 14);
  CHECK_FALSE(first.mode);
  const Parameter& second = documents->parameters[1];
  CHECK(second.pointer == "/site/classes/fault-report/talk/median");
  CHECK(second.unit == "min");
  CHECK(second.value == 2);
  CHECK(second.low == 1.5);  // 90 s in the unit of the figure
  CHECK(second.high == 3);
  CHECK(*second.mode == 2);
  CHECK(second.basis == "假定");  // of the law around it
  CHECK_FALSE(documents->parameter_draw);
}

TEST_CASE("uncertain figures: how often a risk happens may be one") {
  Scratch scratch;
  Scratch::replace("plan.json", "\"per_year\": 0.5",
                   R"("per_year": {"value": 0.5, "uncertain": {"from": 0.2, "to": 1}})");
  const auto documents = loaded();
  CHECK(documents->plan.header.risks.begin()->per_year == 0.5);
  CHECK(documents->parameters.size() == 1);
}

TEST_CASE("uncertain figures: drawn inside the range, the same for the same number") {
  Scratch scratch;
  make_seats_uncertain();
  make_talk_uncertain();
  const DrawnDocuments documents(loaded());
  std::set<int> seen;
  for (std::uint64_t number = 0; number < 60; ++number) {
    const auto once = drawn(documents, number), again = drawn(documents, number);
    CHECK(once->resolved == again->resolved);
    CHECK(once->parameter_draw == number);
    seen.insert(seats(*once));
    CHECK(talk_median_s(*once) >= 90);
    CHECK(talk_median_s(*once) <= 180);
    CHECK(once->parameters[1].value == doctest::Approx(talk_median_s(*once) / 60).epsilon(1e-7));
    // What is written in the header of a log says all of it.
    Diagnostics diagnostics;
    const auto back = from_resolved(once->resolved, diagnostics);
    REQUIRE(back != nullptr);
    CHECK(back->resolved == once->resolved);
    CHECK(back->parameter_draw == number);
    CHECK(seats(*back) == seats(*once));
  }
  CHECK(seen == std::set<int>{10, 11, 12, 13, 14});  // each has 1/5: P(one is missing) <= 5 * 0.8^60 = 8e-6
}

TEST_CASE("uncertain figures: one more of them leaves the others where they were") {
  Scratch scratch;
  make_talk_uncertain();
  const DrawnDocuments alone(loaded());
  make_seats_uncertain();
  const DrawnDocuments both(loaded());
  for (std::uint64_t number = 0; number < 20; ++number)
    CHECK(talk_median_s(*drawn(alone, number)) == talk_median_s(*drawn(both, number)));
}

TEST_CASE("uncertain figures: a patch may bring one in, change its value or take it away") {
  Scratch scratch;
  make_seats_uncertain();
  Scratch::replace("scenario.json", "\"schema\": 1,",
                   R"("schema": 1, "site_changes": {"seat_groups": {"main-seats": {"seats": {"value": 13}}}},)");
  auto documents = loaded();
  CHECK(seats(*documents) == 13);
  CHECK(documents->parameters.at(0).high == 14);
  Scratch::replace("scenario.json", R"({"value": 13})", "11");
  documents = loaded();
  CHECK(seats(*documents) == 11);
  CHECK(documents->parameters.empty());
}

TEST_CASE("uncertain figures: figures that do not go together in some draw are told, not mended") {
  Scratch scratch;
  make_talk_uncertain();
  const DrawnDocuments documents(loaded());
  // Only reachable past the check of the ends: a document whose range was widened afterwards.
  auto widened = std::make_shared<Documents>(*loaded());
  const std::string before = R"("high":"3 min")", after = R"("high":"9 min")";
  widened->resolved.replace(widened->resolved.find(before), before.size(), after);
  widened->parameters[0].high = 9;
  const DrawnDocuments bad(widened);
  int refused = 0;
  for (std::uint64_t number = 0; number < 40; ++number) {
    Diagnostics diagnostics;
    if (bad.draw(7, number, diagnostics) != nullptr) continue;
    ++refused;
    CHECK(to_line(diagnostics.sorted().front(), false).find("\"median\" that is at most \"p90\"") != std::string::npos);
  }
  CHECK(refused > 0);
  CHECK(refused < 40);
}

}  // namespace tuiyan::input
