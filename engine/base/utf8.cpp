#include "base/utf8.hpp"

namespace tuiyan {

Decoded decode(std::string_view bytes) {
  if (bytes.empty()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  std::size_t length = 0;
  char32_t point = 0;
  char32_t smallest = 0;
  if (lead >= 0xc2 && lead <= 0xdf) {
    length = 2;
    point = lead & 0x1fU;
    smallest = 0x80;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    length = 3;
    point = lead & 0x0fU;
    smallest = 0x800;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    length = 4;
    point = lead & 0x07U;
    smallest = 0x10000;
  }
  if (length == 0 || bytes.size() < length) return {};
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0U) != 0x80U) return {};
    point = (point << 6) | (byte(i) & 0x3fU);
  }
  const bool surrogate = point >= 0xd800 && point <= 0xdfff;
  if (point < smallest || point > 0x10ffff || surrogate) return {};
  return {point, length};
}

std::vector<char32_t> code_points(std::string_view bytes) {
  std::vector<char32_t> points;
  points.reserve(bytes.size());
  while (!bytes.empty()) {
    const Decoded one = decode(bytes);
    points.push_back(one.length == 0 ? U'\uFFFD' : one.point);
    bytes.remove_prefix(one.length == 0 ? 1 : one.length);
  }
  return points;
}

std::size_t first_malformed(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded one = decode(bytes.substr(at));
    if (one.length == 0) return at;
    at += one.length;
  }
  return std::string_view::npos;
}

std::size_t display_width(std::string_view bytes) {
  std::size_t width = 0;
  for (char32_t point : code_points(bytes)) {
    const bool wide = (point >= 0x1100 && point <= 0x115f) || (point >= 0x2e80 && point <= 0xa4cf) ||
                      (point >= 0xac00 && point <= 0xd7a3) || (point >= 0xf900 && point <= 0xfaff) ||
                      (point >= 0xfe30 && point <= 0xfe6f) || (point >= 0xff00 && point <= 0xff60) ||
                      (point >= 0xffe0 && point <= 0xffe6) || (point >= 0x1f300 && point <= 0x1faff) ||
                      (point >= 0x20000 && point <= 0x3fffd);
    const bool combining = (point >= 0x300 && point <= 0x36f) || point == 0x200b || point == 0xfeff;
    width += combining ? 0 : (wide ? 2 : 1);
  }
  return width;
}

}  // namespace tuiyan
