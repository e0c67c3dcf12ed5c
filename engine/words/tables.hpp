// The tables behind words/word.hpp, one per subject area. Internal to the room.
#pragma once

#include <span>

#include "words/word.hpp"

namespace tuiyan::words {

std::span<const Word> kind_words();
std::span<const Word> delay_words();
std::span<const Word> advice_words();
std::span<const Word> verb_words();
std::span<const Word> rating_words();
std::span<const Word> grade_words();
std::span<const Word> state_words();
std::span<const Word> reason_words();
std::span<const Word> failure_words();
std::span<const Word> refusal_words();
std::span<const Word> choice_words();
std::span<const Word> effect_words();
std::span<const Word> thing_words();
std::span<const Word> report_words();
std::span<const Word> figure_words();
std::span<const Word> terminal_words();
std::span<const Word> complaint_words();
std::span<const Word> study_words();
std::span<const Word> fit_words();
std::span<const Word> history_words();
std::span<const Word> part_words();

}  // namespace tuiyan::words
