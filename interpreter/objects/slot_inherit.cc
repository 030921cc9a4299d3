#include "interpreter/objects/slot_table.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

constexpr uint32_t kSubclassFlags = kIntSubclass | kListSubclass | kTupleSubclass | kBytesSubclass | kStrSubclass | kDictSubclass |
                                    kExceptionSubclass | kTypeSubclass | kFloatSubclass | kSetSubclass;

bool OverridesHash(TypeObject* type) { return DictGetStr(type->dict, Names().__eq__) || DictGetStr(type->dict, Names().__hash__); }

// All slots that are inherited one by one.
#define VIV_EACH_SLOT(DO)                                                                                                           \
  DO(repr) DO(str) DO(call) DO(iter) DO(next) DO(descr_get) DO(descr_set) DO(init) DO(add) DO(subtract) DO(multiply) DO(remainder)   \
  DO(divmod) DO(power) DO(negative) DO(positive) DO(absolute) DO(bool_) DO(invert) DO(lshift) DO(rshift) DO(and_) DO(xor_) DO(or_)   \
  DO(int_) DO(float_) DO(inplace_add) DO(inplace_subtract) DO(inplace_multiply) DO(inplace_remainder) DO(inplace_power)              \
  DO(inplace_lshift) DO(inplace_rshift) DO(inplace_and) DO(inplace_xor) DO(inplace_or) DO(floor_divide) DO(true_divide)              \
  DO(inplace_floor_divide) DO(inplace_true_divide) DO(index) DO(matrix_multiply) DO(inplace_matrix_multiply) DO(seq_length)          \
  DO(concat) DO(repeat) DO(item) DO(assign_item) DO(contains) DO(inplace_concat) DO(inplace_repeat) DO(map_length) DO(subscript)     \
  DO(assign_subscript) DO(await) DO(aiter) DO(anext) DO(get_buffer) DO(release_buffer) DO(getattr) DO(setattr)

}  // namespace

void InheritFlagsAndSizes(TypeObject* type, TypeObject* base) {
  if (!(type->type_flags & kTypeHasGc) && (base->type_flags & kTypeHasGc) && !type->traverse && !type->clear) {
    type->type_flags |= kTypeHasGc;
    type->traverse = base->traverse;
    type->clear = base->clear;
  }
  type->type_flags |= base->type_flags & kTypeManagedDict;
  if (type->basic_size == 0) type->basic_size = base->basic_size;
  if (type->item_size == 0) type->item_size = base->item_size;
  if (type->weaklist_offset == 0) type->weaklist_offset = base->weaklist_offset;
  if (type->dict_offset == 0) type->dict_offset = base->dict_offset;
  type->type_flags |= base->type_flags & (kSubclassFlags | kFrozenSetSubclass | kWeakRefSubclass | kTypeMatchSelf);
}

bool InheritSlots(TypeObject* type, TypeObject* base) {
  TypeSlots& own = type->slots;
  const TypeSlots& from = base->slots;
  // What the base only inherited itself comes from the class that defines it, which stands further on in the mro.
  static constexpr TypeSlots kNoSlots = {};
  const TypeSlots& inherited = base->base ? base->base->slots : kNoSlots;
#define VIV_COPY(slot) \
  if (!own.slot && from.slot && from.slot != inherited.slot) own.slot = from.slot;
  VIV_EACH_SLOT(VIV_COPY)
#undef VIV_COPY
  // Equality and hash go together, and only where the class has neither.
  if (!own.compare && !own.hash && !OverridesHash(type)) {
    own.compare = from.compare;
    own.hash = from.hash;
  }
  if (!type->dealloc) type->dealloc = base->dealloc;
  if (!type->finalize) type->finalize = base->finalize;
  if ((type->type_flags & kTypeHasGc) == (base->type_flags & kTypeHasGc)) {
    if (!type->traverse && !type->clear) {
      type->traverse = base->traverse;
      type->clear = base->clear;
    }
  }
  constexpr uint32_t kCollection = kTypeIsSequence | kTypeIsMapping;
  if (!(type->type_flags & kCollection)) type->type_flags |= base->type_flags & kCollection;
  if (own.descr_get && own.descr_get == from.descr_get && (type->type_flags & kTypeImmutable)) {
    type->type_flags |= base->type_flags & kTypeMethodDescriptor;
  }
  return true;
}

}  // namespace viv
