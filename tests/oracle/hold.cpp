#include "oracle/hold.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "base/random.hpp"
#include "support/figure.hpp"
#include "support/play.hpp"

namespace tuiyan::oracle {
namespace {

constexpr double errors_allowed = 4, gates_below = 0.05;

std::string text_of(const json::Node& node, const char* key, const std::string& otherwise) {
  const json::Node* found = node.find(key);
  return found ? found->text : otherwise;
}

Statistic statistic_of(const json::Node& node) {
  const std::string name = text_of(node, "statistic", "ratio");
  if (name == "ratio" || name == "quantile") return Statistic::ratio;
  if (name == "deviation") return Statistic::deviation;
  if (name == "variance") return Statistic::variance;
  REQUIRE_MESSAGE(name == "correlation", "no statistic of the name ", name);
  return Statistic::correlation;
}

std::vector<Expected> expectations(const std::string& folder) {
  const std::string path = std::string(TUIYAN_SOURCE_DIR) + "/" + folder + "/expect.json";
  const FileBytes text = read_file(path);
  REQUIRE_MESSAGE(text.bytes, text.problem.en);
  Diagnostics diagnostics;
  const auto root = json::parse(path, *text.bytes, diagnostics);
  REQUIRE(root);
  const json::Node* metrics = root->find("metrics");
  REQUIRE(metrics);
  std::vector<Expected> all;
  for (const json::Member& member : metrics->members) {
    const json::Node* exact = member.value.find("exact");
    REQUIRE(exact);
    const bool quantile = text_of(member.value, "statistic", "") == "quantile";
    const json::Node* level = member.value.find("level");
    REQUIRE(quantile == (level != nullptr));
    all.push_back({member.key, text_of(member.value, "scenario", "scenario.json"), exact->number,
                   statistic_of(member.value), quantile ? level->number : 0, member.value});
  }
  REQUIRE(!all.empty());
  return all;
}

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

// The same on every run; TUIYAN_SEED tries another. Of each case and scenario its own: classes of two cases may bear
// the same id, and with one seed they would meet the same callers, so that one odd draw moved them all.
std::uint64_t seed_of(const std::string& folder, const std::string& scenario) {
  return Key::mix(number_from("TUIYAN_SEED", 20261123) ^ Key::hash(folder + "/" + scenario));
}

// TUIYAN_REPLICATIONS overrides the sizes, for a run by hand.
std::uint64_t replications(Size size) {
  const std::uint64_t usual =
      tests::full_size() ? size.full : std::max<std::uint64_t>(2, size.ordinary / tests::thinner);
  return number_from("TUIYAN_REPLICATIONS", usual);
}

// Samples by metric: all metrics of one scenario are read from the same drills.
std::vector<std::vector<Sample>> samples_of(const std::string& folder, const std::vector<Expected>& expected,
                                            std::uint64_t count, const Figure& figure) {
  std::vector<std::vector<Sample>> samples(expected.size());
  for (std::size_t first = 0; first < expected.size(); ++first) {
    if (!samples[first].empty()) continue;
    std::vector<std::size_t> here;
    for (std::size_t i = first; i < expected.size(); ++i)
      if (expected[i].scenario == expected[first].scenario) here.push_back(i);
    const auto documents = tests::load_or_fail(folder + "/plan.json", folder + "/" + expected[first].scenario);
    const auto rows =
        tests::play_many(documents, seed_of(folder, expected[first].scenario), count, 0, [&](const Log& log) {
          std::vector<double> numbers;
          for (const std::size_t i : here) {
            const Sample sample = figure(expected[i], log);
            numbers.insert(numbers.end(), {sample.value, sample.weight});
          }
          return numbers;
        });
    for (const auto& row : rows)
      for (std::size_t i = 0; i < here.size(); ++i) samples[here[i]].push_back({row.at(2 * i), row.at(2 * i + 1)});
  }
  return samples;
}

// The chance that a test at 4 errors notices a value that is `shift` errors away.
double power(double shift) {
  const double root = std::sqrt(2.0);
  return 0.5 * std::erfc((errors_allowed - std::abs(shift)) / root) +
         0.5 * std::erfc((errors_allowed + std::abs(shift)) / root);
}

void hold_apart(const std::string& id, const Expected& metric, double error) {
  const json::Node* wrong = metric.facts.find("wrong");
  if (!wrong) return;
  const json::Node* value = wrong->find("value");
  REQUIRE(value);
  const double noticed = power((value->number - metric.exact) / error);
  std::printf("%-4s %-24s wrong %11.6g noticed with probability %.4f: %s\n", id.c_str(), metric.name.c_str(),
              value->number, noticed, text_of(*wrong, "reading", "").c_str());
  CHECK_MESSAGE((noticed > 0.95 || tests::thinner > 1), id, " ", metric.name, ": too few replications to notice ",
                text_of(*wrong, "reading", ""));
}

bool never_happened(const std::vector<Sample>& samples) {
  return std::all_of(samples.begin(), samples.end(), [](const Sample& s) { return s.value == 0; });
}

// Answers whether the metric gates.
bool hold_metric(const std::string& id, const Expected& metric, const std::vector<Sample>& samples) {
  const double scale = std::abs(metric.exact);
  Estimate found = metric.level > 0 ? quantile_estimate(metric.level, samples) : estimate(metric.statistic, samples);
  // A metric that never varied still has the resolution of one replication.
  found.error = std::max(found.error, 1e-9 * scale);
  const bool absent = metric.exact < 1 && never_happened(samples);
  const bool gates = !absent && found.error < gates_below * scale;
  if (absent)
    std::printf("%-4s %-24s exact %11.6g did not occur\n", id.c_str(), metric.name.c_str(), metric.exact);
  else
    std::printf("%-4s %-24s exact %11.6g simulated %11.6g se %9.3g z %5.2f notices %6.2f %%%s\n", id.c_str(),
                metric.name.c_str(), metric.exact, found.value, found.error, (found.value - metric.exact) / found.error,
                100 * errors_allowed * found.error / scale, gates ? " gates" : "");
  hold_apart(id, metric, found.error);
  if (const json::Node* within = metric.facts.find("within")) {
    CHECK((found.error < within->number * scale / 4 || tests::thinner > 1));
    CHECK_MESSAGE((std::abs(found.value - metric.exact) <= within->number * scale || tests::thinner > 1), id, " ",
                  metric.name, ": simulated ", found.value, ", published ", metric.exact);
    return gates;
  }
  // A rare event that did not occur: the chance of that must not be below 1 in 15,000 (4 errors).
  if (absent)
    CHECK(static_cast<double>(samples.size()) * metric.exact < 9.6);
  else
    CHECK_MESSAGE(std::abs(found.value - metric.exact) <= errors_allowed * found.error, id, " ", metric.name,
                  ": simulated ", found.value, ", exact ", metric.exact, ", standard error ", found.error);
  return gates;
}

}  // namespace

Sample named_figure(const Expected& metric, const Log& log) {
  return {tests::figure(metric.name, text_of(metric.facts, "target", ""), log)};
}

void hold(const std::string& folder, Size size, const Figure& figure) {
  const std::vector<Expected> expected = expectations("tests/oracle/" + folder);
  const std::uint64_t count = replications(size);
  const auto samples = samples_of("tests/oracle/" + folder, expected, count, figure);
  int gates = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) gates += hold_metric(folder, expected[i], samples[i]) ? 1 : 0;
  std::printf("%s power: %d of %zu metrics gate at %llu replications\n", folder.c_str(), gates, expected.size(),
              static_cast<unsigned long long>(count));
  CHECK((gates >= 1 || tests::thinner > 1));
}

}  // namespace tuiyan::oracle
