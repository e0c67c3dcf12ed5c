// The kinds of delay that minutes are charged to, and what can be done about each.
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word delays[] = {
    {"none", "未归类", "not charged"},
    {"noticing", "发现", "noticing"},
    {"reporting", "报告与通知", "reporting"},
    {"deciding", "研判与决策", "deciding"},
    {"travelling", "路途", "travelling"},
    {"waiting_for_person", "等人", "waiting for a person"},
    {"waiting_for_part", "等备件", "waiting for a part"},
    {"locating", "查找故障", "locating the fault"},
    {"repairing", "修复", "repairing"},
    {"switching", "切换", "switching"},
    {"restarting", "重启", "restarting"},
    {"verifying", "核验", "verifying"},
    {"draining_queue", "消化积压", "draining the backlog"},
    {"informing", "告知客户", "informing customers"},
    {"other", "其他", "other"},
    {"waiting_for_safety", "等许可与安全措施", "waiting for permission and safety"},
    {"waiting_for_condition", "等条件具备", "waiting for a condition"},
};

// Proposals only: each says what could be tried, never what is the case.
constexpr Word advices[] = {
    {"none", "查明这段时间对应的动作，写入预案并标注条款。",
     "Find out which action this time belongs to, and give it a clause in the plan."},
    {"noticing", "增设监测告警或缩短告警间隔，明确发现异常后由谁、在多长时间内确认，减少靠人偶然发现。",
     "Add a monitor or shorten its interval, and say who confirms an alarm within what time, so that noticing is not "
     "left to chance."},
    {"reporting", "为报告设定时限和第二通道（不依赖故障系统），预先准备联系人顺序与报告要点；无人应答时直接转副职。",
     "Give the report a time limit and a second channel that does not depend on what failed; prepare the order of "
     "contacts and the points to report; go to the deputy when nobody answers."},
    {"deciding", "把启动条件写成可直接对照的判据，授权现场负责人先行启动、事后报告。",
     "Write the activation as criteria that can be checked at once, and let the person in charge on site activate "
     "first and report afterwards."},
    {"travelling", "与维护单位约定驻点或就近值守，优先远程处置；恶劣天气时提前到位。",
     "Agree on a stand-by near the site, prefer remote work, and move people in beforehand in bad weather."},
    {"waiting_for_person", "为该岗位补充替补人员，或把其手上可推后的步骤改由他人承担、降低优先级。",
     "Name a stand-in for this role, or give the steps that can wait to others or a lower priority."},
    {"waiting_for_part", "将关键备件前置存放，并与供应方约定到货时限。",
     "Keep the critical spare on site and agree on a delivery time with the supplier."},
    {"locating", "准备常见故障的判断卡和远程诊断权限，诊断与应急切换并行，不等查明原因再切换。",
     "Prepare a decision card for the common faults and remote access for diagnosis; switch over in parallel, without "
     "waiting for the cause."},
    {"repairing", "把修复移出关键路径：先用备用手段恢复服务，再修复；并与维护单位核对修复时限承诺。",
     "Take the repair off the critical path: bring service back by the standby first, then repair; check the promised "
     "repair time with the maintainer."},
    {"switching",
     "定期演练切换，备用系统（如应急座席）预先就绪或保持热备，操作步骤制成卡片放在岗位上；由外单位执行的切换，约定时限"
     "并联合演练。",
     "Practise the switch regularly, keep the standby (such as emergency seats) ready or hot, and put the steps on a "
     "card at each post; where others do "
     "the switching, agree on a time limit and practise with them."},
    {"restarting", "核对重启耗时与启动顺序，能热备的改为热备，避免整套重启。",
     "Check how long restarts take and in what order; keep a hot standby where possible instead of restarting "
     "everything."},
    {"verifying", "预先列好核验项目和合格标准，边恢复边核验。",
     "Prepare the list of checks and the pass criteria, and verify while service comes back."},
    {"draining_queue", "恢复初期增派座席、播放公告并提供回访，减少重复来电造成的积压。",
     "Add agents in the first minutes after recovery, play an announcement and offer call-backs, so that repeated "
     "calls do not pile up."},
    {"informing", "预先审定公告文本，授权值班人员第一时间发布。",
     "Have the announcement text approved beforehand and let the person on duty publish it at once."},
    {"waiting_for_safety",
     "预先备好工作票与许可流程，让隔离、验电和排险人员随抢修队同行，使安全措施与赶赴现场并行；不得省略。",
     "Have permits and their procedure prepared, and send those who isolate and clear hazards along with the crew, so "
     "that safety is made while others travel; never leave it out."},
    {"serving", "核对故障期间的座席与排队能力：增派座席、播放公告分流、提供回访，把因故障增加的来话计入班次安排。",
     "Check seats and queue for the time of the failure: more agents, an announcement that spares calls, call-backs; "
     "plan shifts for the extra calls."},
    {"lines", "核对中继线路数与运营商之间的溢出，必要时增加线路或启用语音分流。",
     "Check the number of lines and the overflow between carriers; add lines or let the voice menu take more."},
    {"backlog", "为补录和回访安排专人和时段，规定完成时限并逐单销号。",
     "Give typing-in and call-backs people and hours of their own, a time limit, and tick them off one by one."},
    {"try_failed", "查明尝试未成功的原因，为该动作准备第二手段和失败后的下一步。",
     "Find out why the tries failed, and prepare a second means and a next step after a failure."},
    {"not_reached", "核对该步骤的启动条件：它等待的消息、判断或前一步是否会到来，必要时改写条件或增加时限。",
     "Check what this step waits for: whether the message, belief or step before it will come; change the condition or "
     "set a time limit."},
    {"waiting_for_condition",
     "核对该步骤依赖的通路或系统是否与故障共命运，准备不依赖它的第二条路，并约定等待多久后改走它。",
     "Check whether what this step needs fails together with the fault; prepare a second way that does not need it, "
     "and "
     "say after what time it is taken."},
    {"other", "逐项核对这段时间的动作，明确责任岗位和时限。",
     "Go through what happened in this time and give each action a responsible role and a time limit."},
};
}  // namespace

std::span<const Word> delay_words() { return delays; }
std::span<const Word> advice_words() { return advices; }

}  // namespace tuiyan::words
