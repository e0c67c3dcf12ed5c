// The archive: what was drilled and studied, how a target fared over time, old logs scored again.
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word rows[] = {
    {"title", "档案 {path}：{n} 条记录", "Archive {path}: {n} records"},
    {"none", "档案里还没有记录：{path}。run、assess、compare、criticality、sweep 会自动存档。",
     "There are no records yet: {path}. run, assess, compare, criticality and sweep file theirs by themselves."},
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
    {"kind.criticality", "要害", "criticality"},
    {"kind.sweep", "曲线", "sweep"},
    {"kind.imported", "{kind}（导入）", "{kind} (imported)"},
    {"kind.anonymous", "{kind}（导入，匿名）", "{kind} (imported, anonymous)"},
    {"met.run", "{met} / {all}", "{met} of {all}"},
    {"met.assess", "{met} / {all} 有把握", "{met} of {all} surely"},
    {"met.compare", "变好 {met}，变差 {worse}", "{met} better, {worse} worse"},
    {"met.criticality", "{met} / {all} 有把握，单点 {singles}", "{met} of {all} surely, {singles} single point(s)"},
    {"met.sweep", "{met} / {all} 有值可有把握", "{met} of {all} surely at some value"},
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
    {"field.over", "取值的数：{value}", "the number: {value}"},
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
    {"value.note",
     "结果：推演为该次的值；评估、要害（完整的预案）为各次的中位数，比较为均值，达标一栏为达标概率及 95% 区间。",
     "result: of a run its value; of an assessment, and of the whole plan in criticality, the median, of a comparison "
     "the mean, with the probability of being met and its 95 % interval beside it."},
    {"parts", "存有的内容", "What is kept"},
    {"column.part", "内容", "part"},
    {"column.length", "字节", "bytes"},
    {"column.digest", "SHA-256", "SHA-256"},
    // what a study of parts or of one number found
    {"kept.scenario", "情景 {name}：推演 {n} 次", "Scenario {name}: {n} drills"},
    {"kept.interrupted", "被中断：只用已完成的推演。", "Interrupted: it rests on the drills that were complete."},
    {"kept.losses", "缺了什么最要紧", "What the plan cannot do without"},
    {"kept.pairs", "两样同时失去", "Two losses together"},
    {"kept.gains", "缩短用时，得到什么", "What being quicker gains"},
    {"kept.count", "试着拿掉 {all} 个部分，其中 {unnoticed} 个无人察觉；另有 {refused} 个不能单独拿掉或缩短。",
     "{all} parts were taken away, {unnoticed} of them missed by nothing; {refused} could not be taken away or "
     "shortened alone."},
    {"kept.note",
     "少达标、多达标：按目标权重计（百分点，95% 区间）；早、晚：时间目标的平均变化（分钟）。全部部分与各自的改法见 "
     "--json。",
     "met less, met more: share of the targets by weight (points, 95 % interval); later, sooner: mean change of the "
     "times "
     "(minutes). All parts with their patches: --json."},
    {"kept.between", "{first} 至 {last}", "{first} to {last}"},
    {"kept.possible", "没有；可能 {values}", "none; perhaps {values}"},
    {"kept.never", "没有", "none"},
    {"kept.sweep.note",
     "各栏：取该值时的达标概率及 95% 区间（值多时只列几个，全部见 --json）。有把握的值：对全部值合计 95% 的把握。",
     "Columns: probability of being met at that value with its 95 % interval (of many values some; all: --json). "
     "Surely "
     "met at: 95 % confidence for all values together."},
    {"column.rank", "名次", "rank"},
    {"column.piece", "部分", "part"},
    {"column.less", "少达标", "met less"},
    {"column.more", "多达标", "met more"},
    {"column.later", "晚", "later"},
    {"column.sooner", "早", "sooner"},
    {"column.single", "是哪些目标的单点", "single point of"},
    {"column.sure", "有把握的值", "surely met at"},
    // trend
    {"trend.title", "目标“{name}”（{id}）：历次推演与评估", "Target “{name}” ({id}): drill by drill"},
    {"column.digest.short", "修订", "revision"},
    {"column.change", "比上一次", "than before"},
    {"change.better", "更好", "better"},
    {"change.worse", "更差", "worse"},
    {"change.same", "相同", "same"},
    {"change.open", "分不出", "cannot be told"},
    {"value.median", "中位 {value}", "median {value}"},
    {"value.mean", "均值 {value}", "mean {value}"},
    {"trend.notes",
     "修订：合并后预案的校验值（不含标识，改文件名不变），内容不同则不同。比上一次：与同一情景、同一类别的上一条相比。"
     "推演比结果（各次种子可能不"
     "同，"
     "一次的好坏也可能是运气）；评估、要害、比较比达标概率，两个 95% 区间不相交才说更好或更差。",
     "revision: digest of the merged plan without its id: another content, another digest. than before: than the "
     "record before it of "
     "the "
     "same kind and scenario: runs by their result (seeds may differ, and one drill may be luck); assessments, "
     "criticality and comparisons by the probability of being met, better or worse only when the two 95 % intervals do "
     "not meet."},
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
    {"trend.study", "评估、要害：中位数", "assessment, criticality: median"},
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
