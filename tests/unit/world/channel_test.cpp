// Messages: what carries them, and each way in which they fail.
#include "unit/world/stand.hpp"

using namespace tuiyan;
using namespace tuiyan::world::test;

namespace {

// Two people with a VoIP phone (over lan and wan), a mobile and a desk phone of their own.
struct Office {
  Documents d = documents(1000);
  Index<Location> hall = d.site.locations.add(Location{"hall", {}, {}});
  Index<Component> lan = d.site.components.add(component("lan", ComponentKind::link));
  Index<Component> wan = d.site.components.add(component("wan", ComponentKind::link));
  Index<Component> phone_a = d.site.components.add(component("phone-a", ComponentKind::device));
  Index<Component> phone_b = d.site.components.add(component("phone-b", ComponentKind::device));
  Index<Component> exchange = d.site.components.add(component("exchange"));
  Index<Channel> voip, mobile, face;
  Index<Person> a, b;

  Office() {
    d.site.components[lan].link = LinkFacts{1e8, 0.001};  // bytes/s, s
    d.site.components[wan].link = LinkFacts{1e6, 0.010};
    voip = add("voip", ChannelKind::voip, {lan, wan});
    d.site.channels[voip].needs = leaf(exchange);
    mobile = add("mobile", ChannelKind::mobile, {});
    face = add("face", ChannelKind::in_person, {});
    a = person("a", phone_a);
    b = person("b", phone_b);
  }
  Index<Channel> add(std::string id, ChannelKind kind, std::vector<Index<Component>> over) {
    Channel channel;
    channel.id = std::move(id);
    channel.kind = kind;
    channel.over = std::move(over);
    channel.dial = channel.briefing = always(0);
    return d.site.channels.add(channel);
  }
  Index<Person> person(std::string id, Index<Component> phone) {
    const Index<Person> who = add_person(d, std::move(id));
    d.site.people[who].at = hall;
    d.site.people[who].devices = {{voip, phone}, {mobile, {}}};
    return who;
  }
  // Tries `channel` at `at_s` with `dial_s` of dialling; what becomes of it.
  [[nodiscard]] Lines attempt(Index<Channel> channel, double at_s, double dial_s, bool in_person = false) const {
    const TryMessage message{5, a, b, channel, in_person, waits(dial_s), {{}, 0, 1}};
    const Answers answers = [=](Time, const Signal& signal) -> std::vector<Command> {
      if (std::get_if<Began>(&signal) != nullptr) return {SetTimer{1, at(at_s)}};
      if (std::get_if<TimerFired>(&signal) != nullptr) return {message};
      return {};
    };
    return only(play(d, answers), {"message_rang", "message_failed"});
  }
};

// The codes of Failure.
static_assert(static_cast<int>(Failure::link_down) == 1 && static_cast<int>(Failure::device_down) == 2 &&
              static_cast<int>(Failure::channel_down) == 3 && static_cast<int>(Failure::absent) == 6 &&
              static_cast<int>(Failure::no_device) == 7);

}  // namespace

TEST_CASE("a message takes the latency of its links and its size over the narrowest") {
  // 2 s of dialling + 0.001 + 0.010 s + 1000 B / 1e6 B/s = 2.012 s
  CHECK(Office().attempt({0}, 10, 2) == Lines{"12.012 message_rang a > b value 1 <- message_tried"});
}

TEST_CASE("over a dead link it fails at once, and the mobile still works") {
  Office office;
  add_fault(office.d, "cut", {about(office.wan)}, 5, FaultEffect::link_cut);
  CHECK(office.attempt(office.voip, 10, 2) == Lines{"10 message_failed a > b value 1 code 1 <- message_tried"});
  CHECK(office.attempt(office.mobile, 10, 2) == Lines{"12 message_rang a > b value 1 code 1 <- message_tried"});
}

TEST_CASE("a link that dies while it is dialled, or under way, fails the message then") {
  Office office;
  add_fault(office.d, "cut", {about(office.lan)}, 11, FaultEffect::link_cut);
  CHECK(office.attempt(office.voip, 10, 2) == Lines{"12 message_failed a > b value 1 code 1 <- message_tried"});
  // Sent at 10.995, due at 11.007, cut at 11.
  CHECK(office.attempt(office.voip, 10, 0.995) == Lines{"11 message_failed a > b value 1 code 1 <- message_tried"});
}

TEST_CASE("a device that is down, or dies under way, fails it") {
  Office office;
  add_fault(office.d, "broken", {about(office.phone_b)}, 11);
  CHECK(office.attempt(office.voip, 20, 2) == Lines{"20 message_failed a > b value 1 code 2 <- message_tried"});
  CHECK(office.attempt(office.voip, 10, 0.995) == Lines{"11 message_failed a > b value 1 code 2 <- message_tried"});
}

TEST_CASE("a device that came back rings again") {
  Office office;
  const Index<Fault> broken = add_fault(office.d, "broken", {about(office.phone_b), about(office.wan)}, 11);
  office.d.scenario.faults[broken].lasts = always(5);
  CHECK(office.attempt(office.voip, 20, 0) == Lines{"20.012 message_rang a > b value 1 <- message_tried"});
}

TEST_CASE("a channel without what it needs is down") {
  Office office;
  add_fault(office.d, "crash", {about(office.exchange)}, 5);
  CHECK(office.attempt(office.voip, 10, 2) == Lines{"10 message_failed a > b value 1 code 3 <- message_tried"});
}

