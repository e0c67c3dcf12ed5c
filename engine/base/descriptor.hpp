// An open file, pipe or socket of the operating system, closed when its owner goes.
//
// Contract: owns its number; movable, not copyable; falsy when there is none. `write_all` writes
// every byte in spite of interruptions and short writes, or answers false with errno set.
#pragma once

#include <string_view>
#include <utility>

namespace tuiyan {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  explicit operator bool() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }
  bool close();  // false, with errno set, when the system lost something on closing

 private:
  int number_ = -1;
};

[[nodiscard]] bool write_all(int number, std::string_view bytes);

}  // namespace tuiyan
