// The module sys, in parts. Answers to CPython's Python/sysmodule.c.
#pragma once

#include "interpreter/objects/function_object.h"
#include "stdlib/library.h"

namespace viv {

bool FillSys(ModuleObject* module);                                      // modules.def: what needs no command line
bool FillSysFromOptions(ModuleObject* module, const LibraryOptions& options);  // argv, path, flags ...
Table<MethodDef> SysTracingFunctions();                                  // sys_tracing.cc: settrace, setprofile
Table<MethodDef> SysMemoryFunctions();                                   // sys_memory.cc: counts, sizes, the allocator
bool AddSysInfo(ModuleObject* module);                                   // sys_info.cc: version_info, float_info ...
bool AddSysFlags(ModuleObject* module, const LibraryOptions& options);   // sys_info.cc

}  // namespace viv
