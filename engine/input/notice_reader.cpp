// Announcements: what they say, by which ways they reach whom, and what those whom they reach then do.
#include "input/plan_reader.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::input {
namespace {

void read_way(Object& object, NoticeWay& way) {
  object.leaf(
      {.key = "by",
       .zh = "途径：ivr 来电者在语音导航里听到；sms 短信；web 网站、公众号、应用；media 广播电视；social 社交平台",
       .en = "by what: ivr (heard by those who call), sms, web (site, app), media (radio, television), social",
       .example = "\"sms\""},
      choice<NoticeChannel>(way.channel, {{"ivr", NoticeChannel::ivr},
                                          {"sms", NoticeChannel::sms},
                                          {"web", NoticeChannel::web},
                                          {"media", NoticeChannel::media},
                                          {"social", NoticeChannel::social}}));
  object.leaf({.key = "reaches",
               .zh = "看到或听到的用户份额（ivr：来电者的份额）；各途径相互独立",
               .en = "share of the customers (ivr: of those who call) whom it reaches; ways are independent",
               .example = "0.6"},
              share(way.reaches));
  object.leaf({.key = "after",
               .zh = "发布后多久到达",
               .en = "from publishing until it has reached them",
               .example = "{\"median\": \"10 min\", \"p90\": \"25 min\"}",
               .otherwise = "\"0 s\"",
               .basis = "假定：立即到达 / assumed: at once"},
              law(way.after));
}

void read_telephone(Object& object, TelephoneList& list) {
  object.leaf({.key = "customers", .zh = "名单上的用户数", .en = "customers on the list", .example = "120"},
              whole(list.customers, 1, 1'000'000));
  object.leaf({.key = "covers",
               .zh = "名单占可能来电者的份额",
               .en = "share of the would-be callers who are on the list",
               .example = "0.02",
               .otherwise = "0",
               .basis = "假定：不影响来话 / assumed: it does not change the calls"},
              share(list.covers));
  object.leaf({.key = "talk",
               .zh = "告知一户的时间",
               .en = "time to tell one customer",
               .example = "{\"median\": \"60 s\", \"log_sd\": 0.5}",
               .otherwise = "{\"median\": \"60 s\", \"log_sd\": 0.5}",
               .basis = "假定：一分钟说清 / assumed: a minute says it"},
              law(list.talk));
  object.leaf({.key = "answered",
               .zh = "一次拨打被接听的概率",
               .en = "probability that one try is answered",
               .example = "0.5",
               .otherwise = "0.47",
               .basis = "电话通知实测 0.43 到 0.51，待核实 / measured on call trees: 0.43 to 0.51, second-hand"},
              share(list.answered));
  object.leaf({.key = "tries",
               .zh = "每户最多拨几次，再拨排在所有未拨者之后",
               .en = "tries of one customer at most, the further ones after all others",
               .example = "2",
               .otherwise = "2",
               .basis = "假定：补拨一次 / assumed: tried once more"},
              whole(list.tries, 1, 100));
  object.leaf({.key = "no_answer",
               .zh = "一次无人接听占用座席的时间",
               .en = "time of an agent in a try that is not answered",
               .example = "\"30 s\"",
               .otherwise = "\"30 s\"",
               .basis = "假定：约振铃六声 / assumed: about six rings"},
              law(list.no_answer));
}

void read_ways(Object& object, Announcement& announcement) {
  const bool by_ways =
      object.branch({.key = "ways",
                     .zh = "发布途径，各有到达份额和时延；不写则人人可及（语音导航内外）",
                     .en = "the ways by which it is published, each with its reach and delay; not "
                           "written: it reaches everybody, in the IVR and elsewhere",
                     .example = "[{\"by\": \"sms\", \"reaches\": 0.6, \"after\": \"10 min\"}]",
                     .optional = true},
                    [&](Value& value) {
                      read_list(value, [&](Value& item) {
                        NoticeWay way;
                        read_object(item, [&](Object& fields) { read_way(fields, way); });
                        if (!item.describing()) announcement.ways.push_back(std::move(way));
                      });
                      if (!value.describing() && value.is(json::NodeKind::array) && value.node().items.empty())
                        value.wrong("empty-list", {"至少一条途径", "at least one way"});
                    });
  object.section(!by_ways, {"写了 \"ways\" 时，各途径自有时延", "not with \"ways\", which have delays of their own"},
                 [&] {
                   object.leaf({.key = "reaches_after",
                                .zh = "从发布到生效",
                                .en = "from publishing to taking effect",
                                .example = "\"1 min\"",
                                .otherwise = "\"0 s\"",
                                .basis = "假定：立即生效 / assumed: at once"},
                               law(announcement.reaches_after));
                 });
  object.leaf({.key = "standing",
               .zh = "平时已宣传：演练一开始就有效",
               .en = "made known beforehand: in effect from the start",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：由步骤发布 / assumed: a step publishes it"},
              yes_no(announcement.standing));
  object.branch({.key = "telephone",
                 .zh = "电话告知名单：由座席在无人排队时逐户拨打（步骤 call_back）",
                 .en = "customers to be told by telephone, by agents while nobody waits (step call_back)",
                 .optional = true},
                [&](Value& value) {
                  read_object(value, [&](Object& fields) {
                    TelephoneList list;
                    read_telephone(fields, list);
                    if (!fields.describing()) announcement.telephone = std::move(list);
                  });
                });
}

void read_promise_effects(Object& object, Announcement& announcement) {
  object.leaf({.key = "satisfies_with_time",
               .zh = "写明预计恢复时间且尚未过时，代替 satisfies",
               .en = "instead of \"satisfies\" while it names a time that has not passed",
               .example = "0.7",
               .optional = true},
              share(announcement.satisfies_with_time));
  object.leaf({.key = "deters_with_time",
               .zh = "写明预计恢复时间且尚未过时，代替 deters",
               .en = "instead of \"deters\" while it names a time that has not passed",
               .example = "0.4",
               .optional = true},
              share(announcement.deters_with_time));
  object.leaf({.key = "returns",
               .zh = "因预计时间而未来电者，到时仍未恢复则来电的概率",
               .en = "probability that somebody whom a promised time kept from calling calls when it passes in vain",
               .example = "0.5",
               .otherwise = "0",
               .basis = "假定：不再来电 / assumed: they do not call"},
              share(announcement.returns));
  object.leaf({.key = "returns_after",
               .zh = "失约后多久来电",
               .en = "how long after the promised time they call",
               .example = "{\"mean\": \"10 min\"}",
               .otherwise = "{\"mean\": \"10 min\"}",
               .basis = "假定 / assumed"},
              law(announcement.returns_after));
}

}  // namespace

void read_announcement(Object& object, Announcement& announcement) {
  read_name(object, announcement.name, announcement.id);
  object.leaf({.key = "satisfies",
               .zh = "听到后满意挂机的来话份额",
               .en = "share of callers in the IVR who then hang up content",
               .example = "0.5",
               .otherwise = "0",
               .basis = "假定：无效果 / assumed: no effect"},
              share(announcement.satisfies));
  object.leaf({.key = "deters",
               .zh = "看到后不再来电的份额",
               .en = "share of would-be callers who do not call at all",
               .example = "0.2",
               .otherwise = "0",
               .basis = "假定：无效果 / assumed: no effect"},
              share(announcement.deters));
  object.leaf({.key = "calms",
               .zh = "看到后不再重拨的份额",
               .en = "share of those reached who do not redial",
               .example = "0.2",
               .otherwise = "0",
               .basis = "假定：无效果 / assumed: no effect"},
              share(announcement.calms));
  object.leaf({.key = "soothes",
               .zh = "致歉等使看到者不再投诉的份额",
               .en = "share of complaints that those reached do not make: an apology",
               .example = "0.3",
               .otherwise = "0",
               .basis = "假定：无效果 / assumed: no effect"},
              share(announcement.soothes));
  object.leaf({.key = "to",
               .zh = "面向的来话类别；不写则全部",
               .en = "call classes it is for; not written: all",
               .example = "[\"fault-report\"]",
               .optional = true},
              references(announcement.to));
  read_ways(object, announcement);
  read_promise_effects(object, announcement);
  read_clause(object, announcement.clause);
}

}  // namespace tuiyan::input
