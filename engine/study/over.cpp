#include "study/over.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/check.hpp"
#include "base/quantity.hpp"
#include "json/build.hpp"
#include "study/tree.hpp"

namespace tuiyan::study {
namespace {

using json::Node;
using json::NodeKind;

constexpr std::size_t most_values = 200;

struct Amount {
  double number = 0;
  std::string unit;
};

// "60s", "1.5 h", "12"; none when it does not begin with a number.
std::optional<Amount> amount_of(std::string text) {
  text.erase(0, text.find_first_not_of(' '));
  Amount amount;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), amount.number);
  if (read.ec != std::errc() || !std::isfinite(amount.number)) return std::nullopt;
  amount.unit = text.substr(static_cast<std::size_t>(read.ptr - text.data()));
  amount.unit.erase(0, amount.unit.find_first_not_of(' '));
  while (!amount.unit.empty() && amount.unit.back() == ' ') amount.unit.pop_back();
  return amount;
}

std::string number_text(double number) { return fmt::format("{:.12g}", number == 0 ? 0 : number); }

OverValue value_of(double number, const std::string& unit) {
  OverValue value;
  const std::string text = number_text(number);
  value.text = text + (unit.empty() ? "" : " " + unit);
  std::from_chars(text.data(), text.data() + text.size(), value.number);  // 0.3, not 3 times 0.1
  value.node = unit.empty() ? json::number(value.number) : json::string(value.text);
  return value;
}

// All in one unit; durations of several units in seconds. False when they do not go together.
bool to_one_unit(std::vector<Amount>& amounts, const std::vector<std::string>& texts) {
  const bool same =
      std::all_of(amounts.begin(), amounts.end(), [&](const Amount& one) { return one.unit == amounts.front().unit; });
  if (same) return true;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const Reading<Duration> read = parse_duration(texts[i]);
    if (!read.value) return false;
    amounts[i] = {static_cast<double>(read.value->us) / 1e6, "s"};
  }
  return true;
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts{""};
  for (const char c : text)
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

class OverReader {
 public:
  OverReader(const std::string& word, std::vector<Said>& problems) : word_(word), problems_(problems) {}

  std::optional<Over> take() {
    const std::size_t equals = word_.find('=');
    if (equals == std::string::npos || equals == 0 || word_[0] != '/') {
      wrong({"指针=从..到:步长，或 指针=值,值,…（指针以 /site、/plan 或 /scenario 开头）",
             "POINTER=FROM..TO:STEP or POINTER=VALUE,VALUE,… (a pointer begins with /site, /plan or /scenario)"},
            word_);
      return std::nullopt;
    }
    over_.pointer = word_.substr(0, equals);
    const std::string values = word_.substr(equals + 1);
    const std::size_t dots = values.find("..");
    if (dots != std::string::npos)
      range(values.substr(0, dots), values.substr(dots + 2));
    else
      list(values);
    if (failed_) return std::nullopt;
    return std::move(over_);
  }

 private:
  void wrong(const Said& expected, const std::string& found) {
    failed_ = true;
    problems_.push_back({fmt::format("--over 应为 {}；实为“{}”", expected.zh, found),
                         fmt::format("--over: expected {}; found \"{}\"", expected.en, found)});
  }

  // False when any was no number with or without a unit, or they do not go together.
  bool amounts(const std::vector<std::string>& texts, std::vector<Amount>& out) {
    for (const std::string& text : texts)
      if (const std::optional<Amount> one = amount_of(text))
        out.push_back(*one);
      else
        wrong({"一个数，可带单位", "a number, with or without a unit"}, text);
    if (failed_) return false;
    if (!to_one_unit(out, texts))
      wrong({"单位相同的数", "numbers of one unit"}, word_.substr(over_.pointer.size() + 1));
    return !failed_;
  }

  void range(const std::string& from, const std::string& rest) {
    const std::size_t colon = rest.find(':');
    if (colon == std::string::npos) return wrong({"从..到:步长", "FROM..TO:STEP"}, from + ".." + rest);
    std::vector<Amount> three;
    if (!amounts({from, rest.substr(0, colon), rest.substr(colon + 1)}, three)) return;
    const double first = three[0].number, last = three[1].number, step = three[2].number;
    if (!(step > 0)) return wrong({"大于零的步长", "a step above zero"}, rest.substr(colon + 1));
    if (last < first) return wrong({"从小到大", "from the smaller to the larger"}, from + ".." + rest.substr(0, colon));
    const double steps = std::floor((last - first) / step + 1e-9);
    if (steps + 1 > most_values)
      return wrong({fmt::format("至多 {} 个值", most_values), fmt::format("at most {} values", most_values)},
                   fmt::format("{:.0f}", steps + 1));
    over_.unit = three[0].unit;
    for (int i = 0; i <= static_cast<int>(steps); ++i) over_.values.push_back(value_of(first + i * step, over_.unit));
  }

