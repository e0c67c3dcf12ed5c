#include "input/names.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "input/said.hpp"

namespace tuiyan::input {
namespace {

struct KindWords {
  SubjectKind kind;
  std::string_view zh, en;
};
constexpr KindWords kind_words[] = {
    {SubjectKind::component, "部件", "component"},
    {SubjectKind::service, "服务", "service"},
    {SubjectKind::seat_group, "座席组", "seat group"},
    {SubjectKind::trunk_group, "中继组", "trunk group"},
    {SubjectKind::call_class, "来话类别", "call class"},
    {SubjectKind::channel, "通信渠道", "channel"},
    {SubjectKind::person, "人员", "person"},
    {SubjectKind::monitor, "监视项", "monitor"},
    {SubjectKind::pair, "主备对", "pair"},
    {SubjectKind::role, "岗位", "role"},
    {SubjectKind::step, "步骤", "step"},
    {SubjectKind::announcement, "公告", "announcement"},
    {SubjectKind::severity_scale, "分级标准", "severity scale"},
    {SubjectKind::target, "目标", "target"},
    {SubjectKind::fault, "故障", "fault"},
    {SubjectKind::inject, "情景注入", "inject"},
    {SubjectKind::surge, "来话激增", "surge"},
    {SubjectKind::unit, "机构", "unit"},
    {SubjectKind::resource, "资源", "resource"},
    {SubjectKind::location, "地点", "location"},
    {SubjectKind::shift, "班次", "shift"},
    {SubjectKind::crew, "维修组", "crew"},
    {SubjectKind::hazard, "险情", "hazard"},
    {SubjectKind::supplier, "供应方", "supplier"},
    {SubjectKind::paper_orders, "纸质工单", "paper orders"},
    {SubjectKind::call_backs, "回访名单", "call-backs"},
    {SubjectKind::ivr, "语音导航", "IVR"},
    {SubjectKind::queue, "排队", "queue"},
};

// What a row of a table is called: a text in one language, or in two.
std::vector<std::string> titles_of(const json::Node& row) {
  std::vector<std::string> titles;
  const json::Node* name = row.find("name");
  if (name == nullptr) return titles;
  if (name->kind == json::NodeKind::string) titles.push_back(name->text);
  for (const json::Member& member : name->members)
    if (member.value.kind == json::NodeKind::string) titles.push_back(member.value.text);
  return titles;
}

}  // namespace

void Names::learn(SubjectKind kind, const json::Node& document, std::string_view table) {
  std::vector<Titled>& things = known_[kind];
  if (const json::Node* rows = document.find(table))
    for (const json::Member& member : rows->members) things.push_back({member.key, titles_of(member.value)});
}

void Names::learn_site(const json::Node& site) {
  learn(SubjectKind::location, site, "locations");
  learn(SubjectKind::component, site, "components");
  learn(SubjectKind::service, site, "services");
  learn(SubjectKind::trunk_group, site, "trunks");
  learn(SubjectKind::seat_group, site, "seat_groups");
  learn(SubjectKind::call_class, site, "classes");
  learn(SubjectKind::shift, site, "shifts");
  learn(SubjectKind::crew, site, "crews");
  learn(SubjectKind::channel, site, "channels");
  learn(SubjectKind::person, site, "people");
  learn(SubjectKind::monitor, site, "monitors");
  known_[SubjectKind::pair];
}

void Names::learn_plan(const json::Node& plan) {
  learn(SubjectKind::unit, plan, "units");
  learn(SubjectKind::role, plan, "roles");
  learn(SubjectKind::announcement, plan, "announcements");
  learn(SubjectKind::resource, plan, "resources");
  learn(SubjectKind::supplier, plan, "suppliers");
  learn(SubjectKind::severity_scale, plan, "severity_scales");
  learn(SubjectKind::step, plan, "flow");
  learn(SubjectKind::target, plan, "targets");
}

void Names::learn_scenario(const json::Node& scenario) {
  learn(SubjectKind::fault, scenario, "faults");
  learn(SubjectKind::surge, scenario, "surges");
  learn(SubjectKind::inject, scenario, "injects");
  learn(SubjectKind::hazard, scenario, "hazards");
}

bool Names::is_known(const Kinds& kinds) const {
  return std::all_of(kinds.begin(), kinds.end(),
                     [this](SubjectKind kind) { return !word_for(kind).empty() || known_.find(kind) != known_.end(); });
}

Subject Names::find(const Kinds& kinds, std::string_view id) const {
  for (SubjectKind kind : kinds) {
    if (!word_for(kind).empty()) {
      if (word_for(kind) == id) return {kind, 0};
      continue;
    }
    const auto known = known_.find(kind);
    if (known == known_.end()) continue;
    const auto row =
        std::find_if(known->second.begin(), known->second.end(), [id](const Titled& one) { return one.id == id; });
    if (row != known->second.end()) return {kind, static_cast<std::uint32_t>(row - known->second.begin())};
  }
  return {};
}

Subject Names::find_any(std::string_view id) const {
  Kinds all;
  for (const KindWords& words : kind_words) all.push_back(words.kind);
  return find(all, id);
}

std::vector<Titled> Names::candidates(const Kinds& kinds) const {
  std::vector<Titled> all;
  for (SubjectKind kind : kinds) {
    if (!word_for(kind).empty()) all.push_back({std::string(word_for(kind)), {words_of(kind).zh}});
    const auto known = known_.find(kind);
    if (known != known_.end()) all.insert(all.end(), known->second.begin(), known->second.end());
  }
  return all;
}

Said words_of(SubjectKind kind) {
  for (const KindWords& words : kind_words)
    if (words.kind == kind) return {std::string(words.zh), std::string(words.en)};
  TUIYAN_CHECK(false && "every kind of subject has its words");
  return {};
}

Said id_of(const Kinds& kinds) {
  // The four words without a row are said as themselves, at the end.
  std::vector<Said> parts;
  std::vector<std::string> words;
  for (SubjectKind kind : kinds) {
    if (word_for(kind).empty())
      parts.push_back(words_of(kind));
    else
      words.push_back(in_quotes(word_for(kind)));
  }
  Said all;
  if (!parts.empty()) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool last = i + 1 == parts.size() && i > 0;
      if (i > 0) all.zh += last ? "或" : "、";
      if (i > 0) all.en += last ? " or " : ", ";
      all.zh += parts[i].zh;
      all.en += i == 0 ? with_article(parts[i].en) : parts[i].en;
    }
    all.en.insert(0, "the id of ");
    all.zh += "的标识";
  }
  for (const std::string& word : words) {
    if (!all.en.empty()) {
      all.zh += "，或 ";
      all.en += ", or ";
    }
    all.zh += word;
    all.en += word;
  }
  return all;
}

std::string_view word_for(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::paper_orders:
      return "paper-orders";
    case SubjectKind::call_backs:
      return "call-backs";
    case SubjectKind::ivr:
      return "ivr";
    case SubjectKind::queue:
      return "queue";
    default:
      return "";
  }
}

bool is_id(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !text.empty() && letter(text[0]) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || c == '-'; });
}

}  // namespace tuiyan::input
