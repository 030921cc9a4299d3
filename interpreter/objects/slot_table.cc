#include "interpreter/objects/slot_table.h"

#include "interpreter/objects/int_object.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

template <class Slot>
Slot As(AnySlot wrapped) {
  return reinterpret_cast<Slot>(wrapped);
}

bool CheckCount(CallArgs args, size_t expected) {
  if (args.positional_count == expected) return true;
  return RaiseFalse(TypeId::kTypeError, "expected %zu argument%s, got %zu", expected, expected == 1 ? "" : "s", args.positional_count);
}

Ref<Object> NoneIf(bool ok) { return ok ? NewNone() : nullptr; }

Ref<Object> WrapUnary(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  return CheckCount(args, 0) ? As<UnarySlot>(wrapped)(self) : nullptr;
}

Ref<Object> WrapBinary(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  return CheckCount(args, 1) ? As<BinarySlot>(wrapped)(self, args.data[0]) : nullptr;
}

// Number slots and sequence slots of one name are told apart by their wrappers, so these are two functions.
Ref<Object> WrapBinaryLeft(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  return CheckCount(args, 1) ? As<BinarySlot>(wrapped)(self, args.data[0]) : nullptr;
}

Ref<Object> WrapBinaryRight(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  return CheckCount(args, 1) ? As<BinarySlot>(wrapped)(args.data[0], self) : nullptr;
}

Ref<Object> WrapTernary(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckArgCount("", args.positional_count, 1, 2)) return nullptr;
  return As<TernarySlot>(wrapped)(self, args.data[0], args.positional_count > 1 ? args.data[1] : None());
}

Ref<Object> WrapTernaryRight(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckArgCount("", args.positional_count, 1, 2)) return nullptr;
  return As<TernarySlot>(wrapped)(args.data[0], self, args.positional_count > 1 ? args.data[1] : None());
}

Ref<Object> WrapInquiry(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckCount(args, 0)) return nullptr;
  int answer = As<InquirySlot>(wrapped)(self);
  return answer < 0 ? nullptr : NewBool(answer != 0);
}

Ref<Object> WrapLength(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckCount(args, 0)) return nullptr;
  ptrdiff_t length = As<LengthSlot>(wrapped)(self);
  return length < 0 && ErrorPending() ? nullptr : NewInt(length);
}

Ref<Object> WrapHash(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckCount(args, 0)) return nullptr;
  int64_t hash = As<int64_t (*)(Borrowed<Object>)>(wrapped)(self);
  return hash == -1 && ErrorPending() ? nullptr : NewInt(hash);
}

Ref<Object> WrapRepeat(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckArgCount("", args.positional_count, 1, 1)) return nullptr;
  ptrdiff_t count = AsSsize(args.data[0]);
  if (count == -1 && ErrorPending()) return nullptr;
  return As<Ref<Object> (*)(Borrowed<Object>, ptrdiff_t)>(wrapped)(self, count);
}

// An index as the sequence slots want it: counted from the start. False: exception pending.
bool SequenceIndex(Borrowed<Object> self, Borrowed<Object> argument, ptrdiff_t* index) {
  *index = AsSsize(argument);
  if (*index == -1 && ErrorPending()) return false;
  if (*index < 0 && TypeOf(self)->slots.seq_length) {
    ptrdiff_t length = TypeOf(self)->slots.seq_length(self);
    if (length < 0) return false;
    *index += length;
  }
  return true;
}

Ref<Object> WrapItem(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  ptrdiff_t index;
  if (!CheckCount(args, 1) || !SequenceIndex(self, args.data[0], &index)) return nullptr;
  return As<Ref<Object> (*)(Borrowed<Object>, ptrdiff_t)>(wrapped)(self, index);
}

using AssignItemSlot = bool (*)(Borrowed<Object>, ptrdiff_t, Borrowed<Object>);
using AssignSlot = bool (*)(Borrowed<Object>, Borrowed<Object>, Borrowed<Object>);
using SetAttrSlot = bool (*)(Borrowed<Object>, Borrowed<StrObject>, Borrowed<Object>);

