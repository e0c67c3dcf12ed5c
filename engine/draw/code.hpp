// The codes under which the texts of enumerations stand in words/ (one word per value).
//
// Contract: the code is the name of the enumerator. (Kinds and metrics have theirs in their own
// tables: event/entry.hpp, model/metric.hpp.)
#pragma once

#include <string_view>

#include "event/entry.hpp"
#include "model/scenario.hpp"
#include "score/score.hpp"

namespace tuiyan::drawing {

[[nodiscard]] std::string_view code(Delay delay);
[[nodiscard]] std::string_view code(Verb verb);
[[nodiscard]] std::string_view code(StateOf state);
[[nodiscard]] std::string_view code(Reason reason);
[[nodiscard]] std::string_view code(Failure failure);
[[nodiscard]] std::string_view code(NoticeChannel channel);
[[nodiscard]] std::string_view code(Refusal refusal);
[[nodiscard]] std::string_view code(Choice choice);
[[nodiscard]] std::string_view code(FaultEffect effect);
[[nodiscard]] std::string_view code(score::Rating rating);
[[nodiscard]] std::string_view code(score::Grade grade);

}  // namespace tuiyan::drawing
