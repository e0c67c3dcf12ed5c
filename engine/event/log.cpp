#include "event/log.hpp"

#include "base/check.hpp"

namespace tuiyan {

EntryId Log::append(Entry entry) {
  TUIYAN_CHECK(entries.size() < std::numeric_limits<EntryId>::max() - 1);
  const auto id = static_cast<EntryId>(entries.size() + 1);
  TUIYAN_CHECK(entries.empty() || entries.back().at <= entry.at);  // time never falls
  TUIYAN_CHECK(entry.cause < id);                                  // causes are older
  for (EntryId other : entry.others) TUIYAN_CHECK(other > 0 && other < id);
  entry.id = id;
  entries.push_back(std::move(entry));
  return id;
}

const Entry& Log::at(EntryId id) const {
  TUIYAN_CHECK(id > 0 && id <= entries.size());
  return entries[id - 1];
}

}  // namespace tuiyan
