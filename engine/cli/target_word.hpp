// What a user may call a target of a plan on the command line: its id; suggested for: its name, and its metric's.
#pragma once

#include <vector>

#include "base/titled.hpp"
#include "model/plan.hpp"

namespace tuiyan::cli {

[[nodiscard]] std::vector<Titled> titled_targets(const Plan& plan);

}  // namespace tuiyan::cli
