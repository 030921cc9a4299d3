// Running programs as the command line asks, and what comes of it: printed exceptions and an exit status.
#pragma once

#include "interpreter/cli/options.h"
#include "interpreter/objects/function_object.h"

namespace viv::cli {

// Each runs in the module __main__ and returns the exit status, CPython's rules.
int RunFile(const Options& options);     // a file, or a folder with __main__.py
int RunCommand(const Options& options);  // -c
int RunModule(const Options& options);   // -m
int RunStdin(const Options& options);    // source text from standard input, run as a whole
int CheckFiles(const Options& options);  // --check
int DumpSource(const Options& options);  // --dump-ast, --dis

// The module that programs run in. Null: exception pending.
Ref<ModuleObject> MainModule();
// Prints the pending exception through sys.excepthook, or ends the program where it is SystemExit. The exit status.
int ReportException();
// The exit status that SystemExit asks for; prints its message.
int StatusOfExit(Borrowed<Object> code);

}  // namespace viv::cli
