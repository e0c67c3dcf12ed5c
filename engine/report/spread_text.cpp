#include "report/spread_text.hpp"

#include <fmt/format.h>

#include "report/odds_text.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using words::Area;
using words::same;

constexpr std::size_t most_movers = 4;

std::string text(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::study, code, arguments), language);
}

std::string share_text(double share) { return fmt::format("{:.0f}%", share * 100); }

std::string share_interval(const result::Interval& interval, Language language) {
  return text("interval", language,
              {{"low", same(share_text(interval.low))}, {"high", same(share_text(interval.high))}});
}

std::string range_of(const Parameter& parameter, Language language) {
  std::string range = text(
      "interval", language,
      {{"low", same(value_text(parameter, parameter.low))}, {"high", same(value_text(parameter, parameter.high))}});
  if (!parameter.mode) return range;
  return text("range.mode", language, {{"range", same(range)}, {"mode", same(value_text(parameter, *parameter.mode))}});
}

}  // namespace

std::vector<SpreadRow> spread_rows(const result::Assessment& assessment, Language language) {
  std::vector<SpreadRow> rows;
  for (const result::Spread& spread : assessment.spreads) {
    if (!spread.known) continue;
    const Target& target = assessment.documents->plan.targets[spread.target];
    SpreadRow row;
    row.target = name_of(*assessment.documents, about(spread.target), language);
    row.deviation = figure(target.metric, spread.deviation, language);
    row.share = share_text(spread.parameters.value);
    row.interval = share_interval(spread.parameters.interval, language);
    for (const result::ParameterShare& one : spread.by_parameter) {
      if (one.share.interval.low <= 0 || row.movers.size() == most_movers) continue;
      const Parameter& parameter = assessment.documents->parameters[one.parameter];
      row.movers.push_back({parameter.pointer, share_text(one.share.value),
                            share_interval(one.share.interval, language),
                            text("mover.effect", language,
                                 {{"low", same(figure(target.metric, one.when_low, language))},
                                  {"high", same(figure(target.metric, one.when_high, language))}})});
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<ParameterRow> parameter_rows(const Documents& documents, Language language) {
  std::vector<ParameterRow> rows;
  for (const Parameter& parameter : documents.parameters)
    rows.push_back(
        {parameter.pointer, value_text(parameter, parameter.value), range_of(parameter, language), parameter.basis});
  return rows;
}

std::string uncertain_sentence(const result::Assessment& assessment, Language language) {
  if (!assessment.uncertain) return "";
  const auto n = [](std::uint64_t count) { return same(words::count(static_cast<std::int64_t>(count))); };
  return text("uncertain", language,
              {{"n", n(assessment.documents->parameters.size())}, {"companions", n(assessment.companions)}});
}

}  // namespace tuiyan::report
