#include <cmath>

#include "reading.hpp"

namespace tuiyan::input {
namespace {

template <class T>
T as_law(const std::string& text) {
  Law found;
  const Outcome outcome = read_value(text, law(found));
  CHECK(outcome.lines == "");
  REQUIRE(std::holds_alternative<T>(found));
  return std::get<T>(found);
}

}  // namespace

TEST_CASE("a quantity alone is a constant") {
  CHECK(as_law<Constant>("\"90 s\"").value_s == 90.0);
  CHECK(as_law<Constant>("\"1.5 小时\"").value_s == 5400.0);
  // 0.1 s is 100,000 us; 100,000 / 10^6 is the double nearest to 0.1, which 100,000 * 10^-6 is not bound to be.
  CHECK(as_law<Constant>("\"100 ms\"").value_s == 0.1);
}

TEST_CASE("laws in a planner's words") {
  const auto p90 = as_law<Lognormal>("{\"median\": \"12 min\", \"p90\": \"25 min\"}");
  CHECK(p90.median_s == 720.0);
  // ln(25 / 12) = 0.733969175; 90th percentile of the normal = 1.281551566; quotient 0.572719...
  CHECK(p90.log_sd == doctest::Approx(0.733969175 / 1.281551566).epsilon(1e-8));

  const auto log_sd = as_law<Lognormal>("{\"median\": \"2 min\", \"log_sd\": 0.6, \"basis\": \"assumed\"}");
  CHECK(log_sd.median_s == 120.0);
  CHECK(log_sd.log_sd == 0.6);

  // mean 300 s, sd 120 s: 1 + (120/300)^2 = 1.16; median = 300 / sqrt(1.16), log_sd = sqrt(ln 1.16)
  const auto moments = as_law<Lognormal>("{\"lognormal\": {\"mean\": \"5 min\", \"sd\": \"2 min\"}}");
  CHECK(moments.median_s == doctest::Approx(300.0 / std::sqrt(1.16)).epsilon(1e-12));
  CHECK(moments.log_sd == doctest::Approx(std::sqrt(std::log(1.16))).epsilon(1e-12));

  const auto triangular = as_law<Triangular>("{\"low\": \"5 min\", \"mode\": \"8 min\", \"high\": \"20 min\"}");
  CHECK(triangular.low_s == 300.0);
  CHECK(triangular.mode_s == 480.0);
  CHECK(triangular.high_s == 1200.0);

  const auto uniform = as_law<Uniform>("{\"from\": \"5 s\", \"to\": \"10 s\"}");
  CHECK(uniform.from_s == 5.0);
  CHECK(uniform.to_s == 10.0);

  CHECK(as_law<Exponential>("{\"mean\": \"3 min\"}").mean_s == 180.0);
  CHECK(as_law<Empirical>("{\"values\": [\"9 s\", \"3 s\", \"5 s\"]}").values_s == std::vector<double>{3, 5, 9});
}

TEST_CASE("a law that cannot be read leaves what was there") {
  Law found = Constant{7};
  const Outcome outcome = read_value("{\"low\": \"5 s\", \"mode\": \"3 s\", \"high\": \"9 s\"}", law(found));
  CHECK(outcome.lines ==
        "t:1:1: error: /x: expected \"low\" that is at most \"mode\", found "
        "{\"low\":\"5 s\",\"mode\":\"3 s\",\"high\":\"9 s\"}\n");
  CHECK(std::get<Constant>(found).value_s == 7.0);
}

TEST_CASE("every slip of one law is found") {
  Law found;
  const Outcome outcome = read_value("{\"low\": 5, \"mode\": \"3 x\", \"hihg\": \"9 s\"}", law(found));
  CHECK(outcome.lines ==
        "t:1:1: error: /x: expected the key \"high\" (longest) (for example \"high\": \"20 min\")\n"
        "t:1:9: error: /x/low: expected a duration with its unit, such as \"30 min\" (units: ms, s, min, h, d, w), "
        "found 5 (did you mean \"5 min\"?)\n"
        "t:1:20: error: /x/mode: expected a duration with its unit, such as \"30 min\" (units: ms, s, min, h, d, w), "
        "found \"3 x\"\n"
        "t:1:27: error: /x/hihg: expected a known key, found \"hihg\" (did you mean \"high\"?)\n");
}

}  // namespace tuiyan::input
