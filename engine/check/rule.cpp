#include <algorithm>

#include "check/checker.hpp"

namespace tuiyan::check {
namespace {

constexpr Rule all_rules[] = {
    {"header-without-purpose", "S8.1", "首部没有写目的", "the header does not say what the plan is for"},
    {"header-without-scope", "S8.1", "首部没有写适用范围", "the header does not say where the plan holds"},
    {"header-without-place", "S4.1", "首部没有写工作场所", "the header does not name the place of work"},
    {"header-without-basis", "S5.1", "首部没有写编制依据（上级预案、法规）",
     "the header does not say what the plan is based on (superior plan, law)"},
    {"header-without-team", "S8.2", "首部没有写编制组及其专业",
     "the header does not name the team that wrote the plan"},
    {"header-without-references", "S8.8", "首部没有列出应遵守的法规与标准",
     "the header lists no law or standard that is observed"},
    {"header-without-effective", "S3.5", "首部没有写施行日期",
     "the header does not say since when the plan is in force"},
    {"header-without-interpretation", "S3.5", "首部没有写由谁解释", "the header does not say who interprets the plan"},
    {"header-without-adjustment", "S3.5", "首部没有写由谁、何时调整",
     "the header does not say who adjusts the plan, and when"},
    {"plan-without-risks", "S8.3", "没有风险登记", "there is no risk register"},
    {"risk-without-hazard", "S8.3", "风险没有写危害种类", "a risk without its kind of hazard"},
    {"risk-without-frequency", "S8.3", "风险没有写多久发生一次", "a risk without its frequency"},
    {"risk-without-urgency", "S8.3", "风险没有写紧急程度", "a risk without its urgency"},
    {"risk-without-measure", "S8.3", "风险没有防范措施", "a risk without a measure"},
    {"risk-without-flow", "S8.3", "风险没有处置步骤", "a risk that no step answers"},
    {"risk-without-scenario", "S8.3", "风险没有推演它的情景", "a risk that no scenario plays"},
    {"unknown-step", "S8.3", "风险登记引用了不存在的步骤", "a risk names a step that is not in the flow"},
    {"missing-scenario", "S8.3", "引用的情景文件不存在", "a scenario that is named is not there"},
    {"plan-without-drills", "S8.7", "没有演练计划", "there is no drill calendar"},
    {"risk-never-drilled", "S8.7", "演练计划没有演到的风险", "a risk that the drill calendar leaves out"},
    {"drill-overdue", "S8.7", "到事件之日，演练计划中的演练已逾期",
     "a drill of the calendar that is overdue on the day of the event"},
    {"unknown-role", "S8.7", "演练计划引用了不存在的岗位", "the drill calendar names a role that is not there"},
    {"role-missed-drill", "S8.7", "最近一次演练，某岗位无人参加",
     "the last time a drill was held, nobody of one of its roles took part"},
    {"unit-without-step", "S5.5.2", "机构没有任何步骤", "a unit none of whose roles has a step"},
    {"role-without-duty", "S8.4", "岗位既无职责也无步骤", "a role with neither a duty nor a step"},
    {"one-person-deep", "S5.4.1", "步骤只靠一个人，没有替补", "a step that hangs on one person without a deputy"},
    {"contact-missing", "S4.4.1", "要联系的人没有可用的联系方式",
     "somebody who is to be reached has no way to be reached"},
    {"skill-not-on-duty", "S8.5", "所需技能有时无人在岗", "a skill that nobody on duty has at some hour"},
    {"report-nobody-acts-on", "S8.4", "报告或指令之后无人行动", "a message after which nobody does anything"},
    {"news-never-arrives", "S8.4", "步骤等候的情况传不到做这一步的人",
     "what a step waits for never reaches whoever does it"},
    {"report-over-the-fault", "S8.6", "报告只能走故障弄断的通道",
     "a message that can only go over what the fault breaks"},
    {"notice-never-withdrawn", "S8.4", "公告发布后没有撤下", "a notice that is published and never withdrawn"},
    {"never-switched-back", "S8.4", "座席切换后没有换回", "seats that are changed and never changed back"},
    {"repair-without-verify", "S7.4.4", "修复后没有核验", "repairs that nobody verifies"},
    {"no-stand-down", "S8.4", "流程没有宣布结束的步骤", "a flow that never stands down"},
    {"no-review", "S2.5", "流程没有总结的步骤", "a flow without a review"},
    {"target-without-clause", "S8.4", "目标没有注明条款", "a target without its clause"},
    {"fault-not-answered", "S8.3", "情景中的故障没有步骤处置", "a fault of the scenario that no step answers"},
    {"inject-to-nobody", "S8.7", "情景注入时，该岗位的人全部缺勤", "an inject for a role whose people are all absent"},
};

}  // namespace

std::span<const Rule> rules() { return all_rules; }

void inspect(input::Audit& audit) {
  const Table<Step>& flow = audit.documents.plan.flow;
  if (std::all_of(flow.begin(), flow.end(), [](const Step& step) { return step.verb == Verb::record; })) return;
  check_header(audit);
  check_risks(audit);
  check_drills(audit);
  check_presence(audit);
  check_units(audit);
  check_people(audit);
  check_messages(audit);
  check_news(audit);
  check_endings(audit);
  check_targets(audit);
  check_faults(audit);
}

}  // namespace tuiyan::check
