// A planner's text inside Markdown, so that it prints as it was written.
//
// Contract: the escaped text shows, as Markdown in any common dialect and as HTML after pandoc, the
// very characters of the original, in a paragraph or a table cell; line ends become spaces. Nothing
// in it makes markup, an HTML tag, a link or a new row.
#pragma once

#include <string>
#include <string_view>

namespace tuiyan::report {

[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace tuiyan::report
