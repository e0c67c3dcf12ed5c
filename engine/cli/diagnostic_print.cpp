#include <fmt/format.h>

#include <cstdio>

#include "cli/settings.hpp"

namespace tuiyan::cli {

int print(const Diagnostics& diagnostics, const Settings& settings, bool with_codes) {
  const bool chinese = settings.language == Language::zh;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    const bool with_code = with_codes && diagnostic.severity == Severity::warning;
    fmt::print(stderr, "{}{}\n", to_line(diagnostic, chinese),
               with_code ? fmt::format(" [{}]", diagnostic.code) : std::string());
  }
  const std::size_t errors = diagnostics.count(Severity::error);
  const std::size_t warnings = diagnostics.count(Severity::warning);
  if (errors + warnings > 0)
    fmt::print(stderr, fmt::runtime(chinese ? "{} 个错误，{} 个警告。\n" : "{} error(s), {} warning(s).\n"), errors,
               warnings);
  return errors > 0 ? bad_input : done;
}

int complain(const Settings& settings, const Said& what, ExitCode code) {
  fmt::print(stderr, "tuiyan: {}: {}\n", settings.language == Language::zh ? "错误" : "error", settings.say(what));
  return code;
}

}  // namespace tuiyan::cli
