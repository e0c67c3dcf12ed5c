// What the public is told and suffers, where a document has something of the kind: promised times, calmed
// redials, apologies, complaints, rumours, telephone lists. Null in all other loops: one branch where a call
// begins, ends in the IVR, is lost or is answered late.
//
// Contract: bookkeeping; the verbs are in customers.cpp and telephone.cpp. Keys name class, caller and
// attempt (and, for what an announcement does, its id), so plans that differ elsewhere meet the same luck.
#pragma once

#include <cstdint>
#include <vector>

#include "event/traffic_record.hpp"
#include "model/scenario.hpp"
#include "traffic/class_draws.hpp"

namespace tuiyan::traffic {

// How far an announcement has come, as the world tells it.
struct NoticeState {
  double reach = 0;    // share of the customers whom it has reached
  double heard = 0;    // share of those in the IVR who hear it
  double called = 0;   // share of the would-be callers whom the telephone list has told
  bool timed = false;  // names a time that has not passed
  [[nodiscard]] double reached() const { return 1 - (1 - reach) * (1 - called); }
};

// What announcements that are on do to one class. Of a uniform u, the first row with u below its sum is
// the announcement that did it.
struct NoticeRow {
  std::uint32_t announcement = 0;
  double deters = 0, satisfies = 0, calms = 0;  // of this one and those before it together
};

struct CustomerRules {
  explicit CustomerRules(const Documents& documents);
  [[nodiscard]] static bool is_needed(const Documents& documents);

  enum class Grief : std::uint8_t { never_through, long_wait, broken_promise };
  [[nodiscard]] double complains(Grief grief) const;
  [[nodiscard]] Key complaint_key(std::uint16_t call_class, Grief grief, Who of) const;

  // Whom a promised time kept from calling.
  struct Kept {
    std::uint64_t caller = 0;
    std::uint32_t attempt = 1;       // by which he would call when it has passed in vain
    std::uint32_t first_cohort = 0;  // of his first attempt; `no_cohort` when there was none
    std::uint32_t version = 0;       // the time that he knows
    std::uint16_t call_class = 0;
  };
  // From then on those whom one of its ways reached believe the rumour less and less.
  struct Rebuttal {
    std::int64_t from_us = 0, until_us = never_us;
    double reaches = 0;
  };
  struct Notice {
    explicit Notice(const Announcement& announcement);
    const Announcement* facts;
    std::uint32_t version = 0;  // of the time it names
    std::vector<Kept> kept;
    std::vector<Rebuttal> rebuttals;
    // The telephone list; `row` of its backlog, 0: none.
    std::uint32_t row = 0;
    bool begun = false;
    NoticeRecord record;  // of the current interval
    std::int64_t told = 0;
    KeyedLaw talk, no_answer;
    KeyedChance answers;
  };
  struct OfClass {
    explicit OfClass(const CallClass& facts);
    std::vector<NoticeRow> rows;
    double calms = 0, soothes = 0;
    std::vector<std::uint32_t> rumours;  // rows of the scenario's surges
    Key calmed, rumour, complaint, returns;
    CustomerRecord record;  // of the current interval
  };
  // What is left of each surge of the scenario, 0 to 1, at an instant; holds until it is asked again.
  [[nodiscard]] const std::vector<double>& rumours_left(const OfClass& c, std::int64_t now_us);

  const Documents& documents;
  const Complaining& complaints;
  std::vector<Notice> notices;        // by announcement
  std::vector<OfClass> classes;       // by class
  std::vector<std::uint32_t> listed;  // announcements with a telephone list, by row of the backlog less the first
  std::vector<double> left;           // of `rumours_left`: nothing is allocated per call
};

}  // namespace tuiyan::traffic
