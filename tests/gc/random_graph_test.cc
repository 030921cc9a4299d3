// Random programs over random graphs, run side by side with a model that knows reachability only. After each step the same nodes
// must be alive, in the same generations, with the same counts, and the same weak references must have been told.
#include <random>

#include "toys.h"

namespace viv {
namespace {

// What a node is in the model: edges by id, how often the test holds it, its generation.
struct ModelNode {
  std::vector<int> edges;
  int held = 1;
  int generation = 0;
  bool watched = false;  // has a weak reference with a callback, held by the test
};

class Model {
 public:
  std::map<int, ModelNode> nodes;
  std::set<int> told;  // nodes whose watcher has been called

  uint32_t Refcount(int id) const {
    uint32_t count = static_cast<uint32_t>(nodes.at(id).held);
    for (const auto& [other, node] : nodes) count += static_cast<uint32_t>(std::count(node.edges.begin(), node.edges.end(), id));
    return count;
  }

  // Removes whatever nothing refers to.
  void DropDead() {
    for (bool changed = true; changed;) {
      changed = false;
      for (auto it = nodes.begin(); it != nodes.end(); ++it) {
        if (Refcount(it->first) != 0) continue;
        Die(it->first);
        changed = true;
        break;
      }
    }
  }

  int64_t Collect(int generation) {
    std::vector<int> pending;
    std::set<int> reachable;
    auto reach = [&](int id) {
      if (nodes[id].generation <= generation && reachable.insert(id).second) pending.push_back(id);
    };
    for (auto& [id, node] : nodes) {
      if (node.held > 0) reach(id);
      if (node.generation > generation) {
        for (int edge : node.edges) reach(edge);
      }
    }
    while (!pending.empty()) {
      int id = pending.back();
      pending.pop_back();
      for (int edge : nodes[id].edges) reach(edge);
    }
    std::vector<int> garbage;
    for (auto& [id, node] : nodes) {
      if (node.generation > generation) continue;
      if (reachable.count(id)) {
        node.generation = std::min(generation + 1, kOldestGeneration);
      } else {
        garbage.push_back(id);
      }
    }
    for (int id : garbage) Die(id);
    DropDead();
    return static_cast<int64_t>(garbage.size());
  }

 private:
  void Die(int id) {
    if (nodes[id].watched) told.insert(id);
    nodes.erase(id);
  }
};

class RandomGraphTest : public GcTest, public ::testing::WithParamInterface<int> {
 protected:
  void Step() {
    switch (Random(9)) {
      case 0:
      case 1:
        Make();
        break;
      case 2:
      case 3:
        AddEdge();
        break;
      case 4:
        RemoveEdges();
        break;
      case 5:
        Release();
        break;
      case 6:
        Hold();
        break;
      case 7:
        Watch();
        break;
      case 8: {
        int generation = static_cast<int>(Random(kGenerationCount));
        EXPECT_EQ(gc.Collect(generation), model.Collect(generation));
        break;
      }
    }
  }

  void Compare() {
    std::set<int> expected;
    for (const auto& [id, node] : model.nodes) expected.insert(id);
    ASSERT_EQ(world_.alive, expected);
    for (int generation = 0; generation < kGenerationCount; ++generation) {
      gc.ForEachObject(generation, [&](Object* object) {
        if (IsWeakRef(object) || object == callback) return true;
        int id = static_cast<Node*>(object)->id;
        EXPECT_EQ(model.nodes[id].generation, generation) << id;
        EXPECT_EQ(model.Refcount(id), object->refcount) << id;
        return true;
      });
    }
    EXPECT_EQ(told, model.told);
    ASSERT_EQ(gc.Validate(), "");
  }

  size_t Random(size_t below) { return std::uniform_int_distribution<size_t>(0, below - 1)(generator); }
  // A node that can be got at: by way of one that the test holds, in the program's place. Null: none.
  Node* Pick() {
    if (model.nodes.empty()) return nullptr;
    auto it = model.nodes.begin();
    std::advance(it, Random(model.nodes.size()));
    return nodes.at(it->first);
  }

