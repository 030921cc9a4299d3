// The modules in C++ (modules.def), and what the library's start and end want of some of them.
#pragma once

#include "interpreter/objects/function_object.h"
#include "interpreter/vm/warnings.h"
#include "stdlib/library.h"

namespace viv {

#define VIV_MODULE(name, fill) bool fill(ModuleObject* module);
#include "stdlib/modules.def"
#undef VIV_MODULE

bool InitStandardStreams(Runtime& runtime, const LibraryOptions& options);  // io: sys.stdin, stdout, stderr
bool FlushStandardStreams(Runtime& runtime);                                // false: stdout could not be flushed; nothing pending
// exit, quit, copyright, credits, license, help; sys.__interactivehook__
bool InitSite(Runtime& runtime, const LibraryOptions& options);
void RunExitFunctions(Runtime& runtime);                                    // atexit

}  // namespace viv
