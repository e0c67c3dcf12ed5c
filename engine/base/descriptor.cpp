#include "base/descriptor.hpp"

#include <unistd.h>

#include <cerrno>

namespace tuiyan {

bool Descriptor::close() {
  const int number = std::exchange(number_, -1);
  // Linux frees the number even when close is interrupted: closing again would hit somebody else's.
  return number < 0 || ::close(number) == 0 || errno == EINTR;
}

bool write_all(int number, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(number, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

}  // namespace tuiyan
