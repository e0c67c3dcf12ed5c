// Names, ids and numbers hidden in texts, the same one always in the same way.
#include <doctest/doctest.h>

#include "archive/mask.hpp"

using namespace tuiyan;
using archive::Mask;

namespace {

json::Node tree(const std::string& text) {
  Diagnostics slips;
  auto node = json::parse("test", text, slips);
  REQUIRE(node);
  return std::move(*node);
}

const char* const site = R"({"people": {
  "wang-wei": {"name": {"zh": "王伟（班长）", "en": "Wang Wei"}, "at": "hall"},
  "li": {"name": "李娜"},
  "leader": {"name": {"zh": "王伟东", "en": "Ann"}},
  "agents": {"name": "客户代表", "pool": true}}})";
const char* const plan =
    R"({"roles": {"leader": {"filled_by": ["leader", "wang-wei"]}, "li-role": {"filled_by": ["li"]}}})";

Mask mask() {
  Mask made;
  made.learn_people(tree(site));
  made.learn_other_ids(tree(site));
  made.learn_other_ids(tree(plan));
  made.settle();
  return made;
}

}  // namespace

TEST_CASE("names: the longest first, Latin ones as whole words in any case, pools stay") {
  Mask m = mask();
  CHECK(m.people() == 3);
  CHECK(m.hide_text("王伟（班长）叫王伟，不是王伟东") == "人员1叫人员1，不是人员3");
  CHECK(m.hide_text("WANG WEI tells Ann; an Announcement") == "Person 1 tells Person 3; an Announcement");
  CHECK(m.hide_text("客户代表") == "客户代表");
  CHECK(m.hide_text("person:ann") == "person:ann");  // somebody's id, not Ann
}

TEST_CASE("ids of people, where they are ids; one that is a role's too stays") {
  Mask m = mask();
  json::Node document = tree(plan);
  m.hide(document);
  CHECK(json::to_text(document) ==
        R"({"roles":{"leader":{"filled_by":["leader","person-1"]},"li-role":{"filled_by":["person-2"]}}})");
  CHECK(m.hide_text("person:li") == "person:person-2");
  CHECK(m.hide_text("/site/people/wang-wei/name") == "/site/people/person-1/name");
  CHECK(m.hide_text("see wang-wei, who li is") == "see person-1, who li is");
  json::Node people = tree(site);
  m.hide(people);
  CHECK(json::to_text(people).find("\"person-1\":{\"name\":{\"zh\":\"人员1\",\"en\":\"Person 1\"}") !=
        std::string::npos);
}

TEST_CASE("telephone numbers and addresses; dates, quantities and digests stay") {
  Mask m = mask();
  CHECK(m.hide_text("打13912345678或139-1234-5678") == "打号码1或号码1");
  CHECK(m.hide_text("call +86 13912345678, 010-88886666, 0571 8888666, (021)55556666") ==
        "call number 2, number 3, number 4, number 5");
  CHECK(m.hide_text("400-820-1234") == "number 6");
  CHECK(m.hide_text("电话88886666") == "电话号码7");
  CHECK(m.hide_text("mail ann@example.com.cn") == "mail number 8");
  for (const char* stays :
       {"2026-07-25T18:00", "2026-07-25", "95598", "100 Mbps", "88886666", "10000000 /h", "0.13912345678",
        "526fbd5fa895d43a32bdfd0c67773679", "S4.4.2.2", "2024-2026", "13912345678901"})
    CHECK(m.hide_text(stays) == stays);
}

TEST_CASE("fields of contacts are withheld, ids in them stay ids") {
  Mask m = mask();
  json::Node node = tree(R"({"team": {"zh": "张三、赵六", "en": "Zhang San"}, "contact": "leader", "phone": "88886666",
    "email": {"dial": {"median": "5 s"}}})");
  m.hide(node);
  CHECK(
      json::to_text(node) ==
      R"x({"team":{"zh":"（已隐去）","en":"(withheld)"},"contact":"leader","phone":"(withheld)","email":{"dial":{"median":"5 s"}}})x");
}
