#include "coverage/prove.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>

#include "check/bad_plan.hpp"
#include "drill/drill.hpp"
#include "input/documents.hpp"
#include "json/build.hpp"
#include "json/pointer.hpp"
#include "model/metric.hpp"
#include "process/worker_pool.hpp"
#include "report/report.hpp"
#include "score/score.hpp"
#include "study/moments.hpp"
#include "study/statistics.hpp"

namespace tuiyan::coverage {
namespace {

using Shared = std::shared_ptr<const Documents>;

constexpr std::uint64_t proof_seed = 95598;

std::string plan_path(const Book& book, const std::string& id) {
  return fmt::format("{}/plans/{}.json", book.folder, id);
}
std::string scenario_path(const Book& book, const std::string& id) {
  return fmt::format("{}/scenarios/{}.json", book.folder, id);
}

// Null with an objection when the documents cannot be played.
Shared loaded(const Book& book, const Proof& proof, bool without, Said& objection) {
  input::Beside beside;
  if (without) {
    beside.plan_changes = proof.plan_changes ? &*proof.plan_changes : nullptr;
    beside.site_changes = proof.site_changes ? &*proof.site_changes : nullptr;
  }
  Diagnostics found;
  const std::string scenario = scenario_path(book, proof.scenario);
  Shared documents = input::load_beside(plan_path(book, proof.plan), &scenario, beside, found);
  for (const Diagnostic& one : found.sorted()) {
    const bool useless_patch = without && one.code == "removes-nothing";
    if (one.severity != Severity::error && !useless_patch) continue;
    objection = {to_line(one, true), to_line(one, false)};
    return nullptr;
  }
  return documents;
}

const json::Node* part_of(const json::Node& resolved, const std::string& where) {
  const std::size_t slash = std::min(where.find('/'), where.size());
  const std::string document = slash == 0 ? "plan" : where.substr(0, slash - 1);
  const json::Node* root = resolved.find(document);
  return root == nullptr ? nullptr : json::place_at(*root, where.substr(slash));
}

// Letters and digits only: markup and line breaks do not count.
std::string letters(std::string_view text) {
  std::string kept;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0) kept += c;
  return kept;
}

// The texts that a reader must find: the part itself, its name, or the texts in it.
void collect_texts(const json::Node& node, std::vector<std::string>& zh, std::vector<std::string>& en) {
  if (node.kind == json::NodeKind::string) {
    zh.push_back(node.text);
    en.push_back(node.text);
  } else if (const json::Node* name = node.find("name"); name != nullptr) {
    collect_texts(*name, zh, en);
  } else if (node.find("zh") != nullptr || node.find("en") != nullptr) {
    if (const json::Node* text = node.find("zh")) zh.push_back(text->text);
    if (const json::Node* text = node.find("en")) en.push_back(text->text);
  } else {
    for (const json::Node& item : node.items) collect_texts(item, zh, en);
    for (const json::Member& member : node.members) collect_texts(member.value, zh, en);
  }
}

class Prover {
 public:
  Prover(const Book& book, const ProveSettings& settings) : book_(book), settings_(settings) {
    verdicts_.resize(book.proofs.size());
  }

  std::optional<std::vector<Verdict>> run(const std::function<void(std::size_t, std::size_t)>& progress) {
    for (std::size_t i = 0; i < book_.proofs.size(); ++i) prepare(i);
    for (Base& base : bases_) {
      base.first = jobs_.size();
      for (int k = 0; k < base.replications; ++k) add_drill(base.documents, base.targets, k);
    }
    for (Play& play : plays_) {
      play.first = jobs_.size();
      for (int k = 0; k < book_.proofs[play.proof].replications; ++k) add_drill(play.documents, {play.target}, k);
    }
    answers_.resize(jobs_.size());
    complaints_.resize(jobs_.size());
    const auto job = [this](std::uint64_t number) { return jobs_[number](); };
    const auto sink = [&](const process::Outcome& outcome) {
      answers_[outcome.number] = outcome.bytes;
      if (outcome.ending != process::Ending::done)
        complaints_[outcome.number] = outcome.complaint.empty() ? "?" : outcome.complaint;
      if (progress) progress(outcome.number + 1, jobs_.size());
      return true;
    };
    std::function<void()> warm_up;
    if (drill::Drill::survives_fork()) warm_up = drill::Drill::start_engine;
    if (process::run_in_order({settings_.workers, 120, warm_up}, 0, jobs_.size(), job, sink) < jobs_.size())
      return std::nullopt;
    for (const Play& play : plays_) judge(play);
    for (const Look& look : looks_) judge(look);
    return verdicts_;
  }

