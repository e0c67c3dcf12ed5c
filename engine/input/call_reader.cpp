#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/calendar.hpp"
#include "input/expression_reader.hpp"
#include "input/said.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

constexpr int most_seats = 1'000'000;

}  // namespace

void read_calls(Object& object, Site& site) {
  Calls& calls = site.calls;
  object.leaf({.key = "interval",
               .zh = "统计时段",
               .en = "interval of the statistics",
               .example = "\"30 min\"",
               .otherwise = "\"30 min\"",
               .basis = "话务报表惯例 / custom of call reports"},
              duration_above_zero(calls.interval));
  object.leaf({.key = "pool",
               .zh = "接话人员（座席池）",
               .en = "who answers: the agent pool",
               .example = "\"agents\"",
               .optional = true},
              reference(calls.pool));
  object.leaf({.key = "home",
               .zh = "上班时就座的座席组",
               .en = "seat group where agents sit when their shift starts",
               .example = "\"main-seats\"",
               .optional = true},
              reference(calls.home));
  Duration within;
  object.leaf({.key = "answer_within",
               .zh = "算作及时接起的等待时间",
               .en = "the wait that counts as in time",
               .example = "\"20 s\"",
               .otherwise = "\"20 s\"",
               .basis = "95598 与国际惯例：20 秒 / custom of hotlines: 20 s"},
              duration(within));
  calls.within_s = static_cast<double>(within.us) / 1e6;
  object.leaf({.key = "codec_rate",
               .zh = "一路通话占用的带宽；写了则未写 capacity 的链路按带宽限制同时通话数",
               .en = "bandwidth that one call takes; with it, links without a capacity bound calls by their bandwidth",
               .example = "\"100 kbps\"",
               .optional = true},
              bandwidth(calls.codec_rate_Bps));
  object.branch({.key = "ivr", .zh = "语音导航", .en = "voice menu (IVR)", .otherwise = "{}"}, [&](Value& value) {
    read_object(value, [&](Object& ivr) {
      ivr.leaf({.key = "needs", .zh = "需要", .en = "what it needs", .example = "\"ivr-server\"", .optional = true},
               expression(calls.ivr.needs, site.pairs, "ivr"));
      ivr.leaf({.key = "if_lost",
                .zh = "失效时来话去向",
                .en = "where calls go while it is lost",
                .example = "\"to_queue\"",
                .otherwise = "\"to_queue\"",
                .basis = "假定：直接排队 / assumed: straight to the queue"},
               choice<bool>(calls.ivr.lost_to_queue, {{"to_queue", true}, {"drop", false}}));
    });
  });
  object.branch({.key = "queue", .zh = "排队", .en = "the queue", .otherwise = "{}"}, [&](Value& value) {
    read_object(value, [&](Object& queue) {
      queue.leaf({.key = "needs", .zh = "需要", .en = "what it needs", .example = "\"acd\"", .optional = true},
                 expression(calls.queue.needs, site.pairs, "queue"));
      queue.leaf({.key = "announced_wait",
                  .zh = "预计等待时间的估法：按前面人数、座席数和平均处理时间，或按上一位接通者的等待",
                  .en = "how the announced wait is estimated: from those in front, the agents and the mean handle "
                        "time, or as the wait of the last caller answered",
                  .example = "\"last_served\"",
                  .otherwise = "\"queue_length\"",
                  .basis = "通行的估法（Ibrahim 与 Whitt 2009） / a usual estimator (Ibrahim and Whitt 2009)"},
                 choice<WaitEstimate>(calls.queue.estimate, {{"queue_length", WaitEstimate::queue_length},
                                                             {"last_served", WaitEstimate::last_served}}));
    });
  });
  object.branch({.key = "paper", .zh = "纸质工单", .en = "paper mode", .otherwise = "{}"}, [&](Value& value) {
    read_object(value, [&](Object& paper) {
      paper.leaf({.key = "needs",
                  .zh = "业务系统；它失效时手写工单；不写则从不手写",
                  .en = "the business system: while it is down orders are written by hand; not written: never",
                  .example = "\"business-system\"",
                  .optional = true},
                 expression(calls.paper.needs, site.pairs, "paper-orders"));
      paper.leaf({.key = "extra",
                  .zh = "手写工单增加的话后处理时间",
                  .en = "added to the after-call work of an order written by hand",
                  .example = "{\"median\": \"60 s\", \"log_sd\": 0.4}",
                  .otherwise = "{\"median\": \"60 s\", \"log_sd\": 0.4}",
                  .basis = "假定 / assumed"},
                 law(calls.paper.extra));
      paper.leaf({.key = "typing",
                  .zh = "补录一张工单的时间",
                  .en = "typing in one order later",
                  .example = "{\"median\": \"2.5 min\", \"log_sd\": 0.4}",
                  .otherwise = "{\"median\": \"2.5 min\", \"log_sd\": 0.4}",
                  .basis = "假定 / assumed"},
                 law(calls.paper.typing));
    });
  });
  object.branch({.key = "call_back", .zh = "回访", .en = "calling back", .otherwise = "{}"}, [&](Value& value) {
    read_object(value, [&](Object& call_back) { read_calling_back(call_back, calls.call_back); });
  });
  object.branch(
      {.key = "complaints", .zh = "投诉；不写则没有", .en = "complaints; not written: none", .optional = true},
      [&](Value& value) {
        read_object(value, [&](Object& complaints) { read_complaints(complaints, calls.complaints); });
      });
  object.branch(
      {.key = "log_in_server",
       .zh = "登录服务器：座席失效恢复或换组后，座席逐个经它登录；不写则无须排队登录",
       .en = "log-in server: agents whose seats were lost, or who change to another group, log in through it one "
             "by one; not written: nobody waits for others",
       .optional = true},
      [&](Value& value) {
        read_object(value, [&](Object& server) {
          server.leaf({.key = "rate",
                       .zh = "每单位时间可登录的座席数，大于零",
                       .en = "log-ins per unit of time, above zero",
                       .example = "\"30 /min\""},
                      rate_above_zero(calls.log_in_server.per_second));
          server.leaf(
              {.key = "needs", .zh = "需要", .en = "what it needs", .example = "\"seat-system\"", .optional = true},
              expression(calls.log_in_server.needs, site.pairs, "log-in-server"));
        });
      });
}

