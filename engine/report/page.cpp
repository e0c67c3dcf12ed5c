// From Markdown to one HTML page: pandoc makes the body, figures and styles go into the page.
#include <fmt/format.h>

#include <filesystem>
#include <kainjow/mustache.hpp>

#include "base/file.hpp"
#include "process/tool.hpp"
#include "report/form.hpp"
#include "report/report.hpp"
#include "report/sentence.hpp"

namespace tuiyan::report {

namespace {

// An <svg> inside a page: without namespaces (HTML knows them), and with its caption for those who
// do not see it.
std::string inline_svg(std::string svg, const std::string& caption) {
  for (const std::string& attribute : {std::string(" xmlns=\"http://www.w3.org/2000/svg\""),
                                       std::string(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"")})
    if (const std::size_t at = svg.find(attribute); at != std::string::npos) svg.erase(at, attribute.size());
  std::string label;
  for (char c : caption) label += c == '"' ? '\'' : c == '<' || c == '>' || c == '&' ? ' ' : c;
  svg.insert(4, fmt::format(" role=\"img\" aria-label=\"{}\"", label));
  return svg;
}

// Puts each figure in the place of the <img> that names its file.
void place_figures(std::string& body, const Figures& figures) {
  for (const std::vector<FigureFile>* group : {&figures.traffic, &figures.waterfalls})
    for (const FigureFile& figure : *group) {
      const std::size_t source = body.find(fmt::format("src=\"figures/{}\"", figure.name));
      if (source == std::string::npos || figure.svg.empty()) continue;
      const std::size_t begin = body.rfind("<img", source);
      const std::size_t end = body.find('>', source);
      if (begin == std::string::npos || end == std::string::npos) continue;
      body.replace(begin, end + 1 - begin, inline_svg(figure.svg, figure.caption));
    }
}

}  // namespace

Page page(const std::string& markdown_text, const Figures& figures, const std::string& title, Language language,
          std::string_view footer) {
  process::ToolCall call;
  call.program = "pandoc";
  // Only the Markdown that the templates use: a planner's quotes, dollars and at-signs stay text.
  // Lines are never wide enough to make pandoc set column widths: the style does that.
  constexpr const char* markdown =
      "--from=markdown-smart-citations-tex_math_dollars-example_lists-footnotes-implicit_figures-latex_macros-raw_tex-"
      "inline_notes-yaml_metadata_block-pandoc_title_block-mmd_title_block";
  call.arguments = {markdown, "--to=html5", "--wrap=none", "--columns=1000000", "--eol=lf"};
  call.input = markdown_text;
  call.environment = {"LC_ALL=C.UTF-8"};
  const process::ToolResult result = process::run_tool(call);
  if (result.ending == process::ToolEnding::not_found)
    return {"", words::sentence(words::Area::complaint, "tool_missing",
                                {{"tool", words::same("pandoc")}, {"package", words::same("pandoc")}})};
  if (!result.well() || result.output.empty())
    return {"", words::sentence(words::Area::complaint, "tool_failed",
                                {{"tool", words::same("pandoc")},
                                 {"reason", words::same(result.complaint + " " + result.errors)}})};
  std::string body = result.output;
  place_figures(body, figures);
  kainjow::mustache::data root;
  root.set("language", is_chinese(language) ? "zh-CN" : "en");
  root.set("version", TUIYAN_REPORT_VERSION);
  root.set("title", title);
  root.set("style", std::string(embedded("styles/report.css")));
  root.set("body", body);
  root.set("footer", in(words::word(words::Area::report, footer), language));
  kainjow::mustache::mustache frame{std::string(embedded("templates/page.html"))};
  return {frame.render(root), {}};
}

std::optional<Said> write_pages(const std::string& stem, const std::string& markdown_text, const Figures& figures,
                                const std::string& title, Language language, const std::string& folder) {
  const Page html = page(markdown_text, figures, title, language);
  if (html.html.empty()) return html.problem;

  namespace fs = std::filesystem;
  std::error_code error;
  fs::create_directories(fs::path(folder) / "figures", error);
  const auto refused = [](const std::string& path, const Said& reason) {
    return words::sentence(words::Area::complaint, "cannot_write", {{"path", words::same(path)}, {"reason", reason}});
  };
  if (error) return refused((fs::path(folder) / "figures").string(), system_problem(error.value()));
  std::vector<std::pair<std::string, const std::string*>> files;
  for (const std::vector<FigureFile>* group : {&figures.traffic, &figures.waterfalls})
    for (const FigureFile& figure : *group)
      if (!figure.svg.empty()) files.emplace_back("figures/" + figure.name, &figure.svg);
  files.emplace_back(fmt::format("{}.{}.md", stem, tag(language)), &markdown_text);
  files.emplace_back(fmt::format("{}.{}.html", stem, tag(language)), &html.html);
  for (const auto& [name, bytes] : files) {
    const std::string path = (fs::path(folder) / name).string();
    if (const auto problem = write_file_by_rename(path, *bytes)) return refused(path, *problem);
  }
  return std::nullopt;
}

}  // namespace tuiyan::report
