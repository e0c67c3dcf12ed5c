#include "input/expression_reader.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

// Texts are left behind; talks hold both ends.
bool is_talk(ChannelKind kind) {
  switch (kind) {
    case ChannelKind::desk_phone:
    case ChannelKind::voip:
    case ChannelKind::mobile:
    case ChannelKind::radio:
    case ChannelKind::in_person:
      return true;
    case ChannelKind::group_message:
    case ChannelKind::email:
    case ChannelKind::messenger:
      return false;
  }
  return true;
}

void read_device(Value& value, Device& out) {
  const Read plain = reference(out.channel);
  read_shapes(value,
              {"通信渠道的标识，或 {\"channel\": …, \"component\": …}",
               "the id of a channel, or {\"channel\": …, \"component\": …}"},
              plain, {{{"channel", "component"}, [&out](Object& object) {
                         object.leaf({.key = "channel", .zh = "通信渠道", .en = "channel", .example = "\"desk-phone\""},
                                     reference(out.channel));
                         object.leaf({.key = "component",
                                      .zh = "设备；不写则随身、不会失效",
                                      .en = "the device; not written: carried along and never failing",
                                      .example = "\"phone-1\"",
                                      .optional = true},
                                     reference(out.component));
                       }}});
}

void read_break(Object& object, Break& one) {
  object.leaf({.key = "from", .zh = "开始", .en = "from", .example = "\"18:00\""}, clock(one.from));
  object.leaf(
      {.key = "to", .zh = "结束；早于开始则跨夜", .en = "to; before \"from\": over midnight", .example = "\"18:30\""},
      clock(one.to));
  const bool by_heads =
      object.leaf({.key = "heads", .zh = "轮休人数", .en = "heads who take it", .example = "20", .optional = true},
                  whole(one.heads, 1, 1'000'000));
  const bool by_share = object.leaf({.key = "share",
                                     .zh = "占当时在岗人数的份额，取整数部分",
                                     .en = "share of the heads on duty, rounded down",
                                     .example = "0.25",
                                     .optional = true},
                                    share(one.share));
  if (!object.describing() && by_heads == by_share)
    object.value().complain("one-of", {"\"heads\" 与 \"share\" 之一", "one of \"heads\" and \"share\""},
                            by_heads ? Said{"两者", "both"} : Said{"都没有", "neither"});
}

}  // namespace

void read_shift(Object& object, Shift& shift) {
  read_name(object, shift.name, shift.id);
  object.leaf({.key = "from", .zh = "开始", .en = "from", .example = "\"16:00\""}, clock(shift.from));
  object.leaf({.key = "to",
               .zh = "结束；早于开始则跨夜，相等则全天",
               .en = "to; before \"from\": over midnight, equal: round the clock",
               .example = "\"00:00\""},
              clock(shift.to));
  object.leaf({.key = "heads",
               .zh = "该班座席池的人数",
               .en = "agents of the pool in this shift",
               .example = "120",
               .otherwise = "0",
               .basis = "假定：不含座席池 / assumed: not a shift of the pool"},
              whole(shift.heads, 0, 1'000'000));
}

void read_channel(Object& object, Channel& channel, Table<Pair>& pairs) {
  read_name(object, channel.name, channel.id);
  object.leaf({.key = "kind", .zh = "种类", .en = "kind", .example = "\"mobile\""},
              choice<ChannelKind>(channel.kind, {{"desk_phone", ChannelKind::desk_phone},
                                                 {"voip", ChannelKind::voip},
                                                 {"mobile", ChannelKind::mobile},
                                                 {"radio", ChannelKind::radio},
                                                 {"group_message", ChannelKind::group_message},
                                                 {"email", ChannelKind::email},
                                                 {"in_person", ChannelKind::in_person},
                                                 {"messenger", ChannelKind::messenger}}));
  object.leaf({.key = "over",
               .zh = "经过的链路，按次序",
               .en = "links between any two of its devices, in order",
               .example = "[\"lan\"]",
               .optional = true},
              references(channel.over));
  object.leaf({.key = "needs", .zh = "需要", .en = "what it needs", .example = "\"ims\"", .optional = true},
              expression(channel.needs, pairs, channel.id));
  object.leaf({.key = "dial",
               .zh = "从决定联系到振铃（或送达）",
               .en = "from deciding to call until it rings or is delivered",
               .example = "{\"median\": \"20 s\", \"log_sd\": 0.5}",
               .otherwise = "{\"median\": \"20 s\", \"log_sd\": 0.5}",
               .basis = "假定：拨号加交代合计约 2 min / assumed: dialling and briefing about 2 min together"},
              law(channel.dial));
  object.leaf({.key = "briefing",
               .zh = "从接起到听明白",
               .en = "from acceptance until the message has been understood",
               .example = "{\"median\": \"100 s\", \"log_sd\": 0.5}",
               .otherwise = "{\"median\": \"100 s\", \"log_sd\": 0.5}",
               .basis = "假定：拨号加交代合计约 2 min / assumed: dialling and briefing about 2 min together"},
              law(channel.briefing));
  object.leaf({.key = "occupies_both",
               .zh = "占用双方（通话）；否则发出即走（文字）",
               .en = "a talk that occupies both; otherwise a text that frees its sender at once",
               .example = "true",
               .otherwise = is_talk(channel.kind) ? "true" : "false",
               .basis = "通话占用双方，文字不占用 / talks do, texts (group_message, email, messenger) do not",
               .varies = true},
              yes_no(channel.occupies_both));
}

