#include "cli/target_word.hpp"

#include <string>

#include "model/metric.hpp"

namespace tuiyan::cli {

std::vector<Titled> titled_targets(const Plan& plan) {
  std::vector<Titled> all;
  for (const Target& target : plan.targets) {
    const MetricFacts& metric = describe(target.metric);
    all.push_back(
        {target.id,
         {target.name.zh, target.name.en, std::string(metric.name), std::string(metric.zh), std::string(metric.en)}});
  }
  return all;
}

}  // namespace tuiyan::cli
