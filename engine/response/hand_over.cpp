// From one shift to the next: who goes tells who comes, and both are busy with that.
#include <algorithm>

#include "response/machine.hpp"

namespace tuiyan::response {

// Whether the role is handed over in time of its own. Who is not there hands over nothing.
bool Machine::plan_hand_over(Index<Role> role, Index<Person> from, Index<Person> to, EntryId cause) {
  const auto& takes = documents_.plan.roles[role].hand_over;
  if (!takes || is_pool(from) || is_pool(to)) return false;
  if (!roster_.is_present(from, now_)) return true;
  const auto same = std::find_if(hand_overs_.begin(), hand_overs_.end(), [&](const HandOver& one) {
    return one.state == HandOver::State::planned && one.from == from && one.to == to;
  });
  // Two roles at once are told in one go: in the time of the first.
  if (same == hand_overs_.end()) hand_overs_.push_back({from, to, *takes, {cause}, HandOver::State::planned});
  return true;
}

// Those for which both are free and there; answers whether any began.
bool Machine::begin_hand_overs() {
  bool began = false;
  for (std::uint32_t number = 0; number < hand_overs_.size(); ++number) {
    HandOver& one = hand_overs_[number];
    if (one.state != HandOver::State::planned || !agenda_.is_free(one.from) || !agenda_.is_free(one.to)) continue;
    if (roster_.is_on_road(one.from) || roster_.is_on_road(one.to)) continue;
    one.state = HandOver::State::going_on;
    for (Index<Person> who : {one.from, one.to}) {
      if (const EntryId freed = agenda_.freed_by(who); freed > one.causes.front()) one.causes.push_back(freed);
      agenda_.occupy(who, {Business::hand_over, number});
    }
    Entry entry;
    entry.kind = Kind::hand_over_began;
    entry.about = about(one.from);
    entry.object = about(one.to);
    one.causes = {append(std::move(entry), one.causes)};
    const Key key =
        Key(Purpose::hand_over).with(person(one.from).id).with(person(one.to).id).with(++handed_[{one.from, one.to}]);
    do_work(JobKind::hand_over, number, one.from, one.takes, key);
    began = true;
  }
  return began;
}

// Whoever is awaited for a hand-over has come.
void Machine::note_arrival(Index<Person> who, EntryId arrived) {
  for (HandOver& one : hand_overs_)
    if (one.state == HandOver::State::planned && (one.from == who || one.to == who)) one.causes.push_back(arrived);
}

void Machine::end_hand_over(HandOver& one) {
  one.state = HandOver::State::over;
  Entry entry;
  entry.kind = Kind::handed_over;
  entry.about = about(one.from);
  entry.object = about(one.to);
  const EntryId over = append(std::move(entry), one.causes);
  take_over(one.from, one.to, over);
  release(one.from, over);
  release(one.to, over);
}

bool Machine::is_handing_over(Index<Person> who) const {
  return std::any_of(hand_overs_.begin(), hand_overs_.end(), [who](const HandOver& one) {
    return one.state != HandOver::State::over && (one.from == who || one.to == who);
  });
}

}  // namespace tuiyan::response
