#include "interpreter/vm/module_spec.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "interpreter/compiler/compile.h"
#include "interpreter/objects/buffer.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/eval.h"
#include "interpreter/vm/import_internal.h"
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

// ---- Running what a loader loads ----------------------------------------------------------------------------------------------------------------

Ref<Object> CreateModule(Borrowed<Object>, Borrowed<Object>) { return NewNone(); }

// The spec in module.__spec__; null: TypeError pending.
ModuleSpecObject* SpecOf(Borrowed<Object> module, Ref<Object>* keep) {
  if (module->kind != kModule) return RaiseTypeError("expected a module, not %T", module.get()), nullptr;
  *keep = GetAttr(module, Names().__spec__);
  if (!*keep) return nullptr;
  if ((*keep)->type != CurrentImport().module_spec.get()) return RaiseTypeError("__spec__ is no ModuleSpec"), nullptr;
  return AsModuleSpec(keep->get());
}

Ref<Object> ExecuteOwn(Borrowed<Object>, Borrowed<Object> module) {
  Ref<Object> keep;
  ModuleSpecObject* spec = SpecOf(module, &keep);
  if (!spec) return nullptr;
  if (!spec->loader || !IsOwnLoader(spec->loader.get())) return RaiseTypeError("the loader of __spec__ is another one");
  return ExecuteOwnSpec(static_cast<ModuleObject*>(module.get()), spec) ? NewNone() : nullptr;
}

Ref<Object> SourceToCode(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  if (!ParseArguments({"source_to_code", {"data", "path", "_optimize"}, 2, 0, 2}, args, out)) return nullptr;
  Ref<StrObject> name = IsStr(out[1]) ? NewRef(AsStr(out[1])) : Str(out[1]);
  if (!name) return nullptr;
  CompileOptions options;
  options.source_kind = parser::SourceKind::kFile;
  if (IsStr(out[0])) {
    std::string_view text = StrUtf8(AsStr(out[0]));
    return text.data() ? CompileSource(text, name, CompileMode::kExec, options) : nullptr;
  }
  BufferHolder holder;
  if (!holder.Get(out[0])) return nullptr;
  return CompileSource({static_cast<const char*>(holder.buffer.data), static_cast<size_t>(holder.buffer.length)}, name, CompileMode::kExec,
                       options);
}

// By way of the methods, since a subclass may have its own.
Ref<Object> GetCode(Borrowed<Object> self, Borrowed<Object> fullname) {
  Ref<StrObject> filename_name = InternStr("get_filename"), data_name = InternStr("get_data"), code_name = InternStr("source_to_code");
  if (!filename_name || !data_name || !code_name) return nullptr;
  Ref<Object> path = CallMethod(self, filename_name, {fullname.get()});
  Ref<Object> data = path ? CallMethod(self, data_name, {path.get()}) : nullptr;
  return data ? CallMethod(self, code_name, {data.get(), path.get()}) : nullptr;
}

Ref<Object> ExecuteSourceModule(Borrowed<Object> self, Borrowed<Object> module) {
  Ref<StrObject> code_name = InternStr("get_code");
  Ref<Object> name = code_name ? GetAttr(module, Names().__name__) : nullptr;
  Ref<Object> code = name ? CallMethod(self, code_name, {name.get()}) : nullptr;
  if (!code) return nullptr;
  if (code->kind != kCode) {
    return Raise(TypeId::kImportError, "cannot load module %R when get_code() returns None", name.get());
  }
  Ref<Object> dict = GetAttr(module, Names().__dict__);
  if (!dict) return nullptr;
  if (!IsDict(dict.get())) return RaiseTypeError("a module's __dict__ must be a dict, not %T", dict.get());
  if (!DictGet(AsDict(dict.get()), Names().__builtins__) &&
      !DictSet(AsDict(dict.get()), Names().__builtins__, ModuleDict(CurrentRuntime().builtins))) {
    return nullptr;
  }
  return EvalCode(static_cast<CodeObject*>(code.get()), AsDict(dict.get()), dict) ? NewNone() : nullptr;
}

// find_spec(fullname, path=None, target=None) of the two loaders that are classes.
template <bool kEmbedded>
Ref<Object> FindOwnSpec(Borrowed<Object>, CallArgs args) {
  Object* out[3];
  if (!ParseArguments({"find_spec", {"fullname", "path", "target"}, 1}, args, out)) return nullptr;
  if (!IsStr(out[0])) return RaiseTypeError("fullname must be str, not %T", out[0]);
  std::string name = StrToStdString(AsStr(out[0]));
  if (!kEmbedded) return FindBuiltin(name) ? SpecOfBuiltin(AsStr(out[0])) : NewNone();
  const EmbeddedModule* module = FindEmbedded(name);
  return module ? SpecOfEmbedded(AsStr(out[0]), module) : NewNone();
}
Ref<Object> NoSource(Borrowed<Object>, Borrowed<Object>) { return NewNone(); }
Ref<Object> NoPackage(Borrowed<Object>, Borrowed<Object>) { return NewBool(false); }
Ref<Object> EmbeddedIsPackage(Borrowed<Object>, Borrowed<Object> name) {
  const EmbeddedModule* module = IsStr(name) ? FindEmbedded(StrToStdString(AsStr(name))) : nullptr;
  if (!module) return Raise(TypeId::kImportError, "%R is not a frozen module", name.get());
  return NewBool(module->is_package);
}
Ref<Object> EmbeddedSource(Borrowed<Object>, Borrowed<Object> name) {
  const EmbeddedModule* module = IsStr(name) ? FindEmbedded(StrToStdString(AsStr(name))) : nullptr;
  if (!module) return Raise(TypeId::kImportError, "%R is not a frozen module", name.get());
  return NewStr(module->source);
}

