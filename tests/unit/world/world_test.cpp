// The world as a whole: built once, aborted cleanly, cut anywhere, posted to.
#include "unit/world/stand.hpp"

#include "base/check.hpp"

using namespace tuiyan;
using namespace tuiyan::world::test;

TEST_CASE("a second world in one process is refused") {
  const auto outcome = process::run_in_child([]() -> std::string {
    Log log;
    log.documents = std::make_shared<Documents>(documents(10));
    log.append(Entry{});
    Scripted listener({});
    world::World first(*log.documents, {}, log, listener);
    first.run_until(at(7));
    try {
      world::World second(*log.documents, {}, log, listener);
    } catch (const LogicFault& fault) {
      return std::string(fault.what()).find("one world per process") != std::string::npos ? "refused" : fault.what();
    }
    return "built";
  });
  CHECK(outcome.bytes == "refused");
}

TEST_CASE("a fault of the program inside the engine aborts the drill and says why") {
  Documents d = documents(100);
  const Lines lines = play(d, [](Time now, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {SetTimer{1, at(30)}, SetTimer{2, at(60)}};
    if (now == at(30)) throw std::runtime_error("planted");
    return {};
  });
  CHECK(lines == Lines{"30 drill_aborted - <- drill_started", "planted"});
}

TEST_CASE("a posted signal reaches the listener at the instant at which it was posted") {
  Documents d = documents(100);
  std::vector<std::string> heard;
  const auto outcome = process::run_in_child([&]() -> std::string {
    Log log;
    log.documents = std::make_shared<Documents>(d);
    log.append(Entry{});
    std::string text;
    Scripted listener([&](Time now, const Signal& signal) -> std::vector<Command> {
      if (const auto* decided = std::get_if<Decided>(&signal))
        text += fmt::format("{} question {} cause {}", in_seconds(now), decided->question, decided->cause);
      return {};
    });
    world::World world(*log.documents, {}, log, listener);
    world.run_until(at(42.5));
    world.post(Decided{3, Choice::skip, {}, 0});
    world.run_until(at(100));
    world.finish();
    return text + " " + line_of(log, log.at(2)) + fmt::format(" end {}", in_seconds(log.end));
  });
  CHECK(outcome.bytes == "42.5 question 3 cause 2 42.5 command_posted - end 100");
}

TEST_CASE("timers fire in the order of their instants, then of their setting; a moved one once, a cancelled one not") {
  Documents d = documents(100);
  std::string order;
  const auto outcome = process::run_in_child([&]() -> std::string {
    Log log;
    log.documents = std::make_shared<Documents>(d);
    log.append(Entry{});
    std::string text;
    Scripted listener([&](Time now, const Signal& signal) -> std::vector<Command> {
      if (std::get_if<Began>(&signal) != nullptr)
        return {SetTimer{1, at(50)}, SetTimer{2, at(10)}, SetTimer{3, at(50)},
                SetTimer{4, at(20)}, SetTimer{2, at(50)}, SetTimer{4, never}};
      if (const auto* fired = std::get_if<TimerFired>(&signal))
        text += fmt::format("{}@{} ", fired->job, in_seconds(now));
      return {};
    });
    world::World world(*log.documents, {}, log, listener);
    world.run_until(at(100));
    return text;
  });
  CHECK(outcome.bytes == "1@50 3@50 2@50 ");
}

TEST_CASE("work ends after its time, stopped work does not, and a person is free for other work at once") {
  Documents d = documents(100);
  const Index<Person> who = add_person(d, "who");
  const auto outcome = process::run_in_child([&]() -> std::string {
    Log log;
    log.documents = std::make_shared<Documents>(d);
    log.append(Entry{});
    std::string text;
    Scripted listener([&](Time now, const Signal& signal) -> std::vector<Command> {
      if (std::get_if<Began>(&signal) != nullptr) return {DoWork{1, who, waits(30.000001)}, SetTimer{9, at(10)}};
      if (std::get_if<TimerFired>(&signal) != nullptr) return {StopWork{1, who}, DoWork{2, who, waits(0.000003)}};
      if (const auto* ended = std::get_if<WaitEnded>(&signal)) {
        text += fmt::format("{}@{} ", ended->job, now.us);
        if (ended->job == 2) return {DoWork{3, who, waits(0)}, DoWork{4, who, waits(7)}};
      }
      return {};
    });
    world::World world(*log.documents, {}, log, listener);
    world.run_until(at(100));
    return text;
  });
  CHECK(outcome.bytes == "2@10000003 3@10000003 4@17000003 ");
}

TEST_CASE("the scenario's injects are given at their instants") {
  Documents d = documents(100);
  Inject inject;
  inject.id = "phone-in";
  inject.at = seconds(33);
  d.scenario.injects.add(inject);
  CHECK(play(d) == Lines{"33 inject_given phone-in"});
}

TEST_CASE("the listener has a stack of its own size, not an actor's") {
  Documents d = documents(10);
  const Lines lines = play(d, [](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) == nullptr) return {};
    volatile char deep[600 * 1024];  // ten times what an actor has
    for (std::size_t i = 0; i < sizeof deep; i += 1024) deep[i] = 1;
    return {SetTimer{static_cast<JobId>(deep[0]), at(5)}};
  });
  CHECK(lines.empty());
}

TEST_CASE("an actor that fails aborts the drill at its instant") {
  Documents d = documents(100);
  const Index<Person> who = add_person(d, "who");
  Channel channel;
  channel.id = "odd";
  channel.dial = channel.briefing = always(0);
  d.site.channels.add(channel);
  d.site.people[who].devices = {{{0}, {}}};
  const auto outcome = process::run_in_child([&]() -> std::string {
    Log log;
    auto documents_of_log = std::make_shared<Documents>(d);
    log.documents = documents_of_log;
    log.append(Entry{});
    Scripted listener([&](Time, const Signal& signal) -> std::vector<Command> {
      if (std::get_if<Began>(&signal) != nullptr)
        return {TryMessage{5, who, who, {0}, false, waits(20), {{}, 0, 1}}, SetTimer{1, at(10)}, SetTimer{2, at(30)}};
      // Spoils the documents under the world's feet: who dials meets it when the dialling is over.
      documents_of_log->site.channels = {};
      return {};
    });
    world::World world(*log.documents, {}, log, listener);
    world.run_until(at(100));
    world.finish();
    return line_of(log, log.entries.back()) + fmt::format(" end {} ", in_seconds(log.end)) + world.complaint();
  });
  CHECK(outcome.complaint == "");
  CHECK(outcome.bytes.find("20 drill_aborted - <- message_tried end 20 ") == 0);
  CHECK(outcome.bytes.find("rows_") != std::string::npos);  // the check that failed
}
