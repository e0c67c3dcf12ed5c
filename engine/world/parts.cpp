#include "world/parts.hpp"

#include <algorithm>

namespace tuiyan::world {

Parts::Parts(const Documents& documents, Luck luck, Log& log, Listener& listener_given)
    : stage(documents, luck, log),
      listener(listener_given),
      web(documents.site, documents.plan),
      loop(documents, luck),
      machines(
          stage, web, [this](Index<SeatGroup> g, bool without_faults) { return seats.capacity(g, without_faults); },
          [this](Index<Component> c, double share) {
            feeders.refresh(c);
            stage.errands.push_back([this, c, share] { platform.set_share(c, share); });
          },
          [this] { settle(); }),
      grid(stage, web, machines),
      seats(stage, web, machines, loop),
      lines(stage, web, machines, loop),
      feeders(stage, machines, loop),
      maintenance(stage, web, machines, seats,
                  [this](Index<Fault> fault, EntryId because) { faults.mended(fault, because); }),
      faults(stage, machines, grid, seats, maintenance),
      hazards(stage),
      monitors(
          stage, loop, [this](Subject subject) { return sight(subject); },
          [this](Index<Person> who) { return duty.is_there(who); },
          [this](const Monitor& monitor) { return figure(monitor.figure, monitor); }),
      notices(stage, loop, [this](Subject subject) { return share(subject); }),
      severity(stage, machines),
      timers(stage),
      stores(stage),
      conditions(stage, machines, [this](Subject subject) { return sight(subject).changed; }),
      duty(stage, seats, monitors, [this](const Travel& it) { people.travel(it); }),
      platform(documents.site),
      channels(stage, machines, duty, platform),
      people(
          stage, platform, channels, [this] { director.ring(); }, [this](const std::string& why) { fail(why); },
          [this](const Travel& trip, bool there, EntryId entry) { duty.travelled(trip, there, entry); }),
      director(stage, loop, platform,
               {[this] { begin(); }, [this](const traffic::Crossing& crossing) { cross(crossing); },
                [this] { answer(); }, [this](const std::string& why) { fail(why); }}) {
  if (has_grid(documents.site)) machines.set_grid([this](Index<Component> c) { return grid.fed(c); });
}

void Parts::settle() {
  spread_changes();
  conditions.look();
}

void Parts::spread_changes() {
  Node node;
  EntryId because = 0;
  while (web.take(node, because)) {
    switch (node.part) {
      case Part::component:
        machines.refresh_component({node.row}, because);
        break;
      case Part::pair:
        machines.refresh_pair({node.row}, because);
        break;
      case Part::service:
        machines.refresh_service({node.row}, because);
        break;
      case Part::seat_group:
        seats.refresh({node.row}, because);
        break;
      case Part::trunk_group:
        lines.refresh_trunk({node.row}, because);
        break;
      case Part::ivr:
        lines.refresh_ivr(because);
        break;
      case Part::queue:
        lines.refresh_queue(because);
        break;
      case Part::paper:
        lines.refresh_paper(because);
        break;
      case Part::log_in:
        seats.refresh_log_in(because);
        break;
      case Part::monitor:
        monitors.refresh({node.row}, because);
        break;
      case Part::scale:
        severity.refresh({node.row}, because);
        break;
      case Part::crew:
        maintenance.refresh({node.row}, because);
        break;
      case Part::grid:
        grid.refresh(because);
        break;
    }
  }
}

// The order in which a drill begins. The calls are there first, on machines that are whole.
void Parts::begin() {
  const EntryId start = stage.log.entries.empty() ? 0 : 1;
  machines.draw_batteries();
  lines.prepare();
  seats.prepare_seats();
  for (std::uint32_t i = 0; i < stage.site().people.size(); ++i)
    if (stage.site().people[Index<Person>{i}].pool) seats.prepare({i}, duty.heads_at({i}, Time{0}));
  warm_up();
  stage.tell(Began{start});
  const EntryId shift = duty.begin(start);
  seats.begin(shift);
  machines.begin(shift);
  // Whatever cannot be up as the site is drawn shows now.
  for (std::uint32_t i = 0; i < stage.site().components.size(); ++i) web.touch({Part::component, i}, start);
  for (std::uint32_t i = 0; i < stage.site().seat_groups.size(); ++i) web.touch({Part::seat_group, i}, start);
  for (std::uint32_t i = 0; i < stage.site().trunks.size(); ++i) web.touch({Part::trunk_group, i}, start);
  for (Part part : {Part::ivr, Part::queue, Part::paper, Part::log_in}) web.touch({part, 0}, start);
  settle();
  maintenance.begin();
  faults.begin();
  hazards.begin();
  for (std::uint32_t i = 0; i < stage.documents.scenario.injects.size(); ++i) {
    const Index<Inject> inject{i};
    const Inject& facts = stage.documents.scenario.injects[inject];
    stage.timetable.put(Time{0} + facts.at, [this, inject, to = facts.to] {
      Entry entry = entry_of(Kind::inject_given, about(inject), 0);
      entry.object = about(to);
      stage.tell(InjectGiven{inject, stage.note(std::move(entry))});
    });
  }
  // Last, so that the people whom it concerns are on duty by now.
  for (const traffic::Crossing& crossing : std::exchange(early_, {})) cross(crossing);
}

// What a watch found before time 0 is found at time 0, if it still stands.
void Parts::warm_up() {
  for (;;) {
    const traffic::Crossing crossing = loop.advance(Time{0});
    if (crossing.kind == traffic::CrossingKind::none) return;
    std::erase_if(early_, [&](const traffic::Crossing& before) { return before.watch == crossing.watch; });
    if (crossing.kind == traffic::CrossingKind::rose_above) early_.push_back(crossing);
  }
}

void Parts::cross(const traffic::Crossing& crossing) {
  using Crossed = traffic::CrossingKind;
  switch (crossing.kind) {
    case Crossed::rose_above:
    case Crossed::fell_below:
      // The calls suffer from the last loss of what carries them, or of their callers' power; without one, from
      // their own number.
      monitors.cross(crossing, std::max({seats.last_lost(), lines.last_lost(), feeders.last_lost()}));
      break;
    case Crossed::agents_freed:
      seats.freed(crossing);
      break;
    case Crossed::paper_orders_cleared:
      work_cleared(Verb::backfill, work_asked_[0]);
      break;
    case Crossed::call_backs_cleared:
      work_cleared(Verb::call_back, work_asked_[1]);
      break;
    case Crossed::customers_telephoned:
      notices.telephoned({crossing.watch}, crossing.amount);
      break;
    case Crossed::none:
      break;
  }
}

void Parts::work_cleared(Verb verb, EntryId cause, const Asked& asked) {
  const bool typing = verb == Verb::backfill;
  const Subject what{typing ? SubjectKind::paper_orders : SubjectKind::call_backs, 0};
  const Kind kind = typing ? Kind::paper_orders_cleared : Kind::call_backs_cleared;
  stage.tell(BacklogCleared{what, stage.note(entry_of(kind, what, cause, asked))});
}

// Finishes the change, then tells the news one by one; each answer is carried out before the next
// is told.
void Parts::answer() {
  settle();
  while (!stage.news.empty()) {
    const Signal signal = stage.news.front();
    stage.news.pop_front();
    for (const Command& command : listener.on(stage.now, signal)) carry_out(command);
  }
}

void Parts::fail(const std::string& why) {
  if (!complaint.empty()) return;
  complaint = why.empty() ? "?" : why;
  stage.now = std::max(stage.now, director.now());
  // Bound to whatever was logged last: that is where to look.
  stage.note(entry_of(Kind::drill_aborted, {}, static_cast<EntryId>(stage.log.entries.size())));
  stage.log.end = stage.now;
  director.stop();
  director.ring();
}

Monitors::Sight Parts::sight(Subject subject) const {
  Monitors::Sight seen{share(subject), 0};
  if (const Index<Component> c = as<Component>(subject)) seen.changed = machines.changed(c);
  if (const Index<Service> s = as<Service>(subject)) seen.changed = machines.changed(s);
  if (const Index<SeatGroup> g = as<SeatGroup>(subject)) seen.changed = seats.changed(g);
  if (const Index<TrunkGroup> t = as<TrunkGroup>(subject)) seen.changed = lines.changed(t);
  return seen;
}

double Parts::share(Subject subject) const {
  switch (subject.kind) {
    case SubjectKind::component:
      return machines.share(as<Component>(subject));
    case SubjectKind::service:
      return machines.share(as<Service>(subject));
    case SubjectKind::pair:
      return machines.share(as<Pair>(subject));
    case SubjectKind::seat_group:
      return seats.share(as<SeatGroup>(subject));
    case SubjectKind::trunk_group:
      return lines.share(as<TrunkGroup>(subject));
    case SubjectKind::ivr:
      return lines.ivr_works() ? 1 : 0;
    case SubjectKind::queue:
      return lines.queue_works() ? 1 : 0;
    case SubjectKind::paper_orders:
      return lines.on_paper() ? 0 : 1;
    case SubjectKind::channel: {
      const Channel& channel = stage.site().channels[as<Channel>(subject)];
      const bool up = machines.capacity(channel.needs) > 0 &&
                      std::all_of(channel.over.begin(), channel.over.end(),
                                  [this](Index<Component> link) { return machines.share(link) > 0; });
      return up ? 1 : 0;
    }
    default:
      return 1;
  }
}

std::vector<Index<Component>> Parts::unpowered(Subject subject) const {
  std::vector<Index<Component>> all;
  if (const auto c = as<Component>(subject); c && machines.lacks_power(c)) all.push_back(c);
  if (const auto service = as<Service>(subject))
    for_each_leaf(stage.site().services[service].needs, [&](Subject leaf) {
      for (Index<Component> one : unpowered(leaf))
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    });
  return all;
}

// The figure behind a crossing, as far as the loop tells it; else the threshold that was crossed.
double Parts::figure(CallFigure kind, const Monitor& monitor) const {
  const traffic::Totals totals = loop.totals();
  if (kind == CallFigure::waiting) return static_cast<double>(totals.waiting);
  if (kind == CallFigure::lines_busy_share && lines.lines() > 0)
    return static_cast<double>(totals.lines_busy) / static_cast<double>(lines.lines());
  return monitor.above;
}

}  // namespace tuiyan::world
