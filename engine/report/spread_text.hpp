// Where the spread of the figures comes from, in words: uncertain figures of the documents, or chance.
//
// Contract: pure functions of the assessment; plain text without markup. Targets whose figure never varied, or
// of which there are too few drills, have no row.
#pragma once

#include <string>
#include <vector>

#include "report/view.hpp"
#include "result/assessment.hpp"

namespace tuiyan::report {

// One uncertain figure, as far as it moves a target.
struct MoverRow {
  std::string parameter, share, interval, effect;
};
struct SpreadRow {
  std::string target, deviation, share, interval;
  std::vector<MoverRow> movers;  // whose share can be told from nothing, largest first
};
[[nodiscard]] std::vector<SpreadRow> spread_rows(const result::Assessment& assessment, Language language);

struct ParameterRow {
  std::string pointer, value, range, basis;
};
[[nodiscard]] std::vector<ParameterRow> parameter_rows(const Documents& documents, Language language);

// What was drawn and how often, one sentence; "" when nothing was.
[[nodiscard]] std::string uncertain_sentence(const result::Assessment& assessment, Language language);

}  // namespace tuiyan::report
