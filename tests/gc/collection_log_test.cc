#include "gc/collection_log.h"

#include <regex>

#include "toys.h"

namespace viv {
namespace {

std::vector<std::string>* lines;

class CollectionLogTest : public GcTest {
 protected:
  CollectionLogTest() {
    lines = &lines_;
    gc.SetObserver(log_.observer());
  }
  ~CollectionLogTest() override { gc.SetObserver({}); }

  // The lines without the time, which they end with.
  std::vector<std::string> Lines() {
    std::vector<std::string> result;
    for (const std::string& line : lines_) {
      std::smatch match;
      EXPECT_TRUE(std::regex_match(line, match, std::regex(R"((.*), \d+\.\d{3} ms)"))) << line;
      result.push_back(match[1]);
    }
    return result;
  }

  std::vector<std::string> lines_;
  CollectionLog log_{[](const std::string& line) { lines->push_back(line); }};
};

TEST_F(CollectionLogTest, OneLineForACollection) {
  MakeLostRing(1, 2, &kFinal);
  Node* kept = NewNode(3);
  gc.Collect(1);
  EXPECT_EQ(Lines(), (std::vector<std::string>{
                         "gc: generation 1, gc.collect(): counts 3 0 0, examined 3, collected 2, uncollectable 0, finalizers 2"}));
  DecRef(kept);
}

TEST_F(CollectionLogTest, TheReasonIsTold) {
  gc.SetThreshold(0, 2);
  gc.SetStress(0);
  std::vector<Node*> nodes;
  for (int i = 0; i < 3; ++i) nodes.push_back(NewNode(i));
  gc.SetStress(1);
  nodes.push_back(NewNode(3));
  gc.SetStress(0);
  gc.SetThreshold(0, 0);
  EXPECT_EQ(Lines(), (std::vector<std::string>{
                         "gc: generation 0, threshold: counts 3 0 0, examined 2, collected 0, uncollectable 0, finalizers 0",
                         "gc: generation 0, stress: counts 1 1 0, examined 1, collected 0, uncollectable 0, finalizers 0"}));
  for (Node* node : nodes) DecRef(node);
}

TEST_F(CollectionLogTest, TheCollectionsAtExitAreOneLine) {
  MakeLostRing(1, 2);
  gc.CollectAtExit();
  gc.CollectAtExit();
  EXPECT_TRUE(lines_.empty());
  log_.Finish();
  EXPECT_EQ(Lines(), (std::vector<std::string>{"gc: 2 collections at exit: examined 2, collected 2, uncollectable 0, finalizers 0"}));
  log_.Finish();
  EXPECT_EQ(lines_.size(), 1u);
}

}  // namespace
}  // namespace viv
