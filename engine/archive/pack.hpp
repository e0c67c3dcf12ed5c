// Texts made small and back: Zstandard (RFC 8878).
//
// Contract: `unpacked` gives exactly `length` bytes or nothing; it never takes more memory than that,
// whatever the packed bytes claim.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tuiyan::archive {

[[nodiscard]] std::string packed(std::string_view bytes);
[[nodiscard]] std::optional<std::string> unpacked(std::string_view packed, std::size_t length);

}  // namespace tuiyan::archive
