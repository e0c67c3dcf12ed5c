#include <fmt/format.h>

#include <algorithm>

#include "base/check.hpp"
#include "json/build.hpp"
#include "study/part.hpp"
#include "study/tree.hpp"

namespace tuiyan::study {
namespace {

using json::Node;
using json::NodeKind;
using result::PartKind;

// A generator that nobody starts: it gives nothing, from the start to the end, and nothing is logged of it.
constexpr const char* dead_part = "lost-part";

Node& need(Node* node) {
  TUIYAN_CHECK(node != nullptr);
  return *node;
}

Node& table(Node& root, const char* document, const char* name) {
  Node& owner = need(member_of(root, document));
  if (member_of(owner, name) == nullptr) set_member(owner, name, json::object({}));
  return need(member_of(owner, name));
}

Node& row(Node& root, const char* document, const char* name, const std::string& id) {
  return need(member_of(table(root, document, name), id));
}

std::string put_dead_part(Node& root) {
  set_member(
      table(root, "site", "components"), dead_part,
      json::object({{"kind", json::string("generator")},
                    {"name", json::object({{"zh", json::string("被拿掉的部分")}, {"en", json::string("lost part")}})},
                    {"automatic", json::boolean(false)}}));
  return dead_part;
}

// With the dead part beside it nothing has capacity.
void kill_expression(Node& root, const std::string& pointer) {
  Node dead = json::string(put_dead_part(root));
  Node& expression = need(place_at(root, pointer));
  if (expression.kind == NodeKind::null)
    expression = std::move(dead);
  else
    expression = json::object({{"all", json::array({expression, std::move(dead)})}});
}

bool fills_a_role(const Plan& plan, Index<Person> who) {
  return std::any_of(plan.roles.begin(), plan.roles.end(), [&](const Role& role) {
    return std::find(role.filled_by.begin(), role.filled_by.end(), who) != role.filled_by.end();
  });
}

std::string clause_of_person(const Plan& plan, Index<Person> who) {
  for (const Role& role : plan.roles)
    if (std::find(role.filled_by.begin(), role.filled_by.end(), who) != role.filled_by.end()) return role.clause;
  return "";
}

void absent_all_the_time(Node& root, const std::string& id) {
  Node& scenario = need(member_of(root, "scenario"));
  std::vector<Node> rows;
  if (const Node* absent = scenario.find("absent"))
    for (const Node& one : absent->items)
      if (const Node* who = one.find("who"); who == nullptr || who->text != id) rows.push_back(one);
  rows.push_back(json::object({{"who", json::string(id)}, {"from", json::string("0 s")}}));
  set_member(scenario, "absent", json::array(std::move(rows)));
}

void never_done(Node& root, const std::string& id, Duration length) {
  Node& flow = table(root, "plan", "flow");
  Node& step = need(member_of(flow, id));
  const std::int64_t after_the_end_s = length.us / 1'000'000 + 1;
  set_member(step, "on", json::object({{"at", json::string(fmt::format("{} s", after_the_end_s))}}));
  for (json::Member& other : flow.members)
    for (const char* call : {"if_late", "if_failed"})
      if (const Node* named = other.value.find(call); named != nullptr && named->text == id)
        remove_member(other.value, call);
}

// {"store": 2} becomes {"store": 0}.
void none_of_all(Node& owner, const char* amounts) {
  for (json::Member& one : need(member_of(owner, amounts)).members) one.value = json::integer(0);
}

bool announces(const Node& step, const std::string& id) {
  const Node* verb = step.find("do");
  const Node* what = verb == nullptr ? nullptr : verb->find("announce");
  return what != nullptr && what->text == id;
}

void cannot_be_published(Node& root, const std::string& id) {
  for (json::Member& step : table(root, "plan", "flow").members)
    if (announces(step.value, id)) set_member(step.value, "works", json::integer(0));
}

// Every {"pair": {"primary", "standby"}} below, with its pointer, in the order of the document.
void find_pairs(const Node& node, const std::string& pointer, std::vector<std::string>& found) {
  if (node.kind == NodeKind::array)
    for (std::size_t i = 0; i < node.items.size(); ++i)
      find_pairs(node.items[i], fmt::format("{}/{}", pointer, i), found);
  for (const json::Member& member : node.members) {
    const std::string at = pointer + "/" + json::pointer_token(member.key);
    if (member.key == "pair" && member.value.find("primary") != nullptr && member.value.find("standby") != nullptr)
      found.push_back(at);
    find_pairs(member.value, at, found);
  }
}

class Losses {
 public:
  Losses(const Documents& documents, const Node& root) : all_(documents), root_(root) {}

  std::vector<PartChange> take() {
    people();
    deputies();
    channels();
    monitors();
    resources();
    suppliers();
    measures();
    standbys();
    steps();
    return std::move(found_);
  }

 private:
  void put(PartKind kind, const std::string& id, const Text& name, const std::string& clause,
           std::function<void(Node&)> apply) {
    found_.push_back({{kind, id, name, clause}, std::move(apply)});
  }

  void people() {
    const auto& people = all_.site.people;
    for (std::uint32_t i = 0; i < people.size(); ++i) {
      const Person& one = people[people.at(i)];
      if (one.pool || !fills_a_role(all_.plan, people.at(i))) continue;
      put(PartKind::person, one.id, one.name, clause_of_person(all_.plan, people.at(i)),
          [id = one.id](Node& root) { absent_all_the_time(root, id); });
    }
  }

