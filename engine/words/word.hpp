// The texts of the program, in Chinese and English, by subject area and code.
//
// Contract: a code is stable and snake_case, and is looked up in the table of its area; asking for
// a code that is not there is a programmer's fault. Both languages are always present. A text may
// hold named places {so}; `sentence` fills them from its arguments, and an argument that the text
// does not use is ignored, so that the two languages may say different things. A place that no
// argument fills is a programmer's fault. Texts hold no markup: who prints them escapes them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"

namespace tuiyan::words {

struct Word {
  std::string_view code, zh, en;
};

enum class Area {
  kind,       // entries of the log as sentences; codes are the names of kinds, some with a variant: noticed.restored
  delay,      // what a minute is charged to
  advice,     // by delay: what a planner may do about such minutes
  verb,       // what a step does
  rating,     // P S M U
  grade,      // the four grades
  state,      // up, degraded, down
  reason,     // why a component changed
  failure,    // why a message did not arrive
  choice,     // of a decider
  refusal,    // of goods that cannot be had
  effect,     // of a fault
  thing,      // what has no name in a document: the voice menu, home, a side of a pair
  report,     // headings and sentences of the report
  figure,     // titles, axes and keys of figures
  terminal,   // the summary on the terminal
  complaint,  // what can go wrong outside documents
  study,      // many drills: odds, comparisons
  fit,        // the page and figures of a fit
  history,    // the archive: lists, trends, scoring again
  part,       // criticality and sweep: parts of a plan, curves
};
inline constexpr int area_count = static_cast<int>(Area::part) + 1;

// All words of an area, in the order of the source.
[[nodiscard]] std::span<const Word> table(Area area);
[[nodiscard]] bool has(Area area, std::string_view code);
// As it stands, places unfilled.
[[nodiscard]] Said word(Area area, std::string_view code);

using Argument = std::pair<std::string_view, Said>;
[[nodiscard]] Said sentence(Area area, std::string_view code, const std::vector<Argument>& arguments);

// The same in both languages, e.g. a figure or a proper name.
[[nodiscard]] inline Said same(const std::string& text) { return {text, text}; }
[[nodiscard]] inline const std::string& pick(const Said& said, bool chinese) { return chinese ? said.zh : said.en; }

}  // namespace tuiyan::words
