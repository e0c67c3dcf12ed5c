// How far a study is, for somebody who waits: one line on a terminal, silence in a pipe.
//
// Contract: writes to standard error, at most five times a second, and takes its line away in the end.
#pragma once

#include <chrono>
#include <string>

#include "cli/settings.hpp"
#include "study/study.hpp"

namespace tuiyan::cli {

// The line itself; `elapsed_s` since the start of the study.
[[nodiscard]] std::string progress_line(const std::string& name, const study::Standing& standing, double elapsed_s,
                                        Language language);

class ProgressLine {
 public:
  ProgressLine(const Settings& settings, std::string name);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void tell(const study::Standing& standing);

 private:
  using Clock = std::chrono::steady_clock;
  Language language_;
  std::string name_;
  bool on_terminal_;
  bool shown_ = false;
  Clock::time_point start_, next_;
};

}  // namespace tuiyan::cli
