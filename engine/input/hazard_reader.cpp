#include "input/scenario_reader.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {

void read_hazard(Object& object, Hazard& hazard) {
  read_name(object, hazard.name, hazard.id);
  object.leaf({.key = "at", .zh = "在哪个部件或地点", .en = "at which component or location", .example = "\"north-2\""},
              subject(hazard.at, {SubjectKind::component, SubjectKind::location}));
  object.leaf({.key = "from",
               .zh = "开始后多久出现",
               .en = "when it appears, since the start",
               .example = "\"30 min\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：一开始就有 / assumed: from the start"},
              law(hazard.from));
  object.leaf({.key = "lasts",
               .zh = "多久后自行消失；不写则须排除",
               .en = "goes away by itself after this; not written: it has to be cleared",
               .example = "\"3 h\"",
               .optional = true},
              law(hazard.lasts));
  object.leaf({.key = "clearing",
               .zh = "排除它的时间",
               .en = "how long clearing it takes",
               .example = "{\"median\": \"20 min\", \"log_sd\": 0.5}",
               .otherwise = "{\"median\": \"20 min\", \"log_sd\": 0.5}",
               .basis = "假定，待核实 / assumed, to be verified"},
              law(hazard.clearing));
  object.leaf({.key = "skills",
               .zh = "排除它需要的全部技能",
               .en = "skills that clearing it takes, all of them",
               .example = "[\"gas\"]",
               .optional = true},
              words(hazard.skills));
  object.leaf(
      {.key = "shows", .zh = "现场所见", .en = "what people find there", .example = "\"闻到燃气味\"", .optional = true},
      text(hazard.shows));
}

}  // namespace tuiyan::input
