// The site document: what exists.
//
// Contract: one function per part, all through the typed reader; `read_site` runs them in an order
// in which pairs are known before anything refers to them.
#pragma once

#include "input/reader.hpp"
#include "model/site.hpp"

namespace tuiyan::input {

// The basis of defaults that were measured on the call records of an Israeli bank.
inline constexpr std::string_view bank_data =
    "1999 年银行呼叫中心逐通数据 / measured: 1999 call-by-call data of a bank";

// "name", by default the id.
void read_name(Object& object, Text& name, const std::string& id);
void read_clause(Object& object, std::string& clause);

void read_location(Object& object, Location& location);
void read_grid_part(Object& object, Component& component);
void read_crew(Object& object, Crew& crew);
void read_breakdowns(Object& object, std::optional<Breakdowns>& breakdowns);
// "tested" and "maintained".
void read_care(Object& object, std::optional<Care>& tested, std::optional<Care>& maintained);
void read_component(Object& object, Component& component, Table<Pair>& pairs);
void read_calls(Object& object, Site& site);
void read_trunk_group(Object& object, TrunkGroup& group, Table<Pair>& pairs);
void read_seat_group(Object& object, SeatGroup& group, Table<Pair>& pairs);
void read_call_class(Object& object, CallClass& call_class);
void read_when_told(Object& object, CallClass& call_class);
void read_overflows(Value& value, std::vector<Overflow>& out);
void read_offer(Object& object, CallBackOffer& offer);
void read_calling_back(Object& object, CallBack& calling);
void read_complaints(Object& object, Complaining& complaints);
void read_shift(Object& object, Shift& shift);
void read_channel(Object& object, Channel& channel, Table<Pair>& pairs);
void read_person(Object& object, Person& person);
void read_monitor(Object& object, Monitor& monitor);

void read_site(Object& object, Site& site);

}  // namespace tuiyan::input