  void list(const std::string& values) {
    std::vector<Amount> all;
    const std::vector<std::string> texts = split(values, ',');
    if (texts.size() > most_values)
      return wrong({fmt::format("至多 {} 个值", most_values), fmt::format("at most {} values", most_values)},
                   fmt::format("{}", texts.size()));
    if (!amounts(texts, all)) return;
    std::sort(all.begin(), all.end(), [](const Amount& a, const Amount& b) { return a.number < b.number; });
    over_.unit = all.front().unit;
    for (const Amount& one : all) {
      OverValue value = value_of(one.number, over_.unit);
      if (!over_.values.empty() && over_.values.back().text == value.text)
        return wrong({"每个值一次", "each value once"}, value.text);
      over_.values.push_back(std::move(value));
    }
  }

  const std::string& word_;
  std::vector<Said>& problems_;
  Over over_;
  bool failed_ = false;
};

}  // namespace

std::optional<Over> parse_over(const std::string& word, std::vector<Said>& problems) {
  return OverReader(word, problems).take();
}

std::optional<Said> place_problem(const Node& root, const std::string& pointer) {
  const Node* at = &root;
  std::string so_far;
  const std::vector<std::string> tokens = tokens_of(pointer);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string here = so_far.empty() ? "/" : so_far;
    so_far += "/" + json::pointer_token(tokens[i]);
    if (const Node* next = place_at(root, so_far)) {
      at = next;
      continue;
    }
    // A key that is not written has its default, and can be given a value.
    if (i > 0 && i + 1 == tokens.size() && at->kind == NodeKind::object) return std::nullopt;
    std::vector<std::string> known;
    for (const json::Member& member : at->members) known.push_back(member.key);
    if (at->kind == NodeKind::array && !at->items.empty()) known = {"0", fmt::format("{}", at->items.size() - 1)};
    Said guess = at->kind == NodeKind::array ? Said{} : in_brackets(did_you_mean(tokens[i], known));
    // A place named as it stands in its own document.
    for (const json::Member& document : root.members)
      if (const std::string whole = "/" + document.key + pointer; i == 0 && place_at(root, whole) != nullptr)
        guess = in_brackets(did_you_mean(whole));
    return Said{fmt::format("--over {}：{} 下没有“{}”{}", pointer, here, tokens[i], guess.zh),
                fmt::format("--over {}: no \"{}\" in {}{}", pointer, tokens[i], here, guess.en)};
  }
  if (tokens.size() < 2)
    return Said{fmt::format("--over {}：应指向文档中的一个数", pointer),
                fmt::format("--over {}: expected a number of a document", pointer)};
  return std::nullopt;
}

Said how_to_write(const Node& root, const Over& over) {
  const Node* now = place_at(root, over.pointer);
  if (now == nullptr || (now->kind != NodeKind::string && now->kind != NodeKind::number)) return {};
  const std::string text = now->kind == NodeKind::string ? now->text : json::to_text(*now);
  const std::optional<Amount> amount = amount_of(text);
  if (!amount || amount->unit == over.unit) return {};
  // "1 min 30 s" has no one unit that another number could go before.
  if (amount->unit.find_first_of("0123456789 \t") != std::string::npos) return {};
  std::string values;
  for (std::size_t i = 0; i < over.values.size() && i < 2; ++i)
    values += (i > 0 ? "," : "") + number_text(over.values[i].number) + amount->unit;
  return {
      fmt::format("；文档里现在是 {}，取值写如 --over {}={}", text, over.pointer, values),
      fmt::format("; the document has {} there, and values are written like --over {}={}", text, over.pointer, values)};
}

void put_value(Node& root, const std::string& pointer, const OverValue& value) {
  Node node = value.node;
  node.place.file = fmt::format("--over {}={}", pointer, value.text);
  if (Node* there = place_at(root, pointer)) {
    *there = std::move(node);
    return;
  }
  const std::vector<std::string> tokens = tokens_of(pointer);
  Node* parent = place_at(root, pointer.substr(0, pointer.rfind('/')));
  TUIYAN_CHECK(parent != nullptr);
  set_member(*parent, tokens.back(), std::move(node));
}

}  // namespace tuiyan::study
