// tuiyan schema plan|site|scenario: the JSON Schema, for editors.
#include <fmt/format.h>

#include "cli/settings.hpp"
#include "input/documents.hpp"

namespace tuiyan::cli {

int schema(const Settings& settings) {
  const std::string text = input::schema(settings.kind);
  if (text.empty()) {
    const Said guess = in_brackets(did_you_mean(settings.kind, {"plan", "site", "scenario"}));
    return complain(settings,
                    {fmt::format("没有“{}”这种文档；应为 plan、site 或 scenario{}", settings.kind, guess.zh),
                     fmt::format("there is no document of kind \"{}\"; expected plan, site or scenario{}",
                                 settings.kind, guess.en)},
                    bad_input);
  }
  fmt::print("{}\n", text);
  return done;
}

}  // namespace tuiyan::cli
