// A log without the documents in its header, which are kept as texts of their own.
//
// Contract: `whole_log(cut_log(text, resolved), resolved) == text` for every log that input::write_log made
// from documents whose JSON text is `resolved`. `split` and `joined` do the same for the merged documents:
// {"site":…,"plan":…,"scenario":…}, and whatever else stands there; `frame` is what is left without the three.
#pragma once

#include <string>
#include <string_view>

namespace tuiyan::archive {

[[nodiscard]] std::string cut_log(std::string_view log, std::string_view resolved);
[[nodiscard]] std::string whole_log(std::string_view cut, std::string_view resolved);

struct DocumentTexts {
  std::string site, plan, scenario, frame;
};
[[nodiscard]] DocumentTexts split(const std::string& resolved);
[[nodiscard]] std::string joined(DocumentTexts texts);

}  // namespace tuiyan::archive
