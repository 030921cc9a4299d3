// repr, str, hash, comparison, truth, instance checks and attributes: what every object can be asked.
// Answers to CPython's Objects/object.c and the instance-check part of abstract.c.
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/plain_numbers.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_parts.h"

namespace viv {

// ---- Text ------------------------------------------------------------------------------------------------------------------------

Ref<StrObject> Repr(Borrowed<Object> object) {
  if (!object) return NewStrAscii("<NULL>");
  UnarySlot slot = TypeOf(object)->slots.repr;
  if (!slot) return StrFormat("<%T object at %p>", object.get(), static_cast<void*>(object.get()));
  RecursionGuard guard(" while getting the repr of an object");
  if (!guard) return nullptr;
  Ref<Object> result = slot(object);
  if (!result) return nullptr;
  if (!IsStr(result.get())) {
    RaiseTypeError("__repr__ returned non-string (type %.200T)", result.get());
    return nullptr;
  }
  return Ref<StrObject>::Adopt(AsStr(result.Release()));
}

Ref<StrObject> Str(Borrowed<Object> object) {
  if (!object) return NewStrAscii("<NULL>");
  if (IsExactStr(object)) return Ref<StrObject>::Share(AsStr(object));
  if (object->kind == kInt) return IntDecimal(SmallValue(object));
  UnarySlot slot = TypeOf(object)->slots.str;
  if (!slot) return Repr(object);
  RecursionGuard guard(" while getting the str of an object");
  if (!guard) return nullptr;
  Ref<Object> result = slot(object);
  if (!result) return nullptr;
  if (!IsStr(result.get())) {
    RaiseTypeError("__str__ returned non-string (type %.200T)", result.get());
    return nullptr;
  }
  return Ref<StrObject>::Adopt(AsStr(result.Release()));
}

Ref<StrObject> Ascii(Borrowed<Object> object) {
  Ref<StrObject> repr = Repr(object);
  if (!repr || repr->ascii) return repr;
  StrBuilder builder;
  for (ptrdiff_t i = 0; i < repr->length; ++i) {
    uint32_t c = StrChar(repr.get(), i);
    char escape[12];
    if (c < 0x80) {
      if (!builder.AppendChar(c)) return nullptr;
      continue;
    }
    int n = c < 0x100 ? snprintf(escape, sizeof escape, "\\x%02x", c)
            : c < 0x10000 ? snprintf(escape, sizeof escape, "\\u%04x", c) : snprintf(escape, sizeof escape, "\\U%08x", c);
    if (!builder.AppendAscii({escape, static_cast<size_t>(n)})) return nullptr;
  }
  return builder.Finish();
}

Ref<Object> Format(Borrowed<Object> object, Borrowed<StrObject> spec) {
  if (!spec || spec->length == 0) {
    constexpr uint64_t kFormattedAsStr = uint64_t{1} << kInt | uint64_t{1} << kBigInt | uint64_t{1} << kFloat | uint64_t{1} << kBool |
                                         uint64_t{1} << kNone | uint64_t{1} << kStr | uint64_t{1} << kBytes | uint64_t{1} << kTuple |
                                         uint64_t{1} << kList | uint64_t{1} << kDict | uint64_t{1} << kSet;
    if (kFormattedAsStr >> object->kind & 1) return Str(object);
  }
  Object* argument = spec ? spec.get() : CurrentRuntime().empty_str;
  Ref<Object> result;
  if (!CallBoundSpecialMayRunPython(object, Names().__format__, argument, &result)) {
    return RaiseTypeError("Type %.100T doesn't define __format__", object.get());
  }
  if (result && !IsStr(result.get())) return RaiseTypeError("__format__ must return a str, not %.200T", result.get());
  return result;
}

Ref<Object> BytesOf(Borrowed<Object> object) {
  if (object->kind == kBytes) return object.ToOwned();
  Ref<Object> method = LookupSpecialMayRunPython(object, Names().__bytes__);
  if (method) {
    Ref<Object> result = Call(method, {});
    if (result && !IsBytes(result.get())) return RaiseTypeError("__bytes__ returned non-bytes (type %.200T)", result.get());
    return result;
  }
  if (ErrorPending()) return nullptr;
  // bytes(object) would take a number for a size and encode a text.
  if (!HasBuffer(object) && (IsStr(object) || (!TypeOf(object)->slots.iter && !IsSequence(object)))) {
    return RaiseTypeError("cannot convert '%.200T' object to bytes", object.get());
  }
  return Call(BuiltinType(TypeId::kBytes), {object.get()});
}

// ---- Hash and comparison ------------------------------------------------------------------------------------------------------------

int64_t Hash(Borrowed<Object> object) {
  auto slot = TypeOf(object)->slots.hash;
  if (__builtin_expect(slot != nullptr, 1)) return slot(object);
  RaiseTypeError("unhashable type: '%.200T'", object.get());
  return -1;
}

namespace {

constexpr CompareOp kSwapped[] = {kGreater, kGreaterEqual, kEqual, kNotEqual, kLess, kLessEqual};
constexpr const char* kSymbols[] = {"<", "<=", "==", "!=", ">", ">="};

}  // namespace

Ref<Object> Compare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  RecursionGuard guard(" in comparison");
  if (!guard) return nullptr;
  auto left = TypeOf(a)->slots.compare;
  auto right = TypeOf(b)->slots.compare;
  bool asked_reflected = false;
  if (a->type != b->type && right && IsSubtype(TypeOf(b), TypeOf(a))) {
    asked_reflected = true;
    Ref<Object> result = right(b, a, kSwapped[op]);
    if (!(result == NotImplemented())) return result;
  }
  if (left) {
    Ref<Object> result = left(a, b, op);
    if (!(result == NotImplemented())) return result;
  }
  if (!asked_reflected && right) {
    Ref<Object> result = right(b, a, kSwapped[op]);
    if (!(result == NotImplemented())) return result;
  }
  if (op == kEqual) return NewBool(a.get() == b.get());
  if (op == kNotEqual) return NewBool(a.get() != b.get());
  return RaiseTypeError("'%s' not supported between instances of '%.100T' and '%.100T'", kSymbols[op], a.get(), b.get());
}

