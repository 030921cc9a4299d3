#include "interpreter/vm/import.h"

#include <chrono>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/compiler/compile.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/eval.h"
#include "interpreter/vm/import_internal.h"
#include "interpreter/vm/source_file.h"
#include "interpreter/vm/vm.h"

namespace viv {

ImportState& CurrentImport() { return *CurrentVm().import; }

namespace {

ImportState& State() { return CurrentImport(); }

Ref<StrObject> Text(const std::string& text) { return NewStr(text); }

// The exception of an import that failed: `name` and `path` are its attributes.
void RaiseImport(TypeId type, Borrowed<StrObject> message, Borrowed<Object> name, Borrowed<Object> path) {
  Ref<TupleObject> args = NewTuple({message.get()});
  Ref<BaseExceptionObject> exception = args ? NewException(BuiltinType(type), args) : nullptr;
  if (!exception) return;
  auto* error = static_cast<ImportErrorObject*>(exception.get());
  error->name.Set(NewRef(name.get()));
  error->path.Set(NewRef(path.get()));
  RaiseObject(exception);
}

void RaiseNotFound(Borrowed<StrObject> name, const std::string& text) {
  Ref<StrObject> message = Text(text);
  if (message) RaiseImport(TypeId::kModuleNotFoundError, message, name, nullptr);
}

// ---- Specs and loaders ----------------------------------------------------------------------------------------------------------

}  // namespace

Ref<Object> NewModuleSpec(Borrowed<StrObject> name, Borrowed<Object> loader, Borrowed<Object> origin, bool has_location) {
  Ref<Object> self = AllocateInstance(State().module_spec.get(), 0);
  if (!self) return nullptr;
  auto* spec = AsModuleSpec(self.get());
  spec->name.Init(NewRef<Object>(name.get()));
  spec->loader.Init(NewRef(loader.get()));
  spec->origin.Init(NewRef(origin.get()));
  spec->has_location = has_location;
  if (!IsTracked(spec)) Track(spec);
  return self;
}

namespace {

Ref<Object> NewLoader(TypeObject* type, Borrowed<Object> name, Borrowed<Object> path) {
  Ref<Object> self = AllocateInstance(type, 0);
  if (!self) return nullptr;
  auto* loader = static_cast<LoaderObject*>(self.get());
  loader->name.Init(NewRef(name.get()));
  loader->path.Init(NewRef(path.get()));
  if (!IsTracked(loader)) Track(loader);
  return self;
}

}  // namespace

Ref<Object> NewSourceLoader(Borrowed<StrObject> name, Borrowed<StrObject> path) {
  return NewLoader(State().source_loader.get(), name.get(), path.get());
}

const BuiltinModule* FindBuiltin(std::string_view name) {
  const ModuleTables& tables = State().tables;
  for (size_t i = 0; i < tables.builtin_count; ++i) {
    if (name == tables.builtin[i].name) return &tables.builtin[i];
  }
  return nullptr;
}

const EmbeddedModule* FindEmbedded(std::string_view name) {
  const ModuleTables& tables = State().tables;
  for (size_t i = 0; i < tables.embedded_count; ++i) {
    if (name == tables.embedded[i].name) return &tables.embedded[i];
  }
  return nullptr;
}

Ref<Object> SpecOfBuiltin(Borrowed<StrObject> name) {
  Ref<StrObject> origin = NewStrAscii("built-in");
  if (!origin) return nullptr;
  return NewModuleSpec(name, State().builtin_importer.get(), origin, false);
}

Ref<Object> SpecOfEmbedded(Borrowed<StrObject> name, const EmbeddedModule* module) {
  Ref<StrObject> origin = NewStrAscii("frozen");
  Ref<Object> spec = origin ? NewModuleSpec(name, State().frozen_importer.get(), origin, false) : nullptr;
  if (spec && module->is_package) {
    Ref<ListObject> locations = NewList(0);
    if (!locations) return nullptr;
    AsModuleSpec(spec.get())->locations.Set(std::move(locations));
  }
  return spec;
}

namespace {

// The folders to look in, as C++ text; what is no str is passed over. False: failed.
bool SearchPath(Borrowed<Object> path, std::vector<std::string>* folders) {
  Ref<ListObject> entries = ListOf(path);
  if (!entries) return false;
  for (ptrdiff_t i = 0; i < entries->size; ++i) {
    if (IsStr(entries->items[i])) folders->push_back(StrToStdString(AsStr(entries->items[i])));
  }
  return true;
}

Borrowed<Object> SysEntry(const char* name) {
  Runtime& runtime = CurrentRuntime();
  return runtime.sys ? DictGetText(ModuleDict(runtime.sys), name) : nullptr;
}

// Does the path lead through a regular file, as one into an archive does?
bool LeadsThroughFile(std::string path) {
  for (;;) {
    if (IsRegularFile(path)) return true;
    size_t slash = path.rfind('/');
    if (slash == std::string::npos || slash == 0 || IsDirectory(path)) return false;
    path.resize(slash);
  }
}

// zipimport.zipimporter(entry), which refuses what is no archive. Null: it does, or failed (pending).
Ref<Object> ArchiveFinder(Borrowed<Object> entry) {
  Ref<StrObject> module_name = InternStr("zipimport"), type_name = InternStr("zipimporter");
  Ref<ModuleObject> module = module_name && type_name ? ImportModule(module_name) : nullptr;
  Ref<Object> type = module ? GetAttr(module, type_name) : nullptr;
  return type ? Call(type, {entry.get()}) : nullptr;
}

// The finder for an entry of a path: what a hook makes of it. None: nobody wants it. Null: failed.
Ref<Object> PathEntryFinder(Borrowed<Object> entry, bool is_folder) {
  Borrowed<Object> cache = SysEntry("path_importer_cache"), hooks = SysEntry("path_hooks");
  bool has_hooks = hooks && IsList(hooks) && AsList(hooks)->size > 0;
  if (is_folder && !has_hooks) return NewNone();
  Ref<Object> keep_cache = cache && IsDict(cache) ? cache.ToOwned() : nullptr;
  if (keep_cache) {
    if (Borrowed<Object> known = DictGet(AsDict(keep_cache.get()), entry)) return known.ToOwned();
    if (ErrorPending()) return nullptr;
  }
  Ref<Object> finder, keep_hooks = has_hooks ? hooks.ToOwned() : nullptr;
  for (ptrdiff_t i = 0; keep_hooks && !finder && i < AsList(keep_hooks.get())->size; ++i) {
    Ref<Object> hook = NewRef(AsList(keep_hooks.get())->items[i]);
    finder = Call(hook, {entry.get()});
    if (finder) break;
    if (!PendingMatches(TypeId::kImportError)) return nullptr;
    ClearError();
  }
  if (!finder && !is_folder && LeadsThroughFile(StrToStdString(AsStr(entry)))) {
    finder = ArchiveFinder(entry);
    if (!finder) {
      if (!PendingMatches(TypeId::kImportError)) return nullptr;
      ClearError();
    }
  }
  if (!finder) finder = NewNone();
  if (keep_cache && !DictSet(AsDict(keep_cache.get()), entry, finder)) return nullptr;
  return finder;
}

// What the finder of a path's entry says. Null: nothing (nothing pending) or failed.
Ref<Object> SpecFromEntry(const std::string& folder, Borrowed<StrObject> name) {
  bool is_folder = folder.empty() || IsDirectory(folder);
  Ref<StrObject> entry = Text(folder);
  Ref<Object> finder = entry ? PathEntryFinder(entry, is_folder) : nullptr;
  if (!finder || IsNone(finder.get())) return nullptr;
  Ref<StrObject> method = InternStr("find_spec");
  Ref<Object> none = NewNone(), spec = method ? CallMethod(finder, method, {name.get(), none.get()}) : nullptr;
  return spec && !IsNone(spec.get()) ? std::move(spec) : nullptr;
}

}  // namespace

// Along a path: the spec, or null where nothing is there (nothing pending) or something failed.
Ref<Object> SpecOnPath(Borrowed<StrObject> name, const std::string& last_part, Borrowed<Object> path) {
  std::vector<std::string> folders;
  if (!SearchPath(path, &folders)) return nullptr;
  Ref<ListObject> portions;
  for (const std::string& folder : folders) {
    if (Ref<Object> spec = SpecFromEntry(folder, name)) return spec;
    if (ErrorPending()) return nullptr;
    std::string base = (folder.empty() ? CurrentDirectory() : folder);
    if (!base.empty() && base.back() != '/') base += '/';
    std::string package = base + last_part;
    bool is_folder = IsDirectory(package);
    std::string file;
    if (is_folder && IsRegularFile(package + "/__init__.py")) {
      file = package + "/__init__.py";
    } else if (IsRegularFile(package + ".py")) {
      file = package + ".py";
      is_folder = false;
    }
    if (!file.empty()) {
      Ref<StrObject> origin = Text(file);
      Ref<Object> loader = origin ? NewSourceLoader(name, origin) : nullptr;
      Ref<Object> spec = loader ? NewModuleSpec(name, loader, origin, true) : nullptr;
      if (spec && is_folder) {
        Ref<StrObject> location = Text(package);
        Ref<ListObject> locations = location ? NewListFrom(ArgSpan{reinterpret_cast<Object* const*>(&location), 1}) : nullptr;
        if (!locations) return nullptr;
        AsModuleSpec(spec.get())->locations.Set(std::move(locations));
      }
      return spec;
    }
    if (is_folder) {
      if (!portions) portions = NewList(0);
      Ref<StrObject> location = portions ? Text(package) : nullptr;
      if (!location || !ListAppend(portions.get(), std::move(location))) return nullptr;
    }
  }
  if (!portions) return nullptr;
  Ref<Object> loader = NewLoader(State().namespace_loader.get(), name.get(), nullptr);
  Ref<Object> spec = loader ? NewModuleSpec(name, loader, nullptr, false) : nullptr;
  if (spec) AsModuleSpec(spec.get())->locations.Set(std::move(portions));
  return spec;
}

namespace {

// What the program's own finders in sys.meta_path say. Null: nothing (nothing pending) or failed.
Ref<Object> SpecFromMetaPath(Borrowed<StrObject> name, Borrowed<Object> path) {
  Runtime& runtime = CurrentRuntime();
  if (!runtime.sys) return nullptr;
  Borrowed<Object> finders = DictGetText(ModuleDict(runtime.sys), "meta_path");
  if (!finders || !IsList(finders)) return nullptr;
  Ref<Object> keep = finders.ToOwned();
  Ref<StrObject> method_name = InternStr("find_spec");
  if (!method_name) return nullptr;
  for (ptrdiff_t i = 0; i < AsList(finders)->size; ++i) {
    Ref<Object> finder = NewRef(AsList(finders)->items[i]);
    Ref<Object> method;
    int found = LookupAttr(finder, method_name, &method);
    if (found < 0) return nullptr;
    if (!found) continue;
    Ref<Object> spec = Call(method, {name.get(), path ? path.get() : None(), None()});
    if (!spec || !IsNone(spec.get())) return spec;
  }
  return nullptr;
}

bool IsNamespaceSpec(Borrowed<Object> spec) {
  Object* loader = AsModuleSpec(spec.get())->loader.get();
  return loader && loader->type == State().namespace_loader.get();
}

}  // namespace

Ref<Object> FindSpec(Borrowed<StrObject> name, Borrowed<Object> parent_path) {
  Ref<Object> spec = SpecFromMetaPath(name, parent_path);
  if (spec || ErrorPending()) return spec;
  std::string text = StrToStdString(name.get());
  if (FindBuiltin(text)) return SpecOfBuiltin(name);
  const EmbeddedModule* embedded = FindEmbedded(text);
  if (embedded && !BelongsToLibrary(text)) embedded = nullptr;
  if (embedded && ComesBeforePath(text)) return SpecOfEmbedded(name, embedded);
  size_t dot = text.rfind('.');
  std::string last = dot == std::string::npos ? text : text.substr(dot + 1);
  Ref<Object> path;
  if (parent_path) {
    path = parent_path.ToOwned();
  } else {
    Borrowed<Object> sys_path = CurrentRuntime().sys ? DictGetText(ModuleDict(CurrentRuntime().sys), "path") : nullptr;
    if (!sys_path || IsNone(sys_path)) return embedded ? SpecOfEmbedded(name, embedded) : nullptr;
    path = sys_path.ToOwned();
  }
  Ref<Object> on_path = SpecOnPath(name, last, path);
  if (!embedded || ErrorPending()) return on_path;
  return on_path && !IsNamespaceSpec(on_path) ? std::move(on_path) : SpecOfEmbedded(name, embedded);
}

// ---- Loading --------------------------------------------------------------------------------------------------------------------

// Sets what the spec says as the module's attributes.
bool InitModuleAttributes(ModuleObject* module, ModuleSpecObject* spec) {
  DictObject* dict = ModuleDict(module);
  Ref<Object> parent = GetAttr(spec, InternStr("parent"));
  if (!parent) return false;
  if (!DictSet(dict, Names().__name__, spec->name.get()) ||
      !DictSet(dict, Names().__loader__, spec->loader ? spec->loader.get() : None()) ||
      !DictSet(dict, Names().__package__, parent) || !DictSet(dict, Names().__spec__, spec)) {
    return false;
  }
  if (spec->locations && !DictSet(dict, Names().__path__, spec->locations.get())) return false;
  if (spec->has_location) {
    if (!DictSet(dict, Names().__file__, spec->origin.get())) return false;
    if (spec->cached && !DictSet(dict, Names().__cached__, spec->cached.get())) return false;
  } else if (spec->loader && spec->loader->type == State().namespace_loader.get()) {
    if (!DictSet(dict, Names().__file__, None())) return false;
  }
  return true;
}

namespace {

bool ExecuteSource(ModuleObject* module, Borrowed<Object> spec) {
  Ref<CodeObject> code = CodeOfSpec(spec);
  if (!code) return false;
  DictObject* dict = ModuleDict(module);
  if (!DictGet(dict, Names().__builtins__) && !DictSet(dict, Names().__builtins__, ModuleDict(CurrentRuntime().builtins)))
    return false;
  return static_cast<bool>(EvalCode(code, dict, dict));
}

}  // namespace

bool IsOwnLoader(Borrowed<Object> loader) {
  if (!loader) return false;
  ImportState& state = State();
  return loader.get() == state.builtin_importer.get() || loader.get() == state.frozen_importer.get() ||
         loader->type == state.source_loader.get() || loader->type == state.namespace_loader.get();
}

bool ExecuteOwnSpec(ModuleObject* module, ModuleSpecObject* spec) {
  if (spec->loader.get() == State().builtin_importer.get()) {
    const BuiltinModule* builtin = FindBuiltin(StrToStdString(AsStr(spec->name.get())));
    return builtin && builtin->fill(module);
  }
  return spec->loader->type == State().namespace_loader.get() || ExecuteSource(module, spec);
}

namespace {

// A loader that the program brought: create_module and exec_module.
Ref<Object> LoadForeign(Borrowed<StrObject> name, Borrowed<Object> spec) {
  Ref<StrObject> loader_name = InternStr("loader"), create_name = InternStr("create_module"), exec_name = InternStr("exec_module");
  if (!loader_name || !create_name || !exec_name) return nullptr;
  Ref<Object> loader = GetAttr(spec, loader_name);
  if (!loader) return nullptr;
  Ref<Object> module, create;
  int found = LookupAttr(loader, create_name, &create);
  if (found < 0) return nullptr;
  if (found) {
    module = Call(create, {spec.get()});
    if (!module) return nullptr;
    if (IsNone(module.get())) module.Reset();
  }
  if (!module) module = NewModule(name);
  if (!module) return nullptr;
  if (spec->type == State().module_spec.get() && module->kind == kModule &&
      !InitModuleAttributes(static_cast<ModuleObject*>(module.get()), AsModuleSpec(spec))) {
    return nullptr;
  }
  if (!DictSet(CurrentRuntime().modules, name, module)) return nullptr;
  Ref<Object> done = CallMethod(loader, exec_name, {module.get()});
  if (!done) {
    SavedException saved;
    Ref<Object> removed = DictPop(CurrentRuntime().modules, name, None());
    return nullptr;
  }
  Borrowed<Object> final = DictGet(CurrentRuntime().modules, name);
  return final ? final.ToOwned() : std::move(module);
}

Ref<Object> LoadSpec(Borrowed<StrObject> name, Borrowed<Object> spec_object) {
  if (spec_object->type != State().module_spec.get() || !IsOwnLoader(AsModuleSpec(spec_object)->loader.get()))
    return LoadForeign(name, spec_object);
  ModuleSpecObject* spec = AsModuleSpec(spec_object);
  Ref<ModuleObject> module = NewModule(name);
  if (!module || !InitModuleAttributes(module.get(), spec) || !DictSet(CurrentRuntime().modules, name, module)) return nullptr;
  spec->initializing = true;
  bool ok = ExecuteOwnSpec(module.get(), spec);
  spec->initializing = false;
  if (!ok) {
    Ref<BaseExceptionObject> error = TakeError();
    Ref<Object> removed = DictPop(CurrentRuntime().modules, name, None());
    ClearError();
    RestoreError(std::move(error));
    return nullptr;
  }
  // A module may put something else into its place.
  Borrowed<Object> final = DictGet(CurrentRuntime().modules, name);
  if (!final) {
    if (!ErrorPending()) RaiseKeyError(name.get());
    return nullptr;
  }
  return final.ToOwned();
}

// One import under -X importtime.
class ImportTiming {
 public:
  explicit ImportTiming(Borrowed<StrObject> name) : name_(name), on_(State().reports.times) {
    if (!on_) return;
    ImportState& state = State();
    if (!std::exchange(state.header_printed, true)) std::fputs("import time: self [us] | cumulative | imported package\n", stderr);
    ++state.depth;
    outer_ = std::exchange(state.accumulated, 0);
    start_ = Now();
  }
  ~ImportTiming() { End(false); }

