#include "report/escape.hpp"

#include <cctype>

namespace tuiyan::report {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      // An entity, not \| : some dialects split table rows before they read backslashes.
      case '|':
        out += "&#124;";
        break;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '{':
      case '}':
      case '[':
      case ']':
      case '#':
      case '~':
      case '^':
      case '$':
      case '@':
        out += '\\';
        out += c;
        break;
      case '"':
      case '\'':
        out += c;
        break;
      case '-':
      case '+':
      case '=':
      case ':':
        // A list, a rule, a heading's underline or a definition, when it begins a line.
        if (i == 0 && (text.size() == 1 || text[1] == ' ' || text[1] == c)) out += '\\';
        out += c;
        break;
      case '.':
      case ')': {
        // "1." at the beginning would be a numbered list.
        bool only_digits = i > 0 && (i + 1 == text.size() || text[i + 1] == ' ');
        for (std::size_t j = 0; j < i; ++j)
          only_digits = only_digits && std::isdigit(static_cast<unsigned char>(text[j])) != 0;
        if (only_digits) out += '\\';
        out += c;
        break;
      }
      default:
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
  }
  return out;
}

}  // namespace tuiyan::report
