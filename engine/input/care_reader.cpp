// Tests and maintenance: how long ago, and what that is worth; what drills are worth.
#include "input/plan_reader.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {
namespace {

// "last" or "every"; exactly one of the two.
void read_rhythm(Object& object, Rhythm& rhythm, const Said& last) {
  const bool dated = object.leaf(
      {.key = "last", .zh = last.zh, .en = last.en, .example = "\"2026-06-01\"", .optional = true}, date(rhythm.last));
  const bool regular = object.leaf({.key = "every",
                                    .zh = "每隔多久一次（上次在何时不详）",
                                    .en = "once in this time, the last one not known",
                                    .example = "\"30 d\"",
                                    .optional = true},
                                   duration_above_zero(rhythm.every));
  if (!object.describing() && dated == regular)
    object.value().complain("one-of", {"\"last\" 与 \"every\" 之一", "one of \"last\" and \"every\""},
                            dated ? Said{"两者", "both"} : Said{"都没有", "neither"});
}

bool is_read(const Rhythm& rhythm) { return rhythm.last || rhythm.every.us > 0; }

// What is done in a rhythm, and the time in which it wears off.
void read_one_care(Object& object, const Field& field, const Said& last, const Field& scale, std::optional<Care>& out) {
  Care care;
  const bool written = object.branch(field, [&](Value& value) {
    read_object(value, [&](Object& inner) {
      read_rhythm(inner, care.rhythm, last);
      inner.leaf(scale, duration_above_zero(care.scale));
    });
  });
  if (written && is_read(care.rhythm) && care.scale.us > 0) out = care;
}

void read_practice_rules(Object& object, Practice& practice) {
  object.leaf({.key = "fades_after",
               .zh = "熟练程度随时间按 e^(-时间/此值) 减退",
               .en = "practice fades as e^(-time / this)",
               .example = "\"180 d\"",
               .otherwise = "\"180 d\"",
               .basis = "假定：技能一年不用大部分减退（Arthur 等 1998 综述，待核实）/ assumed: most of a skill is lost "
                        "in a year without use (review by Arthur et al. 1998, 待核实)"},
              duration_above_zero(practice.fades_after));
  object.leaf(
      {.key = "slower_without",
       .zh = "从未演练者反应和操作用时为熟练者的几倍",
       .en = "how many times as long somebody who never took part takes to react and to act",
       .example = "1.5",
       .otherwise = "1.5",
       .basis =
           "假定；操作班组用时离散度 0.6（HCR/ORE）以内 / assumed; within the spread of crews' times, 0.6 (HCR/ORE)"},
      number(practice.slower_without, 1, 100));
  object.leaf(
      {.key = "fails_with",
       .zh = "熟练者人工切换一次失败的概率",
       .en = "probability that one switch-over by hand fails, with practice",
       .example = "0.02",
       .otherwise = "0.02",
       .basis = "由 SPAR-H 与 HEART 推得：演练过 0.01–0.03 / derived from SPAR-H and HEART: drilled, 0.01 to 0.03"},
      share(practice.fails_with));
  object.leaf(
      {.key = "fails_without",
       .zh = "从未演练者人工切换一次失败的概率",
       .en = "the same, without practice",
       .example = "0.1",
       .otherwise = "0.1",
       .basis = "由 SPAR-H 与 HEART 推得：有文件未演练 0.06–0.15 / derived from SPAR-H and HEART: documented, not "
                "drilled, 0.06 to 0.15"},
      share(practice.fails_without));
}

}  // namespace

void read_care(Object& object, std::optional<Care>& tested, std::optional<Care>& maintained) {
  read_one_care(object,
                {.key = "tested",
                 .zh = "作为备用的定期检测；不写则不论多久未检测都同样可用",
                 .en = "tests as a standby; not written: equally ready however long ago it was tested",
                 .example = "{\"every\": \"30 d\"}",
                 .optional = true},
                {"上次检测的日期", "date of the last test"},
                {.key = "fails_unseen_after",
                 .zh = "平均多久发生一次平时看不出的失效；可用概率按 e^(-距检测时间/此值) 下降",
                 .en = "mean time to a failure that only a test shows: readiness falls as e^(-time since the test / "
                       "this)",
                 .example = "\"750 d\"",
                 .otherwise = "\"750 d\"",
                 .basis = "由每月检测、每次需要时 2% 失效推得 / derived: tested monthly, 2 % fail on demand"},
                tested);
  read_one_care(object,
                {.key = "maintained",
                 .zh = "维护保养；不写则失效快慢与维护无关",
                 .en = "maintenance; not written: fails no more often for want of it",
                 .example = "{\"last\": \"2026-06-01\"}",
                 .optional = true},
                {"上次维护的日期", "date of the last maintenance"},
                {.key = "failures_double_after",
                 .zh = "多久不维护失效率加倍",
                 .en = "without maintenance the rate of failure doubles in this time",
                 .example = "\"365 d\"",
                 .otherwise = "\"365 d\"",
                 .basis = "假定 / assumed"},
                maintained);
}

void read_practice(Object& object, std::optional<Practice>& out) {
  Practice practice;
  const bool written =
      object.branch({.key = "practice",
                     .zh = "演练使人熟练到什么程度；不写则演练不影响快慢和成败",
                     .en = "what practice is worth; not written: drills make no difference",
                     .example = "{}",
                     .optional = true},
                    [&practice](Value& value) {
                      read_object(value, [&practice](Object& inner) { read_practice_rules(inner, practice); });
                    });
  if (written && practice.fades_after.us > 0) out = practice;
}

}  // namespace tuiyan::input
