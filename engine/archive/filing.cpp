#include "archive/filing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "archive/log_text.hpp"
#include "model/metric.hpp"

namespace tuiyan::archive {
namespace {

constexpr std::array<const char*, 4> grade_names{"excellent", "good", "fair", "poor"};

std::optional<double> finite(double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; }

Draft begin(RecordKind kind, const Documents& documents, const Filing& filing) {
  Draft draft;
  Record& record = draft.record;
  record.kind = kind;
  record.at_us = filing.when_us;
  record.program = filing.program;
  record.settings = filing.settings;
  record.plan_id = documents.plan.id;
  record.plan_name = documents.plan.name;
  record.plan_version = documents.plan.header.version;
  record.scenario_id = documents.scenario.id;
  record.scenario_name = documents.scenario.name;
  return draft;
}

void put_documents(Draft& draft, const std::string& prefix, const Documents& documents) {
  DocumentTexts texts = split(documents.resolved);
  draft.texts.push_back({prefix + "site", std::move(texts.site)});
  draft.texts.push_back({prefix + "plan", std::move(texts.plan)});
  draft.texts.push_back({prefix + "scenario", std::move(texts.scenario)});
  draft.texts.push_back({prefix + "frame", std::move(texts.frame)});
}

void put_study(Draft& draft, const DocumentList& documents, const std::string& json) {
  for (std::size_t i = 0; i < documents.size(); ++i) put_documents(draft, fmt::format("{}/", i + 1), *documents[i]);
  draft.texts.push_back({"study.json", json});
}

Outcome outcome_of_target(const Documents& documents, Index<Target> row, const std::string& revision) {
  const Target& target = documents.plan.targets[row];
  Outcome one;
  one.scenario = documents.scenario.id;
  one.revision = revision;
  one.target = target.id;
  one.name = target.name;
  one.clause = target.clause;
  one.metric = std::string(describe(target.metric).name);
  one.upper = target.upper;
  one.limit = target.limit;
  return one;
}

// Odds over many drills: the median, and how likely the target is met.
Outcome outcome_of_odds(const Documents& documents, const result::TargetOdds& odds) {
  Outcome one = outcome_of_target(documents, odds.target, "");
  one.applicable = odds.applicable;
  one.met = odds.met;
  if (odds.applicable > 0) {
    one.value = finite(odds.percentiles.front().value.value);
    one.open = one.value && odds.percentiles.front().value.open;
    one.probability = odds.probability;
  }
  return one;
}

void count_promise(Record& record, result::Promise promise) {
  record.counted += promise == result::Promise::not_applicable ? 0 : 1;
  record.met += promise == result::Promise::kept ? 1 : 0;
}

}  // namespace

Draft draft_of(const Log& log, const score::Scorecard& card, const std::string& log_text, const std::string& json,
               const Filing& filing) {
  const Documents& documents = *log.documents;
  Draft draft = begin(RecordKind::run, documents, filing);
  Record& record = draft.record;
  record.seed = log.luck.seed;
  record.replication = log.luck.replication;
  record.grade = card.graded ? grade_names.at(static_cast<std::size_t>(card.grade)) : "";
  record.attainment = finite(card.weighted_attainment).value_or(0);
  for (const score::Result& result : card.results) {
    Outcome one = outcome_of_target(documents, result.target, "");
    one.applicable = result.reading.applicable ? 1 : 0;
    one.met = result.reading.applicable && result.met ? 1 : 0;
    if (result.reading.applicable) one.value = finite(result.reading.value);
    one.open = one.value && result.reading.censored;
    record.met += one.met;
    record.counted += one.applicable;
    record.outcomes.push_back(std::move(one));
  }
  put_documents(draft, "", documents);
  draft.texts.push_back({"log", cut_log(log_text, documents.resolved)});
  draft.texts.push_back({"result.json", json});
  return draft;
}

Draft draft_of(const std::vector<result::Assessment>& assessments, const DocumentList& documents,
               const std::string& json, const Filing& filing) {
  Draft draft = begin(RecordKind::assess, *documents.front(), filing);
  Record& record = draft.record;
  record.seed = assessments.front().seed;
  record.scenarios = static_cast<std::int64_t>(documents.size());
  record.drills = 0;
  std::array<std::int64_t, 4> grades{};
  double attainment = 0;
  std::uint64_t answered = 0;
  for (const result::Assessment& assessment : assessments) {
    record.drills += assessment.played;
    answered += assessment.answered();
    for (std::size_t i = 0; i < grades.size(); ++i) grades[i] += assessment.grades.counts[i];
    if (assessment.answered() > 0)
      attainment += assessment.grades.attainment.value * static_cast<double>(assessment.answered());
    for (const result::TargetOdds& odds : assessment.targets) {
      count_promise(record, odds.promise);
      record.outcomes.push_back(outcome_of_odds(*assessment.documents, odds));
    }
  }
  if (answered > 0) record.attainment = finite(attainment / static_cast<double>(answered)).value_or(0);
  const auto most = std::max_element(grades.begin(), grades.end());  // of two the better
  if (*most > 0) record.grade = grade_names.at(static_cast<std::size_t>(most - grades.begin()));
  put_study(draft, documents, json);
  return draft;
}

Draft draft_of(const std::vector<result::Comparison>& comparisons, const DocumentList& before,
               const DocumentList& after, const std::string& json, const Filing& filing) {
  Draft draft = begin(RecordKind::compare, *after.front(), filing);
  Record& record = draft.record;
  record.seed = comparisons.front().seed;
  record.scenarios = static_cast<std::int64_t>(after.size());
  record.drills = 0;
  for (const result::Comparison& comparison : comparisons) {
    record.drills += comparison.played;
    for (const result::TargetChange& change : comparison.targets) {
      const auto put = [&](const Documents& documents, Index<Target> row, const char* revision, double figure,
                           const result::Estimate& met, std::int64_t met_pairs) {
        Outcome one = outcome_of_target(documents, row, revision);
        // Both are judged by OLD's limit.
        one.limit = comparison.before->plan.targets[change.before].limit;
        one.applicable = change.pairs;
        one.met = met_pairs;
        if (change.pairs > 0) {
          one.value = finite(figure);
          one.probability = met;
        }
        record.outcomes.push_back(std::move(one));
      };
      const auto pairs = static_cast<double>(change.pairs);
      const std::int64_t met_before = std::llround(change.met_before.value * pairs);
      put(*comparison.before, change.before, "old", change.figure_before, change.met_before, met_before);
      put(*comparison.after, change.after, "new", change.figure_after, change.met_after,
          met_before + change.gained - change.gone);
      record.counted += change.verdict == result::Verdict::not_applicable ? 0 : 1;
      record.met += change.verdict == result::Verdict::better ? 1 : 0;
      record.worse += change.verdict == result::Verdict::worse ? 1 : 0;
    }
  }
  DocumentList documents = before;
  documents.insert(documents.end(), after.begin(), after.end());
  put_study(draft, documents, json);
  return draft;
}

Draft draft_of(const std::vector<result::Criticality>& studies, const DocumentList& documents, const std::string& json,
               const Filing& filing) {
  Draft draft = begin(RecordKind::criticality, *documents.front(), filing);
  Record& record = draft.record;
  record.seed = studies.front().seed;
  record.scenarios = static_cast<std::int64_t>(documents.size());
  record.drills = 0;
  for (const result::Criticality& study : studies) {
    record.drills += study.drills;
    for (const result::Part& part : study.losses) record.single_points += part.single_point.empty() ? 0 : 1;
    for (const result::TargetOdds& odds : study.base) {
      count_promise(record, odds.promise);
      record.outcomes.push_back(outcome_of_odds(*study.documents, odds));
    }
  }
  put_study(draft, documents, json);
  return draft;
}

Draft draft_of(const std::vector<result::Sweep>& sweeps, const DocumentList& documents, const std::string& json,
               const Filing& filing) {
  Draft draft = begin(RecordKind::sweep, *documents.front(), filing);
  Record& record = draft.record;
  record.seed = sweeps.front().seed;
  record.over = sweeps.front().pointer;
  record.scenarios = static_cast<std::int64_t>(documents.size());
  record.drills = 0;
  for (const result::Sweep& sweep : sweeps) {
    record.drills += sweep.drills;
    for (std::size_t place = 0; place < sweep.targets.size(); ++place) {
      bool applies = false;
      for (const result::SweepPoint& point : sweep.points) {
        const result::SweepReading& reading = point.readings[place];
        Outcome one = outcome_of_target(*sweep.documents, sweep.targets[place], "");
        one.setting = point.text;
        one.limit = reading.limit;
        one.applicable = reading.odds.applicable;
        one.met = reading.odds.met;
        if (one.applicable > 0) {
          applies = true;
          one.value = finite(reading.figure.value);
          one.probability = reading.odds.probability;
        }
        record.outcomes.push_back(std::move(one));
      }
      record.counted += applies ? 1 : 0;
      record.met += sweep.ranges[place].first_sure ? 1 : 0;
    }
  }
  put_study(draft, documents, json);
  return draft;
}

}  // namespace tuiyan::archive
