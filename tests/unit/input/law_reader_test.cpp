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

TEST_CASE("laws by their names") {
  // shape (5/2)^2
  const auto by_sd = as_law<Gamma>("{\"gamma\": {\"mean\": \"5 min\", \"sd\": \"2 min\"}}");
  CHECK(by_sd.mean_s == 300.0);
  CHECK(by_sd.shape == doctest::Approx(6.25).epsilon(1e-14));
  CHECK(as_law<Gamma>("{\"gamma\": {\"mean\": \"5 min\", \"shape\": 0.5}}").shape == 0.5);
  const auto erlang = as_law<Gamma>("{\"erlang\": {\"phases\": 2, \"mean\": \"3 min\"}}");
  CHECK(erlang.mean_s == 180.0);
  CHECK(erlang.shape == 2.0);
  const Law weibull = as_law<Weibull>("{\"weibull\": {\"median\": \"2 min\", \"p90\": \"9 min\"}}");
  CHECK(quantile(weibull, 0.5) == doctest::Approx(120).epsilon(1e-13));
  CHECK(quantile(weibull, 0.9) == doctest::Approx(540).epsilon(1e-13));
  const auto by_mean = as_law<Weibull>("{\"weibull\": {\"mean\": \"5 min\", \"shape\": 0.8}}");
  CHECK(mean(by_mean) == doctest::Approx(300).epsilon(1e-13));
  const Law by_cv = as_law<Hyperexponential>("{\"hyperexponential\": {\"mean\": \"3 min\", \"cv\": 2}}");
  CHECK(mean(by_cv) == doctest::Approx(180).epsilon(1e-13));
  CHECK(standard_deviation(by_cv) == doctest::Approx(360).epsilon(1e-13));
  const auto by_phases = as_law<Hyperexponential>(
      "{\"hyperexponential\": {\"phases\": [{\"weight\": 3, \"mean\": \"1 min\"}, {\"weight\": 1, \"mean\": \"8 "
      "min\"}]}}");
  CHECK(by_phases.phases[0].weight == 0.75);
  CHECK(mean(by_phases) == doctest::Approx(0.75 * 60 + 0.25 * 480).epsilon(1e-14));
}

TEST_CASE("laws as they were measured") {
  const Law quantiles =
      as_law<PiecewiseExponential>("{\"quantiles\": {\"0.1\": \"43 s\", \"0.25\": \"118 s\", \"0.5\": \"6 min\"}}");
  CHECK(quantile(quantiles, 0.1) == doctest::Approx(43).epsilon(1e-13));
  CHECK(quantile(quantiles, 0.25) == doctest::Approx(118).epsilon(1e-13));
  CHECK(quantile(quantiles, 0.01) < 43);
  const Law from_20 = as_law<PiecewiseExponential>("{\"quantiles\": {\"0\": \"20 s\", \"0.5\": \"1 min\"}}");
  CHECK(quantile(from_20, 1e-9) == doctest::Approx(20).epsilon(1e-6));
  CHECK(quantile(from_20, 0.75) == doctest::Approx(100).epsilon(1e-13));  // half of what is left every 40 s
  const Law survival = as_law<PiecewiseExponential>(
      "{\"survival\": {\"0 s\": 0.9, \"1 min\": 0.9, \"2 min\": 0.5}, \"tail\": {\"mean\": \"5 min\"}}");
  CHECK(quantile(survival, 0.09) == 0);
  CHECK(quantile(survival, 0.5) == doctest::Approx(120).epsilon(1e-13));
  CHECK(quantile(survival, 1 - 0.5 * std::exp(-1.0)) == doctest::Approx(420).epsilon(1e-13));
}

TEST_CASE("only patience may have no end") {
  Law found;
  CHECK(read_value("\"never\"", patience(found)).lines == "");
  CHECK(std::holds_alternative<Never>(found));
  CHECK(read_value("{\"survival\": {\"1 min\": 0.8}, \"tail\": \"never\"}", patience(found)).lines == "");
  CHECK(quantile(found, 0.9) == forever_s);
  CHECK(read_value("\"3 min\"", patience(found)).lines == "");
  CHECK(std::get<Constant>(found).value_s == 180.0);
  CHECK(read_value("\"never\"", law(found)).lines ==
        "t:1:1: error: /x: expected a duration with its unit, such as \"30 min\" (units: ms, s, min, h, d, w), found "
        "\"never\"\n");
  CHECK(read_value("{\"survival\": {\"1 min\": 0.8}, \"tail\": \"never\"}", law(found)).lines ==
        "t:1:38: error: /x/tail: expected {\"mean\": …}, found \"never\"\n");
}