Ref<Object> LoaderRepr(Borrowed<Object> self) {
  return StrFormat("<_frozen_importlib_external.SourceFileLoader object at %p>", static_cast<void*>(self.get()));
}

constexpr MethodDef kBuiltinMethods[] = {
    OneArg("create_module", &CreateModule, nullptr, kStaticMethodFlag),
    OneArg("exec_module", &ExecuteOwn, nullptr, kStaticMethodFlag),
    Keywords("find_spec", &FindOwnSpec<false>, nullptr, kClassMethodFlag),
    OneArg("get_code", &NoSource, nullptr, kClassMethodFlag),
    OneArg("get_source", &NoSource, nullptr, kClassMethodFlag),
    OneArg("is_package", &NoPackage, nullptr, kClassMethodFlag),
};
constexpr MethodDef kFrozenMethods[] = {
    OneArg("create_module", &CreateModule, nullptr, kStaticMethodFlag),
    OneArg("exec_module", &ExecuteOwn, nullptr, kStaticMethodFlag),
    Keywords("find_spec", &FindOwnSpec<true>, nullptr, kClassMethodFlag),
    OneArg("get_source", &EmbeddedSource, nullptr, kClassMethodFlag),
    OneArg("is_package", &EmbeddedIsPackage, nullptr, kClassMethodFlag),
};
constexpr MethodDef kNamespaceMethods[] = {
    OneArg("create_module", &CreateModule),
    OneArg("exec_module", &NoSource),
    OneArg("get_source", &NoSource),
};
constexpr MethodDef kLoaderMethods[] = {
    OneArg("create_module", &CreateModule),
    OneArg("exec_module", &ExecuteSourceModule),
    OneArg("get_code", &GetCode),
    Keywords("source_to_code", &SourceToCode, nullptr, kStaticMethodFlag),
    Positional("get_filename", &GetFilename, 0, 1),
    Positional("get_source", &GetSource, 0, 1),
    OneArg("get_data", &GetData),
    Positional("is_package", &IsPackage, 0, 1),
};
constexpr MemberDef kLoaderMembers[] = {
    {"name", MemberKind::kObject, offsetof(LoaderObject, name), false},
    {"path", MemberKind::kObject, offsetof(LoaderObject, path), false},
};

constexpr TypeSpec LoaderSpec(const char* name, Table<MethodDef> methods, bool source) {
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
  spec.methods = methods;
  if (source) {
    spec.slots.repr = &LoaderRepr;
    spec.slots.new_ = &LoaderNew;
    spec.members = kLoaderMembers;
  }
  return spec;
}

}  // namespace

constinit const TypeSpec kModuleSpecSpec = SpecSpec();
constinit const TypeSpec kBuiltinImporterSpec = LoaderSpec("_frozen_importlib.BuiltinImporter", kBuiltinMethods, false);
constinit const TypeSpec kFrozenImporterSpec = LoaderSpec("_frozen_importlib.FrozenImporter", kFrozenMethods, false);
constinit const TypeSpec kSourceFileLoaderSpec = LoaderSpec("_frozen_importlib_external.SourceFileLoader", kLoaderMethods, true);
constinit const TypeSpec kNamespaceLoaderSpec = LoaderSpec("_frozen_importlib_external.NamespaceLoader", kNamespaceMethods, false);

// The modules that are frozen in CPython. What else the library has in Python stands in a folder there, behind those of the program, so
// that a file of the same name in a folder of sys.path takes its place.
bool ComesBeforePath(std::string_view name) {
  static constexpr std::string_view kFrozen[] = {"_collections_abc", "_sitebuiltins", "abc", "codecs", "genericpath", "importlib",
                                                 "importlib.machinery", "importlib.util", "io", "os", "posixpath", "runpy", "site", "stat",
                                                 "zipimport"};
  return std::find(std::begin(kFrozen), std::end(kFrozen), name) != std::end(kFrozen);
}

// Is there nothing but the library's own package that the module could belong to?
bool BelongsToLibrary(const std::string& name) {
  size_t dot = name.rfind('.');
  if (dot == std::string::npos) return true;
  Borrowed<Object> parent = DictGetText(CurrentRuntime().modules, name.substr(0, dot).c_str());
  if (!parent || parent->kind != kModule) return true;
  Borrowed<Object> loader = DictGet(ModuleDict(static_cast<ModuleObject*>(parent.get())), Names().__loader__);
  return loader && loader.get() == CurrentImport().frozen_importer.get();
}

}  // namespace viv
