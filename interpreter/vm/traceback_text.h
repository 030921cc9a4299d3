// An exception as the text that CPython 3.11 prints for it: traceback with source lines and carets, causes and contexts, groups, notes,
// suggestions. Answers to CPython's Python/pythonrun.c, traceback.c and suggestions.c.
#pragma once

#include <string>

#include "interpreter/objects/exception_object.h"

namespace viv {

// Never fails and leaves nothing pending: what cannot be told (a str() that raises) is told as such. UTF-8, surrogates as three bytes.
// May run Python.
std::string FormatException(Borrowed<BaseExceptionObject> exception);
// The entries of a traceback alone: what traceback.print_tb prints, without its header.
std::string FormatTracebackEntries(Borrowed<Object> traceback);
// ". Did you mean: 'x'?" or nothing.
std::string SuggestionFor(Borrowed<BaseExceptionObject> exception);

}  // namespace viv
