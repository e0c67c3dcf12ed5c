#include "model/subject.hpp"

#include <doctest/doctest.h>

#include "model/scenario.hpp"

using namespace tuiyan;

TEST_CASE("a subject remembers its table and row") {
  const Index<Component> component{3};
  const Subject subject = about(component);
  CHECK(subject.kind == SubjectKind::component);
  CHECK(as<Component>(subject) == component);
  CHECK(!as<Service>(subject));
  CHECK(!about(Index<Component>{}));
  CHECK(!Subject{});
}

TEST_CASE("every table has a kind of its own") {
  CHECK(kind_of<Location> == SubjectKind::location);
  CHECK(kind_of<Fault> == SubjectKind::fault);
  CHECK(kind_of<Step> == SubjectKind::step);
  CHECK(kind_of<int> == SubjectKind::none);
}

TEST_CASE("a text falls back to the other language") {
  CHECK(Text{"值班长", "shift leader"}.in(Language::en) == "shift leader");
  CHECK(Text{"值班长", ""}.in(Language::en) == "值班长");
  CHECK(Text{"", "shift leader"}.in(Language::zh) == "shift leader");
}
