// A comparison of two revisions in words: targets, minutes by clause, what changed in the documents.
//
// Contract: pure functions of the comparison; the figures are the study's. Plain text without markup.
#pragma once

#include <string>
#include <vector>

#include "report/view.hpp"
#include "result/comparison.hpp"

namespace tuiyan::report {

struct ChangeRow {
  std::string name, clause, limit, before, after, change, change_interval, verdict, figure, figure_interval, better;
  std::string css;  // met (better), missed (worse), none (same), open
  bool critical = false;
  std::vector<std::string> notes;  // limit moved, dominance
};
[[nodiscard]] std::vector<ChangeRow> change_rows(const result::Comparison& comparison, Language language);

// 1: the figure of the target is surely better in NEW (the interval of its mean change lies wholly on that side of 0);
// -1: surely worse; 0: neither, or fewer than six pairs, or some were lost.
[[nodiscard]] int figure_change(const result::Comparison& comparison, const result::TargetChange& change);

struct SavingRow {
  std::string clause, sentence;  // "S4.4.2.4 saves 6.2 ± 1.1 min"
};
[[nodiscard]] std::vector<SavingRow> saving_rows(const result::WaySaving& way, Language language);
[[nodiscard]] std::string saving_title(const result::Comparison& comparison, const result::WaySaving& way,
                                       Language language);
// The ways in which anything differed: of restorations first.
[[nodiscard]] std::vector<const result::WaySaving*> told_savings(const result::Comparison& comparison);

// One sentence per change of a document.
[[nodiscard]] std::vector<std::string> document_sentences(const result::Comparison& comparison, Language language);
[[nodiscard]] std::vector<std::string> compare_standing(const result::Comparison& comparison, Language language);
// Targets gained and lost, in one sentence each; the last one is the weighted attainment.
[[nodiscard]] std::vector<std::string> compare_conclusion(const result::Comparison& comparison, Language language);
// "+3.2": a difference of probabilities in points.
[[nodiscard]] std::string points(double difference);

}  // namespace tuiyan::report
