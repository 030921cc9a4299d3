// The correspondence of slots and dunder methods: which name stands for which slot, how a slot is called through its name (wrapper),
// and what stands in the slot of a class whose method it is (function). One row a name, in slot_table.cc; rows of one slot stand
// together. A name may stand for two slots (__len__: sequence and mapping).
// Answers to slotdefs in CPython's Objects/typeobject.c.
#pragma once

#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/str_object.h"

namespace viv {

using SlotWrapper = Ref<Object> (*)(Borrowed<Object> self, CallArgs args, AnySlot wrapped);

// One function pointer of any of the slot types, so that the table is a constant.
union SlotFunction {
  const void* none;
  UnarySlot unary;
  BinarySlot binary;
  TernarySlot ternary;
  LengthSlot length;  // hash too
  InquirySlot inquiry;
  Ref<Object> (*call)(Borrowed<Object>, CallArgs);
  Ref<Object> (*getattr)(Borrowed<Object>, Borrowed<StrObject>);
  bool (*setattr)(Borrowed<Object>, Borrowed<StrObject>, Borrowed<Object>);
  Ref<Object> (*compare)(Borrowed<Object>, Borrowed<Object>, CompareOp);
  bool (*set)(Borrowed<Object>, Borrowed<Object>, Borrowed<Object>);
  Ref<Object> (*new_)(TypeObject*, CallArgs);
  bool (*init)(Borrowed<Object>, CallArgs);
  Ref<Object> (*item)(Borrowed<Object>, ptrdiff_t);
  bool (*assign_item)(Borrowed<Object>, ptrdiff_t, Borrowed<Object>);
  int (*contains)(Borrowed<Object>, Borrowed<Object>);
  void (*finalize)(Object*);
  AnySlot any;
  constexpr SlotFunction(std::nullptr_t) : none(nullptr) {}
  constexpr SlotFunction(UnarySlot f) : unary(f) {}
  constexpr SlotFunction(BinarySlot f) : binary(f) {}
  constexpr SlotFunction(TernarySlot f) : ternary(f) {}
  constexpr SlotFunction(LengthSlot f) : length(f) {}
  constexpr SlotFunction(InquirySlot f) : inquiry(f) {}
  constexpr SlotFunction(Ref<Object> (*f)(Borrowed<Object>, CallArgs)) : call(f) {}
  constexpr SlotFunction(Ref<Object> (*f)(Borrowed<Object>, Borrowed<StrObject>)) : getattr(f) {}
  constexpr SlotFunction(bool (*f)(Borrowed<Object>, Borrowed<StrObject>, Borrowed<Object>)) : setattr(f) {}
  constexpr SlotFunction(Ref<Object> (*f)(Borrowed<Object>, Borrowed<Object>, CompareOp)) : compare(f) {}
  constexpr SlotFunction(bool (*f)(Borrowed<Object>, Borrowed<Object>, Borrowed<Object>)) : set(f) {}
  constexpr SlotFunction(Ref<Object> (*f)(TypeObject*, CallArgs)) : new_(f) {}
  constexpr SlotFunction(bool (*f)(Borrowed<Object>, CallArgs)) : init(f) {}
  constexpr SlotFunction(Ref<Object> (*f)(Borrowed<Object>, ptrdiff_t)) : item(f) {}
  constexpr SlotFunction(bool (*f)(Borrowed<Object>, ptrdiff_t, Borrowed<Object>)) : assign_item(f) {}
  constexpr SlotFunction(int (*f)(Borrowed<Object>, Borrowed<Object>)) : contains(f) {}
  constexpr SlotFunction(void (*f)(Object*)) : finalize(f) {}
};

inline constexpr int16_t kFinalizeSlot = -1;  // `finalize`, which stands in TypeBase

struct SlotDef {
  StrObject* InternedNames::*name;
  int16_t offset;         // of the slot within TypeSlots, or kFinalizeSlot
  SlotFunction function;  // null: a class's method of this name leaves the slot alone (sq_concat: nb_add has it)
  SlotWrapper wrapper;    // null: the slot is not to be had by this name
  const char* doc;
};

extern const Table<SlotDef> kSlotTable;

inline AnySlot& SlotAt(TypeObject* type, int16_t offset) {
  if (offset == kFinalizeSlot) return reinterpret_cast<AnySlot&>(type->finalize);
  return *reinterpret_cast<AnySlot*>(reinterpret_cast<char*>(&type->slots) + offset);
}
inline StrObject* NameOf(const SlotDef& def) { return Names().*def.name; }

// slot_update.cc
bool AddSlotWrappers(TypeObject* type);                                // a wrapper_descriptor in the dict for each own slot
void FixupSlots(TypeObject* type);                                     // every slot of a new class, by what its mro has
bool UpdateSlots(TypeObject* type, Borrowed<StrObject> name);          // `name` was set or deleted on the type: it and its subclasses
bool UpdateAllSlots(TypeObject* type);                                 // the mro changed
inline bool IsDunder(const StrObject* name) {
  ptrdiff_t n = name->length;
  return n > 4 && StrChar(name, 0) == '_' && StrChar(name, 1) == '_' && StrChar(name, n - 1) == '_' && StrChar(name, n - 2) == '_';
}

}  // namespace viv
