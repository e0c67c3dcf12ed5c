#include "base/file.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/descriptor.hpp"

namespace tuiyan {
namespace {

// Larger than any log; keeps an endless device from eating the memory.
constexpr std::size_t most_bytes = std::size_t{2} << 30;

std::string folder_of(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// The file behind a symbolic link, so that a rename does not replace the link.
std::string behind_links(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : path;
}

// What a signal's handler may read at any time: the name of a file that is being written, or "".
char unfinished[4096];

void name_unfinished(const std::string& path) {
  unfinished[0] = '\0';
  if (path.size() >= sizeof unfinished) return;
  // Its first letter last: a handler in between sees no name.
  if (path.size() > 1) std::memcpy(unfinished + 1, path.c_str() + 1, path.size());
  std::atomic_signal_fence(std::memory_order_seq_cst);
  unfinished[0] = path.empty() ? '\0' : path.front();
}

constexpr const char* part_mark = ".part-";

// Temporary files of this target that processes left which were killed.
void sweep_beside(const std::string& path) {
  const std::string folder = folder_of(path), begin = path.substr(path.rfind('/') + 1) + part_mark;
  const auto close = [](DIR* entries) { (void)::closedir(entries); };
  const std::unique_ptr<DIR, decltype(close)> entries(::opendir(folder.c_str()), close);
  if (!entries) return;
  while (const dirent* entry = ::readdir(entries.get())) {
    const std::string_view name = entry->d_name;
    if (name.substr(0, begin.size()) != begin) continue;
    const std::string_view rest = name.substr(begin.size());
    const std::size_t dash = rest.find('-');
    if (dash == rest.npos || rest.find_first_not_of("0123456789", dash + 1) != rest.npos) continue;  // not ours
    if (is_gone(rest.substr(0, dash))) ::unlink(fmt::format("{}/{}", folder, name).c_str());
  }
}

// Opens a new file beside `path`; the name is free because O_EXCL says so.
Descriptor open_beside(const std::string& path, std::string& temporary) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    temporary = fmt::format("{}{}{}-{}", path, part_mark, ::getpid(), attempt);
    name_unfinished(temporary);
    Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file) return file;
    name_unfinished("");
    if (errno != EEXIST) return file;
  }
  return {};
}

}  // namespace

void drop_unfinished_file() {
  if (unfinished[0] != '\0') (void)::unlink(unfinished);
}

bool is_gone(std::string_view pid) {
  pid_t number = 0;
  const auto [end, fault] = std::from_chars(pid.data(), pid.data() + pid.size(), number);
  return fault == std::errc{} && end == pid.data() + pid.size() && number > 0 && ::kill(number, 0) != 0 &&
         errno == ESRCH;
}

Said system_problem(int error_number) {
  switch (error_number) {
    case ENOENT:
      return {"文件或文件夹不存在", "no such file or folder"};
    case EACCES:
    case EPERM:
      return {"没有权限", "permission denied"};
    case EISDIR:
      return {"这是一个文件夹", "it is a folder"};
    case ENOTDIR:
      return {"路径中有一段不是文件夹", "a part of the path is not a folder"};
    case EEXIST:
      return {"已经存在", "it exists already"};
    case ENOTEMPTY:
      return {"文件夹不是空的", "the folder is not empty"};
    case ENOSPC:
      return {"磁盘空间不足", "no space left on the disk"};
    case EROFS:
      return {"磁盘是只读的", "the disk is read-only"};
    case ENAMETOOLONG:
      return {"路径太长", "the path is too long"};
    case ELOOP:
      return {"符号链接成环", "symbolic links run in a circle"};
    case EFBIG:
      return {"文件太大", "the file is too large"};
    default:
      break;
  }
  const std::string system_words = std::strerror(error_number);
  return {fmt::format("系统错误：{}", system_words), fmt::format("system error: {}", system_words)};
}

FileBytes read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return {std::nullopt, system_problem(errno)};
  struct stat facts {};
  if (::fstat(file.number(), &facts) != 0) return {std::nullopt, system_problem(errno)};
  if (S_ISDIR(facts.st_mode)) return {std::nullopt, system_problem(EISDIR)};
  std::string bytes;
  if (facts.st_size > 0) bytes.reserve(static_cast<std::size_t>(facts.st_size));
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(file.number(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {std::nullopt, system_problem(errno)};
    if (got == 0) return {std::move(bytes), {}};
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() > most_bytes) return {std::nullopt, system_problem(EFBIG)};
  }
}

std::optional<Said> write_file_by_rename(const std::string& path, std::string_view bytes) {
  const std::string target = behind_links(path);
  struct stat facts {};
  if (::stat(target.c_str(), &facts) == 0) {
    if (S_ISDIR(facts.st_mode)) return system_problem(EISDIR);
    if (!S_ISREG(facts.st_mode)) return Said{"这不是普通文件", "it is not a regular file"};
  }
  sweep_beside(target);
  std::string temporary;
  Descriptor file = open_beside(target, temporary);
  if (!file) return system_problem(errno);
  const bool whole = write_all(file.number(), bytes) && ::fsync(file.number()) == 0 && file.close();
  if (!whole || ::rename(temporary.c_str(), target.c_str()) != 0) {
    const int error_number = errno;
    ::unlink(temporary.c_str());
    name_unfinished("");
    return system_problem(error_number);
  }
  name_unfinished("");
  // Some file systems cannot sync a folder; the file itself is whole by now, so that is no failure.
  const Descriptor folder(::open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder) ::fsync(folder.number());
  return std::nullopt;
}

}  // namespace tuiyan
