// Importing: names to modules. Answers to CPython's Python/import.c and Lib/importlib/_bootstrap.py, _bootstrap_external.py.
//
// A module is looked for in sys.modules, then by the finders that the program put into sys.meta_path, then among the builtin modules
// (C++), the embedded ones (Python source inside the program) and at last along sys.path or the package's __path__, where a folder
// with __init__.py is a package, NAME.py a module, and a plain folder a part of a namespace package. An entry that is no folder is
// given to the program's sys.path_hooks, and to zipimport where it is a file or leads through one; sys.path_importer_cache keeps the
// finders. (Folders are given to the program's hooks first, too.)
//
// Which builtin and embedded modules there are the library says (SetModuleTables): this layer knows none by name.
#pragma once

#include <string_view>

#include "interpreter/objects/function_object.h"
#include "interpreter/vm/thread.h"

namespace viv {

// A module in C++: `fill` puts its contents into a fresh module. False: exception pending.
struct BuiltinModule {
  const char* name;
  bool (*fill)(ModuleObject* module);
};
// A module in Python whose source is part of the program. `name` is dotted for parts of packages.
struct EmbeddedModule {
  const char* name;
  std::string_view source;
  bool is_package;
};
struct ModuleTables {
  const BuiltinModule* builtin = nullptr;
  size_t builtin_count = 0;
  const EmbeddedModule* embedded = nullptr;
  size_t embedded_count = 0;
};

bool InitImport(Runtime& runtime, const ModuleTables& tables);  // after InitVm
void FiniImport(Runtime& runtime);
const ModuleTables& CurrentModuleTables();

// What imports tell on C's stderr: -X importtime how long each took, -v its name and loader.
struct ImportReports {
  bool times = false, names = false;
};
void SetImportReports(const ImportReports& reports);

// builtins.__import__ with all its arguments. `globals` null where the importing code has none; `from_list` may be None.
Ref<Object> ImportModuleLevel(Borrowed<StrObject> name, Borrowed<DictObject> globals_or_null, Borrowed<Object> from_list, int level);
// importlib.import_module of an absolute name: the module itself, not the top package.
Ref<ModuleObject> ImportModule(Borrowed<StrObject> absolute_name);
// A module to run as a script or to reload: its source and where it came from.
struct FoundModule {
  Ref<Object> spec;           // null: not found (nothing pending) or failed (pending)
  bool is_package = false;
};
FoundModule FindModule(Borrowed<StrObject> absolute_name);
// The code of a module found by path or embedded. Null: failed.
Ref<CodeObject> CodeOfSpec(Borrowed<Object> spec);
// Runs `code` in `module`, whose __spec__ and so on are set.
Ref<Object> NewModuleSpec(Borrowed<StrObject> name, Borrowed<Object> loader, Borrowed<Object> origin, bool has_location);
Ref<Object> NewSourceLoader(Borrowed<StrObject> name, Borrowed<StrObject> path);

// The instructions. ImportName calls the `__import__` of the frame's builtins, which may be the program's own.
Ref<Object> ImportName(Frame* frame, Borrowed<StrObject> name, Borrowed<Object> level, Borrowed<Object> from_list);
Ref<Object> ImportFrom(Borrowed<Object> module, Borrowed<StrObject> name);
bool ImportStar(Borrowed<Object> module, Borrowed<Object> into_locals);

}  // namespace viv
