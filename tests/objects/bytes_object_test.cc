#include "interpreter/objects/bytes_object.h"

#include "failing_allocations.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/memoryview_object.h"
#include "interpreter/objects/slice_range.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

class BytesTest : public RuntimeTest {
 protected:
  static ByteArrayObject* Array(const Ref<Object>& object) { return static_cast<ByteArrayObject*>(object.get()); }
};

TEST_F(BytesTest, EmptyAndSingleBytesAreOneObjectEach) {
  EXPECT_EQ(NewBytes("").get(), runtime_.empty_bytes);
  EXPECT_EQ(NewBytes("a").get(), NewBytes("a").get());
  EXPECT_NE(NewBytes("ab").get(), NewBytes("ab").get());
  EXPECT_EQ(SizeOf(NewBytes("ab")), 35);
}

TEST_F(BytesTest, ByteArraysGrowInCPythonsSteps) {
  Ref<Object> array = NewByteArray("");
  const std::pair<int, int64_t> steps[] = {{1, 58}, {2, 61}, {5, 64}, {8, 68}, {12, 75}, {19, 83}, {27, 92}, {36, 102}, {46, 113}, {57, 126}};
  size_t next = 0;
  int64_t expected = 56;
  Ref<Object> item = NewInt(7);
  for (int i = 1; i <= 60; ++i) {
    ASSERT_TRUE(CallNamed(array, "append", {item.get()}));
    if (next < std::size(steps) && steps[next].first == i) expected = steps[next++].second;
    EXPECT_EQ(SizeOf(array), expected) << "after " << i;
  }
}

TEST_F(BytesTest, DeletingAtTheFrontMovesTheStart) {
  Ref<Object> array = NewByteArray("abcdefghij");
  Ref<Object> slice = NewSlice(NewInt(0), NewInt(2), None());
  ASSERT_TRUE(DeleteItem(array, slice));
  EXPECT_EQ(ReprOf(array), "bytearray(b'cdefghij')");
  EXPECT_EQ(Array(array)->start - Array(array)->storage, 2);
  ASSERT_TRUE(CallNamed(array, "extend", {NewBytes("klmnopqrstuvwxyz").get()}));
  EXPECT_EQ(ReprOf(array), "bytearray(b'cdefghijklmnopqrstuvwxyz')");
}

TEST_F(BytesTest, SlicesOfByteArraysAreReplacedAndDeleted) {
  Ref<Object> array = NewByteArray("abcdefgh");
  auto slice = [](Ref<Object> start, Ref<Object> stop, Ref<Object> step) { return NewSlice(start, stop, step); };
  ASSERT_TRUE(SetItem(array, slice(NewInt(1), NewInt(3), NewNone()), NewBytes("XYZ")));
  EXPECT_EQ(ReprOf(array), "bytearray(b'aXYZdefgh')");
  ASSERT_TRUE(DeleteItem(array, slice(NewNone(), NewNone(), NewInt(2))));
  EXPECT_EQ(ReprOf(array), "bytearray(b'XZeg')");
  ASSERT_TRUE(DeleteItem(array, slice(NewInt(3), NewInt(0), NewInt(-2))));
  EXPECT_EQ(ReprOf(array), "bytearray(b'Xe')");
  ASSERT_TRUE(SetItem(array, slice(NewNone(), NewNone(), NewInt(-1)), NewBytes("12")));
  EXPECT_EQ(ReprOf(array), "bytearray(b'21')");
  ASSERT_TRUE(SetItem(array, slice(NewInt(1), NewInt(1), NewNone()), array));
  EXPECT_EQ(ReprOf(array), "bytearray(b'2211')");
}

TEST_F(BytesTest, AnExportedByteArrayKeepsItsSize) {
  Ref<Object> array = NewByteArray("abc");
  Ref<Object> view = NewMemoryView(array);
  Ref<Object> item = NewInt(1);
  EXPECT_FALSE(CallNamed(array, "append", {item.get()}));
  EXPECT_EQ(TakeErrorText(), "BufferError: Existing exports of data: object cannot be re-sized");
  ASSERT_TRUE(SetItem(array, NewInt(0), NewInt('x')));
  EXPECT_EQ(ReprOf(GetItem(view, NewInt(0))), "120");
  ASSERT_TRUE(SetItem(view, NewInt(1), NewInt('y')));
  ASSERT_TRUE(CallNamed(view, "release"));
  EXPECT_TRUE(CallNamed(array, "append", {item.get()}));
  EXPECT_EQ(ReprOf(array), "bytearray(b'xyc\\x01')");
}

