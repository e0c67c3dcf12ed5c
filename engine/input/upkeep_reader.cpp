#include "input/site_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {

void read_crew(Object& object, Crew& crew) {
  read_name(object, crew.name, crew.id);
  object.leaf({.key = "technicians",
               .zh = "几名技术员，每人一次修一个",
               .en = "how many technicians; each mends one thing at a time",
               .example = "2",
               .otherwise = "1",
               .basis = "假定：一名 / assumed: one"},
              whole(crew.technicians, 1, 1000));
}

void read_breakdowns(Object& object, std::optional<Breakdowns>& breakdowns) {
  Breakdowns found;
  const bool written = object.branch(
      {.key = "breakdowns",
       .zh = "逐个损坏、逐个修理（座席为每席）；不写则只因故障失效",
       .en = "breaks down by itself and is mended, seat by seat in a group; not written: fails by faults only",
       .example = "{\"between_failures\": {\"mean\": \"2000 h\"}, \"repair\": {\"mean\": \"30 min\"}, \"crew\": "
                  "\"technicians\"}",
       .optional = true},
      [&found](Value& value) {
        read_object(value, [&found](Object& inner) {
          inner.leaf({.key = "between_failures",
                      .zh = "修好后多久再坏，不论忙闲；不写则只被故障损坏",
                      .en = "from one repair to the next failure, in use or not; not written: broken by faults only",
                      .example = "{\"mean\": \"2000 h\"}",
                      .optional = true},
                     law(found.between_failures));
          inner.leaf({.key = "repair",
                      .zh = "一名技术员修好一个的时间",
                      .en = "time in which one technician mends one",
                      .example = "{\"mean\": \"30 min\"}"},
                     law(found.repair));
          inner.leaf(
              {.key = "crew", .zh = "由哪个维修组修", .en = "the crew that mends it", .example = "\"technicians\""},
              reference(found.crew));
        });
      });
  if (written && found.crew) breakdowns = found;
}

}  // namespace tuiyan::input
