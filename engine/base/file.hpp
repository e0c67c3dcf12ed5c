// Whole files in and out.
//
// Contract: `read_file` gives all bytes or says why not. `write_file_by_rename` leaves either the
// old file or the new one complete on the disk, whatever happens in between: it writes a temporary
// file in the same folder, brings it to the disk, renames it, and brings the folder to the disk.
// A symbolic link is followed; a target that is not a regular file is refused.
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
// What the operating system's error number means, in both languages.
[[nodiscard]] Said system_problem(int error_number);

}  // namespace tuiyan
