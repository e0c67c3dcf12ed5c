// Criticality: the parts of a plan, what it costs to be without them, what is gained by being quicker.
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word rows[] = {
    {"title", "要害分析：缺了谁不行，哪里值得更快（推演结果，非实际事件）",
     "Criticality: what the plan cannot do without, and where being quicker pays (simulated, not real events)"},
    {"name", "{plan}：要害分析", "{plan}: criticality"},
    {"kind.person", "人员", "person"},
    {"kind.deputy", "代理", "deputy"},
    {"kind.channel", "通信渠道", "channel"},
    {"kind.monitor", "监视", "monitor"},
    {"kind.measure", "措施", "measure"},
    {"kind.standby", "备用", "standby"},
    {"kind.step", "步骤", "step"},
    {"kind.shorter_step", "步骤", "step"},
    {"kind.shorter_delay", "延误类别", "kind of delay"},
    {"without.person", "始终缺席", "absent all the time"},
    {"without.deputy", "不再代理", "does not stand in"},
    {"without.channel", "每次联系都不通", "every attempt fails"},
    {"without.monitor", "无人看到", "nobody sees it"},
    {"without.measure", "要用时不起作用", "does not work when called on"},
    {"without.standby", "没有容量", "has no capacity"},
    {"without.step", "从未完成", "never done"},
    {"and", "{a} ＋ {b}", "{a} + {b}"},
    {"played",
     "推演共 {n} 次（种子 {seed}）：完整的预案 {base} 次，各部分每个 {least}–{most} 次，遇到同样的来话、故障和快慢",
     "drills played: {n} (seed {seed}): the whole plan {base} times, each part {least} to {most} times, under the same "
     "luck"},
    {"played.none", "没有推演：-n 至少要等于部分的个数加一（{needed}）",
     "no drills: -n must be at least the number of parts plus one ({needed})"},
    {"interrupted", "分析被中断：以下只用已完成的推演。",
     "The study was interrupted: what follows rests on the drills that were complete."},
    {"only", "只按目标“{target}”排序。", "Ranked by the target “{target}” alone."},
    {"lost", "{n} 次推演没有结果，一律按最不利计入：{list}",
     "{n} drills gave no result and count as the worst case: {list}"},
    {"lost.of", "{part}，{one}", "{part}, {one}"},
    {"lost.whole", "完整的预案", "the whole plan"},
    {"conclusion", "结论", "Conclusion"},
    {"single", "单点：缺了{kind}“{part}”，本来有把握的目标达不到要求：{targets}。",
     "Single point of failure: without the {kind} “{part}” targets fail that are otherwise met: {targets}."},
    {"single.target", "{target}（{before} → {after}，要求 {asked}）", "{target} ({before} → {after}, {asked} asked)"},
    {"single.more", "另有单点 {n} 个：{names}。", "{n} more single points of failure: {names}."},
    {"single.none", "没有单点：没有哪一个部分单独缺了，会使有把握的目标肯定达不到要求。",
     "No single point of failure: no one part makes a target fail that is otherwise met as surely as the plan asks."},
    {"first", "最要紧的是{kind}“{part}”：缺了它，按权重少达标 {points} 个百分点（{interval}）；{order}。",
     "What matters most is the {kind} “{part}”: without it {points} points of the weighted targets are missed "
     "({interval}); "
     "{order}."},
    {"first.sure", "排在第一有 {confidence} 的把握", "it stands first with {confidence} confidence"},
    {"first.tied", "可能排到第 {n}", "its rank may be as low as {n}"},
    {"nothing", "没有哪个部分缺了会影响达标。", "No part costs anything in the odds."},
    {"unnoticed.count", "{n} 个部分缺了，任何一次推演里任何指标都没有变化。",
     "{n} parts are missed by no figure of any drill."},
    {"quickest",
     "最值得更快的是{kind}“{part}”：缩短 {shorter}，按权重多达标 {points} 个百分点（{interval}），各项时间平均变化 "
     "{delay}；{order}。",
     "Being quicker pays most at the {kind} “{part}”: {shorter} shorter gains {points} points of the weighted targets "
     "({interval}), and the "
     "times change by {delay} on average; {order}."},
    {"losses", "缺了什么最要紧", "What the plan cannot do without"},
    {"pairs", "两样同时失去：缺一样还达标、两样都缺就不达标的",
     "Two losses together: met without either, missed without both"},
    {"gains", "用时缩短 {shorter}，得到什么", "What being {shorter} quicker gains"},
    {"unnoticed", "无人察觉（缺了它，任何指标都不变）", "Missed by nothing (no figure moved without it)"},
    {"unnoticed.row", "{kind}：{names}", "{kind}: {names}"},
    {"unnoticed.note",
     "每个至少推演 {n} 次；有 95% 的把握，它们各自起作用的情形不超过 {share}。这是对本情景而言，换一个情景可能要紧。",
     "At least {n} drills each: with 95 % confidence each matters in no more than {share} of drills. That is of this "
     "scenario; in another "
     "it may matter."},
    {"refused", "不能单独拿掉（余下的文档不成立）", "Cannot be taken away alone (the rest is no valid document)"},
    {"refused.row", "{kind}“{part}”：{why}", "{kind} “{part}”: {why}"},
    {"column.rank", "名次", "rank"},
    {"column.part", "部分", "part"},
    {"column.kind", "种类", "kind"},
    {"column.cost", "少达标（95% 区间）", "met less (95 % interval)"},
    {"column.gain", "多达标（95% 区间）", "met more (95 % interval)"},
    {"column.later", "平均晚", "later by"},
    {"column.sooner", "平均早", "sooner by"},
    {"column.hit", "变化最大的目标", "target that moves most"},
    {"column.drills", "次数", "drills"},
    {"column.clause", "条款", "clause"},
    {"rank.tied", "{low}–{high}", "{low} to {high}"},
    {"hit.odds", "{target} {before} → {after}", "{target} {before} → {after}"},
    {"hit.figure", "{target} {change}", "{target} {change}"},
    {"minutes", "{value} 分", "{value} min"},
    {"notes",
     "少达标：按目标权重计，因缺了它而未达标的份额（百分点）。平均晚：各项时间目标按权重平均，到结束未发生的按等到结束"
     "计。"
     "名次写成范围的，是与别的部分分不出先后；每个范围有 {confidence} 的把握。差别来自同样的来话、故障和快慢。",
     "met less: share of the targets, by weight, that are missed because of it (points). later: weighted mean over the "
     "targets that are "
     "times; what did not come counts as long as it was waited for. A range of ranks: it cannot be told from others; "
     "each range "
     "holds with {confidence} confidence. Differences are under the same luck."},
    {"figure.losses", "缺了它，少达标多少", "What is missed without it"},
    {"figure.losses.axis", "少达标的份额（百分点，按权重）；横线为 95% 区间；右侧：名次",
     "share missed (points, by weight); lines: 95 % interval; right: rank"},
    {"figure.gains", "各项用时缩短 {shorter}，时间目标平均早多少",
     "{shorter} shorter: how much sooner the times are on average"},
    {"figure.gains.axis", "平均提前（分钟）；横线为 95% 区间；右侧：多达标的百分点",
     "sooner on average (min); lines: 95 % interval; right: points met more"},
};
}  // namespace

std::span<const Word> part_words() { return rows; }

}  // namespace tuiyan::words
