// A module as the program (-m, folders, archives): found here, run by the library's runpy, as the tracebacks of such programs show.
#include "interpreter/cli/run.h"
#include "interpreter/objects/bytes_object.h"
#include "interpreter/objects/dict_object.h"
#include "interpreter/objects/exception_object.h"
#include "interpreter/objects/protocols.h"
#include "interpreter/objects/str_object.h"
#include "interpreter/objects/tuple_object.h"
#include "interpreter/vm/import.h"

namespace viv::cli {

namespace {

// importlib.util.find_spec and the get_code of a spec's loader, without importlib.
Ref<Object> FindSpec(Borrowed<Object>, Borrowed<Object> name) {
  FoundModule found = FindModule(AsStr(name));
  if (!found.spec) return ErrorPending() ? nullptr : NewNone();
  return std::move(found.spec);
}
Ref<Object> CodeOf(Borrowed<Object>, Borrowed<Object> spec) { return CodeOfSpec(spec); }

constexpr MethodDef kFinders[] = {OneArg("find_spec", &FindSpec), OneArg("get_code", &CodeOf)};

Ref<Object> RunByRunpy(const std::string& name, bool alter_argv) {
  Ref<StrObject> runpy_name = InternStr("runpy"), function_name = InternStr("_run_module_as_main");
  Ref<StrObject> module_name = DecodeBytes(name, "utf-8", "surrogateescape");
  Ref<ModuleObject> runpy = runpy_name && function_name && module_name ? ImportModule(runpy_name) : nullptr;
  Ref<Object> find = runpy ? NewBuiltinFunction(&kFinders[0], nullptr, nullptr) : nullptr;
  Ref<Object> code = runpy ? NewBuiltinFunction(&kFinders[1], nullptr, nullptr) : nullptr, alter = NewBool(alter_argv);
  if (!find || !code) return nullptr;
  return CallMethod(runpy, function_name, {module_name.get(), alter.get(), find.get(), code.get()});
}

}  // namespace

Outcome RunModuleAsMain(const std::string& name, bool alter_argv, OnExit on_exit) {
  if (!MainModule()) return ReportException(on_exit);
  return RunByRunpy(name, alter_argv) ? Outcome{} : ReportException(on_exit);
}

}  // namespace viv::cli
