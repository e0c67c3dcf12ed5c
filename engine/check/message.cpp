#include "check/message.hpp"

#include <algorithm>

namespace tuiyan::check {

std::vector<Index<Role>> with_deputies(const Plan& plan, Index<Role> role) {
  std::vector<Index<Role>> chain;
  for (Index<Role> at = role; at && std::find(chain.begin(), chain.end(), at) == chain.end();
       at = plan.roles[at].deputy)
    chain.push_back(at);
  return chain;
}

}  // namespace tuiyan::check
