// Signals read as data instead of interrupting, for the life of one object. Internal to the room.
//
// Contract: between construction and destruction the given signals are blocked and can be polled
// for at `number()`. `drain` reads what has come and answers whether `wanted` was among it. The
// destructor restores mask and dispositions; a signal nobody read then takes its usual course.
// A child must call `release_in_child` first thing.
#pragma once

#include <csignal>
#include <vector>

#include "base/descriptor.hpp"

namespace tuiyan::process {

class SignalWatch {
 public:
  explicit SignalWatch(const std::vector<int>& signals);
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

  [[nodiscard]] int number() const { return descriptor_.number(); }
  bool drain(int wanted);
  // Restores the mask of before and the default handlers that a simulation library may have taken.
  void release_in_child();

 private:
  Descriptor descriptor_;
  sigset_t mask_before_{};
  struct sigaction child_before_ {};
};

}  // namespace tuiyan::process
