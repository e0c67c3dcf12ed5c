// The people of a site, when they are on duty and how they can be reached.
//
// Contract: a person does one thing at a time. An agent pool is one person with `pool` set: one
// set of beliefs, one address, and a head count that belongs to the call traffic. A site with
// several centres has a pool for each; who sits where is told by `home_of` and `pool_of` (site.hpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/law.hpp"
#include "model/component.hpp"

namespace tuiyan {

// How long ago, at `clock`, a span of the local clock began that comes every day; none: it is not running. It holds
// `from`, not `to`; `to` before `from` runs over midnight, equal instants mean round the clock. Times are since any
// local midnight.
[[nodiscard]] std::optional<Duration> running_for(Duration from, Duration to, Duration clock);

// Local clock times, as of `running_for`.
struct Shift {
  std::string id;
  Text name;
  Duration from, to;  // since local midnight, 0 to 24 h
  int heads = 0;      // agents of the pool in this shift; 0 for others
};

// A planned break of a pool, every day by the local clock: so many heads, or that share of those on duty.
struct Break {
  Duration from, to;  // since local midnight; `to` before `from` runs over midnight
  int heads = 0;      // 0: by share
  double share = 0;
};

enum class ChannelKind { desk_phone, voip, mobile, radio, group_message, email, in_person, messenger };

// A way for a message to go from device to device.
struct Channel {
  std::string id;
  Text name;
  ChannelKind kind = ChannelKind::mobile;
  std::vector<Index<Component>> over;  // links between any two devices of this channel, in order
  Expression needs;                    // works while this has capacity
  Law dial;                            // from deciding to call until it rings (or is delivered)
  Law briefing;                        // from acceptance until the message has been understood
  bool occupies_both = true;           // a talk; false for texts, which free the sender at once
};

struct Device {
  Index<Channel> channel;
  Index<Component> component;  // none: something in the pocket that does not fail
};

// Somebody at work for longer than `full_for` does everything slower: by this part for each hour beyond.
// The clock starts with his shift (with the drill for who has none, with his arrival for who was called in), and anew
// when the verb sustain reaches him.
struct Endurance {
  Duration full_for{0};
  double slower_per_hour = 0;  // 0.065: one hour beyond, 6.5 % slower
};

struct Person {
  std::string id;
  Text name;
  bool pool = false;
  Index<Location> at;                // place of work
  std::vector<Index<Shift>> shifts;  // empty: always on duty
  std::vector<std::string> skills;
  std::vector<Device> devices;         // in the order in which others try them
  Law reaction;                        // from ringing to answering
  double answers = 1;                  // probability of answering one attempt, on duty
  double answers_off_duty = 1;         // the same, off duty
  Law travel;                          // from home to the place of work
  bool remote = false;                 // works from elsewhere: never travels
  std::vector<Break> breaks;           // of a pool: taken when idle, never in the middle of a call
  Index<SeatGroup> home;               // of a pool: where its agents sit down when their shift starts
  std::optional<Endurance> endurance;  // not of a pool; none: never tires
  int reserve = 0;                     // of a pool: agents at home who can be called in, each by himself
  int crew_size = 1;                   // people who work as one; more than one: nothing hangs on one of them
};

// On duty by his shifts at a time since any local midnight; who has none always is.
[[nodiscard]] bool is_covered(const Table<Shift>& shifts, const Person& person, Duration clock);

// Who notices what, and when. Either a thing of the site, or a figure of the call traffic.
enum class CallFigure : std::uint8_t { none, waiting, longest_wait, abandoned_share, lines_busy_share };

struct Monitor {
  std::string id;
  Text name;
  Subject watches;  // component, service, seat group, trunk group; or queue with `figure`
  CallFigure figure = CallFigure::none;
  double above = 0;        // threshold of a figure (calls, seconds or share)
  double rearm_below = 0;  // hysteresis
  double below_share = 1;  // for a thing: noticed when its share falls below this
  Duration every{0};       // sampling interval; 0: at once
  Law after;               // from the fact to somebody's knowing
  Law clears_after;        // from the recovery to somebody's knowing
  std::vector<Index<Person>> seen_by;
};

}  // namespace tuiyan