TEST_CASE("without a device on the channel there is no attempt to speak of") {
  Office office;
  office.d.site.people[office.b].devices.clear();
  CHECK(office.attempt(office.mobile, 10, 2) == Lines{"10 message_failed a > b value 1 code 7 <- message_tried"});
}

TEST_CASE("in person needs both at the same place of work, and walking takes its time") {
  Office office;
  CHECK(office.attempt({}, 10, 45, true) == Lines{"55 message_rang a > b value 1 code -1 <- message_tried"});
  CHECK(office.attempt(office.face, 10, 45) == Lines{"55 message_rang a > b value 1 code 2 <- message_tried"});
  Office apart;
  apart.d.site.people[apart.b].at = apart.d.site.locations.add(Location{"depot", {}, {}});
  CHECK(apart.attempt({}, 10, 45, true) == Lines{"10 message_failed a > b value 1 code 6 <- message_tried"});
}

TEST_CASE("a telephone on the desk of somebody who is at home does not reach him; his mobile does") {
  Office office;
  const Index<Shift> night = office.d.site.shifts.add(Shift{"night", {}, seconds(0), minutes(480), 0});
  office.d.site.people[office.b].shifts = {night};  // the drill begins at 18:00
  CHECK(office.attempt(office.voip, 10, 2) == Lines{"10 message_failed a > b value 1 code 6 <- message_tried"});
  CHECK(office.attempt(office.mobile, 10, 2) == Lines{"12 message_rang a > b value 1 code 1 <- message_tried"});
}

TEST_CASE("travel: gone, on the road, there; then they can meet") {
  Office office;
  const Index<Shift> night = office.d.site.shifts.add(Shift{"night", {}, seconds(0), minutes(480), 0});
  office.d.site.people[office.b].shifts = {night};
  const Travel trip{office.b, waits(100), {{}, 0, 1}};
  const TryMessage meet{5, office.a, office.b, {}, true, waits(1), {}};
  const Lines lines = play(office.d, [=](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {meet, trip};
    if (std::get_if<Arrived>(&signal) != nullptr) return {meet};
    return {};
  });
  CHECK(only(lines, {"message_rang", "message_failed", "person_left", "person_arrived"}) ==
        Lines{
            "0 message_failed a > b value 1 code 6 <- message_tried",
            "0 person_left b <- drill_started",
            "100 person_arrived b > hall <- person_left",
            "101 message_rang a > b value 2 code -1 <- message_tried",
        });
}

TEST_CASE("whose shift begins while he is on the road is there when he arrives, not before") {
  Office office;
  const Index<Shift> late = office.d.site.shifts.add(Shift{"late", {}, minutes(18 * 60 + 1), minutes(480), 0});
  office.d.site.people[office.b].shifts = {late};  // from 60 s on
  const Travel trip{office.b, waits(100), {{}, 0, 1}};
  const TryMessage meet{5, office.a, office.b, {}, true, waits(1), {}};
  const Lines lines = play(office.d, [=](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {trip, SetTimer{1, at(70)}};
    if (std::get_if<TimerFired>(&signal) != nullptr || std::get_if<Arrived>(&signal) != nullptr) return {meet};
    return {};
  });
  CHECK(only(lines, {"shift_began b", "message_rang", "message_failed", "person_arrived"}) ==
        Lines{
            "60 shift_began b",
            "70 message_failed a > b value 1 code 6 <- message_tried",
            "100 person_arrived b > hall <- person_left",
            "101 message_rang a > b value 2 code -1 <- message_tried",
        });
}

TEST_CASE("a degraded link is slower by its share, and as fast as before when it is whole again") {
  Office office;
  office.d.site.components[office.wan].capacity = 10;
  const Index<Fault> partial = add_fault(office.d, "partial", {about(office.wan)}, 5, FaultEffect::partial);
  office.d.scenario.faults[partial].leaves = 0.1;
  office.d.scenario.faults[partial].lasts = always(20);
  // 0.011 s + 1000 B over a tenth of 1e6 B/s = 0.021 s; at 30 s again 0.012 s
  CHECK(office.attempt(office.voip, 10, 0) == Lines{"10.021 message_rang a > b value 1 <- message_tried"});
  CHECK(office.attempt(office.voip, 30, 0) == Lines{"30.012 message_rang a > b value 1 <- message_tried"});
}

TEST_CASE("at the end of his shift he stays until he leaves: so long he can be spoken to") {
  Office office;
  const Index<Shift> day = office.d.site.shifts.add(Shift{"day", {}, minutes(480), minutes(18 * 60 + 1), 0});
  office.d.site.people[office.b].shifts = {day};  // the drill begins at 18:00: until 60 s
  const TryMessage meet{5, office.a, office.b, {}, true, waits(1), {}};
  const Lines lines = play(office.d, [=](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {SetTimer{1, at(70)}, SetTimer{2, at(80)}};
    const auto* fired = std::get_if<TimerFired>(&signal);
    if (fired == nullptr) return {};
    if (fired->job == 1) return {meet};
    return {LeaveWork{office.b}, meet};
  });
  CHECK(only(lines, {"shift_ended", "message_rang", "message_failed"}) ==
        Lines{
            "60 shift_ended b",
            "71 message_rang a > b value 1 code -1 <- message_tried",
            "80 message_failed a > b value 2 code 6 <- message_tried",
        });
}
