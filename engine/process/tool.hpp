// Runs an outside program (gnuplot, pandoc) to its end.
//
// Contract: no shell is involved: arguments arrive as they are. The program gets `input` on its
// standard input, and both its outputs are kept. It is killed, with all it started, after
// `time_limit_s` and when this process dies. Nothing is thrown for what the program does; Interrupted is, when the user
// gives the results up meanwhile (interruption.hpp). A terminal's Ctrl-C does not reach the program.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tuiyan::process {

struct ToolCall {
  std::string program;                 // looked for in PATH when it has no slash
  std::vector<std::string> arguments;  // without the program's own name
  std::string input;
  std::string folder;                    // to run in; empty: the current one
  std::vector<std::string> environment;  // "NAME=value", in addition to or instead of the inherited ones
  double time_limit_s = 60;
};

enum class ToolEnding : std::uint8_t { exited, killed, hung, not_found, not_started };

struct ToolResult {
  ToolEnding ending = ToolEnding::not_started;
  int exit_code = -1;     // when it exited
  std::string output;     // standard output
  std::string errors;     // standard error
  std::string complaint;  // unless it exited with 0: what happened, in English
  [[nodiscard]] bool well() const { return ending == ToolEnding::exited && exit_code == 0; }
};

[[nodiscard]] ToolResult run_tool(const ToolCall& call);

}  // namespace tuiyan::process
