// Whole files in and out.
//
// Contract: `read_file` gives all bytes or says why not. `write_file_by_rename` leaves either the
// old file or the new one complete on the disk, whatever happens in between: it writes a temporary
// file in the same folder, brings it to the disk, renames it, and brings the folder to the disk.
// A symbolic link is followed; a target that is not a regular file is refused. The temporary file of a process that was
// killed meanwhile stays, named TARGET.part-PID-N; the next one to write that target takes it away.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace tuiyan {

struct FileBytes {
  std::optional<std::string> bytes;
  Said problem;  // when there are no bytes, e.g. "no such file or folder"
};

[[nodiscard]] FileBytes read_file(const std::string& path);
// The problem; none when all went well.
[[nodiscard]] std::optional<Said> write_file_by_rename(const std::string& path, std::string_view bytes);
// The temporary file that is being written at this moment, if any, is taken away. May be called from a signal's
// handler, by a program that goes no further.
void drop_unfinished_file();
// A process of this machine that is no more.
[[nodiscard]] bool is_gone(std::string_view pid);
// What the operating system's error number means, in both languages.
[[nodiscard]] Said system_problem(int error_number);

}  // namespace tuiyan
