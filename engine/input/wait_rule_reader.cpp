// Rules about those who wait: the offer to be called back, and how that is done.
#include "input/said.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {
namespace {

constexpr int most = 1'000'000;

// What must hold, of an offer or of what callers do who are told.
void read_if_waiting(Object& object, int& out) {
  object.leaf({.key = "if_waiting",
               .zh = "该类已有至少多少人排队时",
               .en = "when at least so many of the class wait already",
               .example = "5",
               .otherwise = "0",
               .basis = "假定：凡须排队者 / assumed: everybody who would have to wait"},
              whole(out, 0, most));
}

void read_if_wait(Object& object, Duration& out) {
  object.leaf({.key = "if_wait",
               .zh = "预计等待时间不短于多少时",
               .en = "when the announced wait is at least this",
               .example = "\"2 min\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：凡须排队者 / assumed: everybody who would have to wait"},
              duration(out));
}

// A list of objects, each read by `fields`.
template <class T>
Read rows(std::vector<T>& out, void (*fields)(Object&, T&)) {
  return [&out, fields](Value& value) {
    read_list(value, [&out, fields](Value& item) {
      T row;
      read_object(item, [&](Object& object) { fields(object, row); });
      if (!item.describing()) out.push_back(std::move(row));
    });
  };
}

void read_balking(Object& object, Balking& balking) {
  object.leaf({.key = "probability", .zh = "挂机的概率", .en = "probability of hanging up", .example = "0.2"},
              share(balking.probability));
  read_if_waiting(object, balking.if_waiting);
  read_if_wait(object, balking.if_wait);
}

void read_told_patience(Object& object, ToldPatience& told) {
  read_if_wait(object, told.if_wait);
  object.leaf({.key = "patience",
               .zh = "听到这一预计等待者的排队耐心",
               .en = "patience of those who are told this wait",
               .example = "{\"mean\": \"5 min\"}"},
              law(told.patience));
}

void read_overflow(Object& object, Overflow& rule) {
  object.leaf(
      {.key = "to", .zh = "由哪个座席组帮接", .en = "the seat group that helps out", .example = "\"south-seats\""},
      reference(rule.to));
  const bool by_time = object.leaf({.key = "after",
                                    .zh = "排在最前的人等了多久后",
                                    .en = "once the one in front has waited this long",
                                    .example = "\"60 s\"",
                                    .optional = true},
                                   duration_above_zero(rule.after));
  const bool by_length = object.leaf({.key = "if_waiting",
                                      .zh = "该类排队达到多少人起",
                                      .en = "from so many of the class waiting on",
                                      .example = "20",
                                      .optional = true},
                                     whole(rule.if_waiting, 1, most));
  const bool until = object.leaf({.key = "until_below",
                                  .zh = "降到多少人以下为止；不写则与 if_waiting 相同",
                                  .en = "until fewer than this wait; not written: as if_waiting",
                                  .example = "10",
                                  .optional = true},
                                 whole(rule.until_below, 1, most));
  if (object.describing()) return;
  if (by_time == by_length)
    object.value().complain("one-of", {"\"after\" 与 \"if_waiting\" 之一", "one of \"after\" and \"if_waiting\""},
                            by_time ? Said{"两者", "both"} : Said{"都没有", "neither"});
  if (!until) rule.until_below = rule.if_waiting;
  if (until && (!by_length || rule.until_below > rule.if_waiting))
    object.value().complain("out-of-order",
                            {"\"until_below\" 不大于 \"if_waiting\"", "\"until_below\" of at most \"if_waiting\""},
                            same(std::to_string(rule.until_below)));
}

}  // namespace

void read_offer(Object& object, CallBackOffer& offer) {
  object.leaf(
      {.key = "accepted", .zh = "接受预约回拨的概率", .en = "probability that a caller accepts", .example = "0.3"},
      share(offer.accepted));
  read_if_waiting(object, offer.if_waiting);
  read_if_wait(object, offer.if_wait);
  object.leaf({.key = "after",
               .zh = "排队多久后提供",
               .en = "offered after this time in the queue",
               .example = "\"1 min\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：一进队列就提供 / assumed: on entry"},
              duration(offer.after));
  object.leaf({.key = "place",
               .zh = "保留排队位置，或列入来话之后的名单",
               .en = "the place in the queue is kept, or a list is served after the queue",
               .example = "\"kept\"",
               .otherwise = "\"list\"",
               .basis = "假定：列入名单 / assumed: a list"},
              choice<bool>(offer.keeps_place, {{"list", false}, {"kept", true}}));
}

void read_when_told(Object& object, CallClass& call_class) {
  object.branch({.key = "hangs_up",
                 .zh = "听到须排队时挂机；几条都成立时取概率最大的",
                 .en = "hangs up on hearing it; of the entries that hold, the highest probability",
                 .example = "[{\"if_wait\": \"2 min\", \"probability\": 0.2}]",
                 .optional = true},
                rows(call_class.balking, &read_balking));
  object.branch(
      {.key = "patience",
       .zh = "听到预计等待后的耐心；几条都成立时取等待最长的，都不成立则为 patience",
       .en = "patience by the announced wait; of the entries that hold, the longest wait; without one: patience",
       .example = "[{\"if_wait\": \"2 min\", \"patience\": {\"mean\": \"5 min\"}}]",
       .optional = true},
      rows(call_class.told_patience, &read_told_patience));
}

void read_overflows(Value& value, std::vector<Overflow>& out) { rows(out, &read_overflow)(value); }

void read_calling_back(Object& object, CallBack& calling) {
  object.leaf({.key = "talk",
               .zh = "一次回访的时间",
               .en = "time of one call back",
               .example = "{\"median\": \"117 s\", \"log_sd\": 0.92}",
               .otherwise = "{\"median\": \"117 s\", \"log_sd\": 0.92}",
               .basis = bank_data},
              law(calling.talk));
  object.leaf({.key = "answered",
               .zh = "回访被接听的概率",
               .en = "probability that the caller answers",
               .example = "0.93",
               .otherwise = "1",
               .basis = "假定：都能接通 / assumed: everybody answers"},
              share(calling.answered));
  object.leaf({.key = "reserve",
               .zh = "预约回拨时，每组至少留给来话的空闲座席数",
               .en = "agents of each group who stay free for those who call in when accepted call-backs are made",
               .example = "3",
               .otherwise = "0",
               .basis = "假定：不预留 / assumed: none"},
              whole(calling.reserve, 0, most));
  object.leaf({.key = "tries",
               .zh = "预约回拨无人接听时最多拨几次",
               .en = "how often a caller who accepted is tried at most",
               .example = "3",
               .otherwise = "1",
               .basis = "假定：只拨一次 / assumed: once"},
              whole(calling.tries, 1, 100));
  object.leaf({.key = "no_answer",
               .zh = "一次无人接听的预约回拨占用座席的时间",
               .en = "time of an agent in a try that is not answered",
               .example = "\"30 s\"",
               .otherwise = "\"30 s\"",
               .basis = "假定：约振铃六声 / assumed: about six rings"},
              law(calling.no_answer));
  object.leaf({.key = "retry_after",
               .zh = "无人接听后多久再拨",
               .en = "time from a try that was not answered until the next is due",
               .example = "\"15 min\"",
               .otherwise = "\"15 min\"",
               .basis = "假定 / assumed"},
              law(calling.retry_after));
}

}  // namespace tuiyan::input
