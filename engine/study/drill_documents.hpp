// The documents that a replication is played with: as written, or with its uncertain figures drawn.
//
// Contract: `prepare` is called in a worker before it forks a replication, so that both drills of a draw share it;
// `ready` in the child. Figures that do not go together in some draw make that replication fail, with the
// complaint of the reader as its text.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "input/drawn_documents.hpp"
#include "model/scenario.hpp"

namespace tuiyan::study {

class DrillDocuments {
 public:
  DrillDocuments(std::shared_ptr<const Documents> documents, bool uncertain, std::uint64_t seed);
  void prepare(std::uint64_t replication);
  // Throws what `prepare` could not do.
  [[nodiscard]] const std::shared_ptr<const Documents>& ready() const;

 private:
  std::shared_ptr<const Documents> ready_;
  std::optional<input::DrawnDocuments> drawn_;  // none: as written
  std::uint64_t seed_;
  std::optional<std::uint64_t> replication_;  // for which `ready_` is
  std::string complaint_;
};

}  // namespace tuiyan::study
