#include "interpreter/objects/slot_dispatch.h"

#include <algorithm>

#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

Ref<Object> CallFunction(Object* function, CallArgs args) {
  if (__builtin_expect(function->kind == kFunction, 1)) return CurrentRuntime().hooks.call_function(AsFunction(function), args);
  return Call(function, args);
}

// A method of the type that is called with self in front although it may be any object, as CPython's call_attribute binds it.
Ref<Object> CallAttribute(Borrowed<Object> self, Ref<Object> method, Borrowed<StrObject> name) {
  Object* stack[] = {self, name};
  bool foreign = IsExact(method.get(), TypeId::kWrapperDescriptor) &&
                 !IsSubtype(TypeOf(self), static_cast<WrapperDescriptorObject*>(method.get())->owner);  // binding it fails
  if (HasTypeFlag(method.get(), kTypeMethodDescriptor) && !foreign) {
    Ref<Object> bound = self.ToOwned();  // a bound method would own it
    return CallFunction(method.get(), {stack, 2});
  }
  if (auto get = TypeOf(method.get())->slots.descr_get) {
    method = get(method, self, TypeOf(self));
    if (!method) return nullptr;
  }
  return Call(method, {stack + 1, 1});
}

// Whether the class of `right` has another `name` than that of `left`. -1: failed.
int Overrides(Borrowed<Object> left, Borrowed<Object> right, StrObject* name) {
  Ref<Object> of_right, of_left;
  int found = LookupAttr(TypeOf(right), name, &of_right);
  if (found <= 0) return found;
  found = LookupAttr(TypeOf(left), name, &of_left);
  if (found <= 0) return found < 0 ? -1 : 1;
  return CompareBool(of_right, of_left, kNotEqual);
}

// NotImplemented where the type has no such method.
Ref<Object> CallIfPresent(StrObject* name, Object* self, Object* argument) {
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, name, &method);
  if (found < 0) return nullptr;
  if (found == 0) return NewNotImplemented();
  Object* stack[] = {self, argument};
  return method.CallMayRunPython(stack, 2);
}

}  // namespace

PrependedArgs::PrependedArgs(Object* first, CallArgs args) {
  size_t count = args.positional_count + args.keyword_count();
  data_ = in_place_;
  if (count + 1 > kInPlace) {
    data_ = static_cast<Object**>(Allocate(Domain::kMem, (count + 1) * sizeof(Object*)));
    if (!data_) {
      RaiseMemoryError();
      return;
    }
  }
  data_[0] = first;
  std::copy_n(args.data, count, data_ + 1);
  args_ = {data_, args.positional_count + 1, args.keyword_names};
}

PrependedArgs::~PrependedArgs() {
  if (data_ != in_place_) Free(Domain::kMem, data_);
}

Ref<Object> SpecialMethod::CallMayRunPython(Object* const* arguments, size_t count) const {
  if (unbound) return CallFunction(function.get(), {arguments, count});
  return Call(function, {arguments + 1, count - 1});
}

int FindSpecialMayRunPython(Borrowed<Object> self, StrObject* name, SpecialMethod* out) {
  Borrowed<Object> found = TypeLookup(TypeOf(self), name);
  if (!found) return 0;
  out->function = found.ToOwned();
  TypeObject* type = TypeOf(found);
  if (type->type_flags & kTypeMethodDescriptor) {
    out->unbound = true;
    return 1;
  }
  out->unbound = false;
  if (type->slots.descr_get) {
    out->function = type->slots.descr_get(out->function, self, TypeOf(self));
    if (!out->function) return -1;
  }
  return 1;
}

bool RunsFunction(Borrowed<Object> self, StrObject* name) {
  if (!(TypeOf(self)->type_flags & kTypeIsHeap)) return false;
  Borrowed<Object> found = TypeLookup(TypeOf(self), name);
  return found && TypeOf(found) == BuiltinType(TypeId::kFunction);
}

