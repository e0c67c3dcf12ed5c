#include "base/titled.hpp"

#include <doctest/doctest.h>

namespace tuiyan {
namespace {

const std::vector<Titled> roles{{"shift-leader", {"值班负责人（值班长）", "Shift leader"}},
                                {"assistant-leader", {"副值班长", "Assistant shift leader"}},
                                {"maintenance", {"系统维护技术人员", "System technicians"}},
                                {"nameless", {"", ""}}};

}  // namespace

TEST_CASE("an id that is spelt like the word comes before every title") {
  CHECK(nearest_titled("maintenence", roles) == "maintenance");
  CHECK(nearest_titled("nameles", roles) == "nameless");
}

TEST_CASE("a title in either language leads to its id") {
  CHECK(nearest_titled("副值班长", roles) == "assistant-leader");
  CHECK(nearest_titled("System technician", roles) == "maintenance");  // one slip
  CHECK(meant_of("副值班长", roles).zh == "是否想写 \"assistant-leader\"？");
}

TEST_CASE("a word that several titles hold leads to the shortest of them") {
  CHECK(nearest_titled("维护", roles) == "maintenance");
  CHECK(nearest_titled("负责人", roles) == "shift-leader");
  CHECK(nearest_titled("shift", roles) == "shift-leader");
}

TEST_CASE("what nothing goes by, or says too little, leads nowhere") {
  CHECK(nearest_titled("厂商", roles).empty());
  CHECK(nearest_titled("人", roles).empty());
  CHECK(nearest_titled("tan", roles).empty());
  CHECK(nearest_titled("", roles).empty());
  CHECK(meant_of("厂商", roles).zh.empty());
}

}  // namespace tuiyan
