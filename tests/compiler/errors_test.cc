// Messages and places of the errors that are found after parsing, as CPython 3.11 has them.
#include "compiler_fixture.h"

namespace viv {
namespace {

class CompileErrorsTest : public CompilerTest {};

struct Case {
  const char* source;
  const char* error;  // message (line, offset, end line, end offset)
};

TEST_F(CompileErrorsTest, SayWhatCPythonSays) {
  const Case cases[] = {
      {"x=1; from __future__ import division", "from __future__ imports must occur at the beginning of the file (1, 5, 1, None)"},
      {"'a'\n'b'\nfrom __future__ import annotations",
       "from __future__ imports must occur at the beginning of the file (3, 1, 3, 35)"},
      {"from __future__ import braces", "not a chance (1, 1, 1, None)"},
      {"from __future__ import foo", "future feature foo is not defined (1, 1, 1, None)"},
      {"  \n\nfrom __future__ import (division,\n foo)", "future feature foo is not defined (3, 1, 3, None)"},
      {"from __future__ import division; x; from __future__ import division",
       "from __future__ imports must occur at the beginning of the file (1, 36, 1, None)"},
      {"from __future__ import division\nx\nfrom __future__ import division",
       "from __future__ imports must occur at the beginning of the file (3, 1, 3, 32)"},
      {"def f(a,a): pass", "duplicate argument 'a' in function definition (1, 9, 1, 10)"},
      {"def f():\n global x\n x=1\n nonlocal y", "no binding for nonlocal 'y' found (4, 2, 4, 12)"},
      {"nonlocal x", "nonlocal declaration not allowed at module level (1, 1, 1, 11)"},
      {"def f():\n x=1\n global x", "name 'x' is assigned to before global declaration (3, 2, 3, 10)"},
      {"class A:\n def f(self): return\n break", "'break' outside loop (3, 2, 3, 7)"},
      {"with a: continue", "'continue' not properly in loop (1, 9, 1, 17)"},
      {"x = yield 1", "'yield' outside function (1, 5, 1, 12)"},
      {"def f(): await x", "'await' outside async function (1, 10, 1, 17)"},
      {"await x", "'await' outside function (1, 1, 1, 8)"},
      {"[x async for x in y]", "asynchronous comprehension outside of an asynchronous function (1, 1, 1, 21)"},
      {"def f(): [x async for x in y]", "asynchronous comprehension outside of an asynchronous function (1, 10, 1, 30)"},
      {"async def f():\n yield 1\n return 2", "'return' with value in async generator (3, 2, 3, 10)"},
      {"async def f():\n yield from x", "'yield from' inside async function (2, 2, 2, 14)"},
      {"__debug__ = 1", "cannot assign to __debug__ (1, 1, 1, 10)"},
      {"f(__debug__=1)", "cannot assign to __debug__ (1, 1, 1, 15)"},
      {"def f(__debug__): pass", "cannot assign to __debug__ (1, 1, 1, 23)"},
      {"x.__debug__ = 1", "cannot assign to __debug__ (1, 1, 1, 12)"},
      {"import __debug__", "cannot assign to __debug__ (1, 1, 1, 17)"},
      {"import a as __debug__", "cannot assign to __debug__ (1, 1, 1, 22)"},
      {"for __debug__ in x: pass", "cannot assign to __debug__ (1, 5, 1, 14)"},
      {"__debug__ += 1", "cannot assign to __debug__ (1, 1, 1, 10)"},
      {"del __debug__", "cannot delete __debug__ (1, 5, 1, 14)"},
      {"(__debug__ := 1)", "cannot assign to __debug__ (1, 2, 1, 11)"},
      {"class __debug__: pass", "cannot assign to __debug__ (1, 1, 1, 22)"},
      {"def __debug__(): pass", "cannot assign to __debug__ (1, 1, 1, 22)"},
      {"with a as __debug__: pass", "cannot assign to __debug__ (1, 11, 1, 20)"},
      {"try: pass\nexcept E as __debug__: pass", "cannot assign to __debug__ (2, 1, 2, 28)"},
      {"match x:\n case __debug__: pass", "cannot assign to __debug__ (2, 7, 2, 16)"},
      {"a, *b, *c = x", "multiple starred expressions in assignment (1, 1, 1, 10)"},
      {"*a = 1", "starred assignment target must be in a list or tuple (1, 1, 1, 3)"},
      {"x = *a", "can't use starred expression here (1, 5, 1, 7)"},
      {"f(a=1, a=2)", "keyword argument repeated: a (1, 8, 1, 11)"},
      {"try: pass\nexcept: pass\nexcept E: pass", "default 'except:' must be last (2, 1, 2, 13)"},
      {"def f():\n  def g():\n    nonlocal x", "no binding for nonlocal 'x' found (3, 5, 3, 15)"},
      {"lambda: (yield)", "no error"},
      {"class A: yield 1", "'yield' outside function (1, 10, 1, 17)"},
      {"[(yield 1) for x in y]", "'yield' inside list comprehension (1, 3, 1, 10)"},
      {"[x:=1 for x in y]", "assignment expression cannot rebind comprehension iteration variable 'x' (1, 2, 1, 3)"},
      {"class A: [x:=1 for y in z]", "assignment expression within a comprehension cannot be used in a class body (1, 11, 1, 12)"},
      {"[x for y in (x := z)]", "assignment expression cannot be used in a comprehension iterable expression (1, 14, 1, 20)"},
      {"[x for y in [z for z in w if (x := z)]]", "assignment expression cannot be used in a comprehension iterable expression (1, 31, 1, 37)"},
      {"def f(x): global x", "name 'x' is parameter and global (1, 11, 1, 19)"},
      {"def f():\n print(x)\n global x", "name 'x' is used prior to global declaration (3, 2, 3, 10)"},
      {"def f():\n x: int\n global x", "annotated name 'x' can't be global (3, 2, 3, 10)"},
      {"def f():\n global x\n x: int = 1", "annotated name 'x' can't be global (3, 2, 3, 12)"},
      {"def f(): from a import *", "import * only allowed at module level (1, 24, 1, 25)"},
      {"match x:\n case a: pass\n case b: pass", "name capture 'a' makes remaining patterns unreachable (2, 7, 2, 8)"},
      {"match x:\n case _: pass\n case b: pass", "wildcard makes remaining patterns unreachable (2, 7, 2, 8)"},
      {"match x:\n case [a,a]: pass", "multiple assignments to name 'a' in pattern (2, 10, 2, 11)"},
      {"match x:\n case [a]|[b]: pass", "alternative patterns bind different names (2, 12, 2, 13)"},
      {"match x:\n case {'a':1,'a':2}: pass", "mapping pattern checks duplicate key ('a') (2, 7, 2, 20)"},
      {"match x:\n case A(x=1,x=2): pass", "attribute name repeated in class pattern: x (2, 15, 2, 16)"},
      {"match x:\n case [*a,*b]: pass", "multiple starred names in sequence pattern (2, 7, 2, 14)"},
      {"match x:\n case a|b: pass", "name capture 'a' makes remaining patterns unreachable (2, 7, 2, 8)"},
      {"try:\n pass\nexcept* E:\n return 1", "'return' outside function (4, 2, 4, 10)"},
      {"def f():\n try:\n  pass\n except* E:\n  return 1",
       "'break', 'continue' and 'return' cannot appear in an except* block (5, 10, 5, 11)"},
      {"while 1:\n try:\n  pass\n except* E:\n  break",
       "'break', 'continue' and 'return' cannot appear in an except* block (5, 3, 5, 8)"},
      {"def f():\n return\nreturn 1", "'return' outside function (3, 1, 3, 9)"},
      {"from __future__ import annotations\ndef f(x: (yield)): pass",
       "'yield expression' can not be used within an annotation (2, 11, 2, 16)"},
      {"from __future__ import annotations\nx: (y:=1)", "'named expression' can not be used within an annotation (2, 5, 2, 9)"},
      {"def f(x:(yield)): pass", "'yield' outside function (1, 10, 1, 15)"},
      {"a: int\nglobal a", "annotated name 'a' can't be global (2, 1, 2, 9)"},
      {"class A:\n global x\n x: int", "annotated name 'x' can't be global (3, 2, 3, 8)"},
      {"def f():\n nonlocal_ = 1\n class A:\n  nonlocal zz", "no binding for nonlocal 'zz' found (4, 3, 4, 14)"},
      {"def f():\n async with a: pass", "'async with' outside async function (2, 2, 2, 20)"},
      {"def f():\n async for a in b: pass", "'async for' outside async function (2, 2, 2, 24)"},
      {"async def f():\n def g():\n  [await x for y in z]",
       "asynchronous comprehension outside of an asynchronous function (3, 3, 3, 23)"},
      {"def f(x, *, x): pass", "duplicate argument 'x' in function definition (1, 13, 1, 14)"},
      {"lambda x, x: 1", "duplicate argument 'x' in function definition (1, 11, 1, 12)"},
      {"def f():\n x = 1\n def g():\n  nonlocal x\n  global x", "name 'x' is nonlocal and global (4, 3, 4, 13)"},
      {"\xc3\xa9"
       " = 1; nonlocal x",
       "nonlocal declaration not allowed at module level (1, 9, 1, 19)"},
  };
  for (const Case& c : cases) EXPECT_EQ(ErrorOf(c.source), c.error) << c.source;
}

TEST_F(CompileErrorsTest, BlocksNestTwentyDeep) {
  auto nested = [](int depth) {
    std::string source;
    for (int i = 0; i < depth; ++i) source += std::string(static_cast<size_t>(i), ' ') + "while x:\n";
    return source + std::string(static_cast<size_t>(depth), ' ') + "pass\n";
  };
  EXPECT_EQ(ErrorOf(nested(20)), "no error");
  EXPECT_EQ(ErrorOf(nested(21)), "too many statically nested blocks (21, 21, 22, 26)");
}

TEST_F(CompileErrorsTest, DeepTreesAreARecursionError) {
  const char* message = "RecursionError: maximum recursion depth exceeded during compilation";
  for (int length : {2000, 100000}) {
    std::string sum = "x", dots = "x", calls = "f", chain = "x";
    for (int i = 0; i < length; ++i) {
      sum += "+x";
      dots += ".x";
      calls += "()";
    }
    for (const std::string& source : {sum, dots, calls}) EXPECT_EQ(ErrorOf(source), length == 2000 ? "no error" : message);
  }
  EXPECT_EQ(ErrorOf(std::string(100000, '-') + "x"), "MemoryError");  // the parser's answer
}

}  // namespace
}  // namespace viv
