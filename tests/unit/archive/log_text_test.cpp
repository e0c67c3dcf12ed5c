// Documents and logs taken apart for the archive, and put together again.
#include <doctest/doctest.h>

#include "archive/log_text.hpp"
#include "base/check.hpp"

using namespace tuiyan;

namespace {

const std::string resolved =
    R"({"site":{"zone":"Asia/Shanghai","x":1.50},"plan":{"id":"p","note":"\"documents\":null"},"scenario":{},"parameter_draw":7})";
const std::string log_text =
    "{\"record\":\"header\",\"log\":3,\"documents\":" + resolved + "}\n{\"record\":\"entry\",\"documents\":null}\n";

}  // namespace

TEST_CASE("the three documents apart, and together again byte for byte") {
  const archive::DocumentTexts texts = archive::split(resolved);
  CHECK(texts.site == R"({"zone":"Asia/Shanghai","x":1.50})");
  CHECK(texts.scenario == "{}");
  CHECK(texts.frame == R"({"site":null,"plan":null,"scenario":null,"parameter_draw":7})");
  CHECK(archive::joined(texts) == resolved);
  CHECK_THROWS_AS((void)archive::split(R"({"site":{},"plan":{}})"), LogicFault);
}

TEST_CASE("a log without its documents, and with them again") {
  const std::string cut = archive::cut_log(log_text, resolved);
  CHECK(cut == "{\"record\":\"header\",\"log\":3,\"documents\":null}\n{\"record\":\"entry\",\"documents\":null}\n");
  CHECK(archive::whole_log(cut, resolved) == log_text);
  CHECK_THROWS_AS((void)archive::cut_log(log_text, "{}{}"), LogicFault);
}
