#include "archive/mask.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

namespace tuiyan::archive {
namespace {

using json::Node;
using json::NodeKind;

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_of_id(char c) { return is_letter_or_digit(c) || c == '-'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Whether `name` stands at `at`: as a whole word where it begins or ends with a Latin letter.
bool stands_at(const std::string& text, std::size_t at, const std::string& name) {
  if (text.size() - at < name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (lower(text[at + i]) != lower(name[i])) return false;
  if (is_letter_or_digit(name.front()) && at > 0 && is_letter_or_digit(text[at - 1])) return false;
  const std::size_t end = at + name.size();
  return !(is_letter_or_digit(name.back()) && end < text.size() && is_letter_or_digit(text[end]));
}

const std::set<std::string, std::less<>>& contact_keys() {
  static const std::set<std::string, std::less<>> keys{"team",   "contact",      "contacts",    "phone",   "phones",
                                                       "tel",    "telephone",    "telephones",  "email",   "e_mail",
                                                       "wechat", "mobile_phone", "author",      "authors", "signed_by",
                                                       "owner",  "approved_by",  "phone_number"};
  return keys;
}

// Mobile, landline with its area code, 400 and 800 numbers, international ones.
const std::regex& telephone() {
  static const std::regex form(R"((?:(?:\+?86|0086)[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4})"
                               R"(|(?:\(0\d{2,3}\)|0\d{2,3})[- ]?\d{3,4}[- ]?\d{4}(?:-\d{1,5})?)"
                               R"(|[48]00[- ]?\d{3,4}[- ]?\d{3,4})"
                               R"(|\+\d{1,3}(?:[- ]?\d{2,4}){2,5})",
                               std::regex::optimize);
  return form;
}
const std::regex& local_number() {
  static const std::regex form(R"(\d{3,4}[- ]?\d{4})", std::regex::optimize);
  return form;
}
const std::regex& mail_address() {
  static const std::regex form(R"([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})",
                               std::regex::optimize);
  return form;
}

// Ids, subjects ("person:wang") and pointers, not prose.
bool is_reference(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '/';
  });
}

// A text, one in two languages, or a list of texts. Anything else under such a key is something of its own: a
// channel may be called "email".
bool is_words(const Node& node) {
  const auto is_string = [](const Node& one) { return one.kind == NodeKind::string; };
  if (node.kind == NodeKind::array) return std::all_of(node.items.begin(), node.items.end(), is_string);
  if (node.kind != NodeKind::object) return is_string(node);
  return std::all_of(node.members.begin(), node.members.end(), [&](const json::Member& member) {
    return (member.key == "zh" || member.key == "en") && is_string(member.value);
  });
}

// What stands before a number says whether seven or eight digits are one.
bool speaks_of_telephones(std::string_view before) {
  before.remove_prefix(before.size() > 40 ? before.size() - 40 : 0);
  for (const char* word : {"电话", "手机", "座机", "联系", "拨打", "tel", "Tel", "TEL", "phone", "Phone", "call "})
    if (before.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace

void Mask::learn_name(const std::string& name, const std::string& alias) {
  if (name.empty() || (name.size() == 1 && is_ascii(name))) return;
  names_.push_back({name, alias});
}

void Mask::learn_people(const Node& site) {
  const Node* people = site.find("people");
  if (people == nullptr) return;
  for (const json::Member& person : people->members) {
    const Node* pool = person.value.find("pool");
    if (pool != nullptr && pool->kind == NodeKind::boolean && pool->boolean) continue;
    std::vector<std::string> names;
    if (const Node* name = person.value.find("name")) {
      if (name->kind == NodeKind::string) names.push_back(name->text);
      for (const json::Member& one : name->members)
        if (one.value.kind == NodeKind::string) names.push_back(one.value.text);
    }
    std::size_t number = 0;
    for (const std::string& name : names)
      if (const auto found = person_by_name_.find(name); found != person_by_name_.end()) number = found->second;
    if (const auto found = person_by_name_.find("id " + person.key);
        number == 0 && names.empty() && found != person_by_name_.end())
      number = found->second;
    if (number == 0) number = ++people_;
    person_by_name_.emplace("id " + person.key, number);
    for (const std::string& name : names) {
      if (!person_by_name_.emplace(name, number).second) continue;
      const std::string alias = is_ascii(name) ? fmt::format("Person {}", number) : fmt::format("人员{}", number);
      learn_name(name, alias);
      // "王伟（班长）" is also called 王伟.
      std::string short_name = name.substr(0, std::min(name.find("（"), name.find('(')));
      while (!short_name.empty() && short_name.back() == ' ') short_name.pop_back();
      if (short_name != name) learn_name(short_name, alias);
    }
    ids_.emplace(person.key, fmt::format("person-{}", number));
  }
}

void Mask::learn_other_ids(const Node& document) {
  for (const Node& item : document.items) learn_other_ids(item);
  for (const json::Member& member : document.members) {
    other_ids_.insert(member.key);
    if (member.key != "people") {
      learn_other_ids(member.value);
    } else {
      for (const json::Member& person : member.value.members) learn_other_ids(person.value);
    }
  }
}

void Mask::settle() {
  std::stable_sort(names_.begin(), names_.end(),
                   [](const Name& a, const Name& b) { return a.text.size() > b.text.size(); });
  // An id that also names a role, a unit or a place is a title.
  std::erase_if(ids_, [&](const auto& one) { return other_ids_.count(one.first) != 0; });
  // Two persons of the same number (the same name in two sites) may stand in one site.
  std::set<std::string> taken = other_ids_;
  for (auto& [id, alias] : ids_) {
    std::string free = alias;
    for (int n = 2; !taken.insert(free).second; ++n) free = fmt::format("{}-{}", alias, n);
    alias = free;
  }
}

std::string Mask::without_names(const std::string& text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto found =
        std::find_if(names_.begin(), names_.end(), [&](const Name& name) { return stands_at(text, at, name.text); });
    if (found == names_.end()) {
      out += text[at++];
    } else {
      out += found->alias;
      at += found->text.size();
    }
  }
  return out;
}

std::string Mask::without_ids(const std::string& text) const {
  // In prose an id without digits or hyphens may be an ordinary word.
  const bool is_prose = text.find(' ') != std::string::npos || !is_ascii(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_of_id(text[end])) ++end;
    if (end == at) {
      out += text[at++];
      continue;
    }
    const std::string word = text.substr(at, end - at);
    const auto found = ids_.find(word);
    const bool is_plain =
        std::all_of(word.begin(), word.end(), [](char c) { return c != '-' && (c < '0' || c > '9'); });
    out += found == ids_.end() || (is_prose && is_plain) ? word : found->second;
    at = end;
  }
  return out;
}

std::string Mask::number_alias(const std::string& number, const std::string& text) {
  std::string key;
  for (const char c : number)
    if (number.find('@') != std::string::npos || (c >= '0' && c <= '9')) key += lower(c);
  const std::size_t n = numbers_.emplace(key, numbers_.size() + 1).first->second;
  return is_ascii(text) ? fmt::format("number {}", n) : fmt::format("号码{}", n);
}

std::string Mask::without_numbers(const std::string& text, bool is_contact) {
  std::string source = text;
  if (text.find('@') != std::string::npos) {
    std::string kept;
    auto end = text.cbegin();
    for (std::sregex_iterator it(text.begin(), text.end(), mail_address()), last; it != last; ++it) {
      kept.append(end, it->prefix().second);
      kept += number_alias(it->str(), text);
      end = it->suffix().first;
    }
    source = kept.append(end, text.cend());
  }
  if (std::count_if(source.begin(), source.end(), [](char c) { return c >= '0' && c <= '9'; }) < 7) return source;
  std::string out;
  for (std::size_t at = 0; at < source.size();) {
    const char c = source[at];
    const bool may_begin = (c >= '0' && c <= '9') || c == '+' || c == '(';
    const char before = at == 0 ? ' ' : source[at - 1];
    std::smatch match;
    const auto begin = source.cbegin() + static_cast<std::ptrdiff_t>(at);
    const auto fits = [&](const std::regex& form) {
      if (!std::regex_search(begin, source.cend(), match, form, std::regex_constants::match_continuous)) return false;
      const std::size_t end = at + static_cast<std::size_t>(match.length());
      return end == source.size() || !is_letter_or_digit(source[end]);
    };
    if (may_begin && !is_letter_or_digit(before) && before != '.' && before != '_' &&
        (fits(telephone()) ||
         ((is_contact || speaks_of_telephones(std::string_view(source).substr(0, at))) && fits(local_number())))) {
      out += number_alias(match.str(), source);
      at += static_cast<std::size_t>(match.length());
    } else {
      out += source[at++];
    }
  }
  return out;
}

std::string Mask::hide_text(const std::string& text, bool is_contact) {
  // Addresses first: they may hold a name.
  const std::string rest = without_numbers(text, is_contact);
  // "person:commander" is an id, even when somebody is called Commander.
  if (!is_reference(rest)) return without_ids(without_names(rest));
  const auto name = std::find_if(names_.begin(), names_.end(), [&](const Name& one) { return one.text == rest; });
  return name == names_.end() || ids_.count(rest) != 0 || other_ids_.count(rest) != 0 ? without_ids(rest) : name->alias;
}

void Mask::hide(Node& node, bool is_contact) {
  if (node.kind == NodeKind::string) {
    // Who wrote it or whom to call is nobody's business; an id says no more than it says elsewhere.
    if (is_contact && other_ids_.count(node.text) == 0 && ids_.count(node.text) == 0)
      node.text = is_ascii(node.text) ? "(withheld)" : "（已隐去）";
    else
      node.text = hide_text(node.text);
  }
  for (Node& item : node.items) hide(item, is_contact);
  for (json::Member& member : node.members) {
    if (const auto found = ids_.find(member.key); found != ids_.end()) member.key = found->second;
    hide(member.value, is_contact || (contact_keys().count(member.key) != 0 && is_words(member.value)));
  }
}

}  // namespace tuiyan::archive
