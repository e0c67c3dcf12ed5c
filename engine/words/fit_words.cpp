// The page that a fit leaves: headings, sentences, titles and axes of its figures.
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word rows[] = {
    {"title", "来话记录拟合", "Fit of call records"},
    {"subtitle", "{file}，{from} 至 {to}", "{file}, {from} to {to}"},
    {"kind.calls", "逐通来话记录", "Call records"},
    {"kind.intervals", "分时段统计", "Statistics by interval"},
    {"kind.days", "按日统计", "Counts by day"},
    {"read", "读到什么", "What was read"},
    {"read.summary",
     "{kind}，{rows} 行：采用 {used} 行，{out} 行未用；另有 {talks} 行只是通话时间未用。共 {days} 天，{left_out} "
     "天因记录有缺口不计入曲线与日波动。",
     "{kind}, {rows} rows: {used} used, {out} not used; of {talks} more only the talk was not used. {days} days; "
     "{left_out} of them have holes and are left out of profile and day factor."},
    {"read.none", "没有发现不可能的行。", "No impossible rows were found."},
    {"read.problem", "问题", "problem"},
    {"read.count", "行数", "rows"},
    {"read.use", "处理", "what became of it"},
    {"use.nothing", "此行不用", "row not used"},
    {"use.all_but_talk", "只是通话时间不用", "only its talk is not used"},
    {"read.list", "逐行清单见 problems.txt。", "problems.txt lists them row by row."},
    {"read.gap.day", "{day} 没有记录（按平日应有 {n} 通）", "{day}: no records ({n} calls were to be expected)"},
    {"read.gap", "{day} {from}–{to} 没有一通来话（按平日应有 {n} 通）",
     "{day} {from} to {to}: not one call ({n} were to be expected)"},
    {"read.empty", "表中没有的 {n} 个时段按没有来话计。",
     "{n} intervals that are not in the table count as without calls."},
    {"arrivals", "来话", "Arrivals"},
    {"arrivals.summary",
     "一周平均每天 {per_day} 通。星期几相同的日子之间，日总量的方差是泊松的 {dispersion} 倍（{degrees} "
     "个自由度）：日波动系数均值 "
     "1、标准差 {sd}（矩估计；方差 {variance}，刀切法标准误 {error}）。",
     "{per_day} calls a day, mean of the week. Among days of one name the variance of the total is {dispersion} times "
     "that "
     "of Poisson days ({degrees} degrees of freedom): a day factor with mean 1 and standard deviation {sd} (by "
     "moments; "
     "variance {variance}, jackknife error {error})."},
    {"arrivals.grouped", "曲线形状相差不到 {share}（总变差）的日子合用一条曲线。",
     "Days whose profiles differ by less than {share} (total variation) share one."},
    {"weekday", "星期", "weekday"},
    {"weekday.0", "周一", "Monday"},
    {"weekday.1", "周二", "Tuesday"},
    {"weekday.2", "周三", "Wednesday"},
    {"weekday.3", "周四", "Thursday"},
    {"weekday.4", "周五", "Friday"},
    {"weekday.5", "周六", "Saturday"},
    {"weekday.6", "周日", "Sunday"},
    {"weekday.days", "天数", "days"},
    {"weekday.mean", "日均来话", "calls a day"},
    {"weekday.factor", "系数", "factor"},
    {"weekday.profile", "曲线", "profile"},
    {"error", "标准误", "standard error"},
    {"class", "类别", "class"},
    {"class.all", "全部", "all"},
    {"class.borrowed", "取全部", "of all"},
    {"class.borrowed.kin", "取同种各类", "of its kind"},
    {"calls", "来话数", "calls"},
    {"talk", "通话时间", "Talk"},
    {"talk.rule",
     "文档采用经验分位数；对数正态按最大似然拟合 {limit} 以上的通话，更短的单独计份额。距离为柯尔莫哥洛夫距离。",
     "The document takes the empirical quantiles; the lognormal is the maximum-likelihood one of talks above {limit}, "
     "the "
     "share of shorter ones is told apart. The distance is Kolmogorov's."},
    {"talk.n", "通话数", "talks"},
    {"talk.mean", "均值（标准误）", "mean (error)"},
    {"talk.sd", "标准差", "sd"},
    {"talk.short", "短通话", "short"},
    {"talk.median", "对数正态中位数", "lognormal median"},
    {"talk.log_sd", "对数标准差", "log-sd"},
    {"talk.distance", "距离", "distance"},
    {"talk.means_only", "只有各时段的均值：分布形状看不出来，文档按指数分布写，注明待核实。",
     "Only means are known: the shape is not seen; the document assumes an exponential law, marked 待核实."},
    {"ivr", "语音导航", "IVR"},
    {"ivr.summary",
     "{share} 的来话在语音导航中结束（标准误 {error}）；自助办结与挂机在记录里分不开。其余的平均停留 {mean}。",
     "{share} of the calls end in the IVR (error {error}); the records do not tell served from hung up. The others "
     "stay "
     "{mean} on average."},
    {"patience", "排队耐心", "Patience"},
    {"patience.rule",
     "放弃是终点，接通是截尾。指数均值 = 全部等待时间 ÷ 放弃次数；Kaplan–Meier 用到最后一个至少 {risk} "
     "人在等的放弃时刻，其后为指数尾。",
     "Abandoning is the event, an answer censors. Exponential mean = all time waited / abandoned; Kaplan-Meier is used "
     "up to "
     "the last abandonment with {risk} still waiting, then an exponential tail."},
    {"patience.waits", "等待数", "waits"},
    {"patience.events", "放弃数", "abandoned"},
    {"patience.mean", "指数均值（标准误）", "exponential mean (error)"},
    {"patience.gone", "{share} 已走", "{share} gone"},
    {"patience.distance", "与指数的最大差", "distance to it"},
    {"patience.none", "表中没有等待时间。", "The table holds no waits."},
    {"course", "通话时间与钟点", "Talk by the time of day"},
    {"course.rule",
     "通话时间是否随开始的钟点变化：各钟点（不足 {n} 通的并入下一钟点）用 Kruskal–Wallis 检验比较，偶然的可能性低于 "
     "{chance} "
     "才写钟点系数；相邻钟点差别不大的并为一段，系数为该段均值与全天均值之比。",
     "Whether talk hangs on the time of day at which it begins: hours (those with fewer than {n} talks go with the "
     "next) "
     "are compared by the test of Kruskal and Wallis, and factors are written only where chance explains the "
     "difference with less than {chance}; neighbours that hardly differ are one part, whose factor is its mean by that "
     "of the day."},
    {"course.test", "H（自由度）", "H (degrees)"},
    {"course.chance", "偶然的可能性", "chance"},
    {"course.factors", "从该钟点起的系数（标准误）", "factor from that time on (error)"},
    {"course.none", "各钟点相同", "alike at all hours"},
    {"redial", "重拨", "Redialling"},
    {"redial.summary",
     "{n} 次有主叫标识的放弃之后：5 min 内再拨 {soon}，{window}内 {again}，当天 {day}。另有 {unknown} "
     "次放弃不知主叫。只认得部分主叫，且含本来就会打的，前者使其偏低、后者偏高。",
     "After {n} abandonments by known callers: {soon} called again within 5 min, {again} within {window}, {day} on the "
     "same "
     "day. {unknown} more were by unknown callers. That only some callers are known makes the shares too low, that "
     "some "
     "would have called anyway too high."},
    {"redial.attempt", "第几次", "attempt"},
    {"redial.share", "{window}内再拨（标准误）", "again within {window} (error)"},
    {"redial.growth", "每再试一次加 {growth}（标准误 {error}），上限 {cap}。",
     "Each further attempt adds {growth} (error {error}), up to {cap}."},
    {"redial.no_growth", "看不出随次数增加（斜率标准误 {error}）。",
     "No growth with attempts is seen (error of the slope {error})."},
    {"redial.none", "表中没有主叫标识，看不出重拨；文档不写重拨。",
     "No callers are named, so redials are not seen; the document has none."},
    {"staff", "人员", "Staff"},
    {"staff.after_call",
     "有人排队时，座席从挂机到接下一通的间隔（话后处理加取电话）：均值 {mean}（标准误 {error}），一半不超过 "
     "{median}；{n} "
     "次，其中 {events} 次看到了下一通。",
     "While callers wait, agents take {mean} (error {error}) from the end of a talk to the next (after-call work and "
     "picking "
     "up), half of them at most {median}; {n} gaps, in {events} of which the next talk was seen."},
    {"staff.rule",
     "在岗人数由通话推得：各座席首末通话之间（间隔不超过 30 "
     "min），两端各延一个平均间隔；从不接话的人看不见。能接同样类别的座席为一组，共 {n} 组。",
     "Agents at work are read from their talks: from first to last (gaps up to 30 min) and a mean gap at both ends; "
     "who never "
     "answers is not seen. Agents who answer the same classes are a group: {n} in all."},
    {"staff.breaks",
     "其间的离席 {n} 次，平均 {mean}：挂机 {pause}之后，仍让能接的来话等待。离席不计为在岗，也不算话后处理。",
     "{n} breaks within, of {mean} on average: more than {pause} after a talk the agent left callers waiting whom he "
     "serves. An agent on a break is not at work, and breaks are no part of after-call work."},
    {"outage", "停电与来话", "Customers out and calls"},
    {"outage.summary",
     "曲线内 {n} 个时段、{calls} 通来话；最多 {most} 户停电，{hours} 户时，净新增停电 {newly} "
     "户（同一时段内停了又来的看不见，故为下限）。",
     "{n} intervals inside the curve with {calls} calls; at most {most} customers out, {hours} customer-hours, {newly} "
     "newly out "
     "(net: those lost and restored between two points are not seen, so a lower bound)."},
    {"outage.base", "平日来话的倍数", "times the ordinary calls"},
    {"outage.base.flat", "平日来话（每小时）", "ordinary calls an hour"},
    {"outage.rate", "每千户停电每小时来话", "calls an hour for each 1,000 out"},
    {"outage.share", "新停电户中会来电的份额", "share of the newly out who call"},
    {"outage.after", "平均多久来电（可信范围）", "mean time until they call (interval)"},
    {"outage.figure", "参数", "figure"},
    {"outage.value", "估计（标准误）", "estimate (error)"},
    {"outage.dispersion", "离散度（泊松为 1）", "dispersion (1: Poisson)"},
    {"outage.separable", "两项停电来话分得开（误差相关 {r}）。",
     "The two kinds of outage calls can be told apart (correlation of errors {r})."},
    {"outage.not_separable",
     "持续来电与首次来电分不开（误差相关 {r}）：时段太长或停电太少，只有它们的合计可信，单个数字不可外推。",
     "Calls while out and first calls cannot be told apart (correlation of errors {r}): the intervals are too long or "
     "the outage "
     "too small. Only their sum is known; neither number carries to another storm."},
    {"outage.flat", "停电之外不足 7 天：平日来话按各时刻相同计，昼夜变化会混入停电来话。",
     "Fewer than 7 days outside the outage: ordinary calls are taken as the same at all hours, and day and night mix "
     "into the outage calls."},
    {"outage.none", "曲线内不足 8 个来话时段，未拟合。",
     "Fewer than 8 intervals with calls inside the curve: not fitted."},
    {"outage.file", "停电来话写在各类别的 outage_calls 里。", "The outage calls stand in outage_calls of each class."},
    {"figure.outage", "停电期间的来话：记录与拟合", "Calls in the outage: recorded and fitted"},
    {"figure.outage.axis", "每小时来话", "calls an hour"},
    {"figure.outage.x", "曲线开始后（小时）", "hours since the start of the curve"},
    {"silent", "记录说不出的", "What the records cannot say"},
    {"silent.blocked", "听到忙音的呼叫不在记录里，忙音后的重拨也就看不出。",
     "Calls that met the busy signal are not in the records, nor is what they did next."},
    {"silent.rate", "记录里的来话含重拨；文档的来话率已按放弃次数和再拨比例扣除，余 {share}。",
     "Recorded calls hold redials; the rate in the document is less by the abandoned times the share that calls again, "
     "{share} remain."},
    {"silent.season", "一个月里看不出季节和年度变化。", "One period shows neither season nor year."},
    {"use", "怎样用", "How to use it"},
    {"use.check", "site.json、plan.json、scenario.json 可直接检查和推演；classes.json 是可并入本单位站点的类别：",
     "site.json, plan.json and scenario.json can be checked and played as they are; classes.json holds the classes to "
     "put "
     "into a site of your own:"},
    {"problem.figure", "图未能画出：{problem}", "A figure could not be drawn: {problem}"},
    {"figure.profile", "一天中的来话（每 {interval}）：点为各日，线为拟合",
     "Calls over the day (per {interval}): points are days, lines the fit"},
    {"figure.profile.axis", "来话数", "calls"},
    {"figure.profile.line", "曲线 {n}：{days}", "profile {n}: {days}"},
    {"figure.days", "各日来话总量与拟合", "Calls of each day, and the fit"},
    {"figure.days.total", "记录", "recorded"},
    {"figure.days.expected", "该星期几的均值", "mean of the weekday"},
    {"figure.days.band", "均值 ± 2 个标准差（含日波动）", "mean ± 2 standard deviations (day factor included)"},
    {"figure.talk", "通话时间（对数刻度）：记录与拟合", "Talk (logarithmic scale): recorded and fitted"},
    {"figure.talk.axis", "每格所占份额", "share of talks in a bar"},
    {"figure.talk.data", "记录", "recorded"},
    {"figure.talk.law", "对数正态（{limit} 以上）", "lognormal (above {limit})"},
    {"figure.course", "通话时间随钟点的变化（各类除以自己的均值）",
     "Talk by the time of day (each class by its own mean)"},
    {"figure.course.axis", "与全天均值之比", "by the mean of the day"},
    {"figure.course.data", "各钟点的均值，95 % 区间", "mean of the hour, 95 % interval"},
    {"figure.patience", "等到此时仍未放弃的份额", "Share that has not given up by then"},
    {"figure.patience.axis", "份额", "share"},
    {"figure.patience.wait", "已等待", "waited"},
    {"figure.patience.curve", "Kaplan–Meier", "Kaplan-Meier"},
    {"figure.patience.band", "95 % 区间", "95 % interval"},
    {"figure.patience.law", "指数，均值 {mean}", "exponential, mean {mean}"},
    {"figure.redial", "放弃之后此时已再拨的份额", "Share that has called again by then"},
    {"figure.redial.wait", "放弃之后", "since giving up"},
    {"figure.redial.curve", "记录", "recorded"},
    {"figure.fitted", "拟合", "fit"},
    {"figure.redial.law", "拟合（对数正态间隔）", "fit (lognormal delay)"},
    {"figure.staff", "在岗人数（繁忙平日的均值）", "Agents at work (mean of busy weekdays)"},
    {"figure.staff.axis", "人数", "agents"},
    {"figure.time", "钟点", "time of day"},
    {"figure.date", "日期", "date"},
};
}  // namespace

std::span<const Word> fit_words() { return rows; }

}  // namespace tuiyan::words
