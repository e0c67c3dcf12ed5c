// Ctrl-C as the whole program takes it.
//
// Contract: nothing of this acts before `take_over_interrupts` was called (once, in main, before any child). From then
// on
//   * by itself Ctrl-C ends the program at once: it says `stopped`, takes away the file that is being written
//     (base/file.hpp) and the empty folder that was named last, and exits with 130. Files get into place by rename and
//     records into the archive by transaction, so nothing is half done.
//   * While a `Keeping` lives, what has been played must not be lost, and Ctrl-C is only noted. Playing ends with what
//     it has (worker_pool.hpp). Once the results are being written (`write_from_here`), the first Ctrl-C says
//     `finishing` and stops nothing; the second gives the results up: `give_up_if_asked` throws Interrupted, which
//     nobody but main catches, and what was begun is taken away on the way.
// A program that was started with Ctrl-C ignored goes on ignoring it, except while it plays. Children of the pool are
// not concerned.
#pragma once

#include <string>

namespace tuiyan::process {

inline constexpr int interrupted_exit = 130;  // 128 + SIGINT, as shells have it

// No std::exception: what mends troubles on the way must not take it for one.
struct Interrupted {};

// `stopped`, `finishing`: whole lines for standard error.
void take_over_interrupts(const std::string& stopped, const std::string& finishing);
// To be removed, if it is empty, when the program ends at once; "": none any more.
void name_empty_folder(const std::string& path);

class Keeping {
 public:
  Keeping();
  ~Keeping();
  Keeping(const Keeping&) = delete;
  Keeping& operator=(const Keeping&) = delete;
  // What came before counts no more.
  void write_from_here();
};

// Whether Ctrl-C came while a Keeping lived and nothing has been written yet.
[[nodiscard]] bool interrupt_noted();
// One that was read in another way, by the pool.
void note_interrupt();
[[nodiscard]] bool asked_to_give_up();
// Throws Interrupted once Ctrl-C came twice while results were being written.
void give_up_if_asked();

}  // namespace tuiyan::process
