// What breaks: whom a fault strikes, how, when, and how it is found and mended.
#include "input/scenario_reader.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {
namespace {

constexpr std::string_view incident_data = "故障处置记录统计 / from records of incidents";

void read_effect(Value& value, Fault& fault) {
  const auto left = [&](std::string_view key, FaultEffect effect, std::string_view zh, std::string_view en) {
    return Shape{{key}, [=, &fault](Object& object) {
                   fault.effect = effect;
                   object.leaf({.key = key, .zh = zh, .en = en, .example = "0.4"}, share(fault.leaves));
                 }};
  };
  read_shapes(
      value,
      {"\"crash\"、\"power_loss\"、\"link_cut\"、\"fails_on_demand\"，或 partial、intermittent、weak、breaks 之一",
       "\"crash\", \"power_loss\", \"link_cut\", \"fails_on_demand\", or one of partial, intermittent, weak, breaks"},
      choice<FaultEffect>(fault.effect, {{"crash", FaultEffect::crash},
                                         {"power_loss", FaultEffect::power_loss},
                                         {"link_cut", FaultEffect::link_cut},
                                         {"fails_on_demand", FaultEffect::fails_on_demand}}),
      {left("partial", FaultEffect::partial, "剩余份额", "share that is left"),
       left("weak", FaultEffect::weak, "剩余能力（如电池续航）的份额",
            "share of its ability that is left, e.g. of a battery"),
       {{"breaks"},
        [&](Object& object) {
          fault.effect = FaultEffect::breaks;
          object.leaf({.key = "breaks",
                       .zh = "损坏几席（部件写 1），由其维修组逐个修",
                       .en = "how many seats break (1 for a component); their crew mends them one by one",
                       .example = "20"},
                      whole(fault.units, 1, 1'000'000));
        }},
       {{"intermittent"}, [&](Object& object) {
          fault.effect = FaultEffect::intermittent;
          object.branch({.key = "intermittent", .zh = "时好时坏", .en = "up and down in turn"}, [&](Value& inner) {
            read_object(inner, [&](Object& turns) {
              turns.leaf({.key = "up", .zh = "每次好多久", .en = "how long it is up", .example = "\"5 min\""},
                         law(fault.up_for));
              turns.leaf({.key = "down", .zh = "每次坏多久", .en = "how long it is down", .example = "\"1 min\""},
                         law(fault.down_for));
            });
          });
        }}});
}

void read_temporary(Object& object, TemporaryRepair& repair) {
  object.leaf({.key = "takes", .zh = "临时处理的时间", .en = "how long it takes", .example = "\"25 min\""},
              law(repair.takes));
  object.leaf({.key = "leaves",
               .zh = "处理后的能力份额",
               .en = "share of its ability afterwards",
               .example = "0.7",
               .otherwise = "1",
               .basis = "假定：恢复全部能力 / assumed: all of it"},
              [&](Value& value) {
                share(repair.leaves)(value);
                if (!value.describing() && repair.leaves <= 0)
                  value.wrong("out-of-range", {"大于 0 的份额", "a share above 0"});
              });
  object.leaf({.key = "relapses",
               .zh = "复发的概率",
               .en = "probability that the fault comes back",
               .example = "0.3",
               .otherwise = "0",
               .basis = "假定：不复发 / assumed: never"},
              share(repair.relapses));
  object.leaf({.key = "holds",
               .zh = "复发前能撑多久",
               .en = "how long it holds before that",
               .example = "{\"median\": \"3 h\", \"log_sd\": 0.6}",
               .otherwise = "{\"median\": \"4 h\", \"log_sd\": 0.6}",
               .basis = "假定，待核实 / assumed, to be verified"},
              law(repair.holds));
}

void read_mending(Object& object, Mending& mending) {
  mending.needed = true;
  object.leaf({.key = "diagnosis",
               .zh = "查明原因的时间",
               .en = "time to find out what is wrong",
               .example = "{\"median\": \"30 min\", \"log_sd\": 0.8}",
               .otherwise = "{\"median\": \"30 min\", \"log_sd\": 0.8}",
               .basis = incident_data},
              law(mending.diagnosis));
  object.leaf({.key = "diagnosis_wrong",
               .zh = "误判的概率",
               .en = "probability of a wrong diagnosis",
               .example = "0.1",
               .otherwise = "0",
               .basis = "假定：不误判 / assumed: never"},
              share(mending.diagnosis_wrong));
  object.leaf({.key = "repair",
               .zh = "修复的时间",
               .en = "time to mend it",
               .example = "{\"median\": \"70 min\", \"log_sd\": 0.6}",
               .otherwise = "{\"median\": \"70 min\", \"log_sd\": 0.6}",
               .basis = "假定：厂商合同时限 2 小时以内 / assumed, within a vendor's two hours"},
              law(mending.repair));
  object.leaf({.key = "repair_works",
               .zh = "修复成功的概率",
               .en = "probability that the repair works",
               .example = "0.95",
               .otherwise = "1",
               .basis = "假定：总能成功 / assumed: always"},
              share(mending.repair_works));
  object.leaf(
      {.key = "skills", .zh = "需要的技能", .en = "skills it takes", .example = "[\"platform\"]", .optional = true},
      words(mending.skills));
  object.leaf({.key = "remote",
               .zh = "可远程查修",
               .en = "can be found and mended from elsewhere",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：须到场 / assumed: on site only"},
              yes_no(mending.remote));
  object.leaf({.key = "live",
               .zh = "可带电作业：线路不须先隔离",
               .en = "of a line: can be mended live, without isolating it first",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：须停电隔离 / assumed: it has to be isolated"},
              yes_no(mending.live));
  object.branch({.key = "temporary",
                 .zh = "能否临时处理；不写则不能",
                 .en = "how it can be mended for the time being; not written: it cannot",
                 .example = "{\"takes\": \"25 min\", \"leaves\": 0.7, \"relapses\": 0.3}",
                 .optional = true},
                [&](Value& value) {
                  TemporaryRepair repair;
                  read_object(value, [&](Object& it) { read_temporary(it, repair); });
                  mending.temporary = std::move(repair);
                });
  object.leaf({.key = "hardware",
               .zh = "硬件故障：只有更换（replace）才能修好",
               .en = "a hardware fault: only the verb replace mends it",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：不换件即可修复 / assumed: mended without a part"},
              yes_no(mending.hardware));
}

}  // namespace

void read_fault(Object& object, Fault& fault) {
  read_name(object, fault.name, fault.id);
  object.leaf({.key = "strikes",
               .zh = "击中谁；多个为同因故障",
               .en = "what it strikes; several: a common cause",
               .example = "\"seat-system\""},
              [&](Value& value) {
                read_one_or_list(value, [&](Value& item) {
                  Subject one;
                  subject(one, {SubjectKind::component, SubjectKind::seat_group})(item);
                  if (one) fault.strikes.push_back(one);
                });
                if (!value.describing() && value.is(json::NodeKind::array) && value.node().items.empty())
                  value.wrong("empty-list", {"至少一个", "at least one"});
              });
  object.leaf({.key = "effect", .zh = "怎样失效", .en = "how it fails", .example = "\"crash\""},
              [&](Value& value) { read_effect(value, fault); });
  object.leaf({.key = "at", .zh = "开始后多久发生", .en = "when, since the start", .example = "\"30 min\""},
              law(fault.at));
  const bool by_crew = fault.effect == FaultEffect::breaks;
  const Said not_by_crew{"\"breaks\" 由维修组逐个修好", "\"breaks\" is mended one by one by a crew"};
  object.section(!by_crew, not_by_crew, [&] {
    object.leaf({.key = "lasts",
                 .zh = "多久后自行结束",
                 .en = "ends by itself after this",
                 .example = "\"2 h\"",
                 .optional = true},
                law(fault.lasts));
  });
  object.leaf({.key = "happens",
               .zh = "发生的概率",
               .en = "probability that it happens",
               .example = "1",
               .otherwise = "1",
               .basis = "假定：必然发生 / assumed: it does"},
              share(fault.happens));
  object.leaf({.key = "by_wear",
               .zh = "因磨损老化：所击中的部件越久未维护越可能发生",
               .en = "by wear: likelier the longer what it strikes has not been maintained",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：与维护无关 / assumed: whatever the maintenance"},
              yes_no(fault.by_wear));
  object.leaf({.key = "shows", .zh = "表现", .en = "what people see", .example = "\"座席无法签入\"", .optional = true},
              text(fault.shows));
  fault.mending.needed = false;  // ends by itself, or never
  object.section(!by_crew, not_by_crew, [&] {
    object.branch({.key = "mend",
                   .zh = "怎样查修；与 lasts 都不写则修不好",
                   .en = "how it is found and mended; neither this nor \"lasts\": it cannot be mended",
                   .example = "{\"diagnosis\": \"20 min\", \"repair\": \"40 min\", \"skills\": [\"platform\"]}",
                   .optional = true},
                  [&](Value& value) { read_object(value, [&](Object& mend) { read_mending(mend, fault.mending); }); });
  });
}

}  // namespace tuiyan::input
