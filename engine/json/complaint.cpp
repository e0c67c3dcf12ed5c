#include "json/complaint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/half_width.hpp"
#include "base/utf8.hpp"
#include "json/lexeme.hpp"

namespace tuiyan::json {
namespace {

constexpr bool is_ascii_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-' ||
         c == '+';
}
constexpr bool is_word(char c) { return is_ascii_word(c) || static_cast<unsigned char>(c) >= 0x80; }

Said quoted(std::string_view text) {
  const std::string words = fmt::format("\"{}\"", text);
  return {words, words};
}

Said same(const std::string& text) { return {text, text}; }

// Punctuation that a Chinese keyboard writes in place of JSON's own.
struct FullWidth {
  std::string_view written, meant;
};
constexpr auto full_width = std::to_array<FullWidth>({{"，", ","},
                                                      {"：", ":"},
                                                      {"“", "\""},
                                                      {"”", "\""},
                                                      {"＂", "\""},
                                                      {"｛", "{"},
                                                      {"｝", "}"},
                                                      {"［", "["},
                                                      {"］", "]"},
                                                      {"【", "["},
                                                      {"】", "]"},
                                                      {"、", ","}});

const FullWidth* full_width_at(std::string_view text, std::size_t at) {
  for (const FullWidth& one : full_width)
    if (text.substr(at, one.written.size()) == one.written) return &one;
  return nullptr;
}

// The piece of text at `at` that a reader would point at: a word, a number or one character.
std::string_view piece(std::string_view text, std::size_t at) {
  if (const FullWidth* one = full_width_at(text, at)) return one->written;
  std::size_t n = 0;
  while (at + n < text.size() && is_word(text[at + n]) && full_width_at(text, at + n) == nullptr) ++n;
  if (n == 0) return text.substr(at, decode(text.substr(at)).length);
  constexpr std::size_t longest = 40;
  if (n > longest) {  // cut between characters
    n = longest;
    while ((static_cast<unsigned char>(text[at + n]) & 0xc0U) == 0x80U) --n;
  }
  return text.substr(at, n);
}

Said found_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {"文件结尾", "the end of the file"};
  if (text[at] == '"') return {"一个字符串", "a string"};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20 || byte == 0x7f) return {"一个控制字符", "a control character"};
  return quoted(piece(text, at));
}

Said suggestion_at(std::string_view text, std::size_t at, bool string_fits) {
  if (at >= text.size()) return {};
  if (const FullWidth* one = full_width_at(text, at))
    return {fmt::format("请改用半角的 {}", one->meant), fmt::format("use the half-width {}", one->meant)};
  if (text[at] == '\'') return {"字符串请用双引号", "strings take double quotes"};
  if (text[at] == '#') return {"注释请以 // 开头", "comments start with //"};
  if (!string_fits || !is_word(text[at])) return {};
  const std::string word(piece(text, at));
  const std::string plain = in_digits(word);
  if (plain != word && number_length(plain, 0) == plain.size())
    return {fmt::format("请改用半角数字：{}", plain), fmt::format("use half-width digits: {}", plain)};
  if (word == "NaN" || word == "Infinity" || word == "-Infinity" || word == "inf" || word == "nan")
    return {"数必须是有限的", "a number must be finite"};
  if (is_digit(word.front()) || word.front() == '-' || word.front() == '+' || word.front() == '.') return {};
  const std::string near = nearest(word, {"true", "false", "null"});
  if (!near.empty()) return {fmt::format("是否想写 {}？", near), fmt::format("did you mean {}?", near)};
  return {"文字请放在双引号里", "put words in double quotes"};
}

// An escape inside a string that was refused.
Complaint about_escape(std::string_view text, std::size_t at, Escape escape) {
  const Said found = quoted(text.substr(at, escape.length));
  if (escape.fault == EscapeFault::half_a_pair)
    return {at, "bad-escape", {"成对的 \\u 转义", "a \\u escape together with its other half"}, found, {}};
  if (escape.fault == EscapeFault::not_hexadecimal)
    return {at, "bad-escape", {"\\u 后接四位十六进制数", "\\u and four hexadecimal digits"}, found, {}};
  const auto next = static_cast<unsigned char>(text[at + 1]);
  const bool visible = next >= 0x20 && next != 0x7f;
  return {at,
          "bad-escape",
          {"\\n、\\t、\\\" 等转义", "an escape such as \\n, \\t or \\\""},
          quoted(text.substr(at, visible ? 1 + decode(text.substr(at + 1)).length : 1)),
          {"反斜杠本身写作 \\\\", "a backslash itself is written \\\\"}};
}

// A string that starts at `start` and was refused.
Complaint about_string(std::string_view text, std::size_t start) {
  const Said closing = {"字符串结尾的双引号", "a closing double quote"};
  const std::string_view line = text.substr(start, text.find_first_of("\r\n", start) - start);
  const Said hint = line.find("”") == std::string_view::npos
                        ? Said{}
                        : Said{"结尾的引号是否写成了全角的 ”？", "is the closing quote the full-width ”?"};
  for (std::size_t at = start + 1; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') break;
    if (c == '\n' || c == '\r') return {start, "unfinished-string", closing, {"行尾", "the end of the line"}, hint};
    if (static_cast<unsigned char>(c) < 0x20)
      return {
          at, "control-character", {"可见字符", "a printable character"}, {"一个控制字符", "a control character"}, {}};
    if (c != '\\') continue;
    const Escape escape = escape_at(text, at);
    if (escape.fault != EscapeFault::none && at + 1 < text.size()) return about_escape(text, at, escape);
    at += escape.length - 1;
  }
  return {start, "unfinished-string", closing, {"文件结尾", "the end of the file"}, hint};
}

