// What the files of the module itertools share.
#pragma once

#include "interpreter/objects/function_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

// The layout of an iterator that owns S objects and N numbers, as many as CPython's has words. Null slots are absent parts.
template <int S, int N>
struct IterOf : Object {
  GcSlot<Object> slot[S];
  ptrdiff_t number[N];
};
template <int S>
struct IterOf<S, 0> : Object {
  GcSlot<Object> slot[S];
};
using Iter = IterOf<1, 0>;  // of any iterator: the slots begin at the same place

template <int S, int N = 0>
IterOf<S, N>* As(Object* object) {
  return static_cast<IterOf<S, N>*>(object);
}

// S is at most what the type has.
template <int S>
int IterTraverse(Object* self, VisitFn visit, void* context) {
  for (GcSlot<Object>& slot : As<S>(self)->slot) {
    if (int stop = slot.Visit(visit, context)) return stop;
  }
  return 0;
}
template <int S>
void IterClear(Object* self) {
  for (GcSlot<Object>& slot : As<S>(self)->slot) slot.Clear();
}
template <int S>
void IterDealloc(Object* self) {
  Untrack(self);
  IterClear<S>(self);
  FreeObject(self);
}
Ref<Object> IterSelf(Borrowed<Object> self);
Ref<Object> NewIter(TypeObject* type, std::initializer_list<Ref<Object>> slots);

// The items of a row that `result`, the iterator's own reference to the row before, is used for again while nobody else owns it.
// `item` tells what stands at an index. Null: failed.
template <class Item>
Ref<Object> GiveRow(GcSlot<Object>& result, ptrdiff_t size, Item item) {
  Ref<TupleObject> row;
  if (result && result.get()->refcount == 1) {
    row = NewRef(AsTuple(result.get()));
    for (ptrdiff_t i = 0; i < size; ++i) {
      Ref<Object> old = Ref<Object>::Adopt(std::exchange(row->items[i], NewRef<Object>(item(i)).Release()));
    }
    if (!IsTracked(row.get())) Track(row.get());  // the collector may have taken it for one of atoms
  } else {
    row = NewTuple(size);
    if (!row) return nullptr;
    for (ptrdiff_t i = 0; i < size; ++i) TupleInit(row.get(), i, NewRef<Object>(item(i)));
    result.Set(NewRef<Object>(row.get()));
  }
  return row;
}

template <int S, int N = 0>
constexpr TypeSpec IterSpec(const char* name, Ref<Object> (*new_)(TypeObject*, CallArgs), UnarySlot next) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(IterOf<S, N>);
  spec.flags = kTypeHasGc | kTypeIsBaseType;
  spec.dealloc = &IterDealloc<S>;
  spec.traverse = &IterTraverse<S>;
  spec.clear = &IterClear<S>;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.iter = &IterSelf;
  spec.slots.next = next;
  spec.slots.new_ = new_;
  return spec;
}

bool FillItertoolsCombinatorics(ModuleObject* module);

}  // namespace viv
