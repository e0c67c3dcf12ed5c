#include "exchange/column.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.hpp"
#include "exchange/outcome.hpp"
#include "json/node.hpp"

namespace tuiyan::exchange {
namespace {

using Names = std::string_view;
constexpr Names date_names[] = {"date", "day", "日期", "来话日期", "呼入日期"};
constexpr Names entry_names[] = {"t_entry_s", "entry",    "entry_time", "vru_entry", "start",    "start_time",
                                 "call_time", "进入时间", "呼入时间",   "来电时间",  "来话时间", "开始时间"};
constexpr Names ivr_s_names[] = {"ivr_s", "ivr_time", "vru_time", "IVR时长", "导航时长", "自助时长"};
constexpr Names ivr_exit_names[] = {"ivr_exit", "vru_exit", "离开IVR时间", "转人工时间"};
constexpr Names queue_start_names[] = {"q_start", "queue_start", "排队开始", "排队开始时间"};
constexpr Names queue_exit_names[] = {"q_exit", "queue_exit", "排队结束", "排队结束时间"};
constexpr Names queue_s_names[] = {"queue_s",  "q_time",   "wait_s",   "wait_time", "queue_time",
                                   "排队时长", "等待时长", "排队秒数", "等待秒数",  "排队时间"};
constexpr Names talk_start_names[] = {"ser_start", "talk_start", "通话开始", "接听时间", "应答时间"};
constexpr Names talk_exit_names[] = {"ser_exit", "talk_exit", "通话结束", "挂机时间", "结束时间"};
constexpr Names talk_s_names[] = {"talk_s",   "ser_time", "talk_time", "service_time",
                                  "通话时长", "通话秒数", "通话时间"};
constexpr Names outcome_names[] = {"outcome",  "result",   "disposition", "结果",
                                   "呼叫结果", "通话结果", "状态",        "呼叫状态"};
constexpr Names class_names[] = {"type",     "call_type", "call_class", "skill",  "service",
                                 "业务类型", "来话类别",  "类别",       "技能组", "队列"};
constexpr Names caller_names[] = {"caller", "customer_id", "ani", "主叫", "主叫号码", "来电号码", "客户号", "用户编号"};
constexpr Names agent_names[] = {"agent", "server", "agent_id", "工号", "座席", "座席工号", "坐席", "坐席工号"};
constexpr Names interval_names[] = {"interval_start", "interval", "时段", "时段开始", "开始时段"};
constexpr Names ivr_entered_names[] = {"ivr_entered", "进入IVR", "IVR进入量", "呼入总量"};
constexpr Names ivr_hangup_names[] = {"ivr_hangup", "IVR挂机", "IVR挂机量", "自助办结", "自助量"};
constexpr Names offered_names[] = {"offered", "calls",  "total",    "count",      "呼入量",
                                   "来话量",  "话务量", "人工呼入", "人工请求量", "人工呼入量"};
constexpr Names answered_names[] = {"answered", "handled", "接通量", "接通", "接通次数", "人工接通量"};
constexpr Names abandoned_names[] = {"abandoned", "放弃量", "放弃", "放弃次数"};
constexpr Names asa_names[] = {"asa_s", "asa", "平均等待", "平均应答时长", "平均接通等待"};
constexpr Names wait_abandoned_names[] = {"mean_wait_abandoned_s", "平均放弃等待", "放弃平均等待"};
constexpr Names talk_mean_names[] = {"aht_talk_s", "aht", "mean_talk_s", "平均通话时长", "平均处理时长"};
constexpr Names agents_names[] = {"agents_seen", "agents", "座席数", "在线座席", "在岗座席"};
constexpr Names time_names[] = {"time_utc", "time", "timestamp", "时间", "时刻"};
constexpr Names customers_names[] = {"customers_out", "停电户数", "停电用户数", "停电客户数"};

constexpr ColumnFacts facts[] = {
    {Column::date, "date", "日期", "date", date_names},
    {Column::entry, "entry", "来话进入时刻", "when the call came in", entry_names},
    {Column::ivr_s, "ivr_s", "在语音导航中的时间", "time in the IVR", ivr_s_names},
    {Column::ivr_exit, "ivr_exit", "离开语音导航的时刻", "when it left the IVR", ivr_exit_names},
    {Column::queue_start, "queue_start", "开始排队的时刻", "when it entered the queue", queue_start_names},
    {Column::queue_exit, "queue_exit", "排队结束的时刻", "when it left the queue", queue_exit_names},
    {Column::queue_s, "queue_s", "排队时间", "time in the queue", queue_s_names},
    {Column::talk_start, "talk_start", "通话开始的时刻", "when the talk began", talk_start_names},
    {Column::talk_exit, "talk_exit", "通话结束的时刻", "when the talk ended", talk_exit_names},
    {Column::talk_s, "talk_s", "通话时间", "talk", talk_s_names},
    {Column::outcome, "outcome", "结果（接通、放弃、语音导航中结束、忙音）",
     "outcome (answered, abandoned, left in the IVR, blocked)", outcome_names},
    {Column::call_class, "class", "来话类别", "class of the call", class_names},
    {Column::caller, "caller", "主叫标识", "who called", caller_names},
    {Column::agent, "agent", "座席工号", "who answered", agent_names},
    {Column::interval, "interval", "时段开始的钟点", "start of the interval", interval_names},
    {Column::ivr_entered, "ivr_entered", "进入语音导航的来话数", "calls that entered the IVR", ivr_entered_names},
    {Column::ivr_hangup, "ivr_hangup", "在语音导航中结束的来话数", "calls that ended in the IVR", ivr_hangup_names},
    {Column::offered, "offered", "要求人工的来话数", "calls that asked for an agent", offered_names},
    {Column::answered, "answered", "接通数", "calls answered", answered_names},
    {Column::abandoned, "abandoned", "放弃数", "calls abandoned", abandoned_names},
    {Column::asa_s, "asa_s", "接通来话的平均等待", "mean wait of answered calls", asa_names},
    {Column::wait_abandoned_s, "wait_abandoned_s", "放弃来话的平均等待", "mean wait of abandoned calls",
     wait_abandoned_names},
    {Column::talk_mean_s, "talk_mean_s", "平均通话时间", "mean talk", talk_mean_names},
    {Column::agents, "agents", "在岗座席数", "agents at work", agents_names},
    {Column::time, "time", "时刻", "instant", time_names},
    {Column::customers_out, "customers_out", "停电户数", "customers without power", customers_names},
};

// Without case, spaces and signs: "Talk time (s)" and "talk_time_s" are the same.
std::string folded(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
    else if (std::string_view(" _-()[]/.\t").find(c) == std::string_view::npos)
      out += c;
  }
  for (const std::string_view sign : {std::string_view("（"), std::string_view("）")})
    for (std::size_t at = out.find(sign); at != std::string::npos; at = out.find(sign)) out.erase(at, sign.size());
  return out;
}

std::string listed(const std::vector<std::string>& names, std::string_view between) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : std::string(between)) + name;
  return out;
}

