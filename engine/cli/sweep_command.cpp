// tuiyan sweep PLAN SCENARIO… --over POINTER=…: curves over any number of any document.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/archive_file.hpp"
#include "cli/drawn.hpp"
#include "cli/progress.hpp"
#include "cli/result_folder.hpp"
#include "cli/settings.hpp"
#include "cli/study_folder.hpp"
#include "cli/sweep_json.hpp"
#include "cli/target_word.hpp"
#include "input/documents.hpp"
#include "report/sweep_report.hpp"
#include "study/sweep.hpp"

namespace tuiyan::cli {
namespace {

using Versions = std::vector<std::shared_ptr<const Documents>>;

// Targets by id; what is not one goes to the problems, with what it may have been meant to be.
std::vector<Index<Target>> targets_of(const Settings& settings, const Plan& plan, std::vector<Said>& problems) {
  std::vector<Index<Target>> rows;
  for (const std::string& id : settings.metrics) {
    if (const Index<Target> row = plan.targets.find(id)) {
      rows.push_back(row);
      continue;
    }
    const Said guess = in_brackets(meant_of(id, titled_targets(plan)));
    problems.push_back(
        {fmt::format("--metric 应为预案中目标的标识；实为“{}”{}", id, guess.zh),
         fmt::format("--metric: expected the id of a target of the plan; found \"{}\"{}", id, guess.en)});
  }
  return rows;
}

// The documents of each scenario with each value. Everything that is wrong is said before anything is played.
std::optional<study::Over> prepare(const Settings& settings, const Versions& documents, std::vector<Versions>& versions,
                                   std::vector<Index<Target>>& targets) {
  std::vector<Said> problems;
  targets = targets_of(settings, documents.front()->plan, problems);
  std::optional<study::Over> over = study::parse_over(settings.over, problems);
  for (const auto& one : documents) {
    if (!over) break;
    if (const std::optional<Said> problem = study::place_problem(input::tree_of(*one), over->pointer)) {
      problems.push_back(*problem);
      break;
    }
    versions.push_back(study::versions_over(*one, *over, problems));
  }
  for (const Said& problem : problems) complain(settings, problem, bad_input);
  if (!problems.empty()) return std::nullopt;
  return over;
}

// The documents with the targets of a file in place of the plan's own: any metric, also one that no target asks for.
int judge_by_file(const Settings& settings, Versions& documents) {
  Diagnostics all;
  for (auto& one : documents) {
    Diagnostics found;
    one = input::with_targets(one->resolved, settings.targets_file, found);
    all.add_new(found);
  }
  if (const int code = print(all, settings); code != done) return code;
  return std::count(documents.begin(), documents.end(), nullptr) == 0 ? done : bad_input;
}

}  // namespace

int sweep(const Settings& settings) {
  Versions documents;
  if (const int code = load_all(settings, settings.plan, documents); code != done) return code;
  if (!settings.targets_file.empty())
    if (const int code = judge_by_file(settings, documents); code != done) return code;
  std::vector<Versions> versions;
  std::vector<Index<Target>> targets;
  const std::optional<study::Over> over = prepare(settings, documents, versions, targets);
  if (!over) return bad_input;
  if (const int code = refuse_certain(settings, documents); code != done) return code;
  if (const int code = look_at_archive(settings); code != done) return code;
  const std::string out =
      settings.out.empty() ? free_result_path(documents.front()->plan.id, "sweep", settings.seed) : settings.out;
  ResultFolder folder(out);
  if (folder.refused()) return complain(settings, *folder.refused(), folder.refusal());

  std::vector<result::Sweep> sweeps;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    ProgressLine line(settings, documents[i]->scenario.id);
    sweeps.push_back(study::sweep(documents[i], *over, versions[i], targets, study_settings(settings),
                                  [&](const study::Standing& standing) { line.tell(standing); }));
    sweeps.back().plan_file = settings.plan;
    sweeps.back().scenario_file = settings.scenarios[i];
    if (sweeps.back().interrupted) break;
  }
  std::vector<Harvest> harvest;
  for (const result::Sweep& one : sweeps) {
    harvest.push_back({{settings.plan}, one.scenario_file, one.drills, one.drills - one.lost_count, {}});
    for (const result::SweepPoint& point : one.points)
      if (harvest.back().lost.empty()) harvest.back().lost = point.lost;
  }
  const Yield yield = yield_of(settings, harvest);
  if (yield == Yield::nothing) return failed;
  StudyTold told;
  told.json = sweep_json(sweeps);
  told.report = [&](Language language) { return report::write_sweep(sweeps, language, folder.working_path()); };
  told.terminal = [&] { return report::sweep_terminal(sweeps, settings.language, ::isatty(STDOUT_FILENO) != 0); };
  told.draft = [&] { return archive::draft_of(sweeps, documents, told.json, filing_of(settings, "sweep")); };
  return finish_study(settings, out, yield, told, documents, folder);
}

}  // namespace tuiyan::cli
