#include "stdlib/live_objects.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include "gc/gc_head.h"
#include "memory/heap_walk.h"

namespace viv {

namespace {

constexpr size_t kBeforeObject[] = {0, sizeof(GcHead), sizeof(GcHead) + kManagedDictBytes};
constexpr uint16_t kKnownFlags = kStickyRefcount * 2 - 1;

class Census final : public HeapVisitor {
 public:
  void OnBlock(const BlockView& block) override {
    if (block.state != BlockState::kLive) return;
    for (size_t before : kBeforeObject) {
      if (before + sizeof(Object) > block.asked) return;
      auto* object = reinterpret_cast<Object*>(const_cast<char*>(static_cast<const char*>(block.data)) + before);
      if (!LooksRight(object, before)) continue;
      candidates_.push_back(object);
      known_.insert(object);
    }
  }

  std::vector<Object*> Finish() {
    std::vector<Object*> objects;
    objects.reserve(candidates_.size());
    for (Object* object : candidates_) {
      if (IsTypeObject(object->type, 0) && IsLinked(object)) objects.push_back(object);
    }
    return objects;
  }

 private:
  // May read the slack behind what was asked for.
  VIV_NO_ASAN static bool LooksRight(const Object* object, size_t before) {
    if (object->refcount == 0 || object->reserved != 0 || object->kind >= kKindCount || (object->flags & ~kKnownFlags) || !object->type) {
      return false;
    }
    bool head = (object->flags & kHasGcHead) != 0, managed = (object->flags & kManagedDict) != 0;
    return before == 0 ? !head && !managed : head && before == sizeof(GcHead) + (managed ? kManagedDictBytes : 0);
  }

  // What is tracked has neighbours in its generation that know it. A block of bytes whose room was an object's before does not.
  bool IsLinked(const Object* object) const {
    if (!IsTracked(object)) return true;
    const GcHead *head = HeadOf(object), *next = head->Next(), *prev = head->Prev();
    if (known_.contains(ObjectOf(next))) return next->Prev() == head;
    if (known_.contains(ObjectOf(prev))) return prev->Next() == head;
    return next == prev;  // the only one of its generation
  }

  // Types of types lead to `type`.
  bool IsTypeObject(const TypeBase* type, int depth) {
    auto found = types_.find(type);
    if (found != types_.end()) return found->second;
    bool answer = known_.contains(type) && depth < 8 && (type == BuiltinType(TypeId::kType) || IsTypeObject(type->type, depth + 1)) &&
                  (type->type->type_flags & kTypeSubclass);
    types_.emplace(type, answer);
    return answer;
  }

  std::vector<Object*> candidates_;
  absl::flat_hash_set<const Object*> known_;
  absl::flat_hash_map<const TypeBase*, bool> types_;
};

}  // namespace

std::vector<Object*> LiveObjects(const Heap& heap) {
  Census census;
  WalkHeap(heap, census);
  return census.Finish();
}

}  // namespace viv
