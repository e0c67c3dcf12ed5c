// Names and sentences: a log's rows and entries in words.
//
// Contract: pure functions; plain text without markup. A subject that the documents do not hold
// is named as unnamed instead of failing: a log may be older than the texts.
#pragma once

#include <string>

#include "event/log.hpp"
#include "words/word.hpp"

namespace tuiyan::report {

[[nodiscard]] std::string name_of(const Documents& documents, Subject subject, Language language);
[[nodiscard]] std::string name_of(const Documents& documents, Index<Step> step, Language language);
// What happened, without its time: "座席系统停止工作（故障）". `about`, if given, is said instead of the
// name of what the entry is about (several names in one sentence).
[[nodiscard]] std::string sentence(const Log& log, const Entry& entry, Language language,
                                   const std::string* about = nullptr);

[[nodiscard]] inline bool is_chinese(Language language) { return language == Language::zh; }
[[nodiscard]] inline const std::string& in(const Said& said, Language language) {
  return words::pick(said, is_chinese(language));
}

// What people call it: its name, else its id.
[[nodiscard]] std::string titled(const Text& name, const std::string& id, Language language);
template <class Row>
[[nodiscard]] std::string titled(const Row& row, Language language) {
  return titled(row.name, row.id, language);
}

// Puts an item behind those of a list: "A、B", "A, B".
void add_item(std::string& list, const std::string& item, Language language);

// An English sentence begins with a capital letter.
[[nodiscard]] std::string capitalised(std::string text, Language language);

// The reading of a metric, and a target's limit, as people read them: 4 分 10 秒, 94.6%, ≤ 5 分钟.
[[nodiscard]] std::string figure(Metric metric, double value, Language language);
[[nodiscard]] std::string limit_of(const Target& target, Language language);

}  // namespace tuiyan::report
