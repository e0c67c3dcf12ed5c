#include "exchange/row_problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/check.hpp"

namespace tuiyan::exchange {
namespace {

struct KindFacts {
  RowProblemKind kind;
  RowUse use;
  Said name;
  Said expected;  // what should stand there
};

const KindFacts& describe(RowProblemKind kind) {
  static const std::array<KindFacts, row_problem_count> all{{
      {RowProblemKind::stray_quotes,
       RowUse::nothing,
       {"引号不成对", "stray quotes"},
       {"成对的引号", "quotes in pairs"}},
      {RowProblemKind::cell_count,
       RowUse::nothing,
       {"列数与表头不符", "another number of cells than the header"},
       {"与表头一样多的列", "as many cells as the header"}},
      {RowProblemKind::wrong_date,
       RowUse::nothing,
       {"日期读不懂", "an unreadable date"},
       {"日期，如 2026-07-25（日月年次序不同时用 --dates）",
        "a date such as 2026-07-25 (for another order of day, month and year see --dates)"}},
      {RowProblemKind::wrong_time,
       RowUse::nothing,
       {"时刻读不懂", "an unreadable time"},
       {"时刻：零点起的秒数、09:30:05 或 2026-07-25T09:30:05",
        "a time: seconds after midnight, 09:30:05 or 2026-07-25T09:30:05"}},
      {RowProblemKind::wrong_length,
       RowUse::nothing,
       {"时长读不懂", "an unreadable length"},
       {"时长：秒数或 0:01:30", "a length: seconds or 0:01:30"}},
      {RowProblemKind::wrong_count,
       RowUse::nothing,
       {"次数读不懂", "an unreadable count"},
       {"不小于零的数", "a number of 0 or more"}},
      {RowProblemKind::unknown_outcome,
       RowUse::nothing,
       {"结果不认识", "an unknown outcome"},
       {"接通、放弃、自助、忙音之一（answered、abandoned、ivr_hangup、blocked）",
        "answered, abandoned, ivr_hangup or blocked"}},
      {RowProblemKind::negative_length,
       RowUse::nothing,
       {"时长为负", "a negative length"},
       {"不小于零的时长", "a length of 0 or more"}},
      {RowProblemKind::too_long,
       RowUse::nothing,
       {"时长超过一天", "a length of more than a day"},
       {"不超过一天的时长", "a length of at most a day"}},
      {RowProblemKind::left_before_entry,
       RowUse::nothing,
       {"结束早于开始", "an end before its start"},
       {"不早于开始的时刻", "a time not before the start"}},
      {RowProblemKind::abandoned_with_talk,
       RowUse::nothing,
       {"未接通却有通话", "a talk without an answer"},
       {"未接通的来话没有通话时间", "no talk in a call that was not answered"}},
      {RowProblemKind::answered_without_talk,
       RowUse::all_but_talk,
       {"接通而无通话", "answered without a talk"},
       {"接通的来话有通话时间", "a talk in an answered call"}},
      {RowProblemKind::overlapping_talk,
       RowUse::all_but_talk,
       {"同一座席的通话重叠", "overlapping talks of one agent"},
       {"该座席下一通开始之前结束", "an end before the agent's next talk begins"}},
      {RowProblemKind::parts_exceed_whole,
       RowUse::nothing,
       {"接通与放弃之和大于总数", "more answered and abandoned than offered"},
       {"接通与放弃之和不大于总数", "answered and abandoned at most as many as offered"}},
      {RowProblemKind::repeated_interval,
       RowUse::nothing,
       {"时段重复", "an interval given twice"},
       {"每个时段一行", "one row for each interval"}},
      {RowProblemKind::time_goes_back,
       RowUse::nothing,
       {"时间倒退", "a time before that of the row above"},
       {"时刻由早到晚", "times in rising order"}},
      {RowProblemKind::other_offset,
       RowUse::nothing,
       {"时区与首行不同", "another UTC offset than in the first row"},
       {"与首行相同的时区写法（都写或都不写）", "the UTC offset of the first row, or none as there"}},
  }};
  const KindFacts& found = all[static_cast<std::size_t>(kind)];
  TUIYAN_CHECK(found.kind == kind);
  return found;
}

}  // namespace

RowUse use(RowProblemKind kind) { return describe(kind).use; }

Said name_of(RowProblemKind kind) { return describe(kind).name; }

Said text(const RowProblem& problem) {
  const KindFacts& facts = describe(problem.kind);
  const std::string column = problem.column.empty() ? "" : problem.column + ": ";
  const std::string found_zh = problem.found.empty() ? "" : fmt::format("，实为“{}”", problem.found);
  const std::string found_en = problem.found.empty() ? "" : fmt::format(", found \"{}\"", problem.found);
  const bool partly = facts.use == RowUse::all_but_talk;
  return {fmt::format("{}{}：应为{}{}（{}）", column, facts.name.zh, facts.expected.zh, found_zh,
                      partly ? "通话时间不用，其余照用" : "此行不用"),
          fmt::format("{}{}: expected {}{} ({})", column, facts.name.en, facts.expected.en, found_en,
                      partly ? "its talk is not used, the rest is" : "row not used")};
}

std::vector<RowProblemCount> counts(const std::vector<RowProblem>& problems) {
  std::vector<RowProblemCount> all;
  for (const RowProblem& problem : problems) {
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const RowProblemCount& c) { return c.kind == problem.kind; });
    if (at == all.end())
      all.push_back({problem.kind, 1});
    else
      ++at->count;
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return all;
}

}  // namespace tuiyan::exchange
