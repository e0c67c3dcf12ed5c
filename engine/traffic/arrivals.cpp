#include "traffic/arrivals.hpp"

#include <algorithm>

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

void Arrivals::find_more(const Stream& stream) {
  given_ = ready_ = 0;
  if (!scripted_us_.empty()) {
    instants_us_[ready_++] = scripted_ < scripted_us_.size() ? scripted_us_[scripted_++] : never_us;
    return;
  }
  std::array<double, block> gaps;  // at one candidate a second
  while (ready_ == 0) {
    uniforms(stream, key_, candidate_, gaps);
    quantiles(Exponential{1}, gaps);
    if (are_of_one_steady_piece(gaps)) return;
    for (const double gap : gaps) {
      const std::uint64_t candidate = candidate_++;
      candidates_ += gap;
      while (piece_ < pieces_.size() && pieces_[piece_].candidates_to <= candidates_) ++piece_;
      if (piece_ == pieces_.size()) {
        instants_us_[ready_++] = never_us;
        return;
      }
      const Piece& piece = pieces_[piece_];
      const std::int64_t us = std::min(
          piece.from_us + seconds((candidates_ - piece.candidates_from) / piece.per_second).us, piece.to_us - 1);
      if (!piece.flat) {
        const double share = rate_.at(us) / piece.per_second;
        if (stream.uniform(key_.with(candidate).with(1)) >= share) continue;
      }
      instants_us_[ready_++] = us;
    }
  }
}

// Mostly all of a block fall into the present piece, and its rate is flat: then all of them call, and their instants
// are worked out together. Answers whether it was so.
bool Arrivals::are_of_one_steady_piece(const std::array<double, block>& gaps) {
  if (piece_ == pieces_.size() || !pieces_[piece_].flat) return false;
  const Piece& piece = pieces_[piece_];
  std::array<double, block> at_s;
  double reached = candidates_;
  for (std::size_t i = 0; i < block; ++i) at_s[i] = reached += gaps[i];
  if (reached >= piece.candidates_to) return false;
  for (double& at : at_s) at = (at - piece.candidates_from) / piece.per_second;
  microseconds(at_s, instants_us_);
  for (std::int64_t& us : instants_us_) us = std::min(piece.from_us + us, piece.to_us - 1);
  candidate_ += block;
  candidates_ = reached;
  ready_ = block;
  return true;
}

}  // namespace tuiyan::traffic
