#include "memory/domain.h"

#include "gtest/gtest.h"

namespace viv {
namespace {

TEST(DomainTest, LettersAreThoseOfCPythonsDebugHooks) {
  EXPECT_EQ(DomainLetter(Domain::kRaw), 'r');
  EXPECT_EQ(DomainLetter(Domain::kMem), 'm');
  EXPECT_EQ(DomainLetter(Domain::kObject), 'o');
}

}  // namespace
}  // namespace viv
