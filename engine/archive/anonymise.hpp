// A package without the names of persons and their telephone numbers.
//
// Contract: consistent over the whole package: one person, one alias (人员 1, Person 1), one number, one
// alias. Replaced are, in documents, logs, results and the records themselves:
//   names    of all people of all sites (pools are no persons), in full and without what stands behind them in
//            brackets, wherever they stand in a text; Latin ones in any case and as whole words;
//   ids      of people (often a name in Latin letters), unless the id also names something else;
//   numbers  that look like telephone numbers, and e-mail addresses;
//   fields   that hold contacts by their key (team, contact, phone, …): wholly;
//   paths    of files in the settings: down to the file's name.
// What comes out is valid: documents and logs are read again; Problem (unfit) when that fails. Scores and
// figures are the same. Luck is keyed by ids, so playing an anonymous record again is another drill.
#pragma once

#include <cstddef>

#include "archive/package.hpp"

namespace tuiyan::archive {

struct Anonymous {
  Package package;
  std::size_t people = 0, numbers = 0;  // how many aliases were given
};
[[nodiscard]] Anonymous anonymised(const Package& package);

}  // namespace tuiyan::archive
