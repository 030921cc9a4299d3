// The slots of classes made by Python: each calls the dunder method of its name, found on the type, with no bound method in between.
// Answers to the slot_tp_*, slot_nb_* ... functions of CPython's Objects/typeobject.c.
#pragma once

#include "interpreter/objects/protocols.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/slot_table.h"

namespace viv {

// A dunder method found on the type of `self`, ready for a call.
struct SpecialMethod {
  Ref<Object> function;
  bool unbound = false;  // self goes in front of the arguments

  // arguments[0] is self; it is left out where the function is bound already.
  Ref<Object> CallMayRunPython(Object* const* arguments, size_t count) const;
};
// 1 found, 0 absent (nothing pending), -1 failed.
int FindSpecialMayRunPython(Borrowed<Object> self, StrObject* name, SpecialMethod* out);
// self.name(arguments...) with the method taken from the type. AttributeError(name) where it is absent.
Ref<Object> CallSpecialMayRunPython(StrObject* name, std::initializer_list<Object*> self_and_arguments);

// self.name(argument) as through a bound method made for the call, which would own self besides. False: the type has no such method, nothing
// is pending. True: *result has the answer; null: failed.
bool CallBoundSpecialMayRunPython(Borrowed<Object> self, StrObject* name, Object* argument, Ref<Object>* result);

// `first` in front of the arguments of a call, in memory of its own.
class PrependedArgs {
 public:
  PrependedArgs(Object* first, CallArgs args);
  ~PrependedArgs();
  PrependedArgs(const PrependedArgs&) = delete;
  PrependedArgs& operator=(const PrependedArgs&) = delete;
  bool ok() const { return data_ != nullptr; }  // false: MemoryError pending
  CallArgs args() const { return args_; }

 private:
  static constexpr size_t kInPlace = 12;
  Object* in_place_[kInPlace];
  Object** data_;
  CallArgs args_;
};

// For callees that CPython gives their arguments in a tuple: it owns a reference to each, which sys.getrefcount shows.
class HeldArguments {
 public:
  explicit HeldArguments(const CallArgs& args, uint32_t times = 1)
      : data_(args.data), count_(args.positional_count + args.keyword_count()), times_(args.in_tuple ? 0 : times) {
    for (size_t i = 0; i < count_ && times_ > 0; ++i) data_[i]->refcount += times_;
  }
  ~HeldArguments() {
    for (size_t i = 0; i < count_ && times_ > 0; ++i) {
      data_[i]->refcount -= times_ - 1;
      Ref<Object>::Adopt(data_[i]).Reset();
    }
  }
  HeldArguments(const HeldArguments&) = delete;
  HeldArguments& operator=(const HeldArguments&) = delete;

 private:
  Object* const* data_;
  size_t count_;
  uint32_t times_;
};

// Whether the special method `name` of the object is a function in Python, whose frame owns self while it runs.
bool RunsFunction(Borrowed<Object> self, StrObject* name);

Ref<Object> SlotRepr(Borrowed<Object> self);
Ref<Object> SlotStr(Borrowed<Object> self);
int64_t SlotHash(Borrowed<Object> self);
Ref<Object> SlotCall(Borrowed<Object> self, CallArgs args);
Ref<Object> SlotGetAttr(Borrowed<Object> self, Borrowed<StrObject> name);  // __getattribute__, then __getattr__
bool SlotSetAttr(Borrowed<Object> self, Borrowed<StrObject> name, Borrowed<Object> value_or_null);
Ref<Object> SlotCompare(Borrowed<Object> self, Borrowed<Object> other, CompareOp op);
Ref<Object> SlotIter(Borrowed<Object> self);
Ref<Object> SlotDescrGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null);
bool SlotDescrSet(Borrowed<Object> self, Borrowed<Object> object, Borrowed<Object> value_or_null);
bool SlotInit(Borrowed<Object> self, CallArgs args);
Ref<Object> SlotNew(TypeObject* type, CallArgs args);
void SlotFinalize(Object* self);
Ref<Object> SlotAwait(Borrowed<Object> self);
Ref<Object> SlotAiter(Borrowed<Object> self);
Ref<Object> SlotAnext(Borrowed<Object> self);
Ref<Object> SlotPower(Borrowed<Object> self, Borrowed<Object> other, Borrowed<Object> modulus);
Ref<Object> SlotInplacePower(Borrowed<Object> self, Borrowed<Object> other, Borrowed<Object> modulus);
int SlotBool(Borrowed<Object> self);
ptrdiff_t SlotLength(Borrowed<Object> self);
Ref<Object> SlotItem(Borrowed<Object> self, ptrdiff_t index);
bool SlotAssignItem(Borrowed<Object> self, ptrdiff_t index, Borrowed<Object> value_or_null);
int SlotContains(Borrowed<Object> self, Borrowed<Object> item);
bool SlotAssignSubscript(Borrowed<Object> self, Borrowed<Object> key, Borrowed<Object> value_or_null);

template <StrObject* InternedNames::*kName>
Ref<Object> SlotUnary(Borrowed<Object> self) {
  return CallSpecialMayRunPython(Names().*kName, {self});
}
// self.name(argument): subscripts and in-place operators.
template <StrObject* InternedNames::*kName>
Ref<Object> SlotMethod(Borrowed<Object> self, Borrowed<Object> argument) {
  return CallSpecialMayRunPython(Names().*kName, {self, argument});
}

// A binary operator: the right operand's reflected method comes first where its class derives from the left one's and overrides it.
Ref<Object> DispatchBinary(Borrowed<Object> left, Borrowed<Object> right, BinarySlot TypeSlots::*slot, BinarySlot dispatcher, StrObject* name,
                           StrObject* reflected);
template <BinarySlot TypeSlots::*kSlot, StrObject* InternedNames::*kName, StrObject* InternedNames::*kReflected>
Ref<Object> SlotBinary(Borrowed<Object> left, Borrowed<Object> right) {
  return DispatchBinary(left, right, kSlot, &SlotBinary<kSlot, kName, kReflected>, Names().*kName, Names().*kReflected);
}

}  // namespace viv
