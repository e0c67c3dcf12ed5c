#include "words/glossary.hpp"

#include <fmt/format.h>

namespace tuiyan::words {

namespace {
constexpr Term terms[] = {
    {"站点", "site", "现有的一切：地点、供电、主机、网络、服务、座席、来话类别、在岗人员。",
     "What exists: places, power, hosts, networks, services, seats, call classes, people on shift."},
    {"预案", "plan", "谁做什么：组织、岗位、响应流程、分级、目标。",
     "Who does what: organisation, roles, response flow, severity scales, targets."},
    {"情景", "scenario", "发生什么：故障、来话高峰、注入、缺勤。",
     "What happens: faults, surges, injects, people absent."},
    {"来话高峰", "surge", "来话率在一段时间里成倍或定量增加：突变、斜升斜降，或升后按指数衰减。",
     "A stretch in which the rate of calls is multiplied or grows by an amount: a step, a ramp, or a rise that "
     "decays."},
    {"日系数", "day factor", "来话率每天乘以的随机数，均值为 1：有的日子忙，有的日子闲。",
     "A random number of mean 1 that multiplies the rate of a day: some days are busier than others."},
    {"线路", "feeder", "站点所供电网的一条线路及其用户；失电时这些用户即停电。",
     "A line of the grid that the site serves, with its customers, who are without power while it is down."},
    {"停电用户", "customers out", "此刻没有电的用户数：失电线路的用户，加上情景给定的数目。",
     "Customers without power now: those of feeders that are down, and those that the scenario names."},
    {"区段", "section", "两个开关之间的一段线路及其用户；由所在线路经开关供电。",
     "A stretch of a feeder between switches, with its customers; fed through the switches."},
    {"联络开关", "tie", "正常方式下断开、把两条线路连起来的开关；转供时合上。",
     "A switch between two feeders that is open in the normal arrangement; closed to transfer."},
    {"隔离", "isolate", "拉开故障区段周围的全部开关，使其余部分可以安全送电。",
     "Opening every switch around a broken line, so that the rest can be energised safely."},
    {"转供", "transfer", "合上联络开关，由另一条线路供给失电的区段，以其裕度为限。",
     "Closing a tie, so that lines without power are fed from another feeder, as far as it can spare."},
    {"移动电源", "mobile generator", "由人员开到现场接入、按容量应急供电的发电车。",
     "A generator on wheels that people take somewhere and connect; it supplies up to its capacity."},
    {"险情", "hazard", "某处阻碍现场作业的危险（燃气、积水、带电导线等），排除之前不得作业。",
     "Something dangerous at a place (gas, water, a live wire) that bars work there until it is cleared."},
    {"许可", "permit", "由另一步骤给出、没有它就不能开始的准许；略过的步骤不给许可。",
     "A permission that another step gives and without which a step may not begin; a skipped step gives none."},
    {"临时处理", "temporary repair", "先恢复一部分能力的修理，可能复发，之后须彻底修复。",
     "A repair for the time being: brings back a share, may not hold, and is followed by the final one."},
    {"停电用户分钟", "customer-minutes lost", "停电用户数对时间的积分。",
     "The number of customers without power, summed over time."},
    {"演练", "drill", "按一份预案、一个情景推演一次。", "One play of a plan against a scenario."},
    {"复现序号", "replication", "同一种子下的第几次推演；种子与序号相同则结果逐字节相同。",
     "Which play under one seed; the same seed and number give the same bytes."},
    {"多次推演", "study", "同样的文档、不同的复现序号，推演许多次。",
     "Any set of drills with the same documents and different replication numbers."},
    {"档案", "archive", "历次推演和评估的记录，一个文件：文档、日志、结果、设置。",
     "Records of drills and studies in one file: documents, log, result, settings."},
    {"记录", "record", "档案里的一条：一次 run、assess 或 compare，存入后不再改变。",
     "One entry of the archive: one run, assess or compare; never changed once it is kept."},
    {"重评", "rescore", "用另外的目标给存档的日志评分，不重新推演。",
     "Scoring a kept log by other targets, without simulating."},
    {"达标概率", "probability of being met", "适用的各次推演中目标达标的比例，连同它的 95% 区间。",
     "Share of the drills to which a target applies that met it, with its 95 % interval."},
    {"把握", "confidence", "预案要求目标在多大比例的情况下达标。", "How often the plan asks a target to be met."},
    {"不确定的数字", "uncertain figure", "只知道可能范围的数字；给了 --uncertain，每次推演都在范围内另行抽取。",
     "A figure of which only a range is known; with --uncertain each drill draws it from there."},
    {"故障", "fault", "隐藏的物理事件：什么坏了、如何表现、多久查明和修好。",
     "A hidden physical event: what broke, how it shows, how long it takes to find and mend."},
    {"损坏", "breakdown", "一席或一个部件坏了：自己坏，或被 breaks 故障损坏；坏的逐个修好。",
     "One seat or component that is broken, by itself or by a fault that breaks it; mended one by one."},
    {"维修组", "crew", "修理损坏的座席和部件的技术员：先坏先修，每人一次修一个，不等预案的指令。",
     "Technicians who mend what has broken down: first broken first, one thing each at a time, without waiting for an "
     "order of the plan."},
    {"双活", "active-active", "两侧同时承担的一对；任一侧失效都要切换（重新配置），切换失败则重启。",
     "A pair whose sides carry together; the loss of either is switched over (reconfigured), or ends in a reboot."},
    {"注入", "inject", "导调按脚本给参演人员的一条情况。", "An item of the exercise script given to players."},
    {"人员", "person", "行动的人，同一时刻只做一件事。", "Somebody who acts, one thing at a time."},
    {"岗位", "role", "一个可以找到人的地址，由一人或多人充任。", "An address that persons fill."},
    {"座席", "seat", "接听来话的工位；座席组是能力相同的一组座席。",
     "A place where calls are answered; a seat group is a set of like seats."},
    {"步骤", "step", "响应流程中的一个动作：条件满足后由人执行，可能成功、失败或超时。",
     "One action of the response flow: starts on conditions, is done by a person, succeeds, fails or is late."},
    {"条款", "clause", "预案原文中可引用的一条；每一分钟延误都记到条款上。",
     "A citable line of the plan; each minute of delay is charged to one."},
    {"恢复比例", "share restored", "当前服务能力÷同一时刻无故障时的能力。",
     "Capacity now / capacity at the same instant without faults."},
    {"恢复用时", "time to restore", "从起点到恢复比例首次达到目标并保持规定时间的那一段的开始。",
     "From the anchor to the start of the first stretch in which the share holds the level for the stated time."},
    {"起点", "anchor", "计时的起点；未指定时为首个使该服务能力下降的故障。",
     "Where a time starts; unless named, the first fault that lowers the service."},
    {"应完成时刻", "due time", "步骤具备条件的时刻加上时限。", "The moment a step became ready plus its time limit."},
    {"决定性原因", "binding cause", "使一件事发生的最后一个条件。",
     "The last thing that had to come true before something happened."},
    {"延误归因", "waterfall", "沿决定性原因从恢复倒推到故障，把每一段时间记到条款和延误类别，合计等于恢复用时。",
     "The binding causes walked back from recovery to fault; each gap is charged to a clause and a kind of delay, and "
     "the gaps sum to the time to restore."},
    {"未到", "censored", "到演练结束仍未发生，只知道“晚于”某时刻；按未达标计。",
     "Had not come before the end: only “later than” is known, and it counts as missed."},
    {"达成度", "attainment", "达标为 1；超过上限按比例下降，到上限两倍（或下限一半）为 0。",
     "1 if met, falling linearly to 0 at twice an upper limit or half a lower one."},
    {"余量", "margin", "离限值还有多少，按限值的比例；负数为超出。比例类目标按到 100 % 的差距计。",
     "What is left to the limit, as a share of the limit; negative when exceeded. For shares, of what is missing to "
     "1."},
    {"呼入", "offered", "一次拨打，含忙音、自助办结和重拨。",
     "One attempt: blocked, self-served and redials included."},
    {"接通", "answered", "由人工座席接听。", "Answered by an agent."},
    {"放弃", "abandoned", "排队中主动挂断。", "Given up while waiting in the queue."},
    {"忙音", "blocked", "没有空闲中继线路，未能呼入。", "No free line: the caller heard the busy signal."},
    {"重拨", "redial", "同一客户再次拨打。", "A further attempt of the same caller."},
    {"手工工单", "paper order", "业务系统不可用时手写的工单，系统恢复后须补录。",
     "An order written by hand while the business system is down, to be typed in afterwards."},
    {"听提示后挂机", "balked", "听到须排队或预计等待后立即挂机，未进入队列。",
     "Hung up on hearing that he would have to wait, without joining the queue."},
    {"帮接", "overflow", "排队过久或过长时，由平时不接该类来话的座席组接听。",
     "Calls taken by a seat group that does not answer their class otherwise, after a wait or from a length on."},
    {"预约回拨", "call-back offer", "须排队者可挂机等候，由座席按次序回拨。",
     "A caller who would have to wait may hang up and be called back in turn."},
    {"补录", "back-fill", "把手工工单录入业务系统。", "Typing paper orders into the business system."},
    {"拟合", "fit", "由来话记录估计站点里的数字，每个带观测数和标准误。",
     "Estimating the numbers of a site from records of calls, each with its observations and error."},
    {"实际值", "what happened", "情景所据真实事件公布的一个数值，与推演结果对照。",
     "A published figure of the real incident that a scenario replays, set beside the simulated ones."},
    {"标定与独立", "calibrated, independent", "对照的数值是否用来定过参数：用过的只说明前后一致，没用过的才是检验。",
     "Whether a parameter was derived from the figure: if so agreement shows consistency only, if not it is a check."},
    {"重放", "replay", "来话照记录逐通到达，其余由拟合的规律产生。",
     "Calls arrive one by one as recorded; the rest follows the laws that were fitted."},
    {"回访", "call-back", "给未得到服务的客户回电。", "Calling back a customer who was not served."},
    {"检查器", "plan checker",
     "读得懂、推演得动的预案在实战中会缺什么：逐条查首部、组织、流程、风险和演练计划，每个问题有固定的代码。",
     "What would be missing in earnest in a plan that can be read and played: header, organisation, flow, risks, drill "
     "calendar; each finding has a stable code."},
    {"风险登记", "risk register", "预案首部里的风险：危害种类、每年几次、紧急程度、措施、处置步骤和推演它的情景。",
     "The risks in a plan's header: kind of hazard, times per year, urgency, measures, the steps that answer each and "
     "the scenarios that play it."},
    {"演练计划", "drill calendar", "多久演练一次、谁参加、演哪个情景。",
     "How often a drill is held, who takes part, which scenario."},
    {"条款证明", "proof of a clause",
     "去掉条款对应的部分后指标变坏（推演），或检查器在反例中查出（检查），或报告里有（文档）。",
     "A metric gets worse once the clause's part is taken away (play), the checker finds its absence in a bad plan "
     "(lint), or the report shows it (document)."},
};
}  // namespace

std::span<const Term> glossary() { return terms; }

std::string glossary_markdown(bool chinese) {
  std::string text =
      chinese ? "| 术语 | 英文 | 含义 |\n|---|---|---|\n" : "| Term | Chinese | Meaning |\n|---|---|---|\n";
  for (const Term& term : terms)
    text += chinese ? fmt::format("| {} | {} | {} |\n", term.zh, term.en, term.meaning_zh)
                    : fmt::format("| {} | {} | {} |\n", term.en, term.zh, term.meaning_en);
  return text;
}

}  // namespace tuiyan::words
