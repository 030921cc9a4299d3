// `object`, the base of all: making, comparing, showing, formatting.
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/descriptors.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/memoryview_object.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/type_parts.h"
#include "interpreter/objects/version_profile.h"

namespace viv {
namespace {

bool HasExcessArgs(CallArgs args) { return args.positional_count != 0 || args.keyword_count() != 0; }

Ref<Object> RaiseAbstract(TypeObject* type) {
  Borrowed<Object> methods = DictGetStr(type->dict, Names().__abstractmethods__);
  if (!methods) {
    RaiseWithValue(TypeId::kAttributeError, Names().__abstractmethods__);
    return nullptr;
  }
  Ref<ListObject> sorted = ListOf(methods.ToOwned());
  if (!sorted || !ListSort(sorted.get(), nullptr, false)) return nullptr;
  Ref<StrObject> comma = NewStrAscii(", ");
  Ref<StrObject> joined = comma ? StrJoin(comma, sorted) : nullptr;
  if (!joined) return nullptr;
  return RaiseTypeError("Can't instantiate abstract class %s with abstract method%s %U", type->name, sorted->size > 1 ? "s" : "",
                        joined.get());
}

Ref<Object> ObjectRepr(Borrowed<Object> self) {
  TypeObject* type = TypeOf(self);
  Ref<Object> module = TypeModule(type);
  if (!module) ClearError();
  Ref<Object> qualname = TypeQualname(type);
  if (!qualname) return nullptr;
  void* address = self.get();
  if (module && IsStr(module.get()) && !StrEqual(AsStr(module.get()), Names().builtins)) {
    return StrFormat("<%U.%U object at %p>", AsStr(module.get()), AsStr(qualname.get()), address);
  }
  return StrFormat("<%s object at %p>", type->name, address);
}

Ref<Object> ObjectStr(Borrowed<Object> self) {
  auto repr = TypeOf(self)->slots.repr;
  return repr ? repr(self) : ObjectRepr(self);
}

int64_t ObjectHash(Borrowed<Object> self) {
  auto address = reinterpret_cast<uintptr_t>(self.get());
  // Addresses are multiples of 16: the low bits, which hash tables use, would all be the same.
  auto hash = static_cast<int64_t>((address >> 4) | (address << (8 * sizeof(address) - 4)));
  return hash == -1 ? -2 : hash;
}

Ref<Object> ObjectCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) {
  if (op == kEqual) return self.get() == other.get() ? NewBool(true) : NewNotImplemented();
  if (op != kNotEqual) return NewNotImplemented();
  // By default != is the opposite of ==, as far as the class knows an answer.
  auto compare = TypeOf(self)->slots.compare;
  if (!compare) return NewNotImplemented();
  Ref<Object> equal = compare(self, other, kEqual);
  if (!equal || equal.get() == NotImplemented()) return equal;
  int truth = IsTrue(equal);
  return truth < 0 ? nullptr : NewBool(truth == 0);
}

Ref<Object> GetClass(Borrowed<Object> self) { return NewRef<Object>(TypeOf(self)); }

Ref<Object> ObjectSubclassHook(Borrowed<Object> self, CallArgs args) {
  return NoKeywords("__subclasshook__", args) ? NewNotImplemented() : nullptr;
}

Ref<Object> ObjectInitSubclass(Borrowed<Object> self) { return NewNone(); }

Ref<Object> ObjectFormat(Borrowed<Object> self, Borrowed<Object> spec) {
  if (!IsStr(spec)) return RaiseTypeError("__format__() argument must be str, not %.50K", spec.get());
  if (AsStr(spec)->length > 0) return RaiseTypeError("unsupported format string passed to %.200s.__format__", TypeOf(self)->name);
  return Str(self);
}

// How many items a variable-sized object has, as CPython's ob_size counts them.
int64_t ItemCount(const Object* self) {
  if (IsTuple(self)) return static_cast<const TupleObject*>(self)->size;
  if (IsInt(self)) {
    constexpr size_t kDigitBits = 30;
    return static_cast<int64_t>((IntBitLength(self) + kDigitBits - 1) / kDigitBits);
  }
  if (IsType(self)) return static_cast<const TypeObject*>(self)->member_count;
  if (IsBytes(self)) return static_cast<const BytesObject*>(self)->length;
  if (IsMemoryView(self)) return static_cast<const MemoryViewObject*>(self)->array_size;
  return 0;
}

Ref<Object> ObjectSizeof(Borrowed<Object> self) {
  TypeObject* type = TypeOf(self);
  int64_t items = type->item_size > 0 ? ItemCount(self) : 0;
  return NewInt(ShownBasicSize(type) + items * type->item_size);
}

Ref<Object> ObjectDir(Borrowed<Object> self) {
  Ref<Object> attributes;
  int found = LookupAttr(self, Names().__dict__, &attributes);
  if (found < 0) return nullptr;
  Ref<DictObject> names = found == 0 || !IsDict(attributes.get()) ? NewDict() : DictCopy(AsDict(attributes.get()));
  if (!names) return nullptr;
  Ref<Object> cls;
  found = LookupAttr(self, Names().__class__, &cls);
  if (found < 0) return nullptr;
  if (found > 0 && !MergeClassAttributes(names.get(), cls)) return nullptr;
  return DictKeysList(names.get());
}

}  // namespace

