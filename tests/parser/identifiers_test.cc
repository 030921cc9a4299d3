#include "parser/identifiers.h"

#include <string>

#include "gtest/gtest.h"

namespace viv::parser {
namespace {

TEST(Identifiers, EqualNamesAreOnePointer) {
  Arena arena;
  IdentifierTable names(arena);
  std::string copy = "spam";
  EXPECT_EQ(names.Intern("spam"), names.Intern(copy));
  EXPECT_NE(names.Intern("spam"), names.Intern("eggs"));
  EXPECT_EQ(names.Intern("spam")->view(), "spam");
  EXPECT_EQ(names.count(), 2u);
}

TEST(Identifiers, CompatibilityFormsBecomeTheNormalName) {
  Arena arena;
  IdentifierTable names(arena);
  EXPECT_EQ(names.Intern("ﬁ"), names.Intern("fi"));
  EXPECT_EQ(names.Intern("ℌ"), names.Intern("H"));
  EXPECT_EQ(names.Intern("e\u0301"), names.Intern("é"));
}

TEST(Identifiers, IndicesAreDenseAndSurviveGrowth) {
  Arena arena;
  IdentifierTable names(arena);
  std::vector<std::string> texts;
  for (int i = 0; i < 5000; ++i) {
    texts.push_back("name_with_some_length_" + std::to_string(i));
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(names.Intern(texts[i])->index, i);
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(names.Intern(texts[i])->index, i);
  }
}

}  // namespace
}  // namespace viv::parser
