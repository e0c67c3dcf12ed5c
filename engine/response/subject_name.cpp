#include "response/subject_name.hpp"

namespace tuiyan::response {

namespace {

template <class T>
std::string_view id_in(const Table<T>& table, Subject subject) {
  return table[Index<T>{subject.row}].id;
}

}  // namespace

std::string_view subject_name(const Documents& documents, Subject subject) {
  const Site& site = documents.site;
  const Plan& plan = documents.plan;
  switch (subject.kind) {
    case SubjectKind::component:
      return id_in(site.components, subject);
    case SubjectKind::service:
      return id_in(site.services, subject);
    case SubjectKind::seat_group:
      return id_in(site.seat_groups, subject);
    case SubjectKind::trunk_group:
      return id_in(site.trunks, subject);
    case SubjectKind::call_class:
      return id_in(site.classes, subject);
    case SubjectKind::channel:
      return id_in(site.channels, subject);
    case SubjectKind::person:
      return id_in(site.people, subject);
    case SubjectKind::monitor:
      return id_in(site.monitors, subject);
    case SubjectKind::pair:
      return id_in(site.pairs, subject);
    case SubjectKind::role:
      return id_in(plan.roles, subject);
    case SubjectKind::announcement:
      return id_in(plan.announcements, subject);
    case SubjectKind::severity_scale:
      return id_in(plan.severity_scales, subject);
    case SubjectKind::fault:
      return id_in(documents.scenario.faults, subject);
    case SubjectKind::location:
      return id_in(site.locations, subject);
    case SubjectKind::paper_orders:
      return "paper-orders";
    case SubjectKind::call_backs:
      return "call-backs";
    case SubjectKind::ivr:
      return "ivr";
    case SubjectKind::queue:
      return "queue";
    // Names of the plan's steps and targets must not touch the draws.
    default:
      return "";
  }
}

}  // namespace tuiyan::response
