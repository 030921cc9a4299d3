// Warnings: the part of the module warnings that C++ code needs, and what `_warnings` shows of it; and exceptions that nobody can catch.
// Answers to CPython's Python/_warnings.c and _PyErr_WriteUnraisableMsg of Python/errors.c.
#pragma once

#include "interpreter/objects/function_object.h"
#include "interpreter/vm/thread.h"

namespace viv {

struct WarningsState {
  ListObject* filters = nullptr;        // owned: (action, message, category, module, line number) tuples, the first that fits decides
  DictObject* once_registry = nullptr;  // owned
  StrObject* default_action = nullptr;  // owned
  TypeObject* hook_args = nullptr;      // owned: sys.UnraisableHookArgs
  int64_t filters_version = 0;          // registries made under another version are emptied
};

// After InitImport. `options`: the texts of -W and PYTHONWARNINGS, the weakest first.
bool InitWarnings(Runtime& runtime);
void FiniWarnings(Runtime& runtime);

// A warning about an object that goes. False: the warning became an exception.
bool WarnAboutSource(TypeId category, int stack_level, Borrowed<StrObject> text, Borrowed<Object> source);
// About a coroutine that dies before it ran. Leaves nothing pending.
void WarnUnawaited(Borrowed<Object> coroutine, Borrowed<Object> qualname);

// The functions of the module _warnings.
Table<MethodDef> WarningsFunctions();
bool FillWarnings(ModuleObject* module);

}  // namespace viv
