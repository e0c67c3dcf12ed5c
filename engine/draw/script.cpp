#include "draw/script.hpp"

#include <fmt/format.h>

#include <array>

#include "draw/palette.hpp"

namespace tuiyan::drawing {

std::string figure_word(std::string_view code, const Frame& frame, const std::vector<words::Argument>& arguments) {
  return words::pick(words::sentence(words::Area::figure, code, arguments), is_chinese(frame));
}

std::string local(Time at, const Frame& frame) { return fmt::format("{:.3f}", in_seconds(at + frame.start_of_day)); }

std::string common(const std::string& title, const Frame& frame, int pixels) {
  // The smallest round step that leaves a label room to be read.
  constexpr std::array<int, 19> steps{1,   2,    5,    10,   15,    30,    60,    120,   300,   600,
                                      900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800};
  const double length = in_seconds(frame.to - frame.from);
  const double most = pixels / 75.0;
  int step = steps.back();
  for (int candidate : steps)
    if (length / candidate <= most) {
      step = candidate;
      break;
    }
  const char* format = step < 60 ? "%H:%M:%S" : "%H:%M";
  return fmt::format(
      "set title {} offset 0,0.2 font ',15' textcolor rgb '{}'\n"
      "set border 3 linecolor rgb '#808080'\n"
      "set tics nomirror out scale 0.5 textcolor rgb '{}'\n"
      "set grid ytics linecolor rgb '{}' linewidth 0.6 dashtype solid\n"
      "set key outside bottom center horizontal Left reverse samplen 1.6 spacing 1.2 width 3\n"
      "set xrange [{}:{}]\n"
      "set xtics {} format '{}' timedate\n",
      quoted(title), ink, ink, faint, local(frame.from, frame), local(frame.to, frame), step, format);
}

std::string tic_label(std::string text) {
  for (std::size_t at = text.find('%'); at != std::string::npos; at = text.find('%', at + 2)) text.insert(at, 1, '%');
  return quoted(text);
}

std::string block(std::string_view name, const std::string& rows) {
  return fmt::format("${} << EOD\n{}EOD\n", name, rows);
}

Frame frame_of(const Log& log, Language language) {
  const Documents& documents = *log.documents;
  return {documents.scenario.start_of_day, Time{0}, log.end, documents.site.calls.within_s, language};
}

}  // namespace tuiyan::drawing
