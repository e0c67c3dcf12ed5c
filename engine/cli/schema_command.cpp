// tuiyan schema plan|site|scenario: the JSON Schema, for editors.
#include <fmt/format.h>

#include "cli/settings.hpp"
#include "input/documents.hpp"

namespace tuiyan::cli {

int schema(const Settings& settings) {
  const std::string text = input::schema(settings.kind);
  if (text.empty()) {
    const std::string guess = nearest(settings.kind, {"plan", "site", "scenario"});
    return complain(settings,
                    {fmt::format("没有“{}”这种文档；应为 plan、site 或 scenario{}", settings.kind,
                                 guess.empty() ? "" : fmt::format("（是否指 {}？）", guess)),
                     fmt::format("there is no document of kind \"{}\"; expected plan, site or scenario{}",
                                 settings.kind, guess.empty() ? "" : fmt::format(" (did you mean {}?)", guess))},
                    bad_input);
  }
  fmt::print("{}\n", text);
  return done;
}

}  // namespace tuiyan::cli
