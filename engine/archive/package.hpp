// Records on their way to another archive: a ZIP file.
//
// Contract: a package is a ZIP with `manifest.json` (format, version, records with their fingerprints) and one
// entry `texts/<sha256>` for each text. The same records give the same bytes. `read_package` believes nothing:
// every text must match its digest and every record its fingerprint; a missing, damaged, foreign or
// superfluous entry refuses the whole (Problem: foreign, newer, damaged). Texts stay packed in memory.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "archive/record.hpp"

namespace tuiyan::archive {

struct PackedText {
  std::int64_t length = 0;  // before packing
  std::string bytes;        // Zstandard, see pack.hpp
};

struct Package {
  bool anonymous = false;
  std::vector<Record> records;
  std::map<std::string, PackedText> texts;  // by SHA-256; those of the records' parts, no others
};

// The bytes of the ZIP file.
[[nodiscard]] std::string package_bytes(const Package& package);
// `file` names it in messages.
[[nodiscard]] Package read_package(const std::string& file, std::string_view bytes);

}  // namespace tuiyan::archive
