// What the files of the module itertools share.
#pragma once

#include "interpreter/objects/function_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/object.h"
#include "interpreter/objects/protocols.h"

namespace viv {

// The layout of every iterator of the module. Null slots are absent parts.
struct Iter : Object {
  GcSlot<Object> slot[5];
  ptrdiff_t number[3];
  ptrdiff_t count;
};
inline Iter* AsIter(Object* object) { return static_cast<Iter*>(object); }

int IterTraverse(Object* self, VisitFn visit, void* context);
void IterClear(Object* self);
void IterDealloc(Object* self);
Ref<Object> IterSelf(Borrowed<Object> self);
Ref<Object> NewIter(TypeObject* type, std::initializer_list<Ref<Object>> slots);

constexpr TypeSpec IterSpec(const char* name, Ref<Object> (*new_)(TypeObject*, CallArgs), UnarySlot next) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(Iter);
  spec.flags = kTypeHasGc | kTypeIsBaseType;
  spec.dealloc = &IterDealloc;
  spec.traverse = &IterTraverse;
  spec.clear = &IterClear;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.iter = &IterSelf;
  spec.slots.next = next;
  spec.slots.new_ = new_;
  return spec;
}

bool FillItertoolsCombinatorics(ModuleObject* module);

}  // namespace viv
