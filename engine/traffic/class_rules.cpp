#include "traffic/class_rules.hpp"

#include <algorithm>

namespace tuiyan::traffic {
namespace {

bool answers(const SeatGroup& group, Index<CallClass> one) {
  return group.answers.empty() || std::find(group.answers.begin(), group.answers.end(), one) != group.answers.end();
}

}  // namespace

ClassRules::ClassRules(const Documents& documents, Index<CallClass> index)
    : facts(documents.site.classes[index]),
      balk(Key(Purpose::patience).with(facts.id).with("balk")),
      helped(facts.overflow.size(), 0),
      accept(Key(Purpose::call_back).with(facts.id).with("accept")),
      call_back_(documents.site.calls.call_back),
      reach_(Key(Purpose::call_back_answer).with(facts.id).with("try")),
      no_answer_(Key(Purpose::call_back).with(facts.id).with("no answer")),
      retry_(Key(Purpose::call_back).with(facts.id).with("retry")) {
  for (const ToldPatience& told : facts.told_patience)
    told_.emplace_back(told.patience, Key(Purpose::patience).with(facts.id));
  const Site& site = documents.site;
  for (std::uint32_t c = 0; c < site.classes.size(); ++c) {
    if (site.classes[{c}].priority > facts.priority) continue;
    const bool shares = std::any_of(site.seat_groups.begin(), site.seat_groups.end(), [&](const SeatGroup& group) {
      return answers(group, index) && answers(group, {c});
    });
    if (shares || c == index.value) ahead.push_back(static_cast<std::uint16_t>(c));
  }
}

std::int64_t ClassRules::patience_us(const ClassDraws& draws, const Stream& stream, Who of,
                                     std::int64_t told_us) const {
  const KeyedLaw* law = &draws.patience;
  std::int64_t longest_us = -1;
  for (std::size_t i = 0; i < told_.size(); ++i) {
    const std::int64_t from_us = facts.told_patience[i].if_wait.us;
    if (from_us > told_us || from_us <= longest_us) continue;
    longest_us = from_us;
    law = &told_[i];
  }
  return law->draw_us(stream, of);
}

std::int64_t ClassRules::next_due_us(std::int64_t waited_us) const {
  std::int64_t least_us = never_us;
  if (facts.offer.accepted > 0 && facts.offer.after.us > waited_us) least_us = facts.offer.after.us;
  for (const Overflow& rule : facts.overflow)
    if (rule.after.us > waited_us) least_us = std::min(least_us, rule.after.us);
  return least_us;
}

std::int64_t ClassRules::no_answer_us(const Stream& stream, Who of, std::uint32_t tried) const {
  return drawn_length(call_back_.no_answer, stream, no_answer_.with(of.caller).with(of.attempt).with(tried)).us;
}

std::int64_t ClassRules::retry_after_us(const Stream& stream, Who of, std::uint32_t tried) const {
  return drawn_length(call_back_.retry_after, stream, retry_.with(of.caller).with(of.attempt).with(tried)).us;
}

}  // namespace tuiyan::traffic
