#include "report/form.hpp"

#include "base/check.hpp"
#include "report/escape.hpp"
#include "report/report.hpp"

namespace tuiyan::report {

std::string rendered(const std::string& name, const data& root) {
  kainjow::mustache::mustache form{std::string(embedded(name))};
  form.set_custom_escape([](const std::string& text) { return escaped(text); });
  std::string out = form.render(root);
  TUIYAN_CHECK(form.is_valid() && !out.empty());
  for (std::size_t at = out.find("\n\n\n"); at != std::string::npos; at = out.find("\n\n\n", at)) out.erase(at, 1);
  return out;
}

}  // namespace tuiyan::report
