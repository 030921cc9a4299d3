// Life of the instances of classes made by Python: allocation, traversal, death.
#include <cstring>

#include "gc/finalize.h"
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

Object*& FieldAt(Object* self, int32_t offset) { return *reinterpret_cast<Object**>(reinterpret_cast<char*>(self) + offset); }

// The nearest base that was not made by Python.
TypeObject* BuiltinBase(TypeObject* type) {
  while (type->dealloc == &DeallocInstance) type = type->base;
  return type;
}

void ClearMembers(TypeObject* type, Object* self) {
  for (; type->dealloc == &DeallocInstance; type = type->base) {
    for (int32_t i = 0; i < type->member_count; ++i) {
      Ref<Object> old = Ref<Object>::Adopt(std::exchange(FieldAt(self, type->members[i].offset), nullptr));
    }
  }
}

void ZeroBody(Object* object, size_t bytes) {
  auto* word = reinterpret_cast<uint64_t*>(object + 1);
  size_t count = (bytes - sizeof(Object)) / sizeof(uint64_t);
  if (count <= 8) {  // most instances: quicker than a call
    for (size_t i = 0; i < count; ++i) {
      word[i] = 0;
      asm volatile("" : : : "memory");  // or it becomes that call
    }
    word += count;
  } else {
    memset(word, 0, count * sizeof(uint64_t));
    word += count;
  }
  memset(word, 0, (bytes - sizeof(Object)) % sizeof(uint64_t));
}

void DropAttributes(Object* self) {
  if (Object* dict = std::exchange(*ManagedDictPointer(self), nullptr)) {
    Ref<Object>::Adopt(dict).Reset();
  } else if (*ManagedValuesPointer(self)) {
    FreeInstanceValues(self);
  }
}

}  // namespace

Ref<Object> AllocateInstance(TypeObject* type, ptrdiff_t items) {
  size_t bytes = static_cast<size_t>(type->basic_size);
  const bool managed = (type->type_flags & kTypeManagedDict) != 0;
  if (type->item_size != 0) {
    if (static_cast<size_t>(items) > (PTRDIFF_MAX - bytes) / static_cast<size_t>(type->item_size) - 1) return RaiseMemoryError();
    // As CPython: one item more than needed. Where the dict is managed, its word and that item are in front of the object instead.
    bytes += static_cast<size_t>(managed ? items : items + 1) * static_cast<size_t>(type->item_size);
    if (managed) bytes -= sizeof(Object*);
    bytes = (bytes + sizeof(Object*) - 1) & ~(sizeof(Object*) - 1);
  }
  Object* object;
  uint16_t flags = 0;
  if (type->type_flags & kTypeHasGc) {
    object = AllocateContainer(bytes, managed ? kManagedDictBytes : 0);
    flags = managed ? kHasGcHead | kManagedDict : kHasGcHead;
  } else {
    object = static_cast<Object*>(AllocateObjectMemory(bytes));
  }
  if (__builtin_expect(!object, 0)) return RaiseMemoryError();
  ZeroBody(object, bytes);
  InitHeader(object, type, flags);
  return Ref<Object>::Adopt(object);
}

Ref<Object> TypeNewInstance(TypeObject* type) {
  Ref<Object> object = AllocateInstance(type, 0);
  if (__builtin_expect(!object, 0)) return nullptr;
  if (type->shared_keys && !InitInstanceValues(object.get(), type)) return nullptr;
  if (type->type_flags & kTypeHasGc) Track(object.get());
  return object;
}

Ref<Object> NewGeneric(TypeObject* type, CallArgs args) {
  Ref<Object> object = AllocateInstance(type, 0);
  if (object && (type->type_flags & kTypeHasGc)) Track(object.get());
  return object;
}

int TraverseInstance(Object* self, VisitFn visit, void* context) {
  TypeObject* type = TypeOf(self);
  TypeObject* base = type;
  for (; base->traverse == &TraverseInstance; base = base->base) {
    for (int32_t i = 0; i < base->member_count; ++i) {
      Object* value = FieldAt(self, base->members[i].offset);
      if (value) {
        if (int stop = visit(value, context)) return stop;
      }
    }
  }
  if (self->flags & kManagedDict) {
    if (int stop = VisitInstanceAttributes(self, visit, context)) return stop;
  }
  if (int stop = visit(type, context)) return stop;
  return base->traverse ? base->traverse(self, visit, context) : 0;
}

void ClearInstance(Object* self) {
  TypeObject* type = TypeOf(self);
  TypeObject* base = type;
  for (; base->clear == &ClearInstance; base = base->base) {
    for (int32_t i = 0; i < base->member_count; ++i) {
      Ref<Object> old = Ref<Object>::Adopt(std::exchange(FieldAt(self, base->members[i].offset), nullptr));
    }
  }
  if (self->flags & kManagedDict) ClearInstanceAttributes(self);
  if (base->clear) base->clear(self);
}

void DeallocInstance(Object* self) {
  TypeObject* type = TypeOf(self);
  Untrack(self);
  TrashcanScope trashcan(self, &DeallocInstance);
  if (trashcan.deferred()) return;
  if (type->finalize && !IsFinalized(self)) {
    Track(self);
    if (FinalizedBackToLife(self)) return;
    Untrack(self);
    type = TypeOf(self);  // __del__ may assign to __class__
  }
  TypeObject* base = BuiltinBase(type);
  if (type->weaklist_offset != 0 && base->weaklist_offset == 0) {
    WeakRef** list = WeakRefListOf(self);
    if (*list && type->finalize) {
      // Those made by __del__ itself: no callback for them once the others have been told.
      ClearWeakRefs(self);
      while (*list) KillWeakRef(*list);
    } else if (*list) {
      ClearWeakRefs(self);
    }
  }
  if (type->members_in_bases) ClearMembers(type, self);
  if (self->flags & kManagedDict) DropAttributes(self);
  if (base->dealloc == &DeallocObject) {
    FreeObject(self);
    return;
  }
  if (base->type_flags & kTypeHasGc) Track(self);
  base->dealloc(self);
}

}  // namespace viv
