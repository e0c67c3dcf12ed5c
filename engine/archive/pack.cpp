#include "archive/pack.hpp"

#include <zstd.h>

#include "base/check.hpp"

namespace tuiyan::archive {
namespace {

// Logs shrink to a tenth; higher levels cost many times the time for a few percent.
constexpr int level = 9;
// Larger than any text that is kept; a damaged length must not ask for all the memory.
constexpr std::size_t most_bytes = std::size_t{2} << 30;

}  // namespace

std::string packed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), level);
  TUIYAN_CHECK(ZSTD_isError(size) == 0);
  out.resize(size);
  return out;
}

std::optional<std::string> unpacked(std::string_view packed, std::size_t length) {
  if (length > most_bytes || ZSTD_getFrameContentSize(packed.data(), packed.size()) != length) return std::nullopt;
  std::string out(length, '\0');
  const std::size_t size = ZSTD_decompress(out.data(), out.size(), packed.data(), packed.size());
  if (ZSTD_isError(size) != 0 || size != length) return std::nullopt;
  return out;
}

}  // namespace tuiyan::archive
