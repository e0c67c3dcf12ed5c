// A ZIP file in memory, written and read (libzip). Internal to the room.
//
// Contract: entries are written in the order in which they were added, with one fixed date, so that the same
// entries give the same bytes. `ZipReader` throws ZipFault for bytes that are no ZIP file, for an entry that
// cannot be read in full or whose checksum is wrong, and for one larger than `most`.
#pragma once

#include <zip.h>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tuiyan::archive {

struct ZipFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class ZipWriter {
 public:
  // `content` is asked while `bytes` writes, one entry at a time.
  void add(std::string name, std::function<std::string()> content);
  [[nodiscard]] std::string bytes() const;

 private:
  struct Entry {
    std::string name;
    std::function<std::string()> content;
  };
  std::vector<Entry> entries_;
};

class ZipReader {
 public:
  explicit ZipReader(std::string_view bytes);  // which outlive the reader
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] std::string content(std::size_t entry, std::size_t most) const;

 private:
  struct Close {
    void operator()(zip_t* zip) const { zip_discard(zip); }
  };
  std::unique_ptr<zip_t, Close> zip_;
  std::vector<std::string> names_;
};

}  // namespace tuiyan::archive
