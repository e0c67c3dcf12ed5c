// What every subcommand is told, and how a subcommand answers.
//
// Contract: results go to standard output, progress and diagnostics to standard error. Exit codes:
// 0 done; 1 a target was missed (or something was found) and --strict was given, or a proof fails; 2 bad usage or
// input: what was named cannot be read, is not what it should be, or is there already; 3 the machine refused (no space,
// no permission, held by another program, a worker that died) or an internal fault; 130 Ctrl-C, and no result.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/text.hpp"

namespace tuiyan::cli {

enum ExitCode : int { done = 0, target_missed = 1, bad_input = 2, failed = 3 };

struct Settings {
  Language language = Language::zh;
  std::string lang = "zh";
  std::string plan, new_plan, junit, file, kind, out, run_folder;
  std::vector<std::string> scenarios;
  std::vector<std::string> columns;  // of fit: CODE=NAME
  std::string archive;               // empty: in the user's data folder
  bool no_archive = false, anonymize = false;
  std::string history_verb;            // empty: list
  std::vector<std::uint64_t> records;  // numbers in the archive
  std::string target, targets_file;
  std::optional<std::uint64_t> newest;  // of a list; none: a screenful
  std::vector<std::string> only;        // of coverage: clauses
  std::string columns_file, dates = "ymd", replay, outage;
  std::uint64_t seed = 1, replication = 0;
  std::optional<std::uint64_t> replications;  // of a study; none: until the odds are known well enough
  int workers = 0;                            // 0: one per core
  // of criticality and sweep
  std::vector<std::string> kinds, metrics;
  std::string rank_by, over;
  std::uint64_t shorter = 20;  // percent
  bool pairs = false;
  bool json = false, gate = false, strict = false, no_report = false, uncertain = false;

  [[nodiscard]] const std::string& say(const Said& said) const { return language == Language::zh ? said.zh : said.en; }
};

int begin_new(const Settings& settings);
int check(const Settings& settings);
int run(const Settings& settings);
int assess(const Settings& settings);
int compare(const Settings& settings);
int criticality(const Settings& settings);
int sweep(const Settings& settings);
int report(const Settings& settings);
int show(const Settings& settings);
int schema(const Settings& settings);
int fit(const Settings& settings);
int history(const Settings& settings);
int coverage(const Settings& settings);
int risk(const Settings& settings);

// Prints the diagnostics in order and a closing count; `with_codes`: warnings end with their stable code. Answers
// bad_input when there was an error.
int print(const Diagnostics& diagnostics, const Settings& settings, bool with_codes = false);
// One line "tuiyan: error: …" on standard error; answers `code`.
int complain(const Settings& settings, const Said& what, ExitCode code);

}  // namespace tuiyan::cli
