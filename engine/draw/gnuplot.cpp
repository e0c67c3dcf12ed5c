#include "draw/gnuplot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "process/tool.hpp"
#include "words/word.hpp"

namespace tuiyan::drawing {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// Keeps the drawing from the first to the last tag of <svg>: the XML declaration has no place
// inside a page, <desc> names the version of gnuplot, and <title> would show as a tooltip.
std::string element(const std::string& file, const std::string& name) {
  const std::size_t begin = file.find("<svg");
  const std::size_t end = file.rfind("</svg>");
  if (begin == std::string::npos || end == std::string::npos) return "";
  std::string svg = file.substr(begin, end + 6 - begin);
  for (const auto& [open, close] :
       {std::pair<std::string, std::string>{"<title>", "</title>"}, {"<desc>", "</desc>"}}) {
    for (std::size_t from = svg.find(open); from != std::string::npos; from = svg.find(open)) {
      const std::size_t to = svg.find(close, from);
      if (to == std::string::npos) return "";
      svg.erase(from, to + close.size() - from);
    }
  }
  // gnuplot prefixes only the ids of its plots.
  for (const char* id : {"gp", "textbox", "greybox", "gnuplot_canvas"}) {
    for (const char* quote : {"'", "\""})
      replace_all(svg, fmt::format("id={}{}", quote, id), fmt::format("id={}{}_{}", quote, name, id));
    replace_all(svg, fmt::format("href='#{}", id), fmt::format("href='#{}_{}", name, id));
    replace_all(svg, fmt::format("url(#{}", id), fmt::format("url(#{}_{}", name, id));
  }
  replace_all(svg, "font-family=\"WenQuanYi Zen Hei,sans-serif\"",
              "font-family=\"WenQuanYi Zen Hei,Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif\"");
  return svg + "\n";
}

}  // namespace

Drawing gnuplot(const std::string& figure, int width, int height, const std::string& script) {
  std::string name = figure;  // gnuplot wants letters, digits and _ only
  std::replace(name.begin(), name.end(), '-', '_');
  // `dynamic` leaves the size to the page; `name` prefixes the ids.
  const std::string head = fmt::format(
      "set encoding utf8\n"
      "set terminal svg size {},{} dynamic noenhanced font 'WenQuanYi Zen Hei,sans-serif,13' name '{}' background "
      "'#ffffff' "
      "linewidth 1 butt\n"
      "set output\n",
      width, height, name);
  process::ToolCall call;
  call.program = "gnuplot";
  call.arguments = {"-d", "-"};  // -d: no settings of the user's own
  call.input = head + script;
  call.environment = {"LC_ALL=C.UTF-8", "TZ=UTC"};
  const process::ToolResult result = process::run_tool(call);
  if (result.ending == process::ToolEnding::not_found)
    return {"", words::sentence(words::Area::complaint, "tool_missing",
                                {{"tool", words::same("gnuplot")}, {"package", words::same("gnuplot-nox")}})};
  std::string svg = result.well() ? element(result.output, name) : "";
  if (svg.empty())
    return {"", words::sentence(words::Area::complaint, "tool_failed",
                                {{"tool", words::same("gnuplot")},
                                 {"reason", words::same(result.complaint + " " + result.errors)}})};
  return {std::move(svg), {}};
}

std::string quoted(const std::string& text) {
  // Single quotes: no escapes inside, and a quote is written twice. A backquote would run a
  // command in some contexts, and a control character would end the line.
  std::string out = "'";
  for (char c : text) {
    if (c == '\'')
      out += "''";
    else if (c == '`')
      out += "’";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += ' ';
    else
      out += c;
  }
  return out + "'";
}

}  // namespace tuiyan::drawing
