// The descriptors that make a builtin type's table visible in its dict, and the texts that go with them.
//
//   method_descriptor      list.append         calls a MethodDef with its first argument as self
//   classmethod_descriptor dict.fromkeys       the same, bound to a class
//   getset_descriptor      int.real            computes an attribute
//   member_descriptor      slice.start         reads and writes a field; entries of __slots__ too
//   wrapper_descriptor     int.__add__         calls a slot
//   method-wrapper         (1).__add__         a wrapper_descriptor bound to an object
//
// Answers to CPython's Objects/descrobject.c.
#pragma once

#include <string_view>

#include "interpreter/objects/function_object.h"

namespace viv {

struct SlotDef;  // slot_table.h

using AnySlot = void (*)();  // a slot's function, whatever its signature

struct GetSetDescriptorObject : DescriptorObject {
  const GetSetDef* def;
};
static_assert(sizeof(GetSetDescriptorObject) == 48);

struct WrapperDescriptorObject : DescriptorObject {
  const SlotDef* slot_def;
  AnySlot wrapped;
};
static_assert(sizeof(WrapperDescriptorObject) == 56);

struct MethodWrapperObject : Object {
  GcSlot<WrapperDescriptorObject> descriptor;
  GcSlot<Object> self;
};
static_assert(sizeof(MethodWrapperObject) == 32);

Ref<Object> NewMethodDescriptor(TypeObject* owner, const MethodDef* def);
Ref<Object> NewClassMethodDescriptor(TypeObject* owner, const MethodDef* def);
Ref<Object> NewGetSetDescriptor(TypeObject* owner, const GetSetDef* def);
Ref<Object> NewMemberDescriptor(TypeObject* owner, const MemberDef* def);
Ref<Object> NewWrapperDescriptor(TypeObject* owner, const SlotDef* slot_def, AnySlot wrapped);
Ref<Object> NewMethodWrapper(Borrowed<WrapperDescriptorObject> descriptor, Borrowed<Object> self);

// Calls a wrapper_descriptor's slot on `self`, which has been checked to fit.
Ref<Object> CallSlotWrapper(const WrapperDescriptorObject* descriptor, Borrowed<Object> self, CallArgs args);

// A field described by a MemberDef. Reading gives null with AttributeError pending where the field is null and must not be.
Ref<Object> ReadMember(Borrowed<Object> object, const MemberDef& def);
bool WriteMember(Borrowed<Object> object, const MemberDef& def, Borrowed<Object> value_or_null);

// A table's doc text "name(signature)\n--\n\nText" taken apart; None where a part is missing.
Ref<Object> DocOf(const char* name, const char* doc_or_null);
Ref<Object> TextSignatureOf(const char* name, const char* doc_or_null);

// The getters that all descriptors share.
Ref<Object> DescriptorQualname(Borrowed<Object> self);
// "list.append()" or "math.sqrt()" or what else messages call a callable; never fails but for lack of memory.
Ref<StrObject> CallableForMessages(Borrowed<Object> callable);

int TraverseDescriptor(Object* self, VisitFn visit, void* context);
void DeallocDescriptor(Object* self);

// Whether a type's objects intercept assignment (data descriptors).
inline bool IsDataDescriptor(const Object* descriptor) { return TypeOf(descriptor)->slots.descr_set != nullptr; }

}  // namespace viv
