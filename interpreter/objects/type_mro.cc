// The order in which a class's bases are searched (C3), and which base decides on the layout of the instances.
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

// merge() of C3: lists[i] from position[i] on is what is left of the i-th linearisation.
struct Merge {
  TupleObject** lists;
  ptrdiff_t* positions;
  ptrdiff_t count;

  bool InATail(Object* candidate) const {
    for (ptrdiff_t i = 0; i < count; ++i) {
      for (ptrdiff_t k = positions[i] + 1; k < lists[i]->size; ++k) {
        if (lists[i]->items[k] == candidate) return true;
      }
    }
    return false;
  }

  // The next class in order; null: none fits, or nothing is left (*empty).
  Object* Next(bool* empty) {
    *empty = true;
    for (ptrdiff_t i = 0; i < count; ++i) {
      if (positions[i] >= lists[i]->size) continue;
      *empty = false;
      Object* candidate = lists[i]->items[positions[i]];
      if (InATail(candidate)) continue;
      for (ptrdiff_t k = 0; k < count; ++k) {
        if (positions[k] < lists[k]->size && lists[k]->items[positions[k]] == candidate) ++positions[k];
      }
      return candidate;
    }
    return nullptr;
  }
};

void RaiseInconsistent(const Merge& merge) {
  StrBuilder text;
  if (!text.AppendAscii("Cannot create a consistent method resolution\norder (MRO) for bases")) return;
  bool first = true;
  for (ptrdiff_t i = 0; i < merge.count; ++i) {
    if (merge.positions[i] >= merge.lists[i]->size) continue;
    Object* head = merge.lists[i]->items[merge.positions[i]];
    bool seen = false;
    for (ptrdiff_t k = 0; k < i; ++k) {
      seen = seen || (merge.positions[k] < merge.lists[k]->size && merge.lists[k]->items[merge.positions[k]] == head);
    }
    if (seen) continue;
    if (!text.AppendAscii(first ? " " : ", ") || !text.AppendUtf8(static_cast<TypeObject*>(head)->name)) return;
    first = false;
  }
  if (Ref<StrObject> message = text.Finish()) Raise(TypeId::kTypeError, "%U", message.get());
}

bool CheckDuplicateBases(TupleObject* bases) {
  for (ptrdiff_t i = 0; i < bases->size; ++i) {
    for (ptrdiff_t k = i + 1; k < bases->size; ++k) {
      if (bases->items[i] != bases->items[k]) continue;
      return RaiseFalse(TypeId::kTypeError, "duplicate base class %N", static_cast<TypeObject*>(bases->items[i]));
    }
  }
  return true;
}

// What instances look like beyond those of `base`, apart from a trailing weak reference list or dict pointer.
bool AddsFields(TypeObject* type, TypeObject* base) {
  int32_t size = type->basic_size;
  if (type->item_size != 0 || base->item_size != 0) return size != base->basic_size || type->item_size != base->item_size;
  constexpr int32_t kWord = sizeof(Object*);
  if (IsHeapType(type) && type->weaklist_offset != 0 && base->weaklist_offset == 0 && type->weaklist_offset + kWord == size) size -= kWord;
  if (IsHeapType(type) && type->dict_offset != 0 && base->dict_offset == 0 && type->dict_offset + kWord == size) size -= kWord;
  return size != base->basic_size;
}

// mro() has been overridden: its result is checked. False: exception pending.
bool CheckCustomMro(TypeObject* type, TupleObject* mro) {
  TypeObject* solid = SolidBase(type);
  for (Object* item : TupleItems(mro)) {
    if (!IsType(item)) return RaiseFalse(TypeId::kTypeError, "mro() returned a non-class ('%.500s')", TypeOf(item)->name);
    auto* base = static_cast<TypeObject*>(item);
    if (!IsSubtype(solid, SolidBase(base))) {
      return RaiseFalse(TypeId::kTypeError, "mro() returned base with unsuitable layout ('%.500s')", base->name);
    }
  }
  return true;
}

Ref<TupleObject> InvokeMro(TypeObject* type) {
  bool custom = TypeOf(type) != BuiltinType(TypeId::kType);
  Ref<Object> result;
  if (custom) {
    Ref<StrObject> name = InternStr("mro");
    if (!name) return nullptr;
    Ref<Object> method = LookupSpecialMayRunPython(type, name);
    if (!method) {
      if (!ErrorPending()) RaiseWithValue(TypeId::kAttributeError, name);
      return nullptr;
    }
    result = Call(method, {});
  } else {
    result = ComputeMro(type);
  }
  if (!result) return nullptr;
  Ref<TupleObject> mro = TupleOf(result);
  if (!mro) return nullptr;
  if (mro->size == 0) return Raise(TypeId::kTypeError, "type MRO must not be empty"), nullptr;
  if (custom && !CheckCustomMro(type, mro.get())) return nullptr;
  return mro;
}

