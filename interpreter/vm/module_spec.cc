#include "interpreter/vm/module_spec.h"

#include <cstdio>
#include <string>

#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/source_file.h"

namespace viv {

namespace {

Ref<Object> OrNone(Object* object) { return object ? NewRef(object) : NewNone(); }

// ---- ModuleSpec -------------------------------------------------------------------------------------------------------------------------------

Ref<Object> SpecNew(TypeObject* type, CallArgs args) {
  Object* out[5];
  if (!ParseArguments({"ModuleSpec", {"name", "loader", "origin", "loader_state", "is_package"}, 2, 0, 2}, args, out)) return nullptr;
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  auto* spec = AsModuleSpec(self.get());
  spec->name.Init(NewRef(out[0]));
  spec->loader.Init(NewRef(out[1]));
  spec->origin.Init(NewRef(out[2]));
  spec->loader_state.Init(NewRef(out[3]));
  if (!IsTracked(spec)) Track(spec);
  int package = out[4] ? IsTrue(out[4]) : 0;
  if (package < 0) return nullptr;
  if (package) {
    Ref<ListObject> empty = NewList(0);
    if (!empty) return nullptr;
    spec->locations.Set(std::move(empty));
  }
  return self;
}

int SpecTraverse(Object* self, VisitFn visit, void* context) {
  auto* spec = AsModuleSpec(self);
  for (GcSlot<Object>* slot : {&spec->name, &spec->loader, &spec->origin, &spec->locations, &spec->cached, &spec->loader_state}) {
    if (int stop = slot->Visit(visit, context)) return stop;
  }
  return spec->dict ? visit(spec->dict, context) : 0;
}

void SpecClear(Object* self) {
  auto* spec = AsModuleSpec(self);
  for (GcSlot<Object>* slot : {&spec->name, &spec->loader, &spec->origin, &spec->locations, &spec->cached, &spec->loader_state}) slot->Clear();
  if (Object* dict = std::exchange(spec->dict, nullptr)) DecRef(dict);
}

void SpecDealloc(Object* self) {
  Untrack(self);
  SpecClear(self);
  FreeObject(self);
}

Ref<Object> SpecRepr(Borrowed<Object> self) {
  auto* spec = AsModuleSpec(self);
  StrBuilder builder;
  Ref<StrObject> head = StrFormat("ModuleSpec(name=%R, loader=%R", spec->name.get(), spec->loader ? spec->loader.get() : None());
  if (!head || !builder.Append(head)) return nullptr;
  if (spec->origin) {
    Ref<StrObject> origin = StrFormat(", origin=%R", spec->origin.get());
    if (!origin || !builder.Append(origin)) return nullptr;
  }
  if (spec->locations) {
    Ref<StrObject> locations = StrFormat(", submodule_search_locations=%R", spec->locations.get());
    if (!locations || !builder.Append(locations)) return nullptr;
  }
  if (!builder.AppendChar(')')) return nullptr;
  return builder.Finish();
}

Ref<Object> GetParent(Borrowed<Object> self) {
  auto* spec = AsModuleSpec(self);
  if (spec->locations || !spec->name || !IsStr(spec->name.get())) return OrNone(spec->name.get());
  auto* name = AsStr(spec->name.get());
  ptrdiff_t end = name->length;
  while (end > 0 && StrChar(name, end - 1) != '.') --end;
  return StrSubstring(name, 0, end > 0 ? end - 1 : 0);
}
Ref<Object> GetHasLocation(Borrowed<Object> self) { return NewBool(AsModuleSpec(self)->has_location); }
bool SetHasLocation(Borrowed<Object> self, Borrowed<Object> value) {
  int truth = value ? IsTrue(value) : 0;
  AsModuleSpec(self)->has_location = truth > 0;
  return truth >= 0;
}

constexpr GetSetDef kSpecGetSets[] = {{"parent", &GetParent}, {"has_location", &GetHasLocation, &SetHasLocation}};
constexpr MemberDef kSpecMembers[] = {
    {"name", MemberKind::kObject, offsetof(ModuleSpecObject, name), false},
    {"loader", MemberKind::kObject, offsetof(ModuleSpecObject, loader), false},
    {"origin", MemberKind::kObject, offsetof(ModuleSpecObject, origin), false},
    {"submodule_search_locations", MemberKind::kObject, offsetof(ModuleSpecObject, locations), false},
    {"cached", MemberKind::kObject, offsetof(ModuleSpecObject, cached), false},
    {"loader_state", MemberKind::kObject, offsetof(ModuleSpecObject, loader_state), false},
    {"_initializing", MemberKind::kBool, offsetof(ModuleSpecObject, initializing), false},
};

constexpr TypeSpec SpecSpec() {
  TypeSpec spec = {};
  spec.name = "_frozen_importlib.ModuleSpec";
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(ModuleSpecObject);
  spec.flags = kTypeHasGc | kTypeIsBaseType;
  spec.dict_offset = offsetof(ModuleSpecObject, dict);
  spec.dealloc = &SpecDealloc;
  spec.traverse = &SpecTraverse;
  spec.clear = &SpecClear;
  spec.slots.repr = &SpecRepr;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  spec.slots.new_ = &SpecNew;
  spec.getsets = kSpecGetSets;
  spec.members = kSpecMembers;
  return spec;
}

// ---- Loaders ------------------------------------------------------------------------------------------------------------------------------------

LoaderObject* AsLoader(Object* object) { return static_cast<LoaderObject*>(object); }

int LoaderTraverse(Object* self, VisitFn visit, void* context) {
  if (int stop = AsLoader(self)->name.Visit(visit, context)) return stop;
  if (int stop = AsLoader(self)->path.Visit(visit, context)) return stop;
  return AsLoader(self)->dict ? visit(AsLoader(self)->dict, context) : 0;
}
void LoaderClear(Object* self) {
  AsLoader(self)->name.Clear();
  AsLoader(self)->path.Clear();
  if (Object* dict = std::exchange(AsLoader(self)->dict, nullptr)) DecRef(dict);
}
void LoaderDealloc(Object* self) {
  Untrack(self);
  LoaderClear(self);
  FreeObject(self);
}
Ref<Object> LoaderNew(TypeObject* type, CallArgs args) {
  Object* out[2];
  if (!ParseArguments({"SourceFileLoader", {"fullname", "path"}, 2}, args, out)) return nullptr;
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  AsLoader(self.get())->name.Init(NewRef(out[0]));
  AsLoader(self.get())->path.Init(NewRef(out[1]));
  if (!IsTracked(self.get())) Track(self.get());
  return self;
}

Ref<Object> GetFilename(Borrowed<Object> self, ArgSpan) { return OrNone(AsLoader(self)->path.get()); }

Ref<Object> GetSource(Borrowed<Object> self, ArgSpan) {
  Object* path = AsLoader(self)->path.get();
  if (!path || !IsStr(path)) return NewNone();
  std::string text;
  if (!ReadSourceFile(StrToStdString(AsStr(path)), &text)) return RaiseOSError(errno, path);
  return DecodeBytes(text, "utf-8", nullptr);
}

Ref<Object> GetData(Borrowed<Object>, Borrowed<Object> path) {
  if (!IsStr(path)) return RaiseTypeError("path must be a string, not %T", path.get());
  std::string text;
  if (!ReadSourceFile(StrToStdString(AsStr(path)), &text)) return RaiseOSError(errno, path);
  return NewBytes(text);
}

Ref<Object> IsPackage(Borrowed<Object> self, ArgSpan) {
  Object* path = AsLoader(self)->path.get();
  if (!path || !IsStr(path)) return NewBool(false);
  return NewBool(StrToStdString(AsStr(path)).ends_with("/__init__.py"));
}

Ref<Object> LoaderRepr(Borrowed<Object> self) {
  return StrFormat("<_frozen_importlib_external.SourceFileLoader object at %p>", static_cast<void*>(self.get()));
}

constexpr MethodDef kLoaderMethods[] = {
    Positional("get_filename", &GetFilename, 0, 1),
    Positional("get_source", &GetSource, 0, 1),
    OneArg("get_data", &GetData),
    Positional("is_package", &IsPackage, 0, 1),
};
constexpr MemberDef kLoaderMembers[] = {
    {"name", MemberKind::kObject, offsetof(LoaderObject, name), false},
    {"path", MemberKind::kObject, offsetof(LoaderObject, path), false},
};

constexpr TypeSpec LoaderSpec(const char* name, bool source) {
  TypeSpec spec = {};
  spec.name = name;
  spec.base = TypeId::kObject;
  spec.basic_size = sizeof(LoaderObject);
  spec.flags = kTypeHasGc | kTypeIsBaseType;
  spec.dict_offset = offsetof(LoaderObject, dict);
  spec.dealloc = &LoaderDealloc;
  spec.traverse = &LoaderTraverse;
  spec.clear = &LoaderClear;
  spec.slots.getattr = &GenericGetAttr;
  spec.slots.setattr = &GenericSetAttr;
  if (source) {
    spec.slots.repr = &LoaderRepr;
    spec.slots.new_ = &LoaderNew;
    spec.methods = kLoaderMethods;
    spec.members = kLoaderMembers;
  }
  return spec;
}

}  // namespace

constinit const TypeSpec kModuleSpecSpec = SpecSpec();
constinit const TypeSpec kBuiltinImporterSpec = LoaderSpec("_frozen_importlib.BuiltinImporter", false);
constinit const TypeSpec kFrozenImporterSpec = LoaderSpec("_frozen_importlib.FrozenImporter", false);
constinit const TypeSpec kSourceFileLoaderSpec = LoaderSpec("_frozen_importlib_external.SourceFileLoader", true);
constinit const TypeSpec kNamespaceLoaderSpec = LoaderSpec("_frozen_importlib_external.NamespaceLoader", false);

}  // namespace viv