Ref<Object> LookupSpecialMayRunPython(Borrowed<Object> self, Borrowed<StrObject> name) {
  Borrowed<Object> found = TypeLookup(TypeOf(self), name);
  if (!found) return nullptr;
  Ref<Object> result = found.ToOwned();
  if (auto get = TypeOf(found)->slots.descr_get) return get(result, self, TypeOf(self));
  return result;
}

Ref<Object> CallSpecialMayRunPython(StrObject* name, std::initializer_list<Object*> self_and_arguments) {
  SpecialMethod method;
  int found = FindSpecialMayRunPython(*self_and_arguments.begin(), name, &method);
  if (found > 0) return method.CallMayRunPython(self_and_arguments.begin(), self_and_arguments.size());
  if (found == 0) RaiseWithValue(TypeId::kAttributeError, name);
  return nullptr;
}

bool CallBoundSpecialMayRunPython(Borrowed<Object> self, StrObject* name, Object* argument, Ref<Object>* result) {
  Borrowed<Object> found = TypeLookup(TypeOf(self), name);
  if (!found) return false;
  Ref<Object> method = found.ToOwned();
  if (method->kind == kFunction) {
    Ref<Object> bound = self.ToOwned();
    Object* stack[] = {self, argument};
    *result = CurrentRuntime().hooks.call_function(AsFunction(method.get()), {stack, 2});
    return true;
  }
  if (auto get = TypeOf(found)->slots.descr_get) method = get(method, self, TypeOf(self));
  *result = method ? Call(method, {argument}) : nullptr;
  return true;
}

int64_t HashNotImplemented(Borrowed<Object> self) {
  RaiseTypeError("unhashable type: '%.200s'", TypeOf(self)->name);
  return -1;
}

Ref<Object> NextNotImplemented(Borrowed<Object> self) {
  return RaiseTypeError("'%.200s' object is not iterable", TypeOf(self)->name);
}

// ---- Object protocol -----------------------------------------------------------------------------------------------------------

Ref<Object> SlotRepr(Borrowed<Object> self) {
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, Names().__repr__, &method);
  if (found < 0) return nullptr;
  if (found == 0) return StrFormat("<%s object at %p>", TypeOf(self)->name, static_cast<void*>(self.get()));
  Object* stack[] = {self};
  return method.CallMayRunPython(stack, 1);
}

Ref<Object> SlotStr(Borrowed<Object> self) { return CallSpecialMayRunPython(Names().__str__, {self}); }

int64_t SlotHash(Borrowed<Object> self) {
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, Names().__hash__, &method);
  if (found < 0) return -1;
  if (found == 0 || IsNone(method.function.get())) return HashNotImplemented(self);
  Object* stack[] = {self};
  Ref<Object> answer = method.CallMayRunPython(stack, 1);
  if (!answer) return -1;
  if (!IsInt(answer.get())) {
    RaiseTypeError("__hash__ method should return an integer");
    return -1;
  }
  int overflow = 0;
  int64_t hash = IntAsInt64(answer, &overflow);
  if (overflow) hash = IntHash(answer.get());
  return hash == -1 ? -2 : hash;
}

Ref<Object> SlotCall(Borrowed<Object> self, CallArgs args) {
  RecursionGuard guard(" while calling a Python object");
  if (!guard) return nullptr;
  HeldArguments held(args, args.keyword_names ? 2 : 1);  // with keywords the tuple and the dict are laid out once more, behind self
  Ref<Object> held_self = args.keyword_names ? self.ToOwned() : nullptr;
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, Names().__call__, &method);
  if (found == 0) RaiseWithValue(TypeId::kAttributeError, Names().__call__);
  if (found <= 0) return nullptr;
  if (!method.unbound) return Call(method.function, args);
  PrependedArgs with_self(self, args);
  return with_self.ok() ? CallFunction(method.function.get(), with_self.args()) : nullptr;
}