int CompareBool(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if (a.get() == b.get()) {
    if (op == kEqual) return 1;
    if (op == kNotEqual) return 0;
  }
  Ref<Object> result = Compare(a, b, op);
  if (!result) return -1;
  if (IsBool(result.get())) return result == True();
  return IsTrue(result);
}

int IsTrue(Borrowed<Object> object) {
  if (object->kind == kBool) return object.get() == True();
  if (object->kind == kNone) return 0;
  const TypeSlots& slots = TypeOf(object)->slots;
  if (slots.bool_) return slots.bool_(object);
  LengthSlot length = slots.map_length ? slots.map_length : slots.seq_length;
  if (!length) return 1;
  ptrdiff_t n = length(object);
  return n < 0 ? -1 : n > 0;
}

// ---- isinstance, issubclass -----------------------------------------------------------------------------------------------------------

bool IsInstanceExactOrSub(const Object* object, TypeId id) { return IsSubtype(TypeOf(object), BuiltinType(id)); }

bool IsExceptionClass(const Object* object) {
  return IsType(object) && (static_cast<const TypeObject*>(object)->type_flags & kExceptionSubclass);
}

namespace {

// `__bases__` of anything that has a tuple of that name. Null: absent (nothing pending) or failed.
Ref<Object> AbstractBases(Borrowed<Object> cls) {
  Ref<Object> bases;
  if (LookupAttr(cls, Names().__bases__, &bases) <= 0) return nullptr;
  return IsTuple(bases.get()) ? std::move(bases) : nullptr;
}

int AbstractIsSubclass(Borrowed<Object> derived, Borrowed<Object> cls) {
  RecursionGuard guard(" in __issubclass__");
  if (!guard) return -1;
  if (derived.get() == cls.get()) return 1;
  Ref<Object> bases = AbstractBases(derived);
  if (!bases) return ErrorPending() ? -1 : 0;
  for (Object* base : TupleItems(AsTuple(bases.get()))) {
    int result = AbstractIsSubclass(base, cls);
    if (result != 0) return result;
  }
  return 0;
}

bool CheckIsClass(Borrowed<Object> cls, const char* message) {
  Ref<Object> bases = AbstractBases(cls);
  if (bases) return true;
  if (!ErrorPending()) RaiseTypeError("%s", message);
  return false;
}

// Does the metatype have the check of `type` itself under that name?
bool ChecksAsType(TypeObject* cls, Borrowed<StrObject> name) {
  return TypeLookup(TypeOf(cls), name).get() == TypeLookup(BuiltinType(TypeId::kType), name).get();
}

}  // namespace

int RecursiveIsInstance(Borrowed<Object> object, Borrowed<Object> cls) {
  if (IsType(cls)) {
    auto* type = static_cast<TypeObject*>(cls.get());
    TypeObject* own = TypeOf(object);
    if (IsSubtype(own, type)) return 1;
    StrObject* name = Names().__class__;
    if (own->slots.getattr == &GenericGetAttr && TypeLookup(own, name) == TypeLookup(BuiltinType(TypeId::kObject), name)) return 0;
    Ref<Object> shown;
    int found = LookupAttr(object, Names().__class__, &shown);
    if (found <= 0) return found;
    return shown.get() != object->type && IsType(shown.get()) && IsSubtype(static_cast<TypeObject*>(shown.get()), type);
  }
  if (!CheckIsClass(cls, "isinstance() arg 2 must be a type, a tuple of types, or a union")) return -1;
  Ref<Object> shown;
  int found = LookupAttr(object, Names().__class__, &shown);
  if (found <= 0) return found;
  return AbstractIsSubclass(shown, cls);
}

