// A record as JSON: for programs, for packages that go to another archive, and for its fingerprint.
//
// Contract: `record_node` writes every member in a fixed order and leaves out what is at its initial value
// where that reads better; the same record gives the same bytes. `fingerprint` is the SHA-256 of that text:
// it names the record in whatever archive it lies, since a record never changes.
#pragma once

#include <string>

#include "archive/record.hpp"
#include "json/build.hpp"

namespace tuiyan::archive {

[[nodiscard]] json::Node outcome_node(const Outcome& outcome);
[[nodiscard]] json::Node record_node(const Record& record);
// None when a member is missing or of the wrong type. Members that a record has not are passed over: its
// fingerprint tells of them.
[[nodiscard]] std::optional<Record> record_from(const json::Node& node);
[[nodiscard]] std::string fingerprint(const Record& record);

}  // namespace tuiyan::archive
