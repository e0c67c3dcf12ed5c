#include <algorithm>

#include "input/rate_reader.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

// Weights by trunk group.
Read weights(std::vector<std::pair<Index<TrunkGroup>, double>>& out) {
  return [&out](Value& value) {
    read_keys(value, [&](const std::string& id, Value& weight) {
      double w = 0;
      number(w, 0, 1e9)(weight);
      if (weight.describing()) return;
      // The key is the reference here: it is looked up as if it were a value.
      json::Node key = json::string(id);
      key.place = weight.node().place;
      Index<TrunkGroup> group;
      Value as_value(weight.context(), key, weight.pointer());
      reference(group)(as_value);
      if (group) out.emplace_back(group, w);
    });
    if (value.describing() || out.empty()) return;
    double sum = 0;
    for (const auto& part : out) sum += part.second;
    if (sum <= 0) value.wrong("out-of-range", {"至少一个大于零的权重", "at least one weight above zero"});
  };
}

// ["0 s", "12.5 s"] or, without the units, {"seconds": [0, 12.5]}: a month of records has tens of thousands.
void read_scripted(Value& value, std::vector<Duration>& out) {
  const Read list = [&out](Value& all) {
    read_list(all, [&](Value& item) {
      Duration at{-1};
      duration(at)(item);
      if (at.us >= 0) out.push_back(at);
    });
  };
  const Said what{"时刻的列表，或 {\"seconds\": [0, 12.5, …]}", "a list of instants, or {\"seconds\": [0, 12.5, …]}"};
  read_shapes(value, what, list, {{{"seconds"}, [&](Object& object) {
                                     object.leaf({.key = "seconds",
                                                  .zh = "演练开始后的秒数",
                                                  .en = "seconds since the start of the drill",
                                                  .example = "[0, 12.5]"},
                                                 [&](Value& all) {
                                                   read_list(all, [&](Value& item) {
                                                     double s = -1;
                                                     number(s, 0, 1e9)(item);
                                                     if (s >= 0) out.push_back(seconds(s));
                                                   });
                                                 });
                                   }}});
}

// 0, or what the gamma law has.
Read day_factor(double& sd) {
  return [&sd](Value& value) {
    double found = -1;
    number(found, 0, 2)(value);
    if (found < 0) return;
    if (found > 0 && found < 0.01) return value.wrong("out-of-range", {"0，或 0.01 到 2", "0, or from 0.01 to 2"});
    sd = found;
  };
}

void read_outage(Object& object, OutageCalls& outage) {
  object.leaf({.key = "per_1000_out",
               .zh = "每千户停电用户的来话率",
               .en = "rate of calls per 1,000 customers without power",
               .example = "\"15 /h\"",
               .otherwise = "\"0 /h\"",
               .basis = "假定：没有 / assumed: none"},
              rate(outage.per_customer_s));
  outage.per_customer_s /= 1000;
  object.leaf({.key = "first_call_share",
               .zh = "停电后会打第一通电话的用户份额",
               .en = "share of those who lose power that makes a first call",
               .example = "0.12",
               .otherwise = "0",
               .basis = "假定：没有 / assumed: none"},
              share(outage.first_call_share));
  Duration after{0};
  object.leaf({.key = "first_call_after",
               .zh = "停电后平均多久打来；指数分布",
               .en = "mean time from the loss of power to the first call, exponential",
               .example = "\"20 min\"",
               .otherwise = "\"20 min\"",
               .basis = "假定 / assumed"},
              duration_above_zero(after));
  outage.first_call_after_s = static_cast<double>(after.us) / 1e6;
}