  void deputies() {
    for (const Role& role : all_.plan.roles) {
      if (!role.deputy) continue;
      const Text& of = role.name;
      const Text& deputy = all_.plan.roles[role.deputy].name;
      const Text name{of.in(Language::zh) + " → " + deputy.in(Language::zh),
                      of.in(Language::en) + " → " + deputy.in(Language::en)};
      put(PartKind::deputy, role.id, name, role.clause,
          [id = role.id](Node& root) { remove_member(row(root, "plan", "roles", id), "deputy"); });
    }
  }

  void channels() {
    const auto& channels = all_.site.channels;
    for (std::uint32_t i = 0; i < channels.size(); ++i) {
      const Channel& one = channels[channels.at(i)];
      const bool used = std::any_of(all_.site.people.begin(), all_.site.people.end(), [&](const Person& person) {
        return std::any_of(person.devices.begin(), person.devices.end(),
                           [&](const Device& device) { return device.channel == channels.at(i); });
      });
      if (one.kind == ChannelKind::in_person || !used) continue;
      put(PartKind::channel, one.id, one.name, "", [id = one.id](Node& root) {
        Node& channel = row(root, "site", "channels", id);
        if (channel.find("needs") == nullptr) set_member(channel, "needs", json::null());
        kill_expression(root, "/site/channels/" + json::pointer_token(id) + "/needs");
      });
    }
  }

  void monitors() {
    for (const Monitor& one : all_.site.monitors)
      if (!one.seen_by.empty())
        put(PartKind::monitor, one.id, one.name, "",
            [id = one.id](Node& root) { set_member(row(root, "site", "monitors", id), "seen_by", json::array({})); });
  }

  void resources() {
    for (const Resource& one : all_.plan.resources)
      if (std::any_of(one.stock.begin(), one.stock.end(), [](const Stock& stock) { return stock.quantity > 0; }))
        put(PartKind::resource, one.id, one.name, one.clause,
            [id = one.id](Node& root) { none_of_all(row(root, "plan", "resources", id), "stock"); });
  }

  void suppliers() {
    for (const Supplier& one : all_.plan.suppliers)
      if (!one.offers.empty())
        put(PartKind::supplier, one.id, one.name, one.clause,
            [id = one.id](Node& root) { none_of_all(row(root, "plan", "suppliers", id), "offers"); });
  }

  void measures() {
    const Node* flow = place_at(root_, "/plan/flow");
    for (const Announcement& one : all_.plan.announcements) {
      const bool used = flow != nullptr && std::any_of(flow->members.begin(), flow->members.end(),
                                                       [&](const auto& step) { return announces(step.value, one.id); });
      if (used)
        put(PartKind::measure, one.id, one.name, one.clause,
            [id = one.id](Node& root) { cannot_be_published(root, id); });
    }
    for (const SeatGroup& one : all_.site.seat_groups)
      if (one.standby)
        put(PartKind::measure, one.id, one.name, one.clause, [id = one.id](Node& root) {
          set_member(row(root, "site", "seat_groups", id), "ready_probability", json::integer(0));
        });
    for (const Component& one : all_.site.components)
      if (one.kind == ComponentKind::generator)
        put(PartKind::measure, one.id, one.name, one.clause, [id = one.id](Node& root) {
          set_member(row(root, "site", "components", id), "start_probability", json::integer(0));
        });
  }

  void standbys() {
    std::vector<std::string> pointers;
    if (const Node* site = root_.find("site")) find_pairs(*site, "/site", pointers);
    for (const std::string& pointer : pointers) {
      const Node& pair = *place_at(root_, pointer);
      const std::vector<std::string> tokens = tokens_of(pointer);
      // As the documents' readers name it: by the row that holds it.
      const std::string id = tokens.size() > 2 ? tokens[2] : pointer;
      Text name;
      std::string clause;
      if (const Index<Pair> known = all_.site.pairs.find(id)) {
        name = all_.site.pairs[known].name;
        clause = all_.site.pairs[known].clause;
      }
      if (const Node* standby = pair.find("standby"); standby->kind == NodeKind::string)
        if (const Index<Component> part = all_.site.components.find(standby->text))
          name = all_.site.components[part].name;
      put(PartKind::standby, id, name, clause, [pointer](Node& root) { kill_expression(root, pointer + "/standby"); });
    }
    for (const Component& one : all_.site.components)
      if (one.kind == ComponentKind::ups)
        put(PartKind::standby, one.id, one.name, one.clause, [id = one.id](Node& root) {
          set_member(row(root, "site", "components", id), "autonomy", json::string("0 s"));
        });
  }

  void steps() {
    for (const Step& one : all_.plan.flow)
      put(PartKind::step, one.id, one.name, one.clause,
          [id = one.id, length = all_.scenario.length](Node& root) { never_done(root, id, length); });
  }

  const Documents& all_;
  const Node& root_;
  std::vector<PartChange> found_;
};

}  // namespace

std::vector<PartChange> losses_of(const Documents& documents, const Node& root) {
  return Losses(documents, root).take();
}

}  // namespace tuiyan::study