int RecursiveIsSubclass(Borrowed<Object> derived, Borrowed<Object> cls) {
  if (IsType(cls) && IsType(derived)) return IsSubtype(static_cast<TypeObject*>(derived.get()), static_cast<TypeObject*>(cls.get()));
  if (!CheckIsClass(derived, "issubclass() arg 1 must be a class")) return -1;
  if (!(IsExact(cls, TypeId::kUnionType)) && !CheckIsClass(cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union")) return -1;
  return AbstractIsSubclass(derived, cls);
}

int IsInstance(Borrowed<Object> object, Borrowed<Object> cls) {
  if (object->type == cls.get()) return 1;
  if (cls->type == BuiltinType(TypeId::kType)) return RecursiveIsInstance(object, cls);
  if (TupleObject* members = UnionMembers(cls)) cls = members;
  if (IsTuple(cls)) {
    RecursionGuard guard(" in __instancecheck__");
    if (!guard) return -1;
    for (Object* item : TupleItems(AsTuple(cls))) {
      int result = IsInstance(object, item);
      if (result != 0) return result;
    }
    return 0;
  }
  if (IsType(cls)) {
    auto* type = static_cast<TypeObject*>(cls.get());
    int answer = RememberedClassCheck(type, TypeOf(object), ClassCheck::kInstance);
    if (answer >= 0) return answer;
    if (ChecksAsType(type, Names().__instancecheck__)) return RecursiveIsInstance(object, cls);
  }
  if (!TypeLookup(TypeOf(cls), Names().__instancecheck__)) return RecursiveIsInstance(object, cls);
  RecursionGuard guard(" in __instancecheck__");
  if (!guard) return -1;
  Ref<Object> result;
  CallBoundSpecialMayRunPython(cls, Names().__instancecheck__, object, &result);
  return result ? IsTrue(result) : -1;
}

int IsSubclass(Borrowed<Object> derived, Borrowed<Object> cls) {
  if (cls->type == BuiltinType(TypeId::kType)) {
    if (derived.get() == cls.get()) return 1;
    return RecursiveIsSubclass(derived, cls);
  }
  if (TupleObject* members = UnionMembers(cls)) cls = members;
  if (IsTuple(cls)) {
    RecursionGuard guard(" in __subclasscheck__");
    if (!guard) return -1;
    for (Object* item : TupleItems(AsTuple(cls))) {
      int result = IsSubclass(derived, item);
      if (result != 0) return result;
    }
    return 0;
  }
  if (IsType(cls)) {
    auto* type = static_cast<TypeObject*>(cls.get());
    int answer = IsType(derived) ? RememberedClassCheck(type, static_cast<TypeObject*>(derived.get()), ClassCheck::kSubclass) : -1;
    if (answer >= 0) return answer;
    if (ChecksAsType(type, Names().__subclasscheck__)) return RecursiveIsSubclass(derived, cls);
  }
  if (!TypeLookup(TypeOf(cls), Names().__subclasscheck__)) return RecursiveIsSubclass(derived, cls);
  RecursionGuard guard(" in __subclasscheck__");
  if (!guard) return -1;
  Ref<Object> result;
  CallBoundSpecialMayRunPython(cls, Names().__subclasscheck__, derived, &result);
  return result ? IsTrue(result) : -1;
}

// ---- Attributes: attribute_access.cc; here what lists them --------------------------------------------------------------------------------

Ref<Object> Dir(Borrowed<Object> object) {
  Ref<Object> method = LookupSpecialMayRunPython(object, Names().__dir__);
  if (!method) {
    if (!ErrorPending()) RaiseTypeError("object does not provide __dir__");
    return nullptr;
  }
  Ref<Object> names = Call(method, {});
  if (!names) return nullptr;
  Ref<ListObject> sorted = ListOf(names);
  if (!sorted || !ListSort(sorted.get(), nullptr, false)) return nullptr;
  return sorted;
}

// ---- Recursion of repr --------------------------------------------------------------------------------------------------------------------

// The containers whose repr is under way, innermost first. Entries live on the C++ heap outside Python's: a repr must not fail for them.
struct ReprEntry {
  Object* container;
  ReprEntry* previous;
};

int ReprEnter(Borrowed<Object> container) {
  ThreadState& thread = CurrentThread();
  for (ReprEntry* entry = thread.repr_stack; entry; entry = entry->previous) {
    if (entry->container == container.get()) return 1;
  }
  auto* entry = static_cast<ReprEntry*>(Allocate(Domain::kMem, sizeof(ReprEntry)));
  if (!entry) return RaiseMemoryError(), -1;
  *entry = {container.get(), thread.repr_stack};
  thread.repr_stack = entry;
  return 0;
}

void ReprLeave(Borrowed<Object> container) {
  for (ReprEntry** link = &CurrentThread().repr_stack; *link; link = &(*link)->previous) {
    if ((*link)->container != container.get()) continue;
    ReprEntry* entry = *link;
    *link = entry->previous;
    Free(Domain::kMem, entry);
    return;
  }
}

}  // namespace viv