 private:
  // Drills as the documents stand, shared by all proofs that play them.
  struct Base {
    std::string plan, scenario;
    Shared documents;
    json::Node tree;
    std::vector<Target> targets;
    int replications = 0;
    std::size_t first = 0;
  };
  struct Play {
    std::size_t proof = 0, base = 0, column = 0;  // column: of the base's targets
    Shared documents;
    Target target;
    std::size_t first = 0;
  };
  struct Look {
    std::size_t proof = 0, job = 0;
  };
  // One reading of one target.
  struct Figure {
    double applies = 0, value = 0;
  };

  void fail(std::size_t proof, Said why) { verdicts_[proof].objection = std::move(why); }

  void add_drill(const Shared& documents, const std::vector<Target>& targets, int replication) {
    jobs_.push_back([documents, targets, replication] {
      const Log log = drill::play(documents, Luck{proof_seed, static_cast<std::uint64_t>(replication), 0});
      std::string bytes;
      for (const Target& target : targets) {
        const score::Reading reading = score::read(log, target);
        const Figure figure{reading.applicable ? 1.0 : 0.0, reading.value};
        bytes.append(reinterpret_cast<const char*>(&figure), sizeof figure);
      }
      return bytes;
    });
  }

  void prepare(std::size_t i) {
    const Proof& proof = book_.proofs[i];
    if (proof.kind == ProofKind::lint) return prepare_lint(i);
    const std::size_t row = base_of(i);
    if (row == bases_.size()) return;
    const json::Node* part = part_of(bases_[row].tree, proof.where);
    if (part == nullptr)
      return fail(i, {fmt::format("没有 {}", proof.where), fmt::format("there is no {}", proof.where)});
    if (proof.kind == ProofKind::document) return prepare_look(i, row, *part);
    prepare_play(i, row);
  }

  std::size_t base_of(std::size_t i) {
    const Proof& proof = book_.proofs[i];
    for (std::size_t row = 0; row < bases_.size(); ++row)
      if (bases_[row].plan == proof.plan && bases_[row].scenario == proof.scenario) return row;
    Said objection;
    Shared documents = loaded(book_, proof, false, objection);
    if (!documents) {
      fail(i, std::move(objection));
      return bases_.size();
    }
    json::Node tree = input::tree_of(*documents);
    bases_.push_back({proof.plan, proof.scenario, std::move(documents), std::move(tree), {}, 0, 0});
    return bases_.size() - 1;
  }

  void prepare_play(std::size_t i, std::size_t row) {
    const Proof& proof = book_.proofs[i];
    Base& base = bases_[row];
    const Index<Target> target = base.documents->plan.targets.find(proof.target);
    if (!target)
      return fail(i, {fmt::format("预案没有目标 \"{}\"", proof.target),
                      fmt::format("the plan has no target \"{}\"", proof.target)});
    Play play{i, row, 0, nullptr, {}, 0};
    Said objection;
    play.documents = loaded(book_, proof, true, objection);
    if (!play.documents) return fail(i, std::move(objection));
    const Index<Target> same = play.documents->plan.targets.find(proof.target);
    if (!same)
      return fail(i, {fmt::format("去掉之后没有目标 \"{}\"", proof.target),
                      fmt::format("without the piece there is no target \"{}\"", proof.target)});
    play.target = play.documents->plan.targets[same];
    const Target& wanted = base.documents->plan.targets[target];
    verdicts_[i].metric = wanted.metric;
    const auto there =
        std::find_if(base.targets.begin(), base.targets.end(), [&](const Target& one) { return one.id == wanted.id; });
    play.column = static_cast<std::size_t>(there - base.targets.begin());
    if (there == base.targets.end()) base.targets.push_back(wanted);
    base.replications = std::max(base.replications, proof.replications);
    plays_.push_back(std::move(play));
  }

  void prepare_look(std::size_t i, std::size_t row, const json::Node& part) {
    std::vector<std::string> zh, en;
    collect_texts(part, zh, en);
    looks_.push_back({i, jobs_.size()});
    jobs_.push_back([documents = bases_[row].documents, zh, en] {
      const Log log = drill::play(documents, Luck{proof_seed, 0, 0});
      const score::Scorecard card = score::score(log);
      std::string missing;
      for (const Language language : {Language::zh, Language::en}) {
        const std::string text = letters(report::markdown(log, card, language));
        for (const std::string& wanted : language == Language::zh ? zh : en)
          if (text.find(letters(wanted)) == std::string::npos) missing += (missing.empty() ? "" : "; ") + wanted;
      }
      return missing;
    });
  }

  void prepare_lint(std::size_t i) {
    const Proof& proof = book_.proofs[i];
    Diagnostics found;
    const std::optional<check::BadPlan> bad = check::read_bad_plan(book_.folder + "/" + proof.bad, found);
    if (!bad) {
      const std::vector<Diagnostic> all = found.sorted();
      return fail(i, all.empty() ? Said{"?", "?"} : Said{to_line(all.front(), true), to_line(all.front(), false)});
    }
    if (bad->finding != proof.finding)
      return fail(i, {fmt::format("{} 查的是 {}", proof.bad, bad->finding),
                      fmt::format("{} is about {}", proof.bad, bad->finding)});
    if (std::filesystem::path(bad->plan).stem() != proof.plan)
      return fail(i, {fmt::format("{} 改的是 {}", proof.bad, bad->plan),
                      fmt::format("{} is a patch of {}", proof.bad, bad->plan)});
    const Said objection = check::objection(*bad);
    if (objection.en.empty())
      verdicts_[i].holds = true;
    else
      fail(i, objection);
  }

