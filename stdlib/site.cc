// What CPython's site module adds: the builtins exit, quit, copyright, credits, license, help, and the hook that prepares a session at
// the prompt.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/import.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

// The objects that stdlib/python/_sitebuiltins.py makes.
constexpr const char* kNames[] = {"exit", "quit", "copyright", "credits", "license", "help"};

// sys.__interactivehook__: site.register_readline(), whose module is loaded only now.
Ref<Object> RegisterReadline(Borrowed<Object>) {
  Ref<StrObject> module_name = InternStr("site"), function_name = InternStr("register_readline");
  Ref<ModuleObject> module = module_name && function_name ? ImportModule(module_name) : nullptr;
  return module ? CallMethod(module, function_name) : nullptr;
}

constexpr MethodDef kHook[] = {NoArgs("register_readline", &RegisterReadline)};

}  // namespace

bool InitSite(Runtime& runtime, const LibraryOptions& options) {
  if (options.no_site) return true;
  Ref<StrObject> name = InternStr("_sitebuiltins");
  Ref<ModuleObject> module = name ? ImportModule(name) : nullptr;
  if (!module) return false;
  for (const char* builtin : kNames) {
    Borrowed<Object> value = DictGetText(ModuleDict(module.get()), builtin);
    if (!value || !ModuleAdd(runtime.builtins, builtin, value.ToOwned())) return false;
  }
  return options.isolated || ModuleAdd(runtime.sys, "__interactivehook__", NewBuiltinFunction(&kHook[0], nullptr, nullptr));
}

}  // namespace viv
