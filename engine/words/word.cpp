#include "words/word.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/check.hpp"
#include "words/tables.hpp"

namespace tuiyan::words {

namespace {

const Word* find(Area area, std::string_view code) {
  const std::span<const Word> words = table(area);
  const auto it = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.code == code; });
  return it == words.end() ? nullptr : &*it;
}

std::string fill(std::string_view text, const std::vector<Argument>& arguments, bool chinese) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const Argument& argument : arguments)
    store.push_back(fmt::arg(std::string(argument.first).c_str(), std::cref(pick(argument.second, chinese))));
  try {
    return fmt::vformat(fmt::string_view(text.data(), text.size()), store);
  } catch (const fmt::format_error& error) {
    throw LogicFault(fmt::format("text \"{}\": {}", text, error.what()));
  }
}

}  // namespace

std::span<const Word> table(Area area) {
  switch (area) {
    case Area::kind:
      return kind_words();
    case Area::delay:
      return delay_words();
    case Area::advice:
      return advice_words();
    case Area::verb:
      return verb_words();
    case Area::rating:
      return rating_words();
    case Area::grade:
      return grade_words();
    case Area::state:
      return state_words();
    case Area::reason:
      return reason_words();
    case Area::failure:
      return failure_words();
    case Area::refusal:
      return refusal_words();
    case Area::choice:
      return choice_words();
    case Area::effect:
      return effect_words();
    case Area::thing:
      return thing_words();
    case Area::report:
      return report_words();
    case Area::figure:
      return figure_words();
    case Area::terminal:
      return terminal_words();
    case Area::complaint:
      return complaint_words();
    case Area::study:
      return study_words();
    case Area::fit:
      return fit_words();
    case Area::history:
      return history_words();
    case Area::part:
      return part_words();
  }
  return {};
}

bool has(Area area, std::string_view code) { return find(area, code) != nullptr; }

Said word(Area area, std::string_view code) {
  const Word* found = find(area, code);
  // The code is named: a bare failed condition would not say which text is missing.
  if (found == nullptr) throw LogicFault(fmt::format("no text for \"{}\" in area {}", code, static_cast<int>(area)));
  return {std::string(found->zh), std::string(found->en)};
}

Said sentence(Area area, std::string_view code, const std::vector<Argument>& arguments) {
  const Said text = word(area, code);
  return {fill(text.zh, arguments, true), fill(text.en, arguments, false)};
}

}  // namespace tuiyan::words
