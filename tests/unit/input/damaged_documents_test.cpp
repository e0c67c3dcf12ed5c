// No document, however damaged, breaks the reader: every value of the good documents is replaced
// by something else, taken out or renamed, and the answer is always diagnostics or documents.
#include <functional>

#include "good_documents.hpp"
#include "json/build.hpp"
#include "json/node.hpp"

namespace tuiyan::input {
namespace {

using json::Node;

// Calls `visit` for every node, with the node in place so that it can be changed and put back.
void walk(Node& node, const std::function<void(Node&)>& visit) {
  visit(node);
  for (std::size_t i = 0; i < node.items.size(); ++i) walk(node.items[i], visit);
  for (std::size_t i = 0; i < node.members.size(); ++i) walk(node.members[i].value, visit);
}

struct Tally {
  int refused = 0, accepted = 0;
};

void attempt(const Node& root, Tally& tally) {
  Diagnostics diagnostics;
  std::shared_ptr<const Documents> documents;
  const std::string text = json::to_text(root);
  try {
    documents = from_resolved(text, diagnostics);
  } catch (const std::exception& fault) {
    FAIL_CHECK((std::string(fault.what()) + " for " + text));
    return;
  }
  if ((documents == nullptr) != diagnostics.has_errors()) FAIL_CHECK(("refused without a word: " + text));
  for (const Diagnostic& one : diagnostics.sorted()) {
    if (one.code.empty() || one.expected.zh.empty() || one.expected.en.empty() ||
        one.found.zh.empty() != one.found.en.empty() || one.suggestion.zh.empty() != one.suggestion.en.empty())
      FAIL_CHECK(("half a sentence: " + to_line(one, false)));
  }
  ++(documents ? tally.accepted : tally.refused);
}

}  // namespace

TEST_CASE("every value replaced by another kind of value") {
  Diagnostics diagnostics;
  Node root = *json::parse("good", load_good()->resolved, diagnostics);
  const Node junk[] = {json::null(),         json::boolean(false), json::number(-1), json::number(1e308),
                       json::string(""),     json::string("ivr"),  json::array({}),  json::object({}),
                       json::string("-1 s"), json::number(0.5)};
  std::size_t turn = 0;
  Tally tally;
  walk(root, [&](Node& node) {
    const Node before = node;
    for (int i = 0; i < 2; ++i) {
      node = junk[turn++ % std::size(junk)];
      attempt(root, tally);
    }
    node = before;
  });
  CHECK(tally.refused > 800);
  CHECK(tally.accepted > 20);  // a text is a text, and a number may be another one
}

TEST_CASE("every member taken out, and every member renamed") {
  Diagnostics diagnostics;
  Node root = *json::parse("good", load_good()->resolved, diagnostics);
  Tally out, renamed;
  walk(root, [&](Node& node) {
    for (std::size_t i = 0; i < node.members.size(); ++i) {
      const json::Member before = node.members[i];
      node.members.erase(node.members.begin() + static_cast<std::ptrdiff_t>(i));
      attempt(root, out);
      node.members.insert(node.members.begin() + static_cast<std::ptrdiff_t>(i), before);
      node.members[i].key = "other";
      attempt(root, renamed);
      node.members[i] = before;
    }
  });
  CHECK(out.refused > 100);
  CHECK(out.accepted > 100);  // most keys have a default
  CHECK(renamed.refused > 300);
}

}  // namespace tuiyan::input
