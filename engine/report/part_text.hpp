// The parts of a plan in words: what it costs to be without them.
//
// Contract: pure functions of the study; the figures are the study's. Plain text without markup.
#pragma once

#include <string>
#include <vector>

#include "model/text.hpp"
#include "result/part_worth.hpp"

namespace tuiyan::report {

struct PartRow {
  std::string rank, name, kind, clause, cost, interval, delay, delay_interval, hit, drills;
  std::string css;  // missed: surely costs (of a gain: met); none: nothing moved; open
  bool single_point = false;
};
// Which list of a study: parts taken away, two at a time, or things made shorter.
enum class PartList : std::uint8_t { losses, pairs, gains };

// Those that moved anything, by rank.
[[nodiscard]] std::vector<PartRow> part_rows(const result::Criticality& study, PartList list, Language language);
[[nodiscard]] std::string part_name(const result::Part& part, Language language);
// Without a part no figure of any target moved in any drill, and there were enough of them: with 95 % confidence it
// matters in no more than this share of drills (29 drills: 1 - 0.05^(1/29) = 9.8 %). Of fewer drills it is not said.
inline constexpr double missed_by_nothing_within = 0.1;
// One line per kind: names of the parts that nothing missed.
[[nodiscard]] std::vector<std::string> unnoticed_lines(const result::Criticality& study, Language language);
[[nodiscard]] std::string unnoticed_note(const result::Criticality& study, Language language);
[[nodiscard]] std::vector<std::string> refused_lines(const result::Criticality& study, Language language);
[[nodiscard]] std::vector<std::string> part_standing(const result::Criticality& study, Language language);
[[nodiscard]] std::vector<std::string> part_conclusion(const result::Criticality& study, Language language);
[[nodiscard]] std::string part_notes(const result::Criticality& study, Language language);
// "20%"
[[nodiscard]] std::string shorter_text(const result::Criticality& study);

}  // namespace tuiyan::report
