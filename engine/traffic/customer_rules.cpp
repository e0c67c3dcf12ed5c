#include "traffic/customer_rules.hpp"

#include <algorithm>

#include "base/real.hpp"

namespace tuiyan::traffic {
namespace {

const Law nothing = Constant{0};

bool says_more(const Announcement& one) {
  return one.standing || !one.ways.empty() || one.satisfies_with_time || one.deters_with_time || one.calms > 0 ||
         one.soothes > 0 || one.returns > 0 || one.telephone;
}

}  // namespace

CustomerRules::Notice::Notice(const Announcement& announcement)
    : facts(&announcement),
      talk(announcement.telephone ? announcement.telephone->talk : nothing,
           Key(Purpose::telephone).with(announcement.id).with("talk")),
      no_answer(announcement.telephone ? announcement.telephone->no_answer : nothing,
                Key(Purpose::telephone).with(announcement.id).with("no answer")),
      answers(Key(Purpose::telephone).with(announcement.id).with("answers")) {}

CustomerRules::OfClass::OfClass(const CallClass& facts)
    : calmed(Key(Purpose::calmed).with(facts.id)),
      rumour(Key(Purpose::rumour).with(facts.id)),
      complaint(Key(Purpose::complaint).with(facts.id)),
      returns(Key(Purpose::promise_returns).with(facts.id)) {}

CustomerRules::CustomerRules(const Documents& all) : documents(all), complaints(all.site.calls.complaints) {
  const Table<Surge>& surges = all.scenario.surges;
  for (std::uint32_t c = 0; c < all.site.classes.size(); ++c) {
    OfClass& one = classes.emplace_back(all.site.classes[{c}]);
    for (std::uint32_t s = 0; s < surges.size(); ++s) {
      const Surge& surge = surges[{s}];
      const bool meant = surge.classes.empty() || std::find(surge.classes.begin(), surge.classes.end(),
                                                            Index<CallClass>{c}) != surge.classes.end();
      if (meant && surge.quelled_by) one.rumours.push_back(s);
    }
  }
  for (std::uint32_t a = 0; a < all.plan.announcements.size(); ++a) {
    Notice& one = notices.emplace_back(all.plan.announcements[{a}]);
    if (!one.facts->telephone) continue;
    one.record.open = one.facts->telephone->customers;
    listed.push_back(a);
    one.row = static_cast<std::uint32_t>(1 + listed.size());  // after typing and calling back
  }
}

bool CustomerRules::is_needed(const Documents& all) {
  const auto& flow = all.plan.flow;
  return all.site.calls.complaints.any() ||
         std::any_of(all.plan.announcements.begin(), all.plan.announcements.end(), says_more) ||
         std::any_of(flow.begin(), flow.end(), [](const Step& step) { return step.estimate.has_value(); }) ||
         std::any_of(all.scenario.surges.begin(), all.scenario.surges.end(),
                     [](const Surge& surge) { return bool{surge.quelled_by}; });
}

double CustomerRules::complains(Grief grief) const {
  switch (grief) {
    case Grief::never_through:
      return complaints.never_through;
    case Grief::long_wait:
      return complaints.long_wait;
    case Grief::broken_promise:
      return complaints.broken_promise;
  }
  return 0;
}

Key CustomerRules::complaint_key(std::uint16_t call_class, Grief grief, Who of) const {
  return classes[call_class].complaint.with(static_cast<std::uint64_t>(grief)).with(number_of(of));
}

const std::vector<double>& CustomerRules::rumours_left(const OfClass& c, std::int64_t now_us) {
  left.assign(documents.scenario.surges.size(), 1);
  for (const std::uint32_t row : c.rumours) {
    const Surge& surge = documents.scenario.surges[{row}];
    const Notice& notice = notices[surge.quelled_by.value];
    for (const Rebuttal& rebuttal : notice.rebuttals) {
      const std::int64_t until_us = std::min(now_us, rebuttal.until_us);
      if (until_us <= rebuttal.from_us) continue;
      const double since = static_cast<double>(until_us - rebuttal.from_us) / static_cast<double>(surge.quelled_in.us);
      left[row] *= 1 - rebuttal.reaches * (1 - natural_exp(-since));
    }
  }
  return left;
}

}  // namespace tuiyan::traffic