TEST_F(BytesTest, ViewsShareOneExportAndCountOnIt) {
  Ref<Object> bytes = NewBytes("abcdef");
  EXPECT_EQ(bytes->refcount, 1u);
  Ref<Object> view = NewMemoryView(bytes);
  EXPECT_EQ(bytes->refcount, 2u);
  Ref<Object> slice = GetItem(view, NewSlice(NewInt(1), NewInt(3), None()));
  Ref<Object> other = NewMemoryView(view);
  EXPECT_EQ(bytes->refcount, 2u);
  ASSERT_TRUE(CallNamed(view, "release"));
  EXPECT_EQ(ReprOf(CallNamed(slice, "tobytes")), "b'bc'");
  EXPECT_FALSE(GetItem(view, NewInt(0)));
  EXPECT_EQ(TakeErrorText(), "ValueError: operation forbidden on released memoryview object");
  slice.Reset();
  other.Reset();
  EXPECT_EQ(bytes->refcount, 1u);
}

TEST_F(BytesTest, AViewWithABufferOutIsNotReleased) {
  Ref<Object> view = NewMemoryView(NewBytes("abc"));
  {
    BufferHolder holder;
    ASSERT_TRUE(holder.Get(view));
    EXPECT_FALSE(CallNamed(view, "release"));
    EXPECT_EQ(TakeErrorText(), "BufferError: memoryview has 1 exported buffer");
  }
  EXPECT_TRUE(CallNamed(view, "release"));
}

TEST_F(BytesTest, SlicesOfViewsAreAssignedEvenWhereTheyOverlap) {
  Ref<Object> array = NewByteArray("abcdef");
  Ref<Object> view = NewMemoryView(array);
  Ref<Object> front = GetItem(view, NewSlice(NewInt(0), NewInt(4), None()));
  ASSERT_TRUE(SetItem(view, NewSlice(NewInt(2), NewInt(6), None()), front));
  EXPECT_EQ(ReprOf(array), "bytearray(b'ababcd')");
  ASSERT_TRUE(SetItem(view, NewSlice(None(), None(), NewInt(-1)), view));
  EXPECT_EQ(ReprOf(array), "bytearray(b'dcbaba')");
}

TEST_F(BytesTest, ACycleThroughAViewIsCollected) {
  // A subclass instance with attributes, whose attribute is a view of it.
  Ref<TypeObject> type = NewTestClass("Buffer", {}, TypeId::kByteArray);
  Ref<Object> array = Call(type, {NewBytes("abc").get()});
  ASSERT_TRUE(array);
  ASSERT_TRUE(SetAttr(array, InternStr("view"), NewMemoryView(array)));
  array.Reset();
  EXPECT_GE(collector_.Collect(), 3);
}

TEST_F(BytesTest, SubclassesOfBytesHoldTheirBytes) {
  Ref<TypeObject> type = NewTestClass("Name", {}, TypeId::kBytes);
  Ref<Object> name = Call(type, {NewBytes("abc").get()});
  ASSERT_TRUE(name);
  EXPECT_EQ(ReprOf(name), "b'abc'");
  EXPECT_EQ(Hash(name), Hash(NewBytes("abc")));
  ASSERT_TRUE(SetAttr(name, InternStr("note"), NewInt(5)));
  EXPECT_EQ(ReprOf(CallNamed(name, "upper")), "b'ABC'");
  EXPECT_EQ(CallNamed(name, "strip")->kind, kBytes);
}

TEST_F(BytesTest, EveryAllocationMayFail) {
  ForEachFailingAllocation(heap_, [&] {
    Ref<Object> array = NewByteArray("abc");
    Ref<Object> view = array ? NewMemoryView(array) : nullptr;
    Ref<Object> slice = view ? NewSlice(NewInt(0), NewInt(2), None()) : nullptr;
    Ref<Object> part = slice ? GetItem(view, slice) : nullptr;
    Ref<Object> list = part ? CallNamed(part, "tolist") : nullptr;
    ClearError();
  });
}

}  // namespace
}  // namespace viv
