// The instructions of tests/bytecode_golden/NAME.py are those of NAME.dis. With VIV_UPDATE_GOLDENS=1 in the environment the files
// are written instead.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "compiler_fixture.h"

namespace viv {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class GoldenTest : public CompilerTest {};

TEST_F(GoldenTest, InstructionsAreWhatTheyWere) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(VIV_GOLDEN_FOLDER)) {
    if (entry.path().extension() == ".py") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  ASSERT_FALSE(paths.empty());
  bool update = std::getenv("VIV_UPDATE_GOLDENS");
  for (std::filesystem::path path : paths) {
    Ref<CodeObject> code = Compile(ReadFile(path));
    ASSERT_TRUE(code) << path << TakeErrorText();
    std::string text = Disassemble(code);
    path.replace_extension(".dis");
    if (update) {
      std::ofstream(path, std::ios::binary) << text;
    } else {
      EXPECT_EQ(text, ReadFile(path)) << path;
    }
  }
}

}  // namespace
}  // namespace viv
