// What is made known to the public: announcements by their ways, the times they promise, telephone lists.
//
// Contract: plain C++. The person who publishes has done his part at once; each way reaches its share of the customers
// after its own delay, unless the announcement was withdrawn meanwhile. A promised time holds whatever becomes of the
// announcement: when it comes, the thing is in order (share at least `in_order`) or the promise is broken. Of several
// times that one announcement has named, each is looked at when it comes; the call loop knows who heard which.
#pragma once

#include <functional>
#include <vector>

#include "traffic/call_loop.hpp"
#include "world/stage.hpp"

namespace tuiyan::world {

class Notices {
 public:
  using Share = std::function<double(Subject)>;

  Notices(Stage& stage, traffic::CallLoop& loop, Share share);
  Notices(const Notices&) = delete;
  Notices& operator=(const Notices&) = delete;

  // Publishes or withdraws, and answers.
  void change(const Change& command, bool on);
  // Agents telephone the customers of its list.
  void assign(const AssignWork& command);
  void telephoned(Index<Announcement> announcement, std::int64_t told);

 private:
  struct State {
    std::uint32_t published = 0;     // times it was published or ended
    std::uint32_t ended = 0;         // … ended
    std::uint32_t promises = 0;      // times it named a time
    std::vector<std::uint8_t> come;  // ways that have reached
    EntryId asked = 0;               // who had its list telephoned
    std::int64_t told = 0;           // of the list, when it was done
  };
  [[nodiscard]] const Announcement& facts(Index<Announcement> a) const {
    return stage_.documents.plan.announcements[a];
  }
  EntryId publish(const Change& command);
  EntryId publish_by_ways(const Change& command);
  EntryId withdraw(const Change& command);
  void promise(const Change& command, EntryId published);
  void look_at_promise(Index<Announcement> announcement, Subject of, std::uint32_t version, EntryId promised);

  Stage& stage_;
  traffic::CallLoop& loop_;
  Share share_;
  std::vector<State> states_;  // by announcement
};

}  // namespace tuiyan::world
