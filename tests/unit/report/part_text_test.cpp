// What is said of parts that no drill missed, and what --target leaves out.
#include "report/part_text.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "unit/draw/sample_drill.hpp"

using namespace tuiyan;
using result::Criticality;
using result::Part;
using result::PartKind;

namespace {

Part unmoved(const char* id, std::uint64_t drills) {
  Part part;
  part.names = {{PartKind::person, id, {}, ""}};
  part.played = drills;
  part.unnoticed = true;
  part.noticed_within = 1 - std::pow(0.05, 1 / static_cast<double>(drills));
  return part;
}

Criticality study_with(std::vector<Part> losses) {
  Criticality study;
  study.documents = sample::documents();
  study.drills = study.base_played = 29;
  study.losses = std::move(losses);
  return study;
}

}  // namespace

TEST_CASE("that nothing misses a part is said of 29 drills, and not of 28") {
  const Criticality study = study_with({unmoved("enough", 29), unmoved("few", 28), unmoved("fewer", 3)});
  CHECK(report::unnoticed_lines(study, Language::en) == std::vector<std::string>{"person: enough"});
  CHECK(report::unnoticed_note(study, Language::en)
            .find("At least 29 drills each: with 95 % confidence each matters in "
                  "no more than 9.8% of drills") == 0);
  std::string all;
  for (const std::string& sentence : report::part_conclusion(study, Language::en)) all += sentence + "\n";
  CHECK(all.find("1 parts are missed by no figure of any drill.") != std::string::npos);
  CHECK(all.find("2 more parts have shown no difference yet, but in too few drills (3 at the least)") !=
        std::string::npos);
  CHECK(all.find("(ask for more with -n): few, fewer.") != std::string::npos);
  std::string none;
  for (const std::string& sentence : report::part_conclusion(study_with({unmoved("enough", 29)}), Language::zh))
    none += sentence + "\n";
  CHECK(none.find("推演太少（最少") == std::string::npos);
}

TEST_CASE("with --target the target that moves most is that one") {
  Part part;
  part.names = {{PartKind::person, "p", {}, ""}};
  part.played = 10;
  Criticality study = study_with({});
  const auto& targets = study.documents->plan.targets;
  REQUIRE(targets.size() >= 2);
  for (std::uint32_t i = 0; i < 2; ++i) {
    result::TargetChange change;
    change.before = change.after = targets.at(i);
    change.pairs = 10;
    change.met_before = {0.9, {0.8, 1}};
    change.met_after = {i == 0 ? 0.8 : 0.1, {0, 1}};
    change.met_change = {change.met_after.value - 0.9, {-1, 0}};
    part.targets.push_back(change);
  }
  study.losses = {part};
  const auto hit = [&] { return report::part_rows(study, report::PartList::losses, Language::en)[0].hit; };
  CHECK(hit().find("90.0% → 10.0%") != std::string::npos);
  study.only = targets.at(0);
  CHECK(hit().find("90.0% → 80.0%") != std::string::npos);
}
