#include "process/signal_watch.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace tuiyan::process {

SignalWatch::SignalWatch(const std::vector<int>& signals) {
  sigset_t watched;
  sigemptyset(&watched);
  for (int signal : signals) sigaddset(&watched, signal);
  descriptor_ = Descriptor(::signalfd(-1, &watched, SFD_NONBLOCK | SFD_CLOEXEC));
  if (!descriptor_) throw std::system_error(errno, std::generic_category(), "signalfd");
  sigprocmask(SIG_BLOCK, &watched, &mask_before_);
  // Were SIGCHLD ignored, the system would reap children before anybody could see how they ended.
  struct sigaction usual {};
  usual.sa_handler = SIG_DFL;
  sigaction(SIGCHLD, &usual, &child_before_);
}

SignalWatch::~SignalWatch() {
  // News of children that were all reaped concerns nobody outside.
  struct timespec at_once {};
  sigset_t children;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  if (sigismember(&mask_before_, SIGCHLD) == 0)
    while (sigtimedwait(&children, nullptr, &at_once) > 0) continue;
  sigaction(SIGCHLD, &child_before_, nullptr);
  sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
}

bool SignalWatch::drain(int wanted) {
  bool seen = false;
  signalfd_siginfo news{};
  for (;;) {
    const ssize_t got = ::read(descriptor_.number(), &news, sizeof news);
    if (got < 0 && errno == EINTR) continue;
    if (got != static_cast<ssize_t>(sizeof news)) return seen;
    if (static_cast<int>(news.ssi_signo) == wanted) seen = true;
  }
}

void SignalWatch::release_in_child() {
  descriptor_.close();
  struct sigaction usual {};
  usual.sa_handler = SIG_DFL;
  for (int signal : {SIGINT, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTERM, SIGPIPE, SIGCHLD})
    sigaction(signal, &usual, nullptr);
  sigset_t mask = mask_before_;
  for (int signal : {SIGINT, SIGTERM}) sigdelset(&mask, signal);  // a nested pool may have blocked them
  sigprocmask(SIG_SETMASK, &mask, nullptr);
}

}  // namespace tuiyan::process