Ref<Object> SlotGetAttr(Borrowed<Object> self, Borrowed<StrObject> name) {
  TypeObject* type = TypeOf(self);
  Ref<Object> getattr = TypeLookup(type, Names().__getattr__).ToOwned();
  Ref<Object> getattribute = TypeLookup(type, Names().__getattribute__).ToOwned();
  bool generic = !getattribute, of_type = false;  // whether it is object.__getattribute__, or type's and a metaclass is asked
  if (getattribute && IsExact(getattribute.get(), TypeId::kWrapperDescriptor)) {
    auto* descriptor = static_cast<WrapperDescriptorObject*>(getattribute.get());
    generic = descriptor->wrapped == reinterpret_cast<AnySlot>(&GenericGetAttr);
    of_type = descriptor->wrapped == reinterpret_cast<AnySlot>(&TypeGetAttr) && IsType(self);
  }
  if (!getattr) return generic ? GenericGetAttr(self, name) : CallSpecialMayRunPython(Names().__getattribute__, {self, name});
  Ref<Object> result;
  if (generic || of_type) {
    // No exception is made that __getattr__ would only make vanish: enumerations find their members there.
    result = generic ? GenericGetAttrOrNull(self, name) : TypeGetAttrOrNull(self, name);
    if (result) return result;
    if (ErrorPending()) {
      if (!PendingMatches(TypeId::kAttributeError)) return nullptr;
      ClearError();
    }
  } else {
    result = CallAttribute(self, std::move(getattribute), name);
    if (result || !PendingMatches(TypeId::kAttributeError)) return result;
    ClearError();
  }
  return CallAttribute(self, std::move(getattr), name);
}

bool SlotSetAttr(Borrowed<Object> self, Borrowed<StrObject> name, Borrowed<Object> value_or_null) {
  if (!value_or_null) return static_cast<bool>(CallSpecialMayRunPython(Names().__delattr__, {self, name}));
  return static_cast<bool>(CallSpecialMayRunPython(Names().__setattr__, {self, name, value_or_null}));
}

Ref<Object> SlotCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op) {
  const InternedNames& names = Names();
  StrObject* const by_op[] = {names.__lt__, names.__le__, names.__eq__, names.__ne__, names.__gt__, names.__ge__};
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, by_op[op], &method);
  if (found < 0) ClearError();  // whatever binding the method raised
  if (found <= 0) return NewNotImplemented();
  Object* stack[] = {self, other};
  return method.CallMayRunPython(stack, 2);
}

Ref<Object> SlotIter(Borrowed<Object> self) {
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, Names().__iter__, &method);
  if (found < 0) return nullptr;
  if (found > 0 && !IsNone(method.function.get())) {
    Object* stack[] = {self};
    return method.CallMayRunPython(stack, 1);
  }
  if (found == 0) {
    found = FindSpecialMayRunPython(self, Names().__getitem__, &method);
    if (found < 0) return nullptr;
    if (found > 0) return NewSequenceIterator(self);
  }
  return RaiseTypeError("'%.200s' object is not iterable", TypeOf(self)->name);
}

Ref<Object> SlotDescrGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null) {
  Borrowed<Object> get = TypeLookup(TypeOf(self), Names().__get__);
  if (!get) return self.ToOwned();
  Ref<Object> function = get.ToOwned();
  Object* stack[] = {self, object_or_null ? object_or_null.get() : None(), type_or_null ? type_or_null.get() : None()};
  return CallFunction(function.get(), {stack, 3});
}

bool SlotDescrSet(Borrowed<Object> self, Borrowed<Object> object, Borrowed<Object> value_or_null) {
  if (!value_or_null) return static_cast<bool>(CallSpecialMayRunPython(Names().__delete__, {self, object}));
  return static_cast<bool>(CallSpecialMayRunPython(Names().__set__, {self, object, value_or_null}));
}

