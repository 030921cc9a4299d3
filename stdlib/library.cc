#include "stdlib/library.h"

#include <cstdio>
#include <cstring>

#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/function_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/objects/weakref_objects.h"
#include "interpreter/vm/threads.h"
#include "interpreter/vm/vm.h"
#include "interpreter/vm/warnings.h"
#include "stdlib/allocation_tracer.h"
#include "stdlib/builtins_module.h"
#include "stdlib/embedded.h"
#include "stdlib/io_objects.h"
#include "stdlib/library_state.h"
#include "stdlib/line_meter.h"
#include "stdlib/memray_state.h"
#include "stdlib/modules.h"
#include "stdlib/posix_support.h"
#include "stdlib/re_objects.h"
#include "stdlib/signal_support.h"
#include "stdlib/readline_state.h"
#include "stdlib/sys_module.h"
#include "stdlib/unicodedata_tables.h"

namespace viv {

#define VIV_MODULE(name, fill) bool fill(ModuleObject* module);
#include "stdlib/modules.def"
#undef VIV_MODULE

namespace {

// A module that is there before the import system can look for it.
ModuleObject* NewCoreModule(Runtime& runtime, const char* name, bool (*fill)(ModuleObject*)) {
  Ref<StrObject> text = InternStr(name);
  Ref<ModuleObject> module = text ? NewModule(text) : nullptr;
  if (!module || !fill(module.get()) || !DictSet(runtime.modules, text, module)) return nullptr;
  return module.Release();
}

bool SetSpec(ModuleObject* module, const char* name) {
  Ref<StrObject> text = InternStr(name);
  Ref<Object> spec = text ? NewModuleSpec(text, nullptr, InternStr("built-in"), false) : nullptr;
  return spec && DictSet(ModuleDict(module), Names().__spec__, spec);
}

// The names of builtins and of the site module's helpers that are types.
bool AddBuiltinTypes(ModuleObject* module) {
  struct Row {
    const char* name;
    TypeId id;
  };
  static constexpr Row kRows[] = {
      {"bool", TypeId::kBool}, {"bytearray", TypeId::kByteArray}, {"bytes", TypeId::kBytes}, {"classmethod", TypeId::kClassMethod},
      {"complex", TypeId::kComplex}, {"dict", TypeId::kDict}, {"enumerate", TypeId::kEnumerate}, {"filter", TypeId::kFilter},
      {"float", TypeId::kFloat}, {"frozenset", TypeId::kFrozenSet}, {"int", TypeId::kInt}, {"list", TypeId::kList}, {"map", TypeId::kMap},
      {"memoryview", TypeId::kMemoryView}, {"object", TypeId::kObject}, {"property", TypeId::kProperty}, {"range", TypeId::kRange},
      {"reversed", TypeId::kReversed}, {"set", TypeId::kSet}, {"slice", TypeId::kSlice}, {"staticmethod", TypeId::kStaticMethod},
      {"str", TypeId::kStr}, {"super", TypeId::kSuper}, {"tuple", TypeId::kTuple}, {"type", TypeId::kType}, {"zip", TypeId::kZip},
      {"EnvironmentError", TypeId::kOSError}, {"IOError", TypeId::kOSError},
#define VIV_EXCEPTION(name, base, layout) {#name, TypeId::k##name},
#include "interpreter/objects/exceptions.def"
#undef VIV_EXCEPTION
  };
  for (const Row& row : kRows) {
    if (!ModuleAdd(module, row.name, NewRef<Object>(BuiltinType(row.id)))) return false;
  }
  return ModuleAdd(module, "ExceptionGroup", NewRef<Object>(CurrentRuntime().exception_group));
}

// One text is the module of every codec with a table: it goes by its name.
void AddCharmapModules(std::vector<EmbeddedModule>* modules) {
  std::string_view source;
  for (const EmbeddedModule& module : *modules) {
    if (std::string_view(module.name) == "encodings._charmap") source = module.source;
  }
#define VIV_CHARMAP(module, codec, characters) modules->push_back({"encodings." #module, source, false});
#define VIV_WHOLE_CHARMAP(module, codec, characters) VIV_CHARMAP(module, codec, characters)
#include "interpreter/objects/codec_charmaps.def"
#undef VIV_WHOLE_CHARMAP
#undef VIV_CHARMAP
}

}  // namespace

Library::Library() = default;
Library::~Library() = default;

const char* TypeShortName(const TypeObject* type) {
  const char* dot = std::strrchr(type->name, '.');
  return dot ? dot + 1 : type->name;
}

bool EnsureLibraryType(Ref<TypeObject>* type, const TypeSpec& spec, TypeObject* base_or_null) {
  if (!*type) *type = MakeBuiltinType(spec, base_or_null);
  return static_cast<bool>(*type);
}

bool AddLibraryType(ModuleObject* module, Ref<TypeObject>* type, const TypeSpec& spec) {
  const char* dot = std::strrchr(spec.name, '.');
  return EnsureLibraryType(type, spec) && ModuleAdd(module, dot ? dot + 1 : spec.name, NewRef<Object>(type->get()));
}

bool FillBuiltins(ModuleObject* module) {
  for (Table<MethodDef> functions : {ObjectBuiltins(), IterationBuiltins(), CodeBuiltins(), ConsoleBuiltins()}) {
    if (!ModuleAddFunctions(module, functions)) return false;
  }
  return AddBuiltinTypes(module) && ModuleAdd(module, "None", NewNone()) && ModuleAdd(module, "Ellipsis", NewRef(Ellipsis())) &&
         ModuleAdd(module, "NotImplemented", NewNotImplemented()) && ModuleAdd(module, "True", NewBool(true)) &&
         ModuleAdd(module, "False", NewBool(false)) && ModuleAdd(module, "__debug__", NewBool(CurrentLibrary().options.optimize == 0));
}

bool InitLibrary(Runtime& runtime, const LibraryOptions& options) {
  auto* library = new Library;
  library->options = options;
  runtime.optimize_level = options.optimize;
  runtime.debug_ranges = !options.no_debug_ranges;
  runtime.int_max_str_digits = options.int_max_str_digits.value_or(runtime.int_max_str_digits);
  runtime.stdlib = library;
  library->tracer = std::make_unique<AllocationTracer>(runtime.heap);
  if (options.tracemalloc > 0) library->tracer->Start(options.tracemalloc);
  library->builtin_modules = {
#define VIV_MODULE(name, fill) {#name, &fill},
#include "stdlib/modules.def"
#undef VIV_MODULE
  };
  library->embedded_modules = EmbeddedModules();
  AddCharmapModules(&library->embedded_modules);
  ModuleTables tables;
  tables.builtin = library->builtin_modules.data();
  tables.builtin_count = library->builtin_modules.size();
  tables.embedded = library->embedded_modules.data();
  tables.embedded_count = library->embedded_modules.size();
  if (!InitImport(runtime, tables) || !InitWarnings(runtime)) return false;
  SetImportReports({options.import_time, options.verbose > 0});
  runtime.builtins = NewCoreModule(runtime, "builtins", &FillBuiltins);
  runtime.sys = runtime.builtins ? NewCoreModule(runtime, "sys", &FillSys) : nullptr;
  if (!runtime.sys || !FillSysFromOptions(runtime.sys, options)) return false;
  if (!SetSpec(runtime.builtins, "builtins") || !SetSpec(runtime.sys, "sys")) return false;
  runtime.hooks.unicode_name = &FindUnicodeCharacter;
  if (!InitStandardStreams(runtime, options)) return false;
  if (!InitSite(runtime, options)) return false;
  // The options of warnings are the Python module's to read.
  if (!options.warning_options.empty() && !ImportModule(InternStr("warnings"))) return false;
  return InitSignals(runtime);
}

namespace {

// Empties sys.modules as CPython's finalize_modules: the modules die where nobody else holds them; what survives has its globals set to
// None, names with one underscore first, builtins and sys last.
void EndModules(Runtime& runtime) {
  static constexpr const char* kSysNames[] = {"path", "argv", "ps1", "ps2", "last_type", "last_value", "last_traceback", "path_hooks",
                                              "path_importer_cache", "meta_path"};
  for (const char* name : kSysNames) DictSetText(ModuleDict(runtime.sys), name, None());
  for (auto [name, original] : {std::pair{"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}}) {
    Borrowed<Object> value = DictGetText(ModuleDict(runtime.sys), original);
    DictSetText(ModuleDict(runtime.sys), name, value ? value.get() : None());
  }
  DictSet(ModuleDict(runtime.builtins), Names().underscore, None());
  // Weakly held meanwhile, to see who stays.
  std::vector<std::pair<Ref<Object>, Ref<Object>>> modules;  // name, weak reference
  ptrdiff_t position = 0;
  Object *key, *value;
  std::vector<Ref<Object>> names;
  while (DictNext(runtime.modules, &position, &key, &value)) {
    if (value->kind != kModule) continue;
    names.push_back(NewRef(key));
    if (value == runtime.sys || value == runtime.builtins) continue;
    modules.emplace_back(NewRef(key), NewWeakRef(value, nullptr));
  }
  for (const Ref<Object>& name : names) {
    if (!DictSet(runtime.modules, name, None())) ClearError();
  }
  names.clear();
  DictClear(runtime.modules);
  CurrentCollector().CollectAtExit();
  for (auto it = modules.rbegin(); it != modules.rend(); ++it) {
    if (!it->second) continue;
    Ref<Object> module = ReferentOf(it->second);
    if (module->kind == kModule) ClearModuleDict(ModuleDict(module.get()));
  }
  modules.clear();
  CurrentCollector().CollectAtExit();
  ClearModuleDict(ModuleDict(runtime.sys));
  ClearModuleDict(ModuleDict(runtime.builtins));
  CurrentCollector().CollectAtExit();
}

}  // namespace

void ClearModuleDict(DictObject* dict) {
  Ref<Object> keep = NewRef<Object>(dict);
  for (int pass = 1; pass <= 2; ++pass) {
    ptrdiff_t position = 0;
    Object *key, *value;
    while (DictNext(dict, &position, &key, &value)) {
      if (value == None() || !IsStr(key)) continue;
      auto* name = AsStr(key);
      bool single_underscore = name->length > 0 && StrChar(name, 0) == '_' && !(name->length > 1 && StrChar(name, 1) == '_');
      if (pass == 1 ? !single_underscore : StrEqual(name, Names().__builtins__)) continue;
      if (!DictSet(dict, key, None())) ClearError();
    }
  }
}

namespace {

// The threads that are no daemons run to their ends first.
void AwaitThreads() {
  Borrowed<Object> found = DictGetText(CurrentRuntime().modules, "threading");
  if (!found) return;
  Ref<Object> threading = NewRef(found.get());
  Ref<StrObject> name = InternStr("_shutdown");
  if (!name || !CallMethod(threading, name)) WriteUnraisable(threading);
}

}  // namespace

int FiniLibrary(Runtime& runtime) {
  ClearError();
  int status = 0;
  AwaitThreads();
  RunExitFunctions(runtime);
  CurrentLibrary().finalizing = true;
  if (!FlushStandardStreams(runtime)) status = 120;
  StopOtherThreads();
  EndModules(runtime);
  FlushStandardStreams(runtime);
  FiniSignals(runtime);
  return status;
}

void EndLibrary(Runtime& runtime) {
  FiniWarnings(runtime);
  FiniImport(runtime);
  delete static_cast<Library*>(std::exchange(runtime.stdlib, nullptr));
}

}  // namespace viv
