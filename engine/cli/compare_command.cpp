// tuiyan compare OLD NEW SCENARIO…: which revision is better, by how much, through which clause.
#include <unistd.h>

#include "base/file.hpp"
#include "cli/archive_file.hpp"
#include "cli/compare_json.hpp"
#include "cli/drawn.hpp"
#include "cli/junit.hpp"
#include "cli/progress.hpp"
#include "cli/result_folder.hpp"
#include "cli/settings.hpp"
#include "cli/study_folder.hpp"
#include "report/compare_report.hpp"
#include "study/compare.hpp"
#include "words/word.hpp"

namespace tuiyan::cli {
namespace {

using Loaded = std::vector<std::shared_ptr<const Documents>>;

std::vector<result::Comparison> play(const Settings& settings, const Loaded& before, const Loaded& after) {
  std::vector<result::Comparison> all;
  for (std::size_t i = 0; i < before.size(); ++i) {
    ProgressLine line(settings, after[i]->scenario.id);
    all.push_back(study::compare(before[i], after[i], study_settings(settings),
                                 [&](const study::Standing& standing) { line.tell(standing); }));
    all.back().before_file = settings.plan;
    all.back().after_file = settings.new_plan;
    all.back().scenario_file = settings.scenarios[i];
    if (all.back().interrupted) break;
  }
  return all;
}

}  // namespace

int compare(const Settings& settings) {
  Loaded before, after;
  const int old_code = load_all(settings, settings.plan, before);
  const int new_code = load_all(settings, settings.new_plan, after);
  if (old_code != done || new_code != done) return bad_input;
  Loaded documents = before;
  documents.insert(documents.end(), after.begin(), after.end());
  if (const int code = refuse_certain(settings, documents); code != done) return code;
  if (const int code = look_at_archive(settings); code != done) return code;
  const std::string out =
      settings.out.empty() ? free_result_path(after.front()->plan.id, "compare", settings.seed) : settings.out;
  ResultFolder folder(out);
  if (folder.refused()) return complain(settings, *folder.refused(), folder.refusal());

  const std::vector<result::Comparison> comparisons = play(settings, before, after);
  std::vector<Harvest> harvest;
  for (const result::Comparison& one : comparisons)
    harvest.push_back({{settings.plan, settings.new_plan}, one.scenario_file, one.played, one.answered(), one.lost});
  const Yield yield = yield_of(settings, harvest);
  if (yield == Yield::nothing) return failed;
  const bool asked = yield != Yield::unasked;
  const std::string junit = asked ? junit_xml(comparisons, settings.language) : "";
  if (asked)
    if (const auto refused = folder.write("junit.xml", junit)) return complain(settings, *refused, failed);
  StudyTold told;
  told.json = compare_json(comparisons);
  told.report = [&](Language language) {
    return report::write_comparison(comparisons, language, folder.working_path());
  };
  told.terminal = [&] {
    return report::compare_terminal(comparisons, settings.language, ::isatty(STDOUT_FILENO) != 0);
  };
  told.draft = [&] { return archive::draft_of(comparisons, before, after, told.json, filing_of(settings, "compare")); };
  int code = finish_study(settings, out, yield, told, documents, folder);
  if (asked && !settings.junit.empty())
    if (const auto problem = write_file_by_rename(settings.junit, junit))
      code = complain(settings,
                      words::sentence(words::Area::complaint, "cannot_write",
                                      {{"path", words::same(settings.junit)}, {"reason", *problem}}),
                      failed);
  if (code != done) return code;
  return settings.gate && asked && is_worse(comparisons) ? target_missed : done;
}

}  // namespace tuiyan::cli
