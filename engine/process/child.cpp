#include "process/child.hpp"

#include <sys/wait.h>

#include <cstring>
#include <utility>

#include "process/forked.hpp"

namespace tuiyan::process {
namespace {

// What comes through the pipe: a tag, the length, the bytes. The length tells an answer that was
// cut short from a whole one.
constexpr char tag_done = 'D';
constexpr char tag_failed = 'F';
constexpr std::size_t head_length = 1 + sizeof(std::uint64_t);

bool send(int pipe, char tag, const std::string& bytes) {
  char head[head_length] = {tag};
  const std::uint64_t length = bytes.size();
  std::memcpy(head + 1, &length, sizeof length);
  return write_all(pipe, {head, head_length}) && write_all(pipe, bytes);
}

[[noreturn]] void do_job(std::uint64_t number, const Child::Job& job, int pipe) {
  char tag = tag_done;
  std::string answer;
  try {
    answer = job(number);
  } catch (const std::exception& fault) {
    tag = tag_failed;
    answer = fault.what();
  } catch (...) {
    tag = tag_failed;
    answer = "an exception of an unknown type";
  }
  end_process(send(pipe, tag, answer) ? 0 : 1);
}

}  // namespace

Child::Child(std::uint64_t number, Forked forked, double time_limit_s)
    : number_(number), forked_(std::move(forked)), time_limit_s_(time_limit_s) {
  forked_.deadline = deadline_after(Clock::now(), time_limit_s);
}

std::optional<Child> Child::start(std::uint64_t number, const Job& job, double time_limit_s, SignalWatch& watch,
                                  const std::vector<int>& close_in_child) {
  std::optional<Forked> forked = Forked::start([&](int pipe) { do_job(number, job, pipe); }, watch, close_in_child);
  if (!forked) return std::nullopt;
  return Child(number, std::move(*forked), time_limit_s);
}

std::optional<Outcome> Child::finish_if_ended() {
  if (!forked_.has_ended()) return std::nullopt;
  forked_.kill();  // what it may have left behind
  const int status = forked_.reap();
  forked_.read_some();
  return outcome(status);
}

Outcome Child::outcome(int status) {
  if (forked_.was_late() && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return hung(number_, time_limit_s_);
  std::string& received = forked_.received;
  std::uint64_t length = 0;
  const bool headed = received.size() >= head_length;
  if (headed) std::memcpy(&length, received.data() + 1, sizeof length);
  if (status != 0 || !headed || received.size() - head_length != length) return loss_of(number_, status);
  Outcome result;
  result.number = number_;
  const bool done = received.front() == tag_done;
  result.ending = done ? Ending::done : Ending::failed;
  received.erase(0, head_length);
  (done ? result.bytes : result.complaint) = std::move(received);
  return result;
}

}  // namespace tuiyan::process
