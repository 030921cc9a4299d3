#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/slot_table.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

// The only slot that the type fills among those that go by `name`; null where there are several or none.
AnySlot* OnlyFilledSlot(TypeObject* type, const StrObject* name) {
  AnySlot* only = nullptr;
  for (const SlotDef& row : kSlotTable) {
    if (NameOf(row) != name) continue;
    AnySlot& slot = SlotAt(type, row.offset);
    if (!slot) continue;
    if (only) return nullptr;
    only = &slot;
  }
  return only;
}

bool HasSeveralSlots(const StrObject* name) {
  int count = 0;
  for (const SlotDef& row : kSlotTable) count += NameOf(row) == name;
  return count > 1;
}

// Decides on the slot of one group of rows: what a builtin base put there, as long as all its names still mean that; else the
// function that calls the dunder methods; else nothing. Gives the first row behind the group.
const SlotDef* UpdateGroup(TypeObject* type, const SlotDef* row) {
  const int16_t offset = row->offset;
  AnySlot& slot = SlotAt(type, offset);
  AnySlot specific = nullptr;
  AnySlot generic = nullptr;
  bool use_generic = false;
  for (; row != kSlotTable.end() && row->offset == offset; ++row) {
    StrObject* name = NameOf(*row);
    bool failed = false;
    Object* found = FindInMro(type, name, &failed);
    if (failed) ClearError();
    if (!found) {
      if (slot && offset == static_cast<int16_t>(offsetof(TypeSlots, next))) specific = reinterpret_cast<AnySlot>(&NextNotImplemented);
      continue;
    }
    if (IsExact(found, TypeId::kWrapperDescriptor) && NameOf(*static_cast<WrapperDescriptorObject*>(found)->slot_def) == name) {
      auto* descriptor = static_cast<WrapperDescriptorObject*>(found);
      AnySlot* only = HasSeveralSlots(name) ? OnlyFilledSlot(type, name) : nullptr;
      if (!only || only == &slot) generic = row->function.any;
      if ((!specific || specific == descriptor->wrapped) && descriptor->slot_def->wrapper == row->wrapper &&
          IsSubtype(type, descriptor->owner)) {
        specific = descriptor->wrapped;
      } else {
        use_generic = true;  // two names that mean different functions, or another signature, or another class's method
      }
    } else if (offset == static_cast<int16_t>(offsetof(TypeSlots, new_)) && IsNewWrapper(found)) {
      specific = reinterpret_cast<AnySlot>(type->slots.new_);
    } else if (offset == static_cast<int16_t>(offsetof(TypeSlots, hash)) && IsNone(found)) {
      specific = reinterpret_cast<AnySlot>(&HashNotImplemented);
    } else {
      use_generic = true;
      generic = row->function.any;
    }
  }
  slot = specific && !use_generic ? specific : generic;
  if (offset == kFinalizeSlot) {
    type->type_flags = slot ? type->type_flags | kTypeHasFinalizer : type->type_flags & ~uint32_t{kTypeHasFinalizer};
  }
  return row;
}

const SlotDef* GroupOf(const SlotDef* row) {
  while (row != kSlotTable.begin() && row[-1].offset == row->offset) --row;
  return row;
}

constexpr size_t kMostSlotsOfAName = 4;

void UpdateDown(TypeObject* type, StrObject* name, const SlotDef* const* groups, size_t count) {
  for (size_t i = 0; i < count; ++i) UpdateGroup(type, groups[i]);
  ForEachSubclass(type, [&](TypeObject* subclass) {
    // A subclass that has the name itself does not see the change.
    if (!DictGetStr(subclass->dict, name)) UpdateDown(subclass, name, groups, count);
    return true;
  });
}

}  // namespace

bool AddSlotWrappers(TypeObject* type) {
  for (const SlotDef& row : kSlotTable) {
    if (!row.wrapper) continue;
    AnySlot slot = SlotAt(type, row.offset);
    if (!slot) continue;
    StrObject* name = NameOf(row);
    if (DictGetStr(type->dict, name)) continue;
    Ref<Object> value;
    if (slot == reinterpret_cast<AnySlot>(&HashNotImplemented)) {
      value = NewNone();
    } else {
      value = NewWrapperDescriptor(type, &row, slot);
    }
    if (!value || !DictSet(type->dict, name, value)) return false;
  }
  return true;
}

void FixupSlots(TypeObject* type) {
  for (const SlotDef* row = kSlotTable.begin(); row != kSlotTable.end();) row = UpdateGroup(type, row);
}

bool UpdateSlots(TypeObject* type, Borrowed<StrObject> name) {
  const SlotDef* groups[kMostSlotsOfAName];
  size_t count = 0;
  for (const SlotDef& row : kSlotTable) {
    if (NameOf(row) == name.get() && count < kMostSlotsOfAName) groups[count++] = GroupOf(&row);
  }
  if (count != 0) UpdateDown(type, name, groups, count);
  return true;
}

bool UpdateAllSlots(TypeObject* type) {
  TypeModified(type);
  for (const SlotDef& row : kSlotTable) UpdateSlots(type, NameOf(row));
  return true;
}

}  // namespace viv