// With an mro() of its own the mro may contain what is no base, of whose changes the type would not hear.
bool HasForeignMro(TypeObject* type) {
  if (TypeOf(type) == BuiltinType(TypeId::kType)) return false;
  Ref<StrObject> name = InternStr("mro");
  if (!name) return true;
  Borrowed<Object> own = TypeLookup(TypeOf(type), name);
  Borrowed<Object> standard = TypeLookup(BuiltinType(TypeId::kType), name);
  return own.get() != standard.get();
}

}  // namespace

bool IsSubtypeByBase(const TypeObject* type, const TypeObject* of) {
  for (; type; type = type->base) {
    if (type == of) return true;
  }
  return of == BuiltinType(TypeId::kObject);
}

Ref<ListObject> ComputeMro(TypeObject* type) {
  TupleObject* bases = type->bases;
  for (Object* item : TupleItems(bases)) {
    auto* base = static_cast<TypeObject*>(item);
    if (!base->mro) return Raise(TypeId::kTypeError, "Cannot extend an incomplete type '%.100s'", base->name), nullptr;
  }
  if (bases->size == 1) {  // nothing to merge
    TupleObject* of_base = static_cast<TypeObject*>(bases->items[0])->mro;
    Ref<ListObject> result = NewList(of_base->size + 1);
    if (!result) return nullptr;
    ListInit(result.get(), 0, NewRef<Object>(type));
    for (ptrdiff_t i = 0; i < of_base->size; ++i) ListInit(result.get(), i + 1, NewRef(of_base->items[i]));
    return result;
  }
  if (!CheckDuplicateBases(bases)) return nullptr;
  ptrdiff_t count = bases->size + 1;
  size_t bytes = static_cast<size_t>(count) * (sizeof(TupleObject*) + sizeof(ptrdiff_t));
  auto* memory = static_cast<char*>(AllocateZeroed(Domain::kMem, bytes));
  if (!memory) return RaiseMemoryError(), nullptr;
  Merge merge = {reinterpret_cast<TupleObject**>(memory), reinterpret_cast<ptrdiff_t*>(memory + count * sizeof(TupleObject*)), count};
  for (ptrdiff_t i = 0; i < bases->size; ++i) merge.lists[i] = static_cast<TypeObject*>(bases->items[i])->mro;
  merge.lists[bases->size] = bases;
  Ref<ListObject> result = NewList(0);
  bool empty = false;
  if (result && ListAppend(result.get(), NewRef<Object>(type))) {
    while (Object* next = merge.Next(&empty)) {
      if (!ListAppend(result.get(), NewRef(next))) break;
    }
    if (!empty && !ErrorPending()) RaiseInconsistent(merge);
  }
  Free(Domain::kMem, memory);
  return empty ? std::move(result) : nullptr;
}

int UpdateMro(TypeObject* type, Ref<TupleObject>* old) {
  Ref<TupleObject> before = NewRef(type->mro.get());
  Ref<TupleObject> mro = InvokeMro(type);
  bool changed_meanwhile = type->mro.get() != before.get();
  if (!mro) return -1;
  if (changed_meanwhile) return 0;
  type->mro.Set(std::move(mro));
  if (HasForeignMro(type)) type->uncacheable = true;
  TypeModified(type);
  if (old) *old = std::move(before);
  return 1;
}

TypeObject* SolidBase(TypeObject* type) {
  TypeObject* base = type->base ? SolidBase(type->base) : BuiltinType(TypeId::kObject);
  return AddsFields(type, base) ? type : base;
}

TypeObject* BestBase(TupleObject* bases) {
  TypeObject* best = nullptr;
  TypeObject* winner = nullptr;
  for (Object* item : TupleItems(bases)) {
    if (!IsType(item)) return Raise(TypeId::kTypeError, "bases must be types"), nullptr;
    auto* base = static_cast<TypeObject*>(item);
    if (!(base->type_flags & kTypeIsBaseType)) {
      return Raise(TypeId::kTypeError, "type '%.100s' is not an acceptable base type", base->name), nullptr;
    }
    TypeObject* candidate = SolidBase(base);
    if (!winner) {
      winner = candidate;
      best = base;
    } else if (IsSubtype(winner, candidate)) {
      continue;
    } else if (IsSubtype(candidate, winner)) {
      winner = candidate;
      best = base;
    } else {
      return Raise(TypeId::kTypeError, "multiple bases have instance lay-out conflict"), nullptr;
    }
  }
  return best;
}

}  // namespace viv
