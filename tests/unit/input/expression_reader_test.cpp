#include "input/expression_reader.hpp"
#include "reading.hpp"

namespace tuiyan::input {
namespace {

Names three_servers() {
  Names names;
  for (const char* id : {"a", "b", "c"}) names.add(SubjectKind::component, id);
  names.add(SubjectKind::service, "all-calls");
  names.add(SubjectKind::seat_group, "hall");
  return names;
}

}  // namespace

TEST_CASE("expressions nest, and a leaf is a component, a service or a seat group") {
  Expression found;
  Table<Pair> pairs;
  const Outcome outcome = read_value(
      R"({"all": ["a", {"at_least": {"k": 2, "of": ["a", "b", {"any": ["c", "hall"]}]}}, {"sum": ["all-calls"]}]})",
      expression(found, pairs, "x"), three_servers());
  CHECK(outcome.lines == "");
  REQUIRE(found.op == Operator::all);
  REQUIRE(found.parts.size() == 3);
  CHECK(found.parts[0].op == Operator::leaf);
  CHECK(found.parts[0].leaf == Subject{SubjectKind::component, 0});
  CHECK(found.parts[1].op == Operator::at_least);
  CHECK(found.parts[1].k == 2);
  REQUIRE(found.parts[1].parts.size() == 3);
  CHECK(found.parts[1].parts[2].op == Operator::any);
  CHECK(found.parts[1].parts[2].parts[1].leaf == Subject{SubjectKind::seat_group, 0});
  CHECK(found.parts[2].op == Operator::sum);
  CHECK(found.parts[2].parts[0].leaf == Subject{SubjectKind::service, 0});
}

TEST_CASE("pairs are named after what holds them") {
  Expression found;
  Table<Pair> pairs;
  const Outcome outcome =
      read_value(R"({"all": [{"pair": {"primary": "a", "standby": "b", "switch_over": "5 s", "works": 0.9}},
                                                 {"pair": {"primary": "b", "standby": {"any": ["a", "c"]}}}]})",
                 expression(found, pairs, "media"), three_servers());
  CHECK(outcome.lines == "");
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[pairs.at(0)].id == "media");
  CHECK(pairs[pairs.at(0)].works == 0.9);
  CHECK(std::get<Constant>(pairs[pairs.at(0)].switch_over).value_s == 5.0);
  CHECK(pairs[pairs.at(1)].id == "media-2");
  CHECK(pairs[pairs.at(1)].works == 0.98);  // the default
  REQUIRE(found.parts[1].op == Operator::pair);
  CHECK(found.parts[1].pair == pairs.at(1));
  REQUIRE(found.parts[1].parts.size() == 2);
  CHECK(found.parts[1].parts[0].leaf == Subject{SubjectKind::component, 1});
  CHECK(found.parts[1].parts[1].op == Operator::any);
}

}  // namespace tuiyan::input
