// The append-only log of one drill: the only thing that score and report read.
//
// Contract: `append` numbers the entry and checks that time does not fall and that causes are
// older; breaking that is a programmer's fault. The log knows the documents it was made from.
#pragma once

#include <memory>
#include <vector>

#include "base/random.hpp"
#include "event/entry.hpp"
#include "event/traffic_record.hpp"
#include "model/scenario.hpp"

namespace tuiyan {

struct Log {
  std::shared_ptr<const Documents> documents;
  Luck luck;
  std::vector<Entry> entries;  // entries[i].id == i + 1
  TrafficRecords traffic;
  Time end;  // the horizon, or when the drill was aborted

  EntryId append(Entry entry);
  [[nodiscard]] const Entry& at(EntryId id) const;
};

}  // namespace tuiyan
