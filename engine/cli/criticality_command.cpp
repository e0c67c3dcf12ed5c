// tuiyan criticality PLAN SCENARIO…: what the plan cannot do without, and what is worth being quicker.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <numeric>

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

  std::vector<result::Criticality> studies;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    ProgressLine line(settings, documents[i]->scenario.id);
    studies.push_back(study::criticality(documents[i], study_settings(settings), asked,
                                         [&](const study::Standing& standing) { line.tell(standing); }));
    studies.back().plan_file = settings.plan;
    studies.back().scenario_file = settings.scenarios[i];
    if (studies.back().interrupted) break;
  }
  stop_if_nothing_played(
      std::accumulate(studies.begin(), studies.end(), std::uint64_t{0},
                      [](std::uint64_t sum, const result::Criticality& one) { return sum + one.drills; }));
  const std::string text = criticality_json(studies);
  const auto report = [&](Language language) {
    return report::write_criticality(studies, language, folder.working_path());
  };
  if (const int code = write_study(settings, text, documents, report, folder); code != done) return code;
  if (settings.json)
    fmt::print("{}", text);
  else
    fmt::print("{}\n{}", report::criticality_terminal(studies, settings.language, ::isatty(STDOUT_FILENO) != 0),
               where_to_look(settings, out));
  return file_away(settings,
                   [&] { return archive::draft_of(studies, documents, text, filing_of(settings, "criticality")); });
}

}  // namespace tuiyan::cli
