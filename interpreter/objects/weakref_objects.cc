// weakref.ref, weakref.proxy and its callable form. The lists that they stand in are gc/weakref.h's.
// Answers to CPython's Objects/weakrefobject.c.
#include "interpreter/objects/weakref_objects.h"

#include "gc/weakref.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {

namespace {

WeakRef* AsWeakRef(Object* object) { return static_cast<WeakRef*>(object); }

// ---- Making -----------------------------------------------------------------------------------------------------------------------------

Ref<Object> MakeWeakRef(TypeObject* type, Borrowed<Object> referent, Borrowed<Object> callback, WeakRefFlavor flavor) {
  if (!SupportsWeakRefs(referent->type)) return RaiseTypeError("cannot create weak reference to '%s' object", referent->type->name);
  if (callback && IsNone(callback)) callback = nullptr;
  if (!callback && flavor != WeakRefFlavor::kSubclass) {
    if (WeakRef* shared = FindSharedWeakRef(referent, flavor)) return NewRef<Object>(shared);
  }
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  WeakRef* weakref = AsWeakRef(self.get());
  InitWeakRef(weakref, referent, callback, flavor);
  if (!IsTracked(weakref)) Track(weakref);
  WeakRef* listed = InsertWeakRef(weakref);
  return listed == weakref ? std::move(self) : NewRef<Object>(listed);
}

void WeakRefDealloc(Object* self) {
  FinishWeakRef(self);
  FreeObject(self);
}

// ---- weakref.ref ------------------------------------------------------------------------------------------------------------------------

Ref<Object> WeakRefNew(TypeObject* type, CallArgs args) {
  bool plain = type == BuiltinType(TypeId::kWeakReference);
  if (plain && args.keyword_count() > 0) return RaiseTypeError("ref() takes no keyword arguments");
  if (!CheckArgCount("__new__", args.positional_count, 1, plain ? 2 : -1)) return nullptr;
  Object* callback = args.positional_count > 1 ? args.data[1] : nullptr;
  return MakeWeakRef(type, args.data[0], callback, plain ? WeakRefFlavor::kRef : WeakRefFlavor::kSubclass);
}

bool WeakRefInit(Borrowed<Object> self, CallArgs args) {
  if (!NoKeywords("ref", args)) return false;
  return CheckArgCount("__init__", args.positional_count, 1, 2);
}

Ref<Object> WeakRefCall(Borrowed<Object> self, CallArgs args) {
  if (args.keyword_count() > 0) return RaiseTypeError("ref() takes no keyword arguments");
  if (args.positional_count > 0) {
    return RaiseTypeError("ref expected at most 0 arguments, got %zu", args.positional_count);
  }
  return ReferentOf(self);
}

int64_t WeakRefHash(Borrowed<Object> self) {
  WeakRef* weakref = AsWeakRef(self);
  if (weakref->hash != -1) return weakref->hash;
  Ref<Object> referent = ReferentOf(self);
  if (IsNone(referent.get())) return RaiseTypeError("weak object has gone away"), -1;
  weakref->hash = Hash(referent);
  return weakref->hash;
}

Ref<Object> WeakRefCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || !IsWeakRef(a) || !IsWeakRef(b)) return NewNotImplemented();
  Ref<Object> left = ReferentOf(a), right = ReferentOf(b);
  if (!AsWeakRef(a)->referent || !AsWeakRef(b)->referent) return NewBool((a.get() == b.get()) == (op == kEqual));
  return Compare(left, right, op);
}

Ref<Object> WeakRefRepr(Borrowed<Object> self) {
  if (!AsWeakRef(self)->referent) return StrFormat("<weakref at %p; dead>", static_cast<void*>(self.get()));
  Ref<Object> referent = ReferentOf(self);
  Ref<Object> name;
  if (LookupAttr(referent, Names().__name__, &name) < 0) return nullptr;
  if (name && IsStr(name.get())) {
    return StrFormat("<weakref at %p; to '%s' at %p (%U)>", static_cast<void*>(self.get()), referent->type->name,
                     static_cast<void*>(referent.get()), AsStr(name.get()));
  }
  return StrFormat("<weakref at %p; to '%s' at %p>", static_cast<void*>(self.get()), referent->type->name, static_cast<void*>(referent.get()));
}

constexpr MethodDef kWeakRefMethods[] = {OneArg("__class_getitem__", &NewGenericAlias, nullptr, kClassMethodFlag)};
constexpr MemberDef kWeakRefMembers[] = {{"__callback__", MemberKind::kObject, offsetof(WeakRef, callback), true}};

constexpr TypeSpec WeakRefSpec() {
  TypeSpec spec = {};
  spec.name = "weakref.ReferenceType";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(WeakRef);
  spec.flags = kTypeHasGc | kTypeIsBaseType | kWeakRefSubclass;
  spec.dealloc = &WeakRefDealloc;
  spec.traverse = &TraverseWeakRef;
  spec.clear = &ClearWeakRef;
  spec.slots.repr = &WeakRefRepr;
  spec.slots.hash = &WeakRefHash;
  spec.slots.call = &WeakRefCall;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.compare = &WeakRefCompare;
  spec.slots.new_ = &WeakRefNew;
  spec.slots.init = &WeakRefInit;
  spec.methods = kWeakRefMethods;
  spec.members = kWeakRefMembers;
  return spec;
}

