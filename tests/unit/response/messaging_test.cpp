// Messages: channels in order, busy people, deputies, late acknowledgements, texts, walking over.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

Paper sender_and_recipient(double reaction_s) {
  Paper paper;
  paper.channel("desk", 5, 20);
  paper.channel("mobile", 10, 20);
  paper.person("sender");
  paper.person("recipient", reaction_s);
  const auto report = paper.message("report", "sender", "recipient");
  paper[report].on = {TriggerKind::at, {}, {}, 0, seconds(100)};
  return paper;
}

std::vector<int> failures(const FakeWorld& world) {
  std::vector<int> codes;
  for (const Entry& entry : world.log.entries)
    if (entry.kind == Kind::message_failed) codes.push_back(entry.code);
  return codes;
}

TEST_CASE("a dead channel falls to the next device of the recipient") {
  Paper paper = sender_and_recipient(3);
  FakeWorld world(paper);
  world.dead_channels = {0};
  world.run();
  // 100 + dial 5: dead; + dial 10, reaction 3, briefing 20 = 138
  CHECK(done(world, "report") == "138");
  CHECK(failures(world) == std::vector<int>{static_cast<int>(Failure::link_down)});
  CHECK(first(world, Kind::message_accepted)->code == 1);
}

TEST_CASE("whoever is absent rings in vain on every device, and it costs the time") {
  Paper paper = sender_and_recipient(3);
  paper["report"].gives_up_after = seconds(30);
  paper.scenario().absent.push_back({paper.site().people.find("recipient"), seconds(0), {}});
  FakeWorld world(paper);
  world.run();
  // 100 + dial 5 + 30 + dial 10 + 30 = 175: nobody answered
  CHECK(failures(world) == std::vector<int>(2, static_cast<int>(Failure::no_answer)));
  CHECK(when(world, Kind::step_failed, "report") == "175");
}

TEST_CASE("the plan's channels go before the recipient's own order, and both need a device") {
  Paper paper = sender_and_recipient(0);
  paper["report"].channels = {Index<Channel>{1}, Index<Channel>{0}};
  SUBCASE("order of the plan") {
    FakeWorld world(paper);
    world.run();
    CHECK(first(world, Kind::message_accepted)->code == 1);
  }
  SUBCASE("the sender has no mobile") {
    paper.who("sender").devices.pop_back();
    FakeWorld world(paper);
    world.run();
    CHECK(first(world, Kind::message_accepted)->code == 0);
  }
  SUBCASE("nothing in common") {
    paper.who("sender").devices.clear();
    FakeWorld world(paper);
    world.run();
    CHECK(failures(world) == std::vector<int>{static_cast<int>(Failure::no_device)});
    CHECK(count(world, Kind::message_given_up) == 1);
    CHECK(when(world, Kind::step_failed, "report") == "100");
  }
}

TEST_CASE("nobody answers: each channel rings its time, then the message is given up") {
  Paper paper = sender_and_recipient(3);
  paper.who("recipient").answers = 0;
  FakeWorld world(paper);
  world.run();
  // 100 + 5 + 60 + 10 + 60
  CHECK(when(world, Kind::step_failed, "report") == "235");
  CHECK(failures(world) == std::vector<int>(2, static_cast<int>(Failure::no_answer)));
  CHECK(chain(world, first(world, Kind::step_failed)).substr(0, 76) ==
        "step_failed@235 < message_given_up@235 < message_failed@235 < message_rang@1");
}

TEST_CASE("off duty the other probability counts") {
  Paper paper = sender_and_recipient(3);
  paper.who("recipient").answers = 0;
  paper.who("recipient").answers_off_duty = 1;
  FakeWorld world(paper);
  world.duty(50, "recipient", false);
  world.run();
  CHECK(done(world, "report") == "128");
}

TEST_CASE("a busy person answers when he comes free while it still rings") {
  Paper paper = sender_and_recipient(3);
  paper.chore("busy", "recipient", 0, 130);
  paper.chore("next", "recipient", 90, 10);
  FakeWorld world(paper);
  world.run();
  // rings at 105, free at 130, reaction 3, briefing 20; the phone goes before waiting work
  CHECK(done(world, "report") == "153");
  CHECK(started(world, "next") == "153");
  const Entry* accepted = first(world, Kind::message_accepted);
  CHECK(world.log.at(accepted->cause).kind == Kind::step_done);  // what freed him came last
}

