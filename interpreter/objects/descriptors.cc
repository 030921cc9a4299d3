#include "interpreter/objects/descriptors.h"

#include "gc/collector.h"
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/slot_dispatch.h"
#include "interpreter/objects/slot_table.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"

namespace viv {
namespace {

DescriptorObject* AsDescriptor(Object* object) { return static_cast<DescriptorObject*>(object); }

template <class T>
T* NewDescriptor(TypeId kind, TypeObject* owner, const char* name) {
  Ref<StrObject> interned = InternStr(name);
  if (!interned) return nullptr;
  auto* self = NewContainer<T>(BuiltinType(kind));
  if (!self) return nullptr;
  self->owner.Init(NewRef(owner));
  self->name.Init(std::move(interned));
  self->qualname.InitNull();
  return self;
}

Ref<Object> Finished(Object* self) {
  Track(self);
  return Ref<Object>::Adopt(self);
}

bool CheckFits(const DescriptorObject* self, Borrowed<Object> object) {
  if (IsSubtype(TypeOf(object), self->owner)) return true;
  return RaiseFalse(TypeId::kTypeError, "descriptor '%U' for '%.100s' objects doesn't apply to a '%.100s' object", self->name.get(),
                    self->owner->name, TypeOf(object)->name);
}

Ref<Object> ReprAs(const char* what, Borrowed<Object> object) {
  auto* self = AsDescriptor(object);
  return StrFormat("<%s '%U' of '%s' objects>", what, self->name.get(), self->owner->name);
}

Ref<Object> MethodRepr(Borrowed<Object> self) { return ReprAs("method", self); }
Ref<Object> MemberRepr(Borrowed<Object> self) { return ReprAs("member", self); }
Ref<Object> GetSetRepr(Borrowed<Object> self) { return ReprAs("attribute", self); }
Ref<Object> WrapperRepr(Borrowed<Object> self) { return ReprAs("slot wrapper", self); }

// getattr(owner, name) gives the descriptor again.
Ref<Object> Reduce(Borrowed<Object> object) {
  auto* self = AsDescriptor(object);
  return ReduceAsAttribute(self->owner.get(), self->name.get());
}

// ---- Methods -------------------------------------------------------------------------------------------------------------------

Ref<Object> MethodGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null) {
  auto* method = static_cast<MethodDescriptorObject*>(self.get());
  if (!object_or_null) return self.ToOwned();
  if (!CheckFits(method, object_or_null)) return nullptr;
  return NewBuiltinFunction(method->def, object_or_null, nullptr);
}

Ref<Object> MethodCall(Borrowed<Object> self, CallArgs args) {
  auto* method = static_cast<MethodDescriptorObject*>(self.get());
  if (__builtin_expect(args.positional_count == 0, 0)) {
    Ref<StrObject> shown = CallableForMessages(self);
    return shown ? RaiseTypeError("unbound method %U needs an argument", shown.get()) : nullptr;
  }
  Object* object = args.data[0];
  if (TypeOf(object) != method->owner.get() && !CheckFits(method, object)) return nullptr;
  return CallMethodDef(method->def, object, {args.data + 1, args.positional_count - 1, args.keyword_names}, self);
}

Ref<Object> ClassMethodGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null) {
  auto* method = static_cast<MethodDescriptorObject*>(self.get());
  StrObject* name = method->name;
  const char* owner = method->owner->name;
  Object* type = type_or_null;
  if (!type) {
    if (!object_or_null) return RaiseTypeError("descriptor '%U' for type '%.100s' needs either an object or a type", name, owner);
    type = TypeOf(object_or_null);
  }
  if (!IsType(type)) {
    return RaiseTypeError("descriptor '%U' for type '%.100s' needs a type, not a '%.100s' as arg 2", name, owner, TypeOf(type)->name);
  }
  if (!IsSubtype(AsTypeObject(type), method->owner)) {
    return RaiseTypeError("descriptor '%U' requires a subtype of '%.100s' but received '%.100s'", name, owner, AsTypeObject(type)->name);
  }
  return NewBuiltinFunction(method->def, type, nullptr);
}

Ref<Object> ClassMethodCall(Borrowed<Object> self, CallArgs args) {
  auto* method = static_cast<MethodDescriptorObject*>(self.get());
  if (args.positional_count == 0) {
    return RaiseTypeError("descriptor '%U' of '%.100s' object needs an argument", method->name.get(), method->owner->name);
  }
  Ref<Object> bound = ClassMethodGet(self, nullptr, args.data[0]);
  return bound ? Call(bound, CallArgs{args.data + 1, args.positional_count - 1, args.keyword_names}) : nullptr;
}

