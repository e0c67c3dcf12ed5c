// Rules about those who wait: the offer to be called back, and how that is done.
#include "input/site_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {
namespace {

constexpr int most = 1'000'000;
constexpr std::string_view bank_data = "1999 年银行呼叫中心逐通数据 / measured: 1999 call-by-call data of a bank";

}  // namespace

void read_offer(Object& object, CallBackOffer& offer) {
  object.leaf(
      {.key = "accepted", .zh = "接受预约回拨的概率", .en = "probability that a caller accepts", .example = "0.3"},
      share(offer.accepted));
  object.leaf({.key = "if_waiting",
               .zh = "该类已有至少多少人排队时提供",
               .en = "offered when at least so many of the class wait already",
               .example = "5",
               .otherwise = "0",
               .basis = "假定：凡须排队者 / assumed: to everybody who would have to wait"},
              whole(offer.if_waiting, 0, most));
  object.leaf({.key = "if_wait",
               .zh = "预计等待时间不短于多少时提供",
               .en = "offered when the announced wait is at least this",
               .example = "\"2 min\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：凡须排队者 / assumed: to everybody who would have to wait"},
              duration(offer.if_wait));
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