void read_trunk_group(Object& object, TrunkGroup& group, Table<Pair>& pairs) {
  read_name(object, group.name, group.id);
  object.leaf({.key = "lines", .zh = "线数", .en = "number of lines", .example = "300"},
              whole(group.lines, 1, most_seats));
  object.leaf({.key = "needs", .zh = "需要", .en = "what it needs", .example = "\"gateway\"", .optional = true},
              expression(group.needs, pairs, group.id));
  object.leaf({.key = "if_lost",
               .zh = "失效时正在进行的通话",
               .en = "calls under way when it is lost",
               .example = "\"cut\"",
               .otherwise = "\"cut\"",
               .basis = "假定：中断 / assumed: they are cut"},
              choice<bool>(group.cuts_calls, {{"cut", true}, {"finish", false}}));
  object.leaf({.key = "overflow",
               .zh = "失效时呼叫改走其他中继组",
               .en = "a caller who finds it down tries the next group",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：不溢出 / assumed: no overflow"},
              yes_no(group.overflow));
}

void read_seat_group(Object& object, SeatGroup& group, Table<Pair>& pairs) {
  read_name(object, group.name, group.id);
  object.leaf({.key = "seats", .zh = "座席数", .en = "number of seats", .example = "120"},
              whole(group.seats, 1, most_seats));
  object.leaf({.key = "needs", .zh = "需要", .en = "what it needs", .example = "\"seat-system\"", .optional = true},
              expression(group.needs, pairs, group.id));
  object.leaf({.key = "answers",
               .zh = "接听的来话类别；不写则全部",
               .en = "call classes it answers; not written: all",
               .example = "[\"fault-report\"]",
               .optional = true},
              references(group.answers));
  object.leaf({.key = "next_call",
               .zh = "空出的座席先接谁：优先级高者，或 answers 中排在前面的类别",
               .en = "whom a free agent takes: the most urgent, or the first class of answers in which somebody waits",
               .example = "\"listed\"",
               .otherwise = "\"priority\"",
               .basis = "假定：按优先级 / assumed: by priority"},
              choice<NextCall>(group.next_call, {{"priority", NextCall::priority}, {"listed", NextCall::listed}}));
  object.leaf({.key = "on_loss",
               .zh = "座席失效时正在进行的通话",
               .en = "calls in talk when seats are lost",
               .example = "\"cut\"",
               .otherwise = "\"cut\"",
               .basis = "假定：中断 / assumed: they are cut"},
              choice<SeatLoss>(group.on_loss,
                               {{"cut", SeatLoss::cut}, {"requeue", SeatLoss::requeue}, {"finish", SeatLoss::finish}}));
  object.leaf({.key = "after_requeue",
               .zh = "退回排队或待回拨者再接通后，通话重新开始，或接着谈完",
               .en = "a talk that was put back into the queue or list: begins anew, or goes on where it was",
               .example = "\"resume\"",
               .otherwise = "\"restart\"",
               .basis = "假定：重新开始 / assumed: it begins anew"},
              choice<bool>(group.resumes, {{"restart", false}, {"resume", true}}));
  object.leaf({.key = "choice",
               .zh = "部分失效时失去哪些座席",
               .en = "which seats a partial loss takes",
               .example = "\"random\"",
               .otherwise = "\"random\"",
               .basis = "假定：随机 / assumed: at random"},
              choice<SeatChoice>(group.choice, {{"random", SeatChoice::random}, {"lowest", SeatChoice::lowest}}));
  object.leaf({.key = "pool",
               .zh = "在此就座的座席池；不写则为 calls 的 pool",
               .en = "whose agents sit here; not written: the pool of calls",
               .example = "\"agents-south\"",
               .optional = true},
              reference(group.pool));
  object.leaf({.key = "standby",
               .zh = "备用，启用后才使用",
               .en = "a standby: not in use until activated",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：在用 / assumed: in use"},
              yes_no(group.standby));
  object.leaf({.key = "ready_probability",
               .zh = "备用首次启用时可用的概率",
               .en = "probability that it works when first activated",
               .example = "0.98",
               .otherwise = "1",
               .basis = "假定：备用总可用 / assumed: a standby always works"},
              share(group.ready_probability));
  object.leaf({.key = "paper",
               .zh = "此处总是手写工单",
               .en = "orders are always written on paper here",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：随业务系统 / assumed: as the business system has it"},
              yes_no(group.paper));
  object.leaf({.key = "log_in",
               .zh = "座席恢复后重新登录的时间",
               .en = "an agent's way back to work after the group was lost",
               .example = "{\"median\": \"5 min\", \"log_sd\": 0.5}",
               .otherwise = "\"0 s\"",
               .basis = "假定：立即可接话 / assumed: at once"},
              law(group.log_in));
  read_care(object, group.tested, group.maintained);
  read_breakdowns(object, group.breakdowns);
  read_clause(object, group.clause);
}

}  // namespace tuiyan::input
