// What CPython's site module adds to builtins: exit, quit, copyright, credits, license, help.
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/vm/import.h"
#include "stdlib/modules.h"

namespace viv {

namespace {

// The objects that stdlib/python/_sitebuiltins.py makes.
constexpr const char* kNames[] = {"exit", "quit", "copyright", "credits", "license", "help"};

}  // namespace

bool InitSite(Runtime& runtime) {
  Ref<StrObject> name = InternStr("_sitebuiltins");
  Ref<ModuleObject> module = name ? ImportModule(name) : nullptr;
  if (!module) return false;
  for (const char* builtin : kNames) {
    Borrowed<Object> value = DictGetText(ModuleDict(module.get()), builtin);
    if (!value || !ModuleAdd(runtime.builtins, builtin, value.ToOwned())) return false;
  }
  return true;
}

}  // namespace viv
