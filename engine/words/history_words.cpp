// The archive: what was drilled and studied, how a target fared over time, old logs scored again.
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word rows[] = {
    {"title", "档案 {path}：{n} 条记录", "Archive {path}: {n} records"},
    {"none", "档案里还没有记录：{path}。run、assess、compare 会自动存档。",
     "There are no records yet: {path}. run, assess and compare file theirs by themselves."},
    {"earlier", "……更早的 {n} 条未列出，用 -n 指定列出几条", "... {n} earlier ones are not listed; -n says how many"},
    {"column.id", "编号", "id"},
    {"column.when", "存档时间", "recorded"},
    {"column.kind", "类别", "kind"},
    {"column.plan", "预案", "plan"},
    {"column.version", "版本", "version"},
    {"column.scenario", "情景", "scenario"},
    {"column.luck", "种子", "seed"},
    {"column.grade", "等级", "grade"},
    {"column.met", "达标", "targets met"},
    {"kind.run", "推演", "run"},
    {"kind.assess", "评估", "assess"},
    {"kind.compare", "比较", "compare"},
    {"kind.imported", "{kind}（导入）", "{kind} (imported)"},
    {"kind.anonymous", "{kind}（导入，匿名）", "{kind} (imported, anonymous)"},
    {"met.run", "{met} / {all}", "{met} of {all}"},
    {"met.assess", "{met} / {all} 有把握", "{met} of {all} surely"},
    {"met.compare", "变好 {met}，变差 {worse}", "{met} better, {worse} worse"},
    {"scenarios", "{name}等 {n} 个", "{name} and {n} more"},
    {"luck.run", "{seed}-{replication}", "{seed}-{replication}"},
    {"luck.study", "{seed} × {n}", "{seed} x {n}"},
    // one record
    {"record", "记录 {id}：{kind}", "Record {id}: {kind}"},
    {"field.when", "存档时间：{value}", "recorded: {value}"},
    {"field.plan", "预案：{name}（{id}，版本 {version}）", "plan: {name} ({id}, version {version})"},
    {"field.scenario", "情景：{name}（{id}）", "scenario: {name} ({id})"},
    {"field.luck", "种子 {seed}，复现序号 {replication}", "seed {seed}, replication {replication}"},
    {"field.drills", "种子 {seed}，推演 {n} 次", "seed {seed}, {n} drills"},
    {"field.grade", "等级：{grade}（加权达成度 {sum}）", "grade: {grade} (weighted attainment {sum})"},
    {"field.imported", "导入时间：{value}", "imported: {value}"},
    {"field.program", "程序版本：{value}", "version of the program: {value}"},
    {"field.settings", "设置：{value}", "settings: {value}"},
    {"no_grade", "未评", "none"},
    {"targets", "各目标", "Targets"},
    {"column.target", "目标", "target"},
    {"column.limit", "限值", "limit"},
    {"column.value", "结果", "result"},
    {"column.verdict", "达标", "met"},
    {"column.revision", "版", "plan"},
    {"revision.old", "旧", "old"},
    {"revision.new", "新", "new"},
    {"verdict.met", "达标", "met"},
    {"verdict.missed", "未达标", "missed"},
    {"verdict.none", "不适用", "n/a"},
    {"later_than", "> {value}", "> {value}"},
    {"probability", "{value}（{low}–{high}）", "{value} ({low} to {high})"},
    {"value.note", "结果：推演为该次的值；评估为各次的中位数，比较为均值，达标一栏为达标概率及 95% 区间。",
     "result: of a run its value; of an assessment the median, of a comparison the mean, with the probability of being "
     "met and its 95 % interval beside it."},
    {"parts", "存有的内容", "What is kept"},
    {"column.part", "内容", "part"},
    {"column.length", "字节", "bytes"},
    {"column.digest", "SHA-256", "SHA-256"},
    // trend
    {"trend.title", "目标“{name}”（{id}）：历次推演与评估", "Target “{name}” ({id}): drill by drill"},
    {"column.digest.short", "修订", "revision"},
    {"column.change", "比上一次", "than before"},
    {"change.better", "更好", "better"},
    {"change.worse", "更差", "worse"},
    {"change.same", "相同", "same"},
    {"trend.notes",
     "修订：合并后预案的校验值，内容不同则不同。比上一次：与同一情景、同一类别的上一条相比（各次种子可能不同，"
     "一次的好坏也可能是运气；有多大把握请用 assess、compare）。",
     "revision: digest of the merged plan, another content another digest. than before: than the record before it of "
     "the "
     "same kind and scenario (seeds may differ, and one drill may be luck: how sure it is, assess and compare tell)."},
    {"trend.count", "推演 {n} 次，达标 {met} 次。", "{n} runs, {met} of them met."},
    {"trend.since", "情景“{scenario}”：最近一次推演 {last}，第一次 {first}，{change}。",
     "Scenario “{scenario}”: {last} in the latest run, {first} in the first: {change}."},
    {"trend.unit.time", "分钟", "minutes"},
    {"trend.unit.share", "百分比", "percent"},
    {"trend.unit.count", "数量", "number"},
    {"trend.axis", "记录编号，按时间", "record, by time"},
    {"trend.met", "推演：达标", "run: met"},
    {"trend.missed", "推演：未达标", "run: missed"},
    {"trend.open", "推演：到结束未发生（晚于此）", "run: not before the end (later than this)"},
    {"trend.study", "评估：中位数", "assessment: median"},
    {"trend.limit", "限值", "limit"},
    // scoring again
    {"rescore.title", "记录 {id} 的日志按 {file} 的目标重新评分（没有重新推演）",
     "The log of record {id} scored by the targets of {file} (nothing was simulated)"},
    {"column.limit.before", "原限值", "limit then"},
    {"column.limit.after", "新限值", "limit now"},
    {"column.verdict.before", "原", "then"},
    {"column.verdict.after", "现", "now"},
    {"rescore.absent", "—", "-"},
    {"rescore.grade", "等级：{before}（{sum_before}）→ {after}（{sum_after}）",
     "grade: {before} ({sum_before}) -> {after} ({sum_after})"},
};
}  // namespace

std::span<const Word> history_words() { return rows; }

}  // namespace tuiyan::words
