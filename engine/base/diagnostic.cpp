#include "base/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace tuiyan {
namespace {

// Words are compared without regard to case, and '_' counts as '-': both are common slips.
std::vector<char32_t> folded(const std::string& word) {
  std::vector<char32_t> letters = code_points(word);
  for (char32_t& letter : letters) {
    if (letter >= U'A' && letter <= U'Z') letter += U'a' - U'A';
    if (letter == U'_') letter = U'-';
  }
  return letters;
}

// Damerau-Levenshtein distance in its "optimal string alignment" form.
std::size_t distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before.swap(row);
    row.swap(next);
  }
  return row[b.size()];
}

// A key or a file name may hold anything; one line stays one line, and a terminal obeys nobody.
std::string without_controls(const std::string& text) {
  std::string clean;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f)
      clean += fmt::format("\\u{:04x}", byte);
    else
      clean += c;
  }
  return clean;
}

}  // namespace

void Diagnostics::add_new(const Diagnostics& other) {
  for (const Diagnostic& candidate : other.all_) {
    const bool known = std::any_of(all_.begin(), all_.end(), [&candidate](const Diagnostic& one) {
      return one.place == candidate.place && one.code == candidate.code && one.pointer == candidate.pointer &&
             one.found.en == candidate.found.en;
    });
    if (!known) all_.push_back(candidate);
  }
}

bool Diagnostics::has_errors() const { return count(Severity::error) > 0; }

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [severity](const Diagnostic& one) { return one.severity == severity; }));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> ordered = all_;
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.place < b.place; });
  return ordered;
}

std::string to_line(const Diagnostic& diagnostic, bool chinese) {
  const auto in = [chinese](const Said& said) -> const std::string& { return chinese ? said.zh : said.en; };
  std::string line = diagnostic.place.file;
  if (diagnostic.place.line > 0) {
    line += fmt::format(":{}", diagnostic.place.line);
    if (diagnostic.place.column > 0) line += fmt::format(":{}", diagnostic.place.column);
  }
  if (!line.empty()) line += ": ";
  if (diagnostic.severity == Severity::error)
    line += chinese ? "错误" : "error";
  else
    line += chinese ? "警告" : "warning";
  if (!diagnostic.pointer.empty()) line += fmt::format(": {}", diagnostic.pointer);
  const std::string& expected = in(diagnostic.expected);
  const std::string& found = in(diagnostic.found);
  const std::string& suggestion = in(diagnostic.suggestion);
  if (!expected.empty()) line += (chinese ? "：应为 " : ": expected ") + expected;
  if (!found.empty()) {
    if (chinese)
      line += (expected.empty() ? "：实为 " : "，实为 ") + found;
    else
      line += (expected.empty() ? ": found " : ", found ") + found;
  }
  if (!suggestion.empty()) line += chinese ? fmt::format("（{}）", suggestion) : fmt::format(" ({})", suggestion);
  return without_controls(line);
}

namespace {

std::vector<std::vector<char32_t>> parts_of(const std::vector<char32_t>& id) {
  std::vector<std::vector<char32_t>> parts(1);
  for (const char32_t c : id)
    if (c == U'-')
      parts.emplace_back();
    else
      parts.back().push_back(c);
  return parts;
}

std::size_t slips_in(const std::vector<char32_t>& word) { return std::clamp<std::size_t>(word.size() / 3, 1, 3); }

// "platform-part" is no slip for "platform-alarm": of ids in several parts, no part may be another word.
bool has_same_parts(const std::vector<char32_t>& word, const std::vector<char32_t>& other) {
  const auto mine = parts_of(word), its = parts_of(other);
  if (mine.size() != its.size() || mine.size() < 2) return true;
  for (std::size_t i = 0; i < mine.size(); ++i)
    if (distance(mine[i], its[i]) > slips_in(mine[i])) return false;
  return true;
}

}  // namespace

std::string nearest(const std::string& word, const std::vector<std::string>& candidates) {
  const std::vector<char32_t> wanted = folded(word);
  // One slip for each three letters, at most three: more than that is another word.
  const std::size_t allowed = slips_in(wanted);
  std::string best;
  std::size_t best_distance = allowed + 1;
  for (const std::string& candidate : candidates) {
    const std::vector<char32_t> there = folded(candidate);
    const std::size_t d = distance(wanted, there);
    if (d < best_distance && d < wanted.size() && has_same_parts(wanted, there)) {  // a tie keeps the earlier candidate
      best = candidate;
      best_distance = d;
    }
  }
  return best;
}

Said did_you_mean(const std::string& guess) {
  if (guess.empty()) return {};
  return {fmt::format("是否想写 \"{}\"？", guess), fmt::format("did you mean \"{}\"?", guess)};
}

Said did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
  return did_you_mean(nearest(word, candidates));
}

Said in_brackets(const Said& aside) {
  if (aside.zh.empty() && aside.en.empty()) return {};
  return {fmt::format("（{}）", aside.zh), fmt::format(" ({})", aside.en)};
}

}  // namespace tuiyan