TEST_CASE("what is wrong with a law by name or by measurement") {
  const auto lines = [](const std::string& text) {
    Law found = Constant{7};
    const std::string all = read_value(text, patience(found)).lines;
    CHECK(std::get<Constant>(found).value_s == 7.0);
    return all;
  };
  CHECK(lines("{\"erlang\": {\"phases\": 0, \"mean\": \"3 min\"}}") ==
        "t:1:23: error: /x/erlang/phases: expected a whole number from 1 to 10000, found 0\n");
  CHECK(lines("{\"gamma\": {\"mean\": \"1 min\", \"sd\": \"10 min\"}}") ==
        "t:1:11: error: /x/gamma: expected \"sd\" of 0.01 to 5 times the mean, found {\"mean\":\"1 min\",\"sd\":\"10 "
        "min\"}\n");
  CHECK(lines("{\"gamma\": {\"mean\": \"1 min\", \"sd\": \"0 s\"}}") ==
        "t:1:11: error: /x/gamma: expected \"sd\" above zero, found {\"mean\":\"1 min\",\"sd\":\"0 s\"}\n");
  CHECK(lines("{\"gamma\": {\"mode\": \"1 min\"}}") ==
        "t:1:11: error: /x/gamma: expected {\"mean\": …, \"sd\": …} or {\"mean\": …, \"shape\": …}, found "
        "{\"mode\":\"1 min\"}\n");
  CHECK(lines("{\"weibull\": {\"median\": \"3 min\", \"p90\": \"2 min\"}}") ==
        "t:1:13: error: /x/weibull: expected \"median\" that is at most \"p90\", found {\"median\":\"3 "
        "min\",\"p90\":\"2 min\"}\n");
  CHECK(lines("{\"weibull\": {\"median\": \"3 min\", \"p90\": \"3 min\"}}") ==
        "t:1:13: error: /x/weibull: expected \"p90\" of at least 1.01 times the median, found {\"median\":\"3 "
        "min\",\"p90\":\"3 min\"}\n");
  CHECK(lines("{\"hyperexponential\": {\"mean\": \"3 min\", \"cv\": 0.5}}") ==
        "t:1:46: error: /x/hyperexponential/cv: expected a number from 1 to 100, found 0.5\n");
  CHECK(lines("{\"hyperexponential\": {\"phases\": []}}") ==
        "t:1:33: error: /x/hyperexponential/phases: expected at least one phase, found []\n");
  CHECK(lines("{\"hyperexponential\": {\"phases\": [{\"weight\": 0, \"mean\": \"0 s\"}]}}") ==
        "t:1:34: error: /x/hyperexponential/phases/0: expected \"mean\" above zero, found {\"weight\":0,\"mean\":\"0 "
        "s\"}\n"
        "t:1:45: error: /x/hyperexponential/phases/0/weight: expected a number above 0, found 0\n");
  CHECK(lines("{\"quantiles\": {}}") == "t:1:15: error: /x/quantiles: expected at least one row, found {}\n");
  CHECK(lines("{\"quantiles\": {\"10%\": \"43 s\", \"1\": \"9 min\"}}") ==
        "t:1:23: error: /x/quantiles/10%: expected a probability from 0 to below 1, found \"10%\"\n"
        "t:1:36: error: /x/quantiles/1: expected a probability from 0 to below 1, found \"1\"\n");
  CHECK(lines("{\"quantiles\": {\"0.5\": \"3 min\", \"0.25\": \"1 min\"}}") ==
        "t:1:40: error: /x/quantiles/0.25: expected probabilities that rise and durations that do not fall, found \"1 "
        "min\"\n");
  CHECK(lines("{\"quantiles\": {\"0.5\": \"3 min\", \"0.9\": \"3 min\"}}") ==
        "t:1:15: error: /x/quantiles: expected a last duration that is longer than the one before, found {\"0.5\":\"3 "
        "min\",\"0.9\":\"3 min\"}\n");
  CHECK(
      lines("{\"survival\": {\"1 min\": 0.8, \"2 min\": 0.9}, \"tail\": \"never\"}") ==
      "t:1:38: error: /x/survival/2 min: expected durations that do not fall and shares that do not rise, found 0.9\n");
  CHECK(lines("{\"survival\": {\"60\": 0.8, \"2 min\": 0}, \"tail\": {\"mean\": \"0 s\"}}") ==
        "t:1:21: error: /x/survival/60: expected a duration with its unit, such as \"30 min\" (units: ms, s, min, h, "
        "d, w), found \"60\" (did you mean \"60 min\"?)\n"
        "t:1:35: error: /x/survival/2 min: expected a share above zero; \"tail\" says what comes after, found 0\n"
        "t:1:47: error: /x/tail: expected \"mean\" above zero, found {\"mean\":\"0 s\"}\n");
  CHECK(lines("{\"survival\": {\"1 min\": 0.8}}") ==
        "t:1:1: error: /x: expected the key \"tail\" (beyond the last point) (for example \"tail\": {\"mean\": \"10 "
        "min\"})\n");
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
