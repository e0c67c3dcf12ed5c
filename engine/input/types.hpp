// The types of values in a document: what each accepts, says when it is wrong, and shows in a schema.
//
// Contract: each function answers a `Read` that stores into `out` when the value is right and
// complains otherwise. `out` outlives the reading.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/law.hpp"
#include "base/titled.hpp"
#include "input/reader.hpp"
#include "model/text.hpp"

namespace tuiyan::input {

[[nodiscard]] Read text(Text& out);
[[nodiscard]] Read texts(std::vector<Text>& out);
// A string; "" is refused.
[[nodiscard]] Read word(std::string& out);
[[nodiscard]] Read words(std::vector<std::string>& out);
// A text of which only one language is kept: the Chinese one, when there is.
[[nodiscard]] Read either_text(std::string& out);
[[nodiscard]] Read yes_no(bool& out);
[[nodiscard]] Read only_true();
[[nodiscard]] Read whole(int& out, int least, int most);
[[nodiscard]] Read number(double& out, double least, double most);
[[nodiscard]] Read number(std::optional<double>& out, double least, double most);
[[nodiscard]] Read number_above(double& out, double above);
[[nodiscard]] Read share(double& out);  // 0 to 1
[[nodiscard]] Read share(std::optional<double>& out);
[[nodiscard]] Read duration(Duration& out);
[[nodiscard]] Read duration(std::optional<Duration>& out);
[[nodiscard]] Read duration_above_zero(Duration& out);
[[nodiscard]] Read duration_above_zero(std::optional<Duration>& out);
[[nodiscard]] Read clock(Duration& out);
[[nodiscard]] Read date(std::optional<std::int64_t>& out);  // days since 1970-01-01
[[nodiscard]] Read rate(double& per_second);
[[nodiscard]] Read rate_above_zero(double& per_second);
[[nodiscard]] Read bandwidth(double& bytes_per_second);
[[nodiscard]] Read power(double& kilowatts);
[[nodiscard]] Read law(Law& out);
[[nodiscard]] Read law(std::optional<Law>& out);
[[nodiscard]] Read patience(Law& out);  // a law, or "never" giving up

// One of a few words.
template <class E>
struct Choice {
  std::string_view word;
  E value;
};
[[nodiscard]] Read choice_of(const std::vector<std::string>& words, std::function<void(std::size_t)> chosen);
// The same of words that go by titles too, which are suggested for but not accepted.
[[nodiscard]] Read choice_of_titled(std::vector<Titled> words, std::function<void(std::size_t)> chosen);
template <class E, class Out>
Read choice(Out& out, std::vector<Choice<E>> choices) {
  std::vector<std::string> all;
  for (const Choice<E>& one : choices) all.emplace_back(one.word);
  return choice_of(all, [&out, choices = std::move(choices)](std::size_t i) { out = choices[i].value; });
}

// References. The kinds are tried in order.
[[nodiscard]] Read subject(Subject& out, Kinds kinds);
template <class T>
Read reference(Index<T>& out) {
  return [&out](Value& value) {
    Subject found;
    subject(found, {kind_of<T>})(value);
    out = as<T>(found);
  };
}
// A list of ids, each at most once. Ids that could not be found are left out.
template <class T>
Read references(std::vector<Index<T>>& out) {
  return [&out](Value& value) {
    read_list(value, [&out](Value& item) {
      Index<T> one;
      reference(one)(item);
      if (!one) return;
      for (Index<T> earlier : out)
        if (earlier == one) return item.wrong("repeated-entry", {"每个标识只写一次", "each id only once"});
      out.push_back(one);
    });
  };
}

}  // namespace tuiyan::input
