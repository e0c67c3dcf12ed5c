// tuiyan show FILE: one document with every default filled in, and where each value comes from.
#include <fmt/format.h>

#include <algorithm>

#include "cli/settings.hpp"
#include "input/documents.hpp"
#include "json/build.hpp"

namespace tuiyan::cli {
namespace {

std::string origin(const input::Shown& line, const Settings& settings) {
  if (!line.is_default) return fmt::format("{}:{}:{}", line.place.file, line.place.line, line.place.column);
  const std::string word = settings.say({"默认值", "default"});
  return line.basis.empty() ? word : fmt::format("{} ({})", word, line.basis);
}

}  // namespace

int show(const Settings& settings) {
  Diagnostics diagnostics;
  const std::vector<input::Shown> lines = input::show(settings.file, diagnostics);
  const int code = print(diagnostics, settings);
  if (code != done) return code;
  if (settings.json) {
    std::vector<json::Node> items;
    for (const input::Shown& line : lines)
      items.push_back(json::object({{"pointer", json::string(line.pointer)},
                                    {"value", json::raw(line.value)},
                                    {"default", json::boolean(line.is_default)},
                                    {"origin", json::string(origin(line, settings))}}));
    fmt::print("{}\n", json::to_text(json::array(std::move(items)), 2));
    return done;
  }
  std::size_t width = 0;
  for (const input::Shown& line : lines) width = std::max(width, std::min<std::size_t>(line.pointer.size(), 56));
  for (const input::Shown& line : lines)
    fmt::print("{:<{}}  {}  <- {}\n", line.pointer, width, line.value, origin(line, settings));
  return done;
}

}  // namespace tuiyan::cli
