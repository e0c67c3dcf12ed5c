#include "input/expression_reader.hpp"

#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

const Kinds leaf_kinds = {SubjectKind::component, SubjectKind::service, SubjectKind::seat_group};

struct Holder {
  Table<Pair>& pairs;
  std::string id;
};

void read_expression(Value& value, Expression& out, const Holder& holder);

Read inner(Expression& out, const Holder& holder) {
  return [&out, &holder](Value& value) {
    read_named(value, "expression", [&](Value& named) { read_expression(named, out, holder); });
  };
}

Read parts(Expression& out, Operator op, const Holder& holder) {
  return [&out, op, &holder](Value& value) {
    out.op = op;
    read_list(value, [&](Value& item) {
      Expression part;
      inner(part, holder)(item);
      out.parts.push_back(std::move(part));
    });
    if (!value.describing() && value.is(json::NodeKind::array) && value.node().items.empty())
      value.wrong("empty-list", {"至少一个部分", "at least one part"});
  };
}

void read_at_least(Object& object, Expression& out, const Holder& holder) {
  int k = 0;
  object.leaf({.key = "k", .zh = "至少几个", .en = "how many at least", .example = "2"}, whole(k, 1, 1'000'000));
  object.leaf({.key = "of", .zh = "其中", .en = "of these", .example = "[\"server-a\", \"server-b\", \"server-c\"]"},
              parts(out, Operator::at_least, holder));
  if (object.describing()) return;
  out.op = Operator::at_least;
  out.k = static_cast<std::uint32_t>(k);
  if (k > 0 && out.parts.size() < out.k)
    object.value().wrong("out-of-range",
                         {"\"k\" 不超过 \"of\" 的个数", "\"k\" that is at most the number of parts in \"of\""});
}

void read_pair(Object& object, Expression& out, const Holder& holder) {
  Expression primary, standby;
  Pair pair;
  object.leaf({.key = "name", .zh = "名称", .en = "name", .optional = true}, text(pair.name));
  object.leaf({.key = "primary", .zh = "主用", .en = "primary side", .example = "\"server-a\""},
              inner(primary, holder));
  object.leaf({.key = "standby", .zh = "备用", .en = "standby side", .example = "\"server-b\""},
              inner(standby, holder));
  object.leaf({.key = "switch_over",
               .zh = "自动切换用时",
               .en = "time of the automatic switch-over",
               .example = "{\"low\": \"2 s\", \"mode\": \"5 s\", \"high\": \"15 s\"}",
               .otherwise = "{\"low\": \"2 s\", \"mode\": \"5 s\", \"high\": \"15 s\"}",
               .basis = "假定：服务器互备切换 2–15 s / assumed: server interchange, 2 to 15 s"},
              law(pair.switch_over));
  object.leaf({.key = "works",
               .zh = "自动切换成功的概率",
               .en = "probability that the automatic switch works",
               .example = "0.98",
               .otherwise = "0.98",
               .basis = "假定：切换失败 2% / assumed: 2 % of switch-overs fail"},
              share(pair.works));
  object.leaf({.key = "reboot",
               .zh = "自动切换失败时改为重启所用的时间；不写则等人工切换",
               .en = "time of the reboot that follows a failed automatic switch; not written: it waits for a hand",
               .example = "{\"mean\": \"10 min\"}",
               .optional = true},
              law(pair.reboot));
  object.leaf({.key = "active_active",
               .zh = "双活：两侧同时承担，任一侧失效都要切换（重新配置）",
               .en = "both sides carry together: the loss of either is switched over (reconfigured)",
               .example = "true",
               .otherwise = "false",
               .basis = "假定：主备 / assumed: one side stands by"},
              yes_no(pair.active_active));
  object.leaf({.key = "clause", .zh = "出处条款", .en = "clause it comes from", .optional = true}, word(pair.clause));
  if (object.describing()) return;
  if (pair.active_active && !pair.reboot)
    object.value().complain("missing-key", {"键 \"reboot\"（双活切换失败后重启的时间）",
                                            "the key \"reboot\" (the time of the reboot, with \"active_active\")"});
  pair.id = holder.id;
  for (int n = 2; holder.pairs.find(pair.id); ++n) pair.id = holder.id + "-" + std::to_string(n);
  if (pair.name.zh.empty() && pair.name.en.empty()) pair.name.zh = pair.id;
  object.context().names.add(SubjectKind::pair, pair.id);
  out.op = Operator::pair;
  out.pair = holder.pairs.add(std::move(pair));
  out.parts = {std::move(primary), std::move(standby)};
}

void read_expression(Value& value, Expression& out, const Holder& holder) {
  const Said what{"部件、服务或座席组的标识，或 all、any、at_least、sum、pair 之一",
                  "the id of a component, service or seat group, or one of all, any, at_least, sum, pair"};
  const Read plain = [&out](Value& leaf) {
    subject(out.leaf, leaf_kinds)(leaf);
    if (!leaf.describing()) out.op = Operator::leaf;
  };
  const auto list = [&](std::string_view key, Operator op, std::string_view zh, std::string_view en) {
    return Shape{{key}, [&out, &holder, key, op, zh, en](Object& object) {
                   object.leaf({.key = key, .zh = zh, .en = en, .example = "[\"server-a\", \"server-b\"]"},
                               parts(out, op, holder));
                 }};
  };
  read_shapes(
      value, what, plain,
      {list("all", Operator::all, "全部（取最小容量）", "all of them: the smallest capacity"),
       list("any", Operator::any, "任一（取最大容量）", "any of them: the largest capacity"),
       {{"at_least"},
        [&](Object& object) {
          object.branch(
              {.key = "at_least", .zh = "至少 k 个（取第 k 大的容量）", .en = "k of n: the k-th largest capacity"},
              [&](Value& one) { read_object(one, [&](Object& fields) { read_at_least(fields, out, holder); }); });
        }},
       list("sum", Operator::sum, "合计（容量相加）", "sum of the capacities"),
       {{"pair"}, [&](Object& object) {
          object.branch({.key = "pair", .zh = "主备对", .en = "primary and standby"},
                        [&](Value& one) { read_object(one, [&](Object& fields) { read_pair(fields, out, holder); }); });
        }}});
}

}  // namespace

Read expression(Expression& out, Table<Pair>& pairs, std::string holder) {
  return [&out, &pairs, id = std::move(holder)](Value& value) {
    const Holder one{pairs, id};
    inner(out, one)(value);
  };
}

}  // namespace tuiyan::input
