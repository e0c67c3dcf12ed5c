#include "model/metric.hpp"

#include "base/check.hpp"

namespace tuiyan {
namespace {

using M = Metric;
using U = MetricUnit;
using S = SubjectKind;

// What an `of` may be. The order is the order in which an id is looked up.
constexpr std::array noticeable = {S::service, S::component, S::seat_group,   S::trunk_group, S::pair, S::channel,
                                   S::ivr,     S::queue,     S::paper_orders, S::call_backs,  S::fault};
constexpr std::array messages = {S::role, S::step, S::person};
constexpr std::array activated = {S::step, S::seat_group, S::component, S::service};
constexpr std::array arriving = {S::role, S::person};
constexpr std::array broken = {S::service, S::component, S::seat_group, S::trunk_group, S::pair, S::fault};
constexpr std::array switched = {S::step, S::pair, S::service, S::component, S::seat_group};
constexpr std::array restored = {S::service, S::component, S::seat_group, S::trunk_group};
constexpr std::array steps = {S::step};
constexpr std::array classes = {S::call_class};
constexpr std::array seat_groups = {S::seat_group};
constexpr std::array trunk_groups = {S::trunk_group};
constexpr std::array notices = {S::announcement};
constexpr std::array estimates = {S::announcement, S::service, S::component, S::seat_group, S::trunk_group};
constexpr std::array late = {S::step, S::role};
constexpr std::array supplied = {S::service, S::component};
constexpr std::span<const SubjectKind> nothing{};

constexpr std::array<MetricFacts, metric_count> facts = {{
    // metric, name, unit, of, of required, from an anchor, uses reaches, zh, en, definitions, formula
    {M::time_to_notice, "time_to_notice", U::time, noticeable, false, true, false, "发现用时", "time to notice",
     "从起点到首次有人发现所指对象不正常（未指定对象时为任何对象）；恢复正常的发现不计。",
     "From the anchor to the first time somebody notices that `of` is not in order (without `of`: that anything is "
     "not); "
     "noticing a recovery does not count.",
     "t(first noticed of `of`, share < 1) - t(from)"},
    {M::time_to_report, "time_to_report", U::time, messages, false, true, false, "报告用时", "time to report",
     "从起点到首条消息被接收：对象为岗位时是发给该岗位的消息（由替补接收也算），为步骤时是该步骤的消息，为人员时是其本"
     "人接收的"
     "消息。",
     "From the anchor to the first message accepted: addressed to the role `of` (whoever accepts it for that role), "
     "sent by the "
     "step `of`, or accepted by the person `of`; without `of` any message.",
     "t(first message_accepted) - t(from)"},
    {M::time_to_activate, "time_to_activate", U::time, activated, false, true, false, "启用用时", "time to activate",
     "从起点到启用完成：对象为步骤时是该步骤完成，为座席组、设备或服务时是对其执行“启用”的步骤完成，发电机自行带载也算"
     "；未指定"
     "对象时为任何启用步骤完成。",
     "From the anchor to the end of activation: the step `of` done; for a seat group, component or service the first "
     "done "
     "step that activates it (or a generator carrying its load by itself); without `of` the first done step that "
     "activates "
     "anything.",
     "t(first activation done) - t(from)"},
    {M::time_to_arrive, "time_to_arrive", U::time, arriving, true, true, false, "到场用时", "time to arrive",
     "从起点到所指岗位的首位人员（或所指人员）到达工作地点；起点时已在场为 0。",
     "From the anchor to the first arrival at the place of work of a person who fills the role `of` (or of the person "
     "`of`); 0 when one of them is there at the anchor.",
     "t(first person_arrived at work) - t(from)"},
    {M::time_to_locate, "time_to_locate", U::time, broken, false, true, false, "定位用时", "time to locate",
     "从起点到首次正确诊断（误诊不计）；对象为故障、故障所及的设备或所诊断的服务。",
     "From the anchor to the first right diagnosis (a wrong one does not count) of the fault `of`, of what it struck, "
     "or "
     "made by a step that diagnoses `of`.",
     "t(first diagnosed, right) - t(from)"},
    {M::time_to_mend, "time_to_mend", U::time, broken, false, true, false, "修复用时", "time to mend",
     "从起点到故障全部消除：对象为故障、其所损坏的设备，或因其受损的服务；未指定对象时为起点处的故障，否则为任何故障。",
     "From the anchor until the fault is wholly gone: the fault `of`, a fault that struck `of`, or the fault that "
     "lowered "
     "the service `of`; without `of` the fault at the anchor, else any fault.",
     "t(first fault_ended with nothing of the fault left) - t(from)"},
    {M::time_to_switch, "time_to_switch", U::time, switched, false, true, false, "切换用时", "time to switch",
     "从起点到切换完成：主备对已切换，或执行“切换”的步骤完成。",
     "From the anchor to the end of switching: the pair (of the service or component `of`) has switched, or a step "
     "that "
     "switches `of` is done; without `of` any of these.",
     "t(first pair_switched or switching step done) - t(from)"},
    {M::time_to_restore, "time_to_restore", U::time, restored, true, true, true, "恢复用时", "time to restore",
     "恢复比例 = 当前容量 / 同一时刻无故障容量（设备为其可用份额，座席组为可用座席 / 座席数，中继群为可用线数 / "
     "线数）。从起点到首个达到目标恢复比例并保持规定时间的时段的开始（须在首次低于该比例"
     "之后）；从未低于为 0；被演练结束截断的时段，已保持足够长才算。",
     "Share restored = capacity now / capacity at the same instant without faults (a component: its share; seats: "
     "usable ones / all; "
     "trunks: lines now / lines). From the anchor to the start of the "
     "first stretch, after the share first fell below `reaches`, in which it is at least `reaches` for at least "
     "`holds_for`. Never below: 0. A stretch cut by the end of the drill counts only if it held long enough.",
     "t(start of the first such stretch) - t(from)"},
    {M::time_to_step, "time_to_step", U::time, steps, true, true, false, "步骤完成用时", "time to step",
     "从起点到所指步骤首次完成。", "From the anchor to the first time the step `of` is done.",
     "t(first step_done of `of`) - t(from)"},
    {M::downtime, "downtime", U::time, restored, true, false, true, "累计中断时间", "downtime",
     "时段内恢复比例低于目标恢复比例的总时长。", "Total time within the window in which the share is below `reaches`.",
     "sum over the window of time with share < reaches"},
    {M::longest_downtime, "longest_downtime", U::time, restored, true, false, true, "最长中断时间", "longest downtime",
     "时段内恢复比例连续低于目标恢复比例的最长一段。",
     "The longest single stretch within the window in which the share is below `reaches`.",
     "max over the window of stretches with share < reaches"},
    {M::answered_share, "answered_share", U::share, classes, false, false, false, "接通率（占呼入）",
     "answered share of offered", "时段内呼入的电话中被人工接听的比例；分母为全部呼入次数（含忙音、自助办结、放弃）。",
     "Of the calls that arrived in the window, the share answered by an agent. Denominator: all attempts (blocked, "
     "served "
     "by the IVR and abandoned ones included).",
     "answered / offered"},
    {M::answered_within_share_of_offered, "answered_within_share_of_offered", U::share, classes, false, false, false,
     "限时接通率（占呼入）", "answered in time, of offered",
     "时段内呼入的电话中，排队等待不超过规定秒数（站点规定的及时接通时限）即被接听的比例；分母为全部呼入次数。",
     "Of the calls that arrived in the window, the share answered after a wait of at most the site's `answer_within`. "
     "Denominator: all attempts.",
     "answered within / offered"},
    {M::answered_within_share_of_answered, "answered_within_share_of_answered", U::share, classes, false, false, false,
     "限时接通率（占接通）", "answered in time, of answered",
     "时段内呼入且被接听的电话中，等待不超过规定秒数（站点规定的及时接通时限）的比例；分母为接通次数。",
     "Of the calls that arrived in the window and were answered, the share answered after a wait of at most the site's "
     "`answer_within`. Denominator: answered calls.",
     "answered within / answered"},
    {M::abandoned_share, "abandoned_share", U::share, classes, false, false, false, "放弃率",
     "abandoned share of offered", "时段内呼入的电话中排队时主动放弃的比例；分母为全部呼入次数。",
     "Of the calls that arrived in the window, the share whose caller gave up in the queue. Denominator: all attempts.",
     "abandoned / offered"},
    {M::blocked_share, "blocked_share", U::share, classes, false, false, false, "忙音率", "blocked share of offered",
     "时段内呼入的电话中听到忙音（无空闲中继）的比例；分母为全部呼入次数。",
     "Of the calls that arrived in the window, the share that found no free line. Denominator: all attempts.",
     "blocked / offered"},
    {M::mean_wait, "mean_wait", U::time, classes, false, false, false, "平均等待（接通者）", "mean wait of answered",
     "时段内呼入且被接听的电话的平均排队时间。",
     "Mean time in the queue of the calls that arrived in the window and were answered. Denominator: answered calls.",
     "sum of waits of answered / answered"},
    {M::p95_wait, "p95_wait", U::time, classes, false, false, false, "95% 等待（接通者）", "P95 wait of answered",
     "时段内呼入且被接听的电话排队时间的 95 分位数；在 0、5、10、15、20、30、60 秒处精确，其余在分组内线性插值。",
     "95th percentile of the time in the queue of the calls that arrived in the window and were answered; exact at 0, "
     "5, "
     "10, 15, 20, 30, 60 s, otherwise interpolated within a bin (a quarter octave wide).",
     "quantile 0.95 of waits of answered"},
    {M::callers_never_through, "callers_never_through", U::count, classes, false, false, false, "始终未打通人数",
     "callers who never got through",
     "首次来电落在时段内、最终放弃且从未被接听也未自助办结的不同来电人数；演练结束时仍在尝试的不计。",
     "Unique callers whose first attempt fell into the window, who were never answered nor content with the IVR, and "
     "gave "
     "up; those still trying at the end of the drill are not counted.",
     "never through"},
    {M::callers_never_through_share, "callers_never_through_share", U::share, classes, false, false, false,
     "始终未打通比例", "share of callers who never got through",
     "始终未打通人数占首次来电落在时段内的不同来电人数的比例。",
     "Callers who never got through, of the unique callers whose first attempt fell into the window (the denominator).",
     "never through / callers"},
    {M::paper_orders_open, "paper_orders_open", U::count, nothing, false, false, false, "未补录纸质工单",
     "paper orders open", "时段结束时尚未补录的纸质工单数（取不晚于该时刻的最后一次记录）。",
     "Paper orders not yet typed in at the end of the window (the last state recorded at or before that instant).",
     "paper orders open at t(to)"},
    {M::call_backs_open, "call_backs_open", U::count, nothing, false, false, false, "未完成回访", "call-backs open",
     "时段结束时尚未完成的回拨数（取不晚于该时刻的最后一次记录）。",
     "Call-backs not yet made at the end of the window (the last state recorded at or before that instant).",
     "call-backs open at t(to)"},
    {M::notice_published_after, "notice_published_after", U::time, notices, false, true, false, "公告发布用时",
     "notice published after", "从起点到所指公告（未指定时为任何公告）首次发布生效。",
     "From the anchor to the first publication of the announcement `of` (without `of`: of any).",
     "t(first announcement_published) - t(from)"},
    {M::steps_late, "steps_late", U::count, late, false, false, false, "超时步骤数", "steps late",
     "时段内超过时限的步骤次数（对象为步骤或执行岗位，未指定时为全部步骤）；每次执行最多计一次。",
     "Steps that passed their time limit within the window (of the step `of`, or of the steps of the role `of`); each "
     "run "
     "of a step counts at most once.",
     "number of (step, run) with step_late"},
    {M::offered, "offered", U::count, classes, false, false, false, "呼入次数", "calls offered",
     "时段内的呼入次数（首次与重拨），按事件发生时刻统计。",
     "Attempts (first ones and redials) made within the window.", "fresh + redials"},
    {M::answered, "answered", U::count, classes, false, false, false, "接通次数", "calls answered",
     "时段内被人工接听的次数，按事件发生时刻统计。",
     "Calls answered by an agent within the window, whenever they arrived.", "answered"},
    {M::abandoned, "abandoned", U::count, classes, false, false, false, "放弃次数", "calls abandoned",
     "时段内排队时放弃的次数，按事件发生时刻统计。",
     "Calls given up in the queue within the window, whenever they arrived.", "abandoned"},
    {M::blocked, "blocked", U::count, classes, false, false, false, "忙音次数", "calls blocked",
     "时段内听到忙音的次数，按事件发生时刻统计。", "Attempts that found no free line within the window.", "blocked"},
    {M::cut, "cut", U::count, classes, false, false, false, "中断次数", "calls cut",
     "时段内排队或通话中被中断的次数，按事件发生时刻统计。",
     "Calls cut within the window, while waiting or while talking.", "cut waiting + cut talking"},
    {M::completed, "completed", U::count, classes, false, false, false, "通话完成次数", "calls completed",
     "时段内正常结束通话的次数，按事件发生时刻统计。", "Talks that came to their end within the window.", "completed"},
    {M::waiting_at, "waiting_at", U::count, classes, false, false, false, "排队人数", "callers waiting",
     "在起点时刻排队等待的人数；该时刻自动采样。",
     "Callers waiting in the queue at the instant `from`, which is sampled by itself.", "waiting at t(from)"},
    {M::answered_share_of_asking, "answered_share_of_asking", U::share, classes, false, false, false,
     "人工接通率（占人工请求）", "answered share of those asking for an agent",
     "时段内呼入的电话中被人工接听的比例；分母为呼入次数减去自助办结和听完公告即挂机的次数。",
     "Of the calls that arrived in the window and were not content with the IVR, the share answered by an agent. "
     "Denominator: attempts less those served by the IVR and those who hung up content with an announcement.",
     "answered / (offered - self-served - hung up)"},
    {M::answered_within_share_of_asking, "answered_within_share_of_asking", U::share, classes, false, false, false,
     "限时接通率（占人工请求）", "answered in time, of those asking for an agent",
     "时段内呼入的电话中，排队等待不超过规定秒数（站点规定的及时接通时限）即被人工接听的比例；分母为呼入次数减去自助办"
     "结和听完"
     "公告即挂机的次数。",
     "Of the calls that arrived in the window and were not content with the IVR, the share answered by an agent after "
     "a "
     "wait of at most the site's `answer_within`. Denominator: attempts less those served by the IVR and those who "
     "hung "
     "up content with an announcement.",
     "answered within / (offered - self-served - hung up)"},
    {M::mean_wait_of_all, "mean_wait_of_all", U::time, classes, false, false, false, "平均等待（接通与放弃者）",
     "mean wait of answered and abandoned", "时段内呼入、最终被接听或放弃的电话的平均排队时间；被中断的不计。",
     "Mean time in the queue of the calls that arrived in the window and were answered or abandoned; cut ones do not "
     "count.",
     "(sum of waits of answered + of abandoned) / (answered + abandoned)"},
    {M::queue_time, "queue_time", U::time, classes, false, false, false, "排队总时间", "time spent in the queue",
     "时段内排队人数对时间的积分（所有人等待时间之和）。",
     "Integral over the window of the number waiting: the time all callers together spent in the queue.",
     "integral of waiting"},
    {M::call_backs_accepted, "call_backs_accepted", U::count, classes, false, false, false, "接受预约回拨",
     "call-backs accepted", "时段内接受预约回拨、不再排队的来话数。",
     "Callers who, within the window, accepted to be called back in place of waiting.", "call-backs accepted"},
    {M::call_backs_accepted_share, "call_backs_accepted_share", U::share, classes, false, false, false,
     "接受预约回拨比例", "share that accepted a call-back", "时段内呼入的电话中接受预约回拨的比例；分母为全部呼入。",
     "Of the calls that arrived in the window, the share whose caller accepted to be called back. Denominator: all "
     "attempts.",
     "call-backs accepted / offered"},
    {M::call_back_delay, "call_back_delay", U::time, classes, false, false, false, "平均回拨等待",
     "mean call-back delay", "时段内首次回拨接通的预约者，从接受预约到通话开始的平均时间；分母为这些预约者。",
     "Mean time from accepting the offer to the start of the talk, of the callers first reached within the window (the "
     "denominator).",
     "sum of delays of those reached / reached"},
    {M::call_back_list_time, "call_back_list_time", U::time, classes, false, false, false, "待回拨总时间",
     "time spent on the call-back list", "时段内待回拨人数对时间的积分；除以时段长度即平均待回拨人数。",
     "Integral over the window of the number who wait to be called back (between two tries too); over the length of "
     "the window it is their mean number.",
     "integral of accepted call-backs waiting"},
    {M::callers_not_reached, "callers_not_reached", U::count, classes, false, false, false, "回拨未接通",
     "callers not reached", "时段内末次回拨仍无人接听、不再拨打的预约者数。",
     "Callers who accepted a call-back and did not answer the last try, which was within the window.",
     "accepted call-backs given up"},
    {M::accepted_call_backs_open, "accepted_call_backs_open", U::count, nothing, false, false, false, "未回拨的预约",
     "accepted call-backs open", "时段结束时尚未办结的预约回拨数（取不晚于该时刻的最后一次记录）。",
     "Accepted call-backs neither completed nor given up at the end of the window (the last state recorded at or "
     "before that instant).",
     "accepted call-backs open at t(to)"},
    {M::balked, "balked", U::count, classes, false, false, false, "听提示后挂机", "balked",
     "时段内听到须排队后立即挂机的来话数。",
     "Calls given up within the window on hearing that they would have to wait.", "balked"},
    {M::balked_share, "balked_share", U::share, classes, false, false, false, "听提示后挂机比例", "share that balked",
     "时段内呼入的电话中听到须排队后立即挂机的比例；分母为全部呼入。",
     "Of the calls that arrived in the window, the share whose caller hung up on hearing that they would have to wait. "
     "Denominator: all attempts.",
     "balked / offered"},
    {M::mean_waiting, "mean_waiting", U::count, classes, false, false, false, "平均排队人数", "mean number waiting",
     "时段内排队人数的时间平均。", "Time average over the window of the number waiting.",
     "integral of waiting / length of the window"},
    {M::mean_redialling, "mean_redialling", U::count, classes, false, false, false, "平均待重拨人数",
     "mean number about to redial", "时段内未打通、即将重拨的人数的时间平均。",
     "Time average over the window of the number of callers who did not get through and are about to redial.",
     "integral of the number about to redial / length of the window"},
    {M::mean_wait_of_abandoned, "mean_wait_of_abandoned", U::time, classes, false, false, false, "平均等待（放弃者）",
     "mean wait of abandoned", "时段内呼入、最终放弃的电话的平均排队时间。",
     "Mean time in the queue of the calls that arrived in the window and were given up there. Denominator: abandoned "
     "calls.",
     "sum of waits of abandoned / abandoned"},
    {M::waited_share_of_queued, "waited_share_of_queued", U::share, classes, false, false, false, "须排队比例",
     "share that had to wait",
     "时段内呼入并进入排队环节的电话中，未能立即接通的比例；分母为接通、听提示后挂机、放弃、排队中被中断与接受预约回拨"
     "的次数之和。",
     "Of the calls that arrived in the window and got as far as the queue, the share not answered at once. "
     "Denominator: answered, balked, abandoned, cut while waiting and call-backs accepted.",
     "1 - answered at once / (answered + balked + abandoned + cut waiting + call-backs accepted)"},
    {M::abandoned_share_of_queued, "abandoned_share_of_queued", U::share, classes, false, false, false,
     "放弃率（占排队）", "abandoned share of those who came to the queue",
     "时段内呼入并进入排队环节的电话中主动放弃的比例；分母为接通、听提示后挂机、放弃、排队中被中断与接受预约回拨的次数"
     "之和。",
     "Of the calls that arrived in the window and got as far as the queue, the share whose caller gave up there. "
     "Denominator: answered, balked, abandoned, cut while waiting and call-backs accepted.",
     "abandoned / (answered + balked + abandoned + cut waiting + call-backs accepted)"},
    {M::occupancy, "occupancy", U::share, seat_groups, false, false, false, "座席利用率", "occupancy of agents",
     "时段内座席人员用于通话、话后处理、补录和回访的时间占可接听时间的比例；未指定座席组时为全部座席。",
     "Time that agents spent in talk, after-call work, typing and calling back, of the time that they were able to "
     "answer (the denominator), within the window; without `of` in all groups.",
     "integral of (busy + typing + calling back) / integral of able"},
    {M::line_occupancy, "line_occupancy", U::share, trunk_groups, false, false, false, "中继利用率",
     "occupancy of lines", "时段内被占用的中继线路时间占可用线路时间的比例；未指定中继组时为全部中继。",
     "Time for which lines were held, of the time for which lines worked (the denominator), within the window; "
     "without `of` in all trunk groups.",
     "integral of lines held / integral of lines that work"},
    {M::lines_full_share, "lines_full_share", U::share, trunk_groups, true, false, false, "中继占满时间比例",
     "share of time with no free line", "时段内所指中继组没有空闲线路（含全部失效）的时间比例。",
     "Share of the window in which the trunk group `of` had no free line, lost lines included.",
     "time without a free line / length of the window"},
    {M::customer_minutes_lost, "customer_minutes_lost", U::count, supplied, false, false, false, "停电用户分钟",
     "customer-minutes lost",
     "时段内停电用户数对时间的积分，以用户·分钟计；对象为服务时是其中的线路，未指定时为站点的全部线路（情景另给的停电用"
     "户不计）。",
     "Integral over the window of the number of customers without power, in customer-minutes: of the lines in the "
     "service `of`, or of the line `of`; without `of` of all lines of the site (those that the scenario names "
     "elsewhere do not count).",
     "integral of customers out / 60 s"},
    {M::outage_per_customer, "outage_per_customer", U::time, supplied, false, false, false, "户均停电时间",
     "mean outage per customer", "时段内停电用户数对时间的积分，除以所指线路的全部用户数（口径同 SAIDI）。",
     "Customer-time lost in the window (see `customer_minutes_lost`) per customer of the lines meant, those who lost "
     "nothing included (as SAIDI counts). Denominator: all their customers.",
     "integral of customers out / customers"},
    {M::customers_out_at, "customers_out_at", U::count, supplied, false, false, false, "停电用户数",
     "customers without power", "在起点时刻没有电的用户数。",
     "Customers of the lines meant who are without power at the instant `from`.", "customers out at t(from)"},
    {M::safety_wait, "safety_wait", U::time, late, false, false, false, "安全等待时间", "time waited for safety",
     "时段内各步骤因等许可、等排除险情或等线路隔离而停下的时间之和（对象为步骤或执行岗位，未指定时为全部步骤）。",
     "Total time in the window for which runs of steps (of the step `of`, or of the steps of the role `of`) waited for "
     "a permit, for a hazard to be cleared or for a line to be isolated.",
     "sum of time from step_waiting (permit, safety) to what comes next"},
    {M::safety_violations, "safety_violations", U::count, nothing, false, false, false, "违反安全措施次数",
     "safety violations",
     "时段内未经许可开始、在险情未排除处或在未隔离的线路上完成的作业次数；引擎不允许其发生，此处由日志另行核对。",
     "Work in the window that began without its permit, or that was done where a hazard was not cleared or on a line "
     "that was not isolated. The engine lets none happen; this is counted from the log by itself.",
     "number of such entries"},
    {M::estimate_published_after, "estimate_published_after", U::time, estimates, false, true, false,
     "预计恢复时间发布用时", "restoration time published after",
     "从起点到首次发布预计恢复时间（对象为公告，或所预计的对象；未指定时为任何公告）。",
     "From the anchor to the first time that a time of restoration is published (by the announcement `of`, or for the "
     "thing `of`; without `of`: by any).",
     "t(first restoration_promised) - t(from)"},
    {M::estimate_error, "estimate_error", U::time, estimates, false, true, false, "预计恢复时间误差",
     "error of the restoration times",
     "时段内发布的各预计恢复时间与实际恢复时刻之差的绝对值的平均；分母为发布的预计时间个数（每次修订各算一个）。实际恢"
     "复"
     "为发布时起该对象首次恢复正常；至结束未恢复的按“晚于”计。",
     "Mean absolute difference of the restoration times published in the window from the actual restoration. "
     "Denominator: the times published, each revision counting. Actual: the first instant from the publication on at "
     "which the thing is in order; what is not back by the end is censored.",
     "mean of |promised - t(restored)|"},
    {M::estimate_overdue, "estimate_overdue", U::time, estimates, false, true, false, "最长失约时间",
     "longest overrun of a promised time", "时段内发布的预计恢复时间中，实际恢复最多晚于预计多久；都未晚则为 0。",
     "By how much the actual restoration was later than a time published in the window, at most; 0 when it never was.",
     "max(0, max of t(restored) - promised)"},
    {M::estimate_ahead, "estimate_ahead", U::time, estimates, false, true, false, "最多提前时间",
     "longest time ahead of a promised time",
     "时段内发布的预计恢复时间中，实际恢复最多早于预计多久（预计得过晚）；都未早则为 0。",
     "By how much the actual restoration was earlier than a time published in the window, at most (promised too late); "
     "0 when it never was.",
     "max(0, max of promised - t(restored))"},
    {M::estimates_broken, "estimates_broken", U::count, estimates, false, false, false, "失约次数",
     "promised times broken", "时段内到了预计恢复时间而对象仍未恢复的次数。",
     "Times published that came within the window while the thing was not in order.", "number of promise_broken"},
    {M::customers_told_share, "customers_told_share", U::share, notices, false, false, false, "电话告知率",
     "share told by telephone", "时段内电话名单上接听告知的用户数占名单用户数的比例；未指定公告时为全部名单。",
     "Customers on the telephone list of the announcement `of` who answered and were told within the window, of those "
     "on the list (the denominator); without `of` of all lists.",
     "told / customers on the list"},
    {M::calls_averted, "calls_averted", U::count, classes, false, false, false, "免去的来话", "calls averted",
     "时段内因已被告知而不再首次来电或重拨的次数；仅在文档中用到途径、预计时间、投诉、传言等时统计，否则为 0。",
     "First calls and redials that, within the window, did not come because of what somebody had been told; counted "
     "only where the documents have ways, promised times, complaints, rumours or the like, else 0.",
     "averted"},
    {M::complaints, "complaints", U::count, classes, false, false, false, "投诉数", "complaints",
     "时段内提出的投诉：始终未打通、等待过久、按预计时间仍未恢复而引起的，以及投诉类来话的首次来电。",
     "Complaints made within the window: because somebody never got through, waited too long or was promised a time in "
     "vain, and first calls of the class that complains.",
     "complaints"},
    {M::complaint_share, "complaint_share", U::share, classes, false, false, false, "投诉率", "complaint share",
     "时段内的投诉数占首次来电落在时段内的不同来电人数的比例（未指定类别时，分母不含投诉类来话）。",
     "Complaints made within the window, of the unique callers whose first attempt fell into it (the denominator; "
     "without `of` those of the class that complains are not among them).",
     "complaints / callers"},
    {M::customer_effect, "customer_effect", U::share, classes, false, false, false, "客户影响度", "customer effect",
     "受影响的来电人比例：始终未打通者，加上时段内呼入、等待超过 60 秒才被接听者；分母为首次来电落在时段内的不同来电"
     "人数，最大为 1。越小越好，可跨演练比较。",
     "Share of the callers who felt it: those who never got through, and calls that arrived in the window and were "
     "answered only after more than 60 s. Denominator: unique callers whose first attempt fell into the window; at "
     "most 1. Less is better; comparable from drill to drill.",
     "min(1, (never through + answered after more than 60 s) / callers)"},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < facts.size(); ++i)
    if (static_cast<std::size_t>(facts[i].metric) != i || facts[i].name.empty()) return false;
  return true;
}
static_assert(in_order(), "the table must name every metric, in the order of the enumeration");

}  // namespace

const MetricFacts& describe(Metric metric) {
  const auto row = static_cast<std::size_t>(metric);
  TUIYAN_CHECK(row < facts.size());
  return facts[row];
}

std::span<const MetricFacts> metrics() { return facts; }

std::optional<Metric> metric_named(std::string_view name) {
  for (const MetricFacts& row : facts)
    if (row.name == name) return row.metric;
  return std::nullopt;
}

}  // namespace tuiyan
