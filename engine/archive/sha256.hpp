// The name of a text by its content: SHA-256 (FIPS 180-4) as 64 hexadecimal digits, lower case.
#pragma once

#include <string>
#include <string_view>

namespace tuiyan::archive {

[[nodiscard]] std::string sha256(std::string_view bytes);
// 64 digits or lower-case letters a to f.
[[nodiscard]] bool is_sha256(std::string_view text);

}  // namespace tuiyan::archive
