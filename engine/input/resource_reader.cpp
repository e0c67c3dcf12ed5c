// Resources, their stock and their suppliers; what steps take of them and send.
#include "input/plan_reader.hpp"
#include "input/said.hpp"
#include "input/site_reader.hpp"
#include "input/step_parts.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

constexpr int most = 1'000'000'000;

// {"centre": 2}: a reference as the key, and what `amount` reads.
template <class T, class Amount>
Read by_reference(std::function<void(Index<T>, Amount)> found, std::function<Read(Amount&)> amount) {
  return [found, amount](Value& value) {
    read_keys(value, [&](const std::string& id, Value& inner) {
      Amount read{};
      amount(read)(inner);
      if (inner.describing()) return;
      json::Node key = json::string(id);
      key.place = inner.node().place;
      Value as_value(inner.context(), key, inner.pointer());
      Index<T> row;
      reference(row)(as_value);
      if (row) found(row, std::move(read));
    });
  };
}

Read uses(std::vector<Use>& out) {
  return by_reference<Resource, int>(
      [&out](Index<Resource> resource, int n) {
        out.push_back({resource, n});
      },
      [](int& n) { return whole(n, 1, most); });
}

void read_resource(Object& object, Resource& resource) {
  read_name(object, resource.name, resource.id);
  object.leaf({.key = "kind",
               .zh = "种类：备件、燃料、材料用掉；设备、车辆用后归还",
               .en = "kind: part, fuel and material are used up, equipment and vehicles given back",
               .example = "\"part\""},
              choice<ResourceKind>(resource.kind, {{"part", ResourceKind::part},
                                                   {"fuel", ResourceKind::fuel},
                                                   {"material", ResourceKind::material},
                                                   {"equipment", ResourceKind::equipment},
                                                   {"vehicle", ResourceKind::vehicle}}));
  object.leaf({.key = "unit", .zh = "计量单位", .en = "unit of the quantity", .example = "\"块\"", .optional = true},
              text(resource.unit));
  object.leaf({.key = "stock",
               .zh = "开始时各地点的数量",
               .en = "quantity at each location, at the start",
               .example = "{\"centre\": 2}",
               .optional = true},
              by_reference<Location, int>(
                  [&resource](Index<Location> at, int n) {
                    resource.stock.push_back({at, n});
                  },
                  [](int& n) { return whole(n, 0, most); }));
  object.leaf({.key = "issued_by",
               .zh = "谁可以从库存发出；不写则任何岗位",
               .en = "who may dispatch it from a stock; not written: any role",
               .example = "[\"storekeeper\"]",
               .optional = true},
              references(resource.issued_by));
  read_clause(object, resource.clause);
}

// A whole number, or "any".
Read offered(std::optional<int>& out) {
  return [&out](Value& value) {
    const Said what{"数量，或 \"any\"（不限）", "a quantity, or \"any\""};
    if (value.describing()) {
      value.say("description", json::string(what.zh + " / " + what.en));
      value.say("type", json::array({json::string("integer"), json::string("string")}));
      return;
    }
    if (value.is(json::NodeKind::string)) {
      if (value.node().text != "any") value.wrong("unknown-word", what);
      return;
    }
    int n = 0;
    whole(n, 0, most)(value);
    out = n;
  };
}

void read_hours(Object& object, Supplier& supplier) {
  object.leaf({.key = "from", .zh = "开始", .en = "from", .example = "\"08:30\""}, clock(supplier.opens));
  object.leaf({.key = "to",
               .zh = "结束；不晚于开始则跨夜",
               .en = "to; not after \"from\": over midnight",
               .example = "\"17:30\""},
              clock(supplier.closes));
}

