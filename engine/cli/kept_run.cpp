#include "cli/kept_run.hpp"

#include "archive/log_text.hpp"

namespace tuiyan::cli {

std::string kept_documents(const archive::Archive& archive, const archive::Filed& filed, const std::string& prefix) {
  const auto text = [&](const char* kind) { return archive.text(filed, prefix + kind); };
  return archive::joined({text("site"), text("plan"), text("scenario"), text("frame")});
}

KeptRun kept_run(const archive::Archive& archive, const archive::Filed& filed) {
  KeptRun run;
  run.resolved = kept_documents(archive, filed, "");
  run.log_text = archive::whole_log(archive.text(filed, "log"), run.resolved);
  return run;
}

}  // namespace tuiyan::cli
