// Which figures of the documents rest on a source, and which on an assumption.
//
// Contract: read from the `basis` fields of the resolved documents that the log carries, in
// document order. A basis that speaks of an assumption or of something to be verified, or that begins
// with the letter A (of "A", "S/A: ..."; S seen in a source, D derived), makes an assumed figure; every
// other one a sourced figure. Malformed or missing documents give none.
#pragma once

#include <string>
#include <vector>

#include "event/log.hpp"
#include "report/view.hpp"

namespace tuiyan::report {

struct Based {
  std::string where;  // JSON pointer in the resolved documents
  std::string value;  // the plain members of the object, e.g. median 12 min, p90 25 min
  Text basis;
};
struct Bases {
  std::vector<Based> assumed, sourced;
  bool has_letters = false;  // some basis begins with such letters
};

[[nodiscard]] Bases bases_of(const Log& log);
[[nodiscard]] std::vector<Assumption> assumptions(const std::vector<Based>& bases, Language language);

}  // namespace tuiyan::report
