// How deep passes over the tree may recurse, counted on from where the running program is: CPython's rule, three levels of the tree
// for each call of the recursion limit. The C++ stack bounds it as well.
#pragma once

#include <algorithm>
#include <limits>

#include "interpreter/objects/runtime.h"

namespace viv::compiler {

class DepthLimit {
 public:
  DepthLimit() {
    const ThreadState& thread = CurrentThread();
    depth_ = Scaled(thread.recursion_limit - thread.recursion_remaining);
    limit_ = Scaled(thread.recursion_limit);
    stack_limit_ = thread.stack_limit;
  }
  bool Enter() { return ++depth_ <= limit_ && reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) > stack_limit_; }
  void Leave() { --depth_; }

  // One level, for a scope.
  class Level {
   public:
    explicit Level(DepthLimit& limit) : ok(limit.Enter()), limit_(limit) {}
    ~Level() { limit_.Leave(); }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;
    const bool ok;

   private:
    DepthLimit& limit_;
  };

 private:
  static constexpr int kScale = 3;
  static int Scaled(int64_t value) {
    return static_cast<int>(std::min<int64_t>(value * kScale, std::numeric_limits<int>::max() / 2));
  }

  int depth_, limit_;
  uintptr_t stack_limit_;
};

}  // namespace viv::compiler
