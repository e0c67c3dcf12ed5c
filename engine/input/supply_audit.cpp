// Goods that nobody may issue, nobody delivers or nothing brings to where they are used.
#include <fmt/format.h>

#include <algorithm>

#include "input/audit.hpp"
#include "input/said.hpp"
#include "model/supply.hpp"

namespace tuiyan::input {
namespace {

// Enough lies there at the start, or something brings it.
bool has_source(const Documents& all, const Use& use, Index<Location> place) {
  for (const Stock& stock : all.plan.resources[use.resource].stock)
    if (stock.at == place && stock.quantity >= use.quantity) return true;
  return std::any_of(all.plan.flow.begin(), all.plan.flow.end(), [&](const Step& step) {
    if (step.shipment && step.shipment->resource == use.resource && step.shipment->to == place) return true;
    return std::any_of(step.leaves.begin(), step.leaves.end(),
                       [&](const Use& left) { return left.resource == use.resource; });
  });
}

void audit_uses(Audit& audit, const Step& step) {
  const Documents& all = audit.documents;
  const Index<Location> place = store_of(all, step);
  for (const Use& use : step.uses) {
    if (has_source(all, use, place)) continue;
    const std::string where = place ? in_quotes(all.site.locations[place].id) : "";
    const Said lying = {fmt::format("在 {} 有库存或有步骤调运来的资源", where),
                        fmt::format("goods that lie at {} or that a step dispatches there", where)};
    const Said nowhere = {"部件或执行人写有地点 \"at\"，才有库存可领",
                          "a place to take it from: \"at\" of the component or of its person"};
    audit.plan_warning({pointer_to("flow", step.id, "uses"),
                        "no-source",
                        place ? lying : nowhere,
                        quote(all.plan.resources[use.resource].id),
                        {}});
  }
}

void audit_shipment(Audit& audit, const Step& step) {
  const Plan& plan = audit.documents.plan;
  const Shipment& shipment = *step.shipment;
  const Resource& resource = plan.resources[shipment.resource];
  if (shipment.supplier) {
    const Supplier& supplier = plan.suppliers[shipment.supplier];
    const bool offers = std::any_of(supplier.offers.begin(), supplier.offers.end(),
                                    [&](const Offer& offer) { return offer.resource == shipment.resource; });
    if (!offers)
      audit.plan_error(
          {pointer_to("flow", step.id, "do") + "/dispatch/supplier",
           "not-offered",
           {fmt::format("供应 \"{}\" 的供应方", resource.id), fmt::format("a supplier who offers \"{}\"", resource.id)},
           quote(supplier.id),
           {}});
    return;
  }
  const std::vector<Index<Role>>& may = resource.issued_by;
  if (!may.empty() && step.by && std::find(may.begin(), may.end(), step.by) == may.end())
    audit.plan_error({pointer_to("flow", step.id, "by"),
                      "may-not-issue",
                      {fmt::format("可以发出 \"{}\" 的岗位（\"issued_by\"）", resource.id),
                       fmt::format("a role that may issue \"{}\" (\"issued_by\")", resource.id)},
                      quote(plan.roles[step.by].id),
                      {}});
}

void audit_deed(Audit& audit, const Step& step) {
  const Site& site = audit.documents.site;
  if (const Index<Component> component = as<Component>(step.object); step.verb == Verb::refuel && component) {
    const auto& generator = site.components[component].generator;
    if (!generator || generator->fuel == endless)
      audit.plan_error({pointer_to("flow", step.id, "do"),
                        "no-tank",
                        {"写有 \"fuel\" 的发电机", "a generator with \"fuel\""},
                        quote(site.components[component].id),
                        {}});
  }
  if (const Index<Component> component = as<Component>(step.object);
      step.verb == Verb::replace && component && !can_be_replaced(site.components[component]))
    audit.plan_error(
        {pointer_to("flow", step.id, "do"),
         "replaces-a-line",
         {"可以整体更换的部件；线路、区段和开关用 {\"repair\": …} 修复",
          "a component that can be swapped as a whole; feeders, sections and switches are repaired, {\"repair\": …}"},
         quote(site.components[component].id),
         {}});
  if (step.verb == Verb::replace && step.uses.empty())
    audit.plan_warning({pointer_to("flow", step.id),
                        "no-part",
                        {"\"uses\"：换上去的件从哪里来", "\"uses\": where the new one comes from"},
                        {},
                        {}});
  if (const Index<Person> pool = as<Person>(step.object); step.verb == Verb::call_in && pool) {
    const Person& person = site.people[pool];
    if (!person.pool || person.reserve == 0)
      audit.plan_warning({pointer_to("flow", step.id, "do"),
                          "no-reserve",
                          {"写有 \"reserve\" 的座席池，或岗位", "a pool with a \"reserve\", or a role"},
                          quote(person.id),
                          {}});
  }
}

}  // namespace

void audit_supplies(Audit& audit) {
  for (const Step& step : audit.documents.plan.flow) {
    audit_uses(audit, step);
    if (step.shipment) audit_shipment(audit, step);
    audit_deed(audit, step);
  }
}

}  // namespace tuiyan::input
