// doctest's main, with what programs inherit from whoever starts them put right: the tests count on it.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>

int main(int argc, char** argv) {
  // Closed standard streams: the next files opened would take their places.
  for (const int number : {0, 1, 2})
    if (::fcntl(number, F_GETFD) < 0) (void)::open("/dev/null", O_RDWR);
  // Signals that are blocked or ignored.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int number : {SIGINT, SIGCHLD}) ::signal(number, SIG_DFL);
  return doctest::Context(argc, argv).run();
}