// ---- weakref.proxy ------------------------------------------------------------------------------------------------------------------------

bool IsProxy(const Object* object) {
  return object->type == BuiltinType(TypeId::kWeakProxy) || object->type == BuiltinType(TypeId::kWeakCallableProxy);
}

// What an operand stands for: the referent of a proxy, owned while the operation runs, or the operand itself. Null: the referent is
// dead, ReferenceError pending.
Ref<Object> Unwrap(Borrowed<Object> object) {
  if (!IsProxy(object)) return object.ToOwned();
  Ref<Object> referent = ReferentOf(object);
  if (!AsWeakRef(object)->referent) return Raise(TypeId::kReferenceError, "weakly-referenced object no longer exists");
  return referent;
}

template <Ref<Object> (*kOperation)(Borrowed<Object>)>
Ref<Object> ProxyUnary(Borrowed<Object> self) {
  Ref<Object> object = Unwrap(self);
  return object ? kOperation(object) : nullptr;
}
template <Ref<Object> (*kOperation)(Borrowed<Object>, Borrowed<Object>)>
Ref<Object> ProxyBinary(Borrowed<Object> a, Borrowed<Object> b) {
  Ref<Object> left = Unwrap(a);
  if (!left) return nullptr;
  Ref<Object> right = Unwrap(b);
  return right ? kOperation(left, right) : nullptr;
}

Ref<Object> ProxyStr(Borrowed<Object> self) {
  Ref<Object> object = Unwrap(self);
  return object ? Str(object) : nullptr;
}
Ref<Object> ProxyRepr(Borrowed<Object> self) {
  Ref<Object> referent = ReferentOf(self);
  return StrFormat("<weakproxy at %p to %s at %p>", static_cast<void*>(self.get()), referent->type->name, static_cast<void*>(referent.get()));
}
Ref<Object> ProxyCall(Borrowed<Object> self, CallArgs args) {
  Ref<Object> object = Unwrap(self);
  return object ? Call(object, args) : nullptr;
}
Ref<Object> ProxyGetAttr(Borrowed<Object> self, Borrowed<StrObject> name) {
  Ref<Object> object = Unwrap(self);
  return object ? GetAttr(object, name) : nullptr;
}
bool ProxySetAttr(Borrowed<Object> self, Borrowed<StrObject> name, Borrowed<Object> value) {
  Ref<Object> object = Unwrap(self);
  if (!object) return false;
  return value ? SetAttr(object, name, value) : DeleteAttr(object, name);
}
Ref<Object> ProxyCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  Ref<Object> left = Unwrap(a);
  if (!left) return nullptr;
  Ref<Object> right = Unwrap(b);
  return right ? Compare(left, right, op) : nullptr;
}
Ref<Object> ProxyPower(Borrowed<Object> a, Borrowed<Object> b, Borrowed<Object> c) {
  Ref<Object> left = Unwrap(a);
  if (!left) return nullptr;
  Ref<Object> right = Unwrap(b);
  if (!right) return nullptr;
  Ref<Object> modulus = Unwrap(c);
  return modulus ? Power(left, right, modulus) : nullptr;
}
Ref<Object> ProxyInplacePower(Borrowed<Object> a, Borrowed<Object> b, Borrowed<Object>) {
  Ref<Object> left = Unwrap(a);
  if (!left) return nullptr;
  Ref<Object> right = Unwrap(b);
  return right ? InplacePower(left, right) : nullptr;
}
int ProxyBool(Borrowed<Object> self) {
  Ref<Object> object = Unwrap(self);
  return object ? IsTrue(object) : -1;
}
ptrdiff_t ProxyLength(Borrowed<Object> self) {
  Ref<Object> object = Unwrap(self);
  return object ? Length(object) : -1;
}
int ProxyContains(Borrowed<Object> self, Borrowed<Object> item) {
  Ref<Object> object = Unwrap(self);
  return object ? Contains(object, item) : -1;
}
bool ProxyAssignSubscript(Borrowed<Object> self, Borrowed<Object> key, Borrowed<Object> value) {
  Ref<Object> object = Unwrap(self);
  if (!object) return false;
  return value ? SetItem(object, key, value) : DeleteItem(object, key);
}
Ref<Object> ProxyNext(Borrowed<Object> self) {
  Ref<Object> object = Unwrap(self);
  if (!object) return nullptr;
  if (!IsIterator(object)) return RaiseTypeError("Weakref proxy referenced a non-iterator '%.200T' object", object.get());
  return Next(object);
}
Ref<Object> ProxyBytes(Borrowed<Object> self) {
  Ref<Object> object = Unwrap(self);
  return object ? CallMethod(object, Names().__bytes__) : nullptr;
}
Ref<Object> ProxyReversed(Borrowed<Object> self) {
  Ref<Object> object = Unwrap(self);
  return object ? CallMethod(object, Names().__reversed__) : nullptr;
}

