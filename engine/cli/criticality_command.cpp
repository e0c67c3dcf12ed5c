// tuiyan criticality PLAN SCENARIO…: what the plan cannot do without, and what is worth being quicker.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/archive_file.hpp"
#include "cli/criticality_json.hpp"
#include "cli/drawn.hpp"
#include "cli/progress.hpp"
#include "cli/result_folder.hpp"
#include "cli/settings.hpp"
#include "cli/study_folder.hpp"
#include "cli/target_word.hpp"
#include "report/criticality_report.hpp"
#include "study/criticality.hpp"

namespace tuiyan::cli {
namespace {

// What --kinds and --target name, or what is wrong with it: all of it, on standard error.
bool read_options(const Settings& settings, const std::vector<std::shared_ptr<const Documents>>& documents,
                  study::CriticalitySettings& asked) {
  bool fine = true;
  const auto refuse = [&](const char* option, const std::string& word, const std::vector<Titled>& known) {
    const Said guess = in_brackets(meant_of(word, known));
    std::string all;
    for (const Titled& one : known) all += (all.empty() ? "" : ", ") + one.id;
    complain(settings,
             {fmt::format("{} 应为其中之一：{}；实为“{}”{}", option, all, word, guess.zh),
              fmt::format("{}: expected one of {}; found \"{}\"{}", option, all, word, guess.en)},
             bad_input);
    fine = false;
  };
  std::vector<Titled> kinds;
  for (std::size_t i = 0; i < result::part_kinds; ++i)
    kinds.push_back({std::string(result::code(static_cast<result::PartKind>(i))), {}});
  for (const std::string& word : settings.kinds) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Titled& one) { return one.id == word; });
    if (found == kinds.end())
      refuse("--kinds", word, kinds);
    else
      asked.kinds.push_back(static_cast<result::PartKind>(found - kinds.begin()));
  }
  const auto& table = documents.front()->plan.targets;
  if (!settings.rank_by.empty()) {
    asked.only = table.find(settings.rank_by);
    if (!asked.only) refuse("--target", settings.rank_by, titled_targets(documents.front()->plan));
  }
  if (settings.shorter < 1 || settings.shorter > 99) {
    complain(settings,
             {fmt::format("--shorter 应为 1 到 99（百分之几），实为 {}", settings.shorter),
              fmt::format("--shorter: expected 1 to 99 (percent), found {}", settings.shorter)},
             bad_input);
    fine = false;
  }
  asked.shorter = static_cast<double>(settings.shorter) / 100;
  asked.pairs = settings.pairs;
  return fine;
}

// A plan that has nothing of the kinds asked for, or fewer drills than one for each part.
int refuse_too_few(const Settings& settings, const result::Criticality& study) {
  if (study.interrupted) return done;
  if (study.losses.empty() && study.gains.empty()) {
    Said why;
    for (const result::Refused& one : study.refused) {
      why.zh += "\n  " + one.name.id + "：" + one.why.zh;
      why.en += "\n  " + one.name.id + ": " + one.why.en;
    }
    return complain(
        settings,
        {fmt::format("没有可以拿掉或缩短的部分{}{}", settings.kinds.empty() ? "" : "（见 --kinds）", why.zh),
         fmt::format("there is nothing to take away or to shorten{}{}", settings.kinds.empty() ? "" : " (see --kinds)",
                     why.en)},
        bad_input);
  }
  if (!settings.replications || *settings.replications == 0 || *settings.replications >= study.least) return done;
  const std::size_t parts = study.losses.size() + study.gains.size();
  return complain(
      settings,
      {fmt::format("-n {} 太少：{} 个部分各推演一次、完整的预案也各推演一次，至少要 {} 次；不写 -n 则每个部分 {} 次",
                   *settings.replications, parts, study.least, study::drills_for_each_part),
       fmt::format("-n {} is too few: to play each of {} parts once, and the whole plan beside them, takes "
                   "at least {}; without -n it is {} for each part",
                   *settings.replications, parts, study.least, study::drills_for_each_part)},
      bad_input);
}

}  // namespace

int criticality(const Settings& settings) {
  std::vector<std::shared_ptr<const Documents>> documents;
  if (const int code = load_all(settings, settings.plan, documents); code != done) return code;
  study::CriticalitySettings asked;
  if (!read_options(settings, documents, asked)) return bad_input;
  if (const int code = refuse_certain(settings, documents); code != done) return code;
  if (const int code = look_at_archive(settings); code != done) return code;
  const std::string out =
      settings.out.empty() ? free_result_path(documents.front()->plan.id, "criticality", settings.seed) : settings.out;
  ResultFolder folder(out);
  if (folder.refused()) return complain(settings, *folder.refused(), folder.refusal());

  // Before the first scenario is played, so that what is asked wrongly of the last one costs nothing.
  study::Settings unplayed = study_settings(settings);
  unplayed.replications = 0;
  for (const auto& one : documents)
    if (const int code = refuse_too_few(settings, study::criticality(one, unplayed, asked)); code != done) return code;

  std::vector<result::Criticality> studies;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    ProgressLine line(settings, documents[i]->scenario.id);
    studies.push_back(study::criticality(documents[i], study_settings(settings), asked,
                                         [&](const study::Standing& standing) { line.tell(standing); }));
    studies.back().plan_file = settings.plan;
    studies.back().scenario_file = settings.scenarios[i];
    if (studies.back().interrupted) break;
  }
  std::vector<Harvest> harvest;
  for (const result::Criticality& one : studies)
    harvest.push_back(
        {{settings.plan}, one.scenario_file, one.base_played, one.base_played - one.base_lost_count, one.base_lost});
  const Yield yield = yield_of(settings, harvest);
  if (yield == Yield::nothing) return failed;
  StudyTold told;
  told.json = criticality_json(studies);
  told.report = [&](Language language) { return report::write_criticality(studies, language, folder.working_path()); };
  told.terminal = [&] {
    return report::criticality_terminal(studies, settings.language, ::isatty(STDOUT_FILENO) != 0);
  };
  told.draft = [&] { return archive::draft_of(studies, documents, told.json, filing_of(settings, "criticality")); };
  return finish_study(settings, out, yield, told, documents, folder);
}

}  // namespace tuiyan::cli
