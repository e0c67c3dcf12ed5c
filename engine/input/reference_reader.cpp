// References: an id is looked up, or the planner learns what it could have been.
#include <fmt/format.h>

#include "input/said.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {

Read subject(Subject& out, Kinds kinds) {
  return [&out, kinds = std::move(kinds)](Value& value) {
    const Said what = id_of(kinds);
    if (value.describing()) {
      value.say("description", json::string(what.zh + " / " + what.en));
      return value.say("type", json::string("string"));
    }
    if (!value.is(json::NodeKind::string)) return value.wrong("wrong-type", what);
    const Names& names = value.context().names;
    const std::string& id = value.node().text;
    if (const Subject found = names.find(kinds, id)) {
      out = found;
      return;
    }
    if (!names.is_known(kinds)) return;  // the document that would have it is not at hand
    Said found = quoted(value.node());
    if (const Subject other = names.find_any(id)) {
      const Said kind = words_of(other.kind);
      found.zh += fmt::format("（{}的标识）", kind.zh);
      found.en += fmt::format(" (the id of {})", with_article(kind.en));
    }
    value.complain("dangling-reference", what, found, meant_of(id, names.candidates(kinds)));
  };
}

}  // namespace tuiyan::input