void read_redial(Object& object, Redial& redial) {
  const auto probability = [&](std::string_view key, std::string_view zh, std::string_view en, std::string_view example,
                               double& out) {
    object.leaf({.key = key,
                 .zh = zh,
                 .en = en,
                 .example = example,
                 .otherwise = "0",
                 .basis = "假定：不写则不重拨 / assumed: nobody redials unless said"},
                share(out));
  };
  probability("after_blocked", "听到忙音后重拨的概率", "probability of a redial after the busy signal", "0.52",
              redial.after_blocked);
  probability("after_abandoned", "放弃等待后重拨的概率", "probability of a redial after giving up waiting", "0.42",
              redial.after_abandoned);
  probability("after_cut", "通话中断后重拨的概率", "probability of a redial after a cut", "0.52", redial.after_cut);
  object.leaf({.key = "growth",
               .zh = "每再试一次概率的增量",
               .en = "added to the probability for each further attempt",
               .example = "0.06",
               .otherwise = "0",
               .basis = "假定：不变 / assumed: no growth"},
              share(redial.growth));
  object.leaf({.key = "cap",
               .zh = "概率上限",
               .en = "highest probability",
               .example = "0.85",
               .otherwise = "1",
               .basis = "假定：不设上限 / assumed: no cap"},
              share(redial.cap));
  object.leaf({.key = "delay",
               .zh = "忙音或中断后多久重拨",
               .en = "time until a redial after busy signal or cut",
               .example = "{\"median\": \"120 s\", \"log_sd\": 0.8}",
               .otherwise = "{\"median\": \"120 s\", \"log_sd\": 0.8}",
               .basis = "假定 / assumed"},
              law(redial.delay));
  object.leaf({.key = "delay_after_abandoned",
               .zh = "放弃等待后多久重拨",
               .en = "time until a redial after giving up waiting",
               .example = "{\"median\": \"402 s\", \"log_sd\": 1.37}",
               .otherwise = "{\"median\": \"402 s\", \"log_sd\": 1.37}",
               .basis = bank_data},
              law(redial.delay_after_abandoned));
}

}  // namespace

