// tuiyan check PLAN [SCENARIO…]: every problem of every file, with its place and what to do.
#include <fmt/format.h>

#include "cli/settings.hpp"
#include "input/documents.hpp"

namespace tuiyan::cli {

int check(const Settings& settings) {
  Diagnostics all;
  if (settings.scenarios.empty()) (void)input::load_plan(settings.plan, all);
  for (const std::string& scenario : settings.scenarios) {
    Diagnostics one;
    (void)input::load(settings.plan, scenario, one);
    all.add_new(one);
  }
  const int code = print(all, settings);
  if (code == done)
    fmt::print("{}\n", settings.say({fmt::format("{}：可以推演。", settings.plan),
                                     fmt::format("{}: ready to be played.", settings.plan)}));
  return code;
}

}  // namespace tuiyan::cli
