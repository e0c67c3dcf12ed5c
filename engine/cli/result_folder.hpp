// The folder in which a drill leaves its results: complete, or not there at all.
//
// Contract: `ResultFolder` writes into a hidden folder beside the wanted one and `publish` renames
// it into place; until then nothing is at the wanted path, and a destructor without `publish`
// removes what was begun; what a killed process had begun for the same path goes when the next one begins. The wanted
// path must not exist, or be an empty folder. Errors are sentences for the user, never exceptions. While it lives
// Ctrl-C loses nothing that was played: see process/interruption.hpp. Writing begins with the first `write`.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "cli/settings.hpp"
#include "process/interruption.hpp"

namespace tuiyan::cli {

class ResultFolder {
 public:
  // Looks at the wanted path and makes the hidden folder; `refused()` tells why it could not.
  explicit ResultFolder(std::string wanted);
  ~ResultFolder();
  ResultFolder(const ResultFolder&) = delete;
  ResultFolder& operator=(const ResultFolder&) = delete;

  [[nodiscard]] const std::optional<Said>& refused() const { return refused_; }
  // bad_input: something is there already; failed: the machine does not let it be made.
  [[nodiscard]] ExitCode refusal() const { return refusal_; }
  [[nodiscard]] const std::string& working_path() const { return working_; }
  // From here on Ctrl-C does not stop what is left to do; `write` says so too.
  void begin_writing();
  [[nodiscard]] std::optional<Said> write(const std::string& name, const std::string& bytes);
  [[nodiscard]] std::optional<Said> publish();

 private:
  std::string wanted_, working_;
  std::optional<Said> refused_;
  ExitCode refusal_ = failed;
  bool published_ = false;
  std::optional<process::Keeping> keeping_;
};

// A name for a result when the user gave none: the stem, or the stem with -2, -3, …
[[nodiscard]] std::string free_result_path(const std::string& stem);
// The stem of a drill: results/<plan>--<scenario>--seed<N>
[[nodiscard]] std::string free_result_path(const std::string& plan_id, const std::string& scenario_id,
                                           unsigned long seed);

}  // namespace tuiyan::cli
