// What a code object tells about itself: names, flags, cells, lines.
#include "compiler_fixture.h"

namespace viv {
namespace {

class CodeTest : public CompilerTest {
 protected:
  std::string Names(std::string_view source, GcSlot<TupleObject> CodeObject::*names) {
    Ref<CodeObject> code = Compile(source);
    return code ? Shown((Inner(code.get())->*names).get()) : TakeErrorText();
  }
};

TEST_F(CodeTest, VariablesStandInTheOrderInWhichTheyAreMet) {
  EXPECT_EQ(Names("def f(a, *args, k, **kw):\n  b = c = a\n  for d in b: e = d", &CodeObject::local_names),
            "'a' 'k' 'args' 'kw' 'b' 'c' 'd' 'e'");
  // The value's variables come before the target; what a comprehension uses is in a cell.
  EXPECT_EQ(Names("def f():\n  x = [y for z in w] + y\n  y = 1\n  w = 2", &CodeObject::local_names), "'w' 'x'");
}

TEST_F(CodeTest, AnAnnotationAloneMakesNoVariable) {
  EXPECT_EQ(Names("def f():\n  x: int\n  y = 1\n  return y", &CodeObject::local_names), "'y'");
}

TEST_F(CodeTest, CapturedParametersComeFirstAmongTheCells) {
  const char* source = "def f(b, a):\n  z = 1\n  c = 2\n  return lambda: (a, b, c, z)";
  EXPECT_EQ(Names(source, &CodeObject::cell_names), "'b' 'a' 'c' 'z'");
  Ref<CodeObject> code = Compile(source);
  CodeObject* f = Inner(code.get());
  EXPECT_EQ(f->cell_parameters[0], 0);
  EXPECT_EQ(f->cell_parameters[1], 1);
  EXPECT_EQ(f->cell_parameters[2], -1);
  EXPECT_EQ(Shown(Inner(f)->free_names.get()), "'a' 'b' 'c' 'z'");
}

TEST_F(CodeTest, FlagsTellTheKindOfFunction) {
  struct {
    const char* source;
    uint32_t flags;
  } cases[] = {
      {"def f(): pass", 0x3},        {"def f(*a): pass", 0x7},
      {"def f(**k): pass", 0xb},     {"def f(): yield", 0x23},
      {"async def f(): pass", 0x83}, {"async def f(): yield", 0x203},
      {"f = lambda: 1", 0x3},        {"class f: pass", 0},
      {"f = (x for x in y)", 0x23},  {"from __future__ import annotations\ndef f(): pass", 0x1000003},
  };
  for (const auto& c : cases) {
    Ref<CodeObject> code = Compile(c.source);
    ASSERT_TRUE(code);
    EXPECT_EQ(Inner(code.get())->flags, c.flags) << c.source;
  }
  Ref<CodeObject> nested = Compile("def f():\n  def g(): pass");
  EXPECT_EQ(Inner(Inner(nested.get()))->flags, 0x13u);
}

TEST_F(CodeTest, QualifiedNamesSayWhereSomethingIsDefined) {
  Ref<CodeObject> code =
      Compile("class A:\n  def f(self):\n    def g(): return [lambda: 1 for x in y]\n    global h\n    def h(): pass");
  CodeObject* f = Inner(Inner(code.get()));
  EXPECT_EQ(Shown(f->qualname.get()), "'A.f'");
  CodeObject* g = Inner(f);
  EXPECT_EQ(Shown(g->qualname.get()), "'A.f.<locals>.g'");
  EXPECT_EQ(Shown(Inner(g)->qualname.get()), "'A.f.<locals>.g.<locals>.<listcomp>'");
  EXPECT_EQ(Shown(Inner(Inner(g))->qualname.get()), "'A.f.<locals>.g.<locals>.<listcomp>.<lambda>'");
  EXPECT_EQ(Shown(Inner(f, 1)->qualname.get()), "'h'");
}

TEST_F(CodeTest, PrivateNamesAreMangled) {
  Ref<CodeObject> code = Compile("class _A:\n  def f(self, __p): return self.__x, __y, __p, __z__");
  CodeObject* f = Inner(Inner(code.get()));
  EXPECT_EQ(Shown(f->local_names.get()), "'self' '_A__p'");
  EXPECT_EQ(Shown(f->names.get()), "'_A__x' '_A__y' '__z__'");
}

TEST_F(CodeTest, FirstLinesAreThoseOfTheDecorators) {
  Ref<CodeObject> code = Compile("\n@a\n@b\ndef f(): pass\n\n@c\nclass D: pass\n");
  EXPECT_EQ(Inner(code.get(), 0)->first_line, 2);
  EXPECT_EQ(Inner(code.get(), 1)->first_line, 6);
}

TEST_F(CodeTest, DefaultsAndAnnotationsOfConstantsAreOneConstant) {
  EXPECT_EQ(Constants("def f(a=1, b='x', *, k=2): pass"), "1 'x' 2 ('k',) <code f> None (1, 'x')");
  EXPECT_EQ(Constants("def f(a: 'int') -> 'str': pass"), "'a' 'int' 'return' 'str' <code f> None ('a', 'int', 'return', 'str')");
}

TEST_F(CodeTest, FutureAnnotationsAreText) {
  struct {
    const char* annotation;
    const char* text;
  } cases[] = {
      {"int", "int"},
      {"a  +b*( c-d )", "a + b * (c - d)"},
      {"(a,b)", "(a, b)"},
      {"x[1:2, ::3]", "x[1:2, ::3]"},
      {"lambda a, /, b=1, *c, d, **e: a", "lambda a, /, b=1, *c, d, **e: a"},
      {"not a or b and (c or d)", "not a or b and (c or d)"},
      {"{**a, 'b': 1}", "{**a, 'b': 1}"},
      {"[x async for x in y if z]", "[x async for x in y if z]"},
      {"f(a, *b, c=1, **d)", "f(a, *b, c=1, **d)"},
      {"f(x for x in y)", "f(x for x in y)"},
      {"f'{a!r:>{w}} {{}}'", "f'{a!r:>{w}} {{}}'"},
      {"a if b else c", "a if b else c"},
      {"2 ** -x ** y", "2 ** (-x ** y)"},
      {"1 .real", "1 .real"},
      {"u'a'", "u'a'"},
      {"...", "..."},
      {"1e999", "1e309"},
      {"(1,)", "(1,)"},
      {"()", "()"},
      {"x[(1,2)]", "x[1, 2]"},
      {"x[*a]", "x[*a,]"},
      {"lambda: 1", "lambda: 1"},
      {"lambda *a: 1", "lambda*a: 1"},
      {"lambda *, a: 1", "lambda*, a: 1"},
      {"{1,2}", "{1, 2}"},
      {"{a:b for a,b in c}", "{a: b for a, b in c}"},
      {"-(-x)", "--x"},
      {"(a,b)[0]", "(a, b)[0]"},
      {"a<b<=c", "a < b <= c"},
      {"not (not a)", "not not a"},
      {"f'{ {1:2} }'", "f'{ {1: 2}}'"},
      {"(lambda: 1)()", "(lambda: 1)()"},
      {"b'x'", "b'x'"},
      {"1j", "1j"},
      {"'it''s'", "'its'"},
      {"a.b.c", "a.b.c"},
      {"x[a:b]", "x[a:b]"},
      {"(a if b else c) if d else e", "(a if b else c) if d else e"},
      {"~x", "~x"},
      {"+x - -y", "+x - -y"},
      {"a@b//c%d", "a @ b // c % d"},
      {"a<<b>>c", "a << b >> c"},
      {"a|b^c&d", "a | b ^ c & d"},
      {"a is not b not in c", "a is not b not in c"},
      {"f(**{'a':1})", "f(**{'a': 1})"},
      {"x[a, b:c]", "x[a, b:c]"},
      {"[*a, b]", "[*a, b]"},
      {"(*a, b)", "(*a, b)"},
      {"{'a': 1, **b}", "{'a': 1, **b}"},
      {"(a for a in b if c if d)", "(a for a in b if c if d)"},
      {"{a for a in b for c in d}", "{a for a in b for c in d}"},
      {"a[b][c]", "a[b][c]"},
      {"f'a{b}c{d!s}'", "f'a{b}c{d!s}'"},
      {"f''", "f''"},
      {"'\\n'", "'\\n'"},
      {"1e-5", "1e-05"},
      {"1_000", "1000"},
      {"0xff", "255"},
      {"x[lambda: 1]", "x[lambda: 1]"},
  };
  for (const auto& c : cases) {
    Ref<CodeObject> code = Compile(std::string("from __future__ import annotations\nx: ") + c.annotation);
    ASSERT_TRUE(code) << c.annotation;
    std::string texts;
    for (Object* constant : TupleItems(code->constants)) {
      if (IsStr(constant)) texts += StrToStdString(AsStr(constant)) + "\n";
    }
    EXPECT_NE(("\n" + texts).find("\n" + std::string(c.text) + "\n"), std::string::npos) << c.annotation << ": " << texts;
  }
}

TEST_F(CodeTest, EveryFormOfStatementPassesTheChecker) {
  const char* sources[] = {
      "while a:\n  try:\n    with b as c, d as (e, f):\n      if g: continue\n      if h: break\n      return_ = 1\n  finally:\n   "
      " del i",
      "def f():\n  for a in b:\n    try:\n      with c:\n        return a\n    except D as e:\n      return e\n    except (F, "
      "G):\n      continue\n    else:\n      break\n"
      "    finally:\n      for h in i: print(h)\n  else: return 1",
      "async def f():\n  async with a as b:\n    async for c in d:\n      if c: break\n      await e\n      yield c\n    else: "
      "return\n  return_ = [x async for x in y if await z]",
      "def f(x):\n  match x:\n    case {'a': [1, *b], **c} if d: return b\n    case A(e, f=[g]) | B(f=e, g=g): pass\n    case [_, "
      "*_, h] | [h]: pass\n    case None | True: pass\n"
      "    case (1 as i): pass\n    case -1.5 | 'a': pass\n    case j.k: pass\n    case _: pass",
      "try: a\nexcept* B as c: d\nexcept* E: f\nelse: g\nfinally: h",
      "a = b = [c, *d] = e[f:g, h] = i\nj.k += l\nm[n] *= o\np[q:r] -= s\nt @= u",
      "x = a < b < c != d\ny = a and b or not c\nz = a if b and not c else (d or e)\nif a < b() < c: pass\nwhile not (a is None or "
      "b is not None): pass",
      "def f(a, b):\n  x = a < b < a\n  if a < b < x and x in a: return a\n  del x\n  try: x\n  except E as x: pass\n  return x",
      "f(*a, b, *c, d=1, **e, f=2)\nf(**g)\nf(1, *h)\nclass A(B, *C, metaclass=M, **k): x: int = 1",
      "{**a, 'b': 1, **c}\n{*a, b}\n(*a,)\n[1, *a, 2]\nf'{a}{b!r}{c:{d}}'",
      "def f():\n  x = yield\n  y = yield from x\n  return (yield x), y",
      "class A:\n  def f(self): return __class__\n  y = [x for x in range(3)]\n  class B: z = 1",
      "def f():\n  def g():\n    nonlocal x\n    del x\n    x = 1\n  x = 2\n  return g",
      "lambda: (yield)\nlambda *a, b=c, **d: (a, b)",
      "import a.b.c as d, e.f\nfrom . import g\nfrom ..h import i as j\nassert k, l\nraise m from n",
  };
  for (const char* source : sources) EXPECT_EQ(ErrorOf(source), "no error") << source;
}

TEST_F(CodeTest, LongDisplaysAndCallsDoNotGrowTheFrame) {
  std::string list = "x = [", call = "f(", dict = "d = {";
  for (int i = 0; i < 1000; ++i) {
    list += "a, ";
    call += "a, ";
    dict += "a: b, ";
  }
  for (const std::string& source : {list + "]", call + ")", dict + "}"}) {
    Ref<CodeObject> code = Compile(source);
    ASSERT_TRUE(code);
    EXPECT_LT(code->register_count, 50);
  }
}

TEST_F(CodeTest, StackSizesAreThoseOfCPython) {
  const struct {
    const char* source;
    int size;
  } cases[] = {
      {"pass", 1},
      {"f(1, 2, 3)", 5},
      {"o.m(1, k=2)", 4},
      {"f(*a, b, **c)", 5},
      {"[1, 2, 3, 4]", 2},
      {"x = [a, b, c, d]", 4},
      {"a < b < c", 3},
      {"if a is None: pass", 1},
      {"x = a is None", 2},
      {"with a: pass", 6},
      {"try: pass\nexcept a: pass", 4},
      {"while True: pass", 0},
      {"if 0: f(1, 2, 3, 4)", 1},
      {"raise a\nf(1, 2, 3, 4)", 1},
      {"a, b, c = d", 3},
      {"a.b += c", 3},
      {"a[b] += c", 4},
      {"x: int = 1", 3},
      {"class C(a): pass", 5},
      {"import a.b as c", 2},
  };
  for (const auto& c : cases) {
    Ref<CodeObject> code = Compile(c.source);
    ASSERT_TRUE(code) << c.source;
    EXPECT_EQ(code->stack_size, c.size) << c.source;
  }
}

TEST_F(CodeTest, MoreConstantsThanAnOperandCounts) {
  std::string source = "x = [";
  for (int i = 0; i < 70000; ++i) source += "f(" + std::to_string(i) + "), ";
  Ref<CodeObject> code = Compile(source + "]\ndef g(): return 70001\n");
  ASSERT_TRUE(code);
  EXPECT_GT(code->constants->size, 70000);
}

}  // namespace
}  // namespace viv
