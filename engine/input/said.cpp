#include "input/said.hpp"

namespace tuiyan::input {

std::string in_quotes(std::string_view word) {
  std::string quoted(1, '"');
  quoted.append(word);
  quoted.push_back('"');
  return quoted;
}

Said same(std::string text) {
  Said said;
  said.zh = text;
  said.en = std::move(text);
  return said;
}

std::string with_article(std::string_view noun) {
  // By sound: "a unit", but "an announcement" and "an IVR".
  const bool vowel = !noun.empty() && std::string_view("aeioAEIO").find(noun[0]) != std::string_view::npos;
  std::string phrase(vowel ? "an " : "a ");
  phrase.append(noun);
  return phrase;
}

}  // namespace tuiyan::input
