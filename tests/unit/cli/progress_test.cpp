#include "cli/progress.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;

TEST_CASE("progress: how far, and how long still at the pace so far") {
  const auto line = [](std::uint64_t played, std::uint64_t expected, double elapsed_s, std::uint64_t lost = 0) {
    return cli::progress_line("crash", {played, expected, lost}, elapsed_s, Language::en);
  };
  CHECK(line(0, 100, 0) == "crash  [------------------------]  0 / 100  unknown left");
  // 25 in 10 s: 75 more take 30 s.
  CHECK(line(25, 100, 10) == "crash  [######------------------]  25 / 100  30 s left");
  // 1,000 in 100 s: 1,398 more take 139.8 s, told in whole seconds.
  CHECK(line(1000, 2398, 100) == "crash  [##########--------------]  1,000 / 2,398  2 min 19 s left");
  CHECK(line(50, 100, 5, 2).find("50 / 100 (2 lost)") != std::string::npos);
  CHECK(line(120, 100, 12).find("[########################]  120 / 120") != std::string::npos);
  CHECK(cli::progress_line("座席", {25, 100, 0}, 10, Language::zh) ==
        "座席  [######------------------]  25 / 100  剩余 30 秒");
}

TEST_CASE("progress: a long name leaves room for the rest") {
  const std::string line = cli::progress_line(std::string(200, 'x'), {1, 2, 0}, 1, Language::en);
  CHECK(line.size() < 100);
}
