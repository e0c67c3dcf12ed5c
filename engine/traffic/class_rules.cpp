#include "traffic/class_rules.hpp"

#include <algorithm>

namespace tuiyan::traffic {
namespace {

bool answers(const SeatGroup& group, Index<CallClass> one) {
  return group.answers.empty() || std::find(group.answers.begin(), group.answers.end(), one) != group.answers.end();
}

double handle_time_us(const CallClass& one) { return 1e6 * (mean(one.talk) + mean(one.after_call)); }

}  // namespace

ClassRules::ClassRules(const Documents& documents, Index<CallClass> index)
    : accept(Key(Purpose::call_back).with(documents.site.classes[index].id).with("accept")),
      handle_us(handle_time_us(documents.site.classes[index])),
      call_back_(documents.site.calls.call_back),
      reach_(Key(Purpose::call_back_answer).with(documents.site.classes[index].id).with("try")),
      no_answer_(Key(Purpose::call_back).with(documents.site.classes[index].id).with("no answer")),
      retry_(Key(Purpose::call_back).with(documents.site.classes[index].id).with("retry")) {
  const Site& site = documents.site;
  for (std::uint32_t c = 0; c < site.classes.size(); ++c) {
    if (site.classes[{c}].priority > site.classes[index].priority) continue;
    const bool shares = std::any_of(site.seat_groups.begin(), site.seat_groups.end(), [&](const SeatGroup& group) {
      return answers(group, index) && answers(group, {c});
    });
    if (shares || c == index.value) ahead.push_back({static_cast<std::uint16_t>(c), handle_time_us(site.classes[{c}])});
  }
}

std::int64_t ClassRules::no_answer_us(const Stream& stream, Who of, std::uint32_t tried) const {
  return drawn_length(call_back_.no_answer, stream, no_answer_.with(of.caller).with(of.attempt).with(tried)).us;
}

std::int64_t ClassRules::retry_after_us(const Stream& stream, Who of, std::uint32_t tried) const {
  return drawn_length(call_back_.retry_after, stream, retry_.with(of.caller).with(of.attempt).with(tried)).us;
}

}  // namespace tuiyan::traffic
