// How a program or a statement ended: printed exceptions, exit statuses. Answers to PyErr_PrintEx in CPython's Python/pythonrun.c.
#pragma once

#include "interpreter/objects/object.h"

namespace viv::cli {

// A KeyboardInterrupt that nobody caught: at its end the process kills itself with SIGINT.
inline constexpr int kInterrupted = -2;

struct Outcome {
  int status = 0;
  bool exited = false;  // SystemExit: there is nothing after it
};

enum class OnExit { kEnd, kPrint };  // what SystemExit does: ends the program, or is an exception like any other (-i)

// Prints the pending exception through sys.excepthook, or does what SystemExit asks for.
Outcome ReportException(OnExit on_exit = OnExit::kEnd);

// Null: none.
Ref<Object> SysAttribute(const char* name);
// False: exception pending.
bool FlushStream(const char* name);
// After a file and after each statement of the prompt, before its exception is printed: sys.stderr, then sys.stdout. What cannot be
// written stays for the flush at the end, which says so; an exception stays pending.
void FlushStreams();

}  // namespace viv::cli
