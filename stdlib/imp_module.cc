// The module _imp: the steps of importing one by one, from which the package importlib is made. Answers to CPython's Python/import.c.
#include "interpreter/compiler/compile.h"
#include "interpreter/compiler/stored_code.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/int_object.h"
#include "interpreter/objects/list_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/import_internal.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

bool NameArgument(const char* function, Borrowed<Object> name) {
  return IsStr(name) || RaiseFalse(TypeId::kTypeError, "%s() argument must be str, not %T", function, name.get());
}

Ref<Object> OrNone(Ref<Object> spec) { return spec || ErrorPending() ? std::move(spec) : NewNone(); }

Ref<Object> IsBuiltin(Borrowed<Object>, Borrowed<Object> name) {
  if (!NameArgument("is_builtin", name)) return nullptr;
  std::string text = StrToStdString(AsStr(name));
  if (!FindBuiltin(text)) return NewInt(0);
  return NewInt(text == "sys" || text == "builtins" ? -1 : 1);
}
Ref<Object> IsFrozen(Borrowed<Object>, Borrowed<Object> name) {
  return NameArgument("is_frozen", name) ? NewBool(FindEmbedded(StrToStdString(AsStr(name))) != nullptr) : nullptr;
}
Ref<Object> ExtensionSuffixes(Borrowed<Object>) { return NewList(0); }
Ref<Object> LockHeld(Borrowed<Object>) { return NewBool(false); }
Ref<Object> Nothing(Borrowed<Object>) { return NewNone(); }

// find_spec(name, path): by all finders; the path of the package, or None.
Ref<Object> FindAnySpec(Borrowed<Object>, ArgSpan args) {
  if (!NameArgument("find_spec", args[0])) return nullptr;
  return OrNone(FindSpec(AsStr(args[0]), IsNone(args[1]) ? nullptr : args[1]));
}

// find_on_path(name, path): in the folders of the path, or of sys.path, alone.
Ref<Object> FindOnPath(Borrowed<Object>, ArgSpan args) {
  if (!NameArgument("find_on_path", args[0])) return nullptr;
  Ref<Object> path = NewRef(args[1]);
  if (IsNone(args[1])) {
    Borrowed<Object> sys_path = DictGetText(ModuleDict(CurrentRuntime().sys), "path");
    if (!sys_path || IsNone(sys_path)) return NewNone();
    path = sys_path.ToOwned();
  }
  std::string text = StrToStdString(AsStr(args[0]));
  return OrNone(SpecOnPath(AsStr(args[0]), text.substr(text.rfind('.') + 1), path));
}

// init_attributes(module, spec): __name__, __loader__, __package__, __spec__, and __path__, __file__ where there are such.
Ref<Object> InitAttributes(Borrowed<Object>, ArgSpan args) {
  if (args[0]->kind != kModule) return RaiseTypeError("expected a module, not %T", args[0]);
  if (!IsSubtype(TypeOf(args[1]), CurrentImport().module_spec.get())) return RaiseTypeError("expected a ModuleSpec, not %T", args[1]);
  return InitModuleAttributes(static_cast<ModuleObject*>(args[0]), AsModuleSpec(args[1])) ? NewNone() : nullptr;
}

// store_code(name, as_imported): the code of a module of the library as bytes; compiled now, or as an import gets it.
Ref<Object> StoreModule(Borrowed<Object>, ArgSpan args) {
  if (!NameArgument("store_code", args[0])) return nullptr;
  const int as_imported = IsTrue(args[1]);
  if (as_imported < 0) return nullptr;
  const std::string name = StrToStdString(AsStr(args[0]));
  const EmbeddedModule* embedded = FindEmbedded(name);
  if (!embedded) return Raise(TypeId::kImportError, "no such module of the library: %s", name.c_str());
  Ref<StrObject> filename = StrFormat("<frozen %s>", name.c_str());
  if (!filename) return nullptr;
  const std::string copy(embedded->source);  // not where the program has it, which is what tells that its code is there too
  Ref<CodeObject> code = CompileSource(as_imported ? embedded->source : std::string_view(copy), filename, CompileMode::kExec, CompileOptions{});
  std::string stored;
  if (!code || !StoreCode(code.get(), &stored)) return nullptr;
  Ref<Object> bytes = NewBytes(stored);
  Ref<Object> size = bytes ? NewInt(static_cast<int64_t>(copy.size())) : nullptr;
  return size ? Ref<Object>(NewTuple({bytes.get(), size.get()})) : nullptr;
}
Ref<Object> LibraryNames(Borrowed<Object>) {
  const ModuleTables& tables = CurrentImport().tables;
  Ref<ListObject> names = NewList(0);
  for (size_t i = 0; names && i < tables.embedded_count; ++i) {
    Ref<StrObject> name = NewStr(tables.embedded[i].name);
    if (!name || !ListAppend(names.get(), std::move(name))) return nullptr;
  }
  return names;
}

Ref<Object> IsOwn(Borrowed<Object>, Borrowed<Object> loader) { return NewBool(IsOwnLoader(loader)); }

constexpr MethodDef kFunctions[] = {
    NoArgs("acquire_lock", &Nothing),
    NoArgs("extension_suffixes", &ExtensionSuffixes),
    Positional("find_on_path", &FindOnPath, 2, 2),
    Positional("find_spec", &FindAnySpec, 2, 2),
    Positional("init_attributes", &InitAttributes, 2, 2),
    OneArg("is_builtin", &IsBuiltin),
    OneArg("is_frozen", &IsFrozen),
    OneArg("is_own_loader", &IsOwn),
    NoArgs("library_names", &LibraryNames),
    NoArgs("lock_held", &LockHeld),
    NoArgs("release_lock", &Nothing),
    Positional("store_code", &StoreModule, 2, 2),
};

}  // namespace

bool FillImp(ModuleObject* module) {
  ImportState& import = CurrentImport();
  return ModuleAddFunctions(module, kFunctions) && ModuleAdd(module, "ModuleSpec", NewRef<Object>(import.module_spec.get())) &&
         ModuleAdd(module, "BuiltinImporter", NewRef<Object>(import.builtin_importer.get())) &&
         ModuleAdd(module, "FrozenImporter", NewRef<Object>(import.frozen_importer.get())) &&
         ModuleAdd(module, "SourceFileLoader", NewRef<Object>(import.source_loader.get())) &&
         ModuleAdd(module, "NamespaceLoader", NewRef<Object>(import.namespace_loader.get()));
}

}  // namespace viv
