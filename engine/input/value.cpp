#include "input/reader.hpp"

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/utf8.hpp"
#include "input/said.hpp"
#include "input/schema_node.hpp"

namespace tuiyan::input {

const json::Node& Value::node() const {
  TUIYAN_CHECK(node_ != nullptr);
  return *node_;
}

Value Value::item(std::size_t i) const { return {*context_, node().items[i], pointer_ + "/" + std::to_string(i)}; }

Value Value::member(const json::Member& member) const {
  return {*context_, member.value, pointer_ + "/" + json::pointer_token(member.key)};
}

void Value::complain(std::string_view code, Said expected, Said found, Said suggestion) const {
  TUIYAN_CHECK(context_->inside_default == 0);
  context_->diagnostics.add({Severity::error, node().place, pointer_, std::string(code), std::move(expected),
                             std::move(found), std::move(suggestion)});
}

void Value::wrong(std::string_view code, Said expected, Said suggestion) const {
  complain(code, std::move(expected), quoted(node()), std::move(suggestion));
}

void Value::say(std::string_view keyword, json::Node what) const {
  TUIYAN_CHECK(schema_ != nullptr);
  put(*schema_, keyword, std::move(what));
}

Said quoted(const json::Node& node) {
  constexpr std::size_t most = 60;  // bytes; a longer value would drown the message
  std::string text = json::to_text(node);
  if (text.size() > most) {
    std::size_t cut = 0;
    while (cut < most) {
      const Decoded next = decode(std::string_view(text).substr(cut));
      if (next.length == 0 || cut + next.length > most) break;
      cut += next.length;
    }
    text = text.substr(0, cut) + "…";
  }
  return {text, text};
}

}  // namespace tuiyan::input
