// The fixed words of the project, in both languages, each with one line of meaning.
//
// Contract: ordered as a newcomer needs them. The report's glossary and the glossary section of
// README.md are made from this table; a test compares the section with `glossary_markdown`.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tuiyan::words {

struct Term {
  std::string_view zh, en, meaning_zh, meaning_en;
};

[[nodiscard]] std::span<const Term> glossary();
// A Markdown table: term, the other language's term, meaning.
[[nodiscard]] std::string glossary_markdown(bool chinese);

}  // namespace tuiyan::words
