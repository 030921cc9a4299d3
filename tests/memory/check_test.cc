#include "memory/check.h"

#include "gtest/gtest.h"

namespace viv {
namespace {

TEST(CheckDeathTest, AFailedCheckSaysWhatShouldHoldAndAborts) {
  EXPECT_DEATH(VIV_CHECK(1 + 1 == 3, "numbers add up"), "check_test.cc:9: .*numbers add up\n.*1 \\+ 1 == 3\n.*PYTHONMALLOC=debug");
}

TEST(CheckTest, AHeldCheckDoesNothing) { VIV_CHECK(true, "never printed"); }

TEST(CheckDeathTest, DebugChecksHoldWhereTheBuildHasChecks) {
#ifdef VIV_CHECKS
  EXPECT_DEATH(VIV_DCHECK(false, "in checking builds"), "in checking builds");
#else
  VIV_DCHECK(false, "not evaluated");
#endif
}

}  // namespace
}  // namespace viv
