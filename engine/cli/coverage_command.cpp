// tuiyan coverage [FOLDER]: every clause of the source plans with its proof, played anew; writes plans/COVERAGE.md.
#include <fmt/format.h>
#include <unistd.h>

#include "base/file.hpp"
#include "cli/settings.hpp"
#include "coverage/table.hpp"
#include "process/interruption.hpp"
#include "words/word.hpp"

namespace tuiyan::cli {
namespace {

void tell(const Settings& settings, std::size_t done_so_far, std::size_t of) {
  if (::isatty(STDERR_FILENO) == 0) return;
  fmt::print(stderr, "\r… {} {}/{}{}", settings.say({"推演", "drills"}), done_so_far, of,
             done_so_far == of ? "\n" : "");
}

// Every proof that fails, with its place.
void print_failures(const Settings& settings, const coverage::Book& book,
                    const std::vector<coverage::Verdict>& verdicts) {
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (!verdicts[i].holds)
      fmt::print(stderr, "{}:{}:{}: {} {}: {}\n", book.proofs[i].place.file, book.proofs[i].place.line,
                 book.proofs[i].place.column, book.proofs[i].key, settings.say({"证明不成立", "the proof fails"}),
                 settings.say(verdicts[i].objection));
}

}  // namespace

int coverage(const Settings& settings) {
  Diagnostics diagnostics;
  const std::string folder = settings.file.empty() ? "." : settings.file;
  const coverage::Book book = coverage::read_book(folder, settings.only, diagnostics);
  if (const int code = print(diagnostics, settings); code != done) return code;
  const std::optional<std::vector<coverage::Verdict>> proven =
      coverage::prove(book, {settings.workers}, [&](std::size_t n, std::size_t of) { tell(settings, n, of); });
  if (!proven) throw process::Interrupted{};
  const std::vector<coverage::Verdict>& verdicts = *proven;
  print_failures(settings, book, verdicts);
  const coverage::Count all = coverage::count(book, verdicts);
  if (!settings.only.empty()) {
    for (std::size_t i = 0; i < book.proofs.size(); ++i)
      fmt::print("{}\n", settings.say(coverage::sentence(book.proofs[i], verdicts[i])));
    return all.failing > 0 || book.proofs.empty() ? target_missed : done;
  }
  const std::string text = coverage::table(book, verdicts);
  const std::string path = settings.out.empty() ? folder + "/plans/COVERAGE.md" : settings.out;
  bool stale = false;
  if (settings.gate) {
    stale = read_file(path).bytes != text;
    if (stale)
      (void)complain(settings,
                     {fmt::format("{} 与现有文档不符：请运行 tuiyan coverage", path),
                      fmt::format("{} is not what the documents give: run tuiyan coverage", path)},
                     target_missed);
  } else if (const auto problem = write_file_by_rename(path, text)) {
    return complain(
        settings,
        words::sentence(words::Area::complaint, "cannot_write", {{"path", words::same(path)}, {"reason", *problem}}),
        failed);
  }
  fmt::print(
      "{}\n",
      settings.say({fmt::format("{} 条款：推演 {}，检查 {}，文档 {}，未完成 {}；{} 个证明中 {} 个不成立。", all.clauses,
                                all.play, all.lint, all.document, all.open, all.proofs, all.failing),
                    fmt::format("{} clauses: {} by play, {} by lint, {} by document, {} open; {} of {} "
                                "proofs fail.",
                                all.clauses, all.play, all.lint, all.document, all.open, all.failing, all.proofs)}));
  return stale || all.failing > 0 || (settings.strict && all.open > 0) ? target_missed : done;
}

}  // namespace tuiyan::cli
