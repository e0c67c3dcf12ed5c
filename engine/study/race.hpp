// Which of many parts costs most, with few drills for most of them: screening, then sequential halving.
//
// Contract: half of the budget is spread evenly; the other half goes in equal rounds to the costlier half of those
// that are left, until `finalists` are (Karnin, Koren & Somekh 2013, for a fixed budget). That decides only who is
// played how often. What may be said of the order is decided by bets on the difference of two parts under the same
// luck, over the replications that both have (betting.hpp): A stands above B when the bet on "A costs more" has
// grown to 2(K-1)/a, with K parts. Then the range of ranks of any one part holds its true rank with probability
// 1 - a, and a part that is said to be first alone is first with probability 1 - a/2 (whoever is first in truth has
// K-1 rivals that could be said to stand above it), however the replications were shared out and whenever it ended.
// A cost that is not known (a lost drill) counts against whatever would be said.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace tuiyan::study {

struct Standings {
  std::size_t best = 1, worst = 1;  // the ranks that a part may have, from 1
};

// Costs in [-1, 1] by replication from 0 on, of two parts in one replication at most 1 apart; none: lost.
using Costs = std::vector<std::optional<double>>;

// The ranks of each part among these, with this confidence for each. `of`: how many parts there were, when these
// were chosen from more by their costs.
[[nodiscard]] std::vector<Standings> standings(const std::vector<Costs>& parts, double confidence, std::size_t of = 0);

class Race {
 public:
  // How many drills beside its own one replication of these parts takes: the whole plan's, at least.
  using Companions = std::function<std::size_t(const std::vector<std::size_t>&)>;
  // `budget`: drills in all, companions included. When it is too small for one replication of everything, nothing
  // is played.
  Race(std::size_t parts, std::uint64_t budget, Companions companions, std::size_t finalists = 4);

  struct Round {
    std::vector<std::size_t> parts;  // ascending
    std::uint64_t replications = 0;  // of each of them, from 0 on
  };
  // The first, or the one after what is known now; `worth` says how much each part seems to cost (larger is more;
  // equal ones keep their order). None: the race is over.
  [[nodiscard]] std::optional<Round> next(const std::vector<double>& worth);

 private:
  Companions companions_;
  std::vector<std::size_t> left_;
  std::uint64_t budget_, later_rounds_ = 0, played_ = 0;
  std::size_t finalists_;
  bool started_ = false;
};

}  // namespace tuiyan::study