Ref<Object> WrapSetIndex(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  ptrdiff_t index;
  if (!CheckArgCount("", args.positional_count, 2, 2) || !SequenceIndex(self, args.data[0], &index)) return nullptr;
  return NoneIf(As<AssignItemSlot>(wrapped)(self, index, args.data[1]));
}

Ref<Object> WrapDeleteIndex(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  ptrdiff_t index;
  if (!CheckCount(args, 1) || !SequenceIndex(self, args.data[0], &index)) return nullptr;
  return NoneIf(As<AssignItemSlot>(wrapped)(self, index, nullptr));
}

Ref<Object> WrapContains(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckCount(args, 1)) return nullptr;
  int answer = As<int (*)(Borrowed<Object>, Borrowed<Object>)>(wrapped)(self, args.data[0]);
  return answer < 0 ? nullptr : NewBool(answer != 0);
}

Ref<Object> WrapSetItem(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckArgCount("", args.positional_count, 2, 2)) return nullptr;
  return NoneIf(As<AssignSlot>(wrapped)(self, args.data[0], args.data[1]));
}

Ref<Object> WrapDeleteItem(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  return CheckCount(args, 1) ? NoneIf(As<AssignSlot>(wrapped)(self, args.data[0], nullptr)) : nullptr;
}

bool CheckAttributeName(Borrowed<Object> name) {
  if (IsStr(name)) return true;
  return RaiseFalse(TypeId::kTypeError, "attribute name must be string, not '%.200s'", TypeOf(name)->name);
}

Ref<Object> WrapGetAttr(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckCount(args, 1) || !CheckAttributeName(args.data[0])) return nullptr;
  return As<Ref<Object> (*)(Borrowed<Object>, Borrowed<StrObject>)>(wrapped)(self, AsStr(args.data[0]));
}

// Refuses object.__setattr__(int, ...): a type's own C++ setattr must not be jumped over.
bool MayUseSetAttr(Borrowed<Object> self, SetAttrSlot slot, const char* what) {
  TypeObject* type = TypeOf(self);
  TypeObject* defining = type;
  if (TupleObject* mro = type->mro) {
    for (ptrdiff_t i = mro->size - 1; i >= 0; --i) {
      auto* base = AsTypeObject(mro->items[i]);
      if (base->slots.setattr != &SlotSetAttr && base->slots.setattr == type->slots.setattr) {
        defining = base;
        break;
      }
    }
  }
  for (TypeObject* base = defining; base; base = base->base) {
    if (base->slots.setattr == slot) break;
    if (base->slots.setattr != &SlotSetAttr) {
      return RaiseFalse(TypeId::kTypeError, "can't apply this %s to %s object", what, type->name);
    }
  }
  return true;
}

Ref<Object> WrapSetAttr(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  auto slot = As<SetAttrSlot>(wrapped);
  if (!CheckArgCount("", args.positional_count, 2, 2) || !MayUseSetAttr(self, slot, "__setattr__")) return nullptr;
  if (!CheckAttributeName(args.data[0])) return nullptr;
  return NoneIf(slot(self, AsStr(args.data[0]), args.data[1]));
}

Ref<Object> WrapDeleteAttr(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  auto slot = As<SetAttrSlot>(wrapped);
  if (!CheckCount(args, 1) || !MayUseSetAttr(self, slot, "__delattr__") || !CheckAttributeName(args.data[0])) return nullptr;
  return NoneIf(slot(self, AsStr(args.data[0]), nullptr));
}

template <CompareOp kOp>
Ref<Object> WrapCompare(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckCount(args, 1)) return nullptr;
  return As<Ref<Object> (*)(Borrowed<Object>, Borrowed<Object>, CompareOp)>(wrapped)(self, args.data[0], kOp);
}

Ref<Object> WrapNext(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckCount(args, 0)) return nullptr;
  Ref<Object> item = As<UnarySlot>(wrapped)(self);
  if (!item && !ErrorPending()) RaiseNone(TypeId::kStopIteration);
  return item;
}

Ref<Object> WrapDescrGet(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckArgCount("", args.positional_count, 1, 2)) return nullptr;
  Object* object = IsNone(args.data[0]) ? nullptr : args.data[0];
  Object* type = args.positional_count < 2 || IsNone(args.data[1]) ? nullptr : args.data[1];
  if (!object && !type) return RaiseTypeError("__get__(None, None) is invalid");
  return As<TernarySlot>(wrapped)(self, object, type);
}

