#include "memory/check.h"

#include <cstdio>
#include <cstdlib>

namespace viv {

void CheckFailed(const char* file, int line, const char* expression, const char* message) {
  std::fflush(stdout);
  std::fprintf(stderr,
               "%s:%d: a check of Vivarium itself failed: %s\n"
               "  it should hold that: %s\n"
               "  this is a fault of Vivarium, not of the program. To learn more, run again with PYTHONMALLOC=debug.\n",
               file, line, message, expression);
  std::fflush(stderr);
  std::abort();
}

}  // namespace viv
