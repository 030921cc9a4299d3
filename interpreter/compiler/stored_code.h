// Code objects as bytes, and back: how the modules that are part of the program are kept compiled in it.
//
// The build runs the program once without them (scripts/make_stored_code.py); what that writes is linked into the one that is installed. Where
// it is absent, as in a build for development, modules are compiled from their text as any other. The bytes are for the very build that wrote
// them: nothing in them is checked. Answers to CPython's frozen modules, and in its form to Python/marshal.c.
#pragma once

#include <string>
#include <string_view>

#include "interpreter/objects/code_object.h"

namespace viv {

// Appends a code object that has not run yet, and all that it consists of but the file's name. False: exception pending.
bool StoreCode(CodeObject* code, std::string* out);
// The code object again: equal objects are one where they were one, names are interned. The bytes, which begin at a multiple of 8, must be part
// of the program: positions are read from them when somebody asks (interpreter/objects/code_positions.h), and the instructions as compiled
// are there. Null: MemoryError pending.
Ref<CodeObject> LoadStoredCode(std::string_view stored, Borrowed<StrObject> filename);

// What the program has for the module of that name whose text has this size. Empty: nothing.
std::string_view FindStoredCode(std::string_view name, size_t source_size);
// Where the code of all modules is.
std::string_view AllStoredCode();

}  // namespace viv
