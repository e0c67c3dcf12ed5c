#include "archive/anonymise.hpp"

#include <fmt/format.h>

#include "archive/log_text.hpp"
#include "archive/mask.hpp"
#include "archive/pack.hpp"
#include "archive/problem.hpp"
#include "archive/sha256.hpp"
#include "base/check.hpp"
#include "input/documents.hpp"
#include "input/log_file.hpp"
#include "json/build.hpp"

namespace tuiyan::archive {
namespace {

using json::Node;

bool ends_with(const std::string& name, std::string_view end) {
  return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
}
bool is_kind(const std::string& part, const char* kind) {
  return part == kind || ends_with(part, std::string("/") + kind);
}
bool is_document(const std::string& part) {
  return is_kind(part, "site") || is_kind(part, "plan") || is_kind(part, "scenario");
}

class Anonymiser {
 public:
  explicit Anonymiser(const Package& package) : package_(package) {
    for (const Record& record : package_.records)
      for (const Part& part : record.parts) {
        if (!is_document(part.name) || !read_.insert(part.sha256).second) continue;
        const Node document = tree(text(part), part.name);
        if (is_kind(part.name, "site")) mask_.learn_people(document);
        mask_.learn_other_ids(document);
      }
    mask_.settle();
  }

  Anonymous work() {
    Anonymous made;
    made.package.anonymous = true;
    for (const Record& record : package_.records) {
      made.package.records.push_back(hidden(record, made.package.texts));
      look(made.package.records.back(), made.package.texts, made.package.records.size());
    }
    made.people = mask_.people();
    made.numbers = mask_.numbers();
    return made;
  }

 private:
  using Texts = std::map<std::string, PackedText>;

  static std::string unpacked_text(const Texts& texts, const std::string& digest) {
    const PackedText& found = texts.at(digest);
    std::optional<std::string> bytes = unpacked(found.bytes, static_cast<std::size_t>(found.length));
    TUIYAN_CHECK(bytes);
    return std::move(*bytes);
  }
  [[nodiscard]] std::string text(const Part& part) const { return unpacked_text(package_.texts, part.sha256); }

  static Node tree(const std::string& json_text, const std::string& name) {
    Diagnostics slips;
    std::optional<Node> root = json::parse(name, json_text, slips);
    if (!root)
      throw Problem(Trouble::unfit, {fmt::format("{} 不是 JSON，不能隐去姓名", name),
                                     fmt::format("{} is no JSON and cannot be made anonymous", name)});
    return std::move(*root);
  }

  [[nodiscard]] std::string hidden_json(const std::string& json_text, const std::string& name, int indent) {
    Node root = tree(json_text, name);
    mask_.hide(root);
    return json::to_text(root, indent);
  }

  [[nodiscard]] std::string hidden_text(const Part& part) {
    const std::string whole = text(part);
    if (part.name != "log")
      return ends_with(part.name, ".json") ? hidden_json(whole, part.name, 2) + "\n" : hidden_json(whole, part.name, 0);
    std::string out;
    for (std::size_t begin = 0; begin < whole.size();) {
      const std::size_t end = std::min(whole.find('\n', begin), whole.size());
      out += hidden_json(whole.substr(begin, end - begin), part.name, 0) + "\n";
      begin = end + 1;
    }
    return out;
  }

  [[nodiscard]] std::string settings_of(const std::string& settings) {
    Node root = tree(settings, "settings");
    const auto shorten = [](Node& path) {
      if (path.kind == json::NodeKind::string) path.text = path.text.substr(path.text.rfind('/') + 1);
    };
    for (json::Member& member : root.members) {
      if (member.key == "plan" || member.key == "new_plan") shorten(member.value);
      for (Node& item : member.value.items) shorten(item);
    }
    mask_.hide(root);
    return json::to_text(root);
  }

  Record hidden(Record record, Texts& texts) {
    const auto hide = [&](Text& both) {
      both.zh = mask_.hide_text(both.zh);
      both.en = mask_.hide_text(both.en);
    };
    hide(record.plan_name);
    hide(record.scenario_name);
    record.plan_version = mask_.hide_text(record.plan_version);
    for (Outcome& one : record.outcomes) hide(one.name);
    record.over = mask_.hide_text(record.over);
    record.settings = settings_of(record.settings);
    for (Part& part : record.parts) {
      const auto [known, fresh] = done_.emplace(part.sha256, part);
      if (fresh) {
        const std::string bytes = hidden_text(part);
        known->second.sha256 = sha256(bytes);
        known->second.length = static_cast<std::int64_t>(bytes.size());
        texts[known->second.sha256] = {known->second.length, packed(bytes)};
      }
      part.sha256 = known->second.sha256;
      part.length = known->second.length;
    }
    return record;
  }

  // What came out must be what a drill could have left.
  static void look(const Record& record, const Texts& texts, std::size_t number) {
    std::map<std::string, std::string> by_name;
    for (const Part& part : record.parts) by_name[part.name] = part.sha256;
    Diagnostics slips;
    for (const auto& [name, digest] : by_name) {
      if (!is_kind(name, "site")) continue;
      const std::string prefix = name.substr(0, name.size() - 4);
      const auto of = [&](const char* kind) {
        const auto found = by_name.find(prefix + kind);
        return found == by_name.end() ? std::string("null") : unpacked_text(texts, found->second);
      };
      const std::string resolved = joined({of("site"), of("plan"), of("scenario"), of("frame")});
      if (prefix.empty() && by_name.count("log") != 0)
        (void)input::read_log("log.jsonl", whole_log(of("log"), resolved), slips);
      else
        (void)input::from_resolved(resolved, slips);
    }
    if (!slips.has_errors()) return;
    const Diagnostic first = slips.sorted().front();
    throw Problem(Trouble::unfit, {fmt::format("第 {} 条记录隐去姓名后不再有效：{}；请不要导出它，或先改掉这个标识",
                                               number, to_line(first, true)),
                                   fmt::format("record {} of them is no longer valid without its names: {}; leave it "
                                               "out, or change that id first",
                                               number, to_line(first, false))});
  }

  const Package& package_;
  Mask mask_;
  std::set<std::string> read_;
  std::map<std::string, Part> done_;  // by the digest before
};

}  // namespace

Anonymous anonymised(const Package& package) { return Anonymiser(package).work(); }

}  // namespace tuiyan::archive