Ref<Object> WrapDescrSet(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckArgCount("", args.positional_count, 2, 2)) return nullptr;
  return NoneIf(As<AssignSlot>(wrapped)(self, args.data[0], args.data[1]));
}

Ref<Object> WrapDescrDelete(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  return CheckCount(args, 1) ? NoneIf(As<AssignSlot>(wrapped)(self, args.data[0], nullptr)) : nullptr;
}

Ref<Object> WrapCall(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  return As<Ref<Object> (*)(Borrowed<Object>, CallArgs)>(wrapped)(self, args);
}

Ref<Object> WrapInit(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  return NoneIf(As<bool (*)(Borrowed<Object>, CallArgs)>(wrapped)(self, args));
}

Ref<Object> WrapFinalize(Borrowed<Object> self, CallArgs args, AnySlot wrapped) {
  if (!CheckCount(args, 0)) return nullptr;
  As<void (*)(Object*)>(wrapped)(self);
  return NewNone();
}

}  // namespace

Ref<Object> CallSlotWrapper(const WrapperDescriptorObject* descriptor, Borrowed<Object> self, CallArgs args) {
  SlotWrapper wrapper = descriptor->slot_def->wrapper;
  if (args.keyword_count() != 0 && wrapper != &WrapCall && wrapper != &WrapInit) {
    return RaiseTypeError("wrapper %U() takes no keyword arguments", descriptor->name.get());
  }
  return wrapper(self, args, descriptor->wrapped);
}

// ---- The table -----------------------------------------------------------------------------------------------------------------