Ref<Object> MethodDoc(Borrowed<Object> self) {
  const MethodDef* def = static_cast<MethodDescriptorObject*>(self.get())->def;
  return DocOf(def->name, def->doc);
}

Ref<Object> MethodTextSignature(Borrowed<Object> self) {
  const MethodDef* def = static_cast<MethodDescriptorObject*>(self.get())->def;
  return TextSignatureOf(def->name, def->doc);
}

// ---- Members -------------------------------------------------------------------------------------------------------------------

Ref<Object> MemberGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null) {
  auto* member = static_cast<MemberDescriptorObject*>(self.get());
  if (!object_or_null) return self.ToOwned();
  return CheckFits(member, object_or_null) ? ReadMember(object_or_null, *member->def) : nullptr;
}

bool MemberSet(Borrowed<Object> self, Borrowed<Object> object, Borrowed<Object> value_or_null) {
  auto* member = static_cast<MemberDescriptorObject*>(self.get());
  return CheckFits(member, object) && WriteMember(object, *member->def, value_or_null);
}

Ref<Object> MemberDoc(Borrowed<Object> self) {
  const MemberDef* def = static_cast<MemberDescriptorObject*>(self.get())->def;
  return def->doc ? NewStr(def->doc) : NewNone();
}

// ---- Computed attributes -------------------------------------------------------------------------------------------------------

Ref<Object> GetSetGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null) {
  auto* getset = static_cast<GetSetDescriptorObject*>(self.get());
  if (!object_or_null) return self.ToOwned();
  if (!CheckFits(getset, object_or_null)) return nullptr;
  if (getset->def->get) return getset->def->get(object_or_null);
  return Raise(TypeId::kAttributeError, "attribute '%U' of '%.100s' objects is not readable", getset->name.get(), getset->owner->name);
}

bool GetSetSet(Borrowed<Object> self, Borrowed<Object> object, Borrowed<Object> value_or_null) {
  auto* getset = static_cast<GetSetDescriptorObject*>(self.get());
  if (!CheckFits(getset, object)) return false;
  if (getset->def->set) return getset->def->set(object, value_or_null);
  return RaiseFalse(TypeId::kAttributeError, "attribute '%U' of '%.100s' objects is not writable", getset->name.get(), getset->owner->name);
}

Ref<Object> GetSetDoc(Borrowed<Object> self) {
  const GetSetDef* def = static_cast<GetSetDescriptorObject*>(self.get())->def;
  return def->doc ? NewStr(def->doc) : NewNone();
}

// ---- Slot wrappers -------------------------------------------------------------------------------------------------------------

Ref<Object> WrapperGet(Borrowed<Object> self, Borrowed<Object> object_or_null, Borrowed<Object> type_or_null) {
  auto* wrapper = static_cast<WrapperDescriptorObject*>(self.get());
  if (!object_or_null) return self.ToOwned();
  return CheckFits(wrapper, object_or_null) ? NewMethodWrapper(wrapper, object_or_null) : nullptr;
}

Ref<Object> WrapperCall(Borrowed<Object> self, CallArgs args) {
  auto* wrapper = static_cast<WrapperDescriptorObject*>(self.get());
  if (args.positional_count == 0) {
    return RaiseTypeError("descriptor '%U' of '%.100s' object needs an argument", wrapper->name.get(), wrapper->owner->name);
  }
  Object* object = args.data[0];
  if (!IsSubtype(TypeOf(object), wrapper->owner)) {
    // What only poses as an instance is none; what has a class of the kind is, whatever __class__ says.
    return RaiseTypeError("descriptor '%U' requires a '%.100s' object but received a '%.100s'", wrapper->name.get(), wrapper->owner->name,
                          TypeOf(object)->name);
  }
  RecursionGuard guard(" while calling a Python object");  // a slot may lead back to its wrapper without any other call
  if (!guard) return nullptr;
  // Held by a tuple of all arguments, and by one of those behind the object.
  HeldArguments first({args.data, 1, nullptr, args.in_tuple});
  HeldArguments rest({args.data + 1, args.positional_count - 1, args.keyword_names}, args.in_tuple ? 1 : 2);
  return CallSlotWrapper(wrapper, object, {args.data + 1, args.positional_count - 1, args.keyword_names, true});
}

