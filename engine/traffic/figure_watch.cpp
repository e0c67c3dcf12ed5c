#include "traffic/figure_watch.hpp"

#include "base/check.hpp"

namespace tuiyan::traffic {
namespace {

// The first multiple of `every` after `now`, also before time 0.
std::int64_t next_multiple(std::int64_t now_us, std::int64_t every_us) {
  const std::int64_t whole = now_us / every_us - (now_us % every_us < 0 ? 1 : 0);
  return (whole + 1) * every_us;
}

}  // namespace

std::uint32_t FigureWatches::add(CallFigure figure, double above, double rearm_below, Duration every,
                                 std::int64_t now_us, const Figures& figures) {
  TUIYAN_CHECK(figure != CallFigure::none && every.us >= 0);
  Watch watch;
  watch.figure = figure;
  watch.above = above;
  watch.rearm_below = std::min(rearm_below, above);
  watch.every_us = every.us;
  watch.abandoned = figures.abandoned;
  watch.answered = figures.answered;
  if (every.us > 0) watch.due_us = next_multiple(now_us, every.us);
  if (figure == CallFigure::longest_wait) wants_oldest_ = true;
  watches_.push_back(watch);
  find_due();
  return static_cast<std::uint32_t>(watches_.size() - 1);
}

void FigureWatches::judge(std::uint32_t row, std::int64_t now_us, const Figures& figures,
                          std::vector<Crossing>& crossings) {
  Watch& watch = watches_[row];
  double value = 0;
  switch (watch.figure) {
    case CallFigure::none:
      return;
    case CallFigure::waiting:
      value = static_cast<double>(figures.waiting);
      break;
    case CallFigure::longest_wait:
      value = figures.oldest_us == never_us ? 0 : in_seconds(Duration{now_us - figures.oldest_us});
      break;
    case CallFigure::abandoned_share: {
      const std::int64_t abandoned = figures.abandoned - watch.abandoned, answered = figures.answered - watch.answered;
      watch.abandoned = figures.abandoned;
      watch.answered = figures.answered;
      value = abandoned + answered > 0 ? static_cast<double>(abandoned) / static_cast<double>(abandoned + answered) : 0;
      break;
    }
    case CallFigure::lines_busy_share:
      value = figures.lines > 0 ? static_cast<double>(figures.lines_busy) / static_cast<double>(figures.lines) : 0;
      break;
  }
  const bool reaches = watch.figure == CallFigure::longest_wait && figures.oldest_us != never_us &&
                       now_us - figures.oldest_us >= seconds(watch.above).us;
  if (!watch.high && (value > watch.above || reaches)) {
    watch.high = true;
    crossings.push_back({CrossingKind::rose_above, row, figures.waiting});
  } else if (watch.high && !reaches && (value < watch.rearm_below || value <= 0)) {
    watch.high = false;
    crossings.push_back({CrossingKind::fell_below, row, figures.waiting});
  }
}

void FigureWatches::after_event(std::int64_t now_us, const Figures& figures, std::vector<Crossing>& crossings) {
  bool moved = false;
  for (std::uint32_t row = 0; row < watches_.size(); ++row) {
    Watch& watch = watches_[row];
    if (watch.every_us > 0) continue;
    if (watch.figure != CallFigure::longest_wait || watch.high) judge(row, now_us, figures, crossings);
    // Everybody who comes later waits less long, so this alarm is never set too late.
    if (watch.figure == CallFigure::longest_wait && !watch.high && watch.due_us == never_us &&
        figures.oldest_us != never_us) {
      watch.due_us = std::max(now_us, figures.oldest_us + seconds(watch.above).us);
      moved = true;
    }
  }
  if (moved) find_due();
}

void FigureWatches::at_due(std::int64_t now_us, const Figures& figures, std::vector<Crossing>& crossings) {
  for (std::uint32_t row = 0; row < watches_.size(); ++row) {
    Watch& watch = watches_[row];
    if (watch.due_us > now_us) continue;
    judge(row, now_us, figures, crossings);
    if (watch.every_us > 0)
      watch.due_us = next_multiple(now_us, watch.every_us);
    else if (watch.high || figures.oldest_us == never_us)
      watch.due_us = never_us;
    else  // the one for whom it was set has left: the next oldest
      watch.due_us = figures.oldest_us + seconds(watch.above).us;
  }
  find_due();
}

void FigureWatches::find_due() {
  due_us_ = never_us;
  for (const Watch& watch : watches_) due_us_ = std::min(due_us_, watch.due_us);
}

}  // namespace tuiyan::traffic
