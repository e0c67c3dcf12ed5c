#include "cli/junit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/change_text.hpp"

namespace tuiyan::cli {
namespace {

using result::Comparison;
using result::Verdict;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  return out;
}

// The figures, whatever the verdict: a reader of the file needs them.
std::string told(const report::ChangeRow& row, Language language) {
  return language == Language::zh ? fmt::format("达标 {} → {}，变化 {} 个百分点（{}）", row.before, row.after,
                                                row.change, row.change_interval)
                                  : fmt::format("met {} -> {}, change {} points ({})", row.before, row.after,
                                                row.change, row.change_interval);
}

std::string suite(const Comparison& comparison, Language language) {
  std::string cases;
  std::size_t failures = 0, errors = 0;
  const std::string suite_name = escaped(comparison.after->scenario.id);
  const auto add = [&](const std::string& id, const std::string& inside) {
    cases += fmt::format("    <testcase classname=\"{}\" name=\"{}\"{}\n", suite_name, escaped(id),
                         inside.empty() ? "/>" : ">" + inside + "</testcase>");
  };
  const auto rows = report::change_rows(comparison, language);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const result::TargetChange& change = comparison.targets[i];
    std::string inside;
    if (comparison.answered() == 0) {
      ++errors;
      inside =
          fmt::format("<error message=\"{}\"/>", language == Language::zh ? "没有推演结果" : "no drill gave a result");
    } else if (change.verdict == Verdict::worse) {
      ++failures;
      inside = fmt::format("<failure message=\"{}\"/>", escaped(told(rows[i], language)));
    } else if (change.pairs == 0) {
      inside = "<skipped/>";
    } else {
      inside = fmt::format("<system-out>{}</system-out>", escaped(told(rows[i], language)));
    }
    add(comparison.before->plan.targets[change.before].id, inside);
  }
  for (const Index<Target> target : comparison.removed) {
    ++failures;
    add(comparison.before->plan.targets[target].id,
        fmt::format("<failure message=\"{}\"/>",
                    language == Language::zh ? "新预案中没有这个目标" : "the new plan does not have this target"));
  }
  return fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}  </testsuite>\n",
                     suite_name, rows.size() + comparison.removed.size(), failures, errors, cases);
}

}  // namespace

std::string junit_xml(const std::vector<Comparison>& comparisons, Language language) {
  std::string suites;
  for (const Comparison& one : comparisons) suites += suite(one, language);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tuiyan compare\">\n" + suites +
         "</testsuites>\n";
}

bool is_worse(const std::vector<Comparison>& comparisons) {
  return std::any_of(comparisons.begin(), comparisons.end(), [](const Comparison& one) {
    return one.answered() == 0 || !one.removed.empty() ||
           std::any_of(one.targets.begin(), one.targets.end(),
                       [](const result::TargetChange& change) { return change.verdict == Verdict::worse; });
  });
}

}  // namespace tuiyan::cli
