// Importing. This much the loop needs; the rest of the machinery is declared below.
// Answers to CPython's Python/import.c and Lib/importlib.
#pragma once

#include "interpreter/vm/thread.h"

namespace viv {

// The instructions. ImportName calls the `__import__` of the frame's builtins, which may be the program's own.
Ref<Object> ImportName(Frame* frame, Borrowed<StrObject> name, Borrowed<Object> level, Borrowed<Object> from_list);
Ref<Object> ImportFrom(Borrowed<Object> module, Borrowed<StrObject> name);
bool ImportStar(Borrowed<Object> module, Borrowed<Object> into_locals);

}  // namespace viv
