// Who is fed: islands, distances, limits. All figures can be followed by hand.
#include "world/islands.hpp"

#include <doctest/doctest.h>

#include <rapidcheck.h>

using namespace tuiyan;
using namespace tuiyan::world;

namespace {

// source -> a (1 kW) -s1- b (2 kW) -s2- c (4 kW) =tie= d (8 kW) <- other
struct Row {
  Site site;
  Index<Component> source = add("source", ComponentKind::transformer), other = add("other", ComponentKind::transformer);
  Index<Component> a = line("a", 1, source), b = line("b", 2), c = line("c", 4), d = line("d", 8, other);
  Index<Component> s1 = joins("s1", a, b), s2 = joins("s2", b, c), tie = joins("tie", c, d);
  Arrangement now;

  Row() {
    now.closed.assign(site.components.size(), true);
    now.broken.assign(site.components.size(), false);
    now.delivers.assign(site.components.size(), true);
    now.closed[tie.value] = false;
  }
  Index<Component> add(const char* id, ComponentKind kind) {
    Component made;
    made.id = id;
    made.kind = kind;
    return site.components.add(made);
  }
  Index<Component> line(const char* id, double load_kW, Index<Component> from = {}) {
    const Index<Component> made = add(id, from ? ComponentKind::feeder : ComponentKind::section);
    site.components[made].load_kW = load_kW;
    if (from) site.components[made].powered_by = {from};
    return made;
  }
  Index<Component> joins(const char* id, Index<Component> one, Index<Component> two) {
    const Index<Component> made = add(id, ComponentKind::line_switch);
    site.components[made].line_switch = SwitchFacts{one, two, false, false};
    return made;
  }
  std::vector<double> fed() const {
    const Feeding all = feeding(site, now);
    return {all.fed[a.value], all.fed[b.value], all.fed[c.value], all.fed[d.value]};
  }
};

using Shares = std::vector<double>;

}  // namespace

TEST_CASE("without limits everybody in an island with a feed is fed, and nobody in another") {
  Row row;
  CHECK(row.fed() == Shares{1, 1, 1, 1});
  row.now.closed[row.s1.value] = false;
  CHECK(row.fed() == Shares{1, 0, 0, 1});
  row.now.closed[row.tie.value] = true;  // b and c from the other side
  CHECK(row.fed() == Shares{1, 1, 1, 1});
  row.now.delivers[row.other.value] = false;
  CHECK(row.fed() == Shares{1, 0, 0, 0});
}

TEST_CASE("a broken line leaves its island dark, and only that") {
  Row row;
  row.now.broken[row.b.value] = true;
  CHECK(row.fed() == Shares{0, 0, 0, 1});
  row.now.closed[row.s1.value] = row.now.closed[row.s2.value] = false;
  CHECK(row.fed() == Shares{1, 0, 0, 1});
}

TEST_CASE("what is too much is shed farthest from the feed first") {
  Row row;
  row.site.components[row.a].carries_kW = 5;  // 1 + 2, and 2 of 4 are left for c
  CHECK(row.fed() == Shares{1, 1, 0.5, 1});
  row.site.components[row.a].carries_kW = 2;
  CHECK(row.fed() == Shares{1, 0.5, 0, 1});
  row.site.components[row.a].carries_kW.reset();
  row.site.components[row.source].carries_kW = 3;  // the limit of what feeds it
  CHECK(row.fed() == Shares{1, 1, 0, 1});
}

TEST_CASE("two feeds of one island add up, and a source gives to its feeders by row") {
  Row row;
  row.now.closed[row.tie.value] = true;
  row.site.components[row.a].carries_kW = 4;
  row.site.components[row.d].carries_kW = 11;
  CHECK(row.fed() == Shares{1, 1, 1, 1});  // 15 of 15
  CHECK(feeding(row.site, row.now).islands.front().spare_kW == doctest::Approx(0));
  row.site.components[row.d].carries_kW = 9;
  // a and d are at no distance, then b and c at one: 13 - 1 - 8 = 4 for b (2), and 2 for c (4).
  CHECK(row.fed() == Shares{1, 1, 0.5, 1});

  Row shared;
  shared.site.components[shared.d].powered_by = {shared.source};
  shared.site.components[shared.source].carries_kW = 11;  // 7 for a's island, 4 are left for d's 8
  CHECK(shared.fed() == Shares{1, 1, 1, 0.5});
}

TEST_CASE("what a feed can spare is bounded by itself and by its source") {
  Row row;
  const auto spare = [&row] { return feeding(row.site, row.now).of(row.d).spare_kW; };
  CHECK(std::isinf(spare()));
  row.site.components[row.d].carries_kW = 10;
  CHECK(spare() == 2);
  row.site.components[row.other].carries_kW = 9;
  CHECK(spare() == 1);
  row.now.closed[row.d.value] = false;  // its breaker
  CHECK(spare() == 0);
}

TEST_CASE("two feeds on one source spare together what it has left, not each of them") {
  Row row;
  row.now.closed[row.tie.value] = true;
  row.site.components[row.d].powered_by = {row.source};
  row.site.components[row.source].carries_kW = 17;  // 15 are drawn
  const auto spare = [&row] { return feeding(row.site, row.now).of(row.a).spare_kW; };
  CHECK(spare() == 2);
  // a gives 4 of 4, d 11 of 12: its cable is the limit.
  row.site.components[row.a].carries_kW = 4;
  row.site.components[row.d].carries_kW = 12;
  CHECK(spare() == 1);
}

TEST_CASE("whatever stands open or is broken, no more is fed than is carried, and nothing without a feed") {
  rc::check([] {
    Row row;
    for (Index<Component> one : {row.s1, row.s2, row.tie, row.a, row.d})
      row.now.closed[one.value] = *rc::gen::arbitrary<bool>();
    for (Index<Component> one : {row.a, row.b, row.c, row.d}) row.now.broken[one.value] = *rc::gen::inRange(0, 5) == 0;
    const double carries = *rc::gen::inRange(0, 16);
    row.site.components[row.a].carries_kW = row.site.components[row.d].carries_kW = carries;
    const Feeding all = feeding(row.site, row.now);
    for (const Island& island : all.islands) {
      double fed_kW = 0;
      for (Index<Component> line : island.lines) fed_kW += all.fed[line.value] * row.site.components[line].load_kW;
      RC_ASSERT(fed_kW <= carries * static_cast<double>(island.feeds.size()) + 1e-9);
      if (island.broken) RC_ASSERT(fed_kW == 0.0);
      // As much as can be: all of the load, or all that is carried.
      if (!island.broken && !island.feeds.empty())
        RC_ASSERT(fed_kW >= std::min(island.load_kW, carries * static_cast<double>(island.feeds.size())) - 1e-9);
    }
  });
}
