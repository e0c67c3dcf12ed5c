// Ids that share one name space: a reference must never mean two things.
#include <fmt/format.h>

#include <map>

#include "input/audit.hpp"
#include "input/names.hpp"
#include "input/said.hpp"

namespace tuiyan::input {

void audit_ids(Audit& audit) {
  std::map<std::string, SubjectKind> taken;
  for (SubjectKind kind : {SubjectKind::paper_orders, SubjectKind::call_backs, SubjectKind::ivr, SubjectKind::queue})
    taken.emplace(std::string(word_for(kind)), kind);

  const auto look = [&](const auto& rows, std::string_view table, SubjectKind kind, bool in_plan) {
    for (const auto& row : rows) {
      const auto [earlier, is_new] = taken.emplace(row.id, kind);
      if (is_new) continue;
      const Said other = words_of(earlier->second);
      Audit::Finding finding;
      finding.pointer = pointer_to(table, row.id);
      finding.code = "ambiguous-id";
      finding.expected = {"没有别的含义的标识", "an id that means nothing else"};
      if (word_for(earlier->second).empty())
        finding.found = {fmt::format("\"{}\"，它也是{}的标识", row.id, other.zh),
                         fmt::format("\"{}\", which is also the id of {}", row.id, with_article(other.en))};
      else
        finding.found = {fmt::format("\"{}\"，这是保留词（{}）", row.id, other.zh),
                         fmt::format("\"{}\", which is a word of its own ({})", row.id, other.en)};
      if (in_plan)
        audit.plan_error(std::move(finding));
      else
        audit.site_error(std::move(finding));
    }
  };
  const Site& site = audit.documents.site;
  look(site.components, "components", SubjectKind::component, false);
  look(site.services, "services", SubjectKind::service, false);
  look(site.trunks, "trunks", SubjectKind::trunk_group, false);
  look(site.seat_groups, "seat_groups", SubjectKind::seat_group, false);
  look(site.channels, "channels", SubjectKind::channel, false);
  look(audit.documents.plan.announcements, "announcements", SubjectKind::announcement, true);
}

}  // namespace tuiyan::input
