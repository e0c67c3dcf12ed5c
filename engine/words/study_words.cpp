// Studies: the odds of targets, which revision is better, and what is said of many drills.
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word rows[] = {
    // assess: terminal and report
    {"assess.title", "预案评估：各目标达标的把握（推演结果，非实际事件）",
     "Assessment: the odds of each target (simulated, not real events)"},
    {"assess.name", "{plan}：多次推演评估", "{plan}: assessment over many drills"},
    {"plan", "预案", "plan"},
    {"scenario", "情景", "scenario"},
    {"played", "推演 {n} 次（种子 {seed}，复现序号 0–{last}）",
     "drills played: {n} (seed {seed}, replications 0 to {last})"},
    {"played.none", "没有推演（种子 {seed}）", "no drills (seed {seed})"},
    {"precise", "每项达标概率的区间不宽于 ±{precision} 个百分点。",
     "Every probability is known to ±{precision} points or better."},
    {"not_precise", "{n} 项达标概率的区间宽于 ±{precision} 个百分点；要更准，请用 -n 增加推演次数。",
     "{n} probabilities are known less well than to ±{precision} points; for more, ask for more drills with -n."},
    {"interrupted", "评估被中断：以下只是前 {n} 次推演的结果。",
     "The study was interrupted: what follows rests on its first {n} drills."},
    {"lost", "{n} 次推演没有结果，已计入区间（当作可能达标、也可能未达标）：{list}",
     "{n} drills gave no result; the intervals allow for both, met and missed: {list}"},
    {"lost.one", "序号 {replication}（{ending}：{complaint}）", "replication {replication} ({ending}: {complaint})"},
    {"lost.more", "……另有 {n} 次", "... and {n} more"},
    {"ending.failed", "出错", "failed"},
    {"ending.crashed", "崩溃", "crashed"},
    {"ending.hung", "超时无响应", "hung"},
    {"ending.killed", "被终止", "killed"},
    {"counts", "{kept} 项目标有把握达标，{broken} 项达不到要求的把握，{undecided} 项尚不能判定，{none} 项不适用。",
     "{kept} targets are met as surely as the plan asks, {broken} are not, {undecided} cannot be told yet, {none} do "
     "not apply."},
    {"promise.kept", "有把握", "yes"},
    {"promise.broken", "把握不足", "no"},
    {"promise.undecided", "未定", "open"},
    {"promise.not_applicable", "不适用", "n/a"},
    {"column.promise", "够把握", "sure"},
    {"column.target", "目标", "target"},
    {"column.clause", "条款", "clause"},
    {"column.limit", "限值", "limit"},
    {"column.asked", "要求", "asked"},
    {"column.probability", "达标概率（95% 区间）", "met in (95 % interval)"},
    {"column.margin", "余量", "margin"},
    {"column.worst", "不差于：P50", "no worse than: P50"},
    {"critical", "*", "*"},
    {"notes",
     "* 关键目标。够把握：达标概率的区间是否整个不低于预案要求的把握。Pxx：100 次推演中有 xx 次不差于此值。余量："
     "按要求的把握所对应的那个值。",
     "* critical. sure: whether the whole interval is at or above the confidence that the plan asks. Pxx: of 100 "
     "drills "
     "xx are no worse. margin: of the figure that belongs to the confidence asked."},
    {"beyond", "> {value}", "> {value}"},
    {"beyond.never", "未发生", "never"},
    {"interval", "{low}–{high}", "{low} to {high}"},
    {"unbounded.low", "…", "..."},
    {"unbounded.high", "…", "..."},
    {"grades", "等级占比", "Share of grades"},
    {"grades.line", "{grade} {share}（{interval}）", "{grade} {share} ({interval})"},
    {"grades.attainment", "加权达成度平均 {mean} 分（{interval}）", "mean weighted attainment {mean} ({interval})"},
    {"grades.ungraded", "{n} 次未评等级", "{n} without a grade"},
    {"grades.aborted", "{n} 次中止", "{n} aborted"},
    {"waterfall", "{target}：平均 {total}，时间花在哪里（{reached} 次到达）",
     "{target}: {total} on average, where it went ({reached} drills that got there)"},
    {"waterfall.censored", "另有 {n} 次到演练结束仍未到，不在均值内",
     "{n} more had not got there before the end and "
     "are not in the mean"},
    {"waterfall.axis", "平均用时（分钟）；横线为 95% 区间", "mean time (min); lines: 95 % interval"},
    {"waterfall.figure", "{target}：平均用时花在哪里", "{target}: where the time goes on average"},
    {"odds.figure", "各目标的达标概率", "Probability of meeting each target"},
    {"odds.axis", "达标概率；横线为 95% 区间，竖线为预案要求的把握",
     "probability of being met; line: 95 % interval, stroke: the confidence asked"},
    {"column.length", "平均用时", "mean time"},
    {"column.share", "占比", "share"},
    {"column.delay", "类别", "kind"},
    {"no_clause", "无条款", "no clause"},
    {"worst", "最差的推演（可单独重演：{command}）", "The worst drills (play one alone: {command})"},
    {"worst.row", "序号 {replication}：等级“{grade}”，加权达成度 {sum}，未达标 {n} 项",
     "replication {replication}: grade “{grade}”, weighted attainment {sum}, {n} targets missed"},
    {"folder", "结果目录：{out}\n评估报告：{out}/report.zh.html", "result folder: {out}\nreport: {out}/report.en.html"},
    {"folder.only", "结果目录：{out}", "result folder: {out}"},
    // progress
    {"progress", "{name}  {bar}  {played} / {expected}{lost}  剩余 {left}",
     "{name}  {bar}  {played} / {expected}{lost}  {left} left"},
    {"progress.lost", "（{n} 次无结果）", " ({n} lost)"},
    {"progress.unknown", "未知", "unknown"},
};
}  // namespace

std::span<const Word> study_words() { return rows; }

}  // namespace tuiyan::words