const SlotDef& SlotDefOf(Object* wrapper) { return *static_cast<WrapperDescriptorObject*>(wrapper)->slot_def; }

Ref<Object> DocOfSlot(const SlotDef& def) { return DocOf(StrUtf8(NameOf(def)).data(), def.doc); }
Ref<Object> TextSignatureOfSlot(const SlotDef& def) { return TextSignatureOf(StrUtf8(NameOf(def)).data(), def.doc); }

Ref<Object> WrapperDoc(Borrowed<Object> self) { return DocOfSlot(SlotDefOf(self)); }
Ref<Object> WrapperTextSignature(Borrowed<Object> self) { return TextSignatureOfSlot(SlotDefOf(self)); }

}  // namespace

// ---- What they share -----------------------------------------------------------------------------------------------------------

int TraverseDescriptor(Object* self, VisitFn visit, void* context) { return AsDescriptor(self)->owner.Visit(visit, context); }

void DeallocDescriptor(Object* object) {
  auto* self = AsDescriptor(object);
  Untrack(object);
  self->owner.Clear();
  self->name.Clear();
  self->qualname.Clear();
  FreeObject(object);
}

Ref<Object> DescriptorQualname(Borrowed<Object> object) {
  auto* self = AsDescriptor(object);
  if (!self->qualname) {
    Ref<Object> of_owner = GetAttr(self->owner.get(), Names().__qualname__);
    if (!of_owner) return nullptr;
    if (!IsStr(of_owner.get())) return RaiseTypeError("<descriptor>.__objclass__.__qualname__ is not a unicode object");
    Ref<StrObject> qualname = StrFormat("%U.%U", AsStr(of_owner.get()), self->name.get());
    if (!qualname) return nullptr;
    self->qualname.Set(std::move(qualname));
  }
  return NewRef(self->qualname.get());
}

Ref<Object> NewMethodDescriptor(TypeObject* owner, const MethodDef* def) {
  auto* self = NewDescriptor<MethodDescriptorObject>(TypeId::kMethodDescriptor, owner, def->name);
  if (!self) return nullptr;
  self->def = def;
  return Finished(self);
}

Ref<Object> NewClassMethodDescriptor(TypeObject* owner, const MethodDef* def) {
  auto* self = NewDescriptor<MethodDescriptorObject>(TypeId::kClassMethodDescriptor, owner, def->name);
  if (!self) return nullptr;
  self->def = def;
  return Finished(self);
}

Ref<Object> NewGetSetDescriptor(TypeObject* owner, const GetSetDef* def) {
  auto* self = NewDescriptor<GetSetDescriptorObject>(TypeId::kGetSetDescriptor, owner, def->name);
  if (!self) return nullptr;
  self->def = def;
  return Finished(self);
}

Ref<Object> NewMemberDescriptor(TypeObject* owner, const MemberDef* def) {
  auto* self = NewDescriptor<MemberDescriptorObject>(TypeId::kMemberDescriptor, owner, def->name);
  if (!self) return nullptr;
  self->def = def;
  return Finished(self);
}

Ref<Object> NewWrapperDescriptor(TypeObject* owner, const SlotDef* slot_def, AnySlot wrapped) {
  auto* self = NewDescriptor<WrapperDescriptorObject>(TypeId::kWrapperDescriptor, owner, StrUtf8(NameOf(*slot_def)).data());
  if (!self) return nullptr;
  self->slot_def = slot_def;
  self->wrapped = wrapped;
  return Finished(self);
}

// ---- Types ---------------------------------------------------------------------------------------------------------------------

namespace {

constexpr MethodDef kReduce[] = {NoArgs("__reduce__", &Reduce)};

constexpr MemberDef kMembers[] = {
    {"__objclass__", MemberKind::kObject, offsetof(DescriptorObject, owner)},
    {"__name__", MemberKind::kObject, offsetof(DescriptorObject, name)},
};

constexpr GetSetDef kMethodGetSets[] = {
    {"__doc__", &MethodDoc},
    {"__qualname__", &DescriptorQualname},
    {"__text_signature__", &MethodTextSignature},
};
constexpr GetSetDef kMemberGetSets[] = {{"__doc__", &MemberDoc}, {"__qualname__", &DescriptorQualname}};
constexpr GetSetDef kGetSetGetSets[] = {{"__doc__", &GetSetDoc}, {"__qualname__", &DescriptorQualname}};
constexpr GetSetDef kWrapperGetSets[] = {
    {"__doc__", &WrapperDoc},
    {"__qualname__", &DescriptorQualname},
    {"__text_signature__", &WrapperTextSignature},
};

constexpr uint32_t kFlags = kTypeHasGc | kTypeDisallowInstantiation;

}  // namespace

