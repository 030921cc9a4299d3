// Attribute access where no specialised form stands, and the choice of one.
// Answers to CPython's Python/specialize.c as far as attributes go.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/super_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/attribute_memo.h"
#include "interpreter/vm/calls.h"
#include "interpreter/vm/instructions.h"

namespace viv {

namespace {

Instruction At(const Frame* frame) { return Instruction::FromWord(*frame->pc); }
StrObject* NameAt(const Frame* frame, uint16_t index) { return reinterpret_cast<StrObject*>(frame->code->names->items[index]); }

// Forms come in pairs: for a local owner, then for a temporary one.
bool Choose(Frame* frame, Specialized local_form, bool temporary) {
  auto op = static_cast<uint16_t>(local_form) + (temporary ? 1 : 0);
  reinterpret_cast<Instruction*>(frame->pc)->op = static_cast<uint16_t>(op);
  return true;
}

bool HasNoDict(const TypeObject* type) { return type->dict_offset == 0 && !(type->type_flags & kTypeManagedDict); }
bool IsDataDescriptor(Object* descriptor) { return TypeOf(descriptor)->slots.descr_set != nullptr; }

// Index in the shared keys of what instances with a values array store under `name`; -1: none.
ptrdiff_t SharedIndex(TypeObject* type, StrObject* name) {
  return type->shared_keys ? DictKeysIndexOf(type->shared_keys, name) : -1;
}

// The keys whose version says that the instance has no attribute `name` of its own, so that the class's counts. 0: it may have.
// *in_dict: they are those of the instance's dict, which may also be missing (*in_dict with version 0 and no dict: fine too).
enum class Shadow { kNone, kValues, kDict, kUnknown };
Shadow ShadowOf(Object* owner, TypeObject* type, StrObject* name, uint32_t* keys_version) {
  *keys_version = 0;
  if (HasNoDict(type)) return Shadow::kNone;
  if (!(owner->flags & kManagedDict)) return Shadow::kUnknown;
  if (*ManagedValuesPointer(owner)) {
    if (SharedIndex(type, name) >= 0) return Shadow::kUnknown;
    *keys_version = DictKeysVersion(type->shared_keys);
    return *keys_version ? Shadow::kValues : Shadow::kUnknown;
  }
  DictObject* dict = InstanceDictIfExists(owner);
  if (!dict) return Shadow::kDict;
  if (dict->keys->kind == KeysKind::kGeneral || DictKeysIndexOf(dict->keys, name) >= 0) return Shadow::kUnknown;
  *keys_version = DictKeysVersion(dict->keys);
  return *keys_version ? Shadow::kDict : Shadow::kUnknown;
}

bool SpecializeModule(Frame* frame, Object* owner, StrObject* name, AttributeCache* cache, Specialized form, bool temporary) {
  if (TypeOf(owner) != BuiltinType(TypeId::kModule) || TypeLookup(TypeOf(owner), name)) return false;
  DictObject* dict = ModuleDict(owner);
  if (dict->values || dict->keys->kind != KeysKind::kUnicode) return false;
  ptrdiff_t index = DictKeysIndexOf(dict->keys, name);
  if (index < 0 || index > UINT16_MAX || !(cache->keys_version = DictKeysVersion(dict->keys))) return false;
  cache->index = static_cast<uint16_t>(index);
  return Choose(frame, form, temporary);
}

// An attribute of a class, asked of the class itself, that binding leaves as it is.
bool SpecializeOfType(Frame* frame, Object* owner, StrObject* name, AttributeCache* cache, Specialized form, bool temporary) {
  if (TypeOf(owner) != BuiltinType(TypeId::kType)) return false;
  auto* type = static_cast<TypeObject*>(owner);
  Object* of_metatype = TypeLookup(TypeOf(owner), name);
  if (of_metatype && IsDataDescriptor(of_metatype)) return false;
  Object* found = TypeLookup(type, name);
  if (!found) return false;
  if (found->kind == kStaticMethod && TypeOf(found) == BuiltinType(TypeId::kStaticMethod)) {
    found = static_cast<ClassMethodObject*>(found)->callable;
  } else if (!HasTypeFlag(found, kTypeMethodDescriptor) && TypeOf(found)->slots.descr_get) {
    return false;
  }
  if (!found || !(cache->type_version = AssignVersionTag(type))) return false;
  cache->object = found;
  return Choose(frame, form, temporary);
}

bool SpecializeLoad(Frame* frame, Object* owner, StrObject* name, bool temporary) {
  auto* cache = CacheOf<AttributeCache>(frame->pc);
  if (owner->kind == kModule) return SpecializeModule(frame, owner, name, cache, Specialized::kLoadAttrLModule, temporary);
  if (HasTypeFlag(owner, kTypeSubclass)) return SpecializeOfType(frame, owner, name, cache, Specialized::kLoadAttrLOfType, temporary);
  TypeObject* type = TypeOf(owner);
  if (type->slots.getattr != &GenericGetAttr || !(cache->type_version = AssignVersionTag(type))) return false;
  Object* found = TypeLookup(type, name);
  if (found && IsDataDescriptor(found)) {
    if (TypeOf(found) == BuiltinType(TypeId::kMemberDescriptor)) {
      const MemberDef* def = static_cast<MemberDescriptorObject*>(found)->def;
      if (def->kind != MemberKind::kObjectOrError || def->offset > UINT16_MAX) return false;
      cache->index = static_cast<uint16_t>(def->offset);
      return Choose(frame, Specialized::kLoadAttrLSlot, temporary);
    }
    if (TypeOf(found) == BuiltinType(TypeId::kProperty)) {
      Object* getter = static_cast<PropertyObject*>(found)->get;
      if (!getter || getter->kind != kFunction || !TakesPlainArguments(AsFunction(getter)->code, 1)) return false;
      if (!(cache->keys_version = FunctionVersion(AsFunction(getter)))) return false;
      cache->object = getter;
      return Choose(frame, Specialized::kLoadAttrLProperty, temporary);
    }
    if (name == Names().__class__ && found == TypeLookup(BuiltinType(TypeId::kObject), name)) {
      cache->keys_version = 0;
      cache->object = type;
      return Choose(frame, Specialized::kLoadAttrLConstant, temporary);
    }
    return false;
  }
  if (found) {
    if (TypeOf(found)->slots.descr_get) return false;
    Shadow shadow = ShadowOf(owner, type, name, &cache->keys_version);
    if (shadow != Shadow::kNone && shadow != Shadow::kValues) return false;
    cache->object = found;
    return Choose(frame, Specialized::kLoadAttrLConstant, temporary);
  }
  if (!(owner->flags & kManagedDict)) return false;
  if (*ManagedValuesPointer(owner)) {
    ptrdiff_t index = SharedIndex(type, name);
    if (index < 0) return false;
    cache->index = static_cast<uint16_t>(index);
    return Choose(frame, Specialized::kLoadAttrLValue, temporary);
  }
  DictObject* dict = InstanceDictIfExists(owner);
  if (!dict || dict->values || dict->keys->kind != KeysKind::kUnicode) return false;
  ptrdiff_t index = DictKeysIndexOf(dict->keys, name);
  if (index < 0 || index > UINT16_MAX) return false;
  cache->index = static_cast<uint16_t>(index);
  return Choose(frame, Specialized::kLoadAttrLDict, temporary);
}

bool SpecializeMethod(Frame* frame, Object* owner, StrObject* name, bool temporary) {
  auto* cache = CacheOf<AttributeCache>(frame->pc);
  if (owner->kind == kModule) return SpecializeModule(frame, owner, name, cache, Specialized::kLoadMethodLModule, temporary);
  if (HasTypeFlag(owner, kTypeSubclass)) return SpecializeOfType(frame, owner, name, cache, Specialized::kLoadMethodLOfType, temporary);
  TypeObject* type = TypeOf(owner);
  if (type->slots.getattr != &GenericGetAttr || !(cache->type_version = AssignVersionTag(type))) return false;
  Object* found = TypeLookup(type, name);
  if (!found || !HasTypeFlag(found, kTypeMethodDescriptor)) return false;
  cache->object = found;
  switch (ShadowOf(owner, type, name, &cache->keys_version)) {
    case Shadow::kNone: return Choose(frame, Specialized::kLoadMethodLPlain, temporary);
    case Shadow::kValues: return Choose(frame, Specialized::kLoadMethodLValue, temporary);
    case Shadow::kDict: return Choose(frame, Specialized::kLoadMethodLDict, temporary);
    case Shadow::kUnknown: break;
  }
  return false;
}

bool SpecializeStore(Frame* frame, Object* owner, StrObject* name, bool temporary) {
  auto* cache = CacheOf<AttributeCache>(frame->pc);
  TypeObject* type = TypeOf(owner);
  if (type->slots.setattr != &GenericSetAttr || !(cache->type_version = AssignVersionTag(type))) return false;
  Object* found = TypeLookup(type, name);
  if (found && IsDataDescriptor(found)) {
    if (TypeOf(found) != BuiltinType(TypeId::kMemberDescriptor)) return false;
    const MemberDef* def = static_cast<MemberDescriptorObject*>(found)->def;
    if (def->kind != MemberKind::kObjectOrError || def->read_only || def->offset > UINT16_MAX) return false;
    cache->index = static_cast<uint16_t>(def->offset);
    return Choose(frame, Specialized::kStoreAttrLSlot, temporary);
  }
  if (!(owner->flags & kManagedDict) || !*ManagedValuesPointer(owner)) return false;
  ptrdiff_t index = SharedIndex(type, name);
  if (index < 0) return false;
  cache->index = static_cast<uint16_t>(index);
  return Choose(frame, Specialized::kStoreAttrLValue, temporary);
}

// `owner`: whose type the chosen form is for.
template <class Specialize>
void Try(Frame* frame, Object* owner, StrObject* name, size_t cache_words, Specialize specialize) {
  SpecializationCounter& counter = CacheOf<AttributeCache>(frame->pc)->counter;
  if (!ShouldSpecialize(counter)) return;
  uint16_t generic = At(frame).op;
  if (!specialize()) return SpecializationFailed(counter);
  SpecializationDone(counter);
  // Modules and classes are known by themselves, not by their type.
  if (owner->kind == kModule || HasTypeFlag(owner, kTypeSubclass)) return;
  CurrentVmThread().attributes->Remember(frame->pc, generic, name, cache_words);
}

}  // namespace

bool LoadAttribute(Frame* frame, bool temporary) {
  Instruction in = At(frame);
  StrObject* name = NameAt(frame, in.c);
  Value& register_b = frame->registers[in.b];
  Try(frame, ObjectOf(register_b), name, 3, [&] { return SpecializeLoad(frame, ObjectOf(register_b), name, temporary); });
  Ref<Object> owner = temporary ? TakeRef(register_b) : NewRef(ObjectOf(register_b));
  Ref<Object> value = GetAttr(owner, name);
  owner.Reset();
  if (!value) return false;
  Store(frame->registers[in.a], ToValue(std::move(value)));
  return true;
}

bool LoadMethod(Frame* frame, bool temporary) {
  Instruction in = At(frame);
  StrObject* name = NameAt(frame, in.c);
  Value& register_b = frame->registers[in.b];
  Try(frame, ObjectOf(register_b), name, 3, [&] { return SpecializeMethod(frame, ObjectOf(register_b), name, temporary); });
  Ref<Object> owner = temporary ? TakeRef(register_b) : NewRef(ObjectOf(register_b));
  if (TypeOf(owner.get()) == BuiltinType(TypeId::kSuper)) {
    // super().method(): without the bound method in between.
    Ref<Object> instance, function = MethodOfSuper(owner, name, &instance);
    if (function) {
      owner.Reset();
      frame->registers[in.a] = ToValue(std::move(function));
      frame->registers[in.a + 1] = ToValue(std::move(instance));
      return true;
    }
  }
  bool unbound = false;
  Ref<Object> method = GetMethod(owner, name, &unbound);
  if (!method) return false;
  if (unbound) {
    frame->registers[in.a + 1] = ToValue(std::move(owner));
  } else {
    owner.Reset();
  }
  frame->registers[in.a] = ToValue(std::move(method));
  return true;
}

bool StoreAttribute(Frame* frame, bool temporary) {
  Instruction in = At(frame);
  StrObject* name = NameAt(frame, in.b);
  Value& register_c = frame->registers[in.c];
  Try(frame, ObjectOf(register_c), name, 2, [&] { return SpecializeStore(frame, ObjectOf(register_c), name, temporary); });
  Ref<Object> owner = temporary ? TakeRef(register_c) : NewRef(ObjectOf(register_c));
  Ref<Object> value = TakeRef(frame->registers[in.a]);
  bool done = SetAttr(owner, name, value);
  value.Reset();
  owner.Reset();
  return done;
}

}  // namespace viv
