#include "process/minder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/check.hpp"
#include "process/forked.hpp"

namespace tuiyan::process {
namespace {

constexpr double least_patience_s = 2;

}  // namespace

void Minder::start(std::uint64_t number) {
  TUIYAN_CHECK(is_free());
  child_ = Child::start(number, job_, time_limit_s_, watch_, close_in_child_);
  if (child_) return;
  const auto now = Clock::now();
  waiting_ = Waiting{number, now, now};
  waiting_->next += waiting_->pause;
}

std::optional<Outcome> Minder::collect() {
  if (waiting_) return try_again();
  if (!child_) return std::nullopt;
  child_->read_some();
  std::optional<Outcome> outcome = child_->finish_if_ended();
  if (outcome)
    child_.reset();
  else
    child_->kill_when_late(Clock::now());
  return outcome;
}

// Another's end may have made room meanwhile.
std::optional<Outcome> Minder::try_again() {
  const auto now = Clock::now();
  if (now < waiting_->next) return std::nullopt;
  child_ = Child::start(waiting_->number, job_, time_limit_s_, watch_, close_in_child_);
  if (!child_) {
    const int error_number = errno;
    if (now < deadline_after(waiting_->since, std::max(time_limit_s_, least_patience_s))) {
      waiting_->pause = std::min<Clock::duration>(2 * waiting_->pause, std::chrono::seconds(1));
      waiting_->next = now + waiting_->pause;
      return std::nullopt;
    }
    const Outcome given_up = no_process(waiting_->number, error_number);
    waiting_.reset();
    return given_up;
  }
  waiting_.reset();
  return std::nullopt;
}

void Minder::add_source(std::vector<pollfd>& sources) const {
  if (child_ && child_->pipe() >= 0) sources.push_back({child_->pipe(), POLLIN, 0});
}

Clock::time_point Minder::wake() const {
  if (waiting_) return waiting_->next;
  return child_ ? child_->deadline() : Clock::time_point::max();
}

int nap_ms(Clock::time_point wake) {
  const auto now = Clock::now();
  wake = std::min(wake, now + std::chrono::seconds(1));
  return static_cast<int>(std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::milliseconds>(wake - now).count()));
}

}  // namespace tuiyan::process