void read_call_class(Object& object, CallClass& call_class) {
  read_name(object, call_class.name, call_class.id);
  const bool by_rate =
      object.leaf({.key = "rate", .zh = "来话率", .en = "rate of calls", .example = "\"300 /h\"", .optional = true},
                  [&](Value& value) { read_rate(value, call_class); });
  const bool scripted = object.leaf({.key = "arrivals",
                                     .zh = "逐通给定的来话时刻，代替来话率；多时写 {\"seconds\": [0, 12.5, …]}",
                                     .en = "scripted instants of arrival, instead of a rate; many of them as "
                                           "{\"seconds\": [0, 12.5, …]}",
                                     .example = "[\"0 s\", \"10 s\"]",
                                     .optional = true},
                                    [&](Value& value) { read_scripted(value, call_class.scripted); });
  std::sort(call_class.scripted.begin(), call_class.scripted.end());
  if (!object.describing() && by_rate == scripted)
    object.value().complain("one-of", {"\"rate\" 与 \"arrivals\" 之一", "one of \"rate\" and \"arrivals\""},
                            by_rate ? Said{"两者", "both"} : Said{"都没有", "neither"});
  object.leaf({.key = "day_factor_sd",
               .zh = "日系数的标准差：来话率每天乘以一个均值为 1 的伽马随机数",
               .en = "standard deviation of the day factor: each day's rate is multiplied by a gamma number of mean 1",
               .example = "0.15",
               .otherwise = "0",
               .basis = "假定：各天没有差别 / assumed: no such difference between days"},
              day_factor(call_class.day_factor_sd));
  object.branch(
      {.key = "outage_calls",
       .zh = "停电引起的来话；不写则没有",
       .en = "calls because of a power cut; not written: none",
       .optional = true},
      [&](Value& value) { read_object(value, [&](Object& outage) { read_outage(outage, call_class.outage); }); });
  object.leaf({.key = "over",
               .zh = "各中继组的权重；不写则按线数",
               .en = "weights of the trunk groups; not written: by their lines",
               .example = "{\"carrier-a\": 0.6, \"carrier-b\": 0.4}",
               .optional = true},
              weights(call_class.over));
  object.leaf({.key = "self_service",
               .zh = "在语音导航中自助完成的份额",
               .en = "share that ends in the IVR, served",
               .example = "0.33",
               .otherwise = "0",
               .basis = "假定：都转人工 / assumed: all ask for an agent"},
              share(call_class.self_service));
  object.leaf({.key = "ivr_time",
               .zh = "在语音导航中的时间",
               .en = "time in the IVR",
               .example = "{\"median\": \"40 s\", \"log_sd\": 0.4}",
               .otherwise = "\"0 s\"",
               .basis = "假定：直接排队 / assumed: straight to the queue"},
              law(call_class.ivr_time));
  object.leaf({.key = "patience",
               .zh = "排队耐心",
               .en = "patience in the queue",
               .example = "{\"mean\": \"400 s\"}",
               .otherwise = "{\"mean\": \"400 s\"}",
               .basis = bank_data},
              patience(call_class.patience));
  object.leaf({.key = "talk",
               .zh = "通话时间",
               .en = "talk",
               .example = "{\"median\": \"117 s\", \"log_sd\": 0.92}",
               .otherwise = "{\"median\": \"117 s\", \"log_sd\": 0.92}",
               .basis = bank_data},
              law(call_class.talk));
  object.branch({.key = "talk_by_time",
                 .zh = "通话时间的钟点系数：通话时间乘以它开始时的系数；不写则各钟点相同",
                 .en = "time-of-day factor of talk, which is multiplied by the factor at its start; not written: alike "
                       "at all hours",
                 .example = "{\"points\": {\"00:00\": 0.8, \"14:00\": 1.2}}",
                 .optional = true},
                by_time(call_class.talk_by_time));
  object.leaf({.key = "after_call",
               .zh = "话后处理时间",
               .en = "after-call work",
               .example = "{\"median\": \"30 s\", \"log_sd\": 0.5}",
               .otherwise = "{\"median\": \"30 s\", \"log_sd\": 0.5}",
               .basis = "假定 / assumed"},
              law(call_class.after_call));
  object.branch({.key = "after_call_by_time",
                 .zh = "话后处理时间的钟点系数；不写则各钟点相同",
                 .en = "time-of-day factor of after-call work; not written: alike at all hours",
                 .example = "{\"points\": {\"00:00\": 0.8, \"14:00\": 1.2}}",
                 .optional = true},
                by_time(call_class.after_call_by_time));
  object.leaf({.key = "priority",
               .zh = "优先级，小者先接",
               .en = "priority, smaller is served first",
               .example = "0",
               .otherwise = "0",
               .basis = "假定：同等 / assumed: all alike"},
              whole(call_class.priority, 0, 1000));
  object.leaf({.key = "head_start",
               .zh = "同一优先级中视作早到多久",
               .en = "among equal priorities, counts as having come so much earlier",
               .example = "\"90 s\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：先到先接 / assumed: first come, first served"},
              duration(call_class.head_start));
  object.leaf({.key = "prefers",
               .zh = "优先接入的座席组，按次序；其余按现场的次序",
               .en = "seat groups tried first, in order; then the others as the site has them",
               .example = "[\"main-seats\"]",
               .optional = true},
              references(call_class.prefers));
  object.branch({.key = "overflow",
                 .zh = "排队过久或过长时由其他座席组帮接",
                 .en = "other seat groups that help out after a wait or from a length of the queue on",
                 .example = "[{\"to\": \"south-seats\", \"after\": \"60 s\"}]",
                 .optional = true},
                [&](Value& value) { read_overflows(value, call_class.overflow); });
  object.branch({.key = "when_told",
                 .zh = "听到须排队或预计等待时怎样",
                 .en = "what callers do on hearing that they would have to wait",
                 .optional = true},
                [&](Value& value) { read_object(value, [&](Object& told) { read_when_told(told, call_class); }); });
  object.leaf({.key = "leaves_order",
               .zh = "需要开工单的概率",
               .en = "probability that the call needs a work order",
               .example = "0.7",
               .otherwise = "0",
               .basis = "假定：不开工单 / assumed: no order"},
              share(call_class.leaves_order));
  object.branch({.key = "redial", .zh = "重拨", .en = "redialling", .otherwise = "{}"}, [&](Value& value) {
    read_object(value, [&](Object& redial) { read_redial(redial, call_class.redial); });
  });
  object.branch({.key = "call_back_offer",
                 .zh = "请须排队者预约回拨",
                 .en = "callers who would have to wait are offered a call-back",
                 .optional = true},
                [&](Value& value) { read_object(value, [&](Object& offer) { read_offer(offer, call_class.offer); }); });
}

}  // namespace tuiyan::input
