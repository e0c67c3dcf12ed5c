#include "coverage/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "model/metric.hpp"

namespace tuiyan::coverage {
namespace {

const char* kind_of(ProofKind kind) {
  switch (kind) {
    case ProofKind::play:
      return "推演 play";
    case ProofKind::lint:
      return "检查 lint";
    case ProofKind::document:
      return "文档 document";
  }
  return "";
}

std::string amount(Metric metric, double value) {
  switch (describe(metric).unit) {
    case MetricUnit::time:
      return std::abs(value) < 120 ? fmt::format("{:.1f} s", value) : fmt::format("{:.1f} min", value / 60);
    case MetricUnit::share:
      return fmt::format("{:.2f}%", value * 100);
    case MetricUnit::count:
      return fmt::format("{:.1f}", value);
  }
  return "";
}

std::string effect_of(const Proof& proof, const Verdict& verdict) {
  if (!verdict.holds) return fmt::format("**不成立 fails**: {}", verdict.objection.en);
  switch (proof.kind) {
    case ProofKind::play: {
      const MetricFacts& facts = describe(verdict.metric);
      return fmt::format("{} {} `{}`: {} → {} [{}, {}] ({}/{})", facts.zh, facts.en, proof.target,
                         amount(verdict.metric, verdict.with), amount(verdict.metric, verdict.without),
                         amount(verdict.metric, verdict.change.low), amount(verdict.metric, verdict.change.high),
                         verdict.moved, verdict.pairs);
    }
    case ProofKind::lint:
      return fmt::format("`{}`", proof.finding);
    case ProofKind::document:
      return "报告 report";
  }
  return "";
}

std::string about_plays(const Book& book) {
  const auto plays = std::count_if(book.proofs.begin(), book.proofs.end(),
                                   [](const Proof& proof) { return proof.kind == ProofKind::play; });
  return fmt::format(
      "- **推演 "
      "play**：在同样的来话、故障和各人快慢下，去掉这一条（步骤、岗位、物件或规定）再推演，所列目标的指标如证明所说"
      "变坏（或变好）。“有 → 去掉后”为各对的均值，方括号内为差值均值的 95 % 区间（Student），圆括号内为照此变化的对数。"
      "证明成立须两项都满足：区间全在 0 的一侧；精确符号检验（不变的对不计）的单侧概率不大于 "
      "1/4096，即十二对全照此变化，"
      "或十七对中有十六对。这样，{0} 个推演证明里哪怕有一个只是碰巧成立，概率也不超过 {1:.1f} %。"
      "Under the same luck the drill is played without the piece; the target's metric gets worse (or better) as the "
      "proof says: means with → without, in brackets the 95 % interval of the mean difference (Student), in "
      "parentheses "
      "in how many pairs it moved so. A proof holds by both: the interval lies wholly on one side of 0, and the exact "
      "one-sided sign test over the pairs that moved gives at most 1/4096: all of twelve, or 16 of 17. So the chance "
      "that even one of the {0} proofs by play holds by luck alone is at most {1:.1f} %.\n",
      plays, 100 * static_cast<double>(plays) * sign_level);
}

std::string cell(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string row(const Proof& proof, const Verdict& verdict) {
  const std::string test = proof.kind == ProofKind::lint ? "`coverage`, `unit_check`" : "`coverage`";
  const std::string against = proof.kind == ProofKind::lint ? proof.bad : proof.scenario;
  return fmt::format("{} | `{}` | `{}` | `{}` | {} | {}", kind_of(proof.kind), cell(proof.plan), cell(proof.where),
                     cell(against), test, cell(effect_of(proof, verdict)));
}

}  // namespace

Said sentence(const Proof& proof, const Verdict& verdict) {
  const auto told = [&](const Said& how, const Said& what) {
    return Said{
        fmt::format("{}：{}：{}", proof.key, how.zh, verdict.holds ? what.zh : "不成立：" + verdict.objection.zh),
        fmt::format("{}: {}: {}", proof.key, how.en,
                    verdict.holds ? what.en : "does not hold: " + verdict.objection.en)};
  };
  switch (proof.kind) {
    case ProofKind::play: {
      const MetricFacts& facts = describe(verdict.metric);
      const std::string with = amount(verdict.metric, verdict.with), without = amount(verdict.metric, verdict.without),
                        low = amount(verdict.metric, verdict.change.low),
                        high = amount(verdict.metric, verdict.change.high);
      return told({fmt::format("推演，预案 {} 去掉 {}，情景 {}", proof.plan, proof.where, proof.scenario),
                   fmt::format("play, plan {} without {}, scenario {}", proof.plan, proof.where, proof.scenario)},
                  {fmt::format("{}（目标 {}）{} → {}，差 {} 至 {}（{} 对中 {} 对如此）", facts.zh, proof.target, with,
                               without, low, high, verdict.pairs, verdict.moved),
                   fmt::format("{} (target {}) {} → {}, difference {} to {} (in {} of {} pairs)", facts.en,
                               proof.target, with, without, low, high, verdict.moved, verdict.pairs)});
    }
    case ProofKind::lint:
      return told({fmt::format("检查，{}", proof.bad), fmt::format("lint, {}", proof.bad)},
                  {fmt::format("查出 {}", proof.finding), fmt::format("found {}", proof.finding)});
    case ProofKind::document:
      return told({fmt::format("文档，预案 {} 的 {}", proof.plan, proof.where),
                   fmt::format("document, {} of plan {}", proof.where, proof.plan)},
                  {"报告里有", "the report shows it"});
  }
  return {};
}

Count count(const Book& book, const std::vector<Verdict>& verdicts) {
  Count all;
  all.clauses = book.clauses.size();
  all.proofs = book.proofs.size();
  std::vector<int> best(book.clauses.size(), 3);  // by ProofKind; 3: none holds
  for (std::size_t i = 0; i < book.proofs.size(); ++i) {
    if (!verdicts[i].holds) {
      ++all.failing;
      continue;
    }
    for (const std::size_t clause : book.proofs[i].clauses)
      best[clause] = std::min(best[clause], static_cast<int>(book.proofs[i].kind));
  }
  for (const int kind : best) {
    all.play += kind == 0 ? 1U : 0U;
    all.lint += kind == 1 ? 1U : 0U;
    all.document += kind == 2 ? 1U : 0U;
    all.open += kind == 3 ? 1U : 0U;
  }
  all.proven = all.clauses - all.open;
  return all;
}

std::string table(const Book& book, const std::vector<Verdict>& verdicts) {
  const Count all = count(book, verdicts);
  std::string text = fmt::format(
      "# 条款与证明 / Clauses and their proofs\n\n"
      "由 `tuiyan coverage` 写成，请勿手改；测试 `coverage` 核对它与现有文档一致。证明写在 `plans/coverage/`。\n"
      "Written by `tuiyan coverage`; do not edit. The test `coverage` holds it to the documents. Proofs stand in "
      "`plans/coverage/`.\n\n"
      "{}"
      "- **检查 lint**：反例是一份好预案加一处修改；检查器在反例中查出所列问题，在原预案中没有。A good plan with one "
      "change: the checker has the finding there and not in the good plan.\n"
      "- **文档 document**：推演一次，报告（中、英）里有这一部分。The report of a drill shows the part, in both "
      "languages.\n\n"
      "共 {} 条：{} 条有推演证明，{} 条只有检查，{} 条只有文档，**{} 条未完成**；{} 个证明中 {} 个不成立。\n"
      "{} clauses: {} proven by play, {} by lint only, {} by document only, **{} open**; {} of {} proofs fail.\n",
      about_plays(book), all.clauses, all.play, all.lint, all.document, all.open, all.proofs, all.failing, all.clauses,
      all.play, all.lint, all.document, all.open, all.failing, all.proofs);
  std::string source;
  std::vector<std::string> open;
  for (std::size_t clause = 0; clause < book.clauses.size(); ++clause) {
    const Clause& one = book.clauses[clause];
    const std::string head = one.id.substr(0, one.id.find('.'));
    if (head != source) {
      source = head;
      text += fmt::format(
          "\n## {}\n\n| 条款 clause | 内容 what | 证明 proof | 预案 plan | 落实于 where | 情景或反例 scenario, bad "
          "plan | "
          "测试 test | 指标：有 → 去掉后 metric: with → without |\n|---|---|---|---|---|---|---|---|\n",
          source);
    }
    const std::string title = cell(fmt::format("{} / {}", one.title.zh, one.title.en));
    bool any = false, holds = false;
    for (std::size_t i = 0; i < book.proofs.size(); ++i) {
      const std::vector<std::size_t>& rows = book.proofs[i].clauses;
      if (std::find(rows.begin(), rows.end(), clause) == rows.end()) continue;
      text += fmt::format("| {} | {} | {} |\n", any ? "" : one.id, any ? "" : title, row(book.proofs[i], verdicts[i]));
      any = true;
      holds = holds || verdicts[i].holds;
    }
    if (!any) text += fmt::format("| {} | {} | 未完成 open | | | | | |\n", one.id, title);
    if (!holds) open.push_back(one.id);
  }
  text += fmt::format("\n## 未完成 / Open ({})\n\n{}\n", open.size(),
                      open.empty() ? "没有。None." : fmt::format("{}", fmt::join(open, ", ")));
  return text;
}

}  // namespace tuiyan::coverage
