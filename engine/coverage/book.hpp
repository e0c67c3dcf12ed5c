// The clauses of the source plans, and what proves that each of them plays.
//
// Contract: read from plans/coverage/ of a folder that is laid out as this repository: clauses.json lists the
// clauses in order, {"S4.4.2.2": {"zh": …, "en": …}}; each other file S*.json is an object whose keys are clause
// ids or ranges ("S2.2.1–3") and whose values are proofs or lists of them. A *play* proof takes a piece away
// (`without`) and asks that a target's metric gets worse, or better, under the same luck; a *lint* proof names a
// bad plan of tests/lint/ and the finding it must have; a *document* proof names a part of the plan that the
// report of a drill must show. Everything wrong with the files goes to the diagnostics.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "json/node.hpp"
#include "model/text.hpp"

namespace tuiyan::coverage {

struct Clause {
  std::string id;
  Text title;
};

enum class ProofKind : std::uint8_t { play, lint, document };

struct Proof {
  std::vector<std::size_t> clauses;  // rows of Book::clauses
  std::string key;                   // as written, may be a range
  Place place;
  ProofKind kind = ProofKind::play;
  std::string plan;      // id: plans/<id>.json
  std::string where;     // pointer into the plan; "site:/…" or "scenario:/…" into the others
  std::string scenario;  // id: scenarios/<id>.json
  // play
  std::optional<json::Node> plan_changes, site_changes;
  std::string target;
  bool gets_worse = true;
  int replications = 30;
  // lint
  std::string bad;  // path
  std::string finding;
};

struct Book {
  std::string folder;
  std::vector<Clause> clauses;
  std::vector<Proof> proofs;
};

// `only`: clause ids; empty: all.
[[nodiscard]] Book read_book(const std::string& folder, const std::vector<std::string>& only, Diagnostics& diagnostics);

// "S2.2.1–3" and "S2.2.1-3" are S2.2.1, S2.2.2, S2.2.3; "S6.1.a–c" likewise; anything else is itself.
[[nodiscard]] std::vector<std::string> expanded(const std::string& key);

}  // namespace tuiyan::coverage