bool SlotInit(Borrowed<Object> self, CallArgs args) {
  HeldArguments held(args, args.keyword_names ? 1 : 0);
  Ref<Object> held_self = args.keyword_names ? self.ToOwned() : nullptr;
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, Names().__init__, &method);
  if (found == 0) RaiseWithValue(TypeId::kAttributeError, Names().__init__);
  if (found <= 0) return false;
  Ref<Object> result;
  if (method.unbound) {
    PrependedArgs with_self(self, args);
    if (!with_self.ok()) return false;
    result = CallFunction(method.function.get(), with_self.args());
  } else {
    result = Call(method.function, args);
  }
  if (!result) return false;
  if (IsNone(result.get())) return true;
  return RaiseFalse(TypeId::kTypeError, "__init__() should return None, not '%.200s'", TypeOf(result.get())->name);
}

Ref<Object> SlotNew(TypeObject* type, CallArgs args) {
  HeldArguments held(args, args.keyword_names ? 1 : 0);
  Ref<Object> function = GetAttr(type, Names().__new__);
  if (!function) return nullptr;
  PrependedArgs with_type(type, args);
  return with_type.ok() ? CallFunction(function.get(), with_type.args()) : nullptr;
}

void SlotFinalize(Object* self) {
  SavedException saved;
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, Names().__del__, &method);
  if (found < 0) WriteUnraisable(self);
  if (found <= 0) return;
  Object* stack[] = {self};
  if (!method.CallMayRunPython(stack, 1)) WriteUnraisable(method.function);
}

// ---- Numbers -------------------------------------------------------------------------------------------------------------------

Ref<Object> DispatchBinary(Borrowed<Object> left, Borrowed<Object> right, BinarySlot TypeSlots::*slot, BinarySlot dispatcher, StrObject* name,
                           StrObject* reflected) {
  TypeObject* left_type = TypeOf(left);
  TypeObject* right_type = TypeOf(right);
  bool try_right = left_type != right_type && right_type->slots.*slot == dispatcher;
  if (left_type->slots.*slot == dispatcher) {
    if (try_right && IsSubtype(right_type, left_type)) {
      int overrides = Overrides(left, right, reflected);
      if (overrides < 0) return nullptr;
      if (overrides) {
        Ref<Object> result = CallIfPresent(reflected, right, left);
        if (result.get() != NotImplemented()) return result;
        try_right = false;
      }
    }
    Ref<Object> result = CallIfPresent(name, left, right);
    if (result.get() != NotImplemented() || left_type == right_type) return result;
  }
  if (try_right) return CallIfPresent(reflected, right, left);
  return NewNotImplemented();
}

namespace {
Ref<Object> PowerAsBinary(Borrowed<Object> left, Borrowed<Object> right) {
  TypeObject* left_type = TypeOf(left);
  TypeObject* right_type = TypeOf(right);
  const InternedNames& names = Names();
  bool try_right = left_type != right_type && right_type->slots.power == &SlotPower;
  if (left_type->slots.power == &SlotPower) {
    if (try_right && IsSubtype(right_type, left_type)) {
      int overrides = Overrides(left, right, names.__rpow__);
      if (overrides < 0) return nullptr;
      if (overrides) {
        Ref<Object> result = CallIfPresent(names.__rpow__, right, left);
        if (result.get() != NotImplemented()) return result;
        try_right = false;
      }
    }
    Ref<Object> result = CallIfPresent(names.__pow__, left, right);
    if (result.get() != NotImplemented() || left_type == right_type) return result;
  }
  if (try_right) return CallIfPresent(names.__rpow__, right, left);
  return NewNotImplemented();
}
}  // namespace

Ref<Object> SlotPower(Borrowed<Object> self, Borrowed<Object> other, Borrowed<Object> modulus) {
  if (IsNone(modulus)) return PowerAsBinary(self, other);
  // With three operands there is no __rpow__; the slot may have been found on another operand than self.
  if (TypeOf(self)->slots.power != &SlotPower) return NewNotImplemented();
  return CallSpecialMayRunPython(Names().__pow__, {self, other, modulus});
}

Ref<Object> SlotInplacePower(Borrowed<Object> self, Borrowed<Object> other, Borrowed<Object> modulus) {
  return CallSpecialMayRunPython(Names().__ipow__, {self, other});
}