TEST_CASE("a busy person who stays busy does not answer") {
  Paper paper = sender_and_recipient(3);
  paper.chore("busy", "recipient", 0, 10000);
  FakeWorld world(paper);
  world.run();
  CHECK(failures(world) == std::vector<int>(2, static_cast<int>(Failure::busy)));
  CHECK(done(world, "busy") == "10000");
}

TEST_CASE("interruptible work is put down for a message and taken up where it was") {
  Paper paper = sender_and_recipient(3);
  paper.chore("busy", "recipient", 0, 130);
  paper["busy"].interruptible = true;
  FakeWorld world(paper);
  world.run();
  // rings at 105: 25 s of work are left; reaction 3, briefing 20 -> 128; then 25 -> 153
  CHECK(done(world, "report") == "128");
  CHECK(done(world, "busy") == "153");
  CHECK(chain(world, first(world, Kind::step_done, "busy")).substr(0, 69) ==
        "step_done@153 < journal_written@153 < message_accepted@128 < message_");
}

TEST_CASE("deputies are tried in order unless the step says no") {
  Paper paper = sender_and_recipient(3);
  paper.person("deputy", 1);
  paper.role("recipient").deputy = paper.plan().roles.find("deputy");
  paper.who("recipient").answers = 0;
  SUBCASE("yes") {
    FakeWorld world(paper);
    world.run();
    // 235 as above, then dial 5, reaction 1, briefing 20
    CHECK(done(world, "report") == "261");
    CHECK(first(world, Kind::message_accepted)->object == about(paper.site().people.find("deputy")));
  }
  SUBCASE("no") {
    paper["report"].try_deputies = false;
    FakeWorld world(paper);
    world.run();
    CHECK(when(world, Kind::step_failed, "report") == "235");
  }
}

TEST_CASE("walking over needs no device and takes the step's time") {
  Paper paper = sender_and_recipient(3);
  paper["report"].in_person = true;
  paper["report"].takes = Constant{15};
  FakeWorld world(paper);
  world.dead_channels = {0, 1};
  world.run();
  CHECK(done(world, "report") == "118");
}

TEST_CASE("who fills both roles has told himself at once") {
  Paper paper = sender_and_recipient(3);
  paper.role("recipient").filled_by = {paper.site().people.find("sender")};
  FakeWorld world(paper);
  world.run();
  CHECK(done(world, "report") == "100");
  CHECK(count(world, Kind::message_tried) == 0);
  CHECK(count(world, Kind::message_accepted) == 1);
}

TEST_CASE("a text frees its sender at delivery; unanswered, he is needed again") {
  Paper paper = sender_and_recipient(40);
  paper.site().channels[Index<Channel>{0}].occupies_both = false;
  paper.chore("other", "sender", 102, 10);
  SUBCASE("read") {
    FakeWorld world(paper);
    world.run();
    CHECK(started(world, "other") == "105");
    CHECK(done(world, "report") == "145");  // read, no briefing
  }
  SUBCASE("unread: the mobile is next, once the sender is free") {
    paper.who("recipient").reaction = Constant{70};
    paper["report"].late_acknowledgement = LateAcknowledgement::counts;
    paper["other"].takes = Constant{65};
    FakeWorld world(paper);
    world.run();
    // Given up at 165, but the sender works from 105 to 170; the reader is through at 175.
    CHECK(done(world, "report") == "175");
    CHECK(started(world, "other") == "105");
  }
}

// Level k is called after those before it have not acknowledged in time.
Paper ladder(const std::vector<double>& reactions_s) {
  Paper paper;
  paper.channel("phone");
  paper.person("caller");
  for (std::size_t k = 0; k < reactions_s.size(); ++k) {
    const std::string id = "level-" + std::to_string(k + 1);
    paper.person(id, reactions_s[k]);
    paper.role(id).gives_up_after = minutes(k + 1 < reactions_s.size() ? 5 : 10);
    if (k > 0) paper.role("level-" + std::to_string(k)).deputy = paper.plan().roles.find(id);
  }
  paper.message("call", "caller", "level-1");
  const auto automatic = paper.step("automatic", "caller", Verb::record);
  paper[automatic].takes = Constant{120};
  paper["call"].if_failed = automatic;
  return paper;
}

