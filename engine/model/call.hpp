// The call traffic of a site: who calls, over what, and who answers.
//
// Contract: value types. Rates in calls per second, probabilities from 0 to 1. A trunk is held
// through IVR, queue and talk, not through after-call work; a call that finds no free line hears
// the busy signal (blocked). Patience starts when the call enters the queue.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/law.hpp"
#include "model/day.hpp"
#include "model/expression.hpp"
#include "model/readiness.hpp"
#include "model/upkeep.hpp"

namespace tuiyan {

// Calls because of a power cut. Of those who lose power `first_call_share` call once, after an exponential
// time of mean `first_call_after_s` since their own cut, unless power is back before; and as long as customers
// are out they call at this rate besides.
struct OutageCalls {
  double per_customer_s = 0;  // calls per second of each customer without power
  double first_call_share = 0;
  double first_call_after_s = 0;  // > 0 where the share is
};

struct Redial {
  double after_blocked = 0, after_abandoned = 0, after_cut = 0;  // probability, first attempt
  double growth = 0;                                             // added for each further attempt
  double cap = 1;
  Law delay;  // after busy signal or cut
  Law delay_after_abandoned;
};

// A caller who would have to wait is offered to be called back. All that is written must hold.
struct CallBackOffer {
  double accepted = 0;       // probability that he accepts; 0: nobody is offered anything
  int if_waiting = 0;        // at least so many of his class wait already
  Duration if_wait{0};       // the announced wait is at least this
  Duration after{0};         // he has waited this long; 0: on entry
  bool keeps_place = false;  // called back when his turn in the queue comes; false: from a list after the queue
};

// What a caller does who hears that he would have to wait: the entry with the highest probability that
// holds makes him hang up, the one with the longest wait that holds gives his patience.
struct Balking {
  double probability = 0;
  int if_waiting = 0;   // at least so many of his class wait already
  Duration if_wait{0};  // the announced wait is at least this
};
struct ToldPatience {
  Duration if_wait{0};
  Law patience;
};

// Another seat group helps out: with the one in front of the class once he has waited `after`, or, when
// that is 0, while at least `if_waiting` of the class wait and from then on until fewer than `until_below` do.
struct Overflow {
  Index<SeatGroup> to;
  Duration after{0};
  int if_waiting = 0, until_below = 0;
};

struct CallClass {
  std::string id;
  Text name;
  DayCourse rate;  // calls per second of every day, or of days that `week` says nothing of; empty when scripted
  std::vector<DayCourse> week;  // by DayKind, calls per second; empty: every day is alike
  double day_factor_sd = 0;     // of a gamma factor of mean 1 on the rate, drawn for each date
  OutageCalls outage;
  std::vector<Duration> scripted;  // instants since the start of the drill
  std::vector<std::pair<Index<TrunkGroup>, double>>
      over;                 // weights; a lost group's calls try the next one when `overflow`
  double self_service = 0;  // ends in the IVR
  Law ivr_time;             // time in the IVR (both outcomes)
  Law patience;
  Law talk;
  Law after_call;
  // Factors on what these laws draw, by the time of day at which talk or after-call work begins; empty: 1.
  DayCourse talk_by_time, after_call_by_time;
  int priority = 0;         // smaller is served first
  Duration head_start{0};   // among equal priorities he counts as having come so much earlier
  double leaves_order = 0;  // probability that the call needs a work order
  Redial redial;
  CallBackOffer offer;
  std::vector<Balking> balking;
  std::vector<ToldPatience> told_patience;
  std::vector<Index<SeatGroup>> prefers;  // the groups tried first, in order; then the others as the site has them
  std::vector<Overflow> overflow;
};

struct TrunkGroup {
  std::string id;
  Text name;
  int lines = 0;  // 1 to 1,000,000
  Expression needs;
  bool cuts_calls = true;  // a lost line cuts its call; false: lets it finish
  bool overflow = false;   // a caller who finds it down tries the next group
};

enum class SeatLoss : std::uint8_t { cut, requeue, finish };
// Which caller a free agent takes: the most urgent, or the first class of `answers` in which somebody waits.
enum class NextCall : std::uint8_t { priority, listed };
enum class SeatChoice : std::uint8_t { random, lowest };  // which seats a partial loss takes

struct SeatGroup {
  std::string id;
  Text name;
  int seats = 0;  // 1 to 1,000,000
  Expression needs;
  std::vector<Index<CallClass>> answers;  // empty: all classes
  NextCall next_call = NextCall::priority;
  SeatLoss on_loss = SeatLoss::cut;
  bool resumes = false;  // a talk that a loss interrupted goes on where it was; false: begins anew
  SeatChoice choice = SeatChoice::random;
  Index<Person> pool;            // whose agents sit here; none: Calls::pool
  bool standby = false;          // not in use until activated
  double ready_probability = 1;  // a standby works when first needed, just after a test
  std::optional<Care> tested;    // as of a component
  std::optional<Care> maintained;
  bool paper = false;                    // orders are always written on paper here
  Law log_in;                            // an agent's way back to work after his seat was lost
  std::optional<Breakdowns> breakdowns;  // of single seats; none: they fail by faults only
  std::string clause;
};

struct Ivr {
  Expression needs;
  bool lost_to_queue = true;
};  // a lost IVR: to the queue, or dropped
// How the wait is told to those who would have to wait.
enum class WaitEstimate : std::uint8_t {
  queue_length,  // from those in front, the agents and the mean handle time
  last_served,   // the wait of the last caller of the class who was answered
};
struct Queue {
  Expression needs;
  WaitEstimate estimate = WaitEstimate::queue_length;
};  // a lost queue cuts those who wait

// Paper mode: while the business system is down, orders are written by hand and typed in later.
struct Paper {
  Expression needs;  // the business system; empty: paper mode never starts
  Law extra;         // added to after-call work
  Law typing;        // typing in one order later
};

// Calling back: those on the plan's list of lost callers, and those who accepted the offer.
struct CallBack {
  Law talk;             // of a call of the plan's list; an accepted call-back takes its class's talk
  double answered = 1;  // probability that one try is answered
  // Of accepted call-backs only:
  int reserve = 0;  // agents of a group who stay free for those who call in; 0 to 1,000,000
  int tries = 1;    // 1 to 100
  Law no_answer;    // time of an agent in a try that is not answered
  Law retry_after;  // from that until it is its turn again
};

// Agents log in again through it, one after the other, after a loss of their seats or a change to other ones.
struct LogInServer {
  double per_second = 0;  // 0: there is none, and nobody waits for others
  Expression needs;
};

// What customers suffered and complain of, with these probabilities, if it began after the start.
struct Complaining {
  double never_through = 0;   // gave up without ever getting through
  double long_wait = 0;       // was answered after more than `long_wait_over`
  double broken_promise = 0;  // was kept from calling by a promised time that passed in vain
  Duration long_wait_over{0};
  Law after;               // from that to the complaint
  double called_back = 0;  // share of those reached by a call-back meanwhile who then do not complain
  Index<CallClass> by;     // they complain by a call of this class; none: they are only counted
  [[nodiscard]] bool any() const { return never_through > 0 || long_wait > 0 || broken_promise > 0 || by; }
};

struct Calls {
  Duration interval = {1'800'000'000};  // of the statistics; > 0
  Index<Person> pool;                   // who answers where nothing else is said; none when nobody does
  Index<SeatGroup> home;                // where that pool sits down when its shift starts
  Ivr ivr;
  Queue queue;
  Paper paper;
  CallBack call_back;
  Complaining complaints;
  LogInServer log_in_server;
  double within_s = 20;  // the wait that counts as in time
  // What one call takes of a link; then a link without a `capacity` of its own bounds simultaneous
  // calls by floor(bandwidth x share / codec_rate). 0: links bound calls by their `capacity` only.
  double codec_rate_Bps = 0;
};

}  // namespace tuiyan