extern const TypeSpec kMethodDescriptorSpec;
constinit const TypeSpec kMethodDescriptorSpec = {
    .name = "method_descriptor",
    .base = TypeId::kObject,
    .basic_size = sizeof(MethodDescriptorObject),
    .flags = kFlags | kTypeMethodDescriptor,
    .instance_kind = kMethodDescriptor,
    .dealloc = &DeallocDescriptor,
    .traverse = &TraverseDescriptor,
    .slots = {.repr = &MethodRepr, .call = &MethodCall, .getattr = &GenericGetAttr, .descr_get = &MethodGet},
    .methods = kReduce,
    .getsets = kMethodGetSets,
    .members = kMembers,
};

extern const TypeSpec kClassMethodDescriptorSpec;
constinit const TypeSpec kClassMethodDescriptorSpec = {
    .name = "classmethod_descriptor",
    .base = TypeId::kObject,
    .basic_size = sizeof(MethodDescriptorObject),
    .flags = kFlags,
    .dealloc = &DeallocDescriptor,
    .traverse = &TraverseDescriptor,
    .slots = {.repr = &MethodRepr, .call = &ClassMethodCall, .getattr = &GenericGetAttr, .descr_get = &ClassMethodGet},
    .getsets = kMethodGetSets,
    .members = kMembers,
};

extern const TypeSpec kMemberDescriptorSpec;
constinit const TypeSpec kMemberDescriptorSpec = {
    .name = "member_descriptor",
    .base = TypeId::kObject,
    .basic_size = sizeof(MemberDescriptorObject),
    .flags = kFlags,
    .dealloc = &DeallocDescriptor,
    .traverse = &TraverseDescriptor,
    .slots = {.repr = &MemberRepr, .getattr = &GenericGetAttr, .descr_get = &MemberGet, .descr_set = &MemberSet},
    .methods = kReduce,
    .getsets = kMemberGetSets,
    .members = kMembers,
};

extern const TypeSpec kGetSetDescriptorSpec;
constinit const TypeSpec kGetSetDescriptorSpec = {
    .name = "getset_descriptor",
    .base = TypeId::kObject,
    .basic_size = sizeof(GetSetDescriptorObject),
    .flags = kFlags,
    .dealloc = &DeallocDescriptor,
    .traverse = &TraverseDescriptor,
    .slots = {.repr = &GetSetRepr, .getattr = &GenericGetAttr, .descr_get = &GetSetGet, .descr_set = &GetSetSet},
    .getsets = kGetSetGetSets,
    .members = kMembers,
};

extern const TypeSpec kWrapperDescriptorSpec;
constinit const TypeSpec kWrapperDescriptorSpec = {
    .name = "wrapper_descriptor",
    .base = TypeId::kObject,
    .basic_size = sizeof(WrapperDescriptorObject),
    .flags = kFlags | kTypeMethodDescriptor,
    .dealloc = &DeallocDescriptor,
    .traverse = &TraverseDescriptor,
    .slots = {.repr = &WrapperRepr, .call = &WrapperCall, .getattr = &GenericGetAttr, .descr_get = &WrapperGet},
    .methods = kReduce,
    .getsets = kWrapperGetSets,
    .members = kMembers,
};

// ---- method-wrapper ------------------------------------------------------------------------------------------------------------

