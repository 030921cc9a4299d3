// Running programs as the command line asks. Answers to CPython's Modules/main.c.
#pragma once

#include "interpreter/cli/exits.h"
#include "interpreter/cli/options.h"
#include "interpreter/objects/function_object.h"

namespace viv::cli {

// Each runs in the module __main__.
Outcome RunFile(const Options& options);     // a file; a folder or zip archive by the __main__ in it
Outcome RunCommand(const Options& options);  // -c
Outcome RunModule(const Options& options);   // -m
Outcome RunStdin(const Options& options);    // source text from standard input, run as a whole
int CheckFiles(const Options& options);      // --check
int DumpSource(const Options& options);      // --dump-ast, --dis

// What the program's text is run by, __file__ being set meanwhile: a file that is not the program itself, such as PYTHONSTARTUP.
Outcome RunSource(const std::string& source, const std::string& path, OnExit on_exit);

// The `__main__` of sys.path[0], or a module by its name, through runpy. `alter_argv`: sys.argv[0] becomes the module's file.
Outcome RunModuleAsMain(const std::string& name, bool alter_argv, OnExit on_exit);

// What SystemExit does in a program that these options ask for.
inline OnExit ExitOf(const Options& options) { return options.inspect ? OnExit::kPrint : OnExit::kEnd; }

// The module that programs run in. Null: exception pending.
Ref<ModuleObject> MainModule();

}  // namespace viv::cli
