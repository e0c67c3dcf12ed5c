#include "study/drill_documents.hpp"

#include <stdexcept>

namespace tuiyan::study {

DrillDocuments::DrillDocuments(std::shared_ptr<const Documents> documents, bool uncertain, std::uint64_t seed)
    : ready_(std::move(documents)), seed_(seed) {
  if (uncertain && !ready_->parameters.empty()) drawn_.emplace(ready_);
}

void DrillDocuments::prepare(std::uint64_t replication) {
  if (!drawn_ || replication_ == replication) return;
  Diagnostics diagnostics;
  ready_ = drawn_->draw(seed_, replication, diagnostics);
  replication_ = replication;
  complaint_ = ready_ ? "" : to_line(diagnostics.sorted().front(), false);
}

const std::shared_ptr<const Documents>& DrillDocuments::ready() const {
  if (!ready_) throw std::runtime_error(complaint_);
  return ready_;
}

}  // namespace tuiyan::study
