// Messages: from device to device, over the links of their channel.
//
// Contract: the one place where SimGrid's ways of failing become `Failure`. `obstacle` says what
// would keep a message from going out now; `carry` sends it and says how that went; it blocks the
// actor that calls it. Nothing here writes to the log.
#pragma once

#include <functional>
#include <optional>

#include "world/machines.hpp"
#include "world/platform.hpp"

namespace tuiyan::world {

class Duty;

// What stands in the way, and the entry that put it there (0: it has always been so).
struct Obstacle {
  Failure why = Failure::none;
  EntryId entry = 0;
  explicit operator bool() const { return why != Failure::none; }
};

class Channels {
 public:
  Channels(Stage& stage, const Machines& machines, const Duty& duty, const Platform& platform);

  [[nodiscard]] Obstacle obstacle(const TryMessage& message) const;
  [[nodiscard]] Obstacle carry(const TryMessage& message) const;

 private:
  // The first device of the person on this channel that is on, or else the first at all.
  [[nodiscard]] std::optional<std::size_t> device_of(Index<Person> who, Index<Channel> channel) const;
  [[nodiscard]] Obstacle device_obstacle(Index<Person> who, Index<Channel> channel) const;
  [[nodiscard]] bool is_on(const Device& device) const;
  [[nodiscard]] bool is_at_desk(Index<Person> who, Index<Channel> channel) const;

  Stage& stage_;
  const Machines& machines_;
  const Duty& duty_;
  const Platform& platform_;
};

}  // namespace tuiyan::world
