// Words for what a plan and a scenario say: verbs, states, failures of messages, effects of faults,
// and things without a name of their own.
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {
constexpr Word verbs[] = {
    {"report", "报告", "report"},
    {"order", "下令", "order"},
    {"decide", "决策", "decide"},
    {"diagnose", "诊断", "diagnose"},
    {"repair", "修复", "repair"},
    {"switch_over", "切换", "switch over"},
    {"activate", "启用", "activate"},
    {"deactivate", "停用", "deactivate"},
    {"announce", "发布公告", "announce"},
    {"call_back", "回访", "call back"},
    {"backfill", "补录", "back-fill"},
    {"verify", "核验", "verify"},
    {"record", "记录", "record"},
    {"review", "复盘", "review"},
    {"stand_down", "结束响应", "stand down"},
    {"isolate", "隔离", "isolate"},
    {"transfer", "转供", "transfer"},
    {"supply", "应急供电", "supply"},
    {"dispatch", "派赴、调运", "dispatch"},
    {"make_safe", "排除险情", "make safe"},
    {"replace", "更换", "replace"},
    {"refuel", "加油", "refuel"},
    {"call_in", "召回", "call in"},
    {"sustain", "后勤保障", "sustain"},
};
constexpr Word states[] = {
    {"up", "正常", "up"},
    {"degraded", "部分可用", "degraded"},
    {"down", "中断", "down"},
};
constexpr Word reasons[] = {
    {"none", "原因未记", "no reason given"},
    {"fault", "故障", "fault"},
    {"no_power", "失去供电", "no power"},
    {"host_down", "所在主机停机", "its host is down"},
    {"needs_lost", "所依赖的部分不可用", "what it needs is lost"},
    {"restarted", "重启完成", "restarted"},
    {"activated", "已启用", "activated"},
    {"deactivated", "已停用", "deactivated"},
    {"not_ready", "备用未就绪", "standby not ready"},
    {"tripped", "跳闸", "tripped"},
    {"isolated", "隔离", "isolated"},
    {"transferred", "转供", "transferred"},
};
constexpr Word failures[] = {
    {"none", "未说明", "no reason"},
    {"link_down", "线路中断", "link down"},
    {"device_down", "话机或终端不可用", "device down"},
    {"channel_down", "通道不可用", "channel down"},
    {"no_answer", "无人应答", "no answer"},
    {"busy", "占线", "busy"},
    {"absent", "人不在岗", "absent"},
    {"no_device", "没有该通道的终端", "no device for this channel"},
};
constexpr Word refusals[] = {
    {"none", "未说明", "no reason"},
    {"not_in_stock", "库存不足", "not in stock"},
    {"not_valid", "承诺期外或不受理", "his commitment does not hold"},
    {"not_offered", "不供应此物", "he does not deliver it"},
};
constexpr Word choices[] = {
    {"go", "执行", "go"},
    {"wait", "等待", "wait"},
    {"skip", "不执行", "skip"},
    {"instead", "改做其他步骤", "do another step instead"},
};
constexpr Word effects[] = {
    {"crash", "停止工作，直到修复", "down until mended"},
    {"power_loss", "失去供电", "loss of power"},
    {"link_cut", "线路中断", "link cut"},
    {"partial", "能力降至 {share}", "capacity falls to {share}"},
    {"intermittent", "时断时续", "comes and goes"},
    {"weak", "备用能力只有标称的 {share}", "the standby has only {share} of what is labelled"},
    {"fails_on_demand", "需要时备用不能启用", "the standby fails when needed"},
    {"breaks", "损坏，由维修组逐个修", "broken, mended one by one by a crew"},
};
constexpr Word things[] = {
    {"nothing", "（未指明）", "(unnamed)"},
    {"ivr", "自动语音（IVR）", "the voice menu (IVR)"},
    {"queue", "排队机", "the call queue"},
    {"paper_orders", "手工工单", "paper orders"},
    {"call_backs", "待回访客户", "call-backs"},
    {"primary", "主用", "primary"},
    {"standby", "备用", "standby"},
    {"by_ivr", "语音导航", "IVR"},
    {"by_sms", "短信", "SMS"},
    {"by_web", "网站和公众号", "web"},
    {"by_media", "广播电视", "media"},
    {"by_social", "社交平台", "social media"},
    {"all_calls", "全部来话", "all calls"},
};
}  // namespace

std::span<const Word> verb_words() { return verbs; }
std::span<const Word> state_words() { return states; }
std::span<const Word> reason_words() { return reasons; }
std::span<const Word> failure_words() { return failures; }
std::span<const Word> refusal_words() { return refusals; }
std::span<const Word> choice_words() { return choices; }
std::span<const Word> effect_words() { return effects; }
std::span<const Word> thing_words() { return things; }

}  // namespace tuiyan::words
