// Lines from standard input, as input() and the prompt read them. Answers to PyOS_Readline in CPython's Parser/myreadline.c.
//
// At a terminal the module readline edits the line once it is imported; otherwise C's stdin is read, with the prompt on standard
// error. C's stdin keeps what it has read ahead for itself: it is not sys.stdin.
#pragma once

#include <string>

#include "interpreter/objects/object.h"

namespace viv {

enum class LineStatus : uint8_t {
  kLine,   // with its newline, where there is one
  kEnd,    // the end of the input
  kFailed  // exception pending: Ctrl-C
};

struct TypedLine {
  LineStatus status = LineStatus::kEnd;
  std::string text;  // bytes as typed
};

// Edits a line at the terminal.
using LineEditor = TypedLine (*)(const std::string& prompt);

TypedLine ReadTypedLineMayRunPython(const std::string& prompt);

// Runs the handlers of signals that have arrived. False: exception pending.
bool HandlePendingSignalsMayRunPython();

// Waits until `fd` can be read. False: a signal's handler raised.
bool WaitForInputMayRunPython(int fd);

}  // namespace viv
