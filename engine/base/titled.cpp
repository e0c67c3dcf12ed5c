#include "base/titled.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace tuiyan {
namespace {

// Two Chinese characters make a word; of Latin letters "at" stands in half of all titles.
bool says_enough(const std::string& word) {
  const std::size_t letters = code_points(word).size();
  return letters >= (letters < word.size() ? 2 : 4);
}

std::string in_small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

std::string nearest_titled(const std::string& word, const std::vector<Titled>& all) {
  std::vector<std::string> ids, titles, owners;
  for (const Titled& one : all) {
    ids.push_back(one.id);
    for (const std::string& title : one.titles)
      if (!title.empty()) {
        titles.push_back(title);
        owners.push_back(one.id);
      }
  }
  if (const std::string id = nearest(word, ids); !id.empty()) return id;
  const std::string spelt_like_it = nearest(word, titles);
  for (std::size_t i = 0; i < titles.size(); ++i)
    if (!spelt_like_it.empty() && titles[i] == spelt_like_it) return owners[i];
  if (!says_enough(word)) return "";
  const std::string part = in_small_letters(word);
  std::size_t best = titles.size();
  for (std::size_t i = 0; i < titles.size(); ++i)
    if (in_small_letters(titles[i]).find(part) != std::string::npos &&
        (best == titles.size() || titles[i].size() < titles[best].size()))
      best = i;
  return best == titles.size() ? "" : owners[best];
}

Said meant_of(const std::string& word, const std::vector<Titled>& all) {
  return did_you_mean(nearest_titled(word, all));
}

}  // namespace tuiyan
