// Source that nests or chains without end must end in a tree or an error, never in a crash. The tests run on a stack of 8 MB, which
// is what the main thread has; sanitizers need most of it.
#include <pthread.h>

#include "gtest/gtest.h"
#include "parser/ast_walk.h"
#include "parser_test_support.h"

namespace viv::parser {
namespace {

// Runs `body` on a stack of its own of 8 MB.
void OnEightMegabytes(std::function<void()> body) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 8 << 20);
  pthread_t thread;
  ASSERT_EQ(pthread_create(
                &thread, &attributes,
                [](void* function) -> void* {
                  (*static_cast<std::function<void()>*>(function))();
                  return nullptr;
                },
                &body),
            0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

std::string ErrorOf(const std::string& source, ParseMode mode = ParseMode::kFile) {
  std::string message;
  OnEightMegabytes([&] {
    ParseResult result = Parse(source, mode, "<test>");
    message = result ? "ok" : result.error->kind == ErrorKind::kMemoryError ? "MemoryError" : result.error->message;
  });
  return message;
}

std::string Nest(std::string_view open, std::string_view inner, std::string_view close, int depth) {
  return Repeat(open, depth) + std::string(inner) + Repeat(close, depth);
}

TEST(Depth, TwoHundredBracketsParse) {
  for (auto [open, close] : {std::pair{"(", ")"},
                             {"[", "]"},
                             {"{", "}"},
                             {"f(", ")"},
                             {"a[", "]"},
                             {"{a: ", "}"},
                             {"(yield ", ")"},
                             {"(a := ", ")"},
                             {"[x for x in ", "]"},
                             {"(lambda: ", ")"},
                             {"(a if b else ", ")"},
                             {"-(", ")"},
                             {"f(*", ")"}}) {
    EXPECT_EQ(ErrorOf(Nest(open, "a", close, 200)), "ok") << open;
  }
}

TEST(Depth, MoreBracketsAreRefused) {
  for (int depth : {201, 1000, 100000}) {
    EXPECT_EQ(ErrorOf(Nest("(", "a", ")", depth)), "too many nested parentheses");
    EXPECT_EQ(ErrorOf(Nest("[", "", "", depth)), "too many nested parentheses");
    EXPECT_EQ(ErrorOf(Nest("{a: f(", "", "", depth)), "too many nested parentheses");
  }
}

TEST(Depth, ErrorsInsideDeepBracketsAreFoundInTime) {
  EXPECT_EQ(ErrorOf(Nest("(", "a b", ")", 190)), "invalid syntax. Perhaps you forgot a comma?");
  EXPECT_EQ(ErrorOf(Nest("(", "1 +", ")", 190)), "invalid syntax");
  EXPECT_EQ(ErrorOf(Nest("f(", "a b", ")", 190)), "invalid syntax. Perhaps you forgot a comma?");
  EXPECT_EQ(ErrorOf(Nest("{a: ", "", "}", 190)), "expression expected after dictionary key and ':'");
  EXPECT_EQ(ErrorOf("match " + Nest("(", "x", ")", 190)), "ok");
  EXPECT_EQ(ErrorOf("match " + Nest("(", "x", ")", 190) + ":\n  case " + Nest("[", "a b", "]", 150) + ": pass"), "invalid syntax");
  EXPECT_EQ(ErrorOf("with " + Nest("(", "x", ")", 190) + ": pass"), "ok");
  EXPECT_EQ(ErrorOf("with " + Nest("(", "x y", ")", 190) + ": pass"), "invalid syntax. Perhaps you forgot a comma?");
}

TEST(Depth, HundredLevelsOfIndentationAreTooMany) {
  auto blocks = [](int depth) {
    std::string source;
    for (int i = 0; i < depth; ++i) {
      source += std::string(static_cast<size_t>(i), ' ') + "if x:\n";
    }
    return source + std::string(static_cast<size_t>(depth), ' ') + "pass\n";
  };
  EXPECT_EQ(ErrorOf(blocks(99)), "ok");
  EXPECT_EQ(ErrorOf(blocks(100)), "too many levels of indentation");
  EXPECT_EQ(ErrorOf(blocks(98) + "x y\n"), "invalid syntax");
}

TEST(Depth, BracketsInsideBlocksParse) {
  std::string source;
  for (int i = 0; i < 95; ++i) {
    source += std::string(static_cast<size_t>(i), ' ') + (i % 2 ? "while x:\n" : "def f():\n");
  }
  source += std::string(95, ' ') + Nest("(", "a", ")", 180) + "\n";
  EXPECT_EQ(ErrorOf(source), "ok");
  source += "a b\n";
  EXPECT_EQ(ErrorOf(source), "invalid syntax");
}

TEST(Depth, PrefixChainsEndInMemoryErrorWhereCPythonGivesUp) {
  for (auto [text, limit] : {std::pair{"-", 5969}, {"not ", 5969}, {"1**", 2984}, {"lambda:", 2984}, {"1 if 1 else ", 5969}}) {
    EXPECT_EQ(ErrorOf(Repeat(text, limit) + "1"), "ok") << text;
    EXPECT_EQ(ErrorOf(Repeat(text, limit + 1) + "1"), "MemoryError") << text;
    EXPECT_EQ(ErrorOf(Repeat(text, 100000) + "1"), "MemoryError") << text;
  }
  EXPECT_EQ(ErrorOf("if 1: pass\n" + Repeat("elif 1: pass\n", 100000)), "MemoryError");
  EXPECT_EQ(ErrorOf(Repeat("lambda x=", 100000) + "1" + Repeat(": 1", 100000)), "MemoryError");
}

TEST(Depth, LeftChainsMakeTreesAsDeepAsTheyAreLong) {
  const int kLength = 100000;
  EXPECT_EQ(ErrorOf("a" + Repeat("+a", kLength)), "ok");
  EXPECT_EQ(ErrorOf("a" + Repeat(".a", kLength)), "ok");
  EXPECT_EQ(ErrorOf("a" + Repeat("()", kLength)), "ok");
  EXPECT_EQ(ErrorOf("a" + Repeat("[0]", kLength)), "ok");
  EXPECT_EQ(ErrorOf("a" + Repeat(" or a", kLength)), "ok");
  EXPECT_EQ(ErrorOf("a" + Repeat(" < a", kLength)), "ok");
  EXPECT_EQ(ErrorOf(Repeat("a = ", kLength) + "a"), "ok");
  EXPECT_EQ(ErrorOf(Repeat("@a\n", kLength) + "def f(): pass"), "ok");
  EXPECT_EQ(ErrorOf(Repeat("'a' ", kLength)), "ok");
  EXPECT_EQ(ErrorOf("a" + Repeat("+a", kLength) + " b"), "invalid syntax");
  EXPECT_EQ(ErrorOf("a" + Repeat(".a", kLength) + " b"), "invalid syntax");
}

TEST(Depth, DeepTreesAreDumpedWithoutRecursion) {
  OnEightMegabytes([] {
    ParseResult result = Parse(Repeat("-", 5000) + "a", ParseMode::kExpression, "<test>");
    ASSERT_TRUE(result);
    EXPECT_GT(ast::Dump(result.mod, {2, true}).size(), 5000u);
  });
}

TEST(Depth, FormattedStringsNestInEachOther) {
  EXPECT_EQ(ErrorOf("f\"\"\"{f'''{f\"{f'{a}'}\"}'''}\"\"\""), "ok");
  EXPECT_EQ(ErrorOf("f'" + Nest("{(", "a", ")}", 1) + "'"), "ok");
  EXPECT_EQ(ErrorOf("f'{" + Nest("(", "a", ")", 199) + "}'"), "ok");
  EXPECT_EQ(ErrorOf("f'{" + Nest("(", "a", ")", 201) + "}'"), "f-string: too many nested parenthesis");
  EXPECT_EQ(ErrorOf("f'{f\"{" + Nest("[", "a b", "]", 150) + "}\"}'"), "f-string: invalid syntax. Perhaps you forgot a comma?");
  EXPECT_EQ(ErrorOf(Nest("(", "f'{" + Nest("(", "a", ")", 150) + "}'", ")", 150)), "ok");
}

}  // namespace
}  // namespace viv::parser
