#include "model/parameter.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <map>

namespace tuiyan {
namespace {

Parameter uniform(double low, double high, std::string unit = "") {
  Parameter one;
  one.pointer = "/site/x";
  one.unit = std::move(unit);
  one.low = low;
  one.high = high;
  return one;
}

}  // namespace

TEST_CASE("parameter: the place is a pure function of seed, number and pointer") {
  Parameter one = uniform(0, 1), other = one;
  other.pointer = "/site/y";
  other.low = -5;
  CHECK(place_of(one, 1, 0) == place_of(one, 1, 0));
  CHECK(place_of(one, 1, 0) != place_of(one, 1, 1));
  CHECK(place_of(one, 1, 0) != place_of(one, 2, 0));
  CHECK(place_of(one, 1, 0) != place_of(other, 1, 0));
  other.pointer = one.pointer;  // another range of the same figure: the same place in it
  CHECK(place_of(one, 1, 0) == place_of(other, 1, 0));
}

TEST_CASE("parameter: uniform and triangular by inversion") {
  CHECK(value_at(uniform(60, 180), 0.25) == 90);
  Parameter three = uniform(0, 10);
  three.mode = 2;
  // Of the area below the mode: 2/10. At place 0.05: sqrt(0.05 * 10 * 2) = 1. At 0.8: 10 - sqrt(0.2 * 10 * 8) = 6.
  CHECK(value_at(three, 0.05) == 1);
  CHECK(value_at(three, 0.2) == 2);
  CHECK(value_at(three, 0.8) == 6);
  three.mode = 0;                     // all of it falls
  CHECK(value_at(three, 0.19) == 1);  // 10 - sqrt(0.81 * 100)
}

TEST_CASE("parameter: six significant digits, never outside the range") {
  CHECK(value_at(uniform(0, 1), 1.0 / 3) == 0.333333);
  CHECK(value_at(uniform(0, 1000), 2.0 / 3) == 666.667);
  CHECK(value_at(uniform(0, 1e9), 1.0 / 3) == 333333333);  // decimals only: what stands before the point stays
  CHECK(value_at(uniform(1.0 / 3, 1), 1e-12) == 1.0 / 3);  // rounded it would lie below
  CHECK(value_at(uniform(0, 2.0 / 3), 1 - 1e-12) == 2.0 / 3);
  CHECK(value_at(uniform(1e-9, 2e-9), 0.5) == 1.5e-9);
}

TEST_CASE("parameter: whole numbers, each alike") {
  Parameter one = uniform(10, 14);
  one.whole = true;
  std::map<double, int> seen;
  for (int i = 0; i < 1000; ++i) ++seen[value_at(one, (i + 0.5) / 1000)];
  CHECK(seen == std::map<double, int>{{10, 200}, {11, 200}, {12, 200}, {13, 200}, {14, 200}});
  one.mode = 12;
  CHECK(value_at(one, 0.5) == 12);
  CHECK(value_at(one, 1 - 1e-9) == 14);
}

TEST_CASE("parameter: written as a document writes it") {
  CHECK(value_text(uniform(0, 1), 0.913421) == "0.913421");
  CHECK(value_text(uniform(0, 1, "min"), 97.3142) == "97.3142 min");
  CHECK(value_text(uniform(0, 1, "/h"), 300) == "300 /h");
  CHECK(value_text(uniform(0, 1), 1.5e-9) == "0.0000000015");  // quantities have no exponent
  for (double value : {1.5e-9, 0.1, 1.0 / 3, 123456789.0})
    CHECK(std::strtod(value_text(uniform(0, 1), value).c_str(), nullptr) == doctest::Approx(value).epsilon(1e-6));
}

}  // namespace tuiyan
