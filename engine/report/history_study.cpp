#include "report/history_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "report/change_text.hpp"
#include "report/history_part.hpp"
#include "report/part_text.hpp"
#include "report/sentence.hpp"

namespace tuiyan::report {
namespace {

using archive::Outcome;
using json::Node;
using json::NodeKind;
using words::Area;
using words::same;

constexpr std::size_t most_losses_shown = 10, most_gains_shown = 5, most_values_shown = 5;

std::string text_at(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found == nullptr ? "" : found->text;
}

const std::vector<Node>& list_at(const Node& node, std::string_view key) {
  static const std::vector<Node> none;
  const Node* found = node.find(key);
  return found == nullptr ? none : found->items;
}

// {"value", "low", "high"}; none where nothing was played.
std::optional<result::Estimate> estimate_at(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  if (found == nullptr || found->kind != NodeKind::object) return std::nullopt;
  const Node *value = found->find("value"), *low = found->find("low"), *high = found->find("high");
  if (value == nullptr || low == nullptr || high == nullptr) return std::nullopt;
  return result::Estimate{value->number, {low->number, high->number}};
}

std::string part_text(const Node& row, Language language) {
  std::string all;
  for (const Node& name : list_at(row, "parts")) {
    const std::string kind = text_at(name, "kind"), id = text_at(name, "id");
    Text text;
    if (const Node* both = name.find("name")) text = {text_at(*both, "zh"), text_at(*both, "en")};
    std::string one = titled(text, id, language);
    if (kind == "shorter_delay" && words::has(Area::delay, id)) one = in(words::word(Area::delay, id), language);
    const std::string code = "kind." + kind;
    if (words::has(Area::part, code)) one += fmt::format(" [{}]", in(words::word(Area::part, code), language));
    all += (all.empty() ? "" : " + ") + one;
  }
  return all;
}

std::string points_text(const result::Estimate& estimate, const Screen& screen) {
  return screen.word("probability", {{"value", same(points(estimate.value))},
                                     {"low", same(points(estimate.interval.low))},
                                     {"high", same(points(estimate.interval.high))}});
}

std::string minutes_text(const std::optional<result::Estimate>& seconds) {
  if (!seconds || std::abs(seconds->value) < 3) return "0.0";
  return fmt::format("{}{:.1f}", seconds->value < 0 ? "−" : "+", std::abs(seconds->value) / 60);
}

std::string target_name(const archive::Record& record, const std::string& id, Language language) {
  for (const Outcome& one : record.outcomes)
    if (one.target == id) return titled(one.name, id, language);
  return id;
}

// Those that moved anything, the first `most` of them.
void put_parts(Screen& screen, const archive::Record& record, const Node& scenario, const std::string& list,
               std::size_t most, Language language) {
  const bool gains = list == "gains";
  std::vector<std::vector<Cell>> rows;
  for (const Node& row : list_at(scenario, list)) {
    const std::optional<result::Estimate> cost = estimate_at(row, "met_share"), delay = estimate_at(row, "delay_s");
    const Node* unnoticed = row.find("unnoticed");
    if (!cost || (unnoticed != nullptr && unnoticed->boolean) || rows.size() == most) continue;
    std::string single;
    for (const Node& target : list_at(row, "single_point_of"))
      add_item(single, target_name(record, target.text, language), language);
    const std::string best = text_at(row, "best_rank"), worst = text_at(row, "worst_rank");
    const Paint paint = cost->interval.low <= 0 ? Paint::none : gains ? Paint::good : Paint::bad;
    rows.push_back({{best == worst ? best : fmt::format("{}–{}", best, worst)},
                    {part_text(row, language)},
                    {points_text(*cost, screen), paint},
                    {minutes_text(delay)},
                    {single, Paint::bad}});
  }
  if (rows.empty()) return;
  screen.heading(screen.word("kept." + list));
  screen.table({{screen.word("column.rank"), 1000, true},
                {screen.word("column.piece"), 52},
                {screen.word(gains ? "column.more" : "column.less"), 1000, true},
                {screen.word(gains ? "column.sooner" : "column.later"), 1000, true},
                {gains ? "" : screen.word("column.single"), 52}},
               rows);
}

void put_scenario(Screen& screen, const Node& scenario) {
  screen.heading(screen.word(
      "kept.scenario", {{"name", same(text_at(scenario, "scenario"))}, {"n", same(text_at(scenario, "drills"))}}));
  const Node* interrupted = scenario.find("interrupted");
  if (interrupted != nullptr && interrupted->boolean) screen.line(screen.word("kept.interrupted"), Paint::bad);
}

// At most `most_values_shown` of the values, the ends among them.
std::vector<std::string> values_shown(const std::vector<Node>& points) {
  std::vector<std::string> shown;
  const std::size_t n = points.size(), columns = std::min(n, most_values_shown);
  for (std::size_t i = 0; i < columns; ++i)
    shown.push_back(text_at(points[columns < 2 ? 0 : i * (n - 1) / (columns - 1)], "value"));
  return shown;
}

std::string sure_text(const Screen& screen, const Node& target) {
  const auto values = [&](const char* smallest, const char* largest) {
    const std::string first = text_at(target, smallest), last = text_at(target, largest);
    return first == last ? first : screen.word("kept.between", {{"first", same(first)}, {"last", same(last)}});
  };
  if (const std::string sure = values("smallest_sure", "largest_sure"); !sure.empty()) return sure;
  const std::string possible = values("smallest_possible", "largest_possible");
  return possible.empty() ? screen.word("kept.never") : screen.word("kept.possible", {{"values", same(possible)}});
}

}  // namespace

void put_kept_criticality(Screen& screen, const archive::Record& record, const Node& study, Language language) {
  for (const Node& scenario : list_at(study, "scenarios")) {
    put_scenario(screen, scenario);
    put_parts(screen, record, scenario, "losses", most_losses_shown, language);
    put_parts(screen, record, scenario, "pairs", most_gains_shown, language);
    put_parts(screen, record, scenario, "gains", most_gains_shown, language);
    const std::vector<Node>& losses = list_at(scenario, "losses");
    const auto unnoticed = std::count_if(losses.begin(), losses.end(), [](const Node& row) {
      const Node *found = row.find("unnoticed"), *within = row.find("noticed_at_most");
      return found != nullptr && found->boolean && within != nullptr && within->number <= missed_by_nothing_within;
    });
    screen.line(screen.word("kept.count", {{"all", same(fmt::format("{}", losses.size()))},
                                           {"unnoticed", same(fmt::format("{}", unnoticed))},
                                           {"refused", same(fmt::format("{}", list_at(scenario, "refused").size()))}}),
                Paint::faint);
  }
  screen.line(screen.word("kept.note"), Paint::faint);
}

void put_kept_sweep(Screen& screen, const archive::Record& record, const Node& study, Language language) {
  for (const Node& scenario : list_at(study, "scenarios")) {
    put_scenario(screen, scenario);
    const std::string id = text_at(scenario, "scenario");
    const std::vector<std::string> shown = values_shown(list_at(scenario, "points"));
    std::map<std::string, std::map<std::string, const Outcome*>> by_target;
    for (const Outcome& one : record.outcomes)
      if (one.scenario == id) by_target[one.target][one.setting] = &one;
    std::vector<std::vector<Cell>> rows;
    for (const Node& target : list_at(scenario, "targets")) {
      const auto& values = by_target[text_at(target, "target")];
      if (values.empty()) continue;
      rows.push_back({{titled(values.begin()->second->name, text_at(target, "target"), language)}});
      for (const std::string& value : shown) {
        const auto found = values.find(value);
        rows.back().push_back(found == values.end() ? Cell{} : outcome_verdict(*found->second, screen));
      }
      rows.back().push_back({sure_text(screen, target)});
    }
    std::vector<Column> columns{{screen.word("column.target"), 40}};
    for (const std::string& value : shown) columns.push_back({value, 1000, true});
    columns.push_back({screen.word("column.sure")});
    screen.table(columns, rows);
  }
  screen.line(screen.word("kept.sweep.note"), Paint::faint);
}

}  // namespace tuiyan::report
