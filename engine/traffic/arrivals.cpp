#include "traffic/arrivals.hpp"

#include <algorithm>

#include "base/real.hpp"

namespace tuiyan::traffic {

Arrivals::Arrivals(const Documents& documents, Index<CallClass> index, const Stream& stream)
    : rate_(documents, index, stream),
      outage_(documents, index),
      key_(Key(Purpose::arrival).with(documents.site.classes[index].id)) {
  for (const Duration at : documents.site.classes[index].scripted) scripted_us_.push_back(at.us);
  std::sort(scripted_us_.begin(), scripted_us_.end());
  double candidates = 0;
  if (scripted_us_.empty())
    for (const ArrivalRate::Piece& one : rate_.pieces()) {
      Piece piece{one, candidates, 0};
      candidates += piece.per_second * in_seconds(Duration{piece.to_us - piece.from_us});
      piece.candidates_to = candidates;
      pieces_.push_back(piece);
    }
  own_.us = next_own_us(stream);
  by_outage_ = outage_.take(stream);
}

void Arrivals::take(const Stream& stream) {
  if (by_outage_.us < own_.us) {
    by_outage_ = outage_.take(stream);
    return;
  }
  ++own_.caller;
  own_.us = next_own_us(stream);
}

void Arrivals::set_customers_out(std::int64_t now_us, std::int64_t customers, const Stream& stream) {
  if (outage_.none()) return;
  outage_.set_out(now_us, customers);
  by_outage_ = outage_.take(stream);
}

std::int64_t Arrivals::next_own_us(const Stream& stream) {
  if (!scripted_us_.empty()) return scripted_ < scripted_us_.size() ? scripted_us_[scripted_++] : never_us;
  for (;;) {
    const Key key = key_.with(candidate_++);
    candidates_ -= natural_log(1.0 - stream.uniform(key));
    while (piece_ < pieces_.size() && pieces_[piece_].candidates_to <= candidates_) ++piece_;
    if (piece_ == pieces_.size()) return never_us;
    const Piece& piece = pieces_[piece_];
    const std::int64_t us =
        std::min(piece.from_us + seconds((candidates_ - piece.candidates_from) / piece.per_second).us, piece.to_us - 1);
    if (piece.flat) return us;
    if (stream.uniform(key.with(1)) < rate_.at(us) / piece.per_second) return us;
  }
}

}  // namespace tuiyan::traffic
