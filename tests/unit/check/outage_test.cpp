// What a fault takes down before anybody does anything, on the shipped site.
#include <doctest/doctest.h>

#include "check/outage.hpp"
#include "input/documents.hpp"

namespace tuiyan::check {
namespace {

struct Stage {
  std::shared_ptr<const Documents> documents;
  Fault fault;

  explicit Stage(const std::string& struck, FaultEffect effect = FaultEffect::crash) {
    Diagnostics diagnostics;
    documents = input::load_plan(TUIYAN_SOURCE_DIR "/plans/95598-seat-system.json", diagnostics);
    REQUIRE(documents);
    fault.effect = effect;
    fault.strikes = {component(struck)};
  }
  [[nodiscard]] const Site& site() const { return documents->site; }
  [[nodiscard]] Subject component(const std::string& id) const { return about(site().components.find(id)); }
  [[nodiscard]] Subject service(const std::string& id) const { return about(site().services.find(id)); }
  [[nodiscard]] Subject group(const std::string& id) const { return about(site().seat_groups.find(id)); }
};

}  // namespace

TEST_CASE("a server takes along what runs on it, and the seats that need it, but not the standby ones") {
  const Stage stage("seat-server");
  const Outage outage(stage.site(), stage.fault);
  CHECK(outage.is_down(stage.component("seat-system")));
  CHECK(outage.is_down(stage.service("seat-desk")));
  CHECK(outage.is_down(stage.group("main-seats")));
  CHECK_FALSE(outage.is_down(stage.group("emergency-seats")));
  CHECK_FALSE(outage.is_down(stage.service("answering")));  // the standby seats could answer
}

TEST_CASE("one side of a pair is carried by the other") {
  const Stage stage("media-server-a");
  const Outage outage(stage.site(), stage.fault);
  CHECK(outage.lost() == std::vector<Subject>{stage.component("media-server-a")});
}

TEST_CASE("a UPS carries what it feeds when the mains fails") {
  const Stage stage("mains", FaultEffect::power_loss);
  const Outage outage(stage.site(), stage.fault);
  CHECK(outage.is_down(stage.component("mains")));
  CHECK_FALSE(outage.is_down(stage.component("office-lan")));
  CHECK_FALSE(outage.is_down(stage.service("platform")));
}

TEST_CASE("a UPS that fails takes down what only it feeds") {
  const Stage stage("ups-hall");
  const Outage outage(stage.site(), stage.fault);
  CHECK(outage.is_down(stage.component("seat-terminals")));
  CHECK(outage.is_down(stage.component("voip-leader")));
  CHECK_FALSE(outage.is_down(stage.component("phone-leader")));
}

TEST_CASE("what is only weakened is not down") {
  const Stage stage("carrier-a-fibre", FaultEffect::partial);
  const Outage outage(stage.site(), stage.fault);
  CHECK(outage.lost().empty());
}

}  // namespace tuiyan::check