  void End(bool imported) {
    if (!std::exchange(on_, false)) return;
    ImportState& state = State();
    int64_t whole = Now() - start_;
    --state.depth;
    if (imported) {
      std::fprintf(stderr, "import time: %9lld | %10lld | %*s%s\n", static_cast<long long>(whole - state.accumulated),
                   static_cast<long long>(whole), state.depth * 2, "", StrToStdString(name_.get()).c_str());
    }
    state.accumulated = outer_ + whole;
  }

 private:
  static int64_t Now() {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
  }

  Borrowed<StrObject> name_;
  bool on_;
  int64_t outer_ = 0, start_ = 0;
};

// -v: import 'name' # loader
void ReportName(Borrowed<StrObject> name, Borrowed<Object> spec) {
  Ref<StrObject> loader_name = InternStr("loader");
  Ref<Object> loader = loader_name ? GetAttr(spec, loader_name) : nullptr;
  Ref<StrObject> text = loader ? StrFormat("import %R # %R\n", static_cast<Object*>(name.get()), loader.get()) : nullptr;
  if (!text) return ClearError();
  std::fputs(StrToStdString(text.get()).c_str(), stderr);
}

// The absolute module `name` with its parents imported first.
Ref<Object> ImportAbsolute(Borrowed<StrObject> name) {
  Runtime& runtime = CurrentRuntime();
  if (CurrentVm().other_threads > 0 && !AwaitImport(name)) return nullptr;
  Borrowed<Object> known = DictGet(runtime.modules, name);
  if (known) {
    if (IsNone(known)) {
      RaiseNotFound(name, "import of " + StrToStdString(name.get()) + " halted; None in sys.modules");
      return nullptr;
    }
    return known.ToOwned();
  }
  if (ErrorPending()) return nullptr;
  std::string text = StrToStdString(name.get());
  size_t dot = text.rfind('.');
  Ref<Object> parent, parent_path;
  if (dot != std::string::npos) {
    Ref<StrObject> parent_name = InternStr(text.substr(0, dot));
    parent = parent_name ? ImportAbsolute(parent_name) : nullptr;
    if (!parent) return nullptr;
    if (Borrowed<Object> meanwhile = DictGet(runtime.modules, name)) return meanwhile.ToOwned();
    int found = LookupAttr(parent, Names().__path__, &parent_path);
    if (found < 0) return nullptr;
    if (!found) {
      RaiseNotFound(name, "No module named '" + text + "'; '" + text.substr(0, dot) + "' is not a package");
      return nullptr;
    }
  }
  ImportClaim claim(name);
  ImportTiming timing(name);
  Ref<Object> spec = FindSpec(name, parent_path);
  if (!spec) {
    if (!ErrorPending()) RaiseNotFound(name, "No module named '" + text + "'");
    return nullptr;
  }
  Ref<Object> module = LoadSpec(name, spec);
  timing.End(module.get() != nullptr);
  if (module && State().reports.names) ReportName(name, spec);
  if (!module || !parent) return module;
  Ref<StrObject> child = InternStr(text.substr(dot + 1));
  if (!child) return nullptr;
  if (!SetAttr(parent, child, module)) {
    if (!PendingMatches(TypeId::kAttributeError)) return nullptr;
    ClearError();
  }
  return module;
}

// The package that relative imports in code with these globals start from. Null: failed.
Ref<StrObject> PackageOf(Borrowed<DictObject> globals) {
  Borrowed<Object> package = DictGet(globals, Names().__package__);
  Borrowed<Object> spec = DictGet(globals, Names().__spec__);
  if (package && !IsNone(package)) {
    if (!IsStr(package)) {
      RaiseTypeError("package must be a string");
      return nullptr;
    }
    return NewRef(AsStr(package));
  }
  if (spec && !IsNone(spec)) {
    Ref<StrObject> parent = InternStr("parent");
    Ref<Object> value = parent ? GetAttr(spec, parent) : nullptr;
    if (!value) return nullptr;
    if (!IsStr(value.get())) {
      RaiseTypeError("__spec__.parent must be a string");
      return nullptr;
    }
    return Ref<StrObject>::Adopt(AsStr(value.Release()));
  }
  Borrowed<Object> name = DictGet(globals, Names().__name__);
  if (!name) {
    Raise(TypeId::kKeyError, "'__name__' not in globals");
    return nullptr;
  }
  if (!IsStr(name)) {
    RaiseTypeError("__name__ must be a string");
    return nullptr;
  }
  if (DictGet(globals, Names().__path__)) return NewRef(AsStr(name));
  std::string text = StrToStdString(AsStr(name));
  size_t dot = text.rfind('.');
  return NewStr(dot == std::string::npos ? std::string() : text.substr(0, dot));
}

Ref<StrObject> ResolveRelative(Borrowed<StrObject> name, Borrowed<DictObject> globals, int level) {
  Ref<StrObject> package = PackageOf(globals);
  if (!package) return nullptr;
  std::string base = StrToStdString(package.get());
  if (base.empty()) {
    Raise(TypeId::kImportError, "attempted relative import with no known parent package");
    return nullptr;
  }
  for (int i = 1; i < level; ++i) {
    size_t dot = base.rfind('.');
    if (dot == std::string::npos) {
      Raise(TypeId::kImportError, "attempted relative import beyond top-level package");
      return nullptr;
    }
    base.resize(dot);
  }
  std::string rest = StrToStdString(name.get());
  return InternStr(rest.empty() ? base : base + "." + rest);
}

// `from package import names`: submodules among the names are imported.
bool ImportSubmodules(Borrowed<Object> module, Borrowed<Object> from_list, bool from_all) {
  Ref<Object> package_name = GetAttr(module, Names().__name__);
  if (!package_name) return false;
  return ForEach(from_list, [&](Borrowed<Object> item) {
    if (!IsStr(item)) {
      return RaiseFalse(TypeId::kTypeError,
                        from_all ? "Item in %S.__all__ must be str, not %T" : "Item in ``from list'' must be str, not %T",
                        from_all ? package_name.get() : item.get(), item.get());
    }
    if (StrEqualsAscii(AsStr(item), "*")) {
      Ref<Object> all;
      int found = from_all ? 0 : LookupAttr(module, Names().__all__, &all);
      if (found < 0) return false;
      return !found || ImportSubmodules(module, all, true);
    }
    Ref<Object> present;
    int found = LookupAttr(module, AsStr(item), &present);
    if (found != 0) return found > 0;
    Ref<StrObject> full = StrFormat("%S.%U", package_name.get(), AsStr(item));
    if (!full) return false;
    Ref<Object> submodule = ImportAbsolute(full);
    if (submodule) return true;
    // A name that is no module either: left to the import statement to complain of.
    if (!PendingMatches(TypeId::kModuleNotFoundError)) return false;
    auto* error = static_cast<ImportErrorObject*>(CurrentThread().pending);
    bool same = error->name && IsStr(error->name.get()) && StrEqual(AsStr(error->name.get()), full.get());
    if (!same) return false;
    ClearError();
    return true;
  });
}

}  // namespace

namespace {

// spec.loader.get_code(spec.name) of a loader that the program brought.
Ref<CodeObject> CodeFromLoader(Borrowed<Object> spec) {
  Ref<StrObject> loader_name = InternStr("loader"), get_code = InternStr("get_code"), name_name = InternStr("name");
  if (!loader_name || !get_code || !name_name) return nullptr;
  Ref<Object> loader = GetAttr(spec, loader_name), name = GetAttr(spec, name_name);
  Ref<Object> code = loader && name ? CallMethod(loader, get_code, {name.get()}) : nullptr;
  if (!code) return nullptr;
  if (code->kind != kCode) {
    RaiseImport(TypeId::kImportError, StrFormat("No code object available for %S", name.get()), name, nullptr);
    return nullptr;
  }
  return Ref<CodeObject>::Adopt(static_cast<CodeObject*>(code.Release()));
}

}  // namespace

Ref<CodeObject> CodeOfSpec(Borrowed<Object> spec_object) {
  if (spec_object->type != State().module_spec.get() || !IsOwnLoader(AsModuleSpec(spec_object)->loader.get())) return CodeFromLoader(spec_object);
  ModuleSpecObject* spec = AsModuleSpec(spec_object);
  if (spec->loader.get() == State().builtin_importer.get() || spec->loader->type == State().namespace_loader.get()) {
    RaiseImport(TypeId::kImportError, StrFormat("No code object available for %S", spec->name.get()), spec->name.get(), nullptr);
    return nullptr;
  }
  if (spec->loader.get() == State().frozen_importer.get()) {
    std::string name = StrToStdString(AsStr(spec->name.get()));
    const EmbeddedModule* embedded = FindEmbedded(name);
    Ref<StrObject> filename = StrFormat("<frozen %s>", name.c_str());
    if (!embedded || !filename) return nullptr;
    return CompileSource(embedded->source, filename, CompileMode::kExec, CompileOptions{});
  }
  std::string source;
  if (!ReadSourceFile(StrToStdString(AsStr(spec->origin.get())), &source)) {
    RaiseOSError(errno, spec->origin.get());
    return nullptr;
  }
  CompileOptions options;
  options.source_kind = parser::SourceKind::kFile;
  return CompileSource(source, AsStr(spec->origin.get()), CompileMode::kExec, options);
}

FoundModule FindModule(Borrowed<StrObject> name) {
  std::string text = StrToStdString(name.get());
  FoundModule result;
  Ref<Object> parent_path;
  size_t dot = text.rfind('.');
  if (dot != std::string::npos) {
    Ref<StrObject> parent_name = InternStr(text.substr(0, dot));
    Ref<Object> parent = parent_name ? ImportAbsolute(parent_name) : nullptr;
    if (!parent || LookupAttr(parent, Names().__path__, &parent_path) < 0) return result;
    if (!parent_path) {
      RaiseNotFound(name, "__path__ attribute not found on '" + text.substr(0, dot) + "' while trying to find '" + text + "'");
      return result;
    }
  }
  result.spec = FindSpec(name, parent_path);
  result.is_package = result.spec && result.spec->type == State().module_spec.get() && AsModuleSpec(result.spec.get())->locations;
  return result;
}

Ref<Object> ImportModuleLevel(Borrowed<StrObject> name, Borrowed<DictObject> globals, Borrowed<Object> from_list, int level) {
  if (level < 0) return RaiseValueError("level must be >= 0");
  Ref<StrObject> absolute;
  if (level > 0) {
    if (!globals) return Raise(TypeId::kKeyError, "'__name__' not in globals");
    absolute = ResolveRelative(name, globals, level);
    if (!absolute) return nullptr;
  } else {
    if (name->length == 0) return RaiseValueError("Empty module name");
    absolute = NewRef(name.get());
  }
  Ref<Object> module = ImportAbsolute(absolute);
  if (!module) return nullptr;
  int has_from = from_list && !IsNone(from_list) ? IsTrue(from_list) : 0;
  if (has_from < 0) return nullptr;
  if (has_from) {
    Ref<Object> path;
    int is_package = LookupAttr(module, Names().__path__, &path);
    if (is_package < 0) return nullptr;
    if (is_package && !ImportSubmodules(module, from_list, false)) return nullptr;
    return module;
  }
  // `import a.b.c` binds a; relatively, what the first part of the name stands for.
  std::string text = StrToStdString(name.get());
  if (level == 0 || !text.empty()) {
    size_t dot = text.find('.');
    if (dot == std::string::npos) return module;
    std::string full = StrToStdString(absolute.get());
    std::string front = level == 0 ? text.substr(0, dot) : full.substr(0, full.size() - (text.size() - dot));
    Ref<StrObject> front_name = InternStr(front);
    return front_name ? ImportAbsolute(front_name) : nullptr;
  }
  return module;
}

Ref<ModuleObject> ImportModule(Borrowed<StrObject> name) {
  Ref<Object> module = ImportAbsolute(name);
  if (!module) return nullptr;
  if (module->kind != kModule) {
    RaiseTypeError("expected a module, found %T in sys.modules", module.get());
    return nullptr;
  }
  return Ref<ModuleObject>::Adopt(static_cast<ModuleObject*>(module.Release()));
}

// ---- Instructions ---------------------------------------------------------------------------------------------------------------

Ref<Object> ImportName(Frame* frame, Borrowed<StrObject> name, Borrowed<Object> level, Borrowed<Object> from_list) {
  Object* builtins = FrameBuiltins(frame);
  Ref<Object> import;
  if (builtins && IsDict(builtins)) {
    Borrowed<Object> found = DictGet(AsDict(builtins), Names().__import__);
    if (found) import = found.ToOwned();
  }
  if (!import) {
    if (!ErrorPending()) Raise(TypeId::kImportError, "__import__ not found");
    return nullptr;
  }
  DictObject* globals = FrameGlobals(frame);
  Borrowed<Object> original = DictGet(ModuleDict(CurrentRuntime().builtins), Names().__import__);
  if (import == original.get() && import->kind == kBuiltinFunction) {
    return ImportModuleLevel(name, globals, from_list, static_cast<int>(SmallValue(level)));
  }
  Object* locals = frame->locals ? frame->locals : None();
  return Call(import, {name.get(), globals, locals, from_list.get(), level.get()});
}

Ref<Object> ImportFrom(Borrowed<Object> module, Borrowed<StrObject> name) {
  Ref<Object> value;
  int found = LookupAttr(module, name, &value);
  if (found != 0) return found > 0 ? std::move(value) : nullptr;
  // A submodule that is being imported is in sys.modules before it is an attribute.
  Ref<Object> package_name;
  if (LookupAttr(module, Names().__name__, &package_name) < 0) return nullptr;
  if (package_name && IsStr(package_name.get())) {
    Ref<StrObject> full = StrFormat("%S.%U", package_name.get(), name.get());
    if (!full) return nullptr;
    if (Borrowed<Object> submodule = DictGet(CurrentRuntime().modules, full)) return submodule.ToOwned();
    if (ErrorPending()) return nullptr;
  }
  Ref<StrObject> shown =
      package_name && IsStr(package_name.get()) ? NewRef(AsStr(package_name.get())) : NewStrAscii("<unknown module name>");
  Ref<Object> path;
  if (!shown || LookupAttr(module, Names().__file__, &path) < 0) return nullptr;
  Ref<StrObject> message;
  bool has_path = path && IsStr(path.get());
  Ref<Object> spec;
  if (LookupAttr(module, Names().__spec__, &spec) < 0) return nullptr;
  bool initializing = spec && spec->type == State().module_spec.get() && AsModuleSpec(spec.get())->initializing;
  if (!has_path) {
    message = StrFormat("cannot import name %R from %R (unknown location)", static_cast<Object*>(name.get()),
                        static_cast<Object*>(shown.get()));
  } else if (initializing) {
    message = StrFormat("cannot import name %R from partially initialized module %R (most likely due to a circular import) (%S)",
                        static_cast<Object*>(name.get()), static_cast<Object*>(shown.get()), path.get());
  } else {
    message = StrFormat("cannot import name %R from %R (%S)", static_cast<Object*>(name.get()), static_cast<Object*>(shown.get()),
                        path.get());
  }
  if (!message) return nullptr;
  RaiseImport(TypeId::kImportError, message, shown.get(), has_path ? path.get() : nullptr);
  return nullptr;
}

bool ImportStar(Borrowed<Object> module, Borrowed<Object> into) {
  Ref<Object> names;
  int has_all = LookupAttr(module, Names().__all__, &names);
  if (has_all < 0) return false;
  bool skip_private = !has_all;
  if (!has_all) {
    Ref<Object> dict;
    int found = LookupAttr(module, Names().__dict__, &dict);
    if (found < 0) return false;
    if (!found) return RaiseFalse(TypeId::kImportError, "from-import-* object has no __dict__ and no __all__");
    Ref<StrObject> keys = NewRef(Names().keys);
    Ref<Object> view = CallMethod(dict, keys);
    names = view ? Ref<Object>(ListOf(view)) : nullptr;
    if (!names) return false;
  }
  return ForEach(names, [&](Borrowed<Object> name) {
    if (!IsStr(name)) {
      Ref<Object> module_name = GetAttr(module, Names().__name__);
      if (!module_name) return false;
      return RaiseFalse(TypeId::kTypeError,
                        skip_private ? "Key in %S.__dict__ must be str, not %.100T" : "Item in %S.__all__ must be str, not %.100T",
                        module_name.get(), name.get());
    }
    if (skip_private && AsStr(name)->length > 0 && StrChar(AsStr(name), 0) == '_') return true;
    Ref<Object> value = GetAttr(module, AsStr(name));
    return value && SetItem(into, name, value);
  });
}

// ---- Life -----------------------------------------------------------------------------------------------------------------------

const ModuleTables& CurrentModuleTables() { return State().tables; }
void SetImportReports(const ImportReports& reports) { State().reports = reports; }

bool InitImport(Runtime& runtime, const ModuleTables& tables) {
  auto* state = new ImportState;
  static_cast<Vm*>(runtime.vm)->import = state;
  state->tables = tables;
  state->module_spec = MakeBuiltinType(kModuleSpecSpec);
  state->builtin_importer = MakeBuiltinType(kBuiltinImporterSpec);
  state->frozen_importer = MakeBuiltinType(kFrozenImporterSpec);
  state->source_loader = MakeBuiltinType(kSourceFileLoaderSpec);
  state->namespace_loader = MakeBuiltinType(kNamespaceLoaderSpec);
  runtime.hooks.import_module = [](Borrowed<StrObject> name) { return ImportModule(name).get(); };  // sys.modules keeps it
  return state->module_spec && state->builtin_importer && state->frozen_importer && state->source_loader && state->namespace_loader;
}

void FiniImport(Runtime& runtime) {
  auto* vm = static_cast<Vm*>(runtime.vm);
  runtime.hooks.import_module = nullptr;
  delete std::exchange(vm->import, nullptr);
}

}  // namespace viv
