#include "cli/result_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/file.hpp"

namespace tuiyan::cli {
namespace {

namespace fs = std::filesystem;

Said cannot_write(const std::string& path, const Said& reason) {
  return {fmt::format("无法写入结果目录 {}：{}", path, reason.zh),
          fmt::format("cannot write the result folder {}: {}", path, reason.en)};
}

std::string hidden_name(const fs::path& wanted, std::string_view pid) {
  return fmt::format(".{}.{}.part", wanted.filename().string(), pid);
}

// The hidden folders for this result of processes that were killed.
void sweep_beside(const fs::path& wanted) {
  std::error_code ignored;
  const std::string begin = fmt::format(".{}.", wanted.filename().string());
  for (fs::directory_iterator at(wanted.parent_path(), ignored), end; !ignored && at != end; at.increment(ignored)) {
    const std::string name = at->path().filename().string();
    if (name.rfind(begin, 0) != 0) continue;
    const std::string pid = name.substr(begin.size(), name.find('.', begin.size()) - begin.size());
    std::error_code left;
    if (name == hidden_name(wanted, pid) && is_gone(pid)) fs::remove_all(at->path(), left);
  }
}

}  // namespace

ResultFolder::ResultFolder(std::string wanted) : wanted_(std::move(wanted)) {
  std::error_code error;
  const fs::path path = fs::absolute(wanted_, error).lexically_normal();
  wanted_ = (path.has_filename() ? path : path.parent_path()).string();
  const fs::file_status status = fs::status(wanted_, error);
  if (fs::exists(status) && !fs::is_directory(status)) {
    refusal_ = bad_input;
    refused_ = Said{fmt::format("结果目录 {} 已存在且不是目录；请用 -o 另选一个", wanted_),
                    fmt::format("{} exists and is not a folder; choose another with -o", wanted_)};
    return;
  }
  if (fs::exists(status) && !fs::is_empty(wanted_, error)) {
    refusal_ = error ? failed : bad_input;
    refused_ = error ? cannot_write(wanted_, system_problem(error.value()))
                     : Said{fmt::format("结果目录 {} 不是空的；为免覆盖已有结果，请用 -o 另选一个", wanted_),
                            fmt::format("the folder {} is not empty; so that no result is lost, choose another with -o",
                                        wanted_)};
    return;
  }
  const fs::path parent = fs::path(wanted_).parent_path();
  fs::create_directories(parent, error);
  if (error) {
    refused_ = cannot_write(parent.string(), system_problem(error.value()));
    return;
  }
  sweep_beside(wanted_);
  working_ = (parent / hidden_name(wanted_, std::to_string(::getpid()))).string();
  fs::remove_all(working_, error);
  process::name_empty_folder(working_);  // before it is there: Ctrl-C may come at any time
  fs::create_directory(working_, error);
  if (error) {
    refused_ = cannot_write(parent.string(), system_problem(error.value()));
    working_.clear();
    return;
  }
  keeping_.emplace();
}

ResultFolder::~ResultFolder() {
  std::error_code ignored;
  if (!published_ && !working_.empty()) fs::remove_all(working_, ignored);
  process::name_empty_folder("");
}

void ResultFolder::begin_writing() { keeping_->write_from_here(); }

std::optional<Said> ResultFolder::write(const std::string& name, const std::string& bytes) {
  begin_writing();
  process::give_up_if_asked();
  const std::string path = (fs::path(working_) / name).string();
  std::error_code ignored;
  fs::create_directories(fs::path(path).parent_path(), ignored);
  if (const std::optional<Said> reason = write_file_by_rename(path, bytes)) return cannot_write(path, *reason);
  return std::nullopt;
}

std::optional<Said> ResultFolder::publish() {
  process::give_up_if_asked();
  // rename replaces an empty folder; a folder that filled up meanwhile makes it fail, losing nothing.
  if (::rename(working_.c_str(), wanted_.c_str()) != 0) return cannot_write(wanted_, system_problem(errno));
  published_ = true;
  const int parent = ::open(fs::path(wanted_).parent_path().c_str(), O_RDONLY | O_DIRECTORY);
  if (parent >= 0) {
    (void)::fsync(parent);
    (void)::close(parent);
  }
  return std::nullopt;
}

std::string free_result_path(const std::string& plan_id, const std::string& scenario_id, unsigned long seed) {
  return free_result_path(fmt::format("results/{}--{}--seed{}", plan_id, scenario_id, seed));
}

std::string free_result_path(const std::string& stem) {
  std::string path = stem;
  for (int n = 2; fs::exists(path); ++n) path = fmt::format("{}-{}", stem, n);
  return path;
}

}  // namespace tuiyan::cli
