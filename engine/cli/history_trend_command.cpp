// tuiyan history trend TARGET: one target, drill by drill and revision by revision.
#include <fmt/format.h>
#include <unistd.h>

#include "base/file.hpp"
#include "cli/archive_file.hpp"
#include "cli/history_json.hpp"
#include "cli/history_verb.hpp"
#include "report/history_terminal.hpp"
#include "words/word.hpp"

namespace tuiyan::cli {
namespace {

int draw(const Settings& settings, const std::vector<archive::TrendPoint>& points) {
  const drawing::Drawing drawing = report::trend_figure(points, settings.language);
  if (!drawing.problem.en.empty()) return complain(settings, drawing.problem, failed);
  if (!drawing.is_drawn())
    return complain(settings,
                    {"没有可画的结果：这个目标在各次推演和评估中都不适用",
                     "nothing to draw: the target applied to none of the drills and assessments"},
                    bad_input);
  if (const auto problem = write_file_by_rename(settings.out, drawing.svg + "\n"))
    return complain(settings,
                    words::sentence(words::Area::complaint, "cannot_write",
                                    {{"path", words::same(settings.out)}, {"reason", *problem}}),
                    failed);
  return done;
}

}  // namespace

int trend_of(const Settings& settings) {
  return with_archive(settings, archive::Archive::Open::existing, [&](archive::Archive& archive) {
    const std::vector<archive::TrendPoint> points = archive.trend(settings.target);
    if (points.empty()) {
      const Said guess = in_brackets(did_you_mean(settings.target, archive.targets()));
      return complain(settings,
                      {fmt::format("档案里没有哪条记录有目标“{}”{}", settings.target, guess.zh),
                       fmt::format("no record of the archive has a target \"{}\"{}", settings.target, guess.en)},
                      bad_input);
    }
    if (!settings.out.empty())
      if (const int code = draw(settings, points); code != done) return code;
    fmt::print("{}", settings.json ? trend_json(points)
                                   : report::history_trend(points, settings.language, ::isatty(STDOUT_FILENO) != 0));
    return static_cast<int>(done);
  });
}

}  // namespace tuiyan::cli
