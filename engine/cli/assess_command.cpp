// tuiyan assess PLAN SCENARIO…: the odds of each target over many drills, with a report.
#include <unistd.h>

#include "cli/archive_file.hpp"
#include "cli/assess_json.hpp"
#include "cli/drawn.hpp"
#include "cli/progress.hpp"
#include "cli/result_folder.hpp"
#include "cli/settings.hpp"
#include "cli/study_folder.hpp"
#include "input/documents.hpp"
#include "report/assess_report.hpp"
#include "study/assess.hpp"

namespace tuiyan::cli {
namespace {

std::vector<result::Assessment> play(const Settings& settings,
                                     const std::vector<std::shared_ptr<const Documents>>& documents) {
  std::vector<result::Assessment> all;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    ProgressLine line(settings, documents[i]->scenario.id);
    all.push_back(study::assess(documents[i], study_settings(settings),
                                [&](const study::Standing& standing) { line.tell(standing); }));
    all.back().plan_file = settings.plan;
    all.back().scenario_file = settings.scenarios[i];
    if (all.back().interrupted) break;
  }
  return all;
}

}  // namespace

int assess(const Settings& settings) {
  std::vector<std::shared_ptr<const Documents>> documents;
  if (const int code = load_all(settings, settings.plan, documents); code != done) return code;
  if (const int code = refuse_certain(settings, documents); code != done) return code;
  if (const int code = look_at_archive(settings); code != done) return code;
  const std::string out =
      settings.out.empty() ? free_result_path(documents.front()->plan.id, "assess", settings.seed) : settings.out;
  ResultFolder folder(out);
  if (folder.refused()) return complain(settings, *folder.refused(), folder.refusal());

  const std::vector<result::Assessment> assessments = play(settings, documents);
  std::vector<Harvest> harvest;
  for (const result::Assessment& one : assessments)
    harvest.push_back({{settings.plan}, one.scenario_file, one.played, one.answered(), one.lost});
  const Yield yield = yield_of(settings, harvest);
  if (yield == Yield::nothing) return failed;
  StudyTold told;
  told.json = assess_json(assessments);
  told.report = [&](Language language) {
    return report::write_assessment(assessments, language, folder.working_path());
  };
  told.terminal = [&] { return report::assess_terminal(assessments, settings.language, ::isatty(STDOUT_FILENO) != 0); };
  told.draft = [&] { return archive::draft_of(assessments, documents, told.json, filing_of(settings, "assess")); };
  if (const int code = finish_study(settings, out, yield, told, documents, folder); code != done) return code;
  bool all_kept = true;
  for (const result::Assessment& one : assessments)
    for (const result::TargetOdds& odds : one.targets) all_kept = all_kept && odds.promise != result::Promise::broken;
  return settings.strict && !all_kept ? target_missed : done;
}

}  // namespace tuiyan::cli
