// The colours of the figures. Internal to the room.
//
// Contract: hex RGB. Categories from Okabe and Ito (2008); kinds of delay from Tol's muted set and
// its neighbours, colours that stay apart for colour-blind readers and in grey print.
#pragma once

#include <string_view>

#include "event/entry.hpp"

namespace tuiyan::drawing {

inline constexpr std::string_view ink = "#333333", faint = "#d9d9d9";
inline constexpr std::string_view blue = "#0072b2", sky = "#8ecae6", orange = "#e69f00", green = "#009e73",
                                  vermilion = "#d55e00", purple = "#cc79a7", grey = "#a6a6a6", pale_green = "#b7dfd0",
                                  yellow = "#f0e442";

[[nodiscard]] constexpr std::string_view colour(Delay delay) {
  switch (delay) {
    case Delay::noticing:
      return "#88ccee";
    case Delay::reporting:
      return "#332288";
    case Delay::deciding:
      return "#ddcc77";
    case Delay::travelling:
      return "#999933";
    case Delay::waiting_for_person:
      return "#cc6677";
    case Delay::waiting_for_part:
      return "#882255";
    case Delay::locating:
      return "#aa4499";
    case Delay::repairing:
      return "#117733";
    case Delay::switching:
      return "#44aa99";
    case Delay::restarting:
      return "#661100";
    case Delay::verifying:
      return "#6699cc";
    case Delay::draining_queue:
      return "#888888";
    case Delay::informing:
      return "#e69f00";
    case Delay::waiting_for_safety:
      return "#d55e00";
    case Delay::waiting_for_condition:
      return "#b5838d";
    case Delay::none:
    case Delay::other:
      return "#bbbbbb";
  }
  return "#bbbbbb";
}

// Whether white letters read better on it than dark ones.
[[nodiscard]] constexpr bool is_dark(Delay delay) {
  switch (delay) {
    case Delay::reporting:
    case Delay::waiting_for_part:
    case Delay::locating:
    case Delay::repairing:
    case Delay::restarting:
      return true;
    default:
      return false;
  }
}

}  // namespace tuiyan::drawing
