#include "cli/drawn.hpp"

#include <algorithm>

#include "input/drawn_documents.hpp"
#include "words/word.hpp"

namespace tuiyan::cli {

int refuse_certain(const Settings& settings, const std::vector<std::shared_ptr<const Documents>>& all) {
  const bool any = std::any_of(all.begin(), all.end(), [](const auto& one) { return !one->parameters.empty(); });
  if (!settings.uncertain || any) return done;
  return complain(settings, words::word(words::Area::complaint, "nothing_uncertain"), bad_input);
}

std::shared_ptr<const Documents> documents_of_replication(const Settings& settings,
                                                          std::shared_ptr<const Documents> documents) {
  if (!settings.uncertain) return documents;
  Diagnostics diagnostics;
  auto drawn = input::DrawnDocuments(std::move(documents)).draw(settings.seed, settings.replication, diagnostics);
  (void)print(diagnostics, settings);
  return drawn;
}

}  // namespace tuiyan::cli
