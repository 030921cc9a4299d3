#include "stdlib/ref_totals.h"

#include <unordered_set>
#include <vector>

#include "gc/collector.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/type_object.h"
#include "memory/heap.h"

namespace viv {

namespace {

struct Walk {
  std::unordered_set<Object*> seen;
  std::vector<Object*> waiting;

  void Add(Object* object) {
    if (seen.insert(object).second) waiting.push_back(object);
  }
};

int VisitOne(Object* object, void* context) {
  static_cast<Walk*>(context)->Add(object);
  return 0;
}

}  // namespace

int64_t TotalReferences() {
  Walk walk;
  for (int generation = 0; generation <= kOldestGeneration; ++generation) {
    CurrentCollector().ForEachObject(generation, [&](Object* object) {
      walk.Add(object);
      return true;
    });
  }
  int64_t total = 0;
  while (!walk.waiting.empty()) {
    Object* object = walk.waiting.back();
    walk.waiting.pop_back();
    total += object->refcount < kImmortalRefcount ? object->refcount : object->refcount - kImmortalRefcount;
    walk.Add(object->type);
    if (object->type->traverse) object->type->traverse(object, &VisitOne, &walk);
  }
  return total;
}

std::string FormatRefTotals() {
  return "[" + std::to_string(TotalReferences()) + " refs, " + std::to_string(CurrentHeap().AllocatedBlocks()) + " blocks]\n";
}

}  // namespace viv
