#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/check.hpp"
#include "base/utf8.hpp"
#include "json/complaint.hpp"
#include "json/lexeme.hpp"
#include "json/node.hpp"
#include "json/place_finder.hpp"

namespace tuiyan::json {
namespace {

// Far deeper than any document, far shallower than what would exhaust the stack of a recursion.
constexpr std::size_t deepest = 200;
// Up to this many members a plain search for a key is quicker than a set.
constexpr std::size_t few = 16;
// So many mistakes are told at once.
constexpr int most_complaints = 20;

// Receives the tokens of nlohmann's parser and builds the tree. The parser says nothing about
// places, so the builder follows it through the text: from the end of one token to the next there
// are only blanks, comments and separators.
class Builder {
 public:
  // `text` is what the parser reads; `written`, of the same length, is what stands in the file.
  Builder(const std::string& file, std::string_view text, std::string_view written, Diagnostics& diagnostics)
      : text_(text), places_(file, written), diagnostics_(diagnostics) {}

  bool null() {
    return scalar(NodeKind::null, [](Node&) {});
  }
  bool boolean(bool value) {
    return scalar(NodeKind::boolean, [value](Node& node) { node.boolean = value; });
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(std::string& value) {
    return scalar(NodeKind::string, [&value](Node& node) { node.text = std::move(value); });
  }
  bool binary(nlohmann::json::binary_t&) { return false; }  // not in JSON

  bool start_object(std::size_t) { return open(NodeKind::object, After::object_start); }
  bool start_array(std::size_t) { return open(NodeKind::array, After::array_start); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& name) {
    const std::size_t start = next_token();
    Frame& frame = frames_.back();
    const Place place = places_.place(start);
    note_duplicate(frame, name, place);
    frame.node.members.push_back({std::move(name), place, {}});
    finish_token(start);
    after_ = After::key;
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
    const Complaint what = complain(text_, end_, after_);
    diagnostics_.add({Severity::error, places_.place(what.offset), pointer(), what.code, what.expected, what.found,
                      what.suggestion});
    repairs_ = what.repairs;
    return false;
  }
  // What to read instead, to go on after a complaint.
  [[nodiscard]] const std::vector<Repair>& repairs() const { return repairs_; }

  Node take() { return std::move(root_); }

 private:
  // An object or array that is still open.
  struct Frame {
    Node node;
    std::set<std::string, std::less<>> keys;  // only when there are more than a few
    std::vector<std::size_t> repeated;        // rows of members to be dropped at the end
  };

  // Offset of the token that the parser has just read.
  std::size_t next_token() {
    std::size_t at = skip_blanks(text_, end_);
    while (at < text_.size() && (text_[at] == ',' || text_[at] == ':')) at = skip_blanks(text_, at + 1);
    TUIYAN_CHECK(at < text_.size());
    return at;
  }

  // The parser has checked the token, so its end is easy to find.
  void finish_token(std::size_t start) {
    std::size_t at = start + 1;
    if (text_[start] == '"') {
      for (; text_[at] != '"'; ++at)
        if (text_[at] == '\\') ++at;
      ++at;
    } else if (std::string_view("{}[]").find(text_[start]) == std::string_view::npos) {
      const std::size_t number = number_length(text_, start);
      at = number > 0 ? start + number : word_end(start);
    }
    end_ = at;
  }

  std::size_t word_end(std::size_t at) const {
    while (at < text_.size() && text_[at] >= 'a' && text_[at] <= 'z') ++at;
    return at;
  }

  bool number(double value) {
    return scalar(NodeKind::number, [&](Node& node) { node.number = value; });
  }

  template <class Fill>
  bool scalar(NodeKind kind, Fill fill) {
    const std::size_t start = next_token();
    Node node;
    node.kind = kind;
    node.place = places_.place(start);
    finish_token(start);
    if (kind == NodeKind::number) node.text = text_.substr(start, end_ - start);
    fill(node);
    put(std::move(node));
    return true;
  }

  bool open(NodeKind kind, After after) {
    const std::size_t start = next_token();
    const Place place = places_.place(start);
    if (frames_.size() >= deepest) {
      diagnostics_.add({Severity::error,
                        place,
                        {},
                        "too-deep",
                        {fmt::format("至多 {} 层嵌套", deepest), fmt::format("at most {} levels of nesting", deepest)},
                        {"更深的嵌套", "deeper nesting"},
                        {}});
      return false;
    }
    Frame frame;
    frame.node.kind = kind;
    frame.node.place = place;
    frames_.push_back(std::move(frame));
    finish_token(start);
    after_ = after;
    return true;
  }

  bool close() {
    finish_token(next_token());
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    // The first of equal keys stays; the others were reported.
    auto& members = frame.node.members;
    for (auto row = frame.repeated.rbegin(); row != frame.repeated.rend(); ++row)
      members.erase(members.begin() + static_cast<std::ptrdiff_t>(*row));
    put(std::move(frame.node));
    return true;
  }

  void put(Node node) {
    if (frames_.empty()) {
      root_ = std::move(node);
      after_ = After::document;
      return;
    }
    Node& parent = frames_.back().node;
    if (parent.kind == NodeKind::array) {
      parent.items.push_back(std::move(node));
      after_ = After::item;
    } else {
      parent.members.back().value = std::move(node);
      after_ = After::member;
    }
  }

  void note_duplicate(Frame& frame, const std::string& name, const Place& place) {
    const auto& members = frame.node.members;
    bool seen = false;
    if (members.size() <= few) {
      seen = frame.node.member(name) != nullptr;
    } else {
      if (frame.keys.empty())
        for (const Member& member : members) frame.keys.insert(member.key);
      seen = !frame.keys.insert(name).second;
    }
    if (!seen) return;
    frame.repeated.push_back(members.size());
    const Place& first = frame.node.member(name)->place;
    diagnostics_.add({Severity::error,
                      place,
                      fmt::format("{}/{}", pointer(), pointer_token(name)),
                      "duplicate-key",
                      {"每个键只出现一次", "each key once"},
                      {fmt::format("\"{}\" 再次出现，首次在第 {} 行第 {} 列", name, first.line, first.column),
                       fmt::format("\"{}\" again, first at line {}, column {}", name, first.line, first.column)},
                      {}});
  }

  // Of the innermost open object or array, and of the member whose value is being read.
  std::string pointer() const {
    std::string path;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      const Node& node = frames_[i].node;
      const bool innermost = i + 1 == frames_.size();
      if (innermost && after_ != After::key) break;
      if (node.kind == NodeKind::array)
        path += fmt::format("/{}", node.items.size());
      else
        path += fmt::format("/{}", pointer_token(node.members.back().key));
    }
    return path;
  }