constexpr MethodDef kProxyMethods[] = {NoArgs("__bytes__", &ProxyBytes), NoArgs("__reversed__", &ProxyReversed)};

constexpr TypeSpec ProxySpec(const char* name, bool callable) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(WeakRef);
  spec.flags = kTypeHasGc | kTypeDisallowInstantiation;
  spec.dealloc = &WeakRefDealloc;
  spec.traverse = &TraverseWeakRef;
  spec.clear = &ClearWeakRef;
  TypeSlots& s = spec.slots;
  s.repr = &ProxyRepr;
  s.str = &ProxyStr;
  s.call = callable ? &ProxyCall : nullptr;
  s.getattr = &ProxyGetAttr;
  s.setattr = &ProxySetAttr;
  s.compare = &ProxyCompare;
  s.iter = &ProxyUnary<&GetIter>;
  s.next = &ProxyNext;
  s.add = &ProxyBinary<&Add>;
  s.subtract = &ProxyBinary<&Subtract>;
  s.multiply = &ProxyBinary<&Multiply>;
  s.remainder = &ProxyBinary<&Remainder>;
  s.divmod = &ProxyBinary<&DivMod>;
  s.power = &ProxyPower;
  s.negative = &ProxyUnary<&Negative>;
  s.positive = &ProxyUnary<&Positive>;
  s.absolute = &ProxyUnary<&Absolute>;
  s.bool_ = &ProxyBool;
  s.invert = &ProxyUnary<&Invert>;
  s.lshift = &ProxyBinary<&LeftShift>;
  s.rshift = &ProxyBinary<&RightShift>;
  s.and_ = &ProxyBinary<&And>;
  s.xor_ = &ProxyBinary<&Xor>;
  s.or_ = &ProxyBinary<&Or>;
  s.int_ = &ProxyUnary<&ToInt>;
  s.float_ = &ProxyUnary<&ToFloat>;
  s.inplace_add = &ProxyBinary<&InplaceAdd>;
  s.inplace_subtract = &ProxyBinary<&InplaceSubtract>;
  s.inplace_multiply = &ProxyBinary<&InplaceMultiply>;
  s.inplace_remainder = &ProxyBinary<&InplaceRemainder>;
  s.inplace_power = &ProxyInplacePower;
  s.inplace_lshift = &ProxyBinary<&InplaceLeftShift>;
  s.inplace_rshift = &ProxyBinary<&InplaceRightShift>;
  s.inplace_and = &ProxyBinary<&InplaceAnd>;
  s.inplace_xor = &ProxyBinary<&InplaceXor>;
  s.inplace_or = &ProxyBinary<&InplaceOr>;
  s.floor_divide = &ProxyBinary<&FloorDivide>;
  s.true_divide = &ProxyBinary<&TrueDivide>;
  s.inplace_floor_divide = &ProxyBinary<&InplaceFloorDivide>;
  s.inplace_true_divide = &ProxyBinary<&InplaceTrueDivide>;
  s.index = &ProxyUnary<&Index>;
  s.matrix_multiply = &ProxyBinary<&MatrixMultiply>;
  s.inplace_matrix_multiply = &ProxyBinary<&InplaceMatrixMultiply>;
  s.contains = &ProxyContains;
  s.map_length = &ProxyLength;
  s.subscript = &ProxyBinary<&GetItem>;
  s.assign_subscript = &ProxyAssignSubscript;
  spec.methods = kProxyMethods;
  return spec;
}

}  // namespace

extern const TypeSpec kWeakReferenceSpec, kWeakProxySpec, kWeakCallableProxySpec;
constinit const TypeSpec kWeakReferenceSpec = WeakRefSpec();
constinit const TypeSpec kWeakProxySpec = ProxySpec("weakref.ProxyType", false);
constinit const TypeSpec kWeakCallableProxySpec = ProxySpec("weakref.CallableProxyType", true);

Ref<Object> NewWeakRef(Borrowed<Object> referent, Borrowed<Object> callback_or_null) {
  return MakeWeakRef(BuiltinType(TypeId::kWeakReference), referent, callback_or_null, WeakRefFlavor::kRef);
}

Ref<Object> NewWeakProxy(Borrowed<Object> referent, Borrowed<Object> callback_or_null) {
  TypeId id = IsCallable(referent) ? TypeId::kWeakCallableProxy : TypeId::kWeakProxy;
  return MakeWeakRef(BuiltinType(id), referent, callback_or_null, WeakRefFlavor::kProxy);
}

Ref<Object> ReferentOf(Borrowed<Object> weakref) {
  // An object whose count has reached zero is dying: its reference answers None already.
  Object* referent = static_cast<WeakRef*>(weakref.get())->referent;
  return referent && referent->refcount > 0 ? NewRef(referent) : NewNone();
}

}  // namespace viv