Said found_columns(const CsvTable& table) {
  const std::string all = listed(table.header.cells, ", ");
  return {fmt::format("列 {}", all), fmt::format("the columns {}", all)};
}

// Whether a column without a telling name ("class", as in the bank file) holds outcomes.
bool holds_outcomes(const CsvTable& table, std::size_t column) {
  std::size_t seen = 0;
  for (const CsvRow& row : table.rows) {
    if (row.cells[column].empty()) continue;
    if (!outcome_of(row.cells[column])) return false;
    if (++seen == 1000) break;
  }
  return seen > 0;
}

}  // namespace

const ColumnFacts& describe(Column column) {
  const ColumnFacts& found = facts[static_cast<std::size_t>(column)];
  TUIYAN_CHECK(found.column == column);
  return found;
}

std::optional<Column> column_of(std::string_view code) {
  for (const ColumnFacts& one : facts)
    if (one.code == code) return one.column;
  return std::nullopt;
}

std::vector<std::string> column_codes() {
  std::vector<std::string> codes;
  for (const ColumnFacts& one : facts) codes.emplace_back(one.code);
  return codes;
}

const std::string& Columns::cell(const CsvRow& row, Column column) const {
  static const std::string none;
  const auto& at = at_[static_cast<std::size_t>(column)];
  return at ? row.cells[*at] : none;
}

const std::string& Columns::name(Column column) const {
  const auto& at = at_[static_cast<std::size_t>(column)];
  TUIYAN_CHECK(at);
  return names_[*at];
}

