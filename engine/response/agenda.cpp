#include "response/agenda.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace tuiyan::response {

void Agenda::occupy(Index<Person> who, Occupation occupation) {
  TUIYAN_CHECK(is_free(who));
  desk(who).occupation = occupation;
}

void Agenda::release(Index<Person> who, EntryId by) {
  TUIYAN_CHECK(!is_free(who));
  desk(who).occupation = {};
  desk(who).freed_by = by;
}

bool Agenda::take_work(Index<Person> who, std::uint32_t& run) {
  auto& waiting = desk(who).waiting;
  if (waiting.empty()) return false;
  run = waiting.begin()->run;
  waiting.erase(waiting.begin());
  return true;
}

void Agenda::hush(Index<Person> who, std::uint32_t attempt) {
  auto& ringing = desk(who).ringing;
  ringing.erase(std::remove(ringing.begin(), ringing.end(), attempt), ringing.end());
}

bool Agenda::take_ringing(Index<Person> who, std::uint32_t& attempt) {
  auto& ringing = desk(who).ringing;
  if (ringing.empty()) return false;
  attempt = ringing.front();
  ringing.erase(ringing.begin());
  return true;
}

}  // namespace tuiyan::response
