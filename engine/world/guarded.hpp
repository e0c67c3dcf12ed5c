// The body of every actor runs inside `guarded`.
//
// Contract: an exception that left an actor would end the whole process, so a fault of this program
// is caught here and handed to `report`. SimGrid ends an actor by throwing something that is no
// std::exception, which must pass: never catch everything here.
#pragma once

#include <exception>
#include <string>

namespace tuiyan::world {

template <class Body, class Report>
void guarded(const Body& body, const Report& report) {
  std::string complaint;
  try {
    body();
    return;
  } catch (const std::exception& fault) {
    complaint = fault.what();
  }
  report(complaint);  // outside the handler: it may call SimGrid
}

}  // namespace tuiyan::world
