// What is wrong with a planner's document, said so that the planner can mend it.
//
// Contract: a reader appends to `Diagnostics` and goes on; nothing is thrown for a user's mistake.
// The caller looks at `has_errors()` once, at the end. Printing order is file, line, column.
// One grammar: FILE:LINE:COLUMN: error: POINTER: expected X, found Y (SUGGESTION)
#pragma once

#include <string>
#include <vector>

namespace tuiyan {

struct Place {
  std::string file;
  int line = 0;    // 1 is the first; 0 when there is no place in a file
  int column = 0;  // counted in characters (UTF-8 code points), 1 is the first
  friend auto operator<=>(const Place&, const Place&) = default;
};

enum class Severity { error, warning };

// A sentence in both languages of the program.
struct Said {
  std::string zh;
  std::string en;
};

struct Diagnostic {
  Severity severity = Severity::error;
  Place place;
  std::string pointer;  // RFC 6901, e.g. /roles/shift-leader/deputy; may be empty
  std::string code;     // stable, kebab-case, e.g. unknown-key, dangling-reference
  Said expected;        // "the id of a role"
  Said found;           // "\"cheif\""; may be empty
  Said suggestion;      // "did you mean \"chief\"?"; may be empty
};

class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
  // Adds those of `other` that are not here yet: several scenarios may read the same plan and site.
  void add_new(const Diagnostics& other);
  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> all_;
};

// One line, without a newline; control characters inside it are shown as \u001b and the like.
[[nodiscard]] std::string to_line(const Diagnostic& diagnostic, bool chinese);

// The candidate nearest to `word` by edit distance, or "" when none is near enough to suggest.
[[nodiscard]] std::string nearest(const std::string& word, const std::vector<std::string>& candidates);
// The suggestion "did you mean \"chief\"?"; empty for "".
[[nodiscard]] Said did_you_mean(const std::string& guess);
// The same of the nearest candidate; empty when none is near enough.
[[nodiscard]] Said did_you_mean(const std::string& word, const std::vector<std::string>& candidates);
// " (did you mean \"chief\"?)": to be put behind a sentence; empty stays empty.
[[nodiscard]] Said in_brackets(const Said& aside);

}  // namespace tuiyan