  std::string_view text_;
  PlaceFinder places_;
  Diagnostics& diagnostics_;
  std::vector<Frame> frames_;
  Node root_;
  std::size_t end_ = 0;  // of the last token
  After after_ = After::nothing;
  std::vector<Repair> repairs_;
};

}  // namespace

std::optional<Node> parse(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
  const std::string_view whole_text = text;
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  // The parser would take a null byte for the end of the text or of a comment. In practice it means UTF-16.
  const std::size_t malformed = std::min(first_malformed(text), text.find('\0'));
  if (malformed != std::string_view::npos) {
    diagnostics.add({Severity::error,
                     PlaceFinder(file, text).place(malformed),
                     {},
                     "not-utf-8",
                     {"UTF-8 编码的文字", "text in UTF-8"},
                     {"不是 UTF-8 的字节", "bytes that are not UTF-8"},
                     {"请将文件另存为 UTF-8", "save the file as UTF-8"}});
    return std::nullopt;
  }
  if (skip_blanks(text, 0) == text.size()) {
    diagnostics.add({Severity::error,
                     PlaceFinder(file, text).place(0),
                     {},
                     "empty-file",
                     {"一个 JSON 值，通常以 { 开头", "a JSON value, usually starting with {"},
                     {"空文件", "an empty file"},
                     {}});
    return std::nullopt;
  }
  const std::size_t mark = whole_text.size() - text.size();
  std::string repaired;  // once something was: the text as if it had been right there
  std::string_view read = whole_text;
  for (int complaints = 0;;) {
    Diagnostics found;
    Builder builder(file, read.substr(mark), text, found);
    // The parser skips one byte order mark itself; without this one it would skip a second.
    const bool whole =
        nlohmann::json::sax_parse(read.begin(), read.end(), &builder, nlohmann::json::input_format_t::json, true, true);
    diagnostics.add_new(found);
    if (whole && complaints == 0) return builder.take();
    if (whole || builder.repairs().empty() || ++complaints == most_complaints) return std::nullopt;
    if (repaired.empty()) repaired = whole_text;
    for (const Repair& one : builder.repairs()) repaired.replace(mark + one.at, one.with.size(), one.with);
    read = repaired;
  }
}

}  // namespace tuiyan::json
