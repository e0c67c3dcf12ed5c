// The table of clauses with their proofs: plans/COVERAGE.md.
//
// Contract: pure functions; the same book and verdicts give the same bytes. Every clause has a row for each of
// its proofs, and one that says "open" when it has none that holds.
#pragma once

#include <string>
#include <vector>

#include "coverage/prove.hpp"

namespace tuiyan::coverage {

[[nodiscard]] std::string table(const Book& book, const std::vector<Verdict>& verdicts);

struct Count {
  std::size_t clauses = 0, proven = 0, open = 0;  // open: no proof that holds
  std::size_t play = 0, lint = 0, document = 0;   // clauses, by their best proof
  std::size_t proofs = 0, failing = 0;
};
[[nodiscard]] Count count(const Book& book, const std::vector<Verdict>& verdicts);

// A proof and what came of it, in a sentence for the terminal.
[[nodiscard]] Said sentence(const Proof& proof, const Verdict& verdict);

}  // namespace tuiyan::coverage
