#include "archive/log_text.hpp"

#include <fmt/format.h>

#include <array>

#include "base/check.hpp"
#include "json/build.hpp"

namespace tuiyan::archive {
namespace {

// Nothing before it in the header can hold it: numbers and the program's version.
constexpr std::string_view key = "\"documents\":", hole = "null";

// Where the documents begin in the header of a log.
std::size_t begin_of_documents(std::string_view log) {
  const std::size_t at = log.substr(0, log.find('\n')).find(key);
  TUIYAN_CHECK(at != std::string_view::npos);
  return at + key.size();
}

std::string with(std::string_view log, std::size_t begin, std::size_t length, std::string_view instead) {
  std::string out;
  out.reserve(log.size() - length + instead.size());
  return out.append(log.substr(0, begin)).append(instead).append(log.substr(begin + length));
}

json::Node tree_of(const std::string& text) {
  Diagnostics slips;
  std::optional<json::Node> root = json::parse("resolved", text, slips);
  TUIYAN_CHECK(root);
  return std::move(*root);
}

json::Node& member_of(json::Node& root, std::string_view key_of_member) {
  for (json::Member& member : root.members)
    if (member.key == key_of_member) return member.value;
  throw LogicFault(fmt::format("the documents have no {}", key_of_member));
}

std::array<std::pair<const char*, std::string*>, 3> places_of(DocumentTexts& texts) {
  return {{{"site", &texts.site}, {"plan", &texts.plan}, {"scenario", &texts.scenario}}};
}

}  // namespace

std::string cut_log(std::string_view log, std::string_view resolved) {
  const std::size_t begin = begin_of_documents(log);
  TUIYAN_CHECK(log.substr(begin, resolved.size()) == resolved);
  return with(log, begin, resolved.size(), hole);
}

std::string whole_log(std::string_view cut, std::string_view resolved) {
  const std::size_t begin = begin_of_documents(cut);
  TUIYAN_CHECK(cut.substr(begin, hole.size()) == hole);
  return with(cut, begin, hole.size(), resolved);
}

DocumentTexts split(const std::string& resolved) {
  json::Node root = tree_of(resolved);
  DocumentTexts texts;
  for (const auto& [kind, text] : places_of(texts)) {
    json::Node& part = member_of(root, kind);
    *text = json::to_text(part);
    part = json::null();
  }
  texts.frame = json::to_text(root);
  TUIYAN_CHECK(joined(texts) == resolved);
  return texts;
}

std::string joined(DocumentTexts texts) {
  json::Node root = tree_of(texts.frame);
  for (const auto& [kind, text] : places_of(texts)) member_of(root, kind) = json::raw(std::move(*text));
  return json::to_text(root);
}

}  // namespace tuiyan::archive
