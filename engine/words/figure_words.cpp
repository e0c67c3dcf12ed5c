// Titles, axes and keys of figures.
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word rows[] = {
    {"calls.title", "来话去向（按来话时刻）", "What became of the calls (by arrival)"},
    {"calls.axis", "呼入次数（每 {interval}）", "calls offered per {interval}"},
    {"calls.answered_within", "及时接通（≤ {within}）", "answered in time (≤ {within})"},
    {"calls.answered_later", "较晚接通", "answered later"},
    {"calls.served", "自助办结", "self-served"},
    {"calls.promised", "预约回拨", "accepted a call-back"},
    {"calls.balked", "听提示后挂机", "hung up on hearing the wait"},
    {"calls.abandoned", "放弃", "abandoned"},
    {"calls.blocked", "忙音或未进入", "blocked or dropped"},
    {"calls.cut", "排队时被中断", "cut while waiting"},
    {"calls.talk_cut", "通话中断 {n}", "{n} talks cut"},
    {"calls.inside", "结束时仍在线", "still inside at the end"},
    {"seats.title", "座席与排队（每 {interval}平均）", "Seats and queue (means over {interval})"},
    {"seats.axis", "人数、来话数", "agents, calls"},
    {"seats.able", "可接听人数", "agents able to answer"},
    {"seats.busy", "正在接听与后处理", "agents busy with calls"},
    {"seats.work", "正在补录与回访", "agents typing or calling back"},
    {"seats.waiting", "排队来话（平均）", "calls waiting (mean)"},
    {"capacity.title", "服务恢复比例：{of}", "Share of service restored: {of}"},
    {"capacity.axis", "能力 ÷ 无故障时的能力", "capacity / capacity without faults"},
    {"capacity.target", "目标 {share}", "target {share}"},
    {"capacity.fault", "故障", "fault"},
    {"capacity.restored", "恢复", "restored"},
    {"fan.title", "服务恢复比例的分布：{of}", "How the share of service restored is spread: {of}"},
    {"fan.most", "90% 的推演在此范围", "nine drills of ten"},
    {"fan.half", "一半的推演在此范围", "half of the drills"},
    {"fan.median", "中位数", "median"},
    {"fan.mean", "均值", "mean"},
    {"waterfall.title", "从故障到恢复：时间花在哪里", "From fault to recovery: where the time went"},
    {"waterfall.done", "从起点到达成：时间花在哪里", "From its start to its end: where the time went"},
    {"waterfall.open", "从故障到演练结束（未恢复）：时间花在哪里",
     "From fault to the end of the drill (not restored): where the time went"},
    {"waterfall.axis", "当地时间", "local time"},
    {"waterfall.no_clause", "无条款", "no clause"},
    {"waterfall.short", "另有 {n} 段不足 1 秒，未画出", "{n} more pieces of under 1 s are not drawn"},
};
}  // namespace

std::span<const Word> figure_words() { return rows; }

}  // namespace tuiyan::words