Complaint about_number(std::string_view text, std::size_t at) {
  const std::string_view written = piece(text, at);
  if (number_length(text, at) > 0)
    return {at,
            "number-out-of-range",
            {"绝对值不超过 1.8e308 的数", "a number of at most 1.8e308"},
            same(std::string(written)),
            {}};
  return {at, "bad-number", {"形如 12 或 0.5 的数", "a number written like 12 or 0.5"}, quoted(written), {}};
}

// What the mark at `at` stands for, blanks filling up its bytes; with an opening quote the closing one of the line.
std::vector<Repair> as_half_width(std::string_view text, std::size_t at) {
  const FullWidth* mark = full_width_at(text, at);
  if (mark->meant != "\"") return {{at, std::string(mark->meant) + std::string(mark->written.size() - 1, ' ')}};
  const std::string_view line = text.substr(0, std::min(text.find_first_of("\r\n", at), text.size()));
  std::size_t closing = at + mark->written.size();
  while (closing < line.size() && line[closing] != '"') {
    const FullWidth* other = full_width_at(line, closing);
    if (other != nullptr && other->meant == "\"") break;
    ++closing;
  }
  if (closing >= line.size() || line[closing] == '"') return {};
  return {{at, std::string(mark->written.size() - 1, ' ') + "\""},
          {closing, "\"" + std::string(full_width_at(line, closing)->written.size() - 1, ' ')}};
}

// Whether JSON could go on with this mark.
bool may_stand(char mark, After after, bool separated) {
  const bool between = (after == After::member || after == After::item) && !separated;
  const bool value_fits = after == After::nothing || after == After::array_start ||
                          ((after == After::key || after == After::item) && separated);
  switch (mark) {
    case ':':
      return after == After::key && !separated;
    case ',':
      return between;
    case '}':
      return after == After::object_start || (after == After::member && !separated);
    case ']':
      return after == After::array_start || (after == After::item && !separated);
    case '"':
      return value_fits || after == After::object_start || (after == After::member && separated);
    default:  // { and [
      return value_fits;
  }
}

// Where the next thing stands when nothing but blanks, one at least, parts it from `end`; else 0.
std::size_t after_blank(std::string_view text, std::size_t end) {
  const std::size_t at = std::min(text.find_first_not_of(" \t\r\n", end), text.size());
  return at > end ? at : 0;
}

Said expectation(After after, bool separated) {
  switch (after) {
    case After::nothing:
      return {"一个 JSON 值，通常以 { 开头", "a JSON value, usually starting with {"};
    case After::document:
      return {"文件到此结束", "the end of the file"};
    case After::object_start:
      return {"双引号中的键名或 }", "a key in double quotes or }"};
    case After::key:
      return separated ? Said{"一个值", "a value"} : Said{"键名后的冒号", "a colon after the key"};
    case After::member:
      return separated ? Said{"双引号中的键名", "a key in double quotes"} : Said{"逗号或 }", "a comma or }"};
    case After::array_start:
      return {"一个值或 ]", "a value or ]"};
    case After::item:
      return separated ? Said{"一个值", "a value"} : Said{"逗号或 ]", "a comma or ]"};
  }
  return {};
}

}  // namespace

Complaint complain(std::string_view text, std::size_t last_end, After after) {
  std::size_t at = skip_blanks(text, last_end);
  const char separator = after == After::key ? ':' : ',';
  const bool takes_separator = after == After::key || after == After::member || after == After::item;
  const bool separated = takes_separator && at < text.size() && text[at] == separator;
  if (separated) at = skip_blanks(text, at + 1);
  if (text.substr(at, 2) == "/*")
    return {at,
            "unfinished-comment",
            {"注释结尾的 */", "*/ at the end of the comment"},
            {"文件结尾", "the end of the file"},
            {}};
  // A number that goes on where it should have ended: 01, 1.2.3
  if (at == last_end && after != After::nothing && at > 0 && is_digit(text[at - 1]) && at < text.size() &&
      is_ascii_word(text[at])) {
    std::size_t start = at;
    while (start > 0 && is_ascii_word(text[start - 1])) --start;
    return {start,
            "bad-number",
            {"形如 12 或 0.5 的数", "a number written like 12 or 0.5"},
            quoted(piece(text, start)),
            {}};
  }
  const bool key_fits = after == After::object_start || (after == After::member && separated);
  const bool value_fits = after == After::nothing || (after == After::key && separated) ||
                          after == After::array_start || (after == After::item && separated);
  if (at < text.size() && text[at] == '"' && (key_fits || value_fits)) return about_string(text, at);
  if (at < text.size() && value_fits &&
      (is_digit(text[at]) || (text[at] == '-' && at + 1 < text.size() && is_digit(text[at + 1]))))
    return about_number(text, at);
  Complaint complaint{at, "not-json", expectation(after, separated), found_at(text, at),
                      suggestion_at(text, at, key_fits || value_fits)};
  const bool closed = at < text.size() && (text[at] == '}' || text[at] == ']');
  if (closed && separated && after != After::key) {
    complaint.suggestion = {"请去掉前面的逗号", "remove the comma before it"};
    complaint.repairs = {{skip_blanks(text, last_end), " "}};
  }
  if (const FullWidth* mark = full_width_at(text, at); mark != nullptr && may_stand(mark->meant[0], after, separated))
    complaint.repairs = as_half_width(text, at);
  // The blank before what comes next takes the place of the comma.
  const bool goes_on = at < text.size() && std::string_view("\"{[").find(text[at]) != std::string_view::npos;
  if (goes_on && !separated && (after == After::member || after == After::item) && at == after_blank(text, last_end))
    complaint.repairs = {{at - 1, ","}};
  return complaint;
}

}  // namespace tuiyan::json
