#include "response/binding.hpp"

#include <algorithm>

namespace tuiyan::response {

Binding binding_of(const Log& log, std::vector<EntryId> causes) {
  std::sort(causes.begin(), causes.end());
  causes.erase(std::unique(causes.begin(), causes.end()), causes.end());
  if (!causes.empty() && causes.front() == 0) causes.erase(causes.begin());
  Binding binding;
  for (EntryId id : causes)
    if (binding.cause == 0 || log.at(binding.cause).at < log.at(id).at) binding.cause = id;
  for (EntryId id : causes)
    if (id != binding.cause) binding.others.push_back(id);
  return binding;
}

}  // namespace tuiyan::response
