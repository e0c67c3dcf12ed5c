#include "study/layout.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "model/metric.hpp"

namespace tuiyan::study {
namespace {

void add_once(std::vector<std::string>& all, const std::string& clause) {
  if (std::find(all.begin(), all.end(), clause) == all.end()) all.push_back(clause);
}

// Every clause that a waterfall may name; see score/waterfall.cpp.
std::vector<std::string> clauses_of(const Documents& documents) {
  std::vector<std::string> all{""};
  for (const Step& step : documents.plan.flow) add_once(all, step.clause);
  for (const Target& target : documents.plan.targets) add_once(all, target.clause);
  for (const Announcement& one : documents.plan.announcements) add_once(all, one.clause);
  for (const SeverityScale& one : documents.plan.severity_scales) add_once(all, one.clause);
  for (const Component& one : documents.site.components) add_once(all, one.clause);
  for (const SeatGroup& one : documents.site.seat_groups) add_once(all, one.clause);
  for (const Pair& one : documents.site.pairs) add_once(all, one.clause);
  return all;
}

bool has_share(Subject subject) {
  return subject.kind == SubjectKind::component || subject.kind == SubjectKind::trunk_group ||
         subject.kind == SubjectKind::seat_group;
}

}  // namespace

std::size_t Layout::clause_row(const std::string& clause) const {
  const auto found = std::find(clauses.begin(), clauses.end(), clause);
  TUIYAN_CHECK(found != clauses.end());
  return static_cast<std::size_t>(found - clauses.begin());
}

Layout layout_of(std::shared_ptr<const Documents> documents) {
  TUIYAN_CHECK(documents != nullptr);
  Layout layout;
  const Site& site = documents->site;
  const auto& targets = documents->plan.targets;
  layout.clauses = clauses_of(*documents);
  for (std::uint32_t i = 0; i < site.services.size(); ++i) layout.services.push_back(about(site.services.at(i)));
  for (std::uint32_t i = 0; i < targets.size(); ++i) {
    const Target& target = targets[targets.at(i)];
    layout.judged.push_back(target);
    if (describe(target.metric).from_anchor) layout.ways.push_back(targets.at(i));
    // A share can also be asked of one machine.
    if (target.metric == Metric::time_to_restore && has_share(target.of) &&
        std::find(layout.services.begin(), layout.services.end(), target.of) == layout.services.end())
      layout.services.push_back(target.of);
  }
  const std::int64_t length = documents->scenario.length.us;
  constexpr auto parts = static_cast<std::int64_t>(grid_intervals);
  for (std::int64_t i = 0; i <= parts; ++i)  // without overflow for any length
    layout.grid.push_back(Time{length / parts * i + length % parts * i / parts});
  layout.documents = std::move(documents);
  return layout;
}

}  // namespace tuiyan::study
