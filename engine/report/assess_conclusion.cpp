#include "report/assess_conclusion.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/odds_text.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using result::Promise;
using result::TargetOdds;
using words::Area;
using words::same;

constexpr std::size_t most_broken = 6, most_delays = 3;

std::string text(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::study, code, arguments), language);
}

// "“Notice published” (S3.3.3): met in 1.7% (0.3% to 8.9%), 90% asked; half of the drills took 17 min 41 s or less, …".
std::string target_sentence(const OddsRow& row, const char* code, Language language) {
  return text(code, language,
              {{"target", same(row.name)},
               {"clause", same(row.clause.empty() ? text("no_clause", language) : row.clause)},
               {"probability", same(row.probability)},
               {"interval", same(row.interval)},
               {"asked", same(row.asked)},
               {"promise", same(text(fmt::format("conclusion.promise.{}", row.css), language))},
               {"median", same(row.percentiles.front())},
               {"limit", same(row.limit)}});
}

void add_targets(std::vector<std::string>& all, const result::Assessment& assessment, Language language) {
  const std::vector<OddsRow> rows = odds_rows(assessment, language);
  std::vector<std::size_t> broken;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TargetOdds& odds = assessment.targets[i];
    if (odds.applicable == 0) continue;
    if (rows[i].critical)
      all.push_back(target_sentence(rows[i], "conclusion.critical", language));
    else if (odds.promise == Promise::broken)
      broken.push_back(i);
  }
  std::stable_sort(broken.begin(), broken.end(), [&](std::size_t a, std::size_t b) {
    return assessment.targets[a].probability.value < assessment.targets[b].probability.value;
  });
  for (std::size_t i = 0; i < broken.size() && i < most_broken; ++i)
    all.push_back(target_sentence(rows[broken[i]], "conclusion.broken", language));
  if (broken.size() > most_broken)
    all.push_back(text("conclusion.broken.more", language,
                       {{"n", same(words::count(static_cast<std::int64_t>(broken.size() - most_broken)))}}));
}

void add_delays(std::vector<std::string>& all, const result::Assessment& assessment, Language language) {
  const auto told = told_waterfalls(assessment);
  if (told.empty()) return;
  const result::MeanWaterfall& waterfall = *told.front();
  std::string parts;
  std::size_t n = 0;
  for (const DelayRow& row : delay_rows(waterfall, language)) {
    if (n++ == most_delays) break;
    if (!parts.empty()) parts += is_chinese(language) ? "，" : ", ";
    parts += text("conclusion.delay", language,
                  {{"delay", same(row.delay)},
                   {"clause", same(row.clause)},
                   {"length", same(row.length)},
                   {"share", same(row.share)}});
  }
  all.push_back(text("conclusion.time", language,
                     {{"target", same(name_of(*assessment.documents, about(waterfall.target), language))},
                      {"total", same(in(words::duration(seconds(waterfall.mean_s)), language))},
                      {"parts", same(parts)}}));
}

}  // namespace

std::vector<std::string> assess_conclusion(const result::Assessment& assessment, Language language) {
  std::vector<std::string> all;
  if (assessment.answered() == 0) return all;
  add_targets(all, assessment, language);
  add_delays(all, assessment, language);
  const std::vector<std::string> grades = grade_shares(assessment, language);
  std::string line;
  for (const std::string& one : grades) line += (line.empty() ? "" : is_chinese(language) ? "，" : ", ") + one;
  if (!line.empty()) all.push_back(text("conclusion.grades", language, {{"grades", same(line)}}));
  return all;
}

std::string criticality_command(const result::Assessment& assessment) {
  return fmt::format("tuiyan criticality {} {}", plan_argument(assessment), scenario_argument(assessment));
}

}  // namespace tuiyan::report
