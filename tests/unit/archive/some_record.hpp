// Records for the tests of the archive.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "archive/archive.hpp"
#include "archive/record_json.hpp"
#include "support/scratch.hpp"

namespace tuiyan::tests {

namespace fs = std::filesystem;

inline archive::Outcome some_outcome(const std::string& target, double value, bool met) {
  archive::Outcome one;
  one.scenario = "crash";
  one.target = target;
  one.name = {"座席恢复", "Seats back"};
  one.clause = "S4.3.2";
  one.metric = "time_to_restore";
  one.limit = 300;
  one.applicable = 1;
  one.met = met ? 1 : 0;
  one.value = value;
  return one;
}

// A run of its own moment: `n` makes it another one.
inline archive::Draft some_draft(std::int64_t n) {
  archive::Draft draft;
  archive::Record& record = draft.record;
  record.at_us = 1'780'000'000'000'000 + n;
  record.program = "0.1.0";
  record.seed = 7;
  record.plan_id = "seat-plan";
  record.plan_version = "3";
  record.plan_name = {"座席预案", "Seat plan"};
  record.scenario_id = "crash";
  record.scenario_name = {"座席系统崩溃", ""};
  record.grade = "good";
  record.attainment = 87.5;
  record.met = 1;
  record.counted = 2;
  record.settings = "{\"command\":\"run\"}";
  record.outcomes = {some_outcome("seats-back", 240 + static_cast<double>(n), true), some_outcome("told", 900, false)};
  draft.texts = {{"plan", "{\"plan\":\"the same for all\"}"},
                 {"log", "log of " + std::to_string(n) + "\n" + std::string(2000, 'x')},
                 {"result.json", "{\"n\":" + std::to_string(n) + "}"}};
  return draft;
}

// All that a record says.
inline std::string said(const archive::Record& record) { return json::to_text(archive::record_node(record), 1); }
inline std::string said(const archive::Outcome& outcome) { return json::to_text(archive::outcome_node(outcome), 1); }

inline archive::Archive opened(const std::string& path) { return {path, archive::Archive::Open::create}; }

// What is thrown, by its kind and its English text.
template <class Body>
archive::Problem problem_of(Body body) {
  try {
    body();
  } catch (const archive::Problem& problem) {
    return problem;
  }
  FAIL("nothing was refused");
  return {archive::Trouble::unknown, {}};
}

}  // namespace tuiyan::tests
