// What the library's start and end want of some modules. The modules themselves: modules.def, which library.cc alone reads, so that
// a new one compiles itself and nothing else.
#pragma once

#include "interpreter/objects/function_object.h"
#include "interpreter/vm/warnings.h"
#include "stdlib/library.h"

namespace viv {

bool InitStandardStreams(Runtime& runtime, const LibraryOptions& options);  // io: sys.stdin, stdout, stderr
bool FlushStandardStreams(Runtime& runtime);                                // false: stdout could not be flushed; nothing pending
// exit, quit, copyright, credits, license, help; sys.__interactivehook__
bool InitSite(Runtime& runtime, const LibraryOptions& options);
void RunExitFunctions(Runtime& runtime);                                    // atexit

}  // namespace viv
