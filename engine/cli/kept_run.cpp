#include "cli/kept_run.hpp"

#include <fmt/format.h>

#include "archive/log_text.hpp"
#include "base/check.hpp"

namespace tuiyan::cli {

std::string kept_documents(const archive::Archive& archive, const archive::Filed& filed, const std::string& prefix) {
  const auto text = [&](const char* kind) { return archive.text(filed, prefix + kind); };
  return archive::joined({text("site"), text("plan"), text("scenario"), text("frame")});
}

KeptRun kept_run(const archive::Archive& archive, const archive::Filed& filed) {
  try {
    KeptRun run;
    run.resolved = kept_documents(archive, filed, "");
    run.log_text = archive::whole_log(archive.text(filed, "log"), run.resolved);
    return run;
  } catch (const LogicFault&) {
    // Its digests are right, so it was put together so elsewhere.
    throw archive::Problem(archive::Trouble::damaged,
                           {fmt::format("记录 {} 的文档或日志不是 tuiyan run 写出的", filed.id),
                            fmt::format("documents or log of record {} were not written by tuiyan run", filed.id)});
  }
}

}  // namespace tuiyan::cli
