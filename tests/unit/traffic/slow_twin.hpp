// The same call centre told plainly: one object per call, one list that is searched for the next
// event, no cleverness. Written from the contract, with its own keys; it shares only the arrival
// instants of callers by rate. Without backlog work, samples and watches; seats are lost from the lowest number.
#pragma once

#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "traffic/arrivals.hpp"
#include "traffic/event_tournament.hpp"
#include "unit/traffic/call_script.hpp"
#include "unit/traffic/slow_outage.hpp"

namespace tuiyan::traffic::test {

class SlowTwin {
 public:
  SlowTwin(const Documents& documents, Luck luck);
  void advance(std::int64_t limit_us);
  void carry_out(const Deed& deed);
  std::vector<CallRecord> log;

 private:
  enum class Doing {
    ivr,
    waiting,
    talking,
    wrapping_up,
    redialling,
    listed,
    retrying,
    ringing,
    returning,
    aggrieved,
    gone
  };
  enum class Effect { deters, satisfies, calms, soothes };
  struct OneCall {
    std::uint32_t cls = 0, attempt = 1, stay = 0;
    std::uint64_t caller = 0;
    Doing doing = Doing::gone;
    bool content = false, hangs_up = false;
    std::int64_t next_us = never_us;  // end of what it does now, or of its patience
    std::int64_t pushed = 0;          // when that was set, to settle ties
    std::int64_t entered_us = 0, order = 0;
    bool answered = false, promised = false;
    int tries = 0;
    std::int64_t left_us = 0;                                         // of a talk that resumes
    std::int64_t promised_us = 0, due_us = never_us, due_pushed = 0;  // when a rule asks about one who waits
    int trunk = -1, group = -1, seat = -1;
    std::uint64_t grief = 0;  // of a complaint that will come
  };
  struct Heard {
    std::int64_t from_us = 0, until_us = never_us;
    double share = 0;
  };
  struct Notice {
    double reach = 0, heard = 0;
    bool timed = false;
    std::uint32_t version = 0;
    std::vector<std::pair<std::uint32_t, std::unique_ptr<OneCall>>> kept;  // whom a time keeps from calling, and which
    std::vector<Heard> heard_by;
  };
  struct Group {
    int heads = 0, leaving = 0;
    std::vector<OneCall*> on_seat;
    std::vector<bool> lost, broken;
  };

  // Caller and attempt in one: the attempts after the first in the upper 11 bits.
  [[nodiscard]] static std::uint64_t call_number(const OneCall& call) {
    return call.caller + std::uint64_t{call.attempt - 1} * 0x20000000000000U;
  }
  [[nodiscard]] Key key(Purpose purpose, const OneCall& call) const;
  [[nodiscard]] std::int64_t lasts(const Law& law, Purpose purpose, const OneCall& call, bool by_stay = false) const;
  [[nodiscard]] double factor_now(const DayCourse& course) const;
  [[nodiscard]] bool chance(double p, Purpose purpose, const OneCall& call) const;
  void note(CallStep step, const OneCall& call, std::int64_t waited = 0, bool seat = false);
  void set_next(OneCall& call, Doing doing, std::int64_t us);
  void attempt(OneCall& call);
  void to_queue(OneCall& call);
  void wait(OneCall& call);
  void start(OneCall& call, int group, int seat);
  void take_up(OneCall& call, int group, int seat);
  [[nodiscard]] bool promise_made(OneCall& call);
  [[nodiscard]] bool leaves_when_told(OneCall& call);
  [[nodiscard]] std::int64_t patience_us(const OneCall& call) const;
  void set_due(OneCall& call);
  [[nodiscard]] std::tuple<int, std::int64_t, std::int64_t> turn(const OneCall& call) const;
  [[nodiscard]] bool is_helped(int group, const OneCall& call) const;
  [[nodiscard]] std::int64_t waiting_of(std::uint32_t cls) const;
  void look_at_lengths();
  [[nodiscard]] double announced_us(std::uint32_t cls) const;
  void call_list(int group);
  void leave_seat(OneCall& call, bool go_on);
  void lost(OneCall& call, double probability, const Law& delay);
  void cut(OneCall& call);
  void drop(OneCall& call);
  void take_seats(std::size_t row, const std::vector<std::size_t>& seats);
  void hand_out(int only_group);
  OneCall* next_waiting(int group);
  [[nodiscard]] int free_seat(int group) const;
  [[nodiscard]] int free_agents(int group) const;
  [[nodiscard]] bool keeps_place(const OneCall& call) const { return site_.classes[{call.cls}].offer.keeps_place; }
  [[nodiscard]] std::int64_t fresh_us(std::uint32_t cls) const;
  [[nodiscard]] std::uint64_t take_fresh(std::uint32_t cls);
  [[nodiscard]] bool answers(int group, std::uint32_t cls) const;
  [[nodiscard]] std::vector<std::pair<std::uint32_t, double>> working(std::uint32_t cls, Effect effect) const;
  [[nodiscard]] int works_on(std::uint32_t cls, Effect effect, double u) const;
  [[nodiscard]] double believers(std::uint32_t cls) const;
  [[nodiscard]] bool stays_away(std::uint32_t cls, std::uint64_t caller);
  [[nodiscard]] bool is_calmed(const OneCall& call);
  void hang_up_content(const OneCall& call);
  void keep(int announcement, const OneCall& call);
  void set_reach(std::uint32_t row, double reach, double heard);
  void name_time(std::uint32_t row, std::uint32_t version);
  void time_comes(std::uint32_t row, std::uint32_t version, bool is_kept);
  [[nodiscard]] Key grief_key(const OneCall& call, std::uint64_t grief) const;
  void grieve(const OneCall& call, std::uint64_t grief);
  void complain(OneCall& call);

  const Documents& d_;
  const Site& site_;
  Stream stream_;
  std::int64_t now_ = 0, tick_ = 0, next_order_ = 0, head_order_ = 0;
  std::vector<std::unique_ptr<OneCall>> calls_;
  Documents without_outage_;
  std::vector<Arrivals> arrivals_;
  std::vector<SlowOutage> outages_;
  std::vector<int> lines_, line_losses_;
  std::vector<Group> groups_;
  std::map<std::uint32_t, std::int64_t> last_wait_;
  std::map<std::pair<std::uint32_t, std::size_t>, bool> helped_;  // by class and rule by length: it is on
  bool ivr_ = true, queue_ = true, paper_ = false, changed_ = false;
  bool customers_ = false;  // steps of callers who are averted are told
  std::vector<Notice> notices_;
};

}  // namespace tuiyan::traffic::test
