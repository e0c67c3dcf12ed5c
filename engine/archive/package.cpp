#include "archive/package.hpp"

#include <fmt/format.h>

#include <set>

#include "archive/pack.hpp"
#include "archive/problem.hpp"
#include "archive/record_json.hpp"
#include "archive/sha256.hpp"
#include "archive/zip_file.hpp"
#include "base/check.hpp"

namespace tuiyan::archive {
namespace {

using json::Node;

constexpr int package_version = 1;
constexpr std::string_view manifest_name = "manifest.json", texts_folder = "texts/";
// No log is larger; a package that claims more is not one of ours.
constexpr std::size_t most_of_text = std::size_t{1} << 30, most_of_manifest = std::size_t{256} << 20;

std::string manifest_text(const Package& package) {
  std::vector<Node> records;
  for (const Record& record : package.records)
    records.push_back(
        json::object({{"fingerprint", json::string(fingerprint(record))}, {"record", record_node(record)}}));
  return json::to_text(json::object({{"tuiyan_package", json::integer(package_version)},
                                     {"anonymous", json::boolean(package.anonymous)},
                                     {"records", json::array(std::move(records))}}),
                       1) +
         "\n";
}

class PackageReader {
 public:
  PackageReader(const std::string& file, std::string_view bytes) : file_(file), zip_(bytes) {}

  Package read() {
    Package package = manifest();
    std::map<std::string, std::int64_t> wanted;
    for (const Record& record : package.records)
      for (const Part& part : record.parts) wanted[part.sha256] = part.length;
    for (std::size_t i = 0; i < zip_.names().size(); ++i) {
      const std::string& name = zip_.names()[i];
      if (name == manifest_name) continue;
      const std::string digest = name.substr(std::min(name.size(), texts_folder.size()));
      if (name.compare(0, texts_folder.size(), texts_folder) != 0 || wanted.count(digest) == 0)
        throw foreign(
            {fmt::format("其中的 {} 不属于任何记录", name), fmt::format("its {} belongs to no record", name)});
      const std::string text = zip_.content(i, most_of_text);
      if (sha256(text) != digest || static_cast<std::int64_t>(text.size()) != wanted.at(digest))
        throw damaged({fmt::format("内容 {}… 与其校验值不符", digest.substr(0, 12)),
                       fmt::format("the text {}… does not match its checksum", digest.substr(0, 12))});
      package.texts[digest] = {static_cast<std::int64_t>(text.size()), packed(text)};
    }
    for (const auto& [digest, length] : wanted)
      if (package.texts.count(digest) == 0)
        throw damaged({fmt::format("少了内容 {}…", digest.substr(0, 12)),
                       fmt::format("the text {}… is missing", digest.substr(0, 12))});
    return package;
  }

  [[nodiscard]] Problem damaged(const Said& why) const {
    return {Trouble::damaged,
            {fmt::format("{} 已损坏：{}；什么都没有导入", file_, why.zh),
             fmt::format("{} is damaged: {}; nothing was imported", file_, why.en)}};
  }
  [[nodiscard]] Problem foreign(const Said& why) const {
    return {Trouble::foreign,
            {fmt::format("{} 不是 tuiyan history export 写出的包：{}；什么都没有导入", file_, why.zh),
             fmt::format("{} is no package of tuiyan history export: {}; nothing was imported", file_, why.en)}};
  }

 private:
  Package manifest() {
    std::size_t at = 0;
    while (at < zip_.names().size() && zip_.names()[at] != manifest_name) ++at;
    if (at == zip_.names().size()) throw foreign({"没有 manifest.json", "it has no manifest.json"});
    const std::string text = zip_.content(at, most_of_manifest);
    Diagnostics slips;
    const std::optional<Node> root = json::parse("manifest.json", text, slips);
    const Node* version = root ? root->find("tuiyan_package") : nullptr;
    if (version == nullptr || version->kind != json::NodeKind::number)
      throw foreign({"manifest.json 写的是别的东西", "its manifest.json is about something else"});
    if (version->text != std::to_string(package_version))
      throw Problem(Trouble::newer,
                    {fmt::format("{} 由较新的程序导出（格式 {}）；请用新版程序导入", file_, version->text),
                     fmt::format("{} was exported by a newer program (format {}); import it with that one", file_,
                                 version->text)});
    Package package;
    const Node* anonymous = root->find("anonymous");
    const Node* records = root->find("records");
    if (anonymous == nullptr || anonymous->kind != json::NodeKind::boolean || records == nullptr ||
        records->kind != json::NodeKind::array)
      throw damaged({"manifest.json 不完整", "manifest.json is incomplete"});
    package.anonymous = anonymous->boolean;
    std::set<std::string> seen;
    for (const Node& one : records->items) {
      const Node* print = one.find("fingerprint");
      const Node* node = one.find("record");
      std::optional<Record> record = node == nullptr ? std::nullopt : record_from(*node);
      if (print == nullptr || !record || fingerprint(*record) != print->text || !seen.insert(print->text).second)
        throw damaged({fmt::format("第 {} 条记录与其校验值不符", package.records.size() + 1),
                       fmt::format("record {} of it does not match its checksum", package.records.size() + 1)});
      package.records.push_back(std::move(*record));
    }
    return package;
  }

  const std::string& file_;
  ZipReader zip_;
};

}  // namespace

std::string package_bytes(const Package& package) {
  ZipWriter zip;
  zip.add(std::string(manifest_name), [&] { return manifest_text(package); });
  for (const auto& [digest, text] : package.texts)
    zip.add(std::string(texts_folder) + digest, [&text = text] {
      std::optional<std::string> bytes = unpacked(text.bytes, static_cast<std::size_t>(text.length));
      TUIYAN_CHECK(bytes);
      return std::move(*bytes);
    });
  return zip.bytes();
}

Package read_package(const std::string& file, std::string_view bytes) {
  try {
    PackageReader reader(file, bytes);
    try {
      return reader.read();
    } catch (const ZipFault& fault) {
      throw reader.damaged({fault.what(), fault.what()});
    }
  } catch (const ZipFault& fault) {
    throw Problem(Trouble::foreign,
                  {fmt::format("{} 不是完好的 ZIP 文件（{}）；什么都没有导入", file, fault.what()),
                   fmt::format("{} is no sound ZIP file ({}); nothing was imported", file, fault.what())});
  }
}

}  // namespace tuiyan::archive