  [[nodiscard]] Figure figure(std::size_t job, std::size_t column) const {
    Figure one;
    const std::string& bytes = answers_[job];
    if (bytes.size() < (column + 1) * sizeof one) return one;
    std::memcpy(&one, bytes.data() + column * sizeof one, sizeof one);
    return one;
  }

  void judge(const Play& play) {
    const Proof& proof = book_.proofs[play.proof];
    const Base& base = bases_[play.base];
    Verdict& verdict = verdicts_[play.proof];
    const bool larger_is_worse = base.targets[play.column].upper;
    const double worse = larger_is_worse ? 1 : -1;
    const double wanted = proof.gets_worse ? worse : -worse;
    study::Moments changes;
    for (int k = 0; k < proof.replications; ++k) {
      const std::size_t at = static_cast<std::size_t>(k);
      for (const std::size_t job : {base.first + at, play.first + at})
        if (!complaints_[job].empty())
          return fail(play.proof, {fmt::format("第 {} 次推演失败：{}", k, complaints_[job]),
                                   fmt::format("replication {} failed: {}", k, complaints_[job])});
      const Figure with = figure(base.first + at, play.column), without = figure(play.first + at, 0);
      if (with.applies < 1 || without.applies < 1) continue;
      ++verdict.pairs;
      verdict.with += with.value;
      verdict.without += without.value;
      changes.add(without.value - with.value);
      const double change = (without.value - with.value) * wanted;
      verdict.moved += change > 0 ? 1 : 0;
      verdict.against += change < 0 ? 1 : 0;
    }
    if (verdict.pairs == 0)
      return fail(play.proof, {"目标在各对推演中都不适用", "the target applies to none of the pairs"});
    verdict.with /= verdict.pairs;
    verdict.without /= verdict.pairs;
    verdict.change = study::student(changes.mean(), changes.variance(), changes.count()).interval;
    verdict.chance = study::sign_chance(verdict.moved, verdict.against);
    const double nearest_to_0 = wanted > 0 ? verdict.change.low : -verdict.change.high;
    verdict.holds = nearest_to_0 > 0 && verdict.chance <= sign_level;
    if (!verdict.holds)
      fail(play.proof,
           {fmt::format("看不出指标{}：{:.6g} → {:.6g}，差值 95 % 区间 [{:.6g}, {:.6g}] 应全在 0 的{}侧；{} 对中 {} "
                        "对照此变化、{} 对相反，纯属偶然的概率 {:.2g} 应不大于 {:.2g}",
                        proof.gets_worse ? "变坏" : "变好", verdict.with, verdict.without, verdict.change.low,
                        verdict.change.high, wanted > 0 ? "正" : "负", verdict.pairs, verdict.moved, verdict.against,
                        verdict.chance, sign_level),
            fmt::format("the metric is not seen to get {}: {:.6g} -> {:.6g}, the 95 % interval of the difference "
                        "[{:.6g}, {:.6g}] is to lie {} 0; of {} pairs {} moved so and {} the other way, by luck alone "
                        "with a chance of {:.2g}, which is to be at most {:.2g}",
                        proof.gets_worse ? "worse" : "better", verdict.with, verdict.without, verdict.change.low,
                        verdict.change.high, wanted > 0 ? "above" : "below", verdict.pairs, verdict.moved,
                        verdict.against, verdict.chance, sign_level)});
  }

  void judge(const Look& look) {
    if (!complaints_[look.job].empty()) return fail(look.proof, {complaints_[look.job], complaints_[look.job]});
    const std::string& missing = answers_[look.job];
    verdicts_[look.proof].holds = missing.empty();
    if (!missing.empty())
      fail(look.proof, {fmt::format("报告里没有：{}", missing), fmt::format("the report does not show: {}", missing)});
  }

  const Book& book_;
  ProveSettings settings_;
  std::vector<Verdict> verdicts_;
  std::vector<Base> bases_;
  std::vector<Play> plays_;
  std::vector<Look> looks_;
  std::vector<std::function<std::string()>> jobs_;
  std::vector<std::string> answers_, complaints_;
};

}  // namespace

std::optional<std::vector<Verdict>> prove(const Book& book, const ProveSettings& settings,
                                          const std::function<void(std::size_t, std::size_t)>& progress) {
  return Prover(book, settings).run(progress);
}

}  // namespace tuiyan::coverage
