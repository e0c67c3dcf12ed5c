#include "process/interruption.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>

#include "base/file.hpp"

namespace tuiyan::process {
namespace {

enum State : int { off, at_once, playing, writing };

// A handler may touch these and nothing else.
volatile std::sig_atomic_t state = off, presses = 0;
char stopped_line[256], finishing_line[256], empty_folder[4096];

template <std::size_t N>
void keep(char (&place)[N], const std::string& text) {
  const std::size_t n = std::min(text.size(), N - 1);
  std::memcpy(place, text.data(), n);
  place[n] = '\0';
}

void say(const char* line) { (void)!::write(STDERR_FILENO, line, std::strlen(line)); }

void on_interrupt(int) {
  const int error_number = errno;
  if (state == at_once) {
    drop_unfinished_file();
    if (empty_folder[0] != '\0') (void)::rmdir(empty_folder);
    say(stopped_line);
    ::_exit(interrupted_exit);
  }
  presses = presses + 1;
  if (state == writing && presses == 1) say(finishing_line);
  errno = error_number;
}

// Runs `body` while no Ctrl-C can come in between.
template <class Body>
void without_interrupts(Body body) {
  sigset_t interrupts, before;
  sigemptyset(&interrupts);
  sigaddset(&interrupts, SIGINT);
  sigprocmask(SIG_BLOCK, &interrupts, &before);
  body();
  sigprocmask(SIG_SETMASK, &before, nullptr);
}

}  // namespace

void take_over_interrupts(const std::string& stopped, const std::string& finishing) {
  struct sigaction now {};
  if (::sigaction(SIGINT, nullptr, &now) != 0) return;
  keep(stopped_line, stopped);
  keep(finishing_line, finishing);
  state = at_once;
  if (now.sa_handler == SIG_IGN) return;  // only the pool will see one
  struct sigaction ours {};
  ours.sa_handler = on_interrupt;
  ours.sa_flags = SA_RESTART;
  sigemptyset(&ours.sa_mask);
  ::sigaction(SIGINT, &ours, nullptr);
}

void name_empty_folder(const std::string& path) {
  without_interrupts([&] { keep(empty_folder, path); });
}

Keeping::Keeping() {
  if (state == off) return;
  presses = 0;
  state = playing;
}

Keeping::~Keeping() {
  if (state == off) return;
  state = at_once;
  presses = 0;
}

void Keeping::write_from_here() {
  if (state == playing)
    without_interrupts([] {
      presses = 0;
      state = writing;
    });
}

bool interrupt_noted() { return state == playing && presses > 0; }

void note_interrupt() {
  if (state == playing) presses = presses + 1;
}

bool asked_to_give_up() { return state == writing && presses > 1; }

void give_up_if_asked() {
  if (asked_to_give_up()) throw Interrupted{};
}

}  // namespace tuiyan::process