void read_person(Object& object, Person& person) {
  read_name(object, person.name, person.id);
  object.leaf({.key = "pool",
               .zh = "座席池：一群可互换的人",
               .en = "a pool: many agents with one address",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：一个人 / assumed: one person"},
              yes_no(person.pool));
  object.leaf({.key = "home",
               .zh = "座席池上班时就座的座席组；calls 的 pool 可写在 calls 的 home",
               .en = "seat group where a pool sits down; for the pool of calls its home will do",
               .example = "\"seats-south\"",
               .optional = true},
              reference(person.home));
  object.leaf({.key = "at", .zh = "工作地点", .en = "place of work", .example = "\"centre\"", .optional = true},
              reference(person.at));
  object.leaf({.key = "shifts",
               .zh = "班次；不写则始终在岗",
               .en = "shifts; not written: always on duty",
               .example = "[\"day\"]",
               .optional = true},
              references(person.shifts));
  object.branch({.key = "breaks",
                 .zh = "座席池每天的轮休；空闲时才离座，不打断通话",
                 .en = "daily breaks of a pool; taken when idle, never in the middle of a call",
                 .example = "[{\"from\": \"18:00\", \"to\": \"18:30\", \"share\": 0.25}]",
                 .optional = true},
                [&](Value& value) {
                  read_list(value, [&](Value& item) {
                    Break one;
                    read_object(item, [&](Object& part) { read_break(part, one); });
                    if (!item.describing()) person.breaks.push_back(one);
                  });
                });
  object.leaf({.key = "skills", .zh = "技能", .en = "skills", .example = "[\"platform\"]", .optional = true},
              words(person.skills));
  object.leaf({.key = "devices",
               .zh = "通信设备，别人按此次序尝试",
               .en = "devices, in the order in which others try them",
               .example = "[{\"channel\": \"desk-phone\", \"component\": \"phone-1\"}, \"mobile\"]",
               .optional = true},
              [&](Value& value) {
                read_list(value, [&](Value& item) {
                  Device one;
                  read_device(item, one);
                  if (one.channel) person.devices.push_back(one);
                });
              });
  object.leaf({.key = "reaction",
               .zh = "从振铃到接起",
               .en = "from ringing to answering",
               .example = "{\"median\": \"10 s\", \"log_sd\": 0.5}",
               .otherwise = "{\"median\": \"10 s\", \"log_sd\": 0.5}",
               .basis = "假定 / assumed"},
              law(person.reaction));
  object.leaf({.key = "answers",
               .zh = "在岗时接起一次联系的概率",
               .en = "probability of answering one attempt, on duty",
               .example = "0.9",
               .otherwise = "1",
               .basis = "假定：总能接起（演练数据：在岗 0.9）/ assumed: always (call-tree drills: 0.9)"},
              share(person.answers));
  object.leaf({.key = "answers_off_duty",
               .zh = "不在岗时接起一次联系的概率",
               .en = "probability of answering one attempt, off duty",
               .example = "0.5",
               .otherwise = "1",
               .basis = "假定：总能接起（演练数据：不在岗 0.5）/ assumed: always (call-tree drills: 0.5)"},
              share(person.answers_off_duty));
  object.leaf({.key = "travel",
               .zh = "从家到工作地点",
               .en = "from home to the place of work",
               .example = "{\"median\": \"40 min\", \"log_sd\": 0.4}",
               .otherwise = "{\"median\": \"40 min\", \"log_sd\": 0.4}",
               .basis = "假定：市内赶赴现场 / assumed: across a city"},
              law(person.travel));
  object.leaf({.key = "remote",
               .zh = "在别处工作，从不到场",
               .en = "works from elsewhere and never travels",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：到场工作 / assumed: works on site"},
              yes_no(person.remote));
  object.section(person.pool, {"仅用于座席池", "only for a pool"}, [&] {
    object.leaf({.key = "reserve",
                 .zh = "可召回的在家座席人数",
                 .en = "agents at home who can be called in",
                 .example = "30",
                 .otherwise = "0",
                 .basis = "假定：没有 / assumed: none"},
                whole(person.reserve, 0, 1'000'000));
  });
  Endurance endurance;
  object.section(!person.pool, {"不用于座席池", "not for a pool"}, [&] {
    object.leaf({.key = "crew_size",
                 .zh = "一个班组（作为一个整体行动）有几人；推演中仍一次做一件事，检查时不算“只靠一个人”",
                 .en = "people of a crew that works as one: it still does one thing at a time, but nothing hangs on "
                       "one person of it",
                 .example = "4",
                 .otherwise = "1",
                 .basis = "假定：一个人 / assumed: one person"},
                whole(person.crew_size, 1, 1000));
    const bool written = object.branch(
        {.key = "endurance",
         .zh = "连续工作多久后变慢；不写则不疲劳",
         .en = "after how long at work he becomes slower; not written: never",
         .example = "{\"full_for\": \"8 h\"}",
         .optional = true},
        [&endurance](Value& value) {
          read_object(value, [&endurance](Object& inner) {
            inner.leaf({.key = "full_for",
                        .zh = "多久之内不变慢",
                        .en = "for how long he is not slower",
                        .example = "\"8 h\"",
                        .otherwise = "\"8 h\"",
                        .basis = "一个班次 / one shift"},
                       duration_above_zero(endurance.full_for));
            inner.leaf(
                {.key = "slower_per_hour",
                 .zh = "其后每小时慢多少（份额）",
                 .en = "how much slower by each hour beyond, as a share",
                 .example = "0.065",
                 .otherwise = "0.065",
                 .basis = "假定：按十小时班事故风险高 13%（Folkard 与 Tucker 2003，待核实）/ assumed, as the risk of "
                          "accidents grows: 13 % at ten hours (Folkard and Tucker 2003, 待核实)"},
                number(endurance.slower_per_hour, 0, 10));
          });
        });
    if (written && endurance.full_for.us > 0) person.endurance = endurance;
  });
}

void read_monitor(Object& object, Monitor& monitor) {
  read_name(object, monitor.name, monitor.id);
  object.leaf({.key = "watches", .zh = "监视对象", .en = "what it watches", .example = "\"seat-system\""},
              subject(monitor.watches, {SubjectKind::component, SubjectKind::service, SubjectKind::seat_group,
                                        SubjectKind::trunk_group, SubjectKind::queue}));
  const bool with_figure =
      object.leaf({.key = "figure",
                   .zh = "话务指标，仅用于监视排队",
                   .en = "a figure of the calls, to watch the queue",
                   .example = "\"waiting\"",
                   .optional = true},
                  choice<CallFigure>(monitor.figure, {{"waiting", CallFigure::waiting},
                                                      {"longest_wait", CallFigure::longest_wait},
                                                      {"abandoned_share", CallFigure::abandoned_share},
                                                      {"lines_busy_share", CallFigure::lines_busy_share}}));
  // The longest wait is a time, the others are counts or shares.
  const auto level = [&](double& out) -> Read {
    return [&monitor, &out](Value& value) {
      if (value.describing()) return value.say("type", json::array({json::string("number"), json::string("string")}));
      if (monitor.figure == CallFigure::longest_wait) {
        Duration wait{-1};
        duration(wait)(value);
        if (wait.us >= 0) out = static_cast<double>(wait.us) / 1e6;
      } else if (monitor.figure == CallFigure::waiting) {
        number(out, 0, no_limit)(value);
      } else {
        share(out)(value);
      }
    };
  };
  const Said only_figure{"仅当写有 \"figure\" 时可写", "only beside \"figure\""};
  object.section(with_figure, only_figure, [&] {
    object.leaf({.key = "above",
                 .zh = "高于此值则告警（人数、份额，longest_wait 为时长）",
                 .en = "alarm above this: calls, a share, or for longest_wait a duration",
                 .example = "30"},
                level(monitor.above));
    monitor.rearm_below = monitor.above;
    object.leaf({.key = "rearm_below",
                 .zh = "回落到此值以下后才能再次告警；不写则同 above",
                 .en = "armed again below this; not written: as \"above\"",
                 .example = "10",
                 .optional = true},
                level(monitor.rearm_below));
  });
  object.section(!with_figure, {"不与 \"figure\" 同时写", "not beside \"figure\""}, [&] {
    object.leaf({.key = "below",
                 .zh = "可用份额低于此值即被发现",
                 .en = "noticed when its share falls below this",
                 .example = "0.5",
                 .otherwise = "1",
                 .basis = "假定：任何下降都会被发现 / assumed: any loss is noticed"},
                share(monitor.below_share));
  });
  object.leaf({.key = "every",
               .zh = "采样间隔；0 为即时",
               .en = "sampling interval; 0 s: at once",
               .example = "\"10 s\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：连续监视 / assumed: watched all the time"},
              duration(monitor.every));
  object.leaf({.key = "after",
               .zh = "从发生到有人知道",
               .en = "from the fact to somebody's knowing",
               .example = "{\"median\": \"1 min\", \"p90\": \"3 min\"}",
               .otherwise = "\"0 s\"",
               .basis = "假定：立即知道 / assumed: at once"},
              law(monitor.after));
  object.leaf({.key = "clears_after",
               .zh = "从恢复到有人知道",
               .en = "from the recovery to somebody's knowing",
               .example = "\"1 min\"",
               .otherwise = "\"0 s\"",
               .basis = "假定：立即知道 / assumed: at once"},
              law(monitor.clears_after));
  object.leaf({.key = "seen_by",
               .zh = "谁能看到",
               .en = "who sees it",
               .example = "[\"agents\"]",
               .otherwise = "[]",
               .basis = "假定：无人 / assumed: nobody"},
              references(monitor.seen_by));
}

}  // namespace tuiyan::input
