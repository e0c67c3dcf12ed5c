// Typed row numbers and the tables they point into.
//
// Contract: `Index<T>` names one row of a `Table<T>`; indices of different tables do not mix.
// A default index is `none` and is falsy. A `Table` keeps its rows in the order of the document;
// every row has a unique, non-empty `id` (the key in the document). Looking up a row that is not
// there is a programmer's fault; `find` answers `none` instead.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.hpp"

namespace tuiyan {

template <class T>
struct Index {
  std::uint32_t value = std::numeric_limits<std::uint32_t>::max();
  constexpr explicit operator bool() const { return value != std::numeric_limits<std::uint32_t>::max(); }
  friend constexpr auto operator<=>(Index, Index) = default;
};

template <class T>
class Table {
 public:
  Index<T> add(T row) {
    rows_.push_back(std::move(row));
    return {static_cast<std::uint32_t>(rows_.size() - 1)};
  }
  [[nodiscard]] Index<T> find(std::string_view id) const {
    for (std::uint32_t i = 0; i < rows_.size(); ++i)
      if (rows_[i].id == id) return {i};
    return {};
  }
  const T& operator[](Index<T> i) const {
    TUIYAN_CHECK(i.value < rows_.size());
    return rows_[i.value];
  }
  T& operator[](Index<T> i) {
    TUIYAN_CHECK(i.value < rows_.size());
    return rows_[i.value];
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] Index<T> at(std::uint32_t i) const { return {i}; }
  [[nodiscard]] auto begin() const { return rows_.begin(); }
  [[nodiscard]] auto end() const { return rows_.end(); }

 private:
  std::vector<T> rows_;
};

}  // namespace tuiyan