Ref<Object> ObjectNew(TypeObject* type, CallArgs args) {
  if (__builtin_expect(HasExcessArgs(args), 0)) {
    if (type->slots.new_ != &ObjectNew) {
      return RaiseTypeError("object.__new__() takes exactly one argument (the type to instantiate)");
    }
    if (type->slots.init == &ObjectInit) return RaiseTypeError("%.200s() takes no arguments", type->name);
  }
  if (__builtin_expect(type->type_flags & kTypeIsAbstract, 0)) return RaiseAbstract(type);
  return TypeNewInstance(type);
}

bool ObjectInit(Borrowed<Object> self, CallArgs args) {
  if (__builtin_expect(!HasExcessArgs(args), 1)) return true;
  TypeObject* type = TypeOf(self);
  if (type->slots.init != &ObjectInit) {
    return RaiseFalse(TypeId::kTypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
  }
  if (type->slots.new_ == &ObjectNew) {
    return RaiseFalse(TypeId::kTypeError, "%.200s.__init__() takes exactly one argument (the instance to initialize)", type->name);
  }
  return true;
}

void DeallocObject(Object* self) { FreeObject(self); }

namespace {

constexpr MethodDef kMethods[] = {
    OneArg("__reduce_ex__", &ObjectReduceEx, "__reduce_ex__($self, protocol, /)\n--\n\nWhat pickle of that protocol needs."),
    NoArgs("__reduce__", &ObjectReduce, "__reduce__($self, /)\n--\n\nWhat pickle needs."),
    NoArgs("__getstate__", &ObjectGetState, "__getstate__($self, /)\n--\n\nThe state that pickle saves."),
    Keywords("__subclasshook__", &ObjectSubclassHook,
               "An abstract class answers here whether a class counts as its subclass.\n\nTrue, False, or NotImplemented: the usual way.",
               kClassMethodFlag),
    NoArgs("__init_subclass__", &ObjectInitSubclass, "Called when a class is derived from this one. Does nothing by itself.",
           kClassMethodFlag),
    OneArg("__format__", &ObjectFormat, "__format__($self, format_spec, /)\n--\n\nstr(self), where format_spec is empty."),
    NoArgs("__sizeof__", &ObjectSizeof, "__sizeof__($self, /)\n--\n\nThe bytes that the object takes."),
    NoArgs("__dir__", &ObjectDir, "__dir__($self, /)\n--\n\nThe names of the attributes."),
};

constexpr GetSetDef kGetSets[] = {
    {"__class__", &GetClass, &SetClass, "the object's class"},
};

}  // namespace

extern const TypeSpec kObjectSpec;
const TypeSpec kObjectSpec = {
    .name = "object",
    .base = TypeId::kObject,
    .basic_size = sizeof(Object),
    .flags = kTypeIsBaseType,
    .dealloc = &DeallocObject,
    .slots = {.repr = &ObjectRepr,
              .str = &ObjectStr,
              .hash = &ObjectHash,
              .getattr = &GenericGetAttr,
              .setattr = &GenericSetAttr,
              .compare = &ObjectCompare,
              .new_ = &ObjectNew,
              .init = &ObjectInit},
    .methods = kMethods,
    .getsets = kGetSets,
    .doc = "object()\n--\n\nThe base of all classes.\n\nCalled, it makes an object without attributes.",
};

}  // namespace viv
