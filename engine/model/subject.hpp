// What an entry, a belief or a condition is about: one row of one of the documents' tables.
//
// Contract: a plain value, totally ordered; `Subject{}` is about nothing.
#pragma once

#include <compare>
#include <cstdint>

#include "base/index.hpp"

namespace tuiyan {

struct Component;
struct Service;
struct SeatGroup;
struct TrunkGroup;
struct CallClass;
struct Channel;
struct Person;
struct Monitor;
struct Pair;
struct Role;
struct Step;
struct Announcement;
struct SeverityScale;
struct Target;
struct Fault;
struct Inject;
struct Surge;
struct Unit;
struct Resource;
struct Location;
struct Shift;
struct Crew;
struct Hazard;
struct Supplier;

enum class SubjectKind : std::uint8_t {
  none,
  component,
  service,
  seat_group,
  trunk_group,
  call_class,
  channel,
  person,
  monitor,
  pair,
  role,
  step,
  announcement,
  severity_scale,
  target,
  fault,
  inject,
  surge,
  unit,
  resource,
  location,
  paper_orders,  // the stack of paper orders still to be typed in
  call_backs,    // the list of callers to be called back
  ivr,
  queue,
  shift,  // only looked up by documents: shifts of the site
  crew,   // technicians who mend what breaks down
  hazard,
  supplier,
};

struct Subject {
  SubjectKind kind = SubjectKind::none;
  std::uint32_t row = 0;
  friend constexpr auto operator<=>(Subject, Subject) = default;
  constexpr explicit operator bool() const { return kind != SubjectKind::none; }
};

template <class T>
inline constexpr SubjectKind kind_of = SubjectKind::none;
template <>
inline constexpr SubjectKind kind_of<Component> = SubjectKind::component;
template <>
inline constexpr SubjectKind kind_of<Service> = SubjectKind::service;
template <>
inline constexpr SubjectKind kind_of<SeatGroup> = SubjectKind::seat_group;
template <>
inline constexpr SubjectKind kind_of<TrunkGroup> = SubjectKind::trunk_group;
template <>
inline constexpr SubjectKind kind_of<CallClass> = SubjectKind::call_class;
template <>
inline constexpr SubjectKind kind_of<Channel> = SubjectKind::channel;
template <>
inline constexpr SubjectKind kind_of<Person> = SubjectKind::person;
template <>
inline constexpr SubjectKind kind_of<Monitor> = SubjectKind::monitor;
template <>
inline constexpr SubjectKind kind_of<Pair> = SubjectKind::pair;
template <>
inline constexpr SubjectKind kind_of<Role> = SubjectKind::role;
template <>
inline constexpr SubjectKind kind_of<Step> = SubjectKind::step;
template <>
inline constexpr SubjectKind kind_of<Announcement> = SubjectKind::announcement;
template <>
inline constexpr SubjectKind kind_of<SeverityScale> = SubjectKind::severity_scale;
template <>
inline constexpr SubjectKind kind_of<Target> = SubjectKind::target;
template <>
inline constexpr SubjectKind kind_of<Fault> = SubjectKind::fault;
template <>
inline constexpr SubjectKind kind_of<Inject> = SubjectKind::inject;
template <>
inline constexpr SubjectKind kind_of<Surge> = SubjectKind::surge;
template <>
inline constexpr SubjectKind kind_of<Unit> = SubjectKind::unit;
template <>
inline constexpr SubjectKind kind_of<Resource> = SubjectKind::resource;
template <>
inline constexpr SubjectKind kind_of<Location> = SubjectKind::location;
template <>
inline constexpr SubjectKind kind_of<Shift> = SubjectKind::shift;
template <>
inline constexpr SubjectKind kind_of<Crew> = SubjectKind::crew;
template <>
inline constexpr SubjectKind kind_of<Hazard> = SubjectKind::hazard;
template <>
inline constexpr SubjectKind kind_of<Supplier> = SubjectKind::supplier;

template <class T>
constexpr Subject about(Index<T> i) {
  return i ? Subject{kind_of<T>, i.value} : Subject{};
}
template <class T>
constexpr Index<T> as(Subject s) {
  return s.kind == kind_of<T> ? Index<T>{s.row} : Index<T>{};
}

}  // namespace tuiyan
