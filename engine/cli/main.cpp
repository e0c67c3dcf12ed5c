// The program: one subcommand a file, one call each.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <system_error>
#include <vector>

#include "base/file.hpp"
#include "cli/settings.hpp"
#include "cli/usage.hpp"
#include "process/interruption.hpp"

namespace {

using tuiyan::cli::Settings;

// The language has to be known before the options are read, since help and errors speak it.
std::string language_word(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--lang" && i + 1 < argc) return argv[i + 1];
    if (word.rfind("--lang=", 0) == 0) return word.substr(7);
  }
  return "zh";
}

int cannot_print(const Settings& settings, int error_number) {
  const tuiyan::Said reason = tuiyan::system_problem(error_number);
  return tuiyan::cli::complain(settings,
                               {"无法写到标准输出：" + reason.zh, "cannot write to standard output: " + reason.en},
                               tuiyan::cli::failed);
}

// A result that did not arrive whole is none: a full disk behind "> file" may show only when all is written.
int checked(const Settings& settings, int code) {
  errno = 0;
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  return cannot_print(settings, errno == 0 ? EIO : errno);
}

int run(int argc, char** argv) {
  // A file that may not grow is an error of writing, to be told as such, and no reason to die.
  std::signal(SIGXFSZ, SIG_IGN);
  // A stream that was closed stays useless, but no file that is opened later takes its place.
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(number, F_GETFD) < 0) (void)::open("/dev/null", O_RDONLY);
  Settings settings;
  settings.language = language_word(argc, argv) == "en" ? tuiyan::Language::en : tuiyan::Language::zh;
  CLI::App app;
  const auto line = [&](const tuiyan::Said& said) { return "tuiyan: " + settings.say(said) + "\n"; };
  const std::string stopped = line({"已中断，没有写出结果", "interrupted; no result was written"});
  tuiyan::process::take_over_interrupts(
      stopped, line({"正在写完结果，请稍候；再按一次 Ctrl-C 则放弃结果",
                     "the results are being written, please wait; Ctrl-C once more gives them up"}));
  tuiyan::cli::declare(app, settings);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    // The innermost subcommand that was named explains itself.
    std::string before;
    CLI::App* scope = &app;
    for (auto below = app.get_subcommands(); !below.empty(); below = scope->get_subcommands()) {
      before += (before.empty() ? "" : " ") + scope->get_name();
      scope = below.back();
    }
    std::fputs(scope->help(before).c_str(), stdout);
    return checked(settings, tuiyan::cli::done);
  } catch (const CLI::CallForVersion& version) {
    std::fprintf(stdout, "%s\n", version.what());
    return checked(settings, tuiyan::cli::done);
  } catch (const CLI::ParseError& error) {
    return tuiyan::cli::explain(app, error, {argv + 1, argv + argc}, settings);
  }
  try {
    return checked(settings, tuiyan::cli::dispatch(app, settings));
  } catch (const tuiyan::process::Interrupted&) {
    std::fputs(stopped.c_str(), stderr);
    return tuiyan::process::interrupted_exit;
  } catch (const std::exception& fault) {
    const auto* of_system = dynamic_cast<const std::system_error*>(&fault);
    if (of_system != nullptr && std::ferror(stdout) != 0) return cannot_print(settings, of_system->code().value());
    return tuiyan::cli::complain(
        settings,
        {fmt::format("内部错误：{}。请把命令与输入文件交给维护人员。", fault.what()),
         fmt::format("internal fault: {}. Please report the command and its files.", fault.what())},
        tuiyan::cli::failed);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& fault) {  // before the language was known, or while telling of another fault
    std::fprintf(stderr, "tuiyan: %s\n", fault.what());
    return tuiyan::cli::failed;
  }
}
