// Assignment to __bases__ and __class__: allowed where the instances' layout stays the same.
#include "interpreter/objects/slot_table.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

// Classes that differ from each other by nothing that the layout depends on, apart from slots of the same names.
bool SameSlotsAdded(TypeObject* a, TypeObject* b) {
  TypeObject* base = a->base;
  if (base != b->base || ((a->type_flags ^ b->type_flags) & kTypeManagedDict)) return false;
  constexpr int32_t kWord = sizeof(Object*);
  int32_t size = base->basic_size;
  if (a->weaklist_offset == size && b->weaklist_offset == size) size += kWord;
  TupleObject* slots_a = a->slot_names;
  TupleObject* slots_b = b->slot_names;
  if (slots_a && slots_b) {
    if (slots_a->size != slots_b->size) return false;
    for (ptrdiff_t i = 0; i < slots_a->size; ++i) {
      if (!StrEqual(AsStr(slots_a->items[i]), AsStr(slots_b->items[i]))) return false;
    }
    size += kWord * static_cast<int32_t>(slots_a->size);
  }
  return size == a->basic_size && size == b->basic_size;
}

bool HasBaseLayout(TypeObject* type) {
  TypeObject* base = type->base;
  return base && type->basic_size == base->basic_size && type->item_size == base->item_size && type->dict_offset == base->dict_offset &&
         type->weaklist_offset == base->weaklist_offset &&
         (type->type_flags & (kTypeHasGc | kTypeManagedDict)) == (base->type_flags & (kTypeHasGc | kTypeManagedDict)) &&
         (type->clear == &ClearInstance || type->clear == base->clear);
}

bool CheckCompatible(TypeObject* from, TypeObject* to, const char* attribute) {
  auto differs = [&] {
    return RaiseFalse(TypeId::kTypeError, "%s assignment: '%s' object layout differs from '%s'", attribute, to->name, from->name);
  };
  if (from->base_dealloc != to->base_dealloc) return differs();
  TypeObject* to_base = to;
  TypeObject* from_base = from;
  while (HasBaseLayout(to_base)) to_base = to_base->base;
  while (HasBaseLayout(from_base)) from_base = from_base->base;
  if (to_base != from_base && !SameSlotsAdded(to_base, from_base)) return differs();
  return true;
}

// The mro of a type and of all its subclasses, computed anew. What was there before goes to `undo` as (type, old mro) pairs.
bool UpdateMroDown(TypeObject* type, ListObject* undo) {
  Ref<TupleObject> old;
  int done = UpdateMro(type, &old);
  if (done <= 0) return done == 0;
  Ref<TupleObject> pair = NewTuple({type, old ? static_cast<Object*>(old.get()) : None()});
  if (!pair || !ListAppend(undo, std::move(pair))) return false;
  Ref<ListObject> subclasses = NewList(0);
  if (!subclasses) return false;
  bool listed = ForEachSubclass(type, [&](TypeObject* subclass) { return ListAppend(subclasses.get(), NewRef<Object>(subclass)); });
  for (ptrdiff_t i = 0; listed && i < subclasses->size; ++i) {
    if (!UpdateMroDown(static_cast<TypeObject*>(subclasses->items[i]), undo)) return false;
  }
  return listed;
}

void RestoreMros(ListObject* undo) {
  for (ptrdiff_t i = undo->size - 1; i >= 0; --i) {
    TupleObject* pair = AsTuple(undo->items[i]);
    auto* type = static_cast<TypeObject*>(pair->items[0]);
    if (IsTuple(pair->items[1])) type->mro.Set(NewRef(AsTuple(pair->items[1])));
    TypeModified(type);
  }
}

bool CheckNewBases(TypeObject* type, TupleObject* bases) {
  for (Object* item : TupleItems(bases)) {
    if (!IsType(item)) {
      return RaiseFalse(TypeId::kTypeError, "%s.__bases__ must be tuple of classes, not '%s'", type->name, TypeOf(item)->name);
    }
    auto* base = static_cast<TypeObject*>(item);
    // An mro() of its own may hide a cycle, so the chain of bases is searched too.
    if (IsSubtype(base, type) || (base->mro && IsSubtypeByBase(base, type))) {
      return RaiseFalse(TypeId::kTypeError, "a __bases__ item causes an inheritance cycle");
    }
  }
  return true;
}

}  // namespace

bool SetBases(TypeObject* type, Borrowed<Object> value) {
  if (!IsTuple(value)) {
    return RaiseFalse(TypeId::kTypeError, "can only assign tuple to %s.__bases__, not %s", type->name, TypeOf(value)->name);
  }
  Ref<TupleObject> bases = NewRef(AsTuple(value));
  if (bases->size == 0) {
    return RaiseFalse(TypeId::kTypeError, "can only assign non-empty tuple to %s.__bases__, not ()", type->name);
  }
  if (!CheckNewBases(type, bases.get())) return false;
  TypeObject* base = BestBase(bases.get());
  if (!base) return false;
  if (!CheckCompatible(type->base, base, "__bases__")) return false;
  Ref<TupleObject> old_bases = NewRef(type->bases.get());
  Ref<TypeObject> old_base = NewRef(type->base.get());
  Ref<ListObject> undo = NewList(0);
  if (!undo) return false;
  type->bases.Set(NewRef(bases.get()));
  type->base.Set(NewRef(base));
  if (!UpdateMroDown(type, undo.get())) {
    if (type->bases.get() == bases.get()) {
      Ref<BaseExceptionObject> error = TakeError();
      RestoreMros(undo.get());
      type->bases.Set(std::move(old_bases));
      type->base.Set(std::move(old_base));
      RestoreError(std::move(error));
    }
    return false;
  }
  // mro() may have set the bases again; then what it set holds.
  if (type->bases.get() != bases.get()) return true;
  RemoveFromSubclasses(type, old_bases.get());
  return AddToSubclasses(type) && UpdateAllSlots(type);
}

bool SetClass(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  if (!value_or_null) return RaiseFalse(TypeId::kTypeError, "can't delete __class__ attribute");
  if (!IsType(value_or_null)) {
    return RaiseFalse(TypeId::kTypeError, "__class__ must be set to a class, not '%s' object", TypeOf(value_or_null)->name);
  }
  TypeObject* from = TypeOf(self);
  auto* to = AsTypeObject(value_or_null);
  TypeObject* module = BuiltinType(TypeId::kModule);
  bool both_modules = IsSubtype(to, module) && IsSubtype(from, module);
  if (!both_modules && ((to->type_flags & kTypeImmutable) || (from->type_flags & kTypeImmutable))) {
    return RaiseFalse(TypeId::kTypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
  }
  if (!CheckCompatible(from, to, "__class__")) return false;
  // The attributes leave the shared keys of the old class, which the new one does not know.
  if ((from->type_flags & kTypeManagedDict) && !InstanceDict(self)) return false;
  Ref<TypeObject> keep = IsHeapType(to) ? NewRef(to) : nullptr;
  self->type = to;
  self->kind = to->instance_kind;
  (void)keep.Release();
  if (IsHeapType(from)) Ref<TypeObject>::Adopt(from).Reset();
  return true;
}

}  // namespace viv
