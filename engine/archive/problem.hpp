// Why an archive could not do what it was asked.
//
// Contract: every function of this room that touches a file throws `Problem`, and nothing else, for what
// the world outside does: a full disk, a foreign file, another program that holds the archive. The text is
// for the user, in both languages, names the file and says what to do.
#pragma once

#include <cstdint>
#include <stdexcept>

#include "base/diagnostic.hpp"

namespace tuiyan::archive {

enum class Trouble : std::uint8_t {
  absent,      // there is no such file
  foreign,     // a file of another kind
  newer,       // written by a newer program
  damaged,     // an archive that cannot be read in full any more
  busy,        // another program has held it for too long
  unwritable,  // no space, no permission, a broken disk
  unknown,     // no record of that number
  unfit,       // cannot be made anonymous
};

struct Problem : std::runtime_error {
  Problem(Trouble what, Said words) : std::runtime_error(words.en), trouble(what), said(std::move(words)) {}
  Trouble trouble;
  Said said;
};

}  // namespace tuiyan::archive
