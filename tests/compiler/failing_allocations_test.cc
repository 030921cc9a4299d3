// The compiler without memory: wherever an allocation fails, there is either a MemoryError and no code, or the usual code and no
// exception. Half a result (an exception swallowed and a name left out) would be code that reads beyond its tables.
#include "failing_allocations.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "compiler_fixture.h"

namespace viv {
namespace {

class FailingAllocationsTest : public CompilerTest {
 protected:
  static std::vector<uint64_t> Words(const CodeObject* code) { return {code->words, code->words + code->word_count}; }
  void CompileWithoutMemory(const std::string& source) {
    Ref<StrObject> filename = NewStr("<test>");
    Ref<CodeObject> code = CompileSource(source, filename, CompileMode::kExec, {});
    ASSERT_TRUE(code) << TakeErrorText();
    std::vector<uint64_t> wanted = Words(code.get());
    code.Reset();
    ForEachFailingAllocation(*CurrentRuntime().heap, [&] {
      Ref<CodeObject> attempt = CompileSource(source, filename, CompileMode::kExec, {});
      EXPECT_NE(static_cast<bool>(attempt), ErrorPending()) << source;
      if (attempt) {
        EXPECT_EQ(FindCodeFault(attempt.get()), "") << source;
        EXPECT_EQ(Words(attempt.get()), wanted) << source;
      } else {
        EXPECT_TRUE(PendingMatches(TypeId::kMemoryError)) << source;
      }
      ClearError();
    });
  }
};

TEST_F(FailingAllocationsTest, ShortPrograms) {
  for (const char* source : {"for item in items: pass", "total += 1", "(name := value)", "with a as b, c as d: e = f",
                             "try:\n  a\nexcept B as c:\n  d\nelse: e\nfinally: f", "import a.b.c as d, e\nfrom f import g as h",
                             "x: int = 1\nclass C(B, m=M):\n  y: 'str' = 2"}) {
    CompileWithoutMemory(source);
    if (HasFailure()) return;
  }
}

TEST_F(FailingAllocationsTest, TheProgramsWhoseInstructionsAreKnown) {
  for (const auto& entry : std::filesystem::directory_iterator(VIV_GOLDEN_FOLDER)) {
    if (entry.path().extension() != ".py") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    CompileWithoutMemory(text.str());
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace viv