void read_supplier(Object& object, Supplier& supplier) {
  read_name(object, supplier.name, supplier.id);
  object.leaf({.key = "contact",
               .zh = "受理的岗位",
               .en = "the role that takes requests",
               .example = "\"vendor-desk\"",
               .optional = true},
              reference(supplier.contact));
  object.leaf({.key = "offers",
               .zh = "供应什么、有多少",
               .en = "what he delivers, and how much of it he has",
               .example = "{\"media-card\": 1, \"diesel\": \"any\"}"},
              by_reference<Resource, std::optional<int>>(
                  [&supplier](Index<Resource> resource, std::optional<int> n) {
                    supplier.offers.push_back({resource, n});
                  },
                  [](std::optional<int>& n) { return offered(n); }));
  object.branch({.key = "hours",
                 .zh = "受理时间；不写则全天",
                 .en = "when he takes requests; not written: round the clock",
                 .example = "{\"from\": \"08:30\", \"to\": \"17:30\"}",
                 .optional = true},
                [&](Value& value) { read_object(value, [&](Object& inner) { read_hours(inner, supplier); }); });
  object.leaf({.key = "days",
               .zh = "哪些天受理：every 每天，working 工作日（按站点日历）",
               .en = "on which days: every, or working days by the site's calendar",
               .example = "\"working\"",
               .otherwise = "\"every\"",
               .basis = "假定：每天 / assumed: every day"},
              choice_of({"every", "working"}, [&supplier](std::size_t i) { supplier.working_days = i == 1; }));
  object.leaf({.key = "cut_off",
               .zh = "当日截止的钟点；其后受理的按次日计",
               .en = "clock time after which a request counts for his next day",
               .example = "\"15:00\"",
               .optional = true},
              [&](Value& value) {
                Duration at{-1};
                clock(at)(value);
                if (at.us >= 0) supplier.cut_off = at;
              });
  object.leaf({.key = "prepares",
               .zh = "从受理到发出",
               .en = "from taking the request until the goods leave",
               .example = "{\"median\": \"60 min\", \"log_sd\": 0.4}",
               .otherwise = "\"0 s\"",
               .basis = "假定：立即发出 / assumed: at once"},
              law(supplier.prepares));
  const bool by_day =
      object.leaf({.key = "arrives_in_days",
                   .zh = "在其后第几个受理日到达（次日达写 1）；不写则发出后按路途",
                   .en = "arrives on the n-th of his days after that (next working day: 1); not written: by the road",
                   .example = "1",
                   .optional = true},
                  whole(supplier.arrives_in_days, 1, 365));
  object.section(by_day, {"仅当写有 \"arrives_in_days\" 时可写", "only beside \"arrives_in_days\""}, [&] {
    object.leaf({.key = "arrives_at",
                 .zh = "到达的钟点",
                 .en = "clock time of the arrival",
                 .example = "\"12:00\"",
                 .otherwise = "\"12:00\"",
                 .basis = "假定：中午前 / assumed: by noon"},
                clock(supplier.arrives_at));
  });
  object.leaf({.key = "road",
               .zh = "路途：从发出地；写有 arrives_in_days 时为到达后的转运（如机场城市到现场）",
               .en = "the road from his store; beside \"arrives_in_days\" what comes after (from the airport city)",
               .example = "{\"median\": \"40 min\", \"log_sd\": 0.4}",
               .otherwise = "\"0 s\"",
               .basis = "假定：已含在内 / assumed: included"},
              law(supplier.road));
  object.leaf({.key = "valid_from",
               .zh = "承诺自何日起有效",
               .en = "first date of his commitment",
               .example = "\"2026-01-01\"",
               .optional = true},
              date(supplier.valid_from));
  object.leaf({.key = "valid_until",
               .zh = "承诺到何日为止（含当日）；其后不受理",
               .en = "last date of his commitment; later he takes no request",
               .example = "\"2026-12-31\"",
               .optional = true},
              date(supplier.valid_until));
  read_clause(object, supplier.clause);
}

}  // namespace

void read_resources(Object& object, Plan& plan) {
  object.branch({.key = "resources",
                 .zh = "资源：备件、燃料、材料、设备、车辆及其存放",
                 .en = "resources: parts, fuel, material, equipment, vehicles, and where they lie",
                 .optional = true},
                table<Resource>(plan.resources, [](Object& row, Resource& one) { read_resource(row, one); }));
  object.branch({.key = "suppliers", .zh = "供应方及其时限", .en = "suppliers and their lead times", .optional = true},
                table<Supplier>(plan.suppliers, [](Object& row, Supplier& one) { read_supplier(row, one); }));
}

void read_goods(Object& object, Step& step) {
  object.leaf({.key = "uses",
               .zh = "动用的资源及数量；在步骤所在地点领用，不足则等",
               .en = "what it takes from the stock at its place; waits until there is enough",
               .example = "{\"media-card\": 1}",
               .optional = true},
              uses(step.uses));
  object.leaf({.key = "leaves",
               .zh = "完成后留在当地的资源（如换下的旧件）",
               .en = "what is left there when it is done, such as the old part",
               .example = "{\"faulty-card\": 1}",
               .optional = true},
              uses(step.leaves));
}

void read_shipment(Object& object, Step& step) {
  Shipment shipment;
  object.leaf({.key = "resource", .zh = "什么资源", .en = "which resource", .example = "\"media-card\""},
              reference(shipment.resource));
  object.leaf(
      {.key = "quantity", .zh = "数量", .en = "how much", .example = "1", .otherwise = "1", .basis = "一件 / one"},
      whole(shipment.quantity, 1, most));
  const bool stored = object.leaf({.key = "from",
                                   .zh = "从哪个地点的库存",
                                   .en = "from the stock of which location",
                                   .example = "\"depot\"",
                                   .optional = true},
                                  reference(shipment.from));
  const bool ordered = object.leaf({.key = "supplier",
                                    .zh = "由哪个供应方",
                                    .en = "by which supplier",
                                    .example = "\"fast-stock\"",
                                    .optional = true},
                                   reference(shipment.supplier));
  object.leaf({.key = "to", .zh = "送到哪个地点", .en = "to which location", .example = "\"centre\""},
              reference(shipment.to));
  object.section(!ordered,
                 {"不与 \"supplier\" 同时写：路途由供应方定", "not beside \"supplier\", who has a \"road\" of his own"},
                 [&] {
                   object.leaf({.key = "road",
                                .zh = "路途",
                                .en = "the road",
                                .example = "{\"median\": \"40 min\", \"log_sd\": 0.4}",
                                .otherwise = "{\"median\": \"40 min\", \"log_sd\": 0.4}",
                                .basis = "假定：市内 / assumed: across a city"},
                               law(shipment.road));
                 });
  if (!object.describing() && stored == ordered)
    object.value().complain("one-of", {"\"from\" 与 \"supplier\" 之一", "one of \"from\" and \"supplier\""},
                            stored ? Said{"两者", "both"} : Said{"都没有", "neither"});
  if (object.describing()) return;
  if (shipment.resource && shipment.to && (shipment.from || shipment.supplier)) step.shipment = shipment;
  step.object = about(shipment.resource);
}

}  // namespace tuiyan::input
