// The report of one drill: Markdown with figures, and one HTML page that needs nothing else.
//
// Contract: the same log and scorecard give the same bytes (given the same gnuplot and pandoc).
// `write_report` makes everything in memory first, then writes into `folder` (which exists):
// report.<lang>.md, report.<lang>.html and figures/*.<lang>.svg. It answers what went wrong, in
// both languages: a missing program, a full disk. When gnuplot is missing the report says so in
// place of the figures; without pandoc nothing is written. No network.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "event/log.hpp"
#include "report/view.hpp"
#include "score/score.hpp"

namespace tuiyan::report {

struct FigureFile {
  std::string name;  // in figures/
  std::string caption;
  std::string svg;
};
struct Figures {
  std::vector<FigureFile> traffic;     // calls, seats, capacity: section 6
  std::vector<FigureFile> waterfalls;  // one for each of the view's, in order; svg may be empty
  Said problem;                        // of the first figure that could not be drawn
};
[[nodiscard]] Figures figures(const Log& log, const score::Scorecard& card, const View& view, Language language);

// The report without running any program: figures only where `figures` has them.
[[nodiscard]] std::string markdown(const View& view, const Figures& figures, Language language);
[[nodiscard]] std::string markdown(const Log& log, const score::Scorecard& card, Language language);

struct Page {
  std::string html;  // empty when it could not be made
  Said problem;
};
// Through pandoc; every figure becomes part of the page. `footer`: code of the line below it in words::Area::report.
[[nodiscard]] Page page(const std::string& markdown_text, const Figures& figures, const std::string& title,
                        Language language, std::string_view footer = "footer");

// Writes <stem>.<lang>.md, <stem>.<lang>.html and the figures into `folder`, the page last: it stands
// for the whole. Nothing is written when the page could not be made.
[[nodiscard]] std::optional<Said> write_pages(const std::string& stem, const std::string& markdown_text,
                                              const Figures& figures, const std::string& title, Language language,
                                              const std::string& folder);
[[nodiscard]] std::optional<Said> write_report(const Log& log, const score::Scorecard& card, Language language,
                                               const std::string& folder);

// A file of reports/, by its name there, as it was when the program was built.
[[nodiscard]] std::string_view embedded(std::string_view name);

}  // namespace tuiyan::report
