// tuiyan history export, import: records from one archive to another, as one ZIP file.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "archive/anonymise.hpp"
#include "base/file.hpp"
#include "cli/archive_file.hpp"
#include "cli/history_verb.hpp"
#include "words/word.hpp"

namespace tuiyan::cli {
namespace {

using archive::Archive;
using archive::Package;

std::vector<std::int64_t> wanted_records(const Settings& settings, const Archive& archive) {
  std::vector<std::int64_t> ids;
  for (const std::uint64_t id : settings.records)
    if (std::find(ids.begin(), ids.end(), static_cast<std::int64_t>(id)) == ids.end())
      ids.push_back(static_cast<std::int64_t>(id));
  if (ids.empty())
    for (const archive::Filed& filed : archive.list()) ids.push_back(filed.id);
  return ids;
}

}  // namespace

int export_records(const Settings& settings) {
  std::error_code ignored;
  if (std::filesystem::exists(settings.out, ignored))
    return complain(settings,
                    {fmt::format("{} 已存在；为免覆盖，请用 -o 另选一个文件名", settings.out),
                     fmt::format("{} exists; so that nothing is lost, choose another name with -o", settings.out)},
                    bad_input);
  return with_archive(settings, Archive::Open::existing, [&](Archive& archive) {
    Package package = archive.package(wanted_records(settings, archive));
    if (package.records.empty())
      return complain(settings, {"档案里没有记录可导出", "the archive has no records to export"}, bad_input);
    Said hidden;
    if (settings.anonymize) {
      archive::Anonymous made = archive::anonymised(package);
      package = std::move(made.package);
      hidden = {fmt::format("，隐去 {} 人的姓名和 {} 个号码", made.people, made.numbers),
                fmt::format(", without the names of {} people and {} numbers", made.people, made.numbers)};
    }
    if (const auto problem = write_file_by_rename(settings.out, archive::package_bytes(package)))
      return complain(settings,
                      words::sentence(words::Area::complaint, "cannot_write",
                                      {{"path", words::same(settings.out)}, {"reason", *problem}}),
                      failed);
    const std::size_t n = package.records.size();
    fmt::print("{}\n", settings.say({fmt::format("已把 {} 条记录导出到 {}{}。", n, settings.out, hidden.zh),
                                     fmt::format("{} record(s) written to {}{}.", n, settings.out, hidden.en)}));
    return int{done};
  });
}

int import_records(const Settings& settings) {
  const FileBytes file = read_file(settings.file);
  if (!file.bytes)
    return complain(settings,
                    {fmt::format("读不到 {}：{}", settings.file, file.problem.zh),
                     fmt::format("cannot read {}: {}", settings.file, file.problem.en)},
                    bad_input);
  return with_archive(settings, Archive::Open::create, [&](Archive& archive) {
    const Package package = archive::read_package(settings.file, *file.bytes);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::size_t fresh =
        archive.take_in(package, std::chrono::duration_cast<std::chrono::microseconds>(now).count());
    const std::size_t known = package.records.size() - fresh;
    fmt::print("{}\n", settings.say({fmt::format("导入 {} 条记录，另有 {} 条档案里已有。", fresh, known),
                                     fmt::format("{} record(s) imported, {} were there already.", fresh, known)}));
    return int{done};
  });
}

}  // namespace tuiyan::cli
