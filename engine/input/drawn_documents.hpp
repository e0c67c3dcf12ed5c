// Documents whose uncertain figures are drawn from their ranges.
//
// Contract: a draw is a pure function of the documents, the seed and its number: number k belongs to
// replication k. The drawn documents are read and audited like any others, and say in `parameter_draw` and
// in their resolved text which draw they are; null, with diagnostics, when the drawn figures do not go together
// (what `check_ends` cannot see).
#pragma once

#include <memory>

#include "base/diagnostic.hpp"
#include "model/scenario.hpp"

namespace tuiyan::input {

struct Trees;

class DrawnDocuments {
 public:
  explicit DrawnDocuments(std::shared_ptr<const Documents> documents);
  ~DrawnDocuments();

  [[nodiscard]] const std::vector<Parameter>& parameters() const { return documents_->parameters; }
  [[nodiscard]] std::shared_ptr<const Documents> draw(std::uint64_t seed, std::uint64_t number,
                                                      Diagnostics& diagnostics) const;

 private:
  std::shared_ptr<const Documents> documents_;
  std::unique_ptr<const Trees> trees_;
};

}  // namespace tuiyan::input
