#include "report/basis.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "json/node.hpp"

namespace tuiyan::report {

namespace {

// The letters before the colon (or the whole text) when they are S, D and A only: "S/A".
std::string_view letters(std::string_view basis) {
  const std::size_t end = basis.find_first_not_of("SDA/");
  if (end == std::string_view::npos) return basis;
  const std::string_view rest = basis.substr(end);
  return rest.rfind("：", 0) == 0 || rest.front() == ':' ? basis.substr(0, end) : std::string_view{};
}

bool is_assumed(const Text& basis) {
  for (const std::string* text : {&basis.zh, &basis.en})
    if (letters(*text).find('A') != std::string_view::npos) return true;

  std::string lower = basis.en + " " + basis.zh;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::array<std::string_view, 7> marks{"assum", "假设",     "假定",          "待核实",
                                                  "估计",  "estimate", "to be verified"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return lower.find(mark) != std::string::npos; });
}

std::string plain(const json::Node& node) {
  switch (node.kind) {
    case json::NodeKind::string:
    case json::NodeKind::number:
      return node.text;
    case json::NodeKind::boolean:
      return node.boolean ? "true" : "false";
    case json::NodeKind::object: {  // a figure that is not known exactly: 2.5 [1.8, 4]
      const json::Node *value = node.find("value"), *range = node.find("uncertain");
      if (value == nullptr || range == nullptr) return "";
      const json::Node* low = range->find(range->find("from") != nullptr ? "from" : "low");
      const json::Node* high = range->find(range->find("to") != nullptr ? "to" : "high");
      return low == nullptr || high == nullptr ? "" : value->text + " [" + low->text + ", " + high->text + "]";
    }
    default:
      return "";
  }
}

// The figures of an object: its plain members, and those of small objects one level down.
std::string figures(const json::Node& object, bool deep = true) {
  std::string text;
  for (const json::Member& member : object.members) {
    if (member.key == "basis" || member.key == "clause" || member.key == "note" || member.key == "name" ||
        member.key == "kind")
      continue;
    std::string value = plain(member.value);
    if (value.empty() && deep && member.value.kind == json::NodeKind::object && member.value.find("basis") == nullptr) {
      const std::string inner = figures(member.value, false);
      if (!inner.empty()) value = "(" + inner + ")";
    }
    if (!value.empty()) text += (text.empty() ? "" : ", ") + member.key + " " + value;
  }
  return text;
}

void collect(const json::Node& node, const std::string& pointer, Bases& bases) {
  if (node.kind == json::NodeKind::object) {
    if (const json::Node* basis = node.find("basis"); basis != nullptr && pointer != "/plan/header") {
      Based based{pointer, figures(node), {}};
      if (basis->kind == json::NodeKind::string) based.basis.zh = basis->text;
      if (const json::Node* zh = basis->find("zh")) based.basis.zh = zh->text;
      if (const json::Node* en = basis->find("en")) based.basis.en = en->text;
      bases.has_letters = bases.has_letters || !letters(based.basis.zh).empty() || !letters(based.basis.en).empty();
      (is_assumed(based.basis) ? bases.assumed : bases.sourced).push_back(std::move(based));
    }
    for (const json::Member& member : node.members)
      if (member.key != "basis") collect(member.value, pointer + "/" + json::pointer_token(member.key), bases);
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) collect(node.items[i], pointer + "/" + std::to_string(i), bases);
}

}  // namespace

Bases bases_of(const Log& log) {
  Bases bases;
  Diagnostics diagnostics;
  if (const auto root = json::parse("documents.json", log.documents->resolved, diagnostics)) collect(*root, "", bases);
  return bases;
}

std::vector<Assumption> assumptions(const std::vector<Based>& bases, Language language) {
  std::vector<Assumption> rows;
  for (const Based& based : bases) rows.push_back({based.where, based.value, based.basis.in(language)});
  return rows;
}

}  // namespace tuiyan::report
