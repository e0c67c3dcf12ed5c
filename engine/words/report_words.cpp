// Sentences of the report that carry figures. (Headings stand in reports/templates.)
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word rows[] = {
    {"recovery.met", "{of}在{from} {value}恢复到正常能力的 {reaches}，目标不超过 {limit}：达标。",
     "{of} was back at {reaches} of its normal capacity {value} {from}; the target was at most {limit}: met."},
    {"recovery.missed", "{of}在{from} {value}才恢复到正常能力的 {reaches}，目标不超过 {limit}：未达标，超出 {excess}。",
     "{of} was back at {reaches} of its normal capacity only {value} {from}; the target was at most {limit}: missed by "
     "{excess}."},
    {"recovery.never_lost", "{of}始终没有低于正常能力的 {reaches}：达标。",
     "{of} never fell below {reaches} of its normal capacity: met."},
    {"recovery.censored",
     "{of}到演练结束（{from} {value}）仍未恢复到正常能力的 {reaches}，目标不超过 {limit}：未达标。",
     "{of} was not back at {reaches} of its normal capacity when the drill ended, {value} {from}; the target was at "
     "most {limit}: missed."},
    {"replication.drawn", "{n}（不确定的数字也随机抽取）", "{n} (uncertain figures drawn)"},
    {"recovery.hold", "（需保持 {length}）", " (to be held for {length})"},
    {"from.fault", "故障后", "after the fault"},
    {"from.start", "演练开始后", "after the start of the drill"},
    {"from.step", "“{step}”之后", "after “{step}”"},
    {"top", "{delay} {length}（占 {share}），{clause}{steps}", "{delay}: {length} ({share}), {clause}{steps}"},
    {"top.clause", "条款 {clause}", "clause {clause}"},
    {"hazard.natural_disaster", "自然灾害", "natural disaster"},
    {"hazard.equipment", "设备故障", "equipment"},
    {"hazard.deliberate_damage", "人为破坏", "deliberate damage"},
    {"hazard.human_error", "人员失误", "human error"},
    {"hazard.supplier", "外部单位", "supplier"},
    {"hazard.demand", "来话激增", "demand"},
    {"urgency.low", "低", "low"},
    {"urgency.medium", "中", "medium"},
    {"urgency.high", "高", "high"},
    {"urgency.immediate", "立即", "immediate"},
    {"drill_form.tabletop", "桌面", "tabletop"},
    {"drill_form.operation", "实战操作", "operation"},
    {"drill_form.simulation", "仿真", "simulation"},
    {"drill.every", "每 {days} 天", "every {days} d"},
    {"top.no_clause", "预案中没有对应条款", "no clause of the plan"},
    {"top.steps", "：{steps}", ": {steps}"},
    {"calls",
     "呼入 {offered} 次（含重拨），要求人工 {asking} 次；接通 {answered} 次，占要求人工的 {answered_of_asking}（占呼入 "
     "{answered_share}）；{within}内接通占要求人工的 {within_of_asking}（占呼入 {within_share}）。",
     "{offered} calls were offered (redials included), {asking} asked for an agent. {answered} were answered: "
     "{answered_of_asking} of those asking ({answered_share} of offered); within {within} {within_of_asking} of those "
     "asking ({within_share} of offered)."},
    {"calls.lost",
     "排队放弃 {abandoned} 次，忙音或未进入 {blocked} 次，因故障中断 {cut} 次（其中通话中 {cut_talking} "
     "次）；{callers} "
     "名客户中有 {never} 名始终未打通。",
     "{abandoned} were given up in the queue, {blocked} blocked or dropped, {cut} cut by the failure ({cut_talking} of "
     "them while talking). Of {callers} callers {never} never got through."},
    {"calls.none", "本次推演没有来话。", "There were no calls in this drill."},
    {"steps", "有时限的步骤执行了 {all} 次，其中 {late} 次超时或未完成。",
     "Steps with a time limit ran {all} times; {late} of these were late or not completed."},
    {"steps.none", "预案没有给步骤规定时限。", "The plan gives no step a time limit."},
    {"good", "{n} 项目标顺利完成（P：余量不小于 20 %，相关步骤没有超时），逐项见第 5 节。",
     "Targets met with at least 20 % in hand and no step late (P): {n}; section 5 has them one by one."},
    {"blocked", "到演练结束仍未恢复。恢复受阻于“{step}”（{clause}）：{delay}，自 {from} 起已 {length}。",
     "Not restored before the end. Recovery was held up by “{step}” ({clause}): {delay}, since {from}, {length} so "
     "far."},
    {"way.open", "，到演练结束未恢复", ", not restored before the end"},
    {"to_do", "{delay}（{length}，{clauses}）：{advice}", "{delay} ({length}; {clauses}): {advice}"},
    {"to_do.clause", "{clause}（{fact}）：{advice}", "{clause} ({fact}): {advice}"},
    {"missed", "“{target}”：{value}，目标 {limit}{critical}", "“{target}”: {value}, target {limit}{critical}"},
    {"stop", "。", "."},
    {"missed.critical", "（关键目标）", " (critical)"},
    {"grade.by_sum", "加权达成度 {sum} 分，{grade}的下限为 {bound} 分。",
     "Weighted attainment {sum}; the bound for “{grade}” is {bound}."},
    {"grade.lowest", "加权达成度 {sum} 分，低于“中”的下限 {bound} 分。",
     "Weighted attainment {sum}, below the bound {bound} for “fair”."},
    {"grade.critical", "加权达成度 {sum} 分；关键目标{targets}未达标，等级不高于“中”。",
     "Weighted attainment {sum}; the critical target {targets} was missed, so the grade is at most “fair”."},
    {"grade.wrong_action", "服务因处置不当而中断（{what}），等级为“差”。",
     "Service was lost by a wrong action ({what}), so the grade is “poor”."},
    {"grade.aborted", "演练中止，等级为“差”。", "The drill was aborted, so the grade is “poor”."},
    {"grade.none", "没有适用且计权的目标，不评等级。", "No applicable target carries a weight, so there is no grade."},
    {"grade.rule",
     "达成度：达标为 1；超过上限按比例下降，到上限的两倍为 0；低于下限按比例下降，到下限的一半为 "
     "0；到演练结束仍未发生为 0。"
     "总分＝各适用目标达成度按权重的加权平均×100。等级：优 ≥ {excellent}，良 ≥ {good}，中 ≥ {fair}，其余为差。"
     "关键目标未达标时不高于“中”；演练中止或因处置不当失去服务时为“差”。",
     "Attainment is 1 when met; beyond an upper limit it falls linearly to 0 at twice the limit, below a lower limit "
     "to 0 at half of it; what did "
     "not happen before the end counts 0. The sum is the weighted mean of the attainments of all applicable targets, "
     "times 100. Grades: excellent "
     "from {excellent}, good from {good}, fair from {fair}, otherwise poor. A missed critical target allows no more "
     "than “fair”; an aborted drill, or "
     "service lost by a wrong action, means “poor”."},
    {"value.later", "晚于 {value}（到结束未发生）", "later than {value} (not before the end)"},
    {"value.never", "未发生", "did not happen"},
    {"value.not_applicable", "不适用", "not applicable"},
    {"verdict.met", "达标", "met"},
    {"verdict.missed", "未达标", "missed"},
    {"verdict.none", "不适用", "n/a"},
    {"expected.agrees", "相符", "agrees"},
    {"expected.differs", "不符", "differs"},
    {"expected.span", "在 P10–P90 内", "within P10 to P90"},
    {"expected.median", "中位数相差 ≤ {share}", "median within {share}"},
    {"expected.position", "{share}（{interval}）", "{share} ({interval})"},
    {"expected.calibrated", "标定", "calibrated"},
    {"expected.independent", "独立", "independent"},
    {"window", "；统计时段 {from} 至 {to}", "; window {from} to {to}"},
    {"timeline.expected", "应做：{action}", "Expected: {action}"},
    {"timeline.not_done", "：未做", ": not done"},
    {"timeline.judge", "（没有对应步骤，由导调评判）", " (no step stands for it: for the controller to judge)"},
    {"timeline.done_before", "（此前已完成，{at}）", " (already done before, {at})"},
    {"timeline.repeated", "（至 {to} 共变化 {n} 次）", " ({n} changes until {to})"},
    {"timeline.again", "（第 {n} 次）", " (run {n})"},
    {"timeline.failed", "：未成功", ": failed"},
    {"timeline.skipped", "：略过", ": skipped"},
    {"timeline.not_started", "：到结束未开始", ": not started before the end"},
    {"timeline.not_ended", "：到结束未完成", ": not completed before the end"},
    {"timeline.late", "超时 {length}", "{length} late"},
    {"timeline.late_at_least", "已超时 {length}", "{length} late so far"},
    {"timeline.just", "恰好按时", "just in time"},
    {"timeline.early", "提前 {length}", "{length} early"},
    {"step_with_clause", "{step}（{clause}）", "{step} ({clause})"},
    {"finding.minutes", "{delay}用时 {length}", "{delay} took {length}"},
    {"finding.late", "“{step}”时限 {within}，超时 {length}", "“{step}” was {length} past its limit of {within}"},
    {"finding.open", "“{step}”时限 {within}，到演练结束未完成（已超时 {length}）",
     "“{step}”, limit {within}, was not completed before the end ({length} late so far)"},
    {"finding.failed", "未成功的尝试 {n} 次：{steps}", "{n} failed tries: {steps}"},
    {"finding.not_reached", "“{step}”始终未具备开始条件", "“{step}” never became ready"},
    {"finding.missed", "目标“{target}”未达标：{value}，目标 {limit}",
     "target “{target}” was missed: {value}, limit {limit}"},
    {"happening.surge", "来话高峰“{name}”：{classes} {size}，{from} 至 {to}",
     "Surge “{name}”: {classes} {size}, {from} to {to}"},
    {"happening.surge_decays", "来话高峰“{name}”：{classes} {size}，{from} 起，{to} 以后每过 {decay}降到 1/e",
     "Surge “{name}”: {classes} {size}, from {from}, falling to 1/e every {decay} after {to}"},
    {"happening.surge_factor", "×{n}", "×{n}"},
    {"happening.surge_adds", "+{n} 通/小时", "+{n} calls/h"},
    {"happening.outage", "停电用户：{at} 时最多，{n} 户", "Customers without power: {n} at most, at {at}"},
    {"happening.absent", "{who}缺勤：{from} 起，至 {to}", "{who} absent from {from} to {to}"},
    {"happening.absent_open", "{who}缺勤：{from} 起", "{who} absent from {from} on"},
    {"happening.inject", "{at} 向{role}注入：{content}", "{at} inject to {role}: {content}"},
    {"happening.expected", "（应做：{action}；时限 {within}）", " (expected: {action}; within {within})"},
    {"happening.expected_only", "（应做：{action}）", " (expected: {action})"},
    {"resource.seats", "{n} 席", "{n} seats"},
    {"resource.standby", "{n} 席（备用，启用后可用）", "{n} seats (standby, usable once activated)"},
    {"resource.lines", "{n} 线", "{n} lines"},
    {"fault.not_struck", "未发生", "did not happen"},
    {"fault.open", "到结束未消除", "not over before the end"},
    {"figure.capacity", "图：服务能力与同一时刻无故障时能力之比。虚线为目标水平，▼ 故障，▲ 按目标口径的恢复时刻。",
     "Figure: capacity over the capacity at the same instant without faults. Dashed: the level asked for; ▼ fault, ▲ "
     "recovery as the target counts it."},
    {"figure.calls",
     "图：各时段来话的去向，各层合计为该时段的呼入次数（含重拨）。柱顶数字为该时段内因故障中断的通话，它们此前已接通，"
     "计入接通。",
     "Figure: what became of the calls that arrived in each interval; the layers add up to the calls offered (redials "
     "included). Figures on top: talks cut by the failure in that interval; they had been answered and count as such."},
    {"figure.seats", "图：可接听人数、正在接听人数与排队来话（各时段平均）。",
     "Figure: agents able to answer, agents busy, and calls waiting (means over intervals)."},
    {"footer", "演练推演，非实际事件；数字来自计算机推演，不是实测。",
     "Simulated drill, not a real event; figures are computed, not measured."},
    {"footer.records", "由来话记录估计，不是推演。", "Estimated from records of calls; nothing here was simulated."},
    {"total", "合计", "total"},
    {"no_clause", "无条款", "no clause"},
};
}  // namespace

std::span<const Word> report_words() { return rows; }

}  // namespace tuiyan::words