namespace {

#define VIV_SLOT(name, slot, function, wrapper, doc) \
  {&InternedNames::name, static_cast<int16_t>(offsetof(TypeSlots, slot)), function, wrapper, doc},
#define VIV_UNARY(name, slot, doc) VIV_SLOT(name, slot, &SlotUnary<&InternedNames::name>, WrapUnary, #name "($self, /)\n--\n\n" doc)
#define VIV_BINARY(name, reflected, slot, symbol)                                                                           \
  VIV_SLOT(name, slot, (&SlotBinary<&TypeSlots::slot, &InternedNames::name, &InternedNames::reflected>), WrapBinaryLeft,    \
           #name "($self, value, /)\n--\n\nReturn self" symbol "value.")                                                    \
  VIV_SLOT(reflected, slot, (&SlotBinary<&TypeSlots::slot, &InternedNames::name, &InternedNames::reflected>),               \
           WrapBinaryRight, #reflected "($self, value, /)\n--\n\nReturn value" symbol "self.")
#define VIV_INPLACE(name, slot, symbol)                                \
  VIV_SLOT(name, slot, &SlotMethod<&InternedNames::name>, WrapBinary, \
           #name "($self, value, /)\n--\n\nReturn self" symbol "value.")
#define VIV_COMPARE(name, op, symbol) \
  VIV_SLOT(name, compare, &SlotCompare, WrapCompare<op>, #name "($self, value, /)\n--\n\nReturn self" symbol "value.")

// The order is that in which the wrappers come in a builtin type's dict.
constexpr SlotDef kSlots[] = {
    VIV_SLOT(__repr__, repr, &SlotRepr, WrapUnary, "__repr__($self, /)\n--\n\nReturn repr(self).")
    VIV_SLOT(__hash__, hash, &SlotHash, WrapHash, "__hash__($self, /)\n--\n\nReturn hash(self).")
    VIV_SLOT(__call__, call, &SlotCall, WrapCall, "__call__($self, /, *args, **kwargs)\n--\n\nCall self as a function.")
    VIV_SLOT(__str__, str, &SlotStr, WrapUnary, "__str__($self, /)\n--\n\nReturn str(self).")
    VIV_SLOT(__getattribute__, getattr, &SlotGetAttr, WrapGetAttr, "__getattribute__($self, name, /)\n--\n\nReturn getattr(self, name).")
    VIV_SLOT(__getattr__, getattr, &SlotGetAttr, nullptr, "")
    VIV_SLOT(__setattr__, setattr, &SlotSetAttr, WrapSetAttr, "__setattr__($self, name, value, /)\n--\n\nDo setattr(self, name, value).")
    VIV_SLOT(__delattr__, setattr, &SlotSetAttr, WrapDeleteAttr, "__delattr__($self, name, /)\n--\n\nDo delattr(self, name).")
    VIV_COMPARE(__lt__, kLess, "<")
    VIV_COMPARE(__le__, kLessEqual, "<=")
    VIV_COMPARE(__eq__, kEqual, "==")
    VIV_COMPARE(__ne__, kNotEqual, "!=")
    VIV_COMPARE(__gt__, kGreater, ">")
    VIV_COMPARE(__ge__, kGreaterEqual, ">=")
    VIV_SLOT(__iter__, iter, &SlotIter, WrapUnary, "__iter__($self, /)\n--\n\nImplement iter(self).")
    VIV_SLOT(__next__, next, &SlotUnary<&InternedNames::__next__>, WrapNext, "__next__($self, /)\n--\n\nImplement next(self).")
    VIV_SLOT(__get__, descr_get, &SlotDescrGet, WrapDescrGet,
             "__get__($self, instance, owner=None, /)\n--\n\nReturn what the attribute of instance, of the type owner, is.")
    VIV_SLOT(__set__, descr_set, &SlotDescrSet, WrapDescrSet, "__set__($self, instance, value, /)\n--\n\nSet the attribute of instance to value.")
    VIV_SLOT(__delete__, descr_set, &SlotDescrSet, WrapDescrDelete, "__delete__($self, instance, /)\n--\n\nDelete the attribute of instance.")
    VIV_SLOT(__init__, init, &SlotInit, WrapInit,
             "__init__($self, /, *args, **kwargs)\n--\n\nInitialize self. The parameters are those of type(self).")
    VIV_SLOT(__new__, new_, &SlotNew, nullptr, "")
    {&InternedNames::__del__, kFinalizeSlot, &SlotFinalize, WrapFinalize, ""},
    VIV_SLOT(__await__, await, &SlotAwait, WrapUnary, "__await__($self, /)\n--\n\nReturn an iterator for an await expression.")
    VIV_SLOT(__aiter__, aiter, &SlotAiter, WrapUnary, "__aiter__($self, /)\n--\n\nReturn an object with __anext__, for async for.")
    VIV_SLOT(__anext__, anext, &SlotAnext, WrapUnary, "__anext__($self, /)\n--\n\nReturn an awaitable of the next item.")
    VIV_BINARY(__add__, __radd__, add, "+")
    VIV_BINARY(__sub__, __rsub__, subtract, "-")
    VIV_BINARY(__mul__, __rmul__, multiply, "*")
    VIV_BINARY(__mod__, __rmod__, remainder, "%")
    VIV_SLOT(__divmod__, divmod, (&SlotBinary<&TypeSlots::divmod, &InternedNames::__divmod__, &InternedNames::__rdivmod__>), WrapBinaryLeft,
             "__divmod__($self, value, /)\n--\n\nReturn divmod(self, value).")
    VIV_SLOT(__rdivmod__, divmod, (&SlotBinary<&TypeSlots::divmod, &InternedNames::__divmod__, &InternedNames::__rdivmod__>), WrapBinaryRight,
             "__rdivmod__($self, value, /)\n--\n\nReturn divmod(value, self).")
    VIV_SLOT(__pow__, power, &SlotPower, WrapTernary, "__pow__($self, value, mod=None, /)\n--\n\nReturn pow(self, value, mod).")
    VIV_SLOT(__rpow__, power, &SlotPower, WrapTernaryRight, "__rpow__($self, value, mod=None, /)\n--\n\nReturn pow(value, self, mod).")
    VIV_UNARY(__neg__, negative, "-self")
    VIV_UNARY(__pos__, positive, "+self")
    VIV_UNARY(__abs__, absolute, "abs(self)")
    VIV_SLOT(__bool__, bool_, &SlotBool, WrapInquiry, "__bool__($self, /)\n--\n\nTrue if self else False")
    VIV_UNARY(__invert__, invert, "~self")
    VIV_BINARY(__lshift__, __rlshift__, lshift, "<<")
    VIV_BINARY(__rshift__, __rrshift__, rshift, ">>")
    VIV_BINARY(__and__, __rand__, and_, "&")
    VIV_BINARY(__xor__, __rxor__, xor_, "^")
    VIV_BINARY(__or__, __ror__, or_, "|")
    VIV_UNARY(__int__, int_, "int(self)")
    VIV_UNARY(__float__, float_, "float(self)")
    VIV_INPLACE(__iadd__, inplace_add, "+=")
    VIV_INPLACE(__isub__, inplace_subtract, "-=")
    VIV_INPLACE(__imul__, inplace_multiply, "*=")
    VIV_INPLACE(__imod__, inplace_remainder, "%=")
    VIV_SLOT(__ipow__, inplace_power, &SlotInplacePower, WrapTernary, "__ipow__($self, value, /)\n--\n\nReturn self**=value.")
    VIV_INPLACE(__ilshift__, inplace_lshift, "<<=")
    VIV_INPLACE(__irshift__, inplace_rshift, ">>=")
    VIV_INPLACE(__iand__, inplace_and, "&=")
    VIV_INPLACE(__ixor__, inplace_xor, "^=")
    VIV_INPLACE(__ior__, inplace_or, "|=")
    VIV_BINARY(__floordiv__, __rfloordiv__, floor_divide, "//")
    VIV_BINARY(__truediv__, __rtruediv__, true_divide, "/")
    VIV_INPLACE(__ifloordiv__, inplace_floor_divide, "//=")
    VIV_INPLACE(__itruediv__, inplace_true_divide, "/=")
    VIV_UNARY(__index__, index, "Return self as an int, where it can serve as an index of a list.")
    VIV_BINARY(__matmul__, __rmatmul__, matrix_multiply, "@")
    VIV_INPLACE(__imatmul__, inplace_matrix_multiply, "@=")
    VIV_SLOT(__len__, map_length, &SlotLength, WrapLength, "__len__($self, /)\n--\n\nReturn len(self).")
    VIV_SLOT(__getitem__, subscript, &SlotMethod<&InternedNames::__getitem__>, WrapBinary,
             "__getitem__($self, key, /)\n--\n\nReturn self[key].")
    VIV_SLOT(__setitem__, assign_subscript, &SlotAssignSubscript, WrapSetItem, "__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.")
    VIV_SLOT(__delitem__, assign_subscript, &SlotAssignSubscript, WrapDeleteItem, "__delitem__($self, key, /)\n--\n\nDelete self[key].")
    VIV_SLOT(__len__, seq_length, &SlotLength, WrapLength, "__len__($self, /)\n--\n\nReturn len(self).")
    // A class that defines __add__ or __mul__ has no concat or repeat: the operators fall back on the number slots, and filling both
    // would call an overridden method twice.
    VIV_SLOT(__add__, concat, nullptr, WrapBinary, "__add__($self, value, /)\n--\n\nReturn self+value.")
    VIV_SLOT(__mul__, repeat, nullptr, WrapRepeat, "__mul__($self, value, /)\n--\n\nReturn self*value.")
    VIV_SLOT(__rmul__, repeat, nullptr, WrapRepeat, "__rmul__($self, value, /)\n--\n\nReturn value*self.")
    VIV_SLOT(__getitem__, item, &SlotItem, WrapItem, "__getitem__($self, key, /)\n--\n\nReturn self[key].")
    VIV_SLOT(__setitem__, assign_item, &SlotAssignItem, WrapSetIndex, "__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.")
    VIV_SLOT(__delitem__, assign_item, &SlotAssignItem, WrapDeleteIndex, "__delitem__($self, key, /)\n--\n\nDelete self[key].")
    VIV_SLOT(__contains__, contains, &SlotContains, WrapContains, "__contains__($self, key, /)\n--\n\nReturn key in self.")
    VIV_SLOT(__iadd__, inplace_concat, nullptr, WrapBinary, "__iadd__($self, value, /)\n--\n\nDo self+=value.")
    VIV_SLOT(__imul__, inplace_repeat, nullptr, WrapRepeat, "__imul__($self, value, /)\n--\n\nDo self*=value.")
};

}  // namespace

constinit const Table<SlotDef> kSlotTable = kSlots;

}  // namespace viv
