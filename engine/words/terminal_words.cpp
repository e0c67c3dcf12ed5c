// The summary on the terminal.
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word rows[] = {
    {"title", "推演结果（演练推演，非实际事件）", "Drill result (simulated, not a real event)"},
    {"plan", "预案", "plan"},
    {"scenario", "情景", "scenario"},
    {"luck", "种子 {seed}，复现序号 {replication}", "seed {seed}, replication {replication}"},
    {"drawn", "不确定的数字也随机抽取：{n} 个", "uncertain figures drawn: {n}"},
    {"timeline", "时间线", "Timeline"},
    {"timeline.cut", "……中间 {n} 行略，全文见报告", "... {n} rows left out here, see the report"},
    {"timeline.not_reached", "应触发而未具备开始条件的步骤：{steps}", "Called for, but never ready: {steps}"},
    {"timeline.unused", "本次未用到的步骤：{steps}", "Steps not used this time: {steps}"},
    {"scorecard", "评分", "Scorecard"},
    {"waterfall", "{target}：{total}，时间花在哪里", "{target}: {total}, where it went"},
    {"column.time", "时刻", "time"},
    {"column.since", "距故障", "since"},
    {"column.what", "事项", "what"},
    {"column.who", "谁", "who"},
    {"column.clause", "条款", "clause"},
    {"column.deviation", "偏差", "deviation"},
    {"expected", "真实事件与这一次推演", "What happened and what this drill gave"},
    {"column.published", "公布的数值", "published figure"},
    {"column.happened", "实际", "happened"},
    {"column.simulated", "推演", "simulated"},
    {"column.difference", "相差", "apart"},
    {"column.kind_of_check", "性质", "kind"},
    {"column.target", "目标", "target"},
    {"column.limit", "限值", "limit"},
    {"column.value", "结果", "result"},
    {"column.rating", "评级", "rating"},
    {"column.length", "用时", "time"},
    {"column.share", "占比", "share"},
    {"column.delay", "类别", "kind"},
    {"critical", "*", "*"},
    {"critical.note", "* 关键目标", "* critical target"},
    {"conclusion", "等级：{grade}（加权达成度 {sum}），{met} / {all} 项目标达标",
     "Grade: {grade} (weighted attainment {sum}), {met} of {all} targets met"},
    {"conclusion.none", "未评等级，{met} / {all} 项目标达标", "No grade, {met} of {all} targets met"},
};
}  // namespace

std::span<const Word> terminal_words() { return rows; }

}  // namespace tuiyan::words