TEST_CASE("three levels: the second is called after exactly five minutes") {
  SUBCASE("the first answers in time") {
    FakeWorld world(ladder({299, 1, 1}));
    world.run();
    CHECK(done(world, "call") == "299");
  }
  SUBCASE("at the very last instant is in time") {
    FakeWorld world(ladder({300, 1, 1}));
    world.run();
    CHECK(done(world, "call") == "300");
  }
  SUBCASE("too late: ignored") {
    FakeWorld world(ladder({301, 30, 1}));
    world.run();
    CHECK(done(world, "call") == "330");
    CHECK(first(world, Kind::message_accepted)->object.row == 2);
  }
  SUBCASE("too late, but it counts") {
    Paper paper = ladder({301, 30, 1});
    paper["call"].late_acknowledgement = LateAcknowledgement::counts;
    FakeWorld world(paper);
    world.run();
    CHECK(done(world, "call") == "301");
    CHECK(count(world, Kind::message_accepted) == 1);
  }
  SUBCASE("nobody in time: 5 + 5 + 10 min, then the automatic action 2 min") {
    FakeWorld world(ladder({100000, 100000, 100000}));
    world.run();
    CHECK(when(world, Kind::step_failed, "call") == "1200");
    CHECK(done(world, "automatic") == "1320");
  }
  SUBCASE("whose late acknowledgement is ignored is free again at once") {
    Paper paper = ladder({100000, 100000, 100000});
    paper.chore("other", "level-1", 200, 1);
    FakeWorld world(paper);
    world.run();
    CHECK(started(world, "other") == "300");
  }
}

// Case P22: means 4, 6, 3 min, limits 5, 5, 10 min; T = acknowledgement or 20 + 2 min.
TEST_CASE("the ladder with exponential reactions has the exact figures") {
  Paper paper = ladder({0, 0, 0});
  paper.who("level-1").reaction = Exponential{240};
  paper.who("level-2").reaction = Exponential{360};
  paper.who("level-3").reaction = Exponential{180};
  constexpr int n = 20000;
  double total = 0;
  int timed_out = 0, within_3 = 0, within_5 = 0, within_8 = 0, within_12 = 0;
  for (int k = 0; k < n; ++k) {
    FakeWorld world(paper, Luck{22, static_cast<std::uint64_t>(k), 0});
    world.run();
    const bool failed = done(world, "call") == "none";
    const double t = std::stod(failed ? done(world, "automatic") : done(world, "call")) / 60;
    if (failed) CHECK(t == 22);
    total += t;
    timed_out += failed;
    within_3 += t <= 3;
    within_5 += t <= 5;
    within_8 += t <= 8;
    within_12 += t <= 12;
  }
  // 4 standard errors: 4 sd / sqrt(20000) = sd / 35.36, sd of one sample from the case.
  const auto share = [](int hits) { return static_cast<double>(hits) / n; };
  CHECK(std::abs(total / n - 4.1950243) < 4.148 / 35.36);
  CHECK(std::abs(share(timed_out) - 0.0044419284) < 0.06669 / 35.36);
  CHECK(std::abs(share(within_3) - 0.52763345) < 0.4993 / 35.36);
  CHECK(std::abs(share(within_5) - 0.7134952) < 0.4521 / 35.36);
  CHECK(std::abs(share(within_8) - 0.82622606) < 0.3789 / 35.36);
  CHECK(std::abs(share(within_12) - 0.93607214) < 0.2446 / 35.36);
}

TEST_CASE("telling the pool is one message, and it is never busy") {
  Paper paper;
  const Subject system = paper.component("system");
  paper.channel("desk");
  paper.person("leader");
  const auto pool = paper.person("agents", 7);
  paper.site().people[pool].pool = true;
  paper.message("a", "leader", "agents", system);
  FakeWorld world(paper);
  world.run();
  CHECK(done(world, "a") == "7");
  CHECK(count(world, Kind::message_accepted) == 1);
}

}  // namespace
}  // namespace tuiyan::response
