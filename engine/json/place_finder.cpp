#include "json/place_finder.hpp"

#include "base/check.hpp"

namespace tuiyan::json {

Place PlaceFinder::place(std::size_t offset) {
  TUIYAN_CHECK(offset >= at_ && offset <= text_.size());
  for (; at_ < offset; ++at_) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    const bool carriage_return = byte == '\r' && !(at_ + 1 < text_.size() && text_[at_ + 1] == '\n');
    if (byte == '\n' || carriage_return) {
      ++line_;
      column_ = 1;
    } else if ((byte & 0xc0U) != 0x80U) {  // not the continuation of a character
      ++column_;
    }
  }
  return {file_, line_, column_};
}

}  // namespace tuiyan::json
