// The encodings in which tables of calls arrive, turned into UTF-8.
//
// Contract: UTF-8 with or without byte order mark, UTF-16 with one, and otherwise GB18030 (which
// holds GBK and GB2312). Bytes that are none of these are refused with the line they stand in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace tuiyan::exchange {

struct Utf8Text {
  std::optional<std::string> text;  // without byte order mark
  std::string encoding;             // "UTF-8", "UTF-16" or "GB18030"
  int line = 0;                     // without text: where it stopped making sense
};

[[nodiscard]] Utf8Text to_utf8(std::string_view bytes);

}  // namespace tuiyan::exchange
