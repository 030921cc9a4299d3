#include "assembler.h"
#include "interpreter/objects/float_object.h"
#include "interpreter/vm/eval.h"
#include "interpreter/vm/vm.h"
#include "runtime_fixture.h"

namespace viv {
namespace {

using enum Opcode;

class DispatchTest : public RuntimeTest {
 protected:
  void SetUp() override {
    RuntimeTest::SetUp();
    ASSERT_TRUE(InitVm(runtime_));
    globals_ = NewDict();
  }
  void TearDown() override {
    globals_.Reset();
    FiniVm(runtime_);
    RuntimeTest::TearDown();
  }
  Ref<FunctionObject> Function(Assembler& assembler, const char* name = "f") {
    Ref<CodeObject> code = assembler.Finish(name);
    return NewFunction(code, globals_);
  }

  Ref<DictObject> globals_;
};

TEST_F(DispatchTest, AddsItsArguments) {
  Assembler a(2, {"x", "y"}, 1);
  a.Op(kResume);
  a.Op(kAddLL, a.Temporary(0), 0, 1);
  a.Op(kReturnT, a.Temporary(0));
  Ref<FunctionObject> f = Function(a);
  Ref<Object> x = Int(40000), y = Int(2), half = NewFloat(0.5);
  EXPECT_EQ(ReprOf(Call(f, {x.get(), y.get()})), "40002");
  EXPECT_EQ(ReprOf(Call(f, {half.get(), half.get()})), "1.0");
  EXPECT_EQ(ReprOf(Call(f, {half.get(), y.get()})), "2.5");
  EXPECT_EQ(x->refcount, 1u);
  EXPECT_EQ(half->refcount, 1u);
}

TEST_F(DispatchTest, CallsItself) {
  // def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
  Assembler a(1, {"n"}, 4);
  uint16_t two = a.Constant(Int(2)), one = a.Constant(Int(1));
  a.Op(kResume);
  int test = a.Op(kJumpIfLessLK, 0, two, 0);
  a.Op(kReturnL, 0);
  a.Jump(test, a.Here());
  a.Op(kLoadGlobal, 1, a.Name("fib"));
  a.Op(kSubtractLK, 2, 0, one);
  a.Op(kCall, 1, 1);
  a.Op(kLoadGlobal, 2, a.Name("fib"));
  a.Op(kSubtractLK, 3, 0, two);
  a.Op(kCall, 2, 1);
  a.Op(kAddTT, 1, 1, 2);
  a.Op(kReturnT, 1);
  Ref<FunctionObject> fib = Function(a, "fib");
  ASSERT_TRUE(DictSetText(globals_.get(), "fib", fib));
  Ref<Object> n = Int(getenv("FIB") ? atoi(getenv("FIB")) : 15);
  EXPECT_EQ(ReprOf(Call(fib, {n.get()})), getenv("FIB")? "2178309" : "610");
}

TEST_F(DispatchTest, LoopsInPlace) {
  // t = 0; i = 0; while i < n: t += i; i += 1; return t
  Assembler a(1, {"n", "t", "i"}, 1);
  uint16_t zero = a.Constant(Int(0)), one = a.Constant(Int(1));
  a.Op(kResume);
  a.Op(kLoadConst, 1, zero);
  a.Op(kLoadConst, 2, zero);
  int top = a.Op(kInplaceAddLL, 1, 1, 2);
  a.Op(kInplaceAddLK, 2, 2, one);
  int test = a.Op(kJumpIfLessLL, 2, 0, 1);
  a.Jump(test, top);
  a.Op(kReturnL, 1);
  Ref<FunctionObject> f = Function(a);
  Ref<Object> n = Int(1000);
  EXPECT_EQ(ReprOf(Call(f, {n.get()})), "499500");
}

TEST_F(DispatchTest, RaisesWithATraceback) {
  Assembler a(1, {"x"}, 1);
  a.Op(kLoadGlobal, 1, a.Name("nothing"));
  a.Op(kReturnT, 1);
  Ref<FunctionObject> f = Function(a);
  EXPECT_EQ(Call(f, {None()}).get(), nullptr);
  ASSERT_TRUE(ErrorPending());
  EXPECT_NE(CurrentThread().pending->traceback.get(), nullptr);
  EXPECT_EQ(TakeErrorText(), "NameError: name 'nothing' is not defined");
}

TEST_F(DispatchTest, HandlersSeeTheException) {
  // try: 1 / x except: return "caught"
  Assembler a(1, {"x"}, 4);
  uint16_t one = a.Constant(Int(1)), caught = a.Constant(Text("caught"));
  int start = a.Op(kTrueDivideKL, 1, one, 0);
  int end = a.Op(kReturnT, 1);
  int handler = a.Op(kCatch, 1);
  a.Op(kPopExcept, 1);
  a.Op(kReturnConst, caught);
  a.Handler(start, end, handler, 1);
  Ref<FunctionObject> f = Function(a);
  Ref<Object> zero = Int(0), two = Int(2);
  EXPECT_EQ(ReprOf(Call(f, {zero.get()})), "'caught'");
  EXPECT_EQ(ReprOf(Call(f, {two.get()})), "0.5");
  EXPECT_EQ(CurrentThread().handled->value.get(), nullptr);
}

TEST_F(DispatchTest, ArgumentsMustFit) {
  Assembler a(2, {"x", "y"}, 1);
  a.Op(kReturnL, 0);
  Ref<FunctionObject> f = Function(a);
  EXPECT_EQ(Call(f, {None()}).get(), nullptr);
  EXPECT_EQ(TakeErrorText(), "TypeError: f() missing 1 required positional argument: 'y'");
  EXPECT_EQ(Call(f, {None(), None(), None()}).get(), nullptr);
  EXPECT_EQ(TakeErrorText(), "TypeError: f() takes 2 positional arguments but 3 were given");
}

TEST_F(DispatchTest, GeneratorsRestBetweenValues) {
  // def g(n): i = 0; while i < n: yield i; i += 1
  Assembler a(1, {"n", "i"}, 2, kCodeOptimized | kCodeNewLocals | kCodeGenerator);
  uint16_t zero = a.Constant(Int(0)), one = a.Constant(Int(1)), none = a.Constant(NewNone());
  a.Op(kReturnGenerator);
  a.Op(kResume);
  a.Op(kLoadConst, 1, zero);
  int enter = a.Op(kJumpIfLessLL, 1, 0, 0);
  int top = a.Op(kMove, 2, 1);
  a.Op(kYield, 2);
  a.Op(kResume, 1);
  a.Op(kDrop, 2);
  a.Op(kAddLK, 1, 1, one);
  int again = a.Op(kJumpIfLessLL, 1, 0, 1);
  a.Jump(again, top);
  a.Jump(enter, a.Here());
  a.Op(kReturnConst, none);
  Ref<FunctionObject> g = Function(a, "g");
  ASSERT_TRUE(DictSetText(globals_.get(), "g", g));
  // def total(n): t = 0; for x in g(n): t += x; return t
  Assembler b(1, {"n", "t", "x"}, 3);
  zero = b.Constant(Int(0));
  b.Op(kLoadConst, 1, zero);
  b.Op(kLoadGlobal, 3, b.Name("g"));
  b.Op(kMove, 4, 0);
  b.Op(kCall, 3, 1);
  b.Op(kGetIterT, 3, 3);
  int loop = b.Op(kForIter, 3, 2);
  b.Op(kInplaceAddLL, 1, 1, 2);
  int back = b.Op(kJumpBack);
  b.Jump(back, loop);
  b.Jump(loop, b.Here());
  b.Op(kReturnL, 1);
  Ref<FunctionObject> total = Function(b, "total");
  Ref<Object> n = Int(1000);
  EXPECT_EQ(ReprOf(Call(total, {n.get()})), "499500");
  EXPECT_EQ(ReprOf(Call(total, {n.get()})), "499500");
  Ref<ListObject> list = ListOf(Call(g, {n.get()}));
  ASSERT_TRUE(list);
  EXPECT_EQ(list->size, 1000);
}

TEST_F(DispatchTest, DeepRecursionIsAnError) {
  Assembler a(1, {"n"}, 3);
  a.Op(kLoadGlobal, 1, a.Name("f"));
  a.Op(kMove, 2, 0);
  a.Op(kCall, 1, 1);
  a.Op(kReturnT, 1);
  Ref<FunctionObject> f = Function(a);
  ASSERT_TRUE(DictSetText(globals_.get(), "f", f));
  EXPECT_EQ(Call(f, {None()}).get(), nullptr);
  EXPECT_EQ(TakeErrorText(), "RecursionError: maximum recursion depth exceeded");
  EXPECT_EQ(CurrentThread().recursion_remaining, CurrentThread().recursion_limit);
}

}  // namespace
}  // namespace viv