int SlotBool(Borrowed<Object> self) {
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, Names().__bool__, &method);
  if (found < 0) return -1;
  bool by_length = found == 0;
  if (by_length) {
    found = FindSpecialMayRunPython(self, Names().__len__, &method);
    if (found <= 0) return found < 0 ? -1 : 1;
  }
  Object* stack[] = {self};
  Ref<Object> answer = method.CallMayRunPython(stack, 1);
  if (!answer) return -1;
  if (by_length || IsBool(answer.get())) return IsTrue(answer);
  return RaiseMinusOne(TypeId::kTypeError, "__bool__ should return bool, returned %s", TypeOf(answer.get())->name);
}

// ---- Sequences and mappings ----------------------------------------------------------------------------------------------------

ptrdiff_t SlotLength(Borrowed<Object> self) {
  Ref<Object> answer = CallSpecialMayRunPython(Names().__len__, {self});
  if (!answer) return -1;
  answer = Index(answer);
  if (!answer) return -1;
  if (IntSign(answer.get()) < 0) return RaiseMinusOne(TypeId::kValueError, "__len__() should return >= 0");
  return AsSsize(answer, TypeId::kOverflowError);
}

Ref<Object> SlotItem(Borrowed<Object> self, ptrdiff_t index) {
  Ref<Object> number = NewInt(index);
  return number ? CallSpecialMayRunPython(Names().__getitem__, {self, number.get()}) : nullptr;
}

bool SlotAssignItem(Borrowed<Object> self, ptrdiff_t index, Borrowed<Object> value_or_null) {
  Ref<Object> number = NewInt(index);
  return number && SlotAssignSubscript(self, number, value_or_null);
}

int SlotContains(Borrowed<Object> self, Borrowed<Object> item) {
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, Names().__contains__, &method);
  if (found < 0) return -1;
  if (found > 0) {
    if (IsNone(method.function.get())) {
      return RaiseMinusOne(TypeId::kTypeError, "'%.200s' object is not a container", TypeOf(self)->name);
    }
    Object* stack[] = {self, item};
    Ref<Object> answer = method.CallMayRunPython(stack, 2);
    return answer ? IsTrue(answer) : -1;
  }
  Ref<Object> iterator = GetIter(self);
  if (!iterator) {
    if (PendingMatches(TypeId::kTypeError)) {
      return RaiseMinusOne(TypeId::kTypeError, "argument of type '%.200s' is not iterable", TypeOf(self)->name);
    }
    return -1;
  }
  while (Ref<Object> candidate = Next(iterator)) {
    int equal = CompareBool(candidate, item, kEqual);
    if (equal != 0) return equal;
  }
  return ErrorPending() ? -1 : 0;
}

bool SlotAssignSubscript(Borrowed<Object> self, Borrowed<Object> key, Borrowed<Object> value_or_null) {
  if (!value_or_null) return static_cast<bool>(CallSpecialMayRunPython(Names().__delitem__, {self, key}));
  return static_cast<bool>(CallSpecialMayRunPython(Names().__setitem__, {self, key, value_or_null}));
}

// ---- Asynchronous protocol -----------------------------------------------------------------------------------------------------

namespace {
Ref<Object> CallAsync(Borrowed<Object> self, StrObject* name) {
  SpecialMethod method;
  int found = FindSpecialMayRunPython(self, name, &method);
  if (found < 0) return nullptr;
  if (found == 0) return Raise(TypeId::kAttributeError, "object %.50s does not have %U method", TypeOf(self)->name, name);
  Object* stack[] = {self};
  return method.CallMayRunPython(stack, 1);
}
}  // namespace

Ref<Object> SlotAwait(Borrowed<Object> self) { return CallAsync(self, Names().__await__); }
Ref<Object> SlotAiter(Borrowed<Object> self) { return CallAsync(self, Names().__aiter__); }
Ref<Object> SlotAnext(Borrowed<Object> self) { return CallAsync(self, Names().__anext__); }

}  // namespace viv
