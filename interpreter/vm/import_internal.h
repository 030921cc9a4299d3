// The steps of importing one by one, for the module _imp, from which `importlib` is made.
#pragma once

#include <vector>

#include "interpreter/vm/import.h"
#include "interpreter/vm/module_spec.h"

namespace viv {

// While it lives, the module is being imported by the calling thread; others that want it wait (as with CPython's module locks).
class ImportClaim {
 public:
  explicit ImportClaim(Borrowed<StrObject> name);
  ~ImportClaim();
  ImportClaim(const ImportClaim&) = delete;
  ImportClaim& operator=(const ImportClaim&) = delete;

  StrObject* name() const { return name_.get(); }
  uint64_t thread() const { return thread_; }

 private:
  Ref<StrObject> name_;
  uint64_t thread_;  // VmThread::serial
};
// Waits while another thread imports the module, unless that one waits for the caller. False: a signal's handler raised.
bool AwaitImport(Borrowed<StrObject> name);

struct ImportState {
  ModuleTables tables;
  Ref<TypeObject> module_spec, builtin_importer, frozen_importer, source_loader, namespace_loader;
  ImportReports reports;
  // -X importtime
  bool header_printed = false;
  int depth = 0;            // of imports within imports
  int64_t accumulated = 0;  // microseconds of the imports that the current one has made
  std::vector<ImportClaim*> claims;  // the imports that are under way, of all threads
};
ImportState& CurrentImport();

const BuiltinModule* FindBuiltin(std::string_view name);    // null: there is none
const EmbeddedModule* FindEmbedded(std::string_view name);
bool ComesBeforePath(std::string_view name);      // an embedded module: before the folders of sys.path, or behind them
bool BelongsToLibrary(const std::string& name);   // by its package
Ref<Object> SpecOfBuiltin(Borrowed<StrObject> name);
Ref<Object> SpecOfEmbedded(Borrowed<StrObject> name, const EmbeddedModule* module);
// The spec of a module by all finders, in the path of its package (null: it is in none). Null: nothing found, or exception pending.
Ref<Object> FindSpec(Borrowed<StrObject> name, Borrowed<Object> parent_path_or_null);
// The same in the folders of a path alone. `last_part` is the name without its packages.
Ref<Object> SpecOnPath(Borrowed<StrObject> name, const std::string& last_part, Borrowed<Object> path);
// Sets what a spec says as a module's attributes.
bool InitModuleAttributes(ModuleObject* module, ModuleSpecObject* spec);
// Is it one of the loaders in C++, not a subclass?
bool IsOwnLoader(Borrowed<Object> loader);
// Runs what a spec with a loader in C++ loads, in a module whose attributes are set.
bool ExecuteOwnSpec(ModuleObject* module, ModuleSpecObject* spec);

}  // namespace viv
