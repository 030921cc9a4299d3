// Modules. Answers to CPython's Objects/moduleobject.c, and for the repr to importlib.
#include "gc/weakref.h"
#include "interpreter/objects/callable_parts.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/type_parts.h"

namespace viv {
namespace {

ModuleObject* AsModule(Object* object) { return static_cast<ModuleObject*>(object); }

// ---- Life ----------------------------------------------------------------------------------------------------------------------

int Traverse(Object* self, VisitFn visit, void* context) { return AsModule(self)->dict ? visit(AsModule(self)->dict, context) : 0; }

void Clear(Object* self) { Ref<Object>::Adopt(std::exchange(AsModule(self)->dict, nullptr)).Reset(); }

void Dealloc(Object* object) {
  auto* self = AsModule(object);
  Untrack(object);
  if (self->weaklist) ClearWeakRefs(object);
  Clear(object);
  self->name.Clear();
  FreeObject(object);
}

bool InitDict(ModuleObject* module, Borrowed<Object> name, Borrowed<Object> doc) {
  const InternedNames& names = Names();
  DictObject* dict = ModuleDict(module);
  if (!DictSet(dict, names.__name__, name) || !DictSet(dict, names.__doc__, doc) || !DictSet(dict, names.__package__, None()) ||
      !DictSet(dict, names.__loader__, None()) || !DictSet(dict, names.__spec__, None())) {
    return false;
  }
  if (name->kind == kStr) module->name.Set(name.ToOwned());
  return true;
}

Ref<Object> ModuleNew(TypeObject* type, CallArgs args) {
  Ref<Object> object = AllocateInstance(type, 0);
  Ref<DictObject> dict = object ? NewDict() : nullptr;
  if (!dict) return nullptr;
  AsModule(object.get())->dict = dict.Release();
  Track(object.get());
  return object;
}

bool ModuleInit(Borrowed<Object> self, CallArgs args) {
  Object* given[2];
  if (!ParseArguments({"module", {"name", "doc"}, 1}, args, given)) return false;
  if (!IsStr(given[0])) return RaiseFalse(TypeId::kTypeError, "module() argument 'name' must be str, not %.50K", given[0]);
  return InitDict(AsModule(self), given[0], given[1] ? given[1] : None());
}

// ---- Attributes ----------------------------------------------------------------------------------------------------------------

// Errors count as "no", as they do in CPython.
bool IsInitializing(Borrowed<Object> spec) {
  Ref<Object> value;
  int answer = LookupAttr(spec, Names()._initializing, &value) > 0 ? IsTrue(value) : 0;
  if (ErrorPending()) ClearError();
  return answer > 0;
}

bool IsUninitializedSubmodule(Borrowed<Object> spec, Borrowed<StrObject> name) {
  Ref<Object> names;
  int answer = LookupAttr(spec, Names()._uninitialized_submodules, &names) > 0 ? Contains(names, name) : 0;
  if (ErrorPending()) ClearError();
  return answer > 0;
}

Ref<Object> RaiseAbsent(ModuleObject* module, Borrowed<StrObject> name) {
  DictObject* dict = ModuleDict(module);
  Borrowed<Object> found = dict ? DictGetStr(dict, Names().__name__) : nullptr;
  if (!found || !IsStr(found)) return Raise(TypeId::kAttributeError, "module has no attribute '%U'", name.get());
  Ref<StrObject> module_name = NewRef(AsStr(found));
  Ref<Object> spec = DictGetStr(dict, Names().__spec__).ToOwned();
  if (spec && IsInitializing(spec)) {
    return Raise(TypeId::kAttributeError, "partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)",
                 module_name.get(), name.get());
  }
  if (spec && IsUninitializedSubmodule(spec, name)) {
    return Raise(TypeId::kAttributeError, "cannot access submodule '%U' of module '%U' (most likely due to a circular import)", name.get(),
                 module_name.get());
  }
  return Raise(TypeId::kAttributeError, "module '%U' has no attribute '%U'", module_name.get(), name.get());
}

Ref<Object> ModuleGetAttr(Borrowed<Object> self, Borrowed<StrObject> name) {
  Ref<Object> result = GenericGetAttrOrNull(self, name);
  if (result || ErrorPending()) return result;
  auto* module = AsModule(self);
  if (DictObject* dict = ModuleDict(module)) {
    if (Borrowed<Object> found = DictGetStr(dict, Names().__getattr__)) {
      Ref<Object> getattr = found.ToOwned();
      return Call(getattr, {name.get()});
    }
  }
  return RaiseAbsent(module, name);
}

// __dict__ as a program sees it, which a subclass may have replaced. Null: exception pending.
Ref<DictObject> VisibleDict(Borrowed<Object> self) {
  Ref<Object> dict = GetAttr(self, Names().__dict__);
  if (!dict) return nullptr;
  if (IsDict(dict.get())) return NewRef(AsDict(dict.get()));
  return Raise(TypeId::kTypeError, "<module>.__dict__ is not a dictionary"), nullptr;
}

Ref<Object> ModuleDir(Borrowed<Object> self) {
  Ref<DictObject> dict = VisibleDict(self);
  if (!dict) return nullptr;
  if (Borrowed<Object> found = DictGetStr(dict.get(), Names().__dir__)) {
    Ref<Object> function = found.ToOwned();
    return Call(function, {});
  }
  return DictKeysList(dict.get());
}

Ref<Object> GetAnnotations(Borrowed<Object> self) {
  Ref<DictObject> dict = VisibleDict(self);
  if (!dict) return nullptr;
  if (Borrowed<Object> found = DictGetStr(dict.get(), Names().__annotations__)) return found.ToOwned();
  Ref<DictObject> annotations = NewDict();
  if (!annotations || !DictSet(dict.get(), Names().__annotations__, annotations)) return nullptr;
  return annotations;
}

bool SetAnnotations(Borrowed<Object> self, Borrowed<Object> value_or_null) {
  Ref<DictObject> dict = VisibleDict(self);
  if (!dict) return false;
  if (value_or_null) return DictSet(dict.get(), Names().__annotations__, value_or_null);
  if (!DictGetStr(dict.get(), Names().__annotations__)) return RaiseFalse(TypeId::kAttributeError, "__annotations__");
  return DictDelete(dict.get(), Names().__annotations__);
}

// ---- repr ----------------------------------------------------------------------------------------------------------------------

// The attribute or null, nothing pending, where it is absent.
Ref<Object> Optional(Borrowed<Object> object, const char* attribute) {
  Ref<StrObject> name = InternStr(attribute);
  Ref<Object> value;
  if (name) LookupAttr(object, name, &value);
  return value;
}

Ref<Object> ReprFromSpec(Borrowed<Object> spec) {
  Ref<Object> name = Optional(spec, "name");
  if (!name && ErrorPending()) return nullptr;
  if (!name || IsNone(name.get())) name = NewStrAscii("?");
  Ref<Object> origin = Optional(spec, "origin");
  if (ErrorPending()) return nullptr;
  if (!origin || IsNone(origin.get())) {
    Ref<Object> loader = Optional(spec, "loader");
    if (ErrorPending()) return nullptr;
    if (!loader || IsNone(loader.get())) return StrFormat("<module %R>", name.get());
    return StrFormat("<module %R (%R)>", name.get(), loader.get());
  }
  Ref<Object> has_location = Optional(spec, "has_location");
  int located = has_location ? IsTrue(has_location) : 0;
  if (ErrorPending()) return nullptr;
  if (located) return StrFormat("<module %R from %R>", name.get(), origin.get());
  return StrFormat("<module %R (%S)>", name.get(), origin.get());
}

Ref<Object> ModuleRepr(Borrowed<Object> self) {
  Ref<Object> spec = Optional(self, "__spec__");
  if (ErrorPending()) return nullptr;
  if (spec && !IsNone(spec.get())) return ReprFromSpec(spec);
  Ref<Object> name = Optional(self, "__name__");
  if (ErrorPending()) return nullptr;
  if (!name) name = NewStrAscii("?");
  Ref<Object> file = Optional(self, "__file__");
  if (ErrorPending()) return nullptr;
  if (file) return StrFormat("<module %R from %R>", name.get(), file.get());
  Ref<Object> loader = Optional(self, "__loader__");
  if (ErrorPending()) return nullptr;
  if (!loader || IsNone(loader.get())) return StrFormat("<module %R>", name.get());
  return StrFormat("<module %R (%R)>", name.get(), loader.get());
}

constexpr MethodDef kMethods[] = {NoArgs("__dir__", &ModuleDir, "__dir__() -> list\nThe names in the module.")};
constexpr MemberDef kMembers[] = {{"__dict__", MemberKind::kObject, offsetof(ModuleObject, dict)}};
constexpr GetSetDef kGetSets[] = {{"__annotations__", &GetAnnotations, &SetAnnotations}};

}  // namespace

Ref<ModuleObject> NewModule(Borrowed<StrObject> name) {
  Ref<Object> object = ModuleNew(BuiltinType(TypeId::kModule), {});
  if (!object || !InitDict(AsModule(object.get()), name, None())) return nullptr;
  return Ref<ModuleObject>::Adopt(AsModule(object.Release()));
}

bool ModuleAdd(ModuleObject* module, const char* name, Ref<Object> value) {
  return value && DictSetText(ModuleDict(module), name, value);
}

bool ModuleAddFunctions(ModuleObject* module, Table<MethodDef> functions) {
  for (const MethodDef& def : functions) {
    if (!ModuleAdd(module, def.name, NewBuiltinFunction(&def, module, module->name.get()))) return false;
  }
  return true;
}

extern const TypeSpec kModuleSpec;
constinit const TypeSpec kModuleSpec = {
    .name = "module",
    .base = TypeId::kObject,
    .basic_size = sizeof(ModuleObject),
    .flags = kTypeHasGc | kTypeIsBaseType,
    .instance_kind = kModule,
    .weaklist_offset = offsetof(ModuleObject, weaklist),
    .dict_offset = offsetof(ModuleObject, dict),
    .dealloc = &Dealloc,
    .traverse = &Traverse,
    .clear = &Clear,
    .slots = {.repr = &ModuleRepr, .getattr = &ModuleGetAttr, .setattr = &GenericSetAttr, .new_ = &ModuleNew, .init = &ModuleInit},
    .methods = kMethods,
    .getsets = kGetSets,
    .members = kMembers,
    .doc = "module(name, doc=None)\n--\n\n"
           "Make a module.\n\n"
           "The name must be a str; the docstring may be anything.",
};
static_assert(sizeof(ModuleObject) == 56);

}  // namespace viv
