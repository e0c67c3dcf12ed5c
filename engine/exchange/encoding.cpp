#include "exchange/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>

#include "base/check.hpp"
#include "base/utf8.hpp"

namespace tuiyan::exchange {
namespace {

struct Closer {
  void operator()(void* converter) const { (void)::iconv_close(converter); }
};

Utf8Text converted(std::string_view bytes, const char* encoding) {
  const std::unique_ptr<void, Closer> converter(::iconv_open("UTF-8", encoding));
  // NOLINTNEXTLINE(performance-no-int-to-ptr): POSIX tells a failure so. glibc knows both encodings.
  TUIYAN_CHECK(converter.get() != reinterpret_cast<iconv_t>(-1));
  std::string in(bytes), out;
  char* from = in.data();
  std::size_t left = in.size();
  std::array<char, 1 << 16> piece{};
  while (left > 0) {
    char* to = piece.data();
    std::size_t room = piece.size();
    const std::size_t result = ::iconv(converter.get(), &from, &left, &to, &room);
    out.append(piece.data(), piece.size() - room);
    if (result == static_cast<std::size_t>(-1) && errno != E2BIG)
      return {std::nullopt, encoding, 1 + static_cast<int>(std::count(out.begin(), out.end(), '\n'))};
  }
  return {std::move(out), encoding, 0};
}

}  // namespace

Utf8Text to_utf8(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.substr(0, 3) == mark) bytes.remove_prefix(3);
  if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") return converted(bytes, "UTF-16");
  if (first_malformed(bytes) == std::string_view::npos) return {std::string(bytes), "UTF-8", 0};
  return converted(bytes, "GB18030");
}

}  // namespace tuiyan::exchange