std::optional<Columns> map_columns(const CsvTable& table, const std::vector<ToldColumn>& told,
                                   Diagnostics& diagnostics) {
  Columns columns;
  columns.names_ = table.header.cells;
  bool right = true;
  std::vector<bool> taken(table.header.cells.size(), false);
  std::array<bool, column_count> is_told{};
  const auto refuse = [&](Place place, std::string code, Said expected, Said found, Said suggestion) {
    diagnostics.add({Severity::error, std::move(place), "", std::move(code), std::move(expected), std::move(found),
                     std::move(suggestion)});
    right = false;
  };
  const Place header{table.file, table.header.line, 1};

  for (const ToldColumn& one : told) {
    const ColumnFacts& what = describe(one.column);
    const auto at = std::find(table.header.cells.begin(), table.header.cells.end(), one.name);
    if (at == table.header.cells.end()) {
      refuse(one.place.file.empty() ? header : one.place, "unknown-column",
             {fmt::format("{} 的列名，为表中的一列", what.code),
              fmt::format("the column of {}: one of the table's", what.code)},
             {fmt::format("“{}”；表中有{}", one.name, found_columns(table).zh),
              fmt::format("\"{}\"; the table has {}", one.name, found_columns(table).en)},
             did_you_mean(one.name, table.header.cells));
      continue;
    }
    const auto index = static_cast<std::size_t>(at - table.header.cells.begin());
    auto& slot = columns.at_[static_cast<std::size_t>(one.column)];
    if (one.column == Column::call_class) {
      columns.classes_.push_back(index);
    } else if (slot && *slot != index) {
      refuse(one.place.file.empty() ? header : one.place, "repeated-column",
             {fmt::format("{} 只指一列", what.code), fmt::format("one column for {}", what.code)},
             {fmt::format("“{}”与“{}”", table.header.cells[*slot], one.name),
              fmt::format("\"{}\" and \"{}\"", table.header.cells[*slot], one.name)},
             {});
    }
    if (!slot) slot = index;
    taken[index] = is_told[static_cast<std::size_t>(one.column)] = true;
  }

  for (const ColumnFacts& one : facts) {
    auto& slot = columns.at_[static_cast<std::size_t>(one.column)];
    if (is_told[static_cast<std::size_t>(one.column)]) continue;
    for (std::size_t i = 0; i < table.header.cells.size(); ++i) {
      const std::string name = folded(table.header.cells[i]);
      const bool by_content = name == "class" && (holds_outcomes(table, i) ? one.column == Column::outcome
                                                                           : one.column == Column::call_class);
      const bool known =
          by_content || std::any_of(one.names.begin(), one.names.end(),
                                    [&](std::string_view known_name) { return folded(known_name) == name; });
      if (!known || taken[i]) continue;
      if (slot) {
        refuse(
            header, "repeated-column",
            {fmt::format("一列{}（{}）", one.zh, one.code), fmt::format("one column with {} ({})", one.en, one.code)},
            {fmt::format("“{}”与“{}”", table.header.cells[*slot], table.header.cells[i]),
             fmt::format("\"{}\" and \"{}\"", table.header.cells[*slot], table.header.cells[i])},
            {fmt::format("用 --column {}=列名 指明", one.code),
             fmt::format("say which with --column {}=NAME", one.code)});
      } else {
        slot = i;
        taken[i] = true;
        if (one.column == Column::call_class) columns.classes_.push_back(i);
      }
    }
  }

  const auto needs = [&](Column column) {
    if (columns.has(column)) return;
    const ColumnFacts& what = describe(column);
    std::vector<std::string> free;
    for (std::size_t i = 0; i < taken.size(); ++i)
      if (!taken[i]) free.push_back(table.header.cells[i]);
    refuse(header, "missing-column",
           {fmt::format("一列{}（{}；认识的名字：{}）", what.zh, what.code,
                        listed({what.names.begin(), what.names.end()}, "、")),
            fmt::format("a column with {} ({}; known names: {})", what.en, what.code,
                        listed({what.names.begin(), what.names.end()}, ", "))},
           found_columns(table),
           {fmt::format("用 --column {}=列名 指明{}", what.code,
                        free.empty() ? "" : "，未认出的列：" + listed(free, "、")),
            fmt::format("say which with --column {}=NAME{}", what.code,
                        free.empty() ? "" : "; not recognised: " + listed(free, ", "))});
  };
  if (columns.has(Column::customers_out)) {
    columns.kind_ = TableKind::outage;
    needs(Column::time);
  } else if (columns.has(Column::offered)) {
    columns.kind_ = columns.has(Column::interval) ? TableKind::interval_statistics : TableKind::daily_counts;
    needs(Column::date);
  } else {
    columns.kind_ = TableKind::call_records;
    needs(Column::entry);
  }
  if (!right) return std::nullopt;
  return columns;
}

std::vector<ToldColumn> read_mapping(const std::string& file, std::string_view text, Diagnostics& diagnostics) {
  std::vector<ToldColumn> told;
  const std::optional<json::Node> root = json::parse(file, text, diagnostics);
  if (!root) return told;
  const auto refuse = [&](const Place& place, const std::string& pointer, std::string code, Said expected, Said found,
                          Said suggestion) {
    diagnostics.add({Severity::error, place, pointer, std::move(code), std::move(expected), std::move(found),
                     std::move(suggestion)});
  };
  if (root->kind != json::NodeKind::object) {
    refuse(root->place, "", "wrong-type", {"{\"talk_s\": \"列名\", …}", "{\"talk_s\": \"name of the column\", …}"}, {},
           {});
    return told;
  }
  for (const json::Member& member : root->members) {
    const std::string pointer = "/" + json::pointer_token(member.key);
    const std::optional<Column> column = column_of(member.key);
    if (!column) {
      refuse(member.place, pointer, "unknown-key",
             {fmt::format("列的代号之一：{}", listed(column_codes(), "、")),
              fmt::format("one of: {}", listed(column_codes(), ", "))},
             {"\"" + member.key + "\"", "\"" + member.key + "\""}, did_you_mean(member.key, column_codes()));
    } else if (member.value.kind != json::NodeKind::string || member.value.text.empty()) {
      refuse(member.value.place, pointer, "wrong-type", {"列名", "the name of a column"}, {}, {});
    } else {
      told.push_back({*column, member.value.text, member.value.place});
    }
  }
  return told;
}

}  // namespace tuiyan::exchange
