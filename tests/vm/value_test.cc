#include "interpreter/vm/value.h"

#include <cmath>
#include <limits>

#include "interpreter/objects/float_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/vm/numbers.h"
#include "interpreter/vm/vm.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

class ValueTest : public RuntimeTest {
 protected:
  void SetUp() override {
    RuntimeTest::SetUp();
    ASSERT_TRUE(InitVm(runtime_));
  }
  void TearDown() override {
    FiniVm(runtime_);
    RuntimeTest::TearDown();
  }
};

TEST_F(ValueTest, NullIsNeitherNumberNorObject) {
  Value null;
  EXPECT_TRUE(IsNull(null));
  EXPECT_FALSE(IsNumber(null));
  EXPECT_FALSE(IsObject(null));
  EXPECT_FALSE(IsInt(null));
  EXPECT_FALSE(IsFloat(null));
}

TEST_F(ValueTest, IntsOf51BitsFit) {
  constexpr int64_t kLargest = (int64_t{1} << 50) - 1;
  for (int64_t number : {int64_t{0}, int64_t{1}, int64_t{-1}, int64_t{257}, kLargest, -kLargest, -kLargest - 1}) {
    ASSERT_TRUE(FitsValue(number)) << number;
    Value value = ValueOf(number);
    EXPECT_TRUE(IsNumber(value)) << number;
    EXPECT_TRUE(IsInt(value)) << number;
    EXPECT_FALSE(IsFloat(value)) << number;
    EXPECT_FALSE(IsObject(value)) << number;
    EXPECT_EQ(IntOf(value), number);
  }
  EXPECT_FALSE(FitsValue(kLargest + 1));
  EXPECT_FALSE(FitsValue(-kLargest - 2));
  EXPECT_FALSE(FitsValue(std::numeric_limits<int64_t>::max()));
}

TEST_F(ValueTest, FloatsFitButForNegativeNaNs) {
  using Limits = std::numeric_limits<double>;
  for (double number : {0.0, -0.0, 1.5, -1.5, Limits::max(), Limits::lowest(), Limits::denorm_min(), -Limits::denorm_min(), Limits::infinity(),
                        -Limits::infinity(), std::copysign(Limits::quiet_NaN(), 1.0)}) {
    ASSERT_TRUE(FitsValue(number)) << number;
    Value value = ValueOf(number);
    EXPECT_TRUE(IsFloat(value)) << number;
    EXPECT_FALSE(IsInt(value)) << number;
    EXPECT_FALSE(IsObject(value)) << number;
    EXPECT_EQ(std::bit_cast<uint64_t>(FloatOf(value)), std::bit_cast<uint64_t>(number)) << number;
  }
  EXPECT_FALSE(FitsValue(std::copysign(Limits::quiet_NaN(), -1.0)));
}

TEST_F(ValueTest, SumsAndProductsThatDoNotFitAreTold) {
  Value largest = ValueOf((int64_t{1} << 50) - 1), one = ValueOf(int64_t{1}), two = ValueOf(int64_t{2}), least = ValueOf(-(int64_t{1} << 50));
  int64_t wide;
  EXPECT_FALSE(WideAdd(largest, one, &wide));
  EXPECT_FALSE(WideSubtract(least, one, &wide));
  EXPECT_FALSE(WideMultiply(largest, two, &wide));
  ASSERT_TRUE(WideSubtract(largest, one, &wide));
  EXPECT_EQ(IntOf(FromWide(wide)), (int64_t{1} << 50) - 2);
  ASSERT_TRUE(WideMultiply(least, ValueOf(int64_t{1}), &wide));
  EXPECT_EQ(IntOf(FromWide(wide)), -(int64_t{1} << 50));
}

TEST_F(ValueTest, ABoxIsWrittenBackAndOwnedByItsRegister) {
  Value reg = ValueOf(int64_t{100000});
  Object* box = Box(reg);
  ASSERT_TRUE(box);
  EXPECT_EQ(box, ObjectOf(reg));
  EXPECT_EQ(box, Box(reg));
  EXPECT_EQ(box->refcount, 1u);
  EXPECT_EQ(SmallValue(box), 100000);
  Release(reg);
  EXPECT_TRUE(IsNull(reg));
}

TEST_F(ValueTest, SharedIntsBecomeTheSharedObjects) {
  Value reg = ValueOf(int64_t{7});
  Ref<Object> seven = NewInt(7);
  EXPECT_EQ(Box(reg), seven.get());
  Release(reg);
}

TEST_F(ValueTest, OnlyABoxWithOneOwnerIsOverwritten) {
  Ref<Object> box = NewFloat(1.5);
  EXPECT_TRUE(OverwriteNumber(box.get(), ValueOf(2.5)));
  EXPECT_EQ(FloatValue(box.get()), 2.5);
  EXPECT_FALSE(OverwriteNumber(box.get(), ValueOf(int64_t{1000})));
  Ref<Object> other = box;
  EXPECT_FALSE(OverwriteNumber(box.get(), ValueOf(3.5)));
  other.Reset();
  box->flags |= kIdObserved;
  EXPECT_FALSE(OverwriteNumber(box.get(), ValueOf(3.5)));
  Ref<Object> big = NewInt(100000);
  EXPECT_FALSE(OverwriteNumber(big.get(), ValueOf(int64_t{7}))) << "7 is the shared one";
  EXPECT_TRUE(OverwriteNumber(big.get(), ValueOf(int64_t{70000})));
}

TEST_F(ValueTest, WhoeverWatchesTheHeapFindsNoNumberWithoutAnObject) {
  if (heap_.exact_boxes()) GTEST_SKIP() << "this heap is watched from the start";
  VmThread& vm = CurrentVmThread();
  Value* registers = vm.registers_begin;
  registers[0] = ValueOf(2.5);
  heap_.RequireExactBoxes();
  EXPECT_TRUE(heap_.exact_boxes());
  EXPECT_TRUE(IsObject(registers[0]));
  Release(registers[0]);
}

}  // namespace
}  // namespace viv