  void Make() {
    if (model.nodes.size() > 60) return;
    int id = next_id++;
    static TypeBase* const kTypes[] = {&kNode, &kNode, &kFinal};
    nodes[id] = NewNode(id, kTypes[Random(3)]);
    model.nodes[id] = ModelNode();
  }
  void AddEdge() {
    Node* from = Pick();
    if (!from || from->edge_count == kMaxEdges) return;
    Node* to = Pick();
    Link(from, to);
    model.nodes[from->id].edges.push_back(to->id);
  }
  void RemoveEdges() {
    Node* from = Pick();
    if (!from) return;
    model.nodes[from->id].edges.clear();
    model.DropDead();
    IncRef(from);
    DropEdges(from);
    DecRef(from);
  }
  void Release() {
    Node* node = Pick();
    if (!node || model.nodes[node->id].held == 0) return;
    --model.nodes[node->id].held;
    model.DropDead();
    DecRef(node);
  }
  void Hold() {
    Node* node = Pick();
    if (!node || model.nodes[node->id].held != 0 || Random(4) != 0) return;
    IncRef(node);
    ++model.nodes[node->id].held;
  }
  void Watch() {
    Node* node = Pick();
    if (!node || model.nodes[node->id].watched) return;
    model.nodes[node->id].watched = true;
    WeakRef* weakref = NewWeakRef(node, callback);
    watchers[weakref] = node->id;
  }

  void Run(int seed, int steps) {
    generator.seed(static_cast<unsigned>(seed));
    gc.SetThreshold(0, 0);
    callback = NewNode(-1);
    world_.alive.erase(-1);
    world_.on_callback[-1] = [this](WeakRef* self) { EXPECT_TRUE(told.insert(watchers.at(self)).second) << "told twice"; };
    for (int i = 0; i < steps && !HasFatalFailure(); ++i) {
      Step();
      Compare();
    }
    for (auto& [id, node] : model.nodes) {
      for (; node.held > 0; --node.held) DecRef(nodes[id]);
    }
    gc.Collect();
    EXPECT_TRUE(world_.alive.empty());
    for (auto [weakref, id] : watchers) DecRef(weakref);
    DecRef(callback);
    EXPECT_EQ(heap.AllocatedBlocks(), 0u);
  }

  std::mt19937 generator;
  Model model;
  std::map<int, Node*> nodes;
  std::map<WeakRef*, int> watchers;
  std::set<int> told;
  Node* callback = nullptr;
  int next_id = 0;
};

TEST_P(RandomGraphTest, AgreesWithTheModel) { Run(GetParam(), 400); }

INSTANTIATE_TEST_SUITE_P(Seeds, RandomGraphTest, ::testing::Range(1, 26));

// Collections start where they please here; the model is asked at the end only.
class RandomStressTest : public GcTest, public ::testing::WithParamInterface<int> {};

TEST_P(RandomStressTest, NothingHeldDiesAndNothingLostStays) {
  std::mt19937 generator(static_cast<unsigned>(GetParam()));
  auto random = [&](size_t below) { return std::uniform_int_distribution<size_t>(0, below - 1)(generator); };
  gc.SetStress(GetParam() % 3);
  gc.SetThreshold(0, 3);
  gc.SetThreshold(1, 2);
  gc.SetThreshold(2, 2);
  std::vector<Node*> held;
  int id = 0;
  for (int i = 0; i < 1500; ++i) {
    held.push_back(NewNode(id++, random(2) ? &kNode : &kFinal, random(2) ? kManagedDictBytes : 0));
    for (int j = 0; j < 3; ++j) {
      Node* from = held[random(held.size())];
      if (from->edge_count < kMaxEdges) Link(from, held[random(held.size())]);
    }
    while (held.size() > 20) {
      size_t index = random(held.size());
      DecRef(held[index]);
      held.erase(held.begin() + static_cast<std::ptrdiff_t>(index));
    }
    for (Node* node : held) ASSERT_TRUE(Alive(node->id));
    if (i % 50 == 0) {
      ASSERT_EQ(gc.Validate(), "");
    }
  }
  for (Node* node : held) DecRef(node);
  gc.Collect();
  EXPECT_TRUE(world_.alive.empty());
  EXPECT_EQ(heap.AllocatedBlocks(), 0u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomStressTest, ::testing::Range(0, 9));

}  // namespace
}  // namespace viv