namespace {

MethodWrapperObject* AsMethodWrapper(Object* object) { return static_cast<MethodWrapperObject*>(object); }

void DeallocMethodWrapper(Object* object) {
  auto* self = AsMethodWrapper(object);
  Untrack(object);
  TrashcanScope trashcan(object, &DeallocMethodWrapper);
  if (trashcan.deferred()) return;
  self->descriptor.Clear();
  self->self.Clear();
  FreeObject(object);
}

int TraverseMethodWrapper(Object* object, VisitFn visit, void* context) {
  auto* self = AsMethodWrapper(object);
  if (int stop = self->descriptor.Visit(visit, context)) return stop;
  return self->self.Visit(visit, context);
}

Ref<Object> MethodWrapperRepr(Borrowed<Object> object) {
  auto* self = AsMethodWrapper(object);
  return StrFormat("<method-wrapper '%U' of %s object at %p>", self->descriptor->name.get(), TypeOf(self->self)->name,
                   static_cast<void*>(self->self.get()));
}

int64_t MethodWrapperHash(Borrowed<Object> object) {
  auto* self = AsMethodWrapper(object);
  int64_t hash = HashOfAddress(self->self.get()) ^ HashOfAddress(self->descriptor.get());
  return hash == -1 ? -2 : hash;
}

Ref<Object> MethodWrapperCompare(Borrowed<Object> a, Borrowed<Object> b, CompareOp op) {
  if ((op != kEqual && op != kNotEqual) || TypeOf(a) != TypeOf(b) || !IsExact(b, TypeId::kMethodWrapper)) return NewNotImplemented();
  auto* left = AsMethodWrapper(a);
  auto* right = AsMethodWrapper(b);
  bool equal = left->descriptor.get() == right->descriptor.get() && left->self.get() == right->self.get();
  return NewBool(equal == (op == kEqual));
}

Ref<Object> MethodWrapperCall(Borrowed<Object> object, CallArgs args) {
  auto* self = AsMethodWrapper(object);
  RecursionGuard guard(" while calling a Python object");
  HeldArguments held(args);
  args.in_tuple = true;
  return guard ? CallSlotWrapper(self->descriptor, self->self.get(), args) : nullptr;
}

Ref<Object> MethodWrapperOwner(Borrowed<Object> object) { return NewRef<Object>(AsMethodWrapper(object)->descriptor->owner.get()); }
Ref<Object> MethodWrapperName(Borrowed<Object> object) { return NewRef<Object>(AsMethodWrapper(object)->descriptor->name.get()); }
Ref<Object> MethodWrapperQualname(Borrowed<Object> object) { return DescriptorQualname(AsMethodWrapper(object)->descriptor.get()); }
Ref<Object> MethodWrapperDoc(Borrowed<Object> object) { return WrapperDoc(AsMethodWrapper(object)->descriptor.get()); }
Ref<Object> MethodWrapperTextSignature(Borrowed<Object> object) { return WrapperTextSignature(AsMethodWrapper(object)->descriptor.get()); }

Ref<Object> MethodWrapperReduce(Borrowed<Object> object) {
  auto* self = AsMethodWrapper(object);
  return ReduceAsAttribute(self->self.get(), self->descriptor->name.get());
}

constexpr MethodDef kMethodWrapperMethods[] = {NoArgs("__reduce__", &MethodWrapperReduce)};
constexpr MemberDef kMethodWrapperMembers[] = {{"__self__", MemberKind::kObject, offsetof(MethodWrapperObject, self)}};
constexpr GetSetDef kMethodWrapperGetSets[] = {
    {"__objclass__", &MethodWrapperOwner}, {"__name__", &MethodWrapperName}, {"__qualname__", &MethodWrapperQualname},
    {"__doc__", &MethodWrapperDoc},        {"__text_signature__", &MethodWrapperTextSignature},
};

}  // namespace

Ref<Object> NewMethodWrapper(Borrowed<WrapperDescriptorObject> descriptor, Borrowed<Object> object) {
  auto* self = NewContainer<MethodWrapperObject>(BuiltinType(TypeId::kMethodWrapper));
  if (!self) return nullptr;
  self->descriptor.Init(descriptor.ToOwned());
  self->self.Init(object.ToOwned());
  return Finished(self);
}

extern const TypeSpec kMethodWrapperSpec;
constinit const TypeSpec kMethodWrapperSpec = {
    .name = "method-wrapper",
    .base = TypeId::kObject,
    .basic_size = sizeof(MethodWrapperObject),
    .flags = kFlags,
    .dealloc = &DeallocMethodWrapper,
    .traverse = &TraverseMethodWrapper,
    .slots = {.repr = &MethodWrapperRepr,
              .hash = &MethodWrapperHash,
              .call = &MethodWrapperCall,
              .getattr = &GenericGetAttr,
              .compare = &MethodWrapperCompare},
    .methods = kMethodWrapperMethods,
    .getsets = kMethodWrapperGetSets,
    .members = kMethodWrapperMembers,
};

}  // namespace viv
