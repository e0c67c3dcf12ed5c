// tuiyan history: what the archive has, and what is done with it.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "cli/archive_file.hpp"
#include "cli/history_json.hpp"
#include "cli/history_verb.hpp"
#include "report/history_terminal.hpp"

namespace tuiyan::cli {
namespace {

using archive::Archive;
using archive::Filed;
using Open = Archive::Open;

constexpr std::size_t screenful = 40;

bool on_terminal() { return ::isatty(STDOUT_FILENO) != 0; }

int list(const Settings& settings) {
  const std::optional<std::string> path = archive_path(settings);
  // Nothing was ever filed: that is an answer, and no reason to make a file.
  if (path && settings.archive.empty() && !std::filesystem::exists(*path)) {
    fmt::print("{}",
               settings.json ? history_json({}) : report::history_list(*path, {}, 0, settings.language, on_terminal()));
    return done;
  }
  return with_archive(settings, Open::existing, [&](Archive& archive) {
    std::optional<std::size_t> newest = settings.newest;
    if (!newest && !settings.json) newest = screenful;
    const std::vector<Filed> found = archive.list(newest);
    const std::size_t all = archive.size();
    fmt::print("{}", settings.json ? history_json(found)
                                   : report::history_list(archive.path(), found, all - std::min(all, found.size()),
                                                          settings.language, on_terminal()));
    return done;
  });
}

// The full result of a study of parts or of one number.
std::optional<json::Node> kept_study(const Archive& archive, const Filed& filed) {
  const archive::RecordKind kind = filed.record.kind;
  if (kind != archive::RecordKind::criticality && kind != archive::RecordKind::sweep) return std::nullopt;
  Diagnostics slips;
  return json::parse("study.json", archive.text(filed, "study.json"), slips);
}

int show_record(const Settings& settings) {
  return with_archive(settings, Open::existing, [&](Archive& archive) {
    const Filed filed = archive.read(static_cast<std::int64_t>(settings.records.front()));
    const std::optional<json::Node> study = kept_study(archive, filed);
    fmt::print("{}", settings.json
                         ? record_json(archive, filed)
                         : report::history_record(filed, study ? &*study : nullptr, settings.language, on_terminal()));
    return done;
  });
}

int remove_records(const Settings& settings) {
  return with_archive(settings, Open::existing, [&](Archive& archive) {
    std::vector<std::int64_t> ids(settings.records.begin(), settings.records.end());
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    archive.remove(ids);
    fmt::print("{}\n", settings.say({fmt::format("已删除 {} 条记录。", ids.size()),
                                     fmt::format("{} record(s) taken out.", ids.size())}));
    return done;
  });
}

int check_archive(const Settings& settings) {
  return with_archive(settings, Open::existing, [&](Archive& archive) {
    const std::vector<Said> damages = archive.damages();
    for (const Said& damage : damages) (void)complain(settings, damage, bad_input);
    if (!damages.empty()) return static_cast<int>(bad_input);
    fmt::print("{}\n",
               settings.say({fmt::format("档案 {} 完好：{} 条记录。", archive.path(), archive.size()),
                             fmt::format("the archive {} is in order: {} records.", archive.path(), archive.size())}));
    return static_cast<int>(done);
  });
}

}  // namespace

int history(const Settings& settings) {
  const std::string& verb = settings.history_verb;
  if (verb == "show") return show_record(settings);
  if (verb == "trend") return trend_of(settings);
  if (verb == "rescore") return rescore(settings);
  if (verb == "unpack") return unpack(settings);
  if (verb == "export") return export_records(settings);
  if (verb == "import") return import_records(settings);
  if (verb == "remove") return remove_records(settings);
  if (verb == "check") return check_archive(settings);
  return list(settings);
}

}  // namespace tuiyan::cli
