#include "support/play.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <cstring>

#include "drill/drill.hpp"
#include "input/documents.hpp"
#include "input/log_file.hpp"
#include "process/worker_pool.hpp"

namespace tuiyan::tests {

std::shared_ptr<const Documents> load_or_fail(const std::string& plan, const std::string& scenario) {
  const std::string root = std::string(TUIYAN_SOURCE_DIR) + "/";
  Diagnostics diagnostics;
  auto documents = input::load(root + plan, root + scenario, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.sorted())
    if (diagnostic.severity == Severity::error) FAIL_CHECK(to_line(diagnostic, false));
  REQUIRE(documents);
  return documents;
}

std::vector<std::vector<double>> play_many(const std::shared_ptr<const Documents>& documents, std::uint64_t seed,
                                           std::uint64_t count, int workers,
                                           const std::function<std::vector<double>(const Log&)>& row) {
  std::vector<std::vector<double>> rows;
  const auto job = [&](std::uint64_t replication) {
    const std::vector<double> numbers = row(drill::play(documents, Luck{seed, replication, 0}));
    return std::string(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(double));
  };
  const auto sink = [&](const process::Outcome& outcome) {
    REQUIRE_MESSAGE(outcome.ending == process::Ending::done, "replication ", outcome.number, ": ", outcome.complaint);
    std::vector<double> numbers(outcome.bytes.size() / sizeof(double));
    std::memcpy(numbers.data(), outcome.bytes.data(), outcome.bytes.size());
    rows.push_back(std::move(numbers));
    return true;
  };
  process::run_in_order({workers, 60}, 0, count, job, sink);
  REQUIRE(rows.size() == count);
  return rows;
}

std::string log_text(const std::shared_ptr<const Documents>& documents, std::uint64_t seed, std::uint64_t replication) {
  const process::Outcome outcome = process::run_in_child([&] {
    return input::write_log(drill::play(documents, Luck{seed, replication, 0}));
  });
  REQUIRE_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
  return outcome.bytes;
}

bool full_size() { return std::getenv("TUIYAN_SLOW") != nullptr; }

}  // namespace tuiyan::tests
