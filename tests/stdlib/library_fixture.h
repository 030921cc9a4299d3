// A whole interpreter without a command line around each test: what RuntimeTest has, the VM and the library.
#pragma once

#include "interpreter/vm/vm.h"
#include "runtime_fixture.h"
#include "stdlib/library.h"

namespace viv {

class LibraryTest : public RuntimeTest {
 protected:
  void SetUp() override {
    RuntimeTest::SetUp();
    ASSERT_TRUE(InitVm(runtime_));
    ASSERT_TRUE(InitLibrary(runtime_, {}));
  }
  void TearDown() override {
    FiniLibrary(runtime_);
    EndLibrary(runtime_);
    FiniVm(runtime_);
    RuntimeTest::TearDown();
  }
};

}  // namespace viv
