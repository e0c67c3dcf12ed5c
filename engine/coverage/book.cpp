#include "coverage/book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/file.hpp"
#include "input/document_reader.hpp"
#include "input/said.hpp"
#include "input/types.hpp"

namespace tuiyan::coverage {
namespace {

using input::Object;
using input::Value;

void read_play(Object& object, Proof& proof) {
  object.branch({.key = "without", .zh = "去掉什么", .en = "what is taken away"}, [&](Value& value) {
    input::read_object(value, [&](Object& without) {
      input::read_patch(without, "plan_changes", {"对预案的修改（RFC 7396）", "changes to the plan (RFC 7396)"},
                        &proof.plan_changes);
      input::read_patch(without, "site_changes", {"对站点的修改（RFC 7396）", "changes to the site (RFC 7396)"},
                        &proof.site_changes);
      if (!proof.plan_changes && !proof.site_changes)
        value.wrong("nothing-taken-away", {"plan_changes 或 site_changes", "plan_changes or site_changes"});
    });
  });
  object.leaf({.key = "target", .zh = "看哪个目标的指标", .en = "the target whose metric moves"},
              input::word(proof.target));
  object.leaf({.key = "moves", .zh = "变坏还是变好", .en = "which way it moves", .otherwise = "\"worse\""},
              input::choice<bool>(proof.gets_worse, {{"worse", true}, {"better", false}}));
  object.leaf({.key = "replications", .zh = "推演几对", .en = "pairs of drills", .otherwise = "30"},
              input::whole(proof.replications, 1, 100));
}

void read_proof(Object& object, Proof& proof) {
  object.leaf(
      {.key = "proof", .zh = "证明的种类", .en = "kind of proof"},
      input::choice<ProofKind>(
          proof.kind, {{"play", ProofKind::play}, {"lint", ProofKind::lint}, {"document", ProofKind::document}}));
  object.leaf({.key = "plan", .zh = "预案", .en = "plan"}, input::word(proof.plan));
  object.leaf({.key = "where", .zh = "落实于何处", .en = "where it stands"}, input::word(proof.where));
  object.section(
      proof.kind != ProofKind::lint, {"lint 证明的情景写在反例里", "the bad plan of a lint names its scenario"},
      [&] { object.leaf({.key = "scenario", .zh = "情景", .en = "scenario"}, input::word(proof.scenario)); });
  object.section(proof.kind == ProofKind::play, {"只用于 play", "only for a play"}, [&] { read_play(object, proof); });
  object.section(proof.kind == ProofKind::lint, {"只用于 lint", "only for a lint"}, [&] {
    object.leaf({.key = "bad", .zh = "反例", .en = "the bad plan"}, input::word(proof.bad));
    object.leaf({.key = "finding", .zh = "应查出的问题代码", .en = "code of the finding"}, input::word(proof.finding));
  });
  object.section(proof.kind == ProofKind::document, {"只用于 document", "only for a document"}, [&] {
    std::string shown_in;
    object.leaf({.key = "shown_in", .zh = "见于何处", .en = "where it is shown"},
                input::choice_of({"report"}, [](std::size_t) {}));
  });
}

// Runs `read` over the object in a file; answers whether there was one.
bool read_file_as(const std::string& path, Diagnostics& diagnostics, const input::Read& read) {
  const std::optional<json::Node> root = input::read_tree(path, diagnostics);
  if (!root) return false;
  input::Names names;
  input::Context context{diagnostics, names};
  Value value(context, *root, "");
  if (!value.is(json::NodeKind::object)) {
    value.wrong("wrong-type", {"以条款号为键的对象", "an object whose keys are clauses"});
    return false;
  }
  read(value);
  return true;
}

void read_clauses(Book& book, Diagnostics& diagnostics) {
  read_file_as(book.folder + "/plans/coverage/clauses.json", diagnostics, [&](Value& root) {
    for (const json::Member& member : root.node().members) {
      Value title = root.member(member);
      Clause clause{member.key, {}};
      input::text(clause.title)(title);
      book.clauses.push_back(std::move(clause));
    }
  });
}

void read_source(Book& book, const std::string& path, const std::vector<std::string>& only, Diagnostics& diagnostics) {
  read_file_as(path, diagnostics, [&](Value& root) {
    for (const json::Member& member : root.node().members) {
      Value value = root.member(member);
      std::vector<std::size_t> rows;
      for (const std::string& id : expanded(member.key)) {
        const auto found = std::find_if(book.clauses.begin(), book.clauses.end(),
                                        [&](const Clause& clause) { return clause.id == id; });
        if (found == book.clauses.end())
          value.complain("unknown-clause", {"clauses.json 中的条款", "a clause of clauses.json"}, input::quote(id));
        else if (only.empty() || std::find(only.begin(), only.end(), id) != only.end())
          rows.push_back(static_cast<std::size_t>(found - book.clauses.begin()));
      }
      input::read_one_or_list(value, [&](Value& item) {
        Proof proof;
        proof.clauses = rows;
        proof.key = member.key;
        proof.place = item.node().place;
        input::read_object(item, [&](Object& object) { read_proof(object, proof); });
        if (!rows.empty()) book.proofs.push_back(std::move(proof));
      });
    }
  });
}

}  // namespace

std::vector<std::string> expanded(const std::string& key) {
  std::size_t dash = key.find("–"), width = std::string("–").size();
  if (dash == std::string::npos) dash = key.find('-'), width = 1;
  const std::size_t dot = key.rfind('.', dash);
  if (dash == std::string::npos || dot == std::string::npos || dot > dash) return {key};
  const std::string stem = key.substr(0, dot + 1), first = key.substr(dot + 1, dash - dot - 1),
                    last = key.substr(dash + width);
  const auto number = [](const std::string& text) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
  };
  std::vector<std::string> ids;
  if (const int from = number(first), to = number(last); from >= 0 && to >= from)
    for (int i = from; i <= to; ++i) ids.push_back(fmt::format("{}{}", stem, i));
  else if (first.size() == 1 && last.size() == 1 && first < last)
    for (char c = first[0]; c <= last[0]; ++c) ids.push_back(stem + c);
  return ids.empty() ? std::vector<std::string>{key} : ids;
}

Book read_book(const std::string& folder, const std::vector<std::string>& only, Diagnostics& diagnostics) {
  Book book;
  book.folder = folder;
  read_clauses(book, diagnostics);
  std::vector<std::string> sources;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder + "/plans/coverage", problem))
    if (entry.path().extension() == ".json" && entry.path().stem() != "clauses")
      sources.push_back(entry.path().string());
  std::sort(sources.begin(), sources.end());
  for (const std::string& path : sources) read_source(book, path, only, diagnostics);
  for (const std::string& id : only) {
    if (std::any_of(book.clauses.begin(), book.clauses.end(), [&](const Clause& one) { return one.id == id; }))
      continue;
    Diagnostic unknown;
    unknown.code = "unknown-clause";
    unknown.expected = {"clauses.json 中的条款", "a clause of clauses.json"};
    unknown.found = input::quote(id);
    std::vector<std::string> known;
    for (const Clause& one : book.clauses) known.push_back(one.id);
    const auto below =
        std::find_if(known.begin(), known.end(), [&](const std::string& one) { return one.rfind(id + ".", 0) == 0; });
    unknown.suggestion = below != known.end() ? did_you_mean(*below) : did_you_mean(id, known);
    diagnostics.add(std::move(unknown));
  }
  return book;
}

}  // namespace tuiyan::coverage
