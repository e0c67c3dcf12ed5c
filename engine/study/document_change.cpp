#include "study/document_change.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "json/node.hpp"

namespace tuiyan::study {
namespace {

using json::Node;
using json::NodeKind;
using result::ChangeKind;
using result::DocumentChange;

constexpr std::size_t longest_value = 80;

std::string shortened(const Node& node) {
  const std::string text = json::to_text(node);
  std::string out;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (begins && ++characters > longest_value) return out + "…";
    out += text[i];
  }
  return out;
}

// What the nearest named thing above is called.
struct Title {
  Text name;
  std::string clause;
};

Title title_of(const Node& node, Title above) {
  if (node.kind != NodeKind::object) return above;
  if (const Node* name = node.find("name")) {
    if (name->kind == NodeKind::string) above.name = {name->text, name->text};
    if (const Node* zh = name->find("zh")) above.name.zh = zh->text;
    if (const Node* en = name->find("en")) above.name.en = en->text;
  }
  if (const Node* clause = node.find("clause"); clause != nullptr && clause->kind == NodeKind::string)
    above.clause = clause->text;
  return above;
}

// Unless it is written, the id of a document is the name of its file: a copy is no change.
Node without_id(Node document) {
  std::erase_if(document.members, [](const json::Member& member) { return member.key == "id"; });
  return document;
}

class Comparer {
 public:
  std::vector<DocumentChange> all;

  void compare(const Node& before, const Node& after, const std::string& pointer, const Title& above) {
    const Title title = title_of(after, title_of(before, above));
    if (before.kind == NodeKind::object && after.kind == NodeKind::object)
      compare_objects(before, after, pointer, title);
    else if (before.kind == NodeKind::array && after.kind == NodeKind::array &&
             before.items.size() == after.items.size())
      for (std::size_t i = 0; i < before.items.size(); ++i)
        compare(before.items[i], after.items[i], pointer + "/" + std::to_string(i), title);
    else if (json::to_text(before) != json::to_text(after))
      put(ChangeKind::changed, pointer, title, shortened(before), shortened(after));
  }

 private:
  void compare_objects(const Node& before, const Node& after, const std::string& pointer, const Title& title) {
    std::vector<const json::Member*> came;
    for (const json::Member& member : after.members)
      if (before.find(member.key) == nullptr) came.push_back(&member);
    for (const json::Member& member : before.members) {
      const std::string at = pointer + "/" + json::pointer_token(member.key);
      if (const Node* now = after.find(member.key)) {
        compare(member.value, *now, at, title);
        continue;
      }
      const Title own = title_of(member.value, title);
      const auto twin = std::find_if(came.begin(), came.end(), [&](const json::Member* other) {
        return member.value.kind == NodeKind::object && json::to_text(other->value) == json::to_text(member.value);
      });
      if (twin != came.end()) {
        put(ChangeKind::renamed, at, own, member.key, (*twin)->key);
        came.erase(twin);
      } else {
        put(ChangeKind::removed, at, own, shortened(member.value), "");
      }
    }
    for (const json::Member* member : came)
      put(ChangeKind::added, pointer + "/" + json::pointer_token(member->key), title_of(member->value, title), "",
          shortened(member->value));
  }

  void put(ChangeKind kind, const std::string& pointer, const Title& title, std::string before, std::string after) {
    all.push_back({kind, pointer, title.name, title.clause, std::move(before), std::move(after)});
  }
};

}  // namespace

std::vector<DocumentChange> document_changes(const Documents& before, const Documents& after) {
  Diagnostics diagnostics;
  const auto old_root = json::parse("old", before.resolved, diagnostics);
  const auto new_root = json::parse("new", after.resolved, diagnostics);
  TUIYAN_CHECK(old_root && new_root && !diagnostics.has_errors());
  Comparer comparer;
  for (const char* part : {"plan", "site", "scenario"}) {
    const Node *was = old_root->find(part), *is = new_root->find(part);
    if (was != nullptr && is != nullptr)
      comparer.compare(without_id(*was), without_id(*is), std::string("/") + part, {});
  }
  return std::move(comparer.all);
}

}  // namespace tuiyan::study
